import pytest
from hypothesis import given
from hypothesis import strategies as st

from schema.codes import TIMES, Gender, Support
from schema.names import Address
from schema.points import Points, leading_signs, points
from schema.settings import WEIGHTS
from tests.schema.people import request, volunteer

KINDS = st.frozensets(st.sampled_from(Support))
SOME_TIMES = st.frozensets(st.sampled_from(TIMES))
LANGUAGES = st.lists(st.sampled_from(["nl", "pl", "en"]), unique=True)
POSTCODES = st.sampled_from(["1234AB", "1234AC", "1235AB", "9999ZZ"])
PAIRS = st.tuples(
    st.builds(
        volunteer,
        kinds=KINDS,
        times=SOME_TIMES,
        languages=st.frozensets(st.sampled_from(["nl", "pl", "en"])),
        postcode=POSTCODES,
        gender=st.sampled_from(Gender),
    ),
    st.builds(
        request,
        kinds=KINDS,
        times=SOME_TIMES,
        languages=LANGUAGES.map(tuple),
        address=st.builds(Address, POSTCODES, st.just(1)),
        gender_wish=st.sampled_from([None, Gender.MAN, Gender.WOMAN]),
    ),
)


def scored(who=None, asked=None, weights=WEIGHTS, known=False, ended_in_task=0, metres=None) -> Points:
    return points(
        who or volunteer(),
        asked or request(),
        weights,
        known=known,
        ended_in_task=ended_in_task,
        metres=metres,
    )


@pytest.mark.parametrize(
    ("asked", "offered", "expected"),
    [(1, 1, 250), (2, 1, 125), (3, 1, 83), (3, 2, 166), (4, 3, 187), (2, 0, 0)],
)
def test_kinds_are_the_share_covered_rounded_down(asked, offered, expected):
    kinds = list(Support)
    pair = volunteer(kinds=frozenset(kinds[:offered])), request(kinds=frozenset(kinds[:asked]))
    assert scored(*pair).kinds == expected


@pytest.mark.parametrize(
    ("metres", "expected"),
    [(0, 200), (1, 199), (50, 199), (1_000, 180), (1_001, 179), (9_999, 0), (10_000, 0), (250_000, 0)],
)
def test_every_kilometre_costs_20_points(metres, expected):
    assert scored(metres=metres).distance == expected


@pytest.mark.parametrize(
    ("postcode", "expected"),
    [
        ("9234AB", 0),
        ("1934AB", 0),
        ("1294AB", 50),
        ("1239AB", 100),
        ("1234ZB", 150),
        ("1234AZ", 150),
        ("1234AB", 200),
    ],
)
def test_without_a_postcode_table_the_equal_leading_signs_count(postcode, expected):
    assert scored(asked=request(address=Address(postcode, 1))).distance == expected


def test_leading_signs_stop_at_the_first_difference():
    assert leading_signs("1234AB", "1294AB") == 2


@pytest.mark.parametrize(
    ("asked", "common", "expected"),
    [(0, 0, 200), (1, 1, 200), (2, 1, 100), (3, 1, 66), (3, 2, 133), (9, 3, 200), (9, 2, 133), (9, 9, 200), (4, 0, 0)],
)
def test_three_common_times_are_enough(asked, common, expected):
    pair = volunteer(times=frozenset(TIMES[:common])), request(times=frozenset(TIMES[:asked]))
    assert scored(*pair).times == expected


@pytest.mark.parametrize(
    ("spoken", "expected"),
    [({"pl", "nl"}, 100), ({"pl"}, 100), ({"nl"}, 50), ({"en"}, 0)],
)
def test_the_language_asked_first_counts_double(spoken, expected):
    pair = volunteer(languages=frozenset(spoken)), request(languages=("pl", "nl"), interpreter=True)
    assert scored(*pair).language == expected


@pytest.mark.parametrize(("known", "expected"), [(True, 100), (False, 0)])
def test_an_earlier_pairing_gives_continuity(known, expected):
    assert scored(known=known).continuity == expected


@pytest.mark.parametrize(
    ("wish", "gender", "expected"),
    [
        (None, Gender.UNKNOWN, 50),
        (Gender.WOMAN, Gender.WOMAN, 50),
        (Gender.WOMAN, Gender.MAN, 0),
        (Gender.MAN, Gender.UNKNOWN, 0),
    ],
)
def test_a_wish_counts_when_met_or_absent(wish, gender, expected):
    assert scored(volunteer(gender=gender), request(gender_wish=wish)).wishes == expected


@pytest.mark.parametrize(("ended", "expected"), [(0, 0), (1, 20), (4, 80), (5, 100), (40, 100)])
def test_experience_is_20_per_ended_pairing_up_to_100(ended, expected):
    assert scored(ended_in_task=ended).experience == expected


def test_the_names_of_the_parts_are_the_criteria():
    assert list(scored()._asdict()) == list(WEIGHTS)


def test_a_perfect_pair_has_1000_points():
    here = request(address=Address("1234AB", 9))
    assert scored(asked=here, known=True, ended_in_task=5).total == 1000


@given(PAIRS, st.booleans(), st.integers(0, 99), st.none() | st.integers(0, 20_000))
def test_every_part_lies_between_0_and_its_most_points(pair, known, ended, metres):
    parts = scored(*pair, known=known, ended_in_task=ended, metres=metres)._asdict()
    assert all(0 <= part <= WEIGHTS[name] for name, part in parts.items())


@given(PAIRS, st.sampled_from(sorted(WEIGHTS)))
def test_a_weight_of_zero_leaves_a_criterion_out_and_the_others_alone(pair, name):
    full = scored(*pair, known=True, ended_in_task=5)
    assert scored(*pair, WEIGHTS | {name: 0}, True, 5) == full._replace(**{name: 0})


@given(PAIRS)
def test_doubled_weights_never_give_less_than_doubled_parts(pair):
    doubled = scored(*pair, {name: 2 * most for name, most in WEIGHTS.items()})
    assert all(2 * part <= more <= 2 * part + 1 for part, more in zip(scored(*pair), doubled, strict=True))
