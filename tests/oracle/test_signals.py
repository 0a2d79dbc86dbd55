"""Signals through the command line against a second reading of rules.md section 1, on generated files."""

from pathlib import Path
from random import Random

import pytest

from tests.oracle import invented, signals
from tests.oracle.bringing import FORMS, bring, changed_by, judged
from tests.oracle.comparing import by_key, case_ids, key_of, refusals, signals_and_cases
from tests.oracle.reading import Read, read
from tests.oracle.running import Desk
from tests.oracle.sheets import Sheet, write

pytestmark = pytest.mark.proof


def test_signals_are_read_judged_and_bundled_as_written_and_once(desk: Desk, seed: int, many: int, tmp_path: Path):
    rng, form = Random(seed), FORMS[seed % len(FORMS)]
    path = tmp_path / "signals"
    rows = bring(desk, "signals", invented.signals(rng, many, desk.today, form), path, rng, form)
    _, counts = signals.stored(rows)
    assert signals_and_cases(desk, judged(rows)) == []
    before = desk.told("list", "signals"), desk.told("list", "cases")
    _, again = desk.ask("import", "signals", path)
    assert (again["new"], again["updated"], again["unchanged"]) == (0, 0, sum(counts.values()))
    assert (desk.told("list", "signals"), desk.told("list", "cases")) == before


def test_a_file_says_how_many_signals_are_new_updated_and_unchanged(desk: Desk, seed: int, many: int, tmp_path: Path):
    rng, form = Random(seed), FORMS[seed % len(FORMS)]
    sheet = invented.signals(rng, many, desk.today, form)
    written = write(sheet, tmp_path / "signals", rng, form)
    _, counts = signals.stored(read("signals", written.rows, desk.today, set()))
    _, answer = desk.ask("import", "signals", written.path, "--dry-run")
    assert {name: answer[name] for name in counts} == counts
    _, answer = desk.ask("import", "signals", written.path)
    assert {name: answer[name] for name in counts} == counts


def test_the_order_in_which_files_arrive_does_not_matter(desk: Desk, seed: int, many: int, tmp_path: Path):
    rng, form = Random(seed + 1000), FORMS[(seed + 1) % len(FORMS)]
    sheet = invented.signals(rng, many, desk.today, form)
    order = list(range(many))
    rng.shuffle(order)
    rows = []
    for place in range(4):
        part = sheet.only(order[place::4])
        rows += bring(
            desk, "signals", part, tmp_path / f"part{place}", rng, rng.choice(FORMS) if form != "xlsx" else form
        )
        assert signals_and_cases(desk, judged(rows)) == []


def test_a_file_that_names_no_partner_takes_the_one_that_is_given(desk: Desk, seed: int, many: int, tmp_path: Path):
    rng, form = Random(seed + 8000), FORMS[(seed + 3) % len(FORMS)]
    sheet = invented.signals(rng, many, desk.today, form)
    sheet.rows = sheet.rows[:many]
    rows: list[Read] = []
    for place, partner in enumerate(invented.PARTNERS):
        part = sheet.only([index for index, row in enumerate(sheet.rows) if row["partner"] in partner])
        part.fields = [name for name in part.fields if name not in ("partner", "type")]
        written = write(part, tmp_path / f"part{place}", rng, form)
        given = {"partner": partner[0], "type": "Water"}
        told = [(line, {**row, **given}, more) for line, row, more in written.rows]
        read_here = read("signals", told, desk.today, set())
        _, answer = desk.ask("import", "signals", written.path, "--partner", partner[0], "--type", "Water")
        assert refusals(read_here, answer, written) == []
        rows += read_here
    assert signals_and_cases(desk, judged(rows)) == []


