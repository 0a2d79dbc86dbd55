"""Every volunteer in the memory of the running program, read once and kept up to date record by record."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from desk.locale.formats import full_name
from desk.pairings.distance import Place, metres, places_of
from desk.partners.organisations import load_organisations
from desk.store.audit import Head
from desk.store.chunks import query_in
from desk.store.store import Store
from desk.store.trail import Touched, touched_since
from desk.volunteers.loading import load_volunteers, volunteers_among
from schema.deployable import reasons_by_task
from schema.organisations import Organisation
from schema.requests import Request
from schema.settings import Settings
from schema.volunteers import Volunteer

_NAMES = "SELECT id, kenmerk, first_name, prefix, surname FROM visible_volunteers"
OWN = {
    "volunteer": "SELECT id AS volunteer FROM visible_volunteers WHERE id IN ({marks})",
    "pause": "SELECT volunteer FROM visible_pauses WHERE id IN ({marks})",
    "exemption": "SELECT volunteer FROM visible_exemptions WHERE id IN ({marks})",
    "proof": "SELECT volunteer FROM visible_recorded_proofs WHERE id IN ({marks})",
    "proof_correction": """SELECT p.volunteer FROM visible_proof_corrections c
      JOIN visible_recorded_proofs p ON p.id = c.proof WHERE c.id IN ({marks})""",
}
"""What is known of a volunteer, by the table that it stands in: whose a row is."""
_OF_ALL = frozenset(
    {"organisation", "agreement", "collaboration_terms", "setting", "requirement_version", "requirement_change"}
    | {"postcode_place"}
)
"""What many volunteers are judged by: where it changes all are judged anew."""

_DAYS = 4
"""Days for which it is kept what holds people back."""

Verdicts = tuple[tuple[str, ...], ...]
"""Per task, in the order of the matrix, what holds somebody back from it."""


@dataclass(frozen=True)
class Pool:
    """Every volunteer, as the rules and as a reader know her; good for as long as nobody changes the desk."""

    volunteers: list[Volunteer]
    """In the order of their kenmerk."""
    by_id: Mapping[str, Volunteer]
    names: dict[str, tuple[str, str]]
    """Kenmerk and name by id."""
    organisations: dict[str, Organisation]
    places: Mapping[str, Place]
    """Where volunteers' postcodes lie, as far as the desk knows."""
    judged: dict[date, dict[str, Verdicts]] = field(default_factory=dict, compare=False)
    """What holds each volunteer (id) back on a day; the same for every request."""

    @cached_property
    def alike(self) -> list[int]:
        """A number per volunteer: equal where two offer the same kinds in the same languages and area."""
        numbers: dict[object, int] = {}
        return [numbers.setdefault((it.kinds, it.languages, it.area), len(numbers)) for it in self.volunteers]

    @cached_property
    def close(self) -> Mapping[object, list[str]]:
        """Ids by what a conflict of interest can hang on: a door, a family's postcode, a name or place they named."""
        found = defaultdict[object, list[str]](list)
        for it in self.volunteers:
            for key in _hanging_on(it):
                found[key].append(it.id)
        return found

    def verdicts(self, on: date, settings: Settings) -> dict[str, Verdicts]:
        """Return what holds each volunteer (id) back from each task on a day."""
        if on not in self.judged and len(self.judged) >= _DAYS:
            self.judged.clear()
        told = self.judged.setdefault(on, {})
        if len(told) < len(self.volunteers):
            for it in self.volunteers:
                if it.id not in told:
                    by_task = reasons_by_task(it, self.organisations[it.organisation], on, settings)
                    told[it.id] = tuple(by_task.values())
        return told

    def close_to(self, request: Request) -> set[str]:
        """Return the volunteers (ids) who may be too close to a resident, or are excluded: they are judged one by one.

        All others with the same number in `alike` are judged alike.
        """
        address = request.address
        keys = (address, (address.postcode, request.surname_key), address.postcode, *request.name_keys)
        near = {one for key in keys for one in self.close.get(key, ())}
        return near | {it.volunteer for it in request.exclusions}

    def metres_from(self, here: Place | None) -> Mapping[str, int]:
        """Return the metres from a place to every postcode of a volunteer that the desk knows."""
        return {} if here is None else _Metres(here, self.places)


