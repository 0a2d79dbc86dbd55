"""The log is kept for sixty months: what is older goes, and the chain stays whole from there on."""

import json
from datetime import date

import pytest

from desk.backups.making import back_up
from desk.cli.edge import run
from desk.evaluation.actions import add_action
from desk.privacy.destroying import apply_retention
from desk.privacy.due import due_records
from desk.privacy.holds import add_hold
from desk.privacy.records import list_destructions
from desk.screens.office_texts import describe_report
from desk.store.anchors import read_anchor
from desk.store.undo import undo
from desk.store.verify import verify
from schema.refused import Refused
from tests.conftest import TODAY
from tests.desk.store.aged import age

OLD, KEPT = date(2021, 11, 3), date(2021, 11, 4)
"""The last day whose term of sixty months is over today, and the first whose is not."""


@pytest.fixture
def old(store, today):
    """A desk whose first three events are too old: it was made, and an action was added and changed."""
    add_action(store, "Werven", "F. de Wit", TODAY, on=TODAY)
    with store.write(store.user, "change-action", "desk") as tx:
        [row] = tx.read("SELECT id, version FROM action")
        tx.change("action", row["id"], {"title": "Vrijwilligers werven"}, row["version"])
    add_action(store, "Bellen", "F. de Wit", TODAY, on=TODAY)
    age(store, lambda seq: OLD if seq <= 3 else KEPT)
    return store


def events(store):
    return [row["seq"] for row in store.query("SELECT seq FROM visible_events ORDER BY seq")]


def test_the_dry_run_says_how_many_lines_of_the_log_go_and_why(old):
    [due] = due_records(old, on=TODAY)
    assert (due.kind, due.rule, due.since, due.due_on) == ("event", "audit", OLD, TODAY)
    assert due.who == "3 gebeurtenissen van het logboek, tot en met 3 nov 2021"


def test_what_is_too_old_goes_with_what_it_kept_of_rows_and_the_rest_stays(old):
    apply_retention(old, on=TODAY)
    assert events(old) == [4, 5]
    assert old.query("SELECT event FROM before_row") == []


def test_the_chain_is_whole_from_where_it_starts_and_grows_on(old):
    apply_retention(old, on=TODAY)
    add_action(old, "Later", "F. de Wit", TODAY, on=TODAY)
    found = verify(old)
    assert (found.ok, found.audit.first, found.audit.events) == (True, 4, 3)


def test_the_record_of_destruction_counts_them_without_saying_what_they_were(old):
    apply_retention(old, on=TODAY)
    [record] = list_destructions(old)
    assert record["lines"] == [
        {"kind": "event", "rule": "audit", "count": 3, "first_on": "2021-11-03", "last_on": "2021-11-03"}
    ]


def test_the_event_of_the_destruction_tells_from_where_the_chain_runs(old):
    [last] = old.query("SELECT seq, hash FROM audit_event WHERE seq = 3")
    apply_retention(old, on=TODAY)
    [event] = old.query("SELECT body FROM audit_event WHERE verb = 'destroy'")
    assert json.loads(event["body"])["start"] == last


@pytest.mark.parametrize(
    "tampered",
    [
        "UPDATE audit_start SET hash = replace(hash, substr(hash, 1, 1), 'x')",
        "DELETE FROM audit_event WHERE seq = 4",
        "INSERT INTO audit_start SELECT key + 1, id || 'x', 1, 5, 4, hash, last_on FROM audit_start",
        "INSERT INTO before_row VALUES (2, 0, 'action', 'x', 'x', '{}')",
    ],
)
def test_who_moves_the_start_of_the_chain_is_found(old, tampered):
    apply_retention(old, on=TODAY)
    connection = old._connection
    for trigger in ("audit_start_keeps", "audit_event_stays"):
        connection.execute(f"DROP TRIGGER {trigger}")
    connection.execute(tampered)
    assert not verify(old).audit.ok


def test_no_event_goes_before_a_start_names_it(old):
    with pytest.raises(Exception, match="append-only"):
        old._connection.execute("DELETE FROM audit_event WHERE seq = 1")
    apply_retention(old, on=TODAY)
    with pytest.raises(Exception, match="append-only"):
        old._connection.execute("DELETE FROM audit_event WHERE seq = 4")


def test_the_log_of_a_record_that_is_held_stays_and_so_does_all_after_it(store, today):
    add_action(store, "Werven", "F. de Wit", TODAY, on=TODAY)
    [held] = [row["id"] for row in store.query("SELECT id FROM visible_organisations")]
    with store.write(store.user, "change-organisation", held) as tx:
        tx.change("organisation", held, {"phone": "0999"}, 1)
    age(store, lambda _seq: OLD)
    add_hold(store, "organisation", held, "klacht", ends_on=TODAY, on=TODAY)
    [about] = store.query("SELECT min(seq) AS seq FROM audit_event WHERE subject = ?", [held])
    apply_retention(store, on=TODAY)
    assert events(store)[0] == about["seq"]


def test_an_event_that_is_gone_is_undone_no_more(old):
    apply_retention(old, on=TODAY)
    with pytest.raises(Refused, match="unknown-id"):
        undo(old, 2, TODAY)


def test_a_second_retention_goes_on_from_the_first(old):
    apply_retention(old, on=TODAY)
    apply_retention(old, on=date(2026, 11, 4))
    found = verify(old)
    assert (found.ok, found.audit.first) == (True, 5)


def test_the_check_says_from_where_the_log_runs(old, capsys):
    apply_retention(old, on=TODAY)
    capsys.readouterr()
    assert run(["--home", str(old.home), "verify"]) == 0
    assert "vanaf regel 4" in capsys.readouterr().out
    run(["--home", str(old.home), "verify", "--json"])
    assert json.loads(capsys.readouterr().out)["audit"]["first"] == 4


def test_the_check_says_of_an_anchor_from_before_the_log_that_it_cannot_be_compared(old, capsys):
    apply_retention(old, on=TODAY)
    capsys.readouterr()
    assert run(["--home", str(old.home), "verify", "--anchor", f"2:{'0' * 64}"]) == 0
    assert "niet meer te vergelijken: 1" in capsys.readouterr().out


def test_of_a_backup_from_before_the_log_starts_is_said_that_nobody_can_know(old, tmp_path, today, capsys):
    for name in ("early", "old"):
        back_up(old, tmp_path / f"{name}.age", on=TODAY)
    age(old, lambda seq: OLD if seq <= 7 else KEPT)
    apply_retention(old, on=TODAY)
    capsys.readouterr()
    assert run(["--home", str(old.home), "restore", str(tmp_path / "early.age"), "--drill"]) == 0
    assert "ouder dan het logboek" in capsys.readouterr().out


def test_the_anchor_that_the_check_gives_to_write_down_is_held_later(old):
    apply_retention(old, on=TODAY)
    head = old.head()
    shown = [line for section in describe_report(verify(old), head).sections for line in section.lines]
    [seq] = [line.value for line in shown if line.label == "gebeurtenis"]
    found = verify(old, [read_anchor(f"{seq}:{head.hash}")])
    assert (found.ok, found.older) == (True, 0)
