"""A second volunteer in a pairing, for visits by two: judged by the same rules, taking a place, leaving on her own."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from desk.locale.formats import full_name
from desk.pairings.guarding import decide
from desk.pairings.judging import lay_ground, reasons_against, warned_of
from desk.pairings.loading import load_pairing, pairings_of_resident
from desk.partners.organisations import load_organisations
from desk.requests.loading import load_request
from desk.store.chunks import query_in
from desk.store.store import Store
from desk.store.transaction import Tx
from desk.volunteers.loading import load_volunteers, volunteer_id
from schema.conflict_guard import unweighed
from schema.pairing_life import Stay, seconds_on
from schema.pairings import OPEN, status
from schema.refused import Refused

_STAYS = """SELECT s.id, s.pairing, s.volunteer, s.joined_on, s.left_on, s.reason, s.version, v.kenmerk, v.first_name,
    v.prefix, v.surname
  FROM visible_second_volunteers s JOIN visible_volunteers v ON v.id = s.volunteer
  WHERE s.pairing IN ({marks}) ORDER BY s.joined_on, s.key"""
_WITH = """SELECT pairing FROM visible_second_volunteers
  WHERE volunteer = ? AND joined_on <= ? AND coalesce(left_on > ?, 1)"""


def add_second(
    store: Store, pairing: str, volunteer: str, *, joined_on: date, on: date, override: str | None = None
) -> str:
    """Let a second volunteer (id or kenmerk) go along in a pairing from a day on, and return the fact's id.

    Args:
        override: the reason for passing a warning about her and the resident, kept as a dated decision.

    Raises:
        Refused: `unknown-id`; `move-not-allowed` for a pairing that is over; `date-backwards`; `second-there` while
            another goes along; `pair-already-open` when she serves the request already; `pair-refused` with every
            reason; `pair-warned` without an override.
    """
    known = volunteer_id(store, volunteer)
    with store.write(store.user, "second-joins", pairing) as tx:
        model = load_pairing(store, pairing)
        now = status(model, date.max)
        if now not in OPEN:
            raise Refused("move-not-allowed", status=now, move="second")
        if joined_on < model.proposed_on:
            raise Refused("date-backwards", date=joined_on, earliest=model.proposed_on)
        if any((row["left_on"] or "9999") > joined_on.isoformat() for row in seconds_of(store, [pairing])):
            raise Refused("second-there")
        serving = [it for it in pairings_of_resident(store, model.resident) if it.request == model.request]
        if any(it.volunteer == known and status(it, max(on, it.proposed_on)) in OPEN for it in serving):
            raise Refused("pair-already-open")
        _judge(tx, store, model.request, known, (override or "").strip(), max(on, joined_on))
        [new] = tx.insert("second_volunteer", [{"pairing": pairing, "volunteer": known, "joined_on": joined_on}])
    return new


def leave_second(store: Store, pairing: str, *, left_on: date, reason: str = "") -> str:
    """Record the first day on which nobody goes along in a pairing any more, and return the fact's id.

    Raises:
        Refused: `unknown-id`, `no-second`.
    """
    load_pairing(store, pairing)
    with store.write(store.user, "second-leaves", pairing) as tx:
        return leave_within(tx, store, pairing, left_on, reason)


def leave_within(tx: Tx, store: Store, pairing: str, left_on: date, reason: str) -> str:
    """Let the second volunteer of a pairing leave inside a write, as `leave_second` does."""
    for row in seconds_of(store, [pairing]):
        if _as_stay(row).joined_on <= left_on and (row["left_on"] is None or row["left_on"] > left_on.isoformat()):
            tx.change(
                "second_volunteer", row["id"], {"left_on": left_on, "reason": reason.strip() or None}, row["version"]
            )
            return str(row["id"])
    raise Refused("no-second")


def goes_along(store: Store, pairing: str, on: date) -> tuple[str, ...]:
    """Return the second volunteer (id) of a pairing on a day, or nobody."""
    return seconds_on(map(_as_stay, seconds_of(store, [pairing])), on)


def seconds_of(store: Store, pairings: Iterable[str]) -> list[dict[str, Any]]:
    """Return who went along in pairings (ids), each with her days and her `name`, the earliest first."""
    return [row | {"name": full_name(row)} for row in query_in(store, _STAYS, pairings)]


def along_in(store: Store, volunteer: str, on: date) -> list[str]:
    """Return the pairings (ids) in which a volunteer (id) goes along as the second on a day, over or not."""
    return [row["pairing"] for row in store.query(_WITH, [volunteer, on.isoformat(), on.isoformat()])]


def _judge(tx: Tx, store: Store, request: str, volunteer: str, given: str, on: date) -> None:
    """Refuse whom the rules hold back from the request, and ask a reason where somebody should think twice."""
    asked = load_request(store, request)
    [model] = load_volunteers(store, volunteer)
    ground = lay_ground(store, asked, load_organisations(store), on)
    if reasons := reasons_against(ground, model):
        raise Refused("pair-refused", reason=reasons[0], reasons=list(reasons))
    warned = unweighed(warned_of(ground, model))
    if warned and not given:
        against = [(finding.about, (finding.code,)) for finding in warned]
        raise Refused("pair-warned", warnings=[finding.code for finding in warned], against=against)
    decide(tx, asked.resident, volunteer, warned, given, on)


def _as_stay(row: dict[str, Any]) -> Stay:
    left = date.fromisoformat(row["left_on"]) if row["left_on"] else None
    return Stay(row["volunteer"], date.fromisoformat(row["joined_on"]), left)
