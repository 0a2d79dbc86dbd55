"""An initiative as a text for another municipality: plain, or Markdown in which nothing that was typed is markup."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

from desk.evaluation.sharing import Version
from desk.locale import _, formats
from desk.locale.words import word, words
from desk.store.handing_out import HandedOut, Leaving, give_out
from desk.store.sealed import PLAIN, Sealing, name_inside
from desk.store.store import Store
from schema.exporting import Receiver
from schema.sharing import SharedFigure

Told = Callable[[str], str]
_MARKS = re.compile(r"([\\`*_{}\[\]<>#|~!()&])")
_STARTS = re.compile(r"^(\s*)([-+=]|\d+(?=[.)]))", re.MULTILINE)


def write_initiative(
    store: Store, path: Path, version: Version, sealing: Sealing = PLAIN, *, markdown: bool | None = None, on: date
) -> HandedOut:
    """Write a version of an initiative to a file for whoever reads it, and register that.

    Args:
        markdown: None is as the name says: Markdown where it ends on .md.

    Raises:
        Refused: `file-not-written`, `password-missing`.
    """
    ending = ".md" if markdown else ".txt"
    as_markdown = name_inside(path, ending).suffix.casefold() == ".md" if markdown is None else markdown
    text = shared_text(version, str(store.setting("municipality")), markdown=as_markdown)
    what = Leaving("initiative", 1, Receiver.ANYBODY, subjects=[version.id])
    return give_out(store, what, path, text.encode("utf-8", "surrogateescape"), sealing, ending=ending, on=on)


def shared_text(version: Version, municipality: str, *, markdown: bool) -> str:
    """Return a version of an initiative as it is given to another municipality; it ends with a line break."""
    told: Told = _escaped if markdown else str
    by = _("{municipality}, {day}, versie {number}").format(
        municipality=told(municipality), day=formats.long_day(version.written_on), number=version.number
    )
    blocks = [_title(told(version.initiative.title), markdown), by]
    for heading, text in shared_parts(version, told).items():
        blocks += [f"## {heading}" if markdown else heading.upper(), text]
    return "\n\n".join(blocks) + "\n"


def shared_parts(version: Version, told: Told = str) -> dict[str, str]:
    """Return what an initiative tells under each heading, those that say something.

    Args:
        told: makes what was typed ready for the kind of text.
    """
    initiative = version.initiative
    parts = {
        _("Wat wij doen"): told(initiative.what),
        _("Voor wie"): told(initiative.for_whom),
        _("Met wie"): words([str(kind) for kind in initiative.with_whom]),
        _("Wat het opleverde"): _figures(version),
        _("Wat wij anders zouden doen"): told(initiative.otherwise),
    }
    return {heading: text for heading, text in parts.items() if text.strip()}


def figure_told(figure: SharedFigure) -> str:
    """Return a figure as it may leave the desk, in words where its number is small."""
    if not figure.is_rate:
        return _number(figure.value)
    if figure.value is None:
        return _("niets om door te delen")
    if isinstance(figure.value, str):
        return _("niet getoond: te klein aantal")
    share = f"{figure.value:.0%}".replace("%", " %")
    return _("{share} ({numerator} van {denominator})").format(
        share=share, numerator=_number(figure.numerator), denominator=_number(figure.denominator)
    )


def _figures(version: Version) -> str:
    if version.month is None or not version.figures:
        return ""
    lines = [f"- {word(figure.name)}: {figure_told(figure)}" for figure in version.figures]
    month = _("Cijfers van {month}; aantallen onder de 5 staan er niet in.")
    return "\n".join([month.format(month=formats.month(version.month)), "", *lines])


def _number(value: int | float | str | None) -> str:
    if isinstance(value, str):
        return {"less": _("minder dan 5"), "hidden": _("niet getoond")}[value]
    return formats.count(int(value or 0))


def _title(title: str, markdown: bool) -> str:
    return f"# {title}" if markdown else f"{title}\n{'=' * len(title)}"


def _escaped(text: str) -> str:
    """Return a text in which Markdown finds nothing to obey."""
    return _STARTS.sub(r"\1\\\2", _MARKS.sub(r"\\\1", text))
