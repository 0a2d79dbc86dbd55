"""The whole main job by keys: from a partner's file to a running pairing, its papers and the monthly review."""

from datetime import date
from pathlib import Path

import pytest
from textual.pilot import Pilot

from desk.app import DeskApp
from desk.pairings.listing import list_pairings
from desk.signals.listing import list_signals
from desk.store.store import Store
from desk.store.verify import verify
from tests.desk.screens.case_desk import settled
from tests.desk.screens.walking import bring, typed
from tests.desk.screens.walking import keys_settled as keys
from tests.desk.volunteers.invented import ANKER, BOS, write_rows
from tests.desk.widgets.sample_area import shown

TODAY = date(2026, 11, 3)


async def pair(pilot: Pilot[None]) -> None:
    """Log a contact on the top case, note the help asked for, pair the best candidate, and see both through."""
    await keys(pilot, "3", "c", "t", "tab", "j", "ctrl+s")
    assert "Contactpoging vastgelegd." in shown(pilot)
    await keys(pilot, "v", "tab", "a", "tab", "down", "space", "tab", "tab", "tab", *"vandaag", "ctrl+s")
    assert "Hulpvraag vastgelegd" in shown(pilot)
    await keys(pilot, "5", "enter")
    assert "Jo Bos" in shown(pilot)
    await keys(pilot, "k", "j")
    assert "Voorgesteld." in shown(pilot)
    await keys(pilot, "t")
    for move in (("i",), ("a", "i"), ("a",), ("s",)):
        await keys(pilot, *move, "ctrl+s")
    assert "loopt" in shown(pilot)


async def print_to(pilot: Pilot[None], path: Path, *choose: str) -> None:
    """Print what is chosen to a path, and do not open it."""
    await keys(pilot, "p", *choose)
    await typed(pilot, str(path))
    await keys(pilot, "ctrl+s")
    pilot.app.clear_notifications()  # Nobody is so quick that those of all before still lie over it.
    await settled(pilot)
    assert "versie 1: uitgegeven." in shown(pilot)
    await keys(pilot, "n")
    assert path.read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize("size", [(80, 24), (140, 45)])
async def test_the_main_job_goes_by_keys(
    store: Store, signals_file: Path, tmp_path: Path, today: date, size: tuple[int, int]
) -> None:
    async with DeskApp(store, "desk-dark").run_test(size=size, notifications=True) as pilot:
        await settled(pilot)
        await bring(pilot, write_rows(tmp_path / "organisaties.csv", ANKER))
        await bring(pilot, write_rows(tmp_path / "vrijwilligers.csv", BOS | {"organisatie": "ANKER"}))
        await bring(pilot, signals_file)
        await pair(pilot)
        await keys(pilot, "6", "down")
        await print_to(pilot, tmp_path / "samenwerking.pdf", "enter")
        await keys(pilot, "8")
        await print_to(pilot, tmp_path / "evaluatie.pdf")
        await keys(pilot, "7")
        assert "SO-2026-0001" in shown(pilot)
        assert "ME-2026-0001" in shown(pilot)
    assert len(list_signals(store, on=TODAY)) == 4
    assert [each["status"] for each in list_pairings(store, on=TODAY)] == ["running"]
    assert verify(store).ok
