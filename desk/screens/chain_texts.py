"""The local debt chain in words: a party per row, one party whole, and the phases with who gives what in them."""

from collections.abc import Mapping, Sequence
from typing import Any

from desk.locale import _
from desk.locale.formats import day
from desk.locale.words import word, words
from desk.locale.words.agreements import chain_labels
from desk.widgets.detail import Description, Line, Section
from desk.widgets.list_rows import Cell, Column, Row
from schema.chain import ChainParty, cells, empty_phases
from schema.codes import Support
from schema.matrix import Phase

_TONES = {"active": "", "planned": "warning", "ended": "secondary"}
_FACTS = ("offers", "target_groups", "phases", "kinds", "intensity", "contact", "phone", "costs", "waiting")


def columns() -> tuple[Column, ...]:
    """Return the columns of the list of parties."""
    return (Column(_("partij")), Column(_("fasen")), Column(_("steunsoorten")), Column(_("telefoon"), kept=True))


def row(party: Mapping[str, Any]) -> Row:
    """Return a party as a row."""
    status = party["status"]
    name = party["name"] if status == "active" else f"{party['name']} ({word(status)})"
    phone = Cell(party["phone"] or _("ontbreekt"), "" if party["phone"] else "warning")
    return Row(party["id"], [Cell(name, _TONES[status]), words(party["phases"]), words(party["kinds"]), phone])


def describe(party: Mapping[str, Any]) -> Description:
    """Return a party whole, with its earlier and later versions."""
    named = chain_labels()
    starts, ends = day(party["starts_on"]), day(party["ends_on"]) or _("nader bericht")
    about = [
        Line(_("stand"), word(party["status"]), _TONES[party["status"]]),
        Line(_("looptijd"), _("van {starts} tot {ends}").format(starts=starts, ends=ends)),
    ]
    offers = [_fact(named[name], party[name]) for name in _FACTS]
    sections = [Section(about), Section(offers, _("Wat deze partij doet"))]
    if len(party["versions"]) > 1:
        lines = [Line(day(it["starts_on"]), it["reason"] or _("eerste versie")) for it in party["versions"]]
        sections.append(Section(lines, _("Versies")))
    return Description(party["name"], sections)


def _fact(label: str, value: Any) -> Line:
    told = words(value) if isinstance(value, list) else value
    return Line(label, told or _("niet bekend"), "" if told else "warning")


def gap_title(parties: Sequence[ChainParty]) -> str:
    """Return the title of the chain: how many parties, and where nobody is."""
    nobody = ", ".join(word(phase) for phase in empty_phases(parties))
    if not parties or not nobody:
        return _("Schuldenketen")
    return _("Schuldenketen · NIEMAND in: {phases}").format(phases=nobody)


def phase_columns() -> tuple[Column, ...]:
    """Return the columns of the overview: the phase, and the four kinds of support."""
    short = (_("praktisch"), _("mentaal"), _("gedrag"), _("belangen"))
    return (Column(_("fase"), kept=True), *(Column(heading) for heading in short))


def phase_rows(parties: Sequence[ChainParty]) -> list[Row]:
    """Return each phase as a row; a kind of support that nobody gives says so."""
    return [
        Row(str(phase), [word(phase), *(_who(names) for names in kinds.values())])
        for phase, kinds in cells(parties).items()
    ]


def _who(names: Sequence[str]) -> Cell:
    return Cell(f"{len(names)} · {', '.join(names)}") if names else Cell(_("NIEMAND"), "error")


def describe_phase(parties: Sequence[ChainParty], code: str) -> Description:
    """Return one phase with the parties per kind of support, and how to reach them."""
    phase = Phase(code)
    sections = []
    for kind in Support:
        there = [it for it in parties if phase in it.offer.phases and kind in it.offer.kinds]
        lines = [Line("", "\n".join((it.name, it.offer.phone or _("telefoon onbekend")))) for it in there]
        nobody = [Line("", _("NIEMAND: hier kunt u een inwoner niet heen verwijzen."), "error")]
        sections.append(Section(lines or nobody, word(kind)))
    return Description(word(phase), sections)
