"""What a file would do, as its reader gets it: counts of all, and no more rows than a list shows."""

import pickle

from desk.home.bringing import Brought, look_at_file, preview_file
from desk.home.looking import SHOWN
from desk.signals.importing import import_signals
from tests.conftest import TODAY
from tests.desk.signals.invented import signal, write_signals


def look(store, path):
    return preview_file(store, look_at_file(store, Brought(path)), on=TODAY)


def numbers(found):
    return {name: part.number for name, part in found.parts.items()}


def test_every_row_is_counted_and_the_first_are_kept(store, tmp_path):
    rows = [signal(f"K{n}", huisnummer=str(n + 1)) for n in range(SHOWN + 100)]
    found = look(store, write_signals(tmp_path / "s.csv", *rows))
    assert numbers(found) == {"new": SHOWN + 100, "Opgepakt": SHOWN + 100}
    assert [one.kenmerk for one in found.part("new").rows] == [f"K{n}" for n in range(SHOWN)]


def test_signals_are_told_apart_by_what_becomes_of_them(store, tmp_path):
    low, young = signal("K2", huisnummer="6", bedrag="20"), signal("K3", huisnummer="7", ontstaansdatum="2026-10-01")
    found = look(store, write_signals(tmp_path / "s.csv", signal(), low, young))
    judged = {"Opgepakt": 1, "Niet opgepakt: onterecht signaal": 1, "too-young": 1}
    assert numbers(found) == {"new": 3, **judged}


def test_rows_that_need_no_judging_are_counted_by_their_fate(store, tmp_path):
    import_signals(store, write_signals(tmp_path / "s.csv", signal()), on=TODAY)
    found = look(store, write_signals(tmp_path / "s.csv", signal(), signal("K2"), signal("K2", bedrag="500,00")))
    assert (found.part("unchanged").number, found.part("double").number, found.part("new").number) == (1, 1, 1)


def test_a_large_file_is_handed_over_as_a_small_answer(store, tmp_path):
    rows = [signal(f"K{n}", huisnummer=str(n + 1)) for n in range(6 * SHOWN)]
    found = look(store, write_signals(tmp_path / "s.csv", *rows))
    assert len(pickle.dumps(found)) < 250_000
