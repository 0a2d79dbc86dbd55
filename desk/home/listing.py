"""What can be listed, by the name of its kind; each list is imported only when it is asked for."""

from collections.abc import Callable, Mapping
from datetime import date
from importlib import import_module
from typing import Any

from desk.store.store import Store
from schema.refused import Refused

LISTS = {
    "signals": "desk.signals.listing:list_signals",
    "cases": "desk.signals.listing:list_cases",
    "residents": "desk.signals.listing:list_residents",
    "requests": "desk.requests.listing:list_requests",
    "volunteers": "desk.volunteers.listing:list_volunteers",
    "organisations": "desk.partners.listing:list_organisations",
    "pairings": "desk.pairings.listing:list_pairings",
    "agreements": "desk.partners.versions:list_agreements",
    "documents": "desk.documents.register:list_documents",
    "actions": "desk.evaluation.actions:list_actions",
    "trays": "desk.signals.trays:list_trays",
    "modules": "desk.training.sessions:list_modules",
    "sessions": "desk.training.sessions:list_sessions",
}
"""Each kind and the function that lists it, as `module:function`."""

_YES_NO = frozenset(
    {"crisis", "warm_handover", "end_of_supply", "marked", "institution", "urgent", "by_volunteer", "interpreter"}
    | {"reached", "together", "attended"}
)
"""What the tables hold as 1 or 0 and a reader gets as true or false."""


def list_records(
    store: Store, kind: str, *, search: str = "", status: str | None = None, limit: int | None = None, on: date
) -> list[dict[str, Any]]:
    """Return the records of a kind, at least with `id` and `kenmerk`.

    Raises:
        Refused: `value-not-in-list` for a kind or a status that is not known.
    """
    listed = named_function(LISTS, kind)
    found: list[dict[str, Any]] = listed(store, search=search, status=status, limit=limit, on=on)
    return [with_yes_no(row) for row in found]


def list_tray(
    store: Store, kind: str, tray: str, *, search: str = "", limit: int | None = None, on: date
) -> list[dict[str, Any]]:
    """Return what lies in a tray (by id or name) of signals or cases, in its order, with `why` it stands there.

    Raises:
        Refused: `value-not-in-list` for another kind, or a tray that is not there.
    """
    from desk.signals.trays import find_tray, tray_rows
    from schema.trays import Holds

    if kind not in list(Holds):
        raise Refused("value-not-in-list", field="kind", value=kind, allowed=list(Holds))
    found = tray_rows(store, find_tray(store, tray, Holds(kind)), on=on, limit=limit, search=search)
    return [with_yes_no(row) for row in found]


def with_yes_no(record: Mapping[str, Any]) -> dict[str, Any]:
    """Return a record in which each yes or no is true or false, also in the lists of records inside it."""
    return {name: _plain(name, value) for name, value in record.items()}


def _plain(name: str, value: Any) -> Any:
    if isinstance(value, list):
        return [with_yes_no(part) if isinstance(part, Mapping) else part for part in value]
    return bool(value) if name in _YES_NO and value is not None else value


def named_function(named: dict[str, str], kind: str) -> Callable[..., Any]:
    """Return the function that a table of `module:function` names for a kind.

    Raises:
        Refused: `value-not-in-list` with the kinds that are known.
    """
    if kind not in named:
        raise Refused("value-not-in-list", field="kind", value=kind, allowed=list(named))
    module, _mark, function = named[kind].partition(":")
    found: Callable[..., Any] = getattr(import_module(module), function)
    return found