class _Metres(Mapping[str, int]):
    """Metres from one place to postcodes, each measured when it is asked for: of thousands few are."""

    def __init__(self, here: Place, places: Mapping[str, Place]) -> None:
        self._here, self._places = here, places

    def __getitem__(self, postcode: str) -> int:
        return metres(self._here, self._places[postcode])

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


@dataclass(frozen=True, slots=True)
class _Kept:
    """A pool, and the event up to which it is true."""

    head: Head
    pool: Pool


def load_pool(store: Store) -> Pool:
    """Return every volunteer, to be judged for one request or for many.

    While the desk is open they stay in memory; of what changed since, also by others, that alone is read anew.
    """
    head, kept = store.head(), store.memory.get(_Kept)
    if kept is None or kept.head != head:
        pool = _read(store) if kept is None else _followed(store, kept)
        kept = store.memory[_Kept] = _Kept(head, pool)
    pool_now: Pool = kept.pool
    return pool_now


def _read(store: Store) -> Pool:
    volunteers = load_volunteers(store)
    names = {row["id"]: (row["kenmerk"], full_name(row)) for row in store.query(_NAMES)}
    places = places_of(store, {it.postcode for it in volunteers})
    return make_pool(volunteers, names, load_organisations(store), places)


def _followed(store: Store, kept: _Kept) -> Pool:
    touched = touched_since(store, kept.head, OWN.keys() | _OF_ALL)
    about = None if touched is None else whose(store, touched)
    if touched is None or about is None:
        return _read(store)
    if not touched.tables:
        return kept.pool
    return _with(store, kept.pool, about, judged_anew=bool(touched.tables & _OF_ALL))


def whose(store: Store, touched: Touched) -> set[str] | None:
    """Return the volunteers (ids) of whom something changed; None where that cannot be told."""
    found = set[str]()
    for table in touched.tables & OWN.keys():
        found |= {row["volunteer"] for row in query_in(store, OWN[table], touched.ids)}
    for table, row_id, facts in touched.before:
        if table == "proof_correction":
            return None
        if table in OWN:
            found.add(row_id if table == "volunteer" else facts["volunteer"])
    return found


def _with(store: Store, pool: Pool, whose: set[str], *, judged_anew: bool) -> Pool:
    """Return a pool in which some volunteers are as they are now."""
    fresh = volunteers_among(store, whose)
    rows = query_in(store, f"{_NAMES} WHERE id IN ({{marks}})", whose)
    names = {one: told for one, told in pool.names.items() if one not in whose}
    names |= {row["id"]: (row["kenmerk"], full_name(row)) for row in rows}
    volunteers = [it for it in pool.volunteers if it.id not in whose] + fresh
    volunteers.sort(key=lambda it: names[it.id][0])
    known = {it.postcode for it in pool.volunteers}
    places = pool.places
    if judged_anew or not known.issuperset(it.postcode for it in fresh):
        places = places_of(store, {it.postcode for it in volunteers})
    organisations = load_organisations(store) if judged_anew else pool.organisations
    judged = (
        {}
        if judged_anew
        else {
            day: {one: told for one, told in verdicts.items() if one not in whose}
            for day, verdicts in pool.judged.items()
        }
    )
    return make_pool(volunteers, names, organisations, places, judged)


def make_pool(
    volunteers: list[Volunteer],
    names: dict[str, tuple[str, str]],
    organisations: dict[str, Organisation],
    places: Mapping[str, Place],
    judged: dict[date, dict[str, Verdicts]] | None = None,
) -> Pool:
    """Return volunteers, in the order of their kenmerk, with what is looked up of them."""
    return Pool(volunteers, {it.id: it for it in volunteers}, names, organisations, places, judged or {})


def _hanging_on(volunteer: Volunteer) -> Iterator[object]:
    if volunteer.address is not None:
        yield volunteer.address
    yield volunteer.postcode, volunteer.surname_key
    yield from volunteer.conflicts.postcodes
    yield from volunteer.conflicts.names
