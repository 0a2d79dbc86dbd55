"""Check-ins by command: what a side answered, what is due, and the questions."""

import json

import pytest

from desk.cli.edge import run
from desk.pairings.goals import set_goals
from desk.pairings.proposing import propose_pairing
from desk.store.opening import open_desk
from schema.matrix import Goal
from tests.desk.pairings.living import runs
from tests.desk.volunteers.invented import BOS, LINDEN, ON, read_in
from tests.reports.reading import read

GOOD = ("--answer", "goal-overzicht=4", "--answer", "safety=5", "--answer", "verdict=continue")


@pytest.fixture
def desk(home, tmp_path, monkeypatch, capsys):
    """Run a command on 15 December 2026, six weeks after the start of the one pairing; `PAIRING` is its id."""
    with open_desk(home) as store:
        read_in(store, tmp_path, volunteers=[BOS], requests=[LINDEN])
        pairing = runs(store, propose_pairing(store, "H1", "V1", on=ON)["id"])
        set_goals(store, pairing, [Goal.OVERVIEW], on=ON)
    monkeypatch.setenv("DESK_TODAY", "2026-12-15")

    def call(*arguments):
        code = run(["--home", str(home), *(pairing if word == "PAIRING" else word for word in arguments)])
        told = capsys.readouterr()
        return code, json.loads(told.out) if "--json" in arguments else told.out, told.err

    return call


def side(desk, who, *more):
    return desk("pairing", "PAIRING", "checkin", "--side", who, *more, "--json")


def test_from_the_form_to_the_last_side_by_command(desk):
    code, form, _ = desk("check-in", "form", "PAIRING", "--side", "resident", "--json")
    assert (code, form["moment"]) == (0, "first")
    assert [it["question"] for it in form["questions"] if it["needed"]] == ["goal-overzicht", "safety", "verdict"]
    code, told, _ = side(desk, "resident", *GOOD, "--reason", "gaat goed")
    assert (code, told["status"], told["moment"], told["missing"]) == (
        0,
        "running",
        "first",
        ["volunteer", "professional"],
    )
    assert side(desk, "volunteer", *GOOD, "--answer", "hours=6,5", "--how", "paper")[0] == 0
    assert side(desk, "professional", "--how", "not-given")[1]["missing"] == []
    reasons = {item["reason"] for item in desk("today", "--json")[1]}
    assert "checkin-due" not in reasons
    shown = desk("check-in", "show", told["checkin"], "--json")[1]
    assert (shown["note"], shown["answers"][0]["mark"]) == ("gaat goed", 4)


@pytest.mark.parametrize(
    "written",
    ["goal-overzicht=3\nsafety=4\n\nverdict=1\n", '{"goal-overzicht": 3, "safety": 4, "verdict": "continue"}'],
)
def test_the_answers_may_stand_in_a_file(desk, tmp_path, written):
    file = tmp_path / "antwoorden"
    file.write_text(written, "utf-8")
    told = side(desk, "resident", "--answers", str(file))[1]
    assert desk("check-in", "show", told["checkin"], "--json")[1]["marks"] == {"goal-overzicht": 3}


def test_a_worry_stands_first_in_today_until_it_is_settled(desk):
    told = side(desk, "resident", "--answer", "safety=1", *GOOD[:2], *GOOD[4:])[1]
    assert told["worry"]
    assert desk("today", "--json")[1][0]["reason"] == "checkin-worry"
    assert desk("check-in", "settle", told["checkin"], "--text", "gebeld")[0] == 0
    assert desk("today", "--json")[1][0]["reason"] != "checkin-worry"


def test_an_adjustment_becomes_an_action_of_the_pairing(desk):
    told = side(desk, "resident", *GOOD[:4], "--answer", "verdict=adjust")[1]
    made = desk("check-in", "action", told["checkin"], "--title", "vaker", "--due", "20-12-2026", "--json")[1]
    [action] = desk("list", "actions", "--json")[1]
    assert (action["id"], action["source"], action["subject"]) == (made["id"], "checkin", made["pairing"])


