"""Changing the training plan: a module, its last day, and a session that has not begun."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from desk.store.store import Store
from desk.training.planning import check_name_free, check_places, check_stays, check_times
from desk.training.sessions import module_id, naming, session_with_row
from schema.refused import Refused
from schema.training import check_changing, check_planning, enrolled

OF_MODULE = frozenset({"name", "provider", "places"})
"""What of a module may be changed; the proof it gives may not, for certificates hang on it."""
OF_SESSION = frozenset({"starts_on", "ends_on", "starts_at", "ends_at", "place", "provider", "places"})


def change_module(store: Store, module: str, fields: Mapping[str, Any], *, version: int) -> int:
    """Change fields of a module (`OF_MODULE`; id or name) and return its new version.

    The sessions that are planned keep the provider and the places they have.

    Raises:
        Refused: `unknown-id`, `stale`, `field-needed` without a name, `places-missing`, `module-already-there`.
    """
    told = _told(fields, OF_MODULE)
    if "name" in told and not told["name"]:
        raise Refused("field-needed", field="name")
    if "places" in told:
        check_places(told["places"])
    known = module_id(store, module)
    with store.write(store.user, "change-module", known) as tx:
        if "name" in told:
            check_name_free(store, told["name"], known)
        return tx.change("training_module", known, told, version)


def retire_module(store: Store, module: str, retired_on: date | None, *, version: int) -> int:
    """Record from which day no session of a module (id or name) begins, and return its new version.

    What is planned already goes on, until it is cancelled.

    Args:
        retired_on: None gives it again.

    Raises:
        Refused: `unknown-id`, `stale`.
    """
    known = module_id(store, module)
    with store.write(store.user, "retire-module", known) as tx:
        return tx.change("training_module", known, {"retired_on": retired_on}, version)


def change_session(store: Store, session: str, fields: Mapping[str, Any], *, version: int, on: date) -> int:
    """Change fields of a session (`OF_SESSION`) that has not begun and return its new version.

    A new first day moves the last one along, unless that is given too.

    Raises:
        Refused: `unknown-id`, `stale`, `time-unreadable`, `time-backwards`, `module-retired`, and what
            `schema.training.check_changing` refuses; `volunteer-stopped` with `who` when somebody who has a place stops
            before the new first day.
    """
    told = _told(fields, OF_SESSION)
    with naming(store), store.write(store.user, "change-session", session) as tx:
        model, row = session_with_row(store, session)
        check_times(*((told if name in told else row)[name] or "" for name in ("starts_at", "ends_at")))
        starts_on = told.get("starts_on") or model.starts_on
        ends_on = told.get("ends_on") or starts_on + (model.ends_on - model.starts_on)
        places = told.get("places", model.places)
        check_changing(model, starts_on, ends_on, places, on)
        if starts_on != model.starts_on:
            [module] = store.query("SELECT retired_on FROM visible_modules WHERE id = ?", [row["module"]])
            check_planning(date.fromisoformat(module["retired_on"]) if module["retired_on"] else None, starts_on)
            for each in enrolled(model, on):
                check_stays(store, each, starts_on)
        days = {"starts_on": starts_on, "ends_on": ends_on, "places": places}
        return tx.change("training_session", session, told | days, version)


def _told(fields: Mapping[str, Any], known: frozenset[str]) -> dict[str, Any]:
    """Return fields as they are stored: a text that is empty is no text."""
    if wrong := set(fields) - known:
        raise ValueError(f"{sorted(wrong)} cannot be changed")
    texts = {name: value.strip() or None for name, value in fields.items() if isinstance(value, str)}
    return {**fields, **texts}
