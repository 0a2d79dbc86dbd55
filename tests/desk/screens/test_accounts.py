"""Accounts and the lock, by keys."""

from time import monotonic

import pytest
from textual.widgets import Input

from desk.app import DeskApp
from desk.evaluation.closing import close_review
from desk.home.settings import change_setting
from desk.privacy.accounts import add_account, give_way, ways_of
from desk.screens.lock import LockScreen
from desk.store import slots
from desk.store.accounts import accounts
from desk.store.opening import open_desk
from desk.widgets.background import in_background
from desk.widgets.confirm import Confirm
from desk.widgets.notices import tell
from schema.roles import Role
from tests.conftest import TODAY
from tests.desk.screens.case_desk import settled
from tests.desk.screens.walking import area, footer, keys, keys_settled
from tests.desk.widgets.sample_area import shown

WORDS = "vier zwanen vliegen over"


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    monkeypatch.setattr(slots, "SCRYPT", {"n": 2**4, "r": 8, "p": 1})


async def test_an_account_is_given_changed_and_ended_by_keys(store, today):
    async with area(store, "9") as pilot:
        await keys_settled(pilot, "w", "n")
        role = ("enter", *("down",) * 3, "enter", "tab")
        await keys_settled(pilot, *"B. Lezer", "tab", *role, *("tab",) * 3, *WORDS, "tab", *WORDS, "ctrl+s")
        [_first, new] = accounts(store)
        assert (new.name, new.role, ways_of(store, new.id)) == ("B. Lezer", Role.REVIEWER, ["passphrase"])
        await keys_settled(pilot, "down", "e", *("tab",) * 3, *"3-12-2026", "ctrl+s")
        assert accounts(store)[1].until_on.isoformat() == "2026-12-03"
        await keys_settled(pilot, "x", "j")
        assert accounts(store)[1].left_on == TODAY
        assert footer(pilot).isdisjoint({"edit", "end", "way"})


async def test_two_passphrases_that_differ_give_no_account(store, today):
    async with area(store, "9") as pilot:
        await keys_settled(pilot, "w", "n", *"B. Lezer", "tab", "enter", "down", "enter", *("tab",) * 4)
        await keys_settled(pilot, *WORDS, "tab", *"een andere zin", "ctrl+s")
        assert len(accounts(store)) == 1


async def test_the_lock_covers_the_desk_and_only_its_key_lifts_it(store, today):
    async with area(store, "3") as pilot:
        await keys_settled(pilot, "ctrl+l", "1", "question_mark")
        assert isinstance(pilot.app.screen, LockScreen)
        assert "Inwoners" not in shown(pilot)
        (store.home / "key").rename(store.home / "elsewhere")
        await keys_settled(pilot, "enter")
        assert isinstance(pilot.app.screen, LockScreen)
        (store.home / "elsewhere").rename(store.home / "key")
        await keys_settled(pilot, "enter")
        assert "Inwoners" in shown(pilot)


async def test_with_a_passphrase_the_lock_asks_for_it(store, today):
    give_way(store, store.user.id, ask=lambda: WORDS, on=TODAY)
    desk, ways = slots.read_slots(store.home)
    slots.write_slots(store.home, desk, [way for way in ways if way["kind"] != "key-file"])
    (store.home / "key").unlink()
    async with DeskApp(store).run_test() as pilot:
        await keys_settled(pilot, "ctrl+l", *"iets anders", "enter")
        assert isinstance(pilot.app.screen, LockScreen)
        assert pilot.app.screen.query_one(Input).value == ""
        assert "Deze wachtzin klopt niet." in shown(pilot)
        await keys_settled(pilot, *WORDS, "enter")
        assert not isinstance(pilot.app.screen, LockScreen)


@pytest.mark.parametrize(("minutes", "locks"), [("5", True), ("6", False), ("0", False)])
async def test_nobody_at_the_keys_locks_the_desk_after_the_minutes_it_chose(store, today, minutes, locks):
    change_setting(store, "lock_minutes", minutes, "proef", on=TODAY)
    async with DeskApp(store).run_test() as pilot:
        await keys(pilot, "1")
        pilot.app.watch_idle(monotonic() + 5 * 60)
        await keys_settled(pilot)
        assert isinstance(pilot.app.screen, LockScreen) is locks


async def test_what_is_done_while_the_desk_is_locked_is_told_once_it_is_open(store, today):
    async with area(store, "3") as pilot:
        screen = pilot.app.screen
        await keys_settled(pilot, "ctrl+l")
        tell(screen, "Jan Bos is gevonden")
        in_background(screen, store, lambda own: own.user.name, lambda _name: pilot.app.push_screen(Confirm("Jan?")))
        await settled(pilot)
        assert isinstance(pilot.app.screen, LockScreen)
        assert "Jan" not in shown(pilot)
        await keys_settled(pilot, "enter")
        assert isinstance(pilot.app.screen, Confirm)
        assert "Jan Bos is gevonden" in shown(pilot)


async def test_a_reviewer_begins_in_the_last_closed_month_steps_to_an_open_one_and_is_told_that_it_has_no_figures(
    store, today
):
    close_review(store, "2026-08", on=TODAY)
    add_account(store, "B. Lezer", Role.REVIEWER, key_file=store.home / "lezer", on=TODAY)
    with open_desk(store.home, key_file=store.home / "lezer", on=TODAY) as own:
        async with DeskApp(own).run_test(size=(80, 24), notifications=True) as pilot:
            await keys_settled(pilot)
            assert "Evaluatie · augustus 2026" in shown(pilot)
            assert "signalen" in shown(pilot)
            await keys_settled(pilot, "right")
            assert "nog niet afgesloten" in " ".join(shown(pilot).replace("│", " ").split())
            assert "signalen" not in shown(pilot)
            assert "meeting" not in footer(pilot)
            await keys_settled(pilot, "o", "1", "3")
            assert type(pilot.app.screen).__name__ == "EvaluationArea"


async def test_a_new_key_is_asked_for_by_keys_and_the_desk_closes_for_it(store, today):
    app = DeskApp(store)
    async with app.run_test() as pilot:
        await keys_settled(pilot, "9", "w", "k", "j")
    assert app.renewing
