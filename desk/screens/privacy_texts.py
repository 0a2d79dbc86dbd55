"""What is over its term, what keeps it, and what was destroyed, in words."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from desk.locale import _, ngettext
from desk.locale.formats import count, day
from desk.locale.words import counted, word
from desk.locale.words.papers import purposes
from desk.privacy.due import DueRecord
from desk.privacy.holds import Hold
from desk.widgets.detail import Description, Line, Section
from desk.widgets.list_rows import Cell, Column, Row


def columns() -> tuple[Column, ...]:
    """Return the columns: who, what, under which rule, since when, and what keeps it."""
    return (
        Column(_("wie of wat")),
        Column(_("soort"), kept=True),
        Column(_("bewaarregel")),
        Column(_("weg vanaf"), kept=True),
        Column(_("stand"), kept=True),
    )


def row(one: DueRecord) -> Row:
    """Return one record whose term is over as a row."""
    state = Cell(_("aangehouden"), "warning") if one.hold else Cell(_("aan de beurt"))
    return Row(one.id, [one.who, word(f"one-{one.kind}"), word(f"rule-{one.rule}"), day(one.due_on), state])


def describe(one: DueRecord, months: int) -> Description:
    """Return why a record is to go, since when, and what goes with it.

    Args:
        months: the term of its rule.
    """
    facts = [
        Line(_("soort"), word(f"one-{one.kind}")),
        Line(_("bewaarregel"), _rules()[str(one.rule)]),
        Line(_("termijn"), ngettext("{n} maand", "{n} maanden", months).format(n=months)),
        Line(_("loopt vanaf"), day(one.since)),
        Line(_("weg vanaf"), day(one.due_on)),
    ]
    sections = [Section(facts)]
    if one.hold is not None:
        held = [Line(_("tot en met"), day(one.hold.ends_on)), Line(_("reden"), one.hold.reason)]
        sections.append(
            Section([*held, Line("", _("Zolang gaat dit niet weg. r heft dit op."), "warning")], _("Aangehouden"))
        )
    else:
        sections.append(Section([Line("", _goes_along()[one.kind], "secondary")], _("Wat meegaat")))
    return Description(one.who, sections)


def _rules() -> Mapping[str, str]:
    return {
        "not-picked-up": _("een signaal dat niet is opgepakt, vanaf zijn datum"),
        "without-help": _("een zaak zonder aanvaarde hulp, vanaf het sluiten"),
        "with-help": _("hulp gegeven, vanaf het sluiten of het einde van de laatste koppeling"),
        "volunteers": _("een vrijwilliger, vanaf het vertrek"),
        "agreements": _("een overeenkomst, vanaf haar einde"),
        "audit": _("een regel van het logboek, vanaf zijn dag"),
    }


def _goes_along() -> Mapping[str, str]:
    return {
        "signal": _("De inwoner en het adres, als niets anders hen noemt."),
        "case": _("Signalen, pogingen, vragen, koppelingen en papieren; de inwoner, als niets anders hem noemt."),
        "request": _("Koppelingen, gesprekken en papieren; de inwoner, als niets anders hem noemt."),
        "volunteer": _(
            "Bewijzen, trainingen, gesprekken en papieren. In een dossier dat blijft, staat dan een streepje."
        ),
        "agreement": _("De inhoud van deze versie."),
        "event": _("Wat toen veranderde, is niet meer terug te zien. De keten blijft heel vanaf de regel erna."),
    }


def title(found: Sequence[DueRecord], *, watched: bool) -> str:
    """Return the title of the list: how many are due and how many are held.

    Args:
        watched: the reader looks at odd reading too, under a key of its own.
    """
    held = sum(1 for one in found if one.hold is not None)
    told = _("Privacy · {due} aan de beurt · {held} aangehouden")
    more = " · " + _("z opvallend lezen") if watched else ""
    return told.format(due=count(len(found) - held), held=count(held)) + more


def question(found: Sequence[DueRecord], *, alone: bool) -> str:
    """Return what is asked before something is destroyed for good."""
    free = sum(1 for one in found if one.hold is None)
    asked = [
        _("U vernietigt {what} met alles wat erbij hoort. Dit is niet terug te halen.").format(
            what=counted.records(free)
        )
    ]
    if alone:
        asked.append(_("U bent de enige gebruiker: niemand kan mee bevestigen. Dat staat ook in de verklaring."))
    return "\n".join([*asked, "", _("Wilt u dit vernietigen?")])


def done_told(lines: Sequence[Mapping[str, Any]]) -> str:
    """Return what was destroyed, in one sentence."""
    sums: dict[str, int] = {}
    for line in lines:
        sums[line["kind"]] = sums.get(line["kind"], 0) + line["count"]
    told = ", ".join(f"{count(number)} {word(f'several-{kind}')}" for kind, number in sums.items())
    return _("Vernietigd: {what}.").format(what=told)


def past_columns() -> tuple[Column, ...]:
    """Return the columns of what was destroyed: when, why, by whom, how many."""
    return (
        Column(_("dag"), kept=True),
        Column(_("waarom")),
        Column(_("door")),
        Column(_("aantal"), right=True, kept=True),
    )


def past_row(one: Mapping[str, Any]) -> Row:
    """Return one destruction as a row."""
    number = sum(line["count"] for line in one["lines"])
    return Row(one["id"], [day(one["destroyed_on"]), word(one["cause"]), one["destroyed_by"], count(number)])


def describe_past(one: Mapping[str, Any]) -> Description:
    """Return what one destruction took away, and what stays of it."""
    facts = [
        Line(_("waarom"), word(one["cause"])),
        Line(_("door"), one["destroyed_by"]),
        Line(_("akkoord van"), one["approved_by"] or _("niemand anders"), "" if one["approved_by"] else "secondary"),
        Line(_("aangehouden"), count(one["held"])),
    ]
    facts += [Line(_("reden"), one["reason"])] if one["reason"] else []
    went = [
        Line(word(f"several-{line['kind']}"), f"{count(line['count'])} · {word('rule-' + line['rule'])}")
        for line in one["lines"]
    ]
    papers = [Line(paper["number"], f"{word(paper['kind'])}, {day(paper['issued_on'])}") for paper in one["documents"]]
    sections = [Section(facts), Section(went, _("Wat wegging"))]
    if papers:
        sections.append(Section(papers, _("Papieren: nummer, soort en dag blijven")))
    return Description(day(one["destroyed_on"]), sections)


def describe_readers(name: str, rows: Sequence[Mapping[str, Any]], holds: Sequence[Hold]) -> Description:
    """Return who opened a resident's file, the latest first, and what keeps it from destruction."""
    lines = []
    for one in rows:
        at = datetime.fromisoformat(one["at"]).astimezone()
        why = purposes().get(one["purpose"], one["purpose"])
        lines.append(Line(day(at.date()), f"{at:%H:%M} {one['who']}: {why}"))
    nobody = [Line("", _("Nog niemand opende dit dossier."), "secondary")]
    held = [Line(_("tot en met"), f"{day(hold.ends_on)}: {hold.reason}", "warning") for hold in holds]
    sections = [Section(lines or nobody), *([Section(held, _("Aangehouden"))] if held else [])]
    return Description(_("Wie zag dit: {name}").format(name=name), sections)
