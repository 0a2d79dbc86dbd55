"""What kind of rows a table holds, by its headings."""

from collections.abc import Sequence

from desk.files import columns
from desk.files.headers import match_headings
from schema.refused import Refused

KINDS = {
    "signals": columns.SIGNALS,
    "requests": columns.REQUESTS,
    "volunteers": columns.VOLUNTEERS,
    "organisations": columns.ORGANISATIONS,
}
"""The kinds a table may hold, the one that is brought most often first."""


def likely_kind(headings: Sequence[str]) -> str:
    """Return the kind of which the headings hold most of the needed columns, then most columns; else signals."""
    return max(KINDS, key=lambda kind: _likeness(headings, kind))


def check_kind(headings: Sequence[str], wanted: str) -> None:
    """Refuse a table that holds all that another kind needs, and more of it than of the wanted one.

    Requests have every column that volunteers need, and volunteers both that organisations need.

    Raises:
        Refused: `file-of-another-kind`.
    """
    found = likely_kind(headings)
    if found != wanted and _likeness(headings, found)[0] == 1:
        raise Refused("file-of-another-kind", kind=found)


def _likeness(headings: Sequence[str], kind: str) -> tuple[float, int]:
    known = KINDS[kind]
    try:
        found = match_headings(headings, [column.name for column in known], ()).places
    except Refused:
        return 0.0, 0
    needed = [column.name for column in known if column.needed]
    return sum(name in found for name in needed) / len(needed), len(found)
