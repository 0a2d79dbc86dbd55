"""Everybody the plan is about, read at once: who waits, who may help, and what they have behind them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import NamedTuple

from desk.matching.history import Proposal, ended_by_task, known_pairs, refusals_of, standing_proposals
from desk.matching.pool import load_pool
from desk.pairings.distance import Place, metres, places_of
from desk.pairings.history import loads
from desk.pairings.judging import Ground
from desk.partners.organisations import load_organisations
from desk.requests.loading import load_requests
from desk.requests.matrix import load_matrix
from desk.requests.waiting import WAITING
from desk.store.chunks import query_in
from desk.store.store import Store
from desk.volunteers.loading import volunteers_among
from schema.codes import Task
from schema.conflict_guard import NOTHING_AROUND, Around
from schema.matrix import Matrix
from schema.organisations import Organisation
from schema.requests import Request, request_reasons
from schema.settings import Settings
from schema.volunteers import Volunteer

_ASKED = "SELECT r.id, r.kenmerk FROM visible_requests r"
_WAITING = f"{_ASKED} WHERE {WAITING}"


class Asked(NamedTuple):
    """Which requests to plan for."""

    kenmerken: dict[str, str]
    """Kenmerk by id, in the order of the kenmerken."""
    proposals: dict[str, Proposal]
    """Per request the pairing proposed before, where that is up for change."""


@dataclass(frozen=True, slots=True)
class People:
    """All that the plan of one day is made from."""

    on: date
    settings: Settings
    matrix: Matrix
    requests: list[Request]
    """In the order of their kenmerk, with the refusals of earlier pairings among the exclusions."""
    volunteers: list[Volunteer]
    """In the order of their kenmerk."""
    organisations: Mapping[str, Organisation]
    loads: Mapping[str, int]
    """Per volunteer the open pairings, without those that are up for change."""
    ended: Mapping[Task, Mapping[str, int]]
    """Per task and volunteer the pairings that ended in it."""
    known: Mapping[str, frozenset[str]]
    """Per resident the volunteers with whom she has worked."""
    places: Mapping[str, Place]
    """Where postcodes lie, as far as the desk knows."""
    proposals: Mapping[str, Proposal]
    """Per request the pairing proposed before, where that is up for change."""
    held: Mapping[str, str] = field(default_factory=dict)
    """Per request the volunteer she gets before anybody else is planned, where the rules allow it."""


def read_people(store: Store, *, on: date, proposed: bool = False) -> People:
    """Return everybody for the plan of a day.

    Args:
        proposed: also plan anew for requests with a pairing that is proposed and nothing more.
    """
    pool = load_pool(store)
    return gather(store, asked_on(store, on, proposed), pool.volunteers, pool.organisations, on)


def read_some(
    store: Store, requests: Iterable[str], volunteers: Iterable[str], *, on: date, without: Iterable[Proposal] = ()
) -> People:
    """Return what `read_people` does for some requests and volunteers (ids); who is not there is left out.

    Args:
        without: pairings proposed before that are up for change.
    """
    rows = query_in(store, "SELECT id, kenmerk FROM visible_requests WHERE id IN ({marks})", requests)
    asked = Asked(_in_order(rows), {it.request: it for it in without})
    return gather(store, asked, volunteers_among(store, volunteers), load_organisations(store), on)


def asked_on(store: Store, on: date, proposed: bool, residents: Iterable[str] | None = None) -> Asked:
    """Return which requests to plan for on a day.

    Args:
        proposed: also those with a pairing that is proposed and nothing more.
        residents: only the requests of these (ids); the proposals are all there.
    """
    days = [on.isoformat()] * WAITING.count("?")
    proposals = {it.request: it for it in standing_proposals(store, on)} if proposed else {}
    if residents is None:
        rows = store.query(_WAITING, days) + query_in(store, f"{_ASKED} WHERE r.id IN ({{marks}})", proposals)
    else:
        own = query_in(store, f"{_ASKED} WHERE r.resident IN ({{marks}})", residents)
        waiting = query_in(store, f"{_WAITING} AND r.resident IN ({{marks}})", residents, days)
        rows = waiting + [row for row in own if row["id"] in proposals]
    return Asked(_in_order(rows), proposals)


def _in_order(rows: Iterable[Mapping[str, str]]) -> dict[str, str]:
    return {row["id"]: row["kenmerk"] for row in sorted(rows, key=lambda row: row["kenmerk"])}


def gather(
    store: Store, asked: Asked, volunteers: list[Volunteer], organisations: Mapping[str, Organisation], on: date
) -> People:
    """Return some requests and volunteers with all that a plan is made from."""
    models = {request.id: request for request in load_requests(store, list(asked.kenmerken))}
    refused = refusals_of(store)
    requests = [
        replace(it, exclusions=(*it.exclusions, *refused[it.resident])) if it.resident in refused else it
        for it in (models[known] for known in asked.kenmerken)
    ]
    open_now = dict(loads(store, on))
    for proposal in asked.proposals.values():
        open_now[proposal.volunteer] -= 1
    postcodes = {it.postcode for it in volunteers} | {it.address.postcode for it in requests}
    return People(
        on,
        store.settings(on),
        load_matrix(store, on),
        requests,
        volunteers,
        organisations,
        open_now,
        ended_by_task(store, on),
        known_pairs(store, on),
        places_of(store, postcodes),
        asked.proposals,
    )


def ground_of(
    people: People,
    request: Request,
    volunteers: Iterable[Volunteer],
    open_now: Mapping[str, int] | None = None,
    around: Around = NOTHING_AROUND,
) -> Ground:
    """Return what `desk.pairings.judging` judges some volunteers by for one request.

    Args:
        open_now: the open pairings per volunteer, where they are no longer those that were read.
        around: what may stand between the two beside the rules, where that is asked.
    """
    here = people.places.get(request.address.postcode)
    apart = {
        it.postcode: metres(here, people.places[it.postcode])
        for it in volunteers
        if here is not None and it.postcode in people.places
    }
    return Ground(
        request,
        people.on,
        people.settings,
        people.matrix,
        people.organisations,
        people.loads if open_now is None else open_now,
        people.ended.get(request.task, {}),
        people.known.get(request.resident, frozenset()),
        apart,
        request_reasons(request, people.matrix, people.on),
        around,
    )
