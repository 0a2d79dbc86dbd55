"""Whoever is erased, or whose term is over, is found nowhere any more; all else stays, and the chain is whole."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from desk.privacy.due import due_records
from desk.privacy.erasing import apply_destroyed, destroyed_records, erase_resident
from desk.signals.likely_merging import decide_same
from desk.store.cipher import connect
from desk.store.opening import open_desk
from desk.store.store import DATABASE, Store
from desk.store.undo import undo
from desk.store.verify import verify
from schema.kept_counts import MEASURED_OVER_WHAT_IS_THERE
from schema.refused import Refused
from tests.conftest import TODAY
from tests.desk.privacy.lived import GONE, LEFT, Desk, found, live

LATER = date(2028, 6, 2)


@pytest.fixture(scope="module")
def lived(empty_desk: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """A desk on which much was done, once for this module; only copied."""
    folder = tmp_path_factory.mktemp("lived")
    home = Path(shutil.copytree(empty_desk, folder / "home"))
    with pytest.MonkeyPatch.context() as patch:
        return home, live(Desk(home, folder, patch))


@pytest.fixture
def desk(lived, tmp_path, monkeypatch) -> Desk:
    """A copy of that desk."""
    home = Path(shutil.copytree(lived[0], tmp_path / "home"))
    monkeypatch.setenv("DESK_TODAY", TODAY.isoformat())
    return Desk(home, tmp_path, monkeypatch)


@pytest.fixture
def resident(lived) -> str:
    return lived[1]["resident"]


def left_in(desk: Desk, traces) -> list[str]:
    with open_desk(desk.home) as store:
        key = store.file_key
    return found(desk.home, key, traces)


def test_before_she_is_erased_every_trace_stands_somewhere(desk):
    assert left_in(desk, GONE[:3]) == list(GONE[:3])


def test_an_erased_person_is_found_nowhere_in_the_decrypted_folder(desk, resident):
    desk("privacy", "erase", resident, "--reason", "mw. Qvantelaar vroeg het")
    assert left_in(desk, GONE) == []


def test_after_erasing_the_desk_is_whole(desk, resident):
    desk("privacy", "erase", resident, "--reason", "zij vroeg het")
    with open_desk(desk.home) as store:
        report = verify(store)
    assert (report.ok, report.faults) == (True, [])


def test_what_was_done_for_others_stays_without_her_name(desk, resident):
    desk("privacy", "erase", resident, "--reason", "zij vroeg het")
    [attempt] = desk("show", "case", "S3")["attempts"]
    assert attempt["note"] == "De buurvrouw, [vernietigd], deed open."


def test_no_undo_brings_anything_back_of_who_was_erased(desk, resident):
    desk("privacy", "erase", resident, "--reason", "zij vroeg het")
    with open_desk(desk.home) as store:
        for event in range(store.head().seq, 0, -1):
            try:
                undo(store, event, TODAY)
            except Refused:
                continue
    assert left_in(desk, GONE) == []


def test_a_volunteer_whose_term_is_over_is_found_nowhere(desk, resident):
    _stopped(desk)
    desk("privacy", "hold", "resident", resident, "--reason", "klacht", "--until", "2029-01-01", on=LATER)
    told = desk("privacy", "retention", "--apply", on=LATER)
    assert {row["rule"] for row in told["destroyed"]} >= {"volunteers"}
    assert left_in(desk, LEFT) == []


def test_the_help_she_gave_stays_in_the_residents_file_while_that_is_held(desk, resident):
    _stopped(desk)
    desk("privacy", "hold", "resident", resident, "--reason", "klacht", "--until", "2029-01-01", on=LATER)
    desk("privacy", "retention", "--apply", on=LATER)
    [pairing] = desk("list", "pairings", on=LATER)
    assert pairing["status"] == "ended"
    assert [row for row in desk("privacy", "retention", on=LATER)["due"] if row["kind"] == "volunteer"] == []


def test_the_register_keeps_number_kind_dates_and_hash_of_a_destroyed_paper(desk, resident):
    before = {row["number"]: row["sha256"] for row in desk("list", "documents")}
    desk("privacy", "erase", resident, "--reason", "zij vroeg het")
    [destroyed] = desk("privacy", "destroyed")
    rows = destroyed["documents"]
    kept = {row["number"]: row["sha256"] for row in rows}
    assert kept["KO-2025-0001"] == before["KO-2025-0001"]
    assert {row["kind"] for row in rows} >= {"pairing-agreement", "resident-letter", "access-report"}


def test_the_number_of_a_destroyed_paper_is_not_given_again(desk, resident):
    desk("privacy", "erase", resident, "--reason", "zij vroeg het")
    told = desk("print", "resident-letter", "S3", "-o", str(desk.folder / "b.pdf"), on=date(2025, 12, 1))
    assert told["number"] == "BR-2025-0002"


def test_figures_of_the_months_are_the_same_without_her(desk, resident):
    months = ("2025-09", "2025-10", "2026-05")
    before = [desk("review", month) for month in months]
    desk("privacy", "erase", resident, "--reason", "zij vroeg het")
    after = [desk("review", month) for month in months]
    assert [_counts(each) for each in after] == [_counts(each) for each in before]


def _counts(review):
    """Return the figures that are counts or rates of records, in each group."""
    groups = ("figures", "with_volunteer", "without_volunteer")
    return {
        name: {figure: told for figure, told in review[name].items() if figure not in MEASURED_OVER_WHAT_IS_THERE}
        for name in groups
    }


def test_a_copy_from_before_lets_go_again_of_what_is_on_the_list(desk, resident, tmp_path):
    older = Path(shutil.copytree(desk.home, tmp_path / "older"))
    desk("privacy", "erase", resident, "--reason", "zij vroeg het")
    with open_desk(desk.home) as store:
        gone = destroyed_records(store)
    copy = Desk(older, tmp_path, desk.patch)
    with open_desk(older) as store:
        apply_destroyed(store, gone, on=TODAY)
        assert apply_destroyed(store, gone, on=TODAY).id is None
        assert verify(store).ok
    assert left_in(copy, GONE) == []


@pytest.fixture
def backups(desk, resident, tmp_path) -> tuple[str, Path]:
    """A recovery code, and a folder with a backup from before she is erased and one from after."""
    code = desk("recovery", "new")["recovery_code"]
    folder = tmp_path / "kopie"
    folder.mkdir()
    desk("backup", str(folder / "voor.age"))
    desk("privacy", "erase", resident, "--reason", "zij vroeg het")
    desk("backup", str(folder / "na.age"))
    return code, folder


def put_back(backups, desk, file: Path, tmp_path) -> tuple[Desk, dict]:
    (tmp_path / "code").write_text(backups[0], "utf-8")
    new = Desk(tmp_path / "terug", tmp_path, desk.patch)
    desk.patch.setenv("DESK_KEY_FILE", str(tmp_path / "sleutel"))
    return new, new("restore", str(file), "--recovery-code-file", str(tmp_path / "code"))


def test_an_older_backup_alone_still_holds_who_was_erased_later(desk, backups, tmp_path):
    (backups[1] / "na.age").unlink()
    new, told = put_back(backups, desk, backups[1] / "voor.age", tmp_path)
    assert (told["lists"], told["destroyed"]) == ([], 0)
    assert left_in(new, GONE[:3]) == list(GONE[:3])


def test_whoever_was_erased_is_not_in_what_is_put_back_from_before_where_a_later_backup_lies(desk, backups, tmp_path):
    new, told = put_back(backups, desk, backups[1] / "voor.age", tmp_path)
    assert told["lists"] == ["na.age"]
    assert left_in(new, GONE) == []
    assert new("verify")["ok"]


def test_whoever_was_erased_is_not_in_what_is_put_back_from_after(desk, backups, tmp_path):
    new, _told = put_back(backups, desk, backups[1] / "na.age", tmp_path)
    assert left_in(new, GONE) == []


def test_the_backup_from_before_still_has_its_time_on_the_desk_that_was_put_back(desk, backups, tmp_path):
    new, _told = put_back(backups, desk, backups[1] / "voor.age", tmp_path)
    assert [row["file"] for row in new("backup", "--list")] == ["na.age", "voor.age"]


def test_a_held_file_is_not_due_and_not_erased(desk, resident):
    hold = desk("privacy", "hold", "resident", resident, "--reason", "klacht", "--until", "2026-12-31")["id"]
    told = desk("privacy", "erase", resident, "--reason", "zij vroeg het", code=1)
    assert told["error"]["code"] == "erase-held"
    desk("privacy", "release", hold)
    desk("privacy", "erase", resident, "--reason", "zij vroeg het")


def test_a_hold_is_undone_by_undo(desk, resident):
    desk("privacy", "hold", "resident", resident, "--reason", "klacht", "--until", "2026-12-31")
    desk("undo")
    desk("privacy", "erase", resident, "--reason", "zij vroeg het")


def test_who_is_still_helped_is_not_erased(desk, resident):
    told = desk("privacy", "erase", resident, "--reason", "zij vroeg het", on=date(2026, 5, 3), code=1)
    assert told["error"]["code"] == "erase-duty"
    assert "vrijwilliger" in told["error"]["message"]


def test_help_is_due_two_years_after_the_last_pairing_and_not_a_day_before(desk):
    last, first = date(2028, 5, 3), date(2028, 5, 4)
    with open_desk(desk.home) as store:
        rules = [{one.rule for one in due_records(store, on=day) if one.kind == "case"} for day in (last, first)]
    assert rules == [set(), {"with-help"}]


def _stopped(desk: Desk) -> None:
    desk("volunteer-stop", "V1", "--on", "2026-05-05", on=date(2026, 5, 5))


def test_who_was_merged_into_her_is_found_nowhere_either(desk, tmp_path):
    signals = tmp_path / "twice.csv"
    head = "kenmerk;signaaldatum;partner;type;voorletters;achternaam;geboortedatum;postcode;nr;bedrag\n"
    rows = ("T1;01-10-2026;Lichtstroom;Energie;W.;{};05-05-1985;5555AB;3;300,00\n",) * 2
    text = head + rows[0].format("Xylander") + rows[1].replace("T1", "T2").format("Xylandder")
    signals.write_text(text, "utf-8")
    desk("import", "signals", str(signals))
    with open_desk(desk.home) as store:
        [question] = store.query("SELECT id FROM visible_likenesses WHERE verdict = 'open'")
        decide_same(store, question["id"], on=TODAY)
        [one] = store.query("SELECT id FROM visible_residents WHERE surname LIKE 'Xyland%'")
    assert left_in(desk, ("xylander", "xylandder")) == ["xylander", "xylandder"]
    desk("privacy", "erase", one["id"], "--reason", "zij vroeg het")
    assert left_in(desk, ("xylander", "xylandder")) == []


def test_while_another_program_reads_the_records_go_and_it_is_said_that_the_file_is_not_clean_yet(desk, resident):
    with open_desk(desk.home) as store:
        key = store.file_key
    reader = connect(desk.home / DATABASE, key)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM signal").fetchone()
    with Store(desk.home, key, patience=0.2) as own, own.sign_in(None, TODAY) as store:
        done = erase_resident(store, resident, "gevraagd", on=TODAY)
    reader.close()
    assert not done.emptied
    assert desk("privacy", "retention", "--apply", on=date(2025, 11, 5))["emptied"]
    assert left_in(desk, GONE) == []


def test_the_number_of_a_destroyed_case_is_not_given_again(desk, resident, tmp_path):
    numbers = {row["number"] for row in desk("list", "cases")}
    desk("privacy", "erase", resident, "--reason", "zij vroeg het")
    signals = tmp_path / "new.csv"
    head = "kenmerk;signaaldatum;partner;type;achternaam;postcode;nr;bedrag\n"
    signals.write_text(f"{head}N1;20-10-2025;Lichtstroom;Energie;Nieuw;5555AB;3;300,00\n", "utf-8")
    desk("import", "signals", str(signals))
    assert desk("show", "case", "N1")["number"] not in numbers
