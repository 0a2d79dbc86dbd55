"""Pictures of the main screens, so that no change of their looks goes unseen."""

from datetime import date

import pytest
from textual.pilot import Pilot

from desk.app import DeskApp
from desk.home.practice.making import make_practice_desk
from desk.store.opening import open_desk
from desk.store.store import Store
from tests.desk.screens.case_desk import settled


@pytest.fixture(scope="module")
def practice(tmp_path_factory: pytest.TempPathFactory):
    """A practice desk, open; the same seed gives the same pictures."""
    home = tmp_path_factory.mktemp("practice") / "home"
    make_practice_desk(home, home / "key", residents=60, volunteers=24, seed=5, on=date(2026, 11, 3))
    with open_desk(home) as store:
        yield store


@pytest.mark.parametrize(
    ("keys", "look", "size"),
    [
        pytest.param(("3",), "desk-dark", (80, 24), id="residents"),
        pytest.param(("4",), "desk-light", (140, 40), id="volunteers-wide"),
        pytest.param(("5", "enter"), "desk-dark", (80, 24), id="candidates"),
        pytest.param(("5", "enter"), "desk-light", (140, 40), id="candidates-wide"),
        pytest.param(("5", "b", "space"), "desk-dark", (80, 24), id="plan"),
        pytest.param(("8",), "desk-dark", (80, 24), id="review"),
        pytest.param(("8", "t", "end"), "desk-light", (140, 40), id="vision-wide"),
        pytest.param(("4", "t"), "desk-dark", (80, 24), id="proofs"),
        pytest.param(("6", "r"), "desk-light", (140, 40), id="register-wide"),
        pytest.param(("6", "h"), "desk-light", (140, 40), id="handovers-wide"),
        pytest.param(("4", "k"), "desk-dark", (80, 24), id="likely-volunteers"),
        pytest.param(("4", "v"), "desk-light", (140, 40), id="forecast-wide"),
        pytest.param(("4", "x", "ctrl+s"), "desk-dark", (80, 24), id="falling-away"),
    ],
)
def test_the_screen_looks_as_it_did(
    snap_compare, practice: Store, today: date, keys: tuple[str, ...], look: str, size: tuple[int, int]
) -> None:
    async def walk(pilot: Pilot[None]) -> None:
        await settled(pilot)
        for key in keys:
            await pilot.press(key)
            await settled(pilot)

    assert snap_compare(DeskApp(practice, look), run_before=walk, terminal_size=size)
