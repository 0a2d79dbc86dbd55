"""The small ones: bars, work beside the screen, refusals."""

import pytest
from textual.widgets._toast import Toast

from desk.widgets.background import in_background
from desk.widgets.bars import bar, sparks
from desk.widgets.notices import Notice, refusals
from desk.widgets.texts import lines, one_line
from schema.refused import Refused
from tests.desk.widgets.sample_area import shown


@pytest.mark.parametrize(
    ("value", "most", "drawn"),
    [(3, 5, "━━━╌╌"), (0, 5, "╌╌╌╌╌"), (9, 5, "━━━━━"), (-1, 5, "╌╌╌╌╌"), (0, 0, "╌╌╌╌╌")],
)
def test_a_bar_shows_how_much_of_how_much(value, most, drawn):
    assert bar(value, most, 5) == drawn


@pytest.mark.parametrize(
    ("values", "drawn"),
    [((0, 5, 10), "▁▅█"), ((None, 1, None), " █ "), ((0, 0), "▁▁"), ((None, 0), " ▁"), ((), "")],
)
def test_a_row_of_signs_shows_how_it_went(values, drawn):
    assert sparks(values) == drawn


def test_a_terminal_is_not_commanded_by_a_name():
    assert one_line("a\x1b[31mb\nc\x07") == "a�[31mb c�"
    assert lines("a\r\nb\x9b") == "a\nb�"


def test_a_name_turns_nothing_on_the_screen():
    assert one_line("Jan\u202enesnaJ") == "Jan�nesnaJ"
    assert lines("\u2066Jan\u2069\n\u200f") == "�Jan�\n�"


async def test_a_refusal_is_told_as_its_sentence_and_the_screen_goes_on(sample):
    async with sample(count=0) as pilot:
        with refusals(pilot.app.screen):
            raise Refused("unknown-id", id="[/b]")
        await pilot.pause()
        assert "[/b] is hier niet bekend" in shown(pilot)


async def test_a_notice_that_ends_while_it_is_drawn_goes_and_the_desk_goes_on(sample):
    async with sample(count=0) as pilot:
        await pilot.app.screen.mount(Toast(Notice("voorbij", timeout=-1)))
        await pilot.press("1")
        await pilot.pause(0.3)
        assert "voorbij" not in shown(pilot)


async def test_every_notice_of_the_desk_is_such_a_one(sample):
    async with sample(count=0) as pilot:
        pilot.app.screen.notify("bewaard")
        await pilot.pause()
        assert {type(each) for each in pilot.app._notifications} == {Notice}


async def test_another_error_surfaces(sample):
    async with sample(count=0) as pilot:
        with pytest.raises(ValueError, match="fout"), refusals(pilot.app.screen):
            raise ValueError("fout")


async def test_work_beside_the_screen_has_its_own_store_and_answers_on_the_screen(sample, store):
    answers: list = []
    async with sample(count=0) as pilot:
        screen = pilot.app.screen
        in_background(screen, store, lambda own: (own is store, own.setting("municipality")), answers.append)
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
    assert answers == [(False, "Gemeente Voorbeeldstad")]


async def test_a_refusal_beside_the_screen_is_told_on_it(sample, store):
    def refuse(own):
        raise Refused("unknown-id", id="x1")

    async with sample(count=0) as pilot:
        in_background(pilot.app.screen, store, refuse, print)
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert "x1 is hier niet bekend" in shown(pilot)
