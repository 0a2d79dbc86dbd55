"""A case in words: its row in the list and its description."""

from collections.abc import Iterator, Mapping
from datetime import date
from textwrap import shorten
from typing import Any

from desk.locale import _
from desk.locale.formats import day, days_left, euros, full_name, weekday, whole_euros
from desk.locale.words import word, words
from desk.locale.words.judging import urgency
from desk.pairings.listing import pairings_of
from desk.signals.attention import term_left
from desk.signals.files import case_file
from desk.store.store import Store
from desk.widgets.detail import Description, Line, Section
from desk.widgets.record_list import Cell, Column, Row
from schema.settings import Settings

_LONGEST_RESULT = 24
"""Signs of a result in the list; the pane shows it whole."""
SOON = 7
"""Calendar or working days before its last day from which a term stands out."""


def case_columns(wide: bool) -> list[Column]:
    """Return the columns of the list of cases; where room is scarce without the kind."""
    kind = [Column(_("soort"), kept=True)] if wide else []
    amount = Column(_("bedrag"), right=True, kept=True)
    return [
        Column(_("wie")),
        Column(_("adres")),
        *kind,
        amount,
        Column(_("status"), kept=True),
        Column(_("termijn"), kept=True),
    ]


def case_row(case: Mapping[str, Any], on: date, settings: Settings, wide: bool) -> Row:
    """Return a case as a row: who, where, what kind, how much, what it waits for and how long that may take."""
    state, left, tone = Cell(word(case["status"])), "", ""
    if case["status"] == "closed":
        left = shorten(case["result"] or "", _LONGEST_RESULT, placeholder="…")
    elif case["due_on"]:
        found = term_left(case, on, settings)
        state = Cell(_("crisis"), "error") if case["crisis"] else Cell(_waits_for(case["due_kind"]))
        left = days_left(found.days, working=found.working, overdue=found.overdue)
        tone = term_tone(found.days, found.overdue)
    kind = [word(case["kind"])] if wide else []
    amount = whole_euros(case["amount_cents"])
    return Row(case["id"], [who(case), place(case), *kind, amount, state, Cell(left, tone)])


def _waits_for(term: str) -> str:
    return {"first-contact": _("contact"), "first-talk": _("gesprek"), "end-of-supply": _("levering")}[term]


def term_tone(days: int, overdue: bool) -> str:
    """Return the tone of a term with so many days left or past."""
    return "error" if overdue else "warning" if days <= SOON else ""


def who(case: Mapping[str, Any]) -> str:
    """Return the names on a case, or its number where no signal bears one."""
    return case.get("name") or _("zaak {number}").format(number=case["number"])


def place(address: Mapping[str, Any]) -> str:
    """Return street and house number; the postcode where the street is not known."""
    number = address["house_number"] if "house_number" in address else address["number"]
    door = " ".join(str(part) for part in (number, address["addition"]) if part)
    return f"{address['street'] or address['postcode']} {door}"


def whole_place(address: Mapping[str, Any]) -> str:
    """Return street and house number, postcode and town; each that is known, once."""
    area = [address["postcode"]] if address["street"] else []
    return ", ".join(filter(None, [place(address), " ".join([*area, *filter(None, [address["place"]])])]))


def describe_case(store: Store, case: str, on: date) -> Description:
    """Open a case's file, which is logged, and describe it."""
    file = case_file(store, case, on=on, purpose="case-work")
    names = [full_name(row) for row in file["residents"]]
    title = " · ".join([" / ".join(names), file["number"]] if names else [file["number"]])
    return Description(
        title,
        [
            Section(list(_standing(file))),
            Section(list(_signals(file)), _("Signalen")),
            Section(list(_persons(file)), _("Personen")),
            Section(list(_outreach(file)), _("Contact")),
            Section(list(_before_contact(file))),
            Section(list(_support(store, file, on)), _("Hulp")),
        ],
    )


def _standing(file: Mapping[str, Any]) -> Iterator[Line]:
    address = file["address"]
    yield Line(_("adres"), whole_place(address))
    crisis = any(signal["crisis"] for signal in file["signals"])
    kind = word(file["kind"])
    yield Line(_("soort"), ", ".join((_("crisis"), kind)) if crisis else kind, "error" if crisis else "")
    yield Line(_("bedrag"), euros(file["amount_cents"]))
    if file["status"] == "closed":
        yield Line(_("gesloten"), f"{day(file['closed_on'])}: {file['result']}")
    seen: set[str] = set()
    for term in file["terms"]:
        if term["kind"] not in seen:
            seen.add(term["kind"])
            left = days_left(term["days"], working=term["working"], overdue=term["overdue"])
            tone = term_tone(term["days"], term["overdue"])
            yield Line(word(term["kind"]), f"{weekday(term['due_on'])}, {left}", tone)
    if file["pause_until"]:
        yield Line(_("incassopauze"), _("tot en met {day}").format(day=day(file["pause_until"])))


