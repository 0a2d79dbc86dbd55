"""A file that leaves the desk by keys: locked unless a reason is given, and to be seen in the register."""

import pytest

from desk.evaluation.actions import add_action
from desk.home.settings import change_setting
from desk.privacy.given_files import given_files
from desk.screens.giving import PasswordShown
from desk.widgets.form import FormScreen
from tests.conftest import TODAY
from tests.desk.opening_zips import opened
from tests.desk.screens.locked import noted
from tests.desk.screens.walking import area, footer, keys, typed
from tests.desk.widgets.sample_area import shown


@pytest.fixture
def acting(store, today):
    """A desk with one action, of which the list can be written."""
    add_action(store, "Werven", "F. de Wit", TODAY, on=TODAY)
    return store


async def ask(pilot, path):
    """Open the form that writes the list of actions."""
    await keys(pilot, "a", "s")
    await typed(pilot, str(path))


async def test_the_password_stands_there_until_it_is_noted(acting, tmp_path):
    async with area(acting, "8") as pilot:
        await ask(pilot, tmp_path / "a.csv")
        await keys(pilot, "ctrl+s")
        await keys(pilot, "enter", "escape")
        assert isinstance(pilot.app.screen, PasswordShown)
        assert "een andere weg dan het bestand" in shown(pilot)
        assert footer(pilot) == {"noted"}
        password = await noted(pilot)
        assert password not in shown(pilot)
    assert list(opened(tmp_path / "a.zip", password)) == ["a.csv"]


async def test_a_password_of_ones_own_is_not_shown_again(acting, tmp_path):
    async with area(acting, "8") as pilot:
        await ask(pilot, tmp_path / "a.csv")
        await keys(pilot, "tab", "tab", *"mijn eigen wachtwoord", "ctrl+s")
        assert not isinstance(pilot.app.screen, (PasswordShown, FormScreen))
    assert list(opened(tmp_path / "a.zip", "mijn eigen wachtwoord")) == ["a.csv"]


async def test_an_open_file_asks_a_reason_which_is_kept(acting, tmp_path):
    async with area(acting, "8") as pilot:
        await ask(pilot, tmp_path / "a.csv")
        await keys(pilot, "tab", "o", "ctrl+s")
        assert "waarom het bestand open" in " ".join(shown(pilot).split())
        await keys(pilot, "tab", "tab", *"intern gebruik", "ctrl+s")
    assert (tmp_path / "a.csv").exists()
    [given] = given_files(acting)
    assert (given["encrypted"], given["reason"]) == (False, "intern gebruik")


async def test_where_the_desk_does_not_lock_files_no_reason_is_asked(acting, tmp_path):
    change_setting(acting, "exports_encrypted", "nee", "eigen versleutelde schijf", on=TODAY)
    async with area(acting, "8") as pilot:
        await ask(pilot, tmp_path / "a.csv")
        await keys(pilot, "ctrl+s")
    assert (tmp_path / "a.csv").exists()


async def test_what_stands_at_the_place_of_the_zip_is_not_written_over(acting, tmp_path):
    (tmp_path / "a.zip").write_bytes(b"mine")
    async with area(acting, "8") as pilot:
        await ask(pilot, tmp_path / "a.csv")
        await keys(pilot, "ctrl+s")
        assert isinstance(pilot.app.screen, FormScreen)
    assert (tmp_path / "a.zip").read_bytes() == b"mine"


@pytest.mark.parametrize("size", [(80, 24), (140, 45)])
async def test_the_register_of_files_stands_under_privacy(acting, tmp_path, size):
    async with area(acting, "8", size) as pilot:
        await ask(pilot, tmp_path / "a.csv")
        await keys(pilot, "ctrl+s")
        await noted(pilot)
        await keys(pilot, "9", "a", "b")
        told = shown(pilot)
        assert "lijst van acties" in told
        assert "versleuteld" in told
        await keys(pilot, "enter")
        assert "F. de Wit" in shown(pilot)
