"""What was stated of the log stays found: a log that was cut off or made anew does not pass for the old one."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.cli.edge import run
from desk.evaluation.closing import close_review
from desk.store import audit
from desk.store.anchors import KEPT_AFTER, Anchor, read_anchor
from desk.store.audit import event_hash
from desk.store.opening import open_desk
from desk.store.verify import verify
from schema.refused import Refused
from tests.conftest import TODAY
from tests.desk.store.files import add_partner, bare

CUT = ("DROP TRIGGER audit_event_stays", "DELETE FROM audit_event WHERE seq > {}")


def meddle(store, *statements):
    with bare(store) as connection:
        for statement in statements:
            connection.execute(statement)


def looked(store, times):
    """Log what changes no row, so that no record names it."""
    for number in range(times):
        store.note("look", f"r{number}", purpose="gesprek")


def rewrite(store, since):
    """Make the chain anew from an event on, with another actor: what somebody with the key could do."""
    with bare(store) as connection:
        connection.execute("DROP TRIGGER audit_event_keeps")
        rows = connection.execute("SELECT * FROM audit_event WHERE seq >= ? ORDER BY seq", [since]).fetchall()
        [before] = connection.execute("SELECT hash FROM audit_event WHERE seq = ?", [since - 1]).fetchall()
        previous = before["hash"]
        for row in rows:
            told = [row[name] for name in ("at", "verb", "subject", "body")]
            previous = event_hash(previous, row["seq"], told[0], "somebody else", *told[1:])
            values = ["somebody else", previous, row["seq"]]
            connection.execute("UPDATE audit_event SET actor = ?, hash = ? WHERE seq = ?", values)


def kept(store):
    return [row["seq"] for row in store.query("SELECT seq FROM audit_anchor ORDER BY seq")]


@given(texts=st.lists(st.text(), min_size=6, max_size=6), seq=st.integers(0, 10**12))
def test_an_event_is_hashed_as_the_json_list_of_what_it_tells(texts, seq):
    previous, *rest = texts
    listed = json.dumps([previous, seq, *rest], separators=(",", ":"), ensure_ascii=False)
    wanted = audit.sha256(listed.encode("utf-8", "surrogatepass")).hexdigest()
    try:
        assert event_hash(previous, seq, *rest) == wanted
    except UnicodeEncodeError:
        assert any(0xD800 <= ord(sign) < 0xE000 for sign in "".join(texts))


def test_a_whole_log_gets_an_anchor_at_its_end(store):
    add_partner(store, "Stroom en Zo")
    assert (verify(store).ok, kept(store)) == (True, [2])


def test_events_that_touched_no_record_and_were_cut_off_after_a_check_are_missed(store):
    looked(store, 3)
    verify(store)
    meddle(store, *(each.format(2) for each in CUT))
    report = verify(store)
    assert (report.ok, report.audit.events, report.audit.first_bad) == (False, 2, 3)


def test_a_log_made_anew_is_found_by_the_anchor_in_the_desk(store):
    looked(store, 3)
    verify(store)
    rewrite(store, 2)
    report = verify(store)
    assert (report.audit.ok, report.audit.first_bad) == (False, 4)
    assert report.faults[1].startswith("audit: anchor 4 (kept 20")


def test_a_log_made_anew_is_found_by_the_anchor_of_a_closed_review(store):
    looked(store, 3)
    close_review(store, "2026-10", on=TODAY)
    rewrite(store, 2)
    report = verify(store)
    assert (report.audit.ok, report.faults[1]) == (False, "audit: anchor 4 (review 2026-10) is not in the chain")


def test_a_log_made_anew_without_any_anchor_in_the_desk_is_found_by_one_on_paper(store):
    looked(store, 3)
    printed = store.head()
    rewrite(store, 2)
    assert verify(store).ok
    report = verify(store, [Anchor(printed.seq, printed.hash, "given")])
    assert (report.ok, report.anchors, report.audit.first_bad) == (False, 2, 4)


def test_an_anchor_of_a_log_that_went_on_is_held(store):
    printed = store.head()
    looked(store, 3)
    report = verify(store, [Anchor(printed.seq, printed.hash, "given")])
    assert (report.ok, report.anchors) == (True, 1)


def test_the_command_takes_an_anchor_as_it_is_printed(home, capsys):
    with open_desk(home) as store:
        printed = store.head()
    halves = f"{printed.hash[:32].upper()} {printed.hash[32:]}"
    assert run(["--home", str(home), "verify", "--anchor", f"{printed.seq}:{halves}", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["anchors"] == 1
    assert run(["--home", str(home), "verify", "--anchor", f"{printed.seq}:{'0' * 64}", "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["audit"] == {"ok": False, "events": 1, "first_bad": 1}


@pytest.mark.parametrize("typed", ["", "1", "1:", "x:" + "0" * 64, "0:" + "0" * 64, "1:" + "0" * 63, "1:" + "g" * 64])
def test_what_is_no_anchor_is_refused(typed):
    with pytest.raises(Refused, match="anchor-unreadable"):
        read_anchor(typed)


@pytest.mark.parametrize("number", ["1234567", "1.234.567", "1,234,567", "1\u00a0234 567"])
def test_a_number_with_thousands_is_read_as_a_report_writes_it_in_either_language(number):
    assert read_anchor(f"{number}:{'a' * 64}")[:2] == (1_234_567, "a" * 64)


def test_an_opening_keeps_an_anchor_only_after_enough_was_logged(home):
    with open_desk(home) as store:
        looked(store, KEPT_AFTER - 2)
    with open_desk(home) as store:
        assert (kept(store), store.doubts) == ([], ())
        looked(store, 1)
    with open_desk(home) as store:
        assert (kept(store), store.doubts) == ([KEPT_AFTER], ())


@pytest.mark.parametrize(
    ("statement", "first_bad"),
    [
        ("UPDATE audit_event SET actor = 'x' WHERE seq = 4", 4),
        ("DELETE FROM audit_event WHERE seq = 4", 4),
        ("DELETE FROM audit_event WHERE seq >= 2", 2),
        ("UPDATE audit_event SET hash = 'x' WHERE seq = 3", 3),
    ],
    ids=["edited since", "removed since", "cut off before", "the anchor itself"],
)
def test_an_opening_says_that_the_log_was_meddled_with_since_the_last_anchor(home, statement, first_bad):
    with open_desk(home) as store:
        looked(store, 2)
        verify(store)
        looked(store, 2)
        meddle(store, "DROP TRIGGER audit_event_keeps", "DROP TRIGGER audit_event_stays", statement)
    with open_desk(home) as store:
        [doubt] = store.doubts
        assert (doubt.code, doubt.values) == ("log-doubtful", {"event": first_bad})


def test_a_doubt_is_one_sentence_beside_the_answer(home, capsys):
    with open_desk(home) as store:
        looked(store, 2)
        meddle(store, "DROP TRIGGER audit_event_keeps", "UPDATE audit_event SET actor = 'x' WHERE seq = 2")
    assert run(["--home", str(home), "list", "organisations", "--json"]) == 0
    said = capsys.readouterr()
    assert (len(json.loads(said.out)), said.err.count("\n"), "desk verify" in said.err) == (1, 1, True)


def tomorrow(store):
    """Log something as a computer whose clock runs a day ahead does."""
    with bare(store) as connection:
        last, at = audit.head(connection), (datetime.now(UTC) + timedelta(days=1)).isoformat(timespec="milliseconds")
        hashed = event_hash(last.hash, last.seq + 1, at, "u", "look", "r", "{}")
        told = [last.seq + 1, at, "u", "look", "r", "{}", hashed]
        connection.execute("INSERT INTO audit_event VALUES (?, ?, ?, ?, ?, ?, ?)", told)
    return at


def test_a_clock_that_went_back_is_told_at_the_opening(home):
    with open_desk(home) as store:
        at = tomorrow(store)
    with open_desk(home) as store:
        [doubt] = store.doubts
        assert (doubt.code, doubt.values["last"].isoformat()) == ("clock-went-back", at[:10])


def test_no_moment_in_the_log_runs_back_and_what_the_clock_said_is_kept(store):
    at = tomorrow(store)
    add_partner(store, "Stroom en Zo")
    [event] = store.query("SELECT at, body FROM audit_event WHERE seq = 3")
    assert (event["at"], json.loads(event["body"])["clock"] < at, verify(store).ok) == (at, True, True)
