"""`desk training`, `desk warnings`, `desk renewal` and `desk forecast`: answers, codes and exit codes."""

import json
from datetime import timedelta

import pytest

from desk.cli.edge import DONE, MISUSED, REFUSED, run
from desk.store.opening import open_desk
from tests.conftest import TODAY
from tests.desk.training.planned import person, proofs, three_people
from tests.desk.volunteers.invented import ANKER, read_in

LAST_WEEK = TODAY - timedelta(days=7)


@pytest.fixture
def desk(home, today, tmp_path, capsys):
    """Run a command on a desk with three volunteers whose training lapsed; returns its exit code and answer."""
    with open_desk(home) as store:
        three_people(store, tmp_path)

    def call(*arguments):
        code = run(["--home", str(home), *arguments, "--json"])
        return code, json.loads(capsys.readouterr().out)

    return call


@pytest.fixture
def session(desk):
    """A session of last week with two places."""
    assert desk("training", "module", "Privacy", "--gives", "training:privacy", "--provider", "Leerhuis")[0] == DONE
    code, told = desk(
        "training", "session", "Privacy", "--on", LAST_WEEK.isoformat(), "--places", "2", "--from", "19:00"
    )
    assert code == DONE
    return told["id"]


def test_from_a_place_to_a_certificate(desk, session, home):
    assert desk("training", "enrol", session, "V1", "V2", "--on", LAST_WEEK.isoformat())[0] == DONE
    code, told = desk("training", "attend", session, "--all", "--absent", "V2")
    assert (code, len(told["present"]), len(told["absent"])) == (DONE, 1, 1)
    code, given = desk("training", "certify", session)
    with open_desk(home) as store:
        assert (code, given["volunteers"]) == (DONE, [person(store, "V1")])
        assert proofs(store)[-1] == ("V1", LAST_WEEK.isoformat())
    assert desk("list", "sessions")[1][0]["status"] == "done"
    told = [desk("show", "volunteer", who)[1]["trainings"][0]["state"] for who in ("V1", "V2")]
    assert told == ["certified", "stayed-away"]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("certify", "SESSION"), "nobody-attended"),
        (("enrol", "SESSION", "V1", "V2", "V3"), "session-full"),
        (("enrol", "SESSION", "V9"), "unknown-id"),
        (("enrol", "X", "V1"), "unknown-id"),
        (("attend", "SESSION", "--present", "V1"), "not-enrolled"),
        (("attend", "SESSION"), "nobody-marked"),
        (("cancel", "SESSION", "--reason", " "), "reason-missing"),
        (("module", "Privacy", "--gives", "training:privacy"), "module-already-there"),
        (("module", "Koken", "--gives", "vog"), "value-not-in-list"),
        (("session", "Koken", "--on", "2026-12-01"), "unknown-id"),
        (("due", "--module", "Koken"), "unknown-id"),
        (("due", "--kind", "koken"), "value-not-in-list"),
    ],
)
def test_what_may_not_be_is_refused_with_its_code(desk, session, arguments, code):
    exit_code, answer = desk("training", *(session if part == "SESSION" else part for part in arguments))
    assert (exit_code, answer["error"]["code"]) == (REFUSED, code)


def test_a_cancelled_session_names_who_must_be_placed_anew(desk, session):
    desk("training", "enrol", session, "V2", "V1")
    code, told = desk("training", "cancel", session, "--reason", "docent ziek")
    assert (code, [row["kenmerk"] for row in told["place_anew"]]) == (DONE, ["V1", "V2"])


def test_a_place_is_taken_back_one_at_a_time(desk, session):
    desk("training", "enrol", session, "V1", "V2")
    assert desk("training", "enrol", session, "V1", "V2", "--withdraw")[0] == MISUSED
    assert desk("training", "enrol", session, "V1", "--withdraw")[0] == DONE
    assert desk("show", "session", session)[1]["enrolled"] == 1


def test_who_is_due_is_told_by_module(desk, session):
    code, told = desk("training", "due", "--module", "Privacy", "--limit", "2")
    assert (code, [(row["kenmerk"], row["state"], row["frees"]) for row in told]) == (
        DONE,
        [("V1", "expired", 0), ("V2", "expired", 0)],
    )


