"""From which day a case is one with a volunteer by a pairing: always as counted from the facts, whatever was done."""

import shutil
from pathlib import Path

import pytest

from desk.pairings.moving import move_pairing
from desk.pairings.proposing import propose_pairing
from desk.signals.likely import list_questions
from desk.signals.likely_merging import decide_same
from desk.store.bulk import FEWEST
from desk.store.opening import open_desk
from desk.store.undo import last_own_event, undo
from schema.codes import Side
from schema.tables_figures import COLUMNS, STATEMENTS
from tests.conftest import TODAY
from tests.desk.signals.invented import read_in, signal
from tests.desk.store.files import bare
from tests.desk.volunteers.invented import BOS, LINDEN
from tests.desk.volunteers.invented import read_in as read_people

DYK = {"voorvoegsel": "", "achternaam": "van Dyk", "voorletters": "A.", "partner": "Lichtstroom", "type": "Energie"}
DIJK = {"voorvoegsel": "van", "achternaam": "Dijk", "voorletters": "A."}

WATER = {"partner": "Waterbedrijf De Bron", "type": "Water"}


def kept(store):
    return {row["id"]: row["paired_on"] for row in store.query("SELECT id, paired_on FROM signal_case ORDER BY id")}


def recounted(store):
    """Return per case the first start of a pairing for a request about it, or for one of somebody on it."""
    starts = store.query(
        "SELECT p.started_on, r.resident, r.case_id FROM pairing p JOIN request r ON r.id = p.request "
        "WHERE p.started_on IS NOT NULL"
    )
    on_case = {}
    for row in store.query("SELECT case_id, resident FROM signal WHERE case_id IS NOT NULL"):
        on_case.setdefault(row["case_id"], set()).add(row["resident"])
    return {
        case: min(
            (it["started_on"] for it in starts if it["case_id"] == case or it["resident"] in on_case.get(case, ())),
            default=None,
        )
        for case in kept(store)
    }


def start(store, surname):
    """Let a pairing run that was asked for by the resident with a surname."""
    [resident] = store.query("SELECT id FROM resident WHERE surname = ?", [surname])
    [request] = store.query("SELECT id, version FROM request")
    with store.write(store.user, "practice", "desk") as tx:
        tx.change("request", request["id"], {"resident": resident["id"]}, request["version"])
    pairing = propose_pairing(store, "H1", "V1", on=TODAY)["id"]
    for move, side in (("introduce", "COORDINATOR"), ("agree", "RESIDENT"), ("agree", "VOLUNTEER")):
        move_pairing(store, pairing, move, on=TODAY, by=Side[side])
    assert set(kept(store).values()) == {None}
    move_pairing(store, pairing, "start", on=TODAY, by=Side.COORDINATOR)
    assert kept(store) == recounted(store)


@pytest.fixture
def doors(store, tmp_path):
    """One person at a door that is written in two ways, with a case at each, and somebody who asks for a volunteer."""
    read_people(store, tmp_path, volunteers=[BOS], requests=[LINDEN])
    read_in(store, tmp_path, signal("K1", toevoeging="II", **DIJK), signal("K2", toevoeging="2", **DYK))
    start(store, "Dijk")
    return store


def test_a_start_makes_it_a_case_with_a_volunteer_and_its_undoing_takes_that_back(doors):
    assert sorted(kept(doors).values(), key=str) == [TODAY.isoformat(), None]
    undo(doors, last_own_event(doors), on=TODAY)
    assert set(kept(doors).values()) == {None}


def test_a_late_file_about_the_same_resident_joins_in_and_leaves_again(doors, tmp_path):
    late = signal("K9", toevoeging="II", signaaldatum="2026-08-20", ontstaansdatum="", **DIJK | WATER)
    read_in(doors, tmp_path, late)
    assert kept(doors) == recounted(doors)
    assert sorted(kept(doors).values(), key=str) == [TODAY.isoformat(), TODAY.isoformat(), None]
    undo(doors, last_own_event(doors), on=TODAY)
    assert kept(doors) == recounted(doors)
    assert sorted(kept(doors).values(), key=str)[0] == TODAY.isoformat()


def test_a_signal_among_very_many_about_the_same_resident_joins_in_as_well(doors):
    [late] = doors.query("SELECT * FROM signal WHERE resident = (SELECT resident FROM request)")
    [case] = doors.query("SELECT id FROM signal_case WHERE paired_on IS NULL")
    late |= {"kenmerk": "K9", "case_id": case["id"]}
    columns = [name for name in late if name not in ("key", "id", "version", "event")]
    with doors.write(doors.user, "practice", "desk") as tx, tx.bulk({"signal": FEWEST}):
        tx.insert_cells("signal", columns, [tuple(late[name] for name in columns)], derived=True)
    assert kept(doors) == recounted(doors)
    assert set(kept(doors).values()) == {TODAY.isoformat()}


def test_merging_two_residents_brings_the_pairing_to_the_case_of_both(doors):
    [question] = list_questions(doors, on=TODAY)
    decide_same(doors, question.id, on=TODAY)
    assert kept(doors) == recounted(doors)
    held = doors.query("SELECT paired_on FROM visible_cases")
    assert {row["paired_on"] for row in held} == {TODAY.isoformat()}
    undo(doors, last_own_event(doors), on=TODAY)
    assert kept(doors) == recounted(doors)
    assert None in kept(doors).values()


def test_a_lived_in_desk_keeps_what_a_recount_finds(lived_in):
    assert kept(lived_in) == recounted(lived_in)
    assert any(kept(lived_in).values())


def test_bringing_an_older_desk_up_to_date_writes_what_the_program_keeps_since(lived_in, tmp_path):
    copy = Path(shutil.copytree(lived_in.home, tmp_path / "home"))
    sql = f"SELECT id, {', '.join(COLUMNS)}, paired_on FROM signal_case ORDER BY id"
    with open_desk(copy, key_file=copy / "key") as store, bare(store) as connection:
        before = store.query(sql)
        connection.execute(f"UPDATE signal_case SET {', '.join(f'{name} = 0' for name in COLUMNS)}, paired_on = NULL")
        for statement in STATEMENTS:
            if statement.startswith("UPDATE"):
                connection.execute(statement)
        assert connection.execute(sql).fetchall() == before
    assert len({tuple(row.values())[1:] for row in before}) > 10
