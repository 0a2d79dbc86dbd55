"""Markup in every text field: every screen opens, every document prints, and the text stands there as it was typed."""

from datetime import date
from pathlib import Path

import pytest
from textual.pilot import Pilot

from desk.app import DeskApp
from desk.documents.issuing import issue_document
from desk.home.falling_away import plan_falling_away
from desk.screens.falling_away import FallingAwayScreen
from desk.store.opening import open_desk
from reports.catalogue import DOCUMENTS
from schema.falling_away import Cause
from schema.signs import TURNING
from tests.desk.screens.case_desk import settled
from tests.desk.screens.hostile_desk import HOSTILE, TODAY, make_hostile_desk, subject_of
from tests.proving import FULL
from tests.reports.reading import read

SIZES = [(140, 45), *([pytest.param((80, 24), marks=pytest.mark.proof)] if FULL else [])]
"""At the wide one the pane stands beside the list; both are walked at full size."""


@pytest.fixture(scope="module")
def hostile_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A practice desk in which every text is hostile."""
    return make_hostile_desk(tmp_path_factory.mktemp("hostile") / "home")


def shown(pilot: Pilot[None]) -> str:
    """Return the text of the screen as a reader sees it, line by line."""
    screen = pilot.app.screen
    return "\n".join("".join(part.text for part in strip) for strip in screen._compositor.render_strips(screen.size))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("area", "123456789")
async def test_every_area_opens_shows_the_text_and_its_records(
    hostile_home: Path, today: date, area: str, size: tuple[int, int]
) -> None:
    with open_desk(hostile_home) as store:
        async with DeskApp(store).run_test(size=size) as pilot:
            await pilot.press(area)
            await pilot.pause()
            seen = shown(pilot)
            for pressed in (*(("enter", "escape") * 2), "slash", *"jan", "escape", "question_mark", "escape"):
                await pilot.press(pressed)
                await pilot.pause()
                seen += shown(pilot)
            assert "[/b] Jan" in seen
            assert not TURNING & set(seen)
            assert pilot.app.is_running


@pytest.mark.parametrize("opened", ["v", "r", "d", "k", "ko"])
async def test_agreements_and_the_chain_show_the_text_beside_their_lists(
    hostile_home: Path, today: date, opened: str
) -> None:
    with open_desk(hostile_home) as store:
        async with DeskApp(store).run_test(size=(140, 45)) as pilot:
            for pressed in ("6", "end", *opened):
                await pilot.press(pressed)
                await pilot.pause()
                await pilot.pause()
            assert "[/b] Jan <b>" in shown(pilot)


@pytest.mark.parametrize("opened", ["k", "kff", "kv", "kq", "kqe"])
@pytest.mark.parametrize("size", SIZES)
async def test_check_ins_and_their_questions_show_the_text_as_it_was_typed(
    hostile_home: Path, today: date, opened: str, size: tuple[int, int]
) -> None:
    with open_desk(hostile_home) as store:
        async with DeskApp(store).run_test(size=size) as pilot:
            for pressed in ("8", *opened):
                await pilot.press(pressed)
                await pilot.pause()
                await pilot.pause()
            seen = shown(pilot)
            assert "[/b] Jan" in seen
            assert not TURNING & set(seen)


FORMS = {
    "1": "ca",
    "2": "nl",
    "3": "cgsvbipzd",
    "4": "nebotzxpdaimghrlswcv",
    "5": "dbhlt",
    "6": "neopvrdkh",
    "7": "isgrvxnmthp",
    "8": "anposvbdkt",
    "9": "eohbgsawk",
}
"""Per area the keys that open something over it."""


@pytest.mark.parametrize("area", FORMS)
async def test_every_form_opens_and_closes(hostile_home: Path, today: date, area: str) -> None:
    with open_desk(hostile_home) as store:
        async with DeskApp(store).run_test(size=(80, 24)) as pilot:
            await pilot.press(area)
            await pilot.pause()
            below = pilot.app.screen
            for act in FORMS[area]:
                await pilot.press(act)
                await pilot.pause()
                assert not TURNING & set(shown(pilot)), act
                for _turn in range(3):
                    if pilot.app.screen is not below:
                        await pilot.press("escape")
                        await pilot.pause()
                assert pilot.app.screen is below, act


@pytest.mark.parametrize(
    "pressed",
    [
        ("4", "t", "down", "down"),
        ("4", "t", "x"),
        ("4", "enter", "pagedown"),
        ("9", "b", *["down"] * 8),
        ("9", "a", "enter"),
        ("9", "a", "o", "enter"),
        ("9", "k", "down", "enter"),
        ("3", "z"),
        ("6", "h", "enter"),
        ("6", "h", "k", "enter"),
        ("1", "a", "enter"),
        ("1", "a", "v"),
    ],
)
@pytest.mark.parametrize("size", SIZES)
async def test_proofs_and_what_asks_them_show_the_text_as_it_was_typed(
    hostile_home: Path, today: date, pressed: tuple[str, ...], size: tuple[int, int]
) -> None:
    with open_desk(hostile_home) as store:
        async with DeskApp(store).run_test(size=size) as pilot:
            seen = ""
            for key in pressed:
                await pilot.press(key)
                await pilot.pause()
                seen += shown(pilot)
            assert "[/b] Jan" in seen


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    "walk",
    [("c", "enter"), ("c", "n"), ("c", "d", "enter"), ("w", "enter"), ("w", "o"), ("v", "down", "enter")],
)
async def test_trainings_warnings_and_the_forecast_show_the_text(
    hostile_home: Path, today: date, walk: tuple[str, ...], size: tuple[int, int]
) -> None:
    with open_desk(hostile_home) as store:
        async with DeskApp(store).run_test(size=size) as pilot:
            await pilot.press("4")
            for pressed in walk:
                await pilot.press(pressed)
                await settled(pilot)
            assert "[/b] Jan" in shown(pilot)
            assert pilot.app.is_running


@pytest.mark.parametrize("size", SIZES)
async def test_the_vision_track_and_each_of_its_forms_show_the_text(
    hostile_home: Path, today: date, size: tuple[int, int]
) -> None:
    with open_desk(hostile_home) as store:
        async with DeskApp(store).run_test(size=size) as pilot:
            for pressed in ("8", "t", "down", "down", "enter", "pagedown"):
                await pilot.press(pressed)
                await settled(pilot)
            assert "[/b] Jan" in shown(pilot)
            for pressed in "neavw":
                await pilot.press(pressed)
                await settled(pilot)
                assert not TURNING & set(shown(pilot))
                await pilot.press("escape")
                await settled(pilot)
            assert pilot.app.is_running


@pytest.mark.parametrize("walk", [("8", "right", "b"), ("8", "right", "b", "enter"), ("8", "right", "enter")])
async def test_the_figures_told_apart_and_what_is_behind_them_show_the_text(
    hostile_home: Path, today: date, walk: tuple[str, ...]
) -> None:
    with open_desk(hostile_home) as store:
        async with DeskApp(store).run_test(size=(80, 24)) as pilot:
            for pressed in walk:
                await pilot.press(pressed)
                await settled(pilot)
            assert "[/b] Jan" in shown(pilot)


BESIDE = [("b", "w", "down", "w"), ("b", "w", "v"), ("b", "w", "down", "w", "s"), ("b", "tab", "i"), ("l", "enter")]
"""What stands beside the plan: what a pair costs, candidates side by side, why nobody may, how help is spread."""


@pytest.mark.parametrize("size", SIZES)
async def test_the_file_of_a_pairing_and_each_of_its_forms_show_the_text(
    hostile_home: Path, today: date, size: tuple[int, int]
) -> None:
    with open_desk(hostile_home) as store:
        async with DeskApp(store).run_test(size=size) as pilot:
            for pressed in ("5", "t", "end", "enter", "pagedown"):
                await pilot.press(pressed)
                await settled(pilot)
            assert "[/b] Jan" in shown(pilot)
            for pressed in "cvxgbrmzlhyk":
                await pilot.press(pressed)
                await settled(pilot)
                assert not TURNING & set(shown(pilot))
                await pilot.press("escape")
                await settled(pilot)
            assert pilot.app.is_running


@pytest.mark.parametrize(
    ("walk", "size"),
    [
        *(
            (walk, (80, 24))
            for walk in (("b",), ("b", "o", "space", "v"), ("b", "x"), ("b", "tab"), ("b", "s"), ("h",))
        ),
        *((walk, (140, 45)) for walk in (("b",), ("h",), *BESIDE)),
    ],
)
async def test_the_plan_and_what_helps_show_the_text(
    hostile_home: Path, today: date, walk: tuple[str, ...], size: tuple[int, int]
) -> None:
    with open_desk(hostile_home) as store:
        async with DeskApp(store).run_test(size=size) as pilot:
            await pilot.press("5")
            for pressed in walk:
                await pilot.press(pressed)
                await settled(pilot)
            assert "[/b] Jan" in shown(pilot)
            assert not TURNING & set(shown(pilot))
            if walk[-1] in ("s", "v"):
                await pilot.press("u")
                await settled(pilot)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("walk", [("g",), ("t",), ("m", "g", "ctrl+s")])
async def test_the_signing_round_and_the_text_of_a_document_show_the_text(
    hostile_home: Path, today: date, walk: tuple[str, ...], size: tuple[int, int]
) -> None:
    with open_desk(hostile_home) as store:
        async with DeskApp(store).run_test(size=size) as pilot:
            await pilot.press("7", "slash", *"GV")
            for pressed in ("escape", *walk):
                await pilot.press(pressed)
                await settled(pilot)
            assert walk[0] == "m" or "[/b] Jan" in shown(pilot)
            assert not TURNING & set(shown(pilot))
            assert pilot.app.is_running


@pytest.mark.parametrize("size", SIZES)
async def test_what_hangs_on_a_volunteer_is_shown_as_it_was_typed(
    hostile_home: Path, today: date, size: tuple[int, int]
) -> None:
    with open_desk(hostile_home) as store:
        [busy] = store.query(
            "SELECT volunteer FROM pairing WHERE ended_on IS NULL AND refused_on IS NULL GROUP BY 1 ORDER BY 1 LIMIT 1"
        )
        plan = plan_falling_away(store, busy["volunteer"], Cause.STOP, on=TODAY)
        async with DeskApp(store).run_test(size=size) as pilot:
            await pilot.app.push_screen(FallingAwayScreen(store, plan))
            await pilot.pause()
            await pilot.press("space", "down", "space")
            await pilot.pause()
            assert "[/b] Jan" in shown(pilot)


@pytest.mark.parametrize("document", sorted(DOCUMENTS))
@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_document_prints_the_text_as_it_was_typed(
    hostile_home: Path, today: date, document: str, language: str
) -> None:
    with open_desk(hostile_home) as store:
        issued = issue_document(store, document, subject_of(store, document), on=TODAY, language=language)
    text = read(issued.pdf).root.text
    assert HOSTILE in text
    assert not TURNING & set(text)
