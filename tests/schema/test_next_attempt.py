from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schema.codes import Channel, DayPart
from schema.next_attempt import FIGURES, Chances, Reason, Tried, is_enough, next_attempt
from schema.settings import Settings

SETTINGS = Settings()
ON = date(2026, 11, 3)
"""A Tuesday."""
PHONE, VISIT, CARD, LETTER = Channel.PHONE, Channel.HOUSE_VISIT, Channel.CARD, Channel.LETTER
MORNING, AFTERNOON, EVENING = DayPart.MORNING, DayPart.AFTERNOON, DayPart.EVENING


def tried(*made: tuple[Channel, DayPart | None] | Channel, last: date = ON - timedelta(days=2)) -> list[Tried]:
    """Return attempts in vain, the last on a day and each before it a day earlier."""
    pairs = [one if isinstance(one, tuple) else (one, None) for one in made]
    return [Tried(last - timedelta(days=len(pairs) - 1 - n), *pair, False) for n, pair in enumerate(pairs)]


def suggested(*made, **known):
    return next_attempt(Chances(tried(*made), **known), ON, SETTINGS)


@pytest.mark.parametrize(
    ("made", "known", "channel", "part"),
    [
        ([], {"phone": True}, PHONE, None),
        ([], {}, VISIT, None),
        ([LETTER], {"phone": True}, PHONE, None),
        ([(PHONE, MORNING)], {"phone": True}, PHONE, EVENING),
        ([(PHONE, EVENING)], {"phone": True}, PHONE, AFTERNOON),
        ([(PHONE, MORNING), (PHONE, AFTERNOON)], {"phone": True}, VISIT, EVENING),
        ([(PHONE, MORNING), (VISIT, AFTERNOON), CARD], {"phone": True}, PHONE, EVENING),
        ([PHONE, PHONE], {"phone": True}, VISIT, None),
        ([PHONE, PHONE, VISIT, CARD], {"phone": True}, VISIT, None),
        ([PHONE, PHONE, VISIT, CARD, VISIT, CARD], {"phone": True}, PHONE, None),
        ([VISIT], {"phone": True}, CARD, None),
        ([VISIT], {}, CARD, None),
        ([LETTER], {}, VISIT, None),
        ([], {"blocked": True}, LETTER, None),
        ([VISIT], {"blocked": True}, LETTER, None),
        ([PHONE, PHONE, PHONE], {"phone": True, "blocked": True}, PHONE, None),
    ],
)
def test_the_next_channel_and_part_of_the_day(made, known, channel, part):
    found = suggested(*made, **known)
    assert (found.channel, found.part) == (channel, part)


def test_after_letters_alone_the_reason_tells_what_they_and_a_call_reach():
    found = suggested(LETTER, phone=True)
    assert [(why, FIGURES[why]) for why in found.reasons] == [
        (Reason.PHONE_REACHES, 59),
        (Reason.WRITTEN_REACHES, 6),
    ]


def test_two_go_to_a_door_and_one_calls():
    assert (suggested().people, suggested(phone=True).people) == (2, 1)


def test_who_was_reached_needs_no_attempt():
    assert next_attempt(Chances([Tried(ON, PHONE, MORNING, True)], phone=True), ON, SETTINGS) is None


@pytest.mark.parametrize(
    ("last", "due", "expected"),
    [
        (ON - timedelta(days=2), None, (ON, None)),
        (ON, None, (ON + timedelta(days=1), None)),
        (ON, ON, (ON, ON)),
        (ON, ON - timedelta(days=9), (ON, ON)),
        (ON, ON + timedelta(days=9), (ON + timedelta(days=1), ON + timedelta(days=9))),
    ],
    ids=["today", "not twice a day", "the last day", "overdue", "within the term"],
)
def test_from_when_and_until_when(last, due, expected):
    found = next_attempt(Chances(tried(LETTER, last=last), phone=True, due=due), ON, SETTINGS)
    assert (found.not_before, found.last_day) == expected


def test_an_attempt_is_suggested_for_a_working_day():
    friday = date(2026, 11, 6)
    found = next_attempt(Chances(tried(LETTER, last=friday), phone=True), friday, SETTINGS)
    assert found.not_before == date(2026, 11, 9)


def test_in_a_crisis_it_is_today_even_on_a_sunday():
    sunday = date(2026, 11, 8)
    found = next_attempt(Chances(tried(PHONE, last=sunday), phone=True, crisis=True), sunday, SETTINGS)
    assert (found.not_before, found.last_day, found.reasons[-1]) == (sunday, sunday, Reason.IN_CRISIS)


@pytest.mark.parametrize(
    ("made", "enough"),
    [
        ([(PHONE, MORNING), (PHONE, EVENING), (VISIT, EVENING), CARD], True),
        ([(PHONE, MORNING), (PHONE, EVENING), (VISIT, EVENING)], False),
        ([(PHONE, MORNING), (PHONE, EVENING), (PHONE, AFTERNOON), (PHONE, MORNING)], False),
        ([(PHONE, EVENING), (VISIT, EVENING), CARD, LETTER], False),
    ],
    ids=["enough", "three", "one channel", "one part of the day"],
)
def test_closing_is_offered_after_enough_was_tried(made, enough):
    assert suggested(*made, phone=True).may_close is enough


def test_closing_is_never_offered_in_a_crisis():
    made = [(PHONE, MORNING), (PHONE, EVENING), (VISIT, EVENING), CARD]
    assert not suggested(*made, phone=True, crisis=True).may_close


ATTEMPTS = st.lists(
    st.builds(
        Tried,
        st.dates(ON - timedelta(days=60), ON),
        st.sampled_from(Channel),
        st.none() | st.sampled_from(DayPart),
        st.booleans(),
    ),
    max_size=8,
).map(lambda made: sorted(made, key=lambda attempt: attempt.on))
CHANCES = st.builds(
    Chances, ATTEMPTS, st.booleans(), st.booleans(), st.booleans(), st.none() | st.dates(ON - timedelta(60), ON)
)


@given(CHANCES)
def test_a_suggestion_never_sends_anybody_to_a_blocked_door_or_calls_an_unknown_number(known):
    found = next_attempt(known, ON, SETTINGS)
    if found is not None:
        assert not (known.blocked and found.channel in (VISIT, CARD))
        assert known.phone or found.channel is not PHONE


@given(CHANCES)
def test_a_suggestion_is_never_for_the_past_and_always_has_its_reason(known):
    found = next_attempt(known, ON, SETTINGS)
    assert (found is None) == any(attempt.reached for attempt in known.tried)
    if found is not None:
        assert found.not_before >= ON
        assert found.last_day is None or found.not_before <= found.last_day
        assert found.reasons
        assert found.may_close == (is_enough(known.tried) and not known.crisis)
