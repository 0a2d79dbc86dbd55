"""All letters of a tray at once, by keys: from Signalen and from Documenten, and stopped halfway."""

import pikepdf
import pytest

from desk.documents.register import document_pdf, list_documents
from desk.screens.printing_many import PrintingMany
from desk.store.verify import verify
from tests.conftest import TODAY
from tests.desk.screens.case_desk import settled
from tests.desk.screens.test_trays import choose_tray
from tests.desk.screens.walking import column, keys, keys_settled, typed
from tests.desk.widgets.sample_area import shown


def whole(store, folder) -> list[str]:
    """Return the numbers of the register, after checking that each has its own file, byte for byte, and no more is."""
    rows = list_documents(store, on=TODAY)
    files = {path.name: path.read_bytes() for path in folder.iterdir() if path.name != "alles.pdf"}
    assert files == {f"{row['number']}-v1.pdf": document_pdf(store, row["id"]) for row in rows}
    assert verify(store).faults == []
    return [row["number"] for row in rows]


@pytest.mark.parametrize("area", [2, 3])
async def test_the_letters_of_a_tray_are_printed_by_keys_one_each_and_one_to_print(cases, opened, tmp_path, area):
    async with opened(cases, area) as pilot:
        await choose_tray(pilot, "Nog geen poging" if area == 3 else "Crisissignalen")
        lines = len(column(pilot))
        await keys(pilot, "m", "up", "up", "up", "enter")
        assert "Voor" in shown(pilot)
        await typed(pilot, str(tmp_path / "map"))
        await keys_settled(pilot, "ctrl+s")
        assert "geprint" in shown(pilot)
        await keys(pilot, "n")
    assert len(whole(cases, tmp_path / "map")) >= lines
    with pikepdf.open(tmp_path / "map" / "alles.pdf") as pdf:
        assert len(pdf.pages) == 2 * len(list_documents(cases, on=TODAY))


async def test_a_tray_is_chosen_in_documenten(cases, opened, tmp_path):
    async with opened(cases, 7) as pilot:
        await keys(pilot, "m", *"brief", "ctrl+s")
        assert "een bakje: Crisis" in shown(pilot)
        await keys(pilot, "tab")
        await typed(pilot, str(tmp_path / "map"))
        await keys_settled(pilot, "ctrl+s")
        await keys(pilot, "n")
    assert whole(cases, tmp_path / "map")


async def test_who_stops_has_nothing_half(cases, opened, tmp_path):
    async with opened(cases, 3) as pilot:
        await choose_tray(pilot, "Nog geen poging")
        await keys(pilot, "m", "up", "up", "up", "enter")
        await typed(pilot, str(tmp_path / "map"))
        await pilot.press("ctrl+s", "escape")
        await settled(pilot)
        assert not isinstance(pilot.app.screen, PrintingMany)
    if (tmp_path / "map").exists():
        whole(cases, tmp_path / "map")
    assert not (tmp_path / "map" / "alles.pdf").exists()
