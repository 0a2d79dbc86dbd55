"""What a file would do, in words: groups of its rows, and the rows of each."""

from collections.abc import Sequence
from typing import NamedTuple

from desk.files.reading import Reject, Warned
from desk.files.report import ImportReport
from desk.home.bringing import Brought
from desk.home.looking import SHOWN, TOO_YOUNG, Look, Part
from desk.locale import _, ngettext
from desk.locale.formats import count, euros
from desk.locale.words import word
from desk.screens.signals_texts import status_word
from desk.signals.expecting import Expected, Rested, Resting
from desk.widgets.list_rows import Cell, Row
from schema.codes import SignalStatus


class Group(NamedTuple):
    """Rows of a file that fare alike."""

    id: str
    label: str
    number: int
    rows: Sequence[Row]
    """The first of them."""
    known: int
    """How many of them are known as rows; two rows about one signal are counted both, and are one row here."""
    tone: str = ""


def kinds() -> list[tuple[str, str]]:
    """Return the kinds of rows a file may hold, with their words."""
    return [
        ("signals", _("signalen")),
        ("requests", _("hulpvragen")),
        ("volunteers", _("vrijwilligers")),
        ("organisations", _("organisaties")),
    ]


def verdict(brought: Brought, look: Look) -> str:
    """Return what a file is and what may be done with it, and that it was read by headings that were kept."""
    report = look.report
    kind = dict(kinds())[brought.kind]
    if not look.brings:
        told = ngettext(
            "{n} regel met {kind}. Er is niets nieuws om te bewaren.",
            "{n} regels met {kind}. Er is niets nieuws om te bewaren.",
            report.read,
        )
    else:
        told = ngettext(
            "{n} regel met {kind}. Er is nog niets bewaard; s bewaart hem.",
            "{n} regels met {kind}. Er is nog niets bewaard; s bewaart ze.",
            report.read,
        )
    return (
        told.format(n=count(report.read), kind=kind) + _kept(report.kept) + "".join(map(_from_others, brought.origin))
    )


def _from_others(warned: Warned) -> str:
    told = _("Let op: deze levering is gemaakt voor gemeente {code}, niet voor deze. Bewaar dit alleen als dat klopt.")
    return "\n" + told.format(code=warned.field)


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


def groups(look: Look) -> list[Group]:
    """Return what a file would do: counts of its rows, and the first rows of each where they are known."""
    report, double = look.report, look.part("double")
    return [
        _group("new", _("nieuw"), look.part("new"), report.new),
        _group("updated", _("gewijzigd"), look.part("updated"), look.updated),
        *_by_status(look),
        _group("unchanged", _("ongewijzigd: staat al zo in het bureau"), look.part("unchanged"), report.unchanged),
        *([_group("double", _("dubbel: samen gelezen met een latere regel"), double)] if double.number else []),
        *_brought(report),
        _faulty("refused", _("geweigerd"), report.rejects, "error"),
        _faulty("warnings", _("waarschuwingen"), report.warnings, "warning"),
    ]


def _group(name: str, label: str, part: Part, number: int | None = None) -> Group:
    rows = [_expected_row(one) if isinstance(one, Expected) else _rested_row(one) for one in part.rows]
    return Group(name, label, part.number if number is None else number, rows, part.number)


def _by_status(look: Look) -> list[Group]:
    """Return what becomes of the new and changed signals; what only a delivery decides, where it does."""
    if not (look.part("new").number or look.part("updated").number):
        return []
    judged = {
        SignalStatus.PICKED_UP: _("daarvan: wordt opgepakt"),
        SignalStatus.REPEAT: _("daarvan: herhaalde melding"),
        SignalStatus.INVALID: _("daarvan: onder de drempel"),
        TOO_YOUNG: _("daarvan: achterstand te kort"),
    }
    others = {one: _("daarvan: {status}").format(status=status_word(one)) for one in SignalStatus if one not in judged}
    found = [(name, label, look.part(str(name))) for name, label in (judged | others).items()]
    return [_group(str(name), label, part) for name, label, part in found if name in judged or part.number]


def _brought(report: ImportReport) -> list[Group]:
    """Return what a delivery brings beside its signals, where that was asked for."""
    if report.cases is None:
        return []
    return [
        Group("cases", _("zaken van deze levering"), report.cases, (), 0),
        Group("attempts", _("daarvan: nieuwe contactpogingen"), report.attempts or 0, (), 0),
    ]


def group_row(group: Group) -> Row:
    """Return a group as a row: how many, and what."""
    return Row(group.id, [Cell(count(group.number), group.tone), Cell(group.label, group.tone)])


def _rested_row(one: Rested) -> Row:
    row = one.row
    outcome = {
        Resting.SAME: _("staat er al zo"),
        Resting.FILLED: _("vult het adres aan"),
        Resting.DOUBLE: _("komt later terug"),
    }[one.fate]
    about = [row.surname, _door(row.postcode, row.number, row.addition), euros(row.amount)]
    return _row(row.line, about, [row.partner, row.reference], outcome)


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


def _faulty(name: str, label: str, found: Sequence[Reject | Warned], tone: str) -> Group:
    rows = [
        Row(f"{number}", [count(one.line), one.field or _("de hele regel"), word(one.reason)])
        for number, one in enumerate(found[:SHOWN])
    ]
    return Group(name, label, len(found), rows, len(found), tone if found else "")
