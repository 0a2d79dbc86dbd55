"""Proposing a pairing: the coordinator's decision, inside the rules."""

from datetime import date
from typing import Any

from desk.pairings.basis import Choosing, pairing_row, standing
from desk.pairings.guarding import decide
from desk.pairings.history import loads
from desk.pairings.judging import lay_ground, reasons_against, warned_of
from desk.pairings.loading import pairings_of_resident
from desk.partners.organisations import load_organisations
from desk.requests.handed import refuse_elsewhere
from desk.requests.loading import load_request
from desk.store.store import Store
from desk.store.transaction import Tx
from desk.volunteers.loading import load_volunteers, volunteer_id
from schema.basis import Way
from schema.conflict_guard import unweighed
from schema.pair import beyond_agreed
from schema.pairings import OPEN, PairingStatus, status
from schema.refused import Refused
from schema.requests import Request


def propose_pairing(
    store: Store,
    request: str,
    volunteer: str,
    *,
    on: date,
    override: str | None = None,
    among: Choosing | None = None,
) -> dict[str, Any]:
    """Pair a request and a volunteer (each by id or kenmerk) and return the pairing's `id` and `status`.

    All that it is decided on is kept with it (`desk.pairings.basis`). Where another was chosen than who fits best, the
    criteria that were passed over are returned as `overridden`.

    Args:
        override: the reason for choosing another than who fits best, for a second volunteer beside one who already
            serves the request, or for passing a warning about the two, which is kept as a dated decision. A hard rule
            is never overridden (rules.md section 3).
        among: where she stands among the candidates, where somebody weighed them just now.

    Raises:
        Refused: `unknown-id`; `request-withdrawn`, `request-not-yet`, `request-handed-over`; `pair-already-open`;
            `pair-refused` with the first reason and all `reasons`; without an override `request-served`, and
            `pair-warned` with the `warnings`.
    """
    known = volunteer_id(store, volunteer)
    asked = load_request(store, request)
    among = among or standing(store, asked, known, on=on)
    with store.write(store.user, "propose-pairing", asked.id) as tx:
        new = propose_within(tx, store, asked, known, on=on, override=override, among=among)
    [made] = store.query("SELECT overridden FROM visible_pairings WHERE id = ?", [new])
    passed = [it for it in made["overridden"].split("|") if it]
    told: dict[str, Any] = {"id": new, "status": str(PairingStatus.PROPOSED)}
    return told | ({"overridden": passed} if passed else {})


def propose_within(
    tx: Tx,
    store: Store,
    asked: Request,
    volunteer: str,
    *,
    on: date,
    override: str | None = None,
    instead: str = "",
    among: Choosing | None = None,
) -> str:
    """Pair a request and a volunteer (id) inside a write, as `propose_pairing` does; return the pairing's id.

    Args:
        instead: id of the pairing that this one follows: that it may run for some days more is no second volunteer.
        among: where the volunteer stood among the candidates; without it she is the successor in that pairing.
    """
    check_open(asked, on)
    refuse_elsewhere(store, asked.id, on)
    served = _check_served(store, asked, volunteer, on, instead)
    [model] = load_volunteers(store, volunteer)
    ground = lay_ground(store, asked, load_organisations(store), on)
    if reasons := reasons_against(ground, model):
        raise Refused("pair-refused", reason=reasons[0], reasons=list(reasons))
    given = (override or "").strip()
    if served and not given:
        raise Refused("request-served")
    warned = unweighed(warned_of(ground, model))
    if warned and not given:
        against = [(finding.about, (finding.code,)) for finding in warned]
        raise Refused("pair-warned", warnings=[finding.code for finding in warned], against=against)
    decide(tx, asked.resident, volunteer, warned, given, on)
    [new] = tx.insert("pairing", [pairing_row(ground, model, among or Choosing(Way.SUCCESSOR), given)])
    return new


def beyond_caseload(store: Store, volunteer: str, on: date) -> int | None:
    """Return the caseload agreed with a volunteer's organisation where her latest pairing goes beyond it, else None.

    Args:
        volunteer: id or kenmerk.

    Raises:
        Refused: `unknown-id`.
    """
    [model] = load_volunteers(store, volunteer_id(store, volunteer))
    before = loads(store, on).get(model.id, 0) - 1
    return beyond_agreed(load_organisations(store)[model.organisation], before, on)


def check_open(request: Request, on: date) -> None:
    """Refuse a request that is not asked on a day.

    Raises:
        Refused: `request-not-yet`, `request-withdrawn`.
    """
    if on < request.requested_on:
        raise Refused("request-not-yet", date=request.requested_on)
    if request.withdrawn_on is not None and request.withdrawn_on <= on:
        raise Refused("request-withdrawn", date=request.withdrawn_on)


def _check_served(store: Store, request: Request, volunteer: str, on: date, instead: str) -> bool:
    """Refuse a pair that is together already, and say whether another volunteer serves the request."""
    alive = [pairing for pairing in pairings_of_resident(store, request.resident) if status(pairing, on) in OPEN]
    serving = [pairing for pairing in alive if pairing.request == request.id]
    if any(pairing.volunteer == volunteer for pairing in serving):
        raise Refused("pair-already-open")
    return any(pairing.id != instead for pairing in serving)
