"""Invented people for the plan, so alike that every rule has something to say about some pair."""

from datetime import date, timedelta

from hypothesis import strategies as st

from desk.matching.people import People
from desk.pairings.distance import Place
from schema.codes import TIMES, AgreementKind, Gender, OrganisationKind, ProofKind, Support, Task
from schema.matrix import DEFAULT_MATRIX
from schema.names import Address
from schema.organisations import Agreement, Organisation
from schema.proofs import Exemption, Proof
from schema.requests import Clearance, Consent, ConsentKind, Exclusion, Request, SafetyBlock
from schema.settings import Settings
from schema.volunteers import Conflicts, Pause, Volunteer

ON = date(2026, 11, 3)
POSTCODES = ("1234AB", "1234AC", "1235ZZ", "8000AA", "1299XY")
NAMES = ("", "bos", "linden", "riabos")
TASKS = (Task.BUDDY, Task.FIRST_CONTACT, Task.PREVENTION, Task.SUPPORT_TRAJECTORY)
LANGUAGES = ("nl", "tr", "ar")
VOLUNTEERS = tuple(f"v{number}" for number in range(7))
EVERY_PROOF = tuple(Proof(kind, ON - timedelta(days=90)) for kind in ProofKind)

days = st.sampled_from([ON - timedelta(days=400), ON - timedelta(days=1), ON, ON + timedelta(days=1)])
perhaps = st.none() | days
postcodes = st.sampled_from(POSTCODES)
addresses = st.builds(Address, postcodes, st.integers(1, 2), st.sampled_from(["", "A"]))
times = st.frozensets(st.sampled_from(TIMES[:6]), max_size=5)


def mostly(usual, strategy):
    """Draw the usual in three of four."""
    return st.integers(0, 3).flatmap(lambda turn: strategy if turn == 0 else st.just(usual))


@st.composite
def volunteers(draw, known_as):
    address = draw(addresses)
    return Volunteer(
        known_as,
        draw(st.sampled_from(["own", "org", "bare", "new"])),
        draw(st.sampled_from(NAMES[:3])),
        address.postcode,
        draw(st.frozensets(st.sampled_from(LANGUAGES))),
        draw(st.frozensets(st.sampled_from(Support), min_size=2)),
        draw(st.sampled_from([address, None])),
        draw(mostly(frozenset(), st.frozensets(st.sampled_from(TASKS)))),
        draw(times),
        draw(st.sampled_from([None, None, 0, 1, 2])),
        draw(mostly((), st.sampled_from([("12",), ("1234", "80"), ("99",)]))),
        draw(st.sampled_from(Gender)),
        pauses=draw(mostly((), st.tuples(st.builds(Pause, perhaps, perhaps)))),
        proofs=draw(mostly(EVERY_PROOF, st.just(EVERY_PROOF[:5]))),
        exemptions=draw(
            mostly(
                (), st.just((Exemption(ProofKind.PRIVACY, ON, ON, "", ""), Exemption(ProofKind.VOG, ON, ON, "", "")))
            )
        ),
        conflicts=draw(
            mostly(
                Conflicts(),
                st.builds(Conflicts, st.frozensets(postcodes, max_size=1), st.frozensets(st.sampled_from(NAMES[1:]))),
            )
        ),
        maximum_km=draw(mostly(None, st.integers(0, 15))),
    )


@st.composite
def requests(draw, known_as):
    surname = draw(st.sampled_from(NAMES[:3]))
    given = Consent(ConsentKind.GIVEN, ON - timedelta(days=9))
    return Request(
        known_as,
        draw(st.sampled_from(["i0", "i1"])),
        surname,
        frozenset({surname, "ria" + surname} - {"", "ria"}),
        draw(addresses),
        draw(st.sampled_from(TASKS)),
        draw(st.frozensets(st.sampled_from(Support), max_size=2)),
        tuple(draw(st.lists(st.sampled_from(LANGUAGES), max_size=2, unique=True))),
        draw(st.sampled_from([ON, ON - timedelta(days=30)])),
        draw(mostly(False, st.just(True))),
        draw(times),
        draw(st.sampled_from([1, 2, 3, 4])),
        draw(st.sampled_from([None, Gender.MAN, Gender.WOMAN])),
        draw(mostly((given,), st.lists(st.builds(Consent, st.sampled_from(ConsentKind), days), max_size=3).map(tuple))),
        draw(mostly((), st.tuples(st.builds(SafetyBlock, days, perhaps)))),
        draw(mostly((), st.tuples(st.builds(Exclusion, st.sampled_from(VOLUNTEERS), perhaps)))),
        draw(mostly((), st.tuples(st.builds(Clearance, st.sampled_from(VOLUNTEERS), days, st.just(""))))),
        draw(st.sampled_from([None, None, *VOLUNTEERS])),
    )


@st.composite
def people(draw, most=4):
    helping = [draw(volunteers(known_as)) for known_as in VOLUNTEERS[: draw(st.integers(0, most))]]
    asking = [draw(requests(f"r{place}")) for place in range(draw(st.integers(0, most)))]
    counts = st.dictionaries(st.sampled_from(VOLUNTEERS), st.integers(0, 7))
    degrees = st.floats(0, 0.15, allow_nan=False)
    places = st.builds(Place, degrees.map(lambda north: 52 + north), degrees.map(lambda east: 5 + east))
    agreements = tuple(Agreement(kind, date(2020, 1, 1)) for kind in AgreementKind)
    return People(
        ON,
        Settings(weights={name: draw(st.integers(0, 250)) for name in Settings().weights}),
        DEFAULT_MATRIX,
        asking,
        helping,
        {
            "own": Organisation("own", OrganisationKind.MUNICIPALITY, frozenset(Task)),
            "org": Organisation("org", OrganisationKind.VOLUNTEER_ORGANISATION, frozenset(Task), agreements),
            "new": Organisation("new", OrganisationKind.OTHER, frozenset(Task), agreements[:1]),
            "bare": Organisation("bare", OrganisationKind.OTHER, frozenset(TASKS[:2]), agreements[:2]),
        },
        draw(st.dictionaries(st.sampled_from(VOLUNTEERS), st.integers(0, 3))),
        {task: draw(counts) for task in TASKS[:2]},
        draw(st.dictionaries(st.sampled_from(["i0", "i1"]), st.frozensets(st.sampled_from(VOLUNTEERS)))),
        draw(st.just({}) | st.dictionaries(postcodes, places)),
        {},
    )
