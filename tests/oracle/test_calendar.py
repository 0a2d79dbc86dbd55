"""Who may do what, for every volunteer, task and day of a year, against a recount on a calendar of its own."""

from datetime import date, timedelta
from random import Random

import pytest

from desk.app import DeskApp
from desk.locale.words import word
from desk.store.opening import open_desk
from desk.volunteers.deployability import deployability_on
from tests.desk.screens.case_desk import settled
from tests.desk.widgets.sample_area import shown
from tests.oracle.calendar import Town, expected
from tests.oracle.reading import TASKS
from tests.oracle.running import Desk
from tests.oracle.town import live, practice
from tests.proving import FULL

pytestmark = pytest.mark.proof
TODAY = date(2026, 11, 3)
FIRST = TODAY - timedelta(120)
YEAR = 365
VOLUNTEERS = 500
STEP = 1 if FULL else 4
"""Every how many days all are judged."""
LIVED = 300 if FULL else 60
"""How many volunteers get another fact by command."""

Year = dict[date, dict[tuple[str, str], list[str]]]


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> tuple[Desk, Town]:
    """A practice desk of many volunteers to whom more happened, and the facts of it."""
    desk, known = practice(tmp_path_factory.mktemp("town") / "home", TODAY, VOLUNTEERS)
    live(desk, known, Random(5), LIVED)
    return desk, known


@pytest.fixture(scope="module")
def year(town: tuple[Desk, Town]) -> Year:
    """What the recount says of every day."""
    return expected(town[1], FIRST, YEAR, STEP)


def test_every_volunteer_task_and_day_of_a_year(town: tuple[Desk, Town], year: Year, record_property):
    judged, changing = 0, 0
    before: dict[tuple[str, str], bool] = {}
    with open_desk(town[0].home) as store:
        for on, told in deployability_on(store, year):
            answers = {(row["volunteer"], row["task"]): row["reasons"] for row in told}
            assert len(answers) == len(told) == VOLUNTEERS * len(TASKS)
            wrong = {key: (answers[key], held) for key, held in year[on].items() if answers[key] != held}
            assert wrong == {}, on
            assert all(row["deployable"] is (not row["reasons"]) for row in told)
            judged += len(told)
            now = {key: not held for key, held in year[on].items()}
            changing += sum(before.get(key, may) is not may for key, may in now.items())
            before = now
    assert changing > VOLUNTEERS
    record_property("judged", judged)
    record_property("turned", changing)


def test_the_command_says_the_same_on_days_of_the_year(town: tuple[Desk, Town], year: Year):
    desk, _known = town
    for on in Random(6).sample(sorted(year), 12 if FULL else 3):
        told = desk.told("deployable", "--on", on)
        assert {(row["volunteer"], row["task"]): row["reasons"] for row in told} == year[on], on


async def test_the_screen_says_the_same_on_days_of_the_year(
    town: tuple[Desk, Town], year: Year, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("DESK_TODAY", TODAY.isoformat())
    rng = Random(7)
    with open_desk(town[0].home) as store:
        names = {row["id"]: row["kenmerk"] for row in store.query("SELECT id, kenmerk FROM volunteer")}
        async with DeskApp(store).run_test(size=(200, 70)) as pilot:
            await settled(pilot)
            await pilot.press("4", "f")
            await settled(pilot)
            for who in rng.sample(sorted(names), 24 if FULL else 4):
                on = rng.choice(sorted(year))
                pilot.app.screen.open_record("volunteer", who)
                await settled(pilot)
                await pilot.press("d", "home", "shift+end", *f"{on:%d-%m-%Y}", "ctrl+s")
                await settled(pilot)
                assert _shown_tasks(shown(pilot)) == {word(task): not year[on][who, task] for task in TASKS}, (
                    names[who],
                    on,
                )
                await pilot.press("escape")


def _shown_tasks(text: str) -> dict[str, bool]:
    """Return each task on the screen with whether it says yes."""
    found = {}
    words = {word(task) for task in TASKS}
    for line in text.splitlines():
        said, _space, rest = line.strip(" │").partition(" ")
        task = next((one for one in words if rest.strip().split(":")[0].strip() == one), None)
        if said in ("ja", "nee") and task:
            found[task] = said == "ja"
    return found