def test_the_file_of_a_session_holds_its_people_and_its_history(desk, session):
    desk("training", "enrol", session, "V1")
    told = desk("show", "session", session)[1]
    assert [each["kenmerk"] for each in told["participants"]] == ["V1"]
    assert {"add-session", "enrol-volunteers"} <= {event["verb"] for event in told["history"]}


def test_warnings_say_the_step_the_act_and_what_is_new(desk):
    code, told = desk("warnings", "--on", "2027-11-02")
    vog = next(row for row in told if row["what"] == "secrecy")
    assert (code, vog["step"], vog["act"], vog["quiet"]) == (DONE, 60, "print-secrecy", False)
    assert {row["new"] for row in desk("warnings", "--on", "2027-11-02", "--new")[1]} <= {True}


def test_a_request_quiets_its_warning(desk):
    on = "2028-12-01"
    assert {row["quiet"] for row in desk("warnings", "--on", on)[1] if row["what"] == "vog"} == {False}
    code, told = desk("renewal", "V1", "vog")
    assert (code, told["quiet_until"]) == (DONE, "2026-12-01")
    assert desk("renewal", "V1", "vog")[1]["error"]["code"] == "already-requested"
    assert desk("renewal", "V1", "rijbewijs")[1]["error"]["code"] == "value-not-in-list"


def test_the_forecast_has_its_weeks_and_lines(desk):
    code, told = desk("forecast")
    assert (code, len(told["weeks"]), told["until"]) == (DONE, 13, "2027-02-01")
    assert [line["day"] for line in told["lines"]] == ["2027-01-01"] * 3
    assert sum(week["proofs"] for week in told["weeks"]) == 3
    assert len(desk("forecast", "--days", "10")[1]["weeks"]) == 2
    assert desk("forecast", "--days", "0")[1]["error"]["code"] == "days-out-of-range"


@pytest.mark.parametrize(
    "command",
    [["training", "due"], ["warnings", "--on", "2027-11-02"], ["forecast"], ["list", "sessions"], ["list", "modules"]],
)
def test_a_reader_gets_words(desk, session, home, capsys, command):
    desk("training", "enrol", session, "V1", "V2")
    assert run(["--home", str(home), *command]) == DONE
    told = capsys.readouterr().out
    assert "Bos" in told or "Privacy" in told
    assert "training:" not in told


def test_a_module_is_changed_retired_and_given_again(desk, session):
    assert desk("training", "change-module", "Privacy", "--name", "AVG", "--places", "6")[0] == DONE
    code, told = desk("training", "retire", "AVG", "--on", "2027-01-01")
    assert (code, told["retired_on"]) == (DONE, "2027-01-01")
    assert desk("show", "module", "AVG")[1]["retired_on"] == "2027-01-01"
    assert desk("training", "session", "AVG", "--on", "2027-01-01")[1]["error"]["code"] == "module-retired"
    assert desk("training", "retire", "AVG", "--again")[1]["retired_on"] is None


def test_a_session_is_changed_before_it_begins(desk, session):
    assert desk("training", "change", session, "--place", "Elders")[1]["error"]["code"] == "session-begun"
    coming = desk("training", "session", "Privacy", "--on", "2026-11-10")[1]["id"]
    code, _told = desk("training", "change", coming, "--on", "2026-11-17", "--place", "Buurthuis", "--places", "3")
    told = desk("show", "session", coming)[1]
    assert (code, told["starts_on"], told["ends_on"], told["place"], told["places"]) == (
        DONE,
        "2026-11-17",
        "2026-11-17",
        "Buurthuis",
        3,
    )


def test_a_request_quiets_the_warning_of_an_agreement(desk, home, tmp_path):
    with open_desk(home) as store:
        read_in(store, tmp_path, organisations=[ANKER | {"verwerking_tot": "2026-11-30"}])
    [row] = [row for row in desk("warnings")[1] if row["what"] == "processing"]
    code, told = desk("agreement", "request", row["id"], "--note", "brief 12")
    assert (code, told["quiet_until"]) == (DONE, "2026-12-01")
    assert [row["quiet"] for row in desk("warnings")[1] if row["what"] == "processing"] == [True]
    assert desk("agreement", "request", row["id"])[1]["error"]["code"] == "already-requested"
