"""The file of one case in words: what stands, what came in, who lives there, what was done, and what is next."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from desk.locale import _
from desk.locale.formats import day, days_left, euros, full_name, weekday
from desk.locale.words import word, words
from desk.locale.words.exchange import handed_told
from desk.locale.words.judging import urgency
from desk.pairings.listing import pairings_of
from desk.screens.case_next_texts import block_lines, history_lines, next_lines, referral_lines
from desk.screens.case_time_texts import time_lines
from desk.screens.residents_texts import term_tone, whole_place
from desk.signals.files import case_file
from desk.store.store import Store
from desk.widgets.detail import Description, Line, Section


def describe_case(store: Store, case: str, on: date) -> Description:
    """Open a case's file, which is logged, and describe it."""
    file = case_file(store, case, on=on, purpose="case-work")
    names = [full_name(row) for row in file["residents"]]
    title = " · ".join([" / ".join(names), file["number"]] if names else [file["number"]])
    return Description(
        title,
        [
            Section([*_standing(file), *next_lines(file)]),
            Section(list(time_lines(file, on)), _("Tijdlijn")),
            Section(list(_signals(file)), _("Signalen")),
            Section(list(_persons(file)), _("Personen")),
            Section(list(_before_contact(file)), _("Vooraf")),
            Section([*_support(store, file, on), *referral_lines(file)], _("Hulp")),
            Section(list(history_lines(file)), _("Andere zaken op dit adres (a)")),
        ],
    )


def _standing(file: Mapping[str, Any]) -> Iterator[Line]:
    yield from block_lines(file)
    yield Line(_("adres"), whole_place(file["address"]))
    if file["institution"]:
        yield Line("", _("instelling: hier wonen meer personen dan in één huishouden"), "warning")
    crisis = any(signal["crisis"] for signal in file["signals"])
    kind = word(file["kind"])
    yield Line(_("soort"), ", ".join((_("crisis"), kind)) if crisis else kind, "error" if crisis else "")
    yield Line(_("bedrag"), euros(file["amount_cents"]) if file["amount_cents"] else "–")
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
        yield Line(_("incassopauze"), _until(file, "pause_until", "pause_left"))


def _until(file: Mapping[str, Any], last_day: str, left: str) -> str:
    """Return a last day with what is left of it."""
    told = _("voorbij")
    if not file[left]["overdue"]:
        told = days_left(file[left]["days"], working=False, overdue=False)
    return _("tot en met {day}, {left}").format(day=day(file[last_day]), left=told)


def _signals(file: Mapping[str, Any]) -> Iterator[Line]:
    several = len(file["person_groups"]) > 1
    for signal in file["signals"]:
        told = [full_name(signal)] if several and signal["surname"] else []
        told.append(day(signal["signal_on"]))
        if signal["arrears_since"]:
            told.append(_("achter sinds {day}").format(day=day(signal["arrears_since"])))
        partner = [] if signal["partner"] == signal["type"] else [signal["partner"]]
        amount = euros(signal["amount_cents"]) if signal["amount_cents"] else "–"
        yield Line(signal["type"], " · ".join([amount, *partner]))
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


def _before_contact(file: Mapping[str, Any]) -> Iterator[Line]:
    if file["brp_checks"]:
        check = file["brp_checks"][-1]
        yield Line(_("BRP"), f"{word(check['outcome'])}, {day(check['checked_on'])} ({check['checked_by']})")
        told = _("geldt {until} (b)").format(until=_until(file, "brp_until", "brp_left"))
        yield Line("", told, "warning" if file["brp_left"]["overdue"] else "secondary")
    else:
        yield Line(_("BRP"), _("nog niet gecontroleerd (b)"), "warning")
    if file["informings"]:
        told = file["informings"][-1]
        yield Line(_("geïnformeerd"), f"{day(told['informed_on'])}, {told['how']}")
    else:
        left = file["inform_left"]
        told = days_left(left["days"], working=False, overdue=left["overdue"])
        told = _("nog niet, uiterlijk {day}, {left} (i)").format(day=day(file["inform_by"]), left=told)
        yield Line(_("geïnformeerd"), told, "error" if left["overdue"] else "warning")


def _support(store: Store, file: Mapping[str, Any], on: date) -> Iterator[Line]:
    requests = file["requests"]
    pairings = pairings_of(store, [row["id"] for row in requests], on=on) if requests else []
    for row in requests:
        told = [words(row["kinds"]), _("urgentie {word}").format(word=urgency(row["urgency"]))]
        told += [_("gevraagd {day}").format(day=day(row["requested_on"]))]
        told += [_("ingetrokken {day}").format(day=day(row["withdrawn_on"]))] if row["withdrawn_on"] else []
        yield Line(_("hulpvraag"), f"{word(row['task'])}: {', '.join(told)}")
        for step in [it for it in file["handed"] if it["request"] == row["id"]][-1:]:
            yield Line(_("overdracht"), handed_told(step))
        for pairing in pairings:
            if pairing["request"] == row["id"]:
                yield Line(_("koppeling"), f"{_volunteer(pairing)}, {word(pairing['status'])}")
    if not requests:
        yield Line("", _("nog geen hulpvraag (v)"), "secondary")


def _volunteer(pairing: Mapping[str, Any]) -> str:
    return full_name(
        {part: pairing[f"volunteer_{part}"] for part in ("first_name", "prefix", "surname")},
    )