def test_a_later_file_that_corrects_signals_has_all_of_them_judged_again(
    desk: Desk, seed: int, many: int, tmp_path: Path
):
    rng, form = Random(seed + 9000), FORMS[(seed + 4) % len(FORMS)]
    sheet = invented.signals(rng, many, desk.today, form)
    sheet.rows = sheet.rows[:many]
    rows = bring(desk, "signals", sheet, tmp_path / "one", rng, form)
    known = signals.stored(rows)[0]
    corrections = [
        invented.corrected(rng, values, desk.today, form) for values in known.values() if "kenmerk" in values
    ]
    sheet = Sheet(sheet.fields, rng.sample(corrections, len(corrections) // 3))
    later = bring(desk, "signals", sheet, tmp_path / "two", rng, form)
    assert signals_and_cases(desk, judged(rows + later)) == []
    assert changed_by(desk, "signals", tmp_path / "two") == 0


def test_a_signal_somebody_worked_on_stays_picked_up(desk: Desk, seed: int, many: int, tmp_path: Path):
    rng = Random(seed + 4000)
    sheet = invented.signals(rng, many, desk.today, "utf-8")
    order = list(range(many))
    rng.shuffle(order)
    rows = bring(desk, "signals", sheet.only(order[::2]), tmp_path / "one.csv", rng, "utf-8")
    known, worked_on = signals.cases(judged(rows)), []
    for key, case in case_ids(desk).items():
        if rng.random() < 0.4:
            desk.told("contact", case, "--channel", "Brief", "--reached", "no", "--on", desk.today)
            worked_on += known[key][1]
    rows += bring(desk, "signals", sheet.only(order[1::2]), tmp_path / "two.csv", rng, "utf-8")
    assert signals_and_cases(desk, judged(rows, tuple(worked_on))) == []


def test_what_a_coordinator_decided_wins_and_is_reckoned_with(desk: Desk, seed: int, many: int, tmp_path: Path):
    rng = Random(seed + 5000)
    sheet = invented.signals(rng, many, desk.today, "utf-8")
    rows = bring(desk, "signals", sheet.only(list(range(many))), tmp_path / "one.csv", rng, "utf-8")
    decided: dict[signals.Told, str] = {}
    listed = by_key(desk.told("list", "signals"))
    for signal in rng.sample(sorted(judged(rows), key=key_of), 8):
        now = judged(rows, (), decided)[signal]
        verb = "leave" if now == signals.PICKED_UP else "pickup"
        desk.told(verb, listed[key_of(signal)]["id"], "--reason", "Zo afgesproken")
        decided[signal] = signals.LEFT if verb == "leave" else signals.PICKED_UP
        assert signals_and_cases(desk, judged(rows, (), decided)) == [], (verb, signal)


def test_a_closed_case_reopens_when_a_new_signal_joins_it_and_else_stays(
    desk: Desk, seed: int, many: int, tmp_path: Path
):
    rng, result = Random(seed + 6000), "Definitief geen contact kunnen krijgen"
    sheet = invented.signals(rng, many, desk.today, "utf-8")
    order = rng.sample(range(many), many)
    rows = bring(desk, "signals", sheet.only(order[::2]), tmp_path / "one.csv", rng, "utf-8")
    before = signals.cases(judged(rows))
    for case in case_ids(desk).values():
        desk.told("close", case, "--result", result)
    rows += bring(desk, "signals", sheet.only(order[1::2]), tmp_path / "two.csv", rng, "utf-8")
    after, old = signals.cases(judged(rows)), set(judged(rows[: many // 2]))
    shown = {row["id"]: row for row in desk.told("list", "cases")}
    for key, case in case_ids(desk).items():
        joined = set(after[key][1]) - old
        if joined or key not in before:
            assert (shown[case]["status"], shown[case]["result"]) == ("open", None), key
        elif set(after[key][1]) == set(before[key][1]):
            assert (shown[case]["status"], shown[case]["result"]) == ("closed", result), key


def test_the_rejects_of_a_file_are_refused_again_for_the_same_reasons(desk: Desk, seed: int, many: int, tmp_path: Path):
    rng, form = Random(seed + 7000), FORMS[seed % len(FORMS)]
    written = write(invented.signals(rng, many, desk.today, form), tmp_path / "signals", rng, form)
    code, answer = desk.ask("import", "signals", written.path, "--rejects", tmp_path / "out.csv", "--dry-run")
    again, repeated = desk.ask("import", "signals", tmp_path / "out.csv")
    assert code == again == 3
    assert [entry["reason"] for entry in repeated["rejects"]] == [entry["reason"] for entry in answer["rejects"]]
    assert [entry["field"] for entry in repeated["rejects"]] == [entry["field"] for entry in answer["rejects"]]
    assert desk.told("list", "signals") == []
