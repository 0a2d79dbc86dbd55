"""The way in: a first desk by keys, and a passphrase."""

import pytest
from textual.widgets import Static

from desk.app import DeskApp
from desk.backups.making import back_up
from desk.screens.first_start import door
from desk.store.opening import create_desk, open_desk, renew_recovery
from desk.store.slots import new_recovery_code
from schema.refused import CannotOpen
from tests.desk.screens.walking import pasted
from tests.desk.store.files import add_partner, partners
from tests.desk.widgets.sample_area import shown

FACTS = {"municipality": "Gemeente Voorbeeldstad", "municipality-code": "9999"}
PASSPHRASE = "drie blauwe fietsen"


async def made(pilot) -> None:
    """Wait until the desk is made beside the screen, and the screen follows."""
    await pilot.pause()
    if making := [worker for worker in pilot.app.workers if worker.group == "making"]:
        await pilot.app.workers.wait_for_complete(making)
    await pilot.pause()


def helping(home):
    with pytest.raises(CannotOpen) as refused:
        open_desk(home)
    return door(home, None, refused.value)


async def test_a_first_desk_is_made_by_keys_and_opens(tmp_path, today):
    home = tmp_path / "nieuw"
    app = DeskApp(helping(home))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press(*"Voorbeeldstad", "tab", *"9999", "tab", *"F. de Wit", "tab", "s", "ctrl+s")
        await pilot.pause()
        assert "Alleen wie dit bestand heeft, opent het bureau." in shown(pilot)
        await pilot.press("ctrl+s")
        await made(pilot)
        await pilot.press(*"nope", "ctrl+s")
        await pilot.pause()
        assert "Dit zijn niet de laatste vier" in shown(pilot)
        code = str(app.screen.query_one(".intro", Static).content).split()[-1]
        await pilot.press(*["backspace"] * 4, *code[-4:].lower(), "ctrl+s")
        await pilot.pause()
        assert app.current_mode == "today"
        assert "Voorbeeldstad" in shown(pilot)
    app.store.close()
    with open_desk(home) as store:
        assert store.user.name == "F. de Wit"


async def test_the_recovery_code_does_not_go_away_by_escape(tmp_path, today):
    app = DeskApp(helping(tmp_path / "nieuw"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press(*"A", "tab", *"9999", "tab", *"B", "tab", "s", "ctrl+s")
        await pilot.pause()
        await pilot.press("ctrl+s")
        await made(pilot)
        await pilot.press("escape")
        await pilot.pause()
        assert "herstelcode" in shown(pilot)


async def test_a_code_that_is_no_municipality_code_is_said_so(tmp_path, today):
    app = DeskApp(helping(tmp_path / "nieuw"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press(*"A", "tab", *"99", "tab", *"B", "ctrl+s")
        await pilot.pause()
        assert "vier cijfers" in shown(pilot)


async def test_two_passphrases_must_be_the_same_and_long_enough(tmp_path, today):
    app = DeskApp(helping(tmp_path / "nieuw"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press(*"A", "tab", *"9999", "tab", *"B", "ctrl+s")
        await pilot.pause()
        await pilot.press(*"kort", "tab", *"kort", "ctrl+s")
        await pilot.pause()
        assert "ten minste twaalf tekens" in shown(pilot)
        await pilot.press(*"lang genoeg nu", "tab", *"lang genoeg ja", "ctrl+s")
        await pilot.pause()
        assert "niet gelijk" in shown(pilot)
    assert not (tmp_path / "nieuw").exists()


async def test_leaving_the_first_form_leaves_without_a_desk(tmp_path, today):
    app = DeskApp(helping(tmp_path / "nieuw"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("escape")
        await pilot.pause()
    assert app.store is None
    assert not (tmp_path / "nieuw").exists()


async def test_a_desk_is_put_back_by_keys_where_none_is(store, tmp_path, today):
    code = new_recovery_code()
    renew_recovery(store, code, on=today)
    add_partner(store, "Lichtstroom")
    file = back_up(store, tmp_path / "kopie.age", on=today).made.path
    app = DeskApp(helping(tmp_path / "nieuw"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("f2")
        await pilot.pause()
        await pasted(pilot, str(file))
        await pilot.press("tab", *"verkeerd", "ctrl+s")
        await pilot.pause()
        assert "past niet op kopie.age" in shown(pilot)
        await pilot.press(*["backspace"] * 8, *code.lower(), "tab", "tab", "s", "ctrl+s")
        await pilot.pause()
        assert "De sleutel van het bureau" in shown(pilot)
        await pilot.press("ctrl+s")
        await made(pilot)
        assert "Werk dan in één van de twee" in shown(pilot)
        await pilot.press("g")
        await made(pilot)
        assert app.current_mode == "today"
    app.store.close()
    with open_desk(tmp_path / "nieuw") as again:
        assert list(partners(again).values()) == ["Lichtstroom"]


async def test_a_wrong_passphrase_is_said_and_the_right_one_opens(tmp_path, today):
    home = tmp_path / "home"
    create_desk(home, FACTS, "F. de Wit", on=today, ask=lambda: PASSPHRASE)
    app = DeskApp(helping(home))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press(*"iets anders", "ctrl+s")
        await pilot.pause()
        assert "Deze wachtzin klopt niet." in shown(pilot)
        await pilot.press(*["backspace"] * 11, *PASSPHRASE, "ctrl+s")
        await pilot.pause()
        assert app.current_mode == "today"
    app.store.close()


def test_a_desk_that_no_screen_can_open_is_refused_as_before(home):
    (home / "key").unlink()
    with pytest.raises(CannotOpen, match="no-key"):
        helping(home)
