"""Making the practice desk: people first, then what happened to them."""

from datetime import date
from pathlib import Path
from random import Random

from desk.home.practice.agreements import add_agreement_contents
from desk.home.practice.backups import add_backups
from desk.home.practice.chain import add_chain
from desk.home.practice.checkins import add_checkins
from desk.home.practice.courses import add_courses
from desk.home.practice.distance import add_places
from desk.home.practice.exports import add_given_files
from desk.home.practice.feedback import add_feedback
from desk.home.practice.guards import add_guards
from desk.home.practice.handovers import add_handovers
from desk.home.practice.letting_go import add_letting_go
from desk.home.practice.life import add_life
from desk.home.practice.likely import add_likely
from desk.home.practice.outreach import add_outreach, add_signals
from desk.home.practice.papers import add_papers
from desk.home.practice.people import add_organisations, add_volunteers
from desk.home.practice.proofs import add_proofs
from desk.home.practice.review import add_reviews
from desk.home.practice.rounds import add_rounds
from desk.home.practice.sharing import add_sharing
from desk.home.practice.signing import add_signing
from desk.home.practice.standing_in import add_standing_in
from desk.home.practice.support import add_support
from desk.home.practice.training import add_training
from desk.home.practice.vision import add_vision
from desk.store.ids import counted_ids
from desk.store.opening import NewDesk, create_desk, open_desk

FACTS = {
    "municipality": "Gemeente Voorbeeldstad",
    "municipality-code": "9999",
    "municipality-address": "Raadhuisplein 1, 8400 AB Voorbeeldstad",
    "municipality-kvk": "90000000",
    "municipality-representative": "mw. L. Veenstra",
    "municipality-function": "hoofd Schulddienstverlening",
    "municipality-contact": "F. de Wit",
    "municipality-phone": "0999-123456",
    "municipality-email": "vroegsignalering@voorbeeldstad.example",
    "municipality-hours": "maandag tot en met vrijdag van 9.00 tot 12.00 uur",
    "municipality-officer": "fg@voorbeeldstad.example, telefoon 0999-123499",
    "municipality-mandate": "Mandaatbesluit Voorbeeldstad 2026, onderdeel 4.2",
    "municipality-signs-as": "het college van burgemeester en wethouders van Voorbeeldstad",
}
COORDINATOR = "F. de Wit"


def make_practice_desk(home: Path, key_file: Path, *, residents: int, volunteers: int, seed: int, on: date) -> NewDesk:
    """Make a desk with 24 months of invented history up to a day; the same seed and day give the same desk.

    Raises:
        Refused: `home-not-empty`.
        CannotOpen: `key-file-open`, `key-file-unreadable`.
    """
    chance = Random(seed)
    counting = counted_ids(Random(seed).getrandbits(69))
    made = create_desk(home, FACTS, COORDINATOR, on=on, key_file=key_file, ids=lambda: counting)
    with open_desk(home, key_file=key_file) as store:
        store.ids = lambda: counting
        organisations = add_organisations(store, on)
        add_volunteers(store, organisations, volunteers, on, chance)
        add_signals(store, residents, on, chance)
        add_outreach(store, on, chance)
        add_feedback(store, on)
        add_support(store, on, chance)
        add_likely(store, on)
        add_rounds(store, on)
        add_proofs(store, on, Random(f"proofs {seed}"))
        add_agreement_contents(store, on)
        add_chain(store, on)
        add_courses(store, seed, on)
        add_training(store, on, Random(f"training {seed}"))
        add_guards(store, on)
        add_reviews(store, on)
        add_places(store)
        add_life(store, on, Random(f"life {seed}"))
        add_papers(store, on)
        add_signing(store, on)
        add_checkins(store, on, Random(f"checkins {seed}"))
        add_vision(store, on)
        add_sharing(store, on)
        add_handovers(store, on)
        add_letting_go(store, on)
        add_given_files(store, on)
        add_standing_in(store, on)
        add_backups(store, on)
    return made
