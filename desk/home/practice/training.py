"""The training plan of the practice desk: modules, sessions past and to come, one that fell through, and what was sent.

Nothing here changes what a volunteer may do: certificates of the past are the proofs she holds already.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random

from desk.store.store import Store
from desk.training.attending import certify, record_attendance
from desk.training.planning import NewSession, add_module, add_session, cancel_session, enrol
from desk.volunteers.deployability import expiring_proofs
from desk.volunteers.renewals import request_renewal
from schema.codes import ProofKind

_MODULES = (
    ("Gespreksvaardigheden", ProofKind.CONVERSATION, "Leerhuis Voorbeeldstad", 12),
    ("Stress-sensitief werken", ProofKind.STRESS_SENSITIVE, "Leerhuis Voorbeeldstad", 12),
    ("Privacy in de praktijk", ProofKind.PRIVACY, "Gemeente Voorbeeldstad", 8),
    ("Veilig op huisbezoek", ProofKind.SAFE_VISIT, "Bureau Kalme Deur", 6),
    ("Permanente educatie", ProofKind.REFRESHER, "Leerhuis Voorbeeldstad", 14),
)
_PLACES = ("Raadhuis, zaal 2", "Buurthuis De Rietkraag", "Bibliotheek, eerste verdieping")
_FRIDAY = 5
_ISSUED = timedelta(days=30)
"""A certificate of the past was issued within so many days of its session."""
_AT_WORK = "SELECT id FROM visible_volunteers WHERE stopped_on IS NULL ORDER BY key"
_HOLDERS = """SELECT p.volunteer, p.obtained_on FROM visible_proofs p JOIN visible_volunteers v ON v.id = p.volunteer
  WHERE p.kind = ? AND p.obtained_on BETWEEN ? AND ? AND v.stopped_on IS NULL ORDER BY p.obtained_on, p.key LIMIT ?"""


def add_training(store: Store, on: date, chance: Random) -> None:
    """Add modules and their sessions around a day, made by the same use cases as at the desk."""
    people = [row["id"] for row in store.query(_AT_WORK)]
    if len(people) < 4:
        return
    for name, kind, provider, places in _MODULES:
        add_module(store, name, kind, provider=provider, places=places)
    for back in (200, 110, 45):
        for name, kind, _provider, places in _MODULES[2:]:
            _past(store, name, kind, on - timedelta(days=back + chance.randint(0, 20)), places, on, chance)
    due = _due(store, people, on)
    _wound_up_half(store, people, on, chance)
    privacy = due.get(ProofKind.PRIVACY, [])[:5] or people[:2]
    visits = due.get(ProofKind.SAFE_VISIT, [])[:2]
    _coming(store, "Privacy in de praktijk", on + timedelta(days=12), privacy, on, chance)
    _coming(store, "Veilig op huisbezoek", on + timedelta(days=19), visits, on, chance, places=max(1, len(visits)))
    _coming(store, "Permanente educatie", on + timedelta(days=33), chance.sample(people, 3), on, chance)
    _coming(store, "Gespreksvaardigheden", on + timedelta(days=47), people[:1], on, chance, days=3)
    fallen = _coming(store, "Stress-sensitief werken", on + timedelta(days=9), chance.sample(people, 3), on, chance)
    cancel_session(store, fallen, "te weinig aanmeldingen", on=on)
    for turn, volunteer in enumerate(due.get(ProofKind.VOG, [])[:2]):
        request_renewal(store, volunteer, ProofKind.VOG, on - timedelta(days=3 + turn * 30), on=on, note="per e-mail")


def _due(store: Store, people: Sequence[str], on: date) -> dict[ProofKind, list[str]]:
    """Return who of the people at work must renew a kind of proof soon, the earliest last day first."""
    found: dict[ProofKind, list[str]] = {}
    soon = [(volunteer, proof) for volunteer, proof in expiring_proofs(store, on=on) if volunteer in people]
    for volunteer, proof in sorted(soon, key=lambda it: (it[1].last_day, it[0])):
        found.setdefault(proof.kind, []).append(volunteer)
    return found


def _past(store: Store, name: str, kind: ProofKind, day: date, places: int, on: date, chance: Random) -> None:
    """Add a session of the past with those who hold a proof of about that day, and one who did not come."""
    span = day.isoformat(), min(on, day + _ISSUED).isoformat()
    holders = store.query(_HOLDERS, [kind, *span, places - 1])
    came = {row["volunteer"]: date.fromisoformat(row["obtained_on"]) for row in holders}
    if not came:
        return
    session = _session(store, name, day, chance, places=places)
    missed = [row["id"] for row in store.query(_AT_WORK) if row["id"] not in came][:1]
    enrol(store, session, [*came, *missed], on=day - timedelta(days=14))
    record_attendance(store, session, list(came), missed, on=day)
    for volunteer, obtained_on in came.items():
        certify(store, session, on=on, volunteers=[volunteer], dated=obtained_on)


def _wound_up_half(store: Store, people: Sequence[str], on: date, chance: Random) -> None:
    """Add a session of last week whose certificates are still to be given, and one of yesterday nobody reported on."""
    came = chance.sample(list(people), min(4, len(people)))
    session = _coming(store, "Stress-sensitief werken", on - timedelta(days=7), came, on - timedelta(days=20), chance)
    record_attendance(store, session, came[1:], came[:1], on=on - timedelta(days=6))
    _coming(store, "Gespreksvaardigheden", on - timedelta(days=1), came[:3], on - timedelta(days=20), chance)


def _coming(
    store: Store,
    name: str,
    day: date,
    people: Sequence[str],
    on: date,
    chance: Random,
    *,
    places: int | None = None,
    days: int = 1,
) -> str:
    session = _session(store, name, day, chance, places=places, days=days)
    if people:
        enrol(store, session, people, on=on)
    return session


def _session(store: Store, name: str, day: date, chance: Random, *, places: int | None = None, days: int = 1) -> str:
    day -= timedelta(days=max(0, day.isoweekday() - _FRIDAY))
    evening = chance.random() < 0.6
    hours = ("19:00", "21:30") if evening else ("13:30", "16:30")
    last = day + timedelta(days=7 * (days - 1))
    return add_session(store, name, NewSession(day, last, *hours, place=chance.choice(_PLACES), places=places))
