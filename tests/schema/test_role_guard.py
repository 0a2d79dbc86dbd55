import pytest
from hypothesis import given
from hypothesis import strategies as st

from schema.role_guard import flags
from schema.role_terms import ARTICLES, Limit
from tests.schema.labelled_notes import APART, TUNED


def counted(beyond: tuple[str, ...], within: tuple[str, ...]) -> tuple[int, int]:
    """Return how many sentences beyond the role are found, and how many within it are flagged all the same."""
    return sum(bool(flags(told)) for told in beyond), sum(bool(flags(told)) for told in within)


def whole() -> tuple[tuple[str, ...], tuple[str, ...]]:
    return TUNED[0] + APART[0], TUNED[1] + APART[1]


def test_the_labelled_sentences_are_sixty_and_half_of_them_harmless():
    beyond, within = whole()
    assert (len(set(beyond)), len(set(within))) == (30, 30)


def test_of_thirty_sentences_beyond_the_role_at_least_twenty_seven_are_found():
    assert counted(*whole())[0] >= 27


def test_of_thirty_harmless_sentences_at_most_three_are_flagged():
    assert counted(*whole())[1] <= 3


def test_sentences_set_apart_before_the_rules_were_written_are_told_apart_as_well():
    found, wrong = counted(*APART)
    assert found >= 9
    assert wrong <= 1


@pytest.mark.parametrize(
    ("note", "limit", "phrase"),
    [
        ("Ik wees zijn verzoek af.", Limit.DECISION, "wees zijn verzoek af"),
        ("Heb haar toegelaten.", Limit.DECISION, "toegelaten"),
        ("Trof voor mevrouw een regeling.", Limit.ARRANGEMENT, "Trof voor mevrouw een regeling"),
        ("Namens de gemeente gebeld.", Limit.ON_BEHALF, "Namens de gemeente"),
        ("Haar pincode genoteerd.", Limit.CODE, "pincode genoteerd"),
        ("Ik maakte het geld over.", Limit.MONEY, "maakte het geld over"),
    ],
)
def test_a_flag_names_the_limit_and_the_words_as_they_stand(note, limit, phrase):
    [flag] = flags(note)
    assert (flag.limit, flag.phrase, note[flag.start : flag.end].strip()) == (limit, phrase, phrase)


@pytest.mark.parametrize(
    ("harmless", "beyond"),
    [
        ("Ze heeft zelf een regeling getroffen.", "Ik heb namens haar een regeling getroffen."),
        ("Dhr. maakte de huur over.", "Ik maakte de huur over."),
        ("De gemeente wees de aanvraag af.", "De vrijwilliger wees de aanvraag af."),
        ("Hij maakte zich zorgen over geld.", "Maakte geld over."),
    ],
)
def test_who_acts_makes_the_difference(harmless, beyond):
    assert (flags(harmless), bool(flags(beyond))) == ((), True)


def test_every_limit_names_the_article_that_draws_it():
    assert set(ARTICLES) == set(Limit)


@given(st.text(max_size=300))
def test_any_text_can_be_read(note):
    assert all(note[flag.start : flag.end].strip() == flag.phrase for flag in flags(note))
