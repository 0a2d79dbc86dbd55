"""The figures of two years of a practice desk, month by month and told apart, against a second reading of its facts."""

from datetime import date
from pathlib import Path

import pytest

from desk.evaluation.breaking_down import break_down
from desk.evaluation.review import monthly_review
from desk.home.practice.making import make_practice_desk
from desk.store.opening import open_desk
from schema.review_breakdown import Dimension
from tests.oracle import practice, practice_groups
from tests.oracle.reading import months_later
from tests.proving import FULL

pytestmark = pytest.mark.proof
TODAY = date(2026, 11, 3)
MONTHS = [f"{months_later(TODAY.replace(day=1), -back):%Y-%m}" for back in range(23, -1, -1)]
OPEN = [month for month in MONTHS if month != "2026-09"]
"""September's review was closed on the practice desk, and stays as it was then."""


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    home = Path(tmp_path_factory.mktemp("practice")) / "home"
    residents, volunteers = (2_000, 200) if FULL else (150, 30)
    make_practice_desk(home, home / "key", residents=residents, volunteers=volunteers, seed=5, on=TODAY)
    with open_desk(home, key_file=home / "key") as opened:
        yield opened


@pytest.fixture(scope="module")
def facts(store):
    return practice.Desk(store.query, TODAY)


def parts(told):
    return {name: (it["value"], it["numerator"], it["denominator"] or 0) for name, it in told.items()}


def differing(told, expected):
    return {name: (told[name], expected[name]) for name in told if told[name] != expected[name]}


@pytest.mark.parametrize("month", OPEN)
def test_every_figure_of_a_month_is_as_recounted(store, facts, month):
    answer, expected = monthly_review(store, month, on=TODAY), facts.figures(month)
    told = parts(answer["figures"])
    assert differing({name: told[name] for name in expected}, expected) == {}
    assert {name for name in told if name not in expected and not name.startswith("overrides_")} == set()
    helped = facts.helped()
    for group, with_one in (("with_volunteer", True), ("without_volunteer", False)):
        cases = [case for case in facts.of_month(month) if (case["id"] in helped) is with_one]
        assert differing(parts(answer[group]), facts.case_figures(cases)) == {}, group


READINGS = {
    Dimension.PARTNER: practice_groups.by_partner,
    Dimension.CHANNEL: practice_groups.by_channel,
    Dimension.AREA: practice_groups.by_area,
    Dimension.LANGUAGE: lambda facts, month: practice_groups.by_asked(
        facts, month, lambda row: row["languages"].split("|")[0]
    ),
    Dimension.TASK: lambda facts, month: practice_groups.by_asked(facts, month, lambda row: row["task"]),
    Dimension.ORGANISATION: practice_groups.by_organisation,
}


@pytest.mark.parametrize("month", OPEN if FULL else ["2025-03", "2026-08", "2026-10", "2026-11"])
@pytest.mark.parametrize("by", READINGS)
def test_every_group_of_a_month_is_as_recounted(store, facts, by, month):
    expected = READINGS[by](facts, month)
    seen = set()
    for group in break_down(store, month, by, on=TODAY).groups:
        seen.add(group.id)
        told = {name: (it.value, it.numerator, it.denominator or 0) for name, it in group.figures.items()}
        assert differing(told, {name: expected[group.id][name] for name in told}) == {}, group.name
    for group in set(expected) - seen:
        assert not any(it[1] or it[2] for it in expected[group].values() if it[0]), group


def test_two_years_of_practice_hold_what_real_years_hold(facts):
    every = [facts.figures(month) for month in MONTHS]
    for name in ("signals", "reached", "pairings_started", "refusals", "hours", "requests", "volunteers_out"):
        assert any(figures[name][0] for figures in every), name
    assert facts.helped()
