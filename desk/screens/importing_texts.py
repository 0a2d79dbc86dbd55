"""What a file would do, in words: groups of its rows, and the rows of each."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from desk.files.reading import Reject, Warned
from desk.files.report import ImportReport
from desk.home.bringing import Brought
from desk.locale import _
from desk.locale.formats import count, euros
from desk.locale.words import word
from desk.screens.signals_texts import status_word
from desk.signals.expecting import Expected, Rested, Resting
from desk.signals.importing import Preview
from desk.widgets.record_list import Cell, Row
from schema.codes import SignalStatus


class Group(NamedTuple):
    """Rows of a file that fare alike."""

    id: str
    label: str
    number: int
    rows: Sequence[Row]
    tone: str = ""


def kinds() -> list[tuple[str, str]]:
    """Return the kinds of rows a file may hold, with their words."""
    return [
        ("signals", _("signalen")),
        ("requests", _("hulpvragen")),
        ("volunteers", _("vrijwilligers")),
        ("organisations", _("organisaties")),
    ]


def verdict(brought: Brought, report: ImportReport) -> str:
    """Return what a file is and what may be done with it, and that it was read by headings that were kept."""
    kind = dict(kinds())[brought.kind]
    if not (report.new or report.updated or report.cases):
        told = _("{n} regels met {kind}. Er is niets nieuws om te bewaren.")
    else:
        told = _("{n} regels met {kind}. Er is nog niets bewaard; s bewaart ze.")
    return told.format(n=count(report.read), kind=kind) + _kept(report.kept)


def _kept(partner: str | None) -> str:
    if partner is None:
        return ""
    if partner:
        return "\n" + _("Koppen gelezen zoals u eerder koos, voor {partner}.").format(partner=partner)
    return "\n" + _("Koppen gelezen zoals u eerder koos.")


def empty_group(group: Group | None, kind: str) -> str:
    """Return why no rows of a group are shown."""
    if group is None or not group.number:
        return _("Geen regels.")
    if group.id in ("cases", "attempts"):
        return _("Wat de levering over zaken vertelt, komt op de zaken van deze signalen te staan.")
    if kind == "signals":
        return _("Deze regels hebben hetzelfde kenmerk als een andere regel, en staan onder ‘dubbel’.")
    return _("Deze regels zijn goed. Na het bewaren staan ze in hun eigen lijst.")


def groups(preview: Preview) -> list[Group]:
    """Return what a file would do: counts of its rows, and the rows where they are known."""
    report, expected = preview.report, preview.expected
    updated = _expected(expected, lambda one: not one.new) + _rested(preview.rested, Resting.FILLED)
    found = [
        Group("new", _("nieuw"), report.new, _expected(expected, lambda one: one.new)),
        Group("updated", _("gewijzigd"), report.updated, updated),
    ]
    if expected:
        found += [
            _by_status("picked-up", _("daarvan: wordt opgepakt"), expected, SignalStatus.PICKED_UP),
            _by_status("repeat", _("daarvan: herhaalde melding"), expected, SignalStatus.REPEAT),
            _below("below", _("daarvan: onder de drempel"), expected, too_young=False),
            _below("too-young", _("daarvan: achterstand te kort"), expected, too_young=True),
        ]
    same = _rested(preview.rested, Resting.SAME)
    found.append(Group("unchanged", _("ongewijzigd: staat al zo in het bureau"), report.unchanged, same))
    if double := _rested(preview.rested, Resting.DOUBLE):
        found.append(Group("double", _("dubbel: samen gelezen met een latere regel"), len(double), double))
    refused = "error" if report.rejects else ""
    warned = "warning" if report.warnings else ""
    found += [
        *_brought(report),
        Group("refused", _("geweigerd"), len(report.rejects), _faulty(report.rejects), refused),
        Group("warnings", _("waarschuwingen"), len(report.warnings), _faulty(report.warnings), warned),
    ]
    return found


def _brought(report: ImportReport) -> list[Group]:
    """Return what a delivery brings beside its signals, where that was asked for."""
    if report.cases is None:
        return []
    return [
        Group("cases", _("zaken van deze levering"), report.cases, ()),
        Group("attempts", _("daarvan: nieuwe contactpogingen"), report.attempts or 0, ()),
    ]


def group_row(group: Group) -> Row:
    """Return a group as a row: how many, and what."""
    return Row(group.id, [Cell(count(group.number), group.tone), Cell(group.label, group.tone)])


def _by_status(name: str, label: str, expected: Iterable[Expected], status: SignalStatus) -> Group:
    rows = _expected(expected, lambda one: one.status is status)
    return Group(name, label, len(rows), rows)


def _below(name: str, label: str, expected: Iterable[Expected], *, too_young: bool) -> Group:
    rows = _expected(expected, lambda one: one.status is SignalStatus.INVALID and one.too_young is too_young)
    return Group(name, label, len(rows), rows)


def _rested(rested: Iterable[Rested], fate: Resting) -> list[Row]:
    outcome = {
        Resting.SAME: _("staat er al zo"),
        Resting.FILLED: _("vult het adres aan"),
        Resting.DOUBLE: _("komt later terug"),
    }[fate]
    return [
        _row(
            row.line,
            [row.surname, _door(row.postcode, row.number, row.addition), euros(row.amount)],
            [row.partner, row.reference],
            outcome,
        )
        for row, found in rested
        if found is fate
    ]


def _expected(expected: Iterable[Expected], wanted: Callable[[Expected], bool]) -> list[Row]:
    return [_expected_row(one) for one in expected if wanted(one)]


def _expected_row(one: Expected) -> Row:
    becomes = _("herhaling, toch opgepakt") if one.marked else status_word(one.status)
    if one.too_young:
        becomes = _("achterstand te kort")
    about = [one.surname, _door(*one.address), euros(one.amount_cents)]
    return _row(one.line, about, [one.partner, one.kenmerk], becomes)


def _row(line: int, about: Sequence[str | None], source: Sequence[str | None], outcome: str) -> Row:
    told = " · ".join(part for part in (*about, *source) if part)
    return Row(str(line), [count(line), told, outcome])


def _door(postcode: str, number: int, addition: str) -> str:
    return f"{postcode} {number} {addition}".rstrip()


def _faulty(found: Iterable[Reject | Warned]) -> list[Row]:
    return [
        Row(f"{number}", [count(one.line), one.field or _("de hele regel"), word(one.reason)])
        for number, one in enumerate(found)
    ]
