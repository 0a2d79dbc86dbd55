"""Two records side by side in words: what is alike, what differs, and why the desk asks."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Protocol

from rich.table import Table
from rich.text import Text
from textual.app import App

from desk.locale import _
from desk.locale.formats import day, euros, full_name
from desk.locale.words import word
from desk.screens.residents_texts import whole_place
from desk.widgets.texts import colour, lines, one_line

_MOST_SIGNALS = 6
File = dict[str, Any]
Side = tuple[str, str, str, str]
"""A label, the fact that is compared ("" for none), and what the older and the newer record say."""


class Likely(Protocol):
    """Why two records may be one person."""

    @property
    def reasons(self) -> tuple[str, ...]:
        """Return the codes of the reasons."""


def drawn_pair(app: App[object], rows: Iterable[Side], differing: frozenset[str]) -> Table:
    """Return two records as a table: what, whether it is alike, the older record, the newer one."""
    quiet, strong = colour(app, "secondary"), f"bold {colour(app, 'primary')}"
    grid = Table.grid(padding=(0, 1, 0, 0), expand=True)
    for width in (12, 9):
        grid.add_column(width=width)
    for _side in "12":
        grid.add_column(ratio=1)
    grid.add_row(Text(), Text(), Text(_("oudste, blijft staan"), strong), Text(_("gaat hierin op"), strong))
    for label, fact, left, right in rows:
        state, tone = _state(fact, left, right, differing)
        style = colour(app, tone)
        sides = (Text(lines(side), style if tone == "warning" else "") for side in (left, right))
        grid.add_row(Text(one_line(label), quiet), Text(state, style), *sides)
    return grid


def why_asked(likeness: Likely | None) -> str:
    """Return in one sentence why the desk asks."""
    if likeness is None:
        return _("Dit lijkt niet meer op één persoon: er is intussen iets veranderd.")
    return _("De vraag komt op door: {why}.").format(why=", ".join(map(word, likeness.reasons)))


def _state(fact: str, left: str, right: str, differing: frozenset[str]) -> tuple[str, str]:
    if not fact:
        return "", ""
    if not left or not right:
        return _("één kant"), "secondary"
    return (_("verschilt"), "warning") if fact in differing else (_("gelijk"), "success")


def both_sides(told: Iterable[tuple[str, str, Callable[[File], str]]], one: File, other: File) -> Iterator[Side]:
    """Yield label, the fact that is compared, and both sides; what neither side knows is left out."""
    for label, fact, tell in told:
        left, right = tell(one), tell(other)
        if left or right:
            yield label, fact, left, right


def rows_of(one: File, other: File) -> Iterator[Side]:
    """Return what is told of two residents."""
    told: tuple[tuple[str, str, Callable[[File], str]], ...] = (
        (_("naam"), "surname", _name),
        (_("voorletters"), "initials", lambda file: str(file["first_name"] or file["initials"] or "")),
        (_("geboren"), "birth_date", lambda file: day(file["birth_date"])),
        (_("adres"), "address", lambda file: whole_place(file["address"])),
        (_("telefoon"), "phone", lambda file: str(file["phone"] or "")),
        (_("e-mail"), "email", lambda file: str(file["email"] or "")),
        (_("partners"), "", _partners),
        (_("signalen"), "", _signals),
        (
            _("zaken"),
            "",
            lambda file: ", ".join(f"{case['number']} ({word(case['status'])})" for case in file["cases"]),
        ),
        (_("hulpvragen"), "", lambda file: ", ".join(word(request["task"]) for request in file["requests"])),
    )
    return both_sides(told, one, other)


def _name(file: File) -> str:
    return full_name({"prefix": file["prefix"], "surname": file["surname"]})


def _partners(file: File) -> str:
    return ", ".join(dict.fromkeys(str(signal["partner"]) for signal in file["signals"]))


def _signals(file: File) -> str:
    newest = sorted(file["signals"], key=lambda signal: str(signal["signal_on"]), reverse=True)
    told = [f"{day(signal['signal_on'])}  {euros(signal['amount_cents'])}" for signal in newest[:_MOST_SIGNALS]]
    left = len(newest) - len(told)
    return "\n".join([*told, *([_("en nog {n}").format(n=left)] if left else [])])
