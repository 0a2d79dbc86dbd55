"""By command a request goes to another desk and comes back; each command changes a desk in one event."""

import json

import pytest

from desk.cli.edge import run
from desk.store.opening import open_desk
from desk.store.verify import verify
from tests.conftest import dump
from tests.desk.handovers.two_desks import helped
from tests.desk.test_every_write import changed_once
from tests.desk.volunteers.invented import ON


@pytest.fixture
def command(today, capsys):
    """Return what runs one command on a desk, holds that it is one event, and gives its answer."""

    def done(home, *arguments):
        with open_desk(home) as store:
            before = dump(store)
        capsys.readouterr()
        assert run(["--home", str(home), "exchange", *map(str, arguments), "--json"]) == 0, capsys.readouterr().out
        told = json.loads(capsys.readouterr().out)
        with open_desk(home) as store:
            changed_once(before, dump(store))
            assert verify(store).ok
        return told

    return done


def refused(home, capsys, *arguments):
    capsys.readouterr()
    assert run(["--home", str(home), "exchange", *map(str, arguments), "--json"]) == 1
    return json.loads(capsys.readouterr().out)["error"]["code"]


def test_by_command_a_request_goes_there_is_helped_and_its_end_comes_back(two, command, capsys):
    package, answer = two.between / "h1.age", two.between / "antwoord.age"
    sent = command(two.ours, "send", "H1", "--to", "ANKER", "-o", package)
    got = command(two.theirs, "receive", package)
    assert (got["package"], got["their_reference"], got["fields"]) == (sent["package"], "H1", sent["fields"])
    assert refused(two.theirs, capsys, "receive", package) == "already-opened"
    with open_desk(two.theirs) as theirs:
        helped(theirs, got["request"])
    command(two.theirs, "feedback", got["kenmerk"], "-o", answer)
    heard = command(two.ours, "receive", answer)
    assert [it["step"] for it in heard["steps"]] == ["taken-on", "handover-paired", "handover-ended"]
    run(["--home", str(two.ours), "exchange", "list", "--json"])
    assert [row["state"] for row in json.loads(capsys.readouterr().out)] == ["handover-ended"]


def test_by_command_a_request_is_declined_and_another_taken_back(two, command):
    package, answer = two.between / "h1.age", two.between / "antwoord.age"
    command(two.ours, "send", "H1", "--to", "ANKER", "-o", package)
    got = command(two.theirs, "receive", package)
    command(two.theirs, "feedback", got["id"], "--decline", "-o", answer)
    command(two.ours, "receive", answer)
    again = command(two.ours, "send", "H1", "--to", "ANKER", "-o", package)
    command(two.ours, "take-back", again["id"], "--reason", "geen antwoord")


def test_a_refusal_by_command_has_a_code_and_changes_nothing(two, today, capsys):
    with open_desk(two.ours) as ours:
        before = dump(ours)
    package = two.between / "h.age"
    assert refused(two.ours, capsys, "send", "H1", "--to", "NIEMAND", "-o", package) == "unknown-id"
    assert refused(two.ours, capsys, "receive", two.between / "ours.txt") == "package-unreadable"
    with open_desk(two.ours) as ours:
        assert dump(ours) == before


def test_the_answer_to_a_hand_over_names_nobody(two, command):
    package, answer = two.between / "h1.age", two.between / "antwoord.age"
    command(two.ours, "send", "H1", "--to", "ANKER", "-o", package)
    got = command(two.theirs, "receive", package)
    told = command(two.theirs, "feedback", got["id"], "-o", answer)
    assert "Linden" not in json.dumps(told)
    assert told["steps"] == [{"step": "taken-on", "on": ON.isoformat(), "outcome": None, "quarters": None}]
