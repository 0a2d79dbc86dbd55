"""Sharing an initiative by keys: written, flagged where it names somebody, changed, copied, taken back."""

from desk.evaluation.sharing import add_initiative, versions_of
from schema.sharing import Initiative
from tests.conftest import TODAY
from tests.desk.screens.walking import area, column, keys, typed
from tests.desk.widgets.sample_area import HOSTILE, shown

OURS = Initiative(HOSTILE, "Met twee bellen.", "Wie wacht.")


async def test_an_initiative_is_written_by_keys_and_not_with_a_name_in_it(store, today):
    async with area(store, "8") as pilot:
        await keys(pilot, "d", "n", "end", "enter")
        await typed(pilot, "Samen bellen")
        await keys(pilot, "tab", *"Wit belt", "tab")
        await typed(pilot, "Wie wacht.")
        await keys(pilot, "ctrl+s")
        assert "kan de naam zijn van iemand in dit bureau: Wit" in " ".join(shown(pilot).split())
        await keys(pilot, "tab", "tab", "tab", "j", "ctrl+s")
        assert column(pilot) == ["Samen bellen"]
        await keys(pilot, "u")
        assert "Nog niets om te delen" in shown(pilot)


async def test_a_new_version_is_written_and_copied_to_a_file(store, today, tmp_path):
    new = add_initiative(store, OURS, on=TODAY)
    async with area(store, "8", (140, 45)) as pilot:
        await keys(pilot, "d", "e", "enter", "tab", "tab")
        await typed(pilot, "Wie lang wacht.")
        await keys(pilot, "ctrl+s")
        assert "Wie lang wacht." in shown(pilot)
        assert column(pilot, 1) == ["2"]
        await keys(pilot, "s")
        await typed(pilot, str(tmp_path / "samen.txt"))
        await keys(pilot, "ctrl+s")
    assert (tmp_path / "samen.txt").read_text("utf-8").startswith(f"{HOSTILE}\n===")
    assert [version.number for version in versions_of(store, new, on=TODAY)] == [2, 1]
