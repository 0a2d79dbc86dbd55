"""Privacy by keys: what is due and why, holding it, destroying it, its record, and who opened a file."""

import shutil
from pathlib import Path

import pytest

from desk.home.practice.making import make_practice_desk
from desk.privacy.accounts import add_account
from desk.privacy.due import due_records
from desk.privacy.erasing import duties
from desk.privacy.holds import holds_on
from desk.privacy.records import list_destructions
from desk.signals.finding import residents_of
from desk.signals.listing import list_cases
from desk.store.opening import open_desk
from desk.store.store import Store
from schema.roles import Role
from tests.conftest import TODAY
from tests.desk.privacy.test_retention import add_user
from tests.desk.screens.walking import area, column, footer, keys, keys_settled, typed, worked
from tests.desk.widgets.sample_area import shown


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("practice") / "home"
    make_practice_desk(home, home / "key", residents=30, volunteers=10, seed=3, on=TODAY)
    return home


@pytest.fixture
def practice(made: Path, tmp_path: Path, today):
    with open_desk(Path(shutil.copytree(made, tmp_path / "home"))) as store:
        yield store


async def test_what_is_due_stands_with_its_rule_and_why(practice):
    async with area(practice, "9", (140, 45)) as pilot:
        await keys(pilot, "a")
        found = due_records(practice, on=TODAY)
        assert column(pilot, 0) == [one.who for one in found]
        assert f"{len(found) - 1} aan de beurt · 1 aangehouden" in shown(pilot)
        assert "6 maanden" in shown(pilot)


async def test_a_file_is_held_with_a_reason_and_released(practice):
    async with area(practice, "9") as pilot:
        await keys(pilot, "a", "h")
        await typed(pilot, "bezwaar")
        await keys(pilot, "tab", *"31-12-2026", "ctrl+s")
        assert sorted(hold.reason for hold in holds_on(practice, TODAY)) == ["bezwaar", "klacht in behandeling"]
        assert column(pilot, 4)[0] == "aangehouden"
        await keys(pilot, "r")
        assert column(pilot, 4)[0] == "aan de beurt"


async def test_a_hold_is_taken_back_by_u(practice):
    async with area(practice, "9") as pilot:
        await keys(pilot, "a", "h")
        await typed(pilot, "bezwaar")
        await keys(pilot, "tab", *"31-12-2026", "ctrl+s", "u")
    assert [hold.reason for hold in holds_on(practice, TODAY)] == ["klacht in behandeling"]


async def test_nothing_goes_before_a_yes_and_then_all_that_is_due_goes(practice):
    async with area(practice, "9") as pilot:
        await keys(pilot, "a", "v")
        assert "U bent de enige gebruiker" in shown(pilot)
        await keys(pilot, "n")
        assert len(due_records(practice, on=TODAY)) > 1
        await keys(pilot, "v", "j")
        await worked(pilot)
        assert "Vernietigd: " in shown(pilot)
        assert len(column(pilot)) == 1


async def test_the_record_of_the_latest_destruction_is_printed(practice, tmp_path):
    path = tmp_path / "verklaring.pdf"
    async with area(practice, "9") as pilot:
        await keys(pilot, "a", "p")
        await typed(pilot, str(path))
        await keys_settled(pilot, "ctrl+s")
    assert path.read_bytes().startswith(b"%PDF")


async def test_what_was_destroyed_before_tells_by_whom_and_how_many(practice):
    async with area(practice, "9", (140, 45)) as pilot:
        await keys(pilot, "a", "o")
        assert column(pilot, 2) == [one["destroyed_by"] for one in list_destructions(practice)]
        assert "vrijwilliger gestopt" in shown(pilot)


async def test_a_list_is_got_ready_only_where_a_second_person_is_needed(practice):
    async with area(practice, "9") as pilot:
        await keys(pilot, "a")
        assert "propose" not in footer(pilot)
    add_user(practice, "K. Smit")
    async with area(practice, "9") as pilot:
        await keys(pilot, "a", "l")
        assert "De lijst ligt klaar." in shown(pilot)


async def test_one_key_tells_who_opened_a_residents_file(practice):
    async with area(practice, "3") as pilot:
        await keys(pilot, "z")
        assert "Wie zag dit" in shown(pilot)
        assert "F. de Wit" in shown(pilot)


def unbound(store: Store) -> str:
    """Return the number of an open case of one resident for whom nothing runs."""
    for case in list_cases(store, status="open", on=TODAY):
        people = residents_of(store, case["id"])
        if len(people) == 1 and not list(duties(store, people[0]["id"], on=TODAY)):
            return str(case["number"])
    raise LookupError("the practice desk has no such case")


async def test_a_resident_who_asks_is_erased_by_keys_and_her_case_is_gone(practice):
    async with area(practice, "3") as pilot:
        before = practice.query("SELECT count(*) AS n FROM visible_residents")[0]["n"]
        await keys(pilot, "slash", *unbound(practice), "enter", "enter", "z", "w")
        await typed(pilot, "gevraagd")
        await keys(pilot, "ctrl+s", "j")
        await worked(pilot)
        assert "Vernietigd: " in shown(pilot)
        assert practice.query("SELECT count(*) AS n FROM visible_residents")[0]["n"] == before - 1


async def test_a_residents_file_is_held_and_released_where_it_says_who_saw_it(practice):
    async with area(practice, "3") as pilot:
        await keys(pilot, "enter", "z", "h")
        await typed(pilot, "rechtszaak")
        await keys(pilot, "tab", *"31-12-2026", "ctrl+s")
        assert "31 dec 2026: rechtszaak" in shown(pilot)
        await keys(pilot, "r")
        assert "rechtszaak" not in shown(pilot)


async def test_vandaag_says_that_files_are_due_and_opens_them(practice):
    async with area(practice, "1") as pilot:
        await keys(pilot, "slash", *"bewaartermijn")
        await worked(pilot)
        await keys_settled(pilot, "enter", "enter")
        assert "Privacy · " in shown(pilot)


async def test_reading_that_stands_out_is_judged_with_a_reason_and_taken_back_by_u(practice):
    async with area(practice, "9") as pilot:
        await keys_settled(pilot, "a", "z")
        assert sorted(column(pilot, 2)) == ["eigen achternaam", "in de nacht"]
        await keys_settled(pilot, "e", "enter", "enter", "tab", *"nagevraagd", "ctrl+s")
        assert sorted(column(pilot, 4)) == ["hoort bij het werk", "open"]
        await keys_settled(pilot, "u")
        assert column(pilot, 4) == ["open", "open"]


async def test_vandaag_puts_reading_that_stands_out_before_the_privacy_officer(practice, tmp_path):
    add_account(practice, "P. Wacht", Role.PRIVACY, key_file=tmp_path / "wacht", on=TODAY)
    with open_desk(practice.home, key_file=tmp_path / "wacht", on=TODAY) as own:
        async with area(own, "1") as pilot:
            await keys_settled(pilot)
            assert column(pilot, 1)[0] == "lezen"
            await keys_settled(pilot, "enter")
            assert "Opvallend lezen · 2 nog te beoordelen" in shown(pilot)
