"""The national monitor of early signalling beside the desk's own figures, each value with its source."""

from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

YEARS = (2022, 2023, 2024)


class Reference(NamedTuple):
    """What the national monitor says of one figure in one year."""

    year: int
    value: float | None
    """A part of 1; None where it was not found."""
    known: str
    """`told`, `about`, `computed`, `half-year`, or `not-found`."""
    source: str
    """Title of the source; "" where nothing was found."""
    url: str


class Monitor(NamedTuple):
    """A figure as the national monitor calls it, and its values."""

    term: str
    of: str
    """The figure of the desk of which the values are a part."""
    values: tuple[Reference, ...]


def reference(figure: str) -> Monitor | None:
    """Return what the national monitor says of a figure in the years 2022 to 2024, or None where it says nothing."""
    told = _content().get(figure)
    if told is None:
        return None
    by_year = {value["year"]: value for value in told["values"]}
    return Monitor(told["term"], told["of"], tuple(_reference(year, by_year.get(year)) for year in YEARS))


def _reference(year: int, told: dict[str, Any] | None) -> Reference:
    if told is None:
        return Reference(year, None, "not-found", "", "")
    source = _content()["sources"][told["source"]]
    return Reference(year, told["value"], told["known"], source["title"], source["url"])


@cache
def _content() -> dict[str, Any]:
    import tomllib

    return tomllib.loads((Path(__file__).parent / "monitor.toml").read_text("utf-8"))
