"""What a file would do, in words: groups of its rows, and the rows of each."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from desk.files.reading import Reject, Warned
from desk.locale import _
from desk.locale.formats import count, whole_euros
from desk.locale.words import word
from desk.screens.signals_texts import status_word
from desk.signals.expecting import Expected
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


def groups(preview: Preview) -> list[Group]:
    """Return what a file would do: counts of its rows, and the rows where they are known."""
    report, expected = preview.report, preview.expected
    found = [
        Group("new", _("nieuw"), report.new, _expected(expected, lambda one: one.new)),
        Group("updated", _("gewijzigd"), report.updated, _expected(expected, lambda one: not one.new)),
    ]
    if expected:
        found += [
            _by_status("picked-up", _("daarvan: wordt opgepakt"), expected, SignalStatus.PICKED_UP),
            _by_status("repeat", _("daarvan: herhaalde melding"), expected, SignalStatus.REPEAT),
            _by_status("below", _("daarvan: onder de drempel"), expected, SignalStatus.INVALID),
        ]
    found.append(Group("unchanged", _("ongewijzigd: staat al zo in het bureau"), report.unchanged, ()))
    refused = "error" if report.rejects else ""
    warned = "warning" if report.warnings else ""
    found += [
        Group("refused", _("geweigerd"), len(report.rejects), _faulty(report.rejects), refused),
        Group("warnings", _("waarschuwingen"), len(report.warnings), _faulty(report.warnings), warned),
    ]
    return found


def group_row(group: Group) -> Row:
    """Return a group as a row: how many, and what."""
    return Row(group.id, [Cell(count(group.number), group.tone), Cell(group.label, group.tone)])


def _by_status(name: str, label: str, expected: Iterable[Expected], status: SignalStatus) -> Group:
    rows = _expected(expected, lambda one: one.status is status)
    return Group(name, label, len(rows), rows)


def _expected(expected: Iterable[Expected], wanted: Callable[[Expected], bool]) -> list[Row]:
    return [_expected_row(one) for one in expected if wanted(one)]


def _expected_row(one: Expected) -> Row:
    door = f"{one.address.postcode} {one.address.number} {one.address.addition}".rstrip()
    told = [one.surname, door, whole_euros(one.amount_cents), one.partner, one.kenmerk]
    becomes = _("herhaling, toch opgepakt") if one.marked else status_word(one.status)
    return Row(str(one.line), [count(one.line), " · ".join(part for part in told if part), becomes])


def _faulty(found: Iterable[Reject | Warned]) -> list[Row]:
    return [
        Row(f"{number}", [count(one.line), one.field or _("de hele regel"), word(one.reason)])
        for number, one in enumerate(found)
    ]
