"""Who gets somebody else, in lines: what two plans for the same requests differ in."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, NamedTuple

from desk.locale import _
from desk.locale.formats import full_name
from desk.locale.words.judging import urgency
from desk.matching.forcing import Moved
from desk.requests.listing import list_requests
from desk.store.store import Store
from desk.volunteers.listing import list_volunteers
from desk.widgets.list_rows import Cell, Column, Row
from schema.codes import Urgency


class Names(NamedTuple):
    """What a reader calls requests and volunteers: rows of the lists, by id."""

    requests: Mapping[str, Mapping[str, Any]]
    """The most urgent first, then the longest wait."""
    volunteers: Mapping[str, Mapping[str, Any]]


def load_names(store: Store, on: date) -> Names:
    """Return everybody's names on a day."""
    requests, volunteers = list_requests(store, on=on), list_volunteers(store, on=on)
    return Names({row["id"]: row for row in requests}, {row["id"]: row for row in volunteers})


def moved_columns() -> list[Column]:
    """Return the columns of who moves."""
    return [Column(_("spoed"), kept=True), Column(_("wie")), Column(_("was")), Column(_("wordt"))]


def moved_rows(names: Names, moved: Iterable[Moved]) -> list[Row]:
    """Return a line for each request that gets somebody else, the most urgent first."""
    order = {request: place for place, request in enumerate(names.requests)}
    return [_row(names, it) for it in sorted(moved, key=lambda it: order[it.request])]


def _row(names: Names, moved: Moved) -> Row:
    row = names.requests[moved.request]
    level = Cell(urgency(row["urgency"]), "error" if row["urgency"] == Urgency.CRISIS else "")
    was = full_name(names.volunteers[moved.before]) if moved.before else _("niemand")
    now = Cell(full_name(names.volunteers[moved.after]), "success") if moved.after else Cell(_("niemand"), "error")
    return Row(moved.request, [level, full_name(row), was, now], opens=False)