def _signals(file: Mapping[str, Any]) -> Iterator[Line]:
    for signal in file["signals"]:
        told = [day(signal["signal_on"])]
        if signal["arrears_since"]:
            told.append(_("achter sinds {day}").format(day=day(signal["arrears_since"])))
        yield Line(signal["type"], f"{euros(signal['amount_cents'])} · {signal['partner']}")
        yield Line("", " · ".join(told), "secondary")
        if found := list(marks(signal)):
            yield Line("", " · ".join(found), "error" if signal["crisis"] else "warning")


def marks(signal: Mapping[str, Any]) -> Iterator[str]:
    """Yield what makes a signal urgent, and whether it repeats one that was picked up before."""
    if signal["crisis"]:
        yield _("crisis")
    if signal["warm_handover"]:
        yield _("warme overdracht")
    if signal["supply_ends_on"]:
        yield _("levering stopt {day}").format(day=day(signal["supply_ends_on"]))
    elif signal["end_of_supply"]:
        yield _("einde levering")
    if signal["marked"]:
        yield _("herhaling, toch opgepakt")


def _persons(file: Mapping[str, Any]) -> Iterator[Line]:
    for resident in file["residents"]:
        born = _("geboren {day}").format(day=day(resident["birth_date"])) if resident["birth_date"] else ""
        yield Line(_("naam"), ", ".join(filter(None, [full_name(resident), born])))
        if reach := " · ".join(filter(None, [resident["phone"], resident["email"]])):
            yield Line(_("bereikbaar"), reach)
    if not file["residents"]:
        yield Line("", _("geen naam bekend"), "secondary")
    if len(file["person_groups"]) > 1 or file["institution"]:
        yield _household(file)


def _household(file: Mapping[str, Any]) -> Line:
    if not file["households"]:
        return Line(_("huishouden"), _("meer personen: één huishouden of niet? (h)"), "warning")
    decided = file["households"][-1]
    told = _("één huishouden") if decided["together"] else _("apart")
    return Line(_("huishouden"), f"{told}, {day(decided['decided_on'])}")


def _outreach(file: Mapping[str, Any]) -> Iterator[Line]:
    talks = [(row["held_on"], Line(day(row["held_on"]), _("gesprek gevoerd"), "success")) for row in file["talks"]]
    attempts = [(row["made_on"], _attempt(row)) for row in file["attempts"]]
    yield from (line for _day, line in sorted(talks + attempts, key=lambda made: made[0], reverse=True))
    if not talks and not attempts:
        yield Line("", _("nog geen contactpoging"), "warning" if file["status"] == "open" else "secondary")
    for closing in file["closings"]:
        if closing["reopened_on"]:
            told = _("heropend: {why}; eerder {result}")
            told = told.format(why=word(closing["reopen_reason"]), result=closing["result"])
            yield Line(day(closing["reopened_on"]), told)


def _attempt(row: Mapping[str, Any]) -> Line:
    how = ", ".join(filter(None, [row["channel"], (row["part"] or "").lower()]))
    outcome = _("bereikt") if row["reached"] else _("niet bereikt")
    told = [f"{how}: {outcome}"]
    told += [_("door vrijwilliger")] if row["volunteers"] else []
    told += [row["note"]] if row["note"] else []
    return Line(day(row["made_on"]), " · ".join(told), "success" if row["reached"] else "")


def _before_contact(file: Mapping[str, Any]) -> Iterator[Line]:
    if file["brp_checks"]:
        check = file["brp_checks"][-1]
        yield Line(_("BRP"), f"{word(check['outcome'])}, {day(check['checked_on'])} ({check['checked_by']})")
    else:
        yield Line(_("BRP"), _("nog niet gecontroleerd (b)"), "warning")
    if file["informings"]:
        told = file["informings"][-1]
        yield Line(_("geïnformeerd"), f"{day(told['informed_on'])}, {told['how']}")
    else:
        yield Line(_("geïnformeerd"), _("nog niet, uiterlijk {day} (i)").format(day=day(file["inform_by"])), "warning")


def _support(store: Store, file: Mapping[str, Any], on: date) -> Iterator[Line]:
    requests = file["requests"]
    pairings = pairings_of(store, [row["id"] for row in requests], on=on)
    for row in requests:
        told = [words(row["kinds"]), _("urgentie {word}").format(word=urgency(row["urgency"]))]
        told += [_("gevraagd {day}").format(day=day(row["requested_on"]))]
        told += [_("ingetrokken {day}").format(day=day(row["withdrawn_on"]))] if row["withdrawn_on"] else []
        yield Line(_("hulpvraag"), f"{word(row['task'])}: {', '.join(told)}")
        for pairing in pairings:
            if pairing["request"] == row["id"]:
                yield Line(_("koppeling"), f"{_volunteer(pairing)}, {word(pairing['status'])}")
    if not requests:
        yield Line("", _("nog geen hulpvraag (v)"), "secondary")


def _volunteer(pairing: Mapping[str, Any]) -> str:
    return full_name(
        {part: pairing[f"volunteer_{part}"] for part in ("first_name", "prefix", "surname")},
    )
