"""A dry run shows what the real run gives, the cases of a delivery included."""

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desk.signals.importing import import_signals
from desk.signals.trying import try_signals
from desk.store.opening import open_desk
from schema.codes import SignalStatus
from schema.refused import Refused
from tests.conftest import TODAY, dump
from tests.desk.signals.invented import signal, statuses, write_signals
from tests.desk.signals.invented_ddas import bring, ddas_attempt, ddas_case, ddas_signal, write_delivery


def expected(preview):
    return {one.kenmerk: str(one.status) for one in preview.expected}


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"status": "Inwoner is overleden"}, "Inwoner is overleden"),
        ({"bedrag": 20, "status": "Opgepakt"}, "Opgepakt"),
        ({"status": "Niet opgepakt: herhaalde melding"}, "Niet opgepakt: herhaalde melding"),
        ({"bedrag": 20}, "Niet opgepakt: onterecht signaal"),
    ],
)
def test_with_cases_what_the_delivery_decides_is_expected(store, tmp_path, fields, status):
    path = write_delivery(tmp_path / "l.json", ddas_signal("A", **fields))
    assert expected(try_signals(store, path, on=TODAY, with_cases=True)) == {"A": status}
    import_signals(store, path, on=TODAY, with_cases=True)
    assert statuses(store) == {"A": status}


def test_without_cases_our_own_rules_are_expected(store, tmp_path):
    path = write_delivery(tmp_path / "l.json", ddas_signal("A", status="Inwoner is overleden"))
    assert expected(try_signals(store, path, on=TODAY)) == {"A": "Opgepakt"}


def test_what_a_decision_makes_of_another_signal_is_expected_too(store, tmp_path):
    """The first is not picked up there, so that the second repeats nothing."""
    left = ddas_signal("A", status="Niet opgepakt: andere reden")
    path = write_delivery(tmp_path / "l.json", left, ddas_signal("B", signaaldatum="2026-10-20", bedrag=400))
    told = {"A": "Niet opgepakt: andere reden", "B": "Opgepakt"}
    assert expected(try_signals(store, path, on=TODAY, with_cases=True)) == told


def test_a_changed_signal_is_expected_as_the_delivery_leaves_it(store, tmp_path):
    bring(store, tmp_path, ddas_signal("A"))
    path = write_delivery(tmp_path / "l.json", ddas_signal("A", bedrag=900, status="Inwoner is overleden"))
    assert expected(try_signals(store, path, on=TODAY, with_cases=True)) == {"A": "Inwoner is overleden"}


def test_a_signal_about_which_the_delivery_decides_otherwise_is_expected_to_change(store, tmp_path):
    path = write_delivery(tmp_path / "l.json", ddas_signal("A", status="Inwoner is overleden"), ddas_signal("B", "7"))
    import_signals(store, path, on=TODAY)
    preview = try_signals(store, path, on=TODAY, with_cases=True)
    assert expected(preview) == {"A": "Inwoner is overleden"}
    assert [(one.line, one.new) for one in preview.expected] == [(1, False)]
    assert [one.row.reference for one in preview.rested] == ["B"]
    import_signals(store, path, on=TODAY, with_cases=True)
    assert statuses(store) == {"A": "Inwoner is overleden", "B": "Opgepakt"}


def test_a_signal_that_stands_twice_in_a_file_is_expected_once(store, tmp_path):
    twice = [ddas_signal("A"), ddas_signal("A", status="Inwoner is overleden")]
    path = write_delivery(tmp_path / "l.json", *twice)
    preview = try_signals(store, path, on=TODAY, with_cases=True)
    assert ([one.line for one in preview.expected], len(preview.rested)) == ([2], 1)
    import_signals(store, path, on=TODAY)
    assert len(try_signals(store, path, on=TODAY, with_cases=True).expected) == 1


def test_nothing_stays_of_it_and_the_report_is_that_of_the_real_run(store, tmp_path):
    case = ddas_case("A", contactpogingen=[ddas_attempt()], resultaat="Geen reactie na eerder contact")
    path = write_delivery(tmp_path / "l.json", ddas_signal("A"), ddas_signal("B", "7", bedrag=0), cases=[case])
    before = dump(store)
    tried = try_signals(store, path, on=TODAY, with_cases=True).report
    assert dump(store) == before
    real, _run = import_signals(store, path, on=TODAY, with_cases=True)
    assert tried.as_json() == real.as_json() | {"dry_run": True}


def test_a_file_that_brings_nothing_new_expects_nothing(store, tmp_path):
    bring(store, tmp_path, ddas_signal("A"))
    preview = try_signals(store, tmp_path / "levering.json", on=TODAY, with_cases=True)
    assert (preview.expected, preview.report.unchanged) == ([], 1)


def test_it_is_broken_off_as_an_import_is(store, tmp_path):
    path = write_signals(tmp_path / "s.csv", signal())

    def stop(*_told):
        raise Refused("import-cancelled")

    before = dump(store)
    with pytest.raises(Refused, match="import-cancelled"):
        try_signals(store, path, on=TODAY, with_cases=True, tell=stop)
    assert dump(store) == before


SIGNALS = st.lists(
    st.builds(
        dict,
        number=st.sampled_from(["5", "7"]),
        bedrag=st.integers(1, 1_000),
        signaaldatum=st.sampled_from(["2026-07-05", "2026-08-20", "2026-09-01", "2026-10-02"]),
        status=st.sampled_from([None, *map(str, SignalStatus)]),
    ),
    min_size=1,
    max_size=6,
)


@settings(max_examples=15)
@given(SIGNALS, SIGNALS, st.booleans())
def test_for_any_delivery_upon_any_other_the_dry_run_shows_what_the_real_run_gives(empty_desk, first, then, in_case):
    with TemporaryDirectory() as folder:
        here = Path(folder)
        with open_desk(Path(shutil.copytree(empty_desk, here / "desk"))) as store:
            bring(store, here, *(ddas_signal(f"S{place}", **one) for place, one in enumerate(first)))
            told = [ddas_signal(f"S{place}", **one) for place, one in enumerate(then, 2)]
            tried = [ddas_attempt("2026-10-25", bereikt=True)]
            cases = [ddas_case("S2", contactpogingen=tried)] if in_case else []
            path = write_delivery(here / "l.json", *told, cases=cases)
            foreseen = try_signals(store, path, on=TODAY, with_cases=True)
            import_signals(store, path, on=TODAY, with_cases=True)
            after = statuses(store)
            assert expected(foreseen) == {kenmerk: after[kenmerk] for kenmerk in expected(foreseen)}
