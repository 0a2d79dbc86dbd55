"""What a coordinator records about a request: what the resident says, who is kept away, and what was signed."""

from datetime import date
from typing import Any

from desk.requests.loading import request_id
from desk.store.store import Store, one
from schema.codes import Side
from schema.refused import Refused
from schema.requests import ConsentKind


def record_consent(store: Store, request: str, kind: ConsentKind, given_on: date, *, on: date) -> str:
    """Add one dated word of the resident (consent, its withdrawal, a no, or its taking back) and return its id.

    Raises:
        Refused: `unknown-id`, `date-in-future`, `fact-already-there`.
    """
    known = request_id(store, request)
    _not_ahead(given_on, on)
    with store.write(store.user, f"consent-{kind}", known) as tx:
        _not_twice(store, "consents", "request = ? AND kind = ? AND given_on = ?", [known, str(kind), str(given_on)])
        [new] = tx.insert("consent", [{"request": known, "kind": kind, "given_on": given_on}])
    return new


def exclude_volunteer(store: Store, request: str, volunteer: str, reason: str, *, on: date) -> str:
    """Keep a volunteer (by id) and this resident apart from a day on, by the coordinator, and return the fact's id.

    Raises:
        Refused: `unknown-id`, `fact-already-there`.
    """
    known = request_id(store, request)
    one(store.query("SELECT id FROM visible_volunteers WHERE id = ?", [volunteer]), "unknown-id", id=volunteer)
    with store.write(store.user, "exclude-volunteer", known) as tx:
        side = Side.COORDINATOR.value
        told = "request = ? AND volunteer = ? AND side = ?"
        _not_twice(store, "exclusions", told, [known, volunteer, side])
        fact = {"request": known, "volunteer": volunteer, "side": side, "reason": reason or None, "excluded_on": on}
        [new] = tx.insert("exclusion", [fact])
    return new


def exclusion_between(store: Store, request: str, volunteer: str) -> str:
    """Return the id of the coordinator's exclusion between a request and a volunteer (ids).

    Raises:
        Refused: `unknown-id`.
    """
    sql = "SELECT id FROM visible_exclusions WHERE request = ? AND volunteer = ? AND side = ?"
    found = one(store.query(sql, [request, volunteer, Side.COORDINATOR.value]), "unknown-id", id=volunteer)
    return str(found["id"])


def lift_exclusion(store: Store, exclusion: str) -> None:
    """Take back an exclusion by the coordinator; it stays in the history.

    Raises:
        Refused: `unknown-id`.
    """
    found = one(
        store.query("SELECT request FROM visible_exclusions WHERE id = ?", [exclusion]), "unknown-id", id=exclusion
    )
    with store.write(store.user, "lift-exclusion", found["request"]) as tx:
        tx.remove("exclusion", exclusion)


def version_of(store: Store, request: str) -> int:
    """Return the version of a request's record (by id or kenmerk), for who changes it without looking at it.

    Raises:
        Refused: `unknown-id`.
    """
    [row] = store.query("SELECT version FROM visible_requests WHERE id = ?", [request_id(store, request)])
    return int(row["version"])


def pin_volunteer(store: Store, request: str, volunteer: str | None, *, version: int) -> int:
    """Let a request ask for one volunteer (by id), or for none any more, and return its new version.

    The plan keeps the two together as long as the rules allow them; a person may still decide otherwise.

    Raises:
        Refused: `unknown-id`, `stale`.
    """
    known = request_id(store, request)
    if volunteer is not None:
        one(store.query("SELECT id FROM visible_volunteers WHERE id = ?", [volunteer]), "unknown-id", id=volunteer)
    with store.write(store.user, "pin-volunteer", known) as tx:
        return tx.change("request", known, {"pinned": volunteer}, version)


def clear_conflict(store: Store, request: str, volunteer: str, reason: str, *, on: date) -> str:
    """Decide that a conflict by name is none for this resident and this volunteer (by id); return the decision's id.

    Raises:
        Refused: `unknown-id`, `reason-missing`.
    """
    known = request_id(store, request)
    one(store.query("SELECT id FROM visible_volunteers WHERE id = ?", [volunteer]), "unknown-id", id=volunteer)
    if not reason.strip():
        raise Refused("reason-missing")
    with store.write(store.user, "clear-conflict", known) as tx:
        [row] = store.query("SELECT resident FROM visible_requests WHERE id = ?", [known])
        decision = {"resident": row["resident"], "volunteer": volunteer, "reason": reason, "cleared_on": on}
        [new] = tx.insert("conflict_clearance", [decision])
    return new


def withdraw_request(store: Store, request: str, *, on: date, version: int) -> int:
    """Record the first day on which a request is no longer asked, and return its new version.

    Raises:
        Refused: `unknown-id`, `stale`, `date-backwards`.
    """
    return _change(store, request, "withdraw-request", {"withdrawn_on": on}, on, version)


def record_task_division(store: Store, request: str, *, on: date, version: int) -> int:
    """Record the day on which tasks were divided with the professional (asked for `begeleiding`).

    Raises:
        Refused: `unknown-id`, `stale`, `date-backwards`.
    """
    return _change(store, request, "record-task-division", {"task_division_on": on}, on, version)


def record_authorisation(store: Store, request: str, *, on: date, version: int) -> int:
    """Record the day on which the resident signed that the volunteer may speak for her (asked for `belangen`).

    Raises:
        Refused: `unknown-id`, `stale`, `date-backwards`.
    """
    return _change(store, request, "record-authorisation", {"authorisation_on": on}, on, version)


def _change(store: Store, request: str, verb: str, fields: dict[str, Any], on: date, version: int) -> int:
    """Change a request by a fact that cannot be older than the request itself."""
    known = request_id(store, request)
    with store.write(store.user, verb, known) as tx:
        [row] = store.query("SELECT requested_on FROM visible_requests WHERE id = ?", [known])
        asked_on = date.fromisoformat(row["requested_on"])
        if on < asked_on:
            raise Refused("date-backwards", date=on, earliest=asked_on)
        return tx.change("request", known, fields, version)


def _not_ahead(fact_on: date, on: date) -> None:
    if fact_on > on:
        raise Refused("date-in-future", date=fact_on)


def _not_twice(store: Store, view: str, condition: str, values: list[str]) -> None:
    if store.query(f"SELECT id FROM visible_{view} WHERE {condition}", values):
        raise Refused("fact-already-there")
