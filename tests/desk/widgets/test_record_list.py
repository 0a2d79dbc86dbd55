"""A searchable list of records."""

from textual.widgets import DataTable, Input

from desk.widgets.record_list import RecordList
from tests.desk.widgets.sample_area import EMPTY, shown


def rows(pilot) -> DataTable:
    return pilot.app.screen.query_one(DataTable)


async def test_a_list_shows_a_hundred_rows_first_and_says_so(sample):
    async with sample() as pilot:
        assert rows(pilot).row_count == 100
        assert "100 van 300 getoond" in shown(pilot)


async def test_the_end_of_the_first_hundred_brings_the_rest(sample):
    async with sample() as pilot:
        await pilot.press("end")
        await pilot.pause()
        assert rows(pilot).row_count == 300
        assert rows(pilot).cursor_row == 99


async def test_never_more_than_five_hundred_rows_are_shown(sample):
    async with sample(count=3212) as pilot:
        await pilot.press("end")
        await pilot.pause()
        assert rows(pilot).row_count == 500
        assert "500 van 3.212 getoond" in shown(pilot)


async def test_typing_after_the_search_key_filters(sample):
    async with sample() as pilot:
        await pilot.press("slash", *"ger 29")
        await pilot.pause()
        assert rows(pilot).row_count == 11


async def test_a_search_begins_at_its_first_hit_wherever_the_cursor_was(sample):
    async with sample() as pilot:
        await pilot.press(*["down"] * 8, "slash", *"ger 29")
        await pilot.pause()
        assert rows(pilot).cursor_row == 0
        kept = pilot.app.screen.query_one(RecordList).selected
        await pilot.press("escape")
        await pilot.pause()
        assert pilot.app.screen.query_one(RecordList).selected == kept


async def test_escape_clears_the_search_and_returns_to_the_rows(sample):
    async with sample() as pilot:
        await pilot.press("slash", "9", "escape")
        await pilot.pause()
        assert rows(pilot).row_count == 100
        assert rows(pilot).has_focus


async def test_down_leads_from_the_search_line_to_the_rows(sample):
    async with sample() as pilot:
        await pilot.press("slash", "9", "down")
        assert rows(pilot).has_focus


async def test_the_search_key_is_not_offered_while_typing(sample):
    async with sample() as pilot:
        assert "/ Zoek" in shown(pilot)
        await pilot.press("slash")
        await pilot.pause()
        assert "/ Zoek" not in shown(pilot)
        assert "Wis zoeken" in shown(pilot)


async def test_the_cursor_stays_on_its_record_when_rows_are_read_again(sample):
    async with sample() as pilot:
        await pilot.press("down", "down", "down")
        shorter = pilot.app.screen.query_one(RecordList)
        shorter.search_for("3")
        await pilot.pause()
        assert shorter.selected == "3"
        assert rows(pilot).cursor_row == 0


async def test_an_empty_list_says_what_to_do_next(sample):
    async with sample(count=0) as pilot:
        assert EMPTY in shown(pilot)
        assert "Open" not in shown(pilot)


async def test_a_search_without_result_names_what_was_searched(sample):
    async with sample() as pilot:
        await pilot.press("slash", *"[/b] zzz")
        await pilot.pause()
        assert "Niets gevonden voor ‘[/b] zzz’" in shown(pilot)
        assert pilot.app.screen.query_one(".search", Input).has_focus


async def test_rows_are_fresh_after_a_form_was_open(sample):
    async with sample(count=2) as pilot:
        pilot.app.screen.count = 5
        await pilot.press("n", "escape")
        await pilot.pause()
        assert rows(pilot).row_count == 5


async def test_a_wide_text_gives_way_so_that_the_last_column_is_seen(sample):
    async with sample() as pilot:
        heading = shown(pilot).splitlines()[3]
        assert all(word in heading for word in ("naam", "waarom", "uren", "status"))