def test_the_questions_of_now_may_be_changed_and_given_back(desk, tmp_path):
    code, told, _ = desk("check-in", "questions", "--json")
    assert (code, told["version"]) == (0, 0)
    told["questions"][0]["texts"]["resident"] = "Gaat het?"
    file = tmp_path / "vragen.json"
    file.write_text(json.dumps(told), "utf-8")
    change = ("check-in", "questions", "--change", str(file), "--from", "1-1-2027", "--reason", "korter", "--json")
    assert desk(*change)[1]["version"] == 1
    assert desk("check-in", "questions", "--on", "1-1-2027", "--json")[1]["reason"] == "korter"
    assert desk("check-in", "questions", "--json")[1]["version"] == 0


@pytest.mark.parametrize(
    ("given", "code"),
    [
        (("resident",), "answers-missing"),
        (("neighbour",), "value-not-in-list"),
        (("resident", *GOOD, "--how", "fax"), "value-not-in-list"),
        (("resident", *GOOD, "--moment", "quarter-1"), "checkin-too-early"),
        (("resident", *GOOD, "--moment", "aftercare"), "checkin-not-ended"),
        (("resident", *GOOD, "--on", "2026-12-16"), "date-in-future"),
        (("resident", *GOOD, "--on", "2026-11-02"), "date-backwards"),
        (("resident", "--answer", "safety"), "answers-unreadable"),
        (("resident", "--answers", "nergens.txt"), "file-unreadable"),
    ],
)
def test_what_cannot_be_is_refused_with_a_stable_code(desk, given, code):
    refused, told, _ = side(desk, *given)
    assert (refused, told["error"]["code"]) == (1, code)


def test_answers_without_a_side_are_misused(desk):
    assert desk("pairing", "PAIRING", "checkin", "--answer", "safety=4")[0] == 2


def test_a_talk_without_a_side_is_recorded_as_before(desk):
    code, told, _ = desk("pairing", "PAIRING", "checkin", "--reason", "gaat goed", "--json")
    assert (code, told["status"]) == (0, "running")
    assert desk("check-in", "list", "--status", "due", "--json")[1] == []


@pytest.mark.parametrize("about", [("PAIRING",), ("--moment", "aftercare")])
def test_a_blank_form_is_printed_for_the_pen(desk, tmp_path, about):
    paper = tmp_path / "formulier.pdf"
    code, told, said = desk("check-in", "print", *about, "--side", "resident", "-o", str(paper), "--json")
    assert (code, told["pages"]) == (0, 1), said
    text = read(paper.read_bytes()).root.text
    assert "Voelt u zich veilig bij deze hulp?" in text
    assert "Linden" not in text


@pytest.mark.parametrize("kind", [(), ("--side", "resident", *GOOD)])
@pytest.mark.parametrize(("on", "code"), [("2028-03-14", None), ("2028-03-15", "checkin-after-term")])
def test_a_check_in_is_refused_when_the_last_aftercare_term_of_an_ended_pairing_is_over(
    desk, monkeypatch, kind, on, code
):
    assert desk("pairing", "PAIRING", "end", "--result", "goals-reached")[0] == 0
    monkeypatch.setenv("DESK_TODAY", on)
    _code, told, _err = desk("pairing", "PAIRING", "checkin", *kind, "--json")
    assert told.get("error", {}).get("code") == code


def test_a_talk_of_before_that_term_may_still_be_recorded_after_it(desk, monkeypatch):
    assert desk("pairing", "PAIRING", "end", "--result", "goals-reached")[0] == 0
    monkeypatch.setenv("DESK_TODAY", "2028-04-01")
    assert desk("pairing", "PAIRING", "checkin", "--on", "2027-12-20", "--reason", "ging goed", "--json")[0] == 0
