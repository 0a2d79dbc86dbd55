"""`desk vision` and `desk action`: the track, its steps, and the one list of actions."""

import csv
import json

import pytest

from desk.cli.edge import DONE, MISUSED, REFUSED, run


@pytest.fixture
def desk(home, today, capsys):
    """Run a command on the desk; returns its exit code and its answer."""

    def call(*arguments):
        code = run(["--home", str(home), *map(str, arguments), "--json"])
        return code, json.loads(capsys.readouterr().out)

    return call


def test_before_the_first_round_the_track_is_empty_and_says_so(desk):
    assert desk("vision", "show") == (
        DONE,
        {"round": None, "rounds": [], "steps": [], "next": None, "unheard": []},
    )
    code, told = desk("vision", "note", "gather-ideas", "--text", "iets")
    assert (code, told["error"]["code"]) == (REFUSED, "no-round")


def test_the_track_tells_its_six_steps_what_each_lacks_and_what_comes_next(desk):
    desk("vision", "round")
    desk("chain", "add", "Noodfonds", "--phase", "nazorg")
    desk("vision", "owner", "take-stock", "F. de Wit")
    desk("vision", "done", "take-stock", "--result", "in beeld")
    told = desk("vision", "show")[1]
    assert [step["step"] for step in told["steps"]][:2] == ["take-stock", "share-vision"]
    assert (told["next"], told["steps"][0]["status"]) == ("share-vision", "step-done")
    assert told["steps"][4]["lacking"] == ["step-owner", "how-now", "what-wanted", "what-better"]
    assert told["unheard"] == ["from-resident", "from-professional", "from-volunteer"]


def test_a_step_that_is_not_ready_names_in_words_what_it_lacks(desk):
    desk("vision", "round")
    code, told = desk("vision", "done", "action-plan", "--result", "klaar")
    assert (code, told["error"]["code"]) == (REFUSED, "step-not-ready")
    assert "een eigenaar, ten minste één actie" in told["error"]["message"]


def test_a_step_arranged_in_an_earlier_round_is_a_misuse(desk):
    assert desk("vision", "step", "gather-ideas", "--owner", "x", "--round", "1")[0] == MISUSED


def test_the_vision_prints_on_one_page_also_before_the_first_round(desk, tmp_path):
    code, told = desk("vision", "print", "-o", tmp_path / "va.pdf")
    assert (code, told["pages"], told["gaps"]) == (DONE, 1, ["shared_vision", "vision_actions"])
    again = desk("print", "vision-plan", "-o", tmp_path / "va.pdf")[1]
    assert (again["number"], again["version"]) == (told["number"], told["version"])


def test_actions_are_written_by_source_and_owner_and_no_cell_is_a_formula(desk, tmp_path):
    desk("vision", "round")
    desk("vision", "action", "=1+1", "--owner", "F. de Wit", "--due", "2026-12-01")
    desk("action", "add", "bellen", "--owner", "J. Bos", "--due", "2026-12-01")
    path = tmp_path / "acties.csv"
    code, rows = desk("action", "list", "--source", "vision", "--owner", "F. DE WIT", "--csv", path)
    assert (code, [row["title"] for row in rows]) == (DONE, ["=1+1"])
    lines = list(csv.reader(path.read_text("utf-8-sig").splitlines(), delimiter=";"))
    assert (lines[1][0], lines[1][4]) == ("'=1+1", "visie")


def test_an_action_is_done_with_its_outcome_and_reopened_with_a_reason(desk):
    new = desk("action", "add", "bellen", "--owner", "J. Bos", "--due", "2026-12-01")[1]["id"]
    assert desk("action", "done", new, "--outcome", "gebeld")[0] == DONE
    assert desk("action", "reopen", new, "--reason", "geen gehoor")[0] == DONE
    shown = desk("show", "action", new)[1]
    assert [each["reason"] for each in shown["reopenings"]] == ["geen gehoor"]
    assert "reopen-action" in [event["verb"] for event in shown["history"]]
