"""What the guards of the practice desk have to say: an employer, a lifted exclusion, notes past the role, promises."""

from collections import Counter
from datetime import date, timedelta

from desk.matching.pool import load_pool
from desk.matching.suggesting import suggest
from desk.pairings.goals import possible_goals, set_goals
from desk.pairings.loading import case_of, pairings_alive
from desk.pairings.moving import move_pairing
from desk.requests.listing import list_requests
from desk.requests.recording import exclude_volunteer, lift_exclusion
from desk.signals.planning import plan_contacts
from desk.store.store import Store
from desk.volunteers.recording import change_volunteer
from schema.codes import Channel
from schema.pairings import OPEN, Pairing, PairingStatus, status
from schema.refused import Refused

_AT_HOME = (
    "Map bijgewerkt. Namens mevrouw een regeling getroffen met de energieleverancier.",
    "Samen de post doorgenomen; zij heeft zelf een regeling getroffen met de verhuurder.",
    "Met haar DigiD ingelogd en het formulier voor de toeslag ingevuld.",
)
"""What stands in the notes of pairings: the first and the last are past the role, the second is not."""
_AT_THE_DOOR = (
    "Aan de keukentafel gezeten. Ik maakte de achterstand van 45 euro alvast over.",
    "Gezegd dat de aanvraag is goedgekeurd, namens de gemeente.",
    "Meneer belt zelf met de gemeente; folder achtergelaten.",
)
_AGO = timedelta(days=60)
_CREDITOR = """SELECT p.name FROM visible_signals s JOIN visible_partners p ON p.id = s.partner
  WHERE s.resident = ? ORDER BY s.signal_on DESC, s.key DESC LIMIT 1"""
_ATTEMPTS = """SELECT id, version FROM visible_attempts WHERE volunteers <> '' AND reached = 1
  ORDER BY made_on DESC, key DESC LIMIT ?"""


def add_guards(store: Store, on: date) -> None:
    """Add to what is there what makes somebody think twice; nothing is drawn by chance."""
    _warn_of_candidates(store, on)
    _note_at_the_door(store)
    alive = pairings_alive(store, on)
    running = [pairing for pairing in alive if status(pairing, on) is PairingStatus.RUNNING]
    recent = sorted(running, key=lambda it: (max((*it.contacts, it.proposed_on)), it.id), reverse=True)
    for pairing, note in zip(recent, _AT_HOME, strict=False):
        move_pairing(store, pairing.id, "contact", on=on, reason=note)
    open_now = [pairing for pairing in alive if status(pairing, on) in OPEN]
    if open_now:
        busiest = Counter(pairing.volunteer for pairing in open_now).most_common(1)[0][0]
        _promise(store, [pairing for pairing in open_now if pairing.volunteer == busiest], on)


def _warn_of_candidates(store: Store, on: date) -> None:
    """Let the best candidate of one waiting request work for a creditor, and one of another have been excluded."""
    pool = load_pool(store)
    waiting = list_requests(store, status="waiting", on=on)
    suited = [(row, suggest(store, row["id"], on=on, pool=pool).candidates) for row in waiting[1:12]]
    suited = [(row, candidates) for row, candidates in suited if candidates]
    for row, candidates in suited[:1]:
        [creditor] = store.query(_CREDITOR, [row["resident"]])
        [known] = store.query("SELECT version FROM visible_volunteers WHERE id = ?", [candidates[0].volunteer])
        change_volunteer(
            store, candidates[0].volunteer, {"employer": creditor["name"]}, version=known["version"], on=on
        )
    for row, candidates in suited[1:2]:
        lift_exclusion(
            store, exclude_volunteer(store, row["id"], candidates[0].volunteer, "kenden elkaar", on=on - _AGO)
        )


def _note_at_the_door(store: Store) -> None:
    attempts = store.query(_ATTEMPTS, [len(_AT_THE_DOOR)])
    with store.write(store.user, "practice-notes", "desk") as tx:
        for row, note in zip(attempts, _AT_THE_DOOR, strict=False):
            tx.change("attempt", row["id"], {"note": note}, row["version"])


def _promise(store: Store, pairings: list[Pairing], on: date) -> None:
    """Give the busiest volunteer's pairings goals, and plan a call with one of her residents."""
    for pairing in pairings:
        goals = possible_goals(store, pairing.id, on=on)
        set_goals(store, pairing.id, goals[: 2 if len(goals) > 1 else 1], on=on)
    for case in filter(None, (case_of(store, pairing.id) for pairing in pairings)):
        try:
            plan_contacts(store, [case], Channel.PHONE, on + timedelta(days=3), on=on)
        except Refused:
            continue
        return
