import json

import pytest

from desk.cli.edge import run
from desk.store.opening import open_desk
from tests.desk.volunteers.invented import BOS, LINDEN, read_in, request, volunteer


@pytest.fixture
def desk(home, tmp_path, today, capsys):
    """Run a command on a desk with a few people and return its exit code, its answer and what it said."""
    with open_desk(home) as store:
        read_in(store, tmp_path, volunteers=[BOS, volunteer("V2", vog_op="")], requests=[LINDEN, request("H2")])

    def call(*arguments):
        code = run(["--home", str(home), *arguments])
        told = capsys.readouterr()
        return code, json.loads(told.out) if "--json" in arguments else told.out, told.err

    return call


def test_deployable_names_every_volunteer_and_task(desk):
    code, rows, _ = desk("deployable", "--json")
    assert (code, len(rows)) == (0, 18)
    assert set(rows[0]) == {"volunteer", "task", "deployable", "reasons"}


def test_deployable_can_be_narrowed_to_a_task_a_volunteer_and_a_day(desk):
    _, rows, _ = desk("deployable", "--task", "nazorg", "--volunteer", "V1", "--on", "01-01-2029", "--json")
    assert next(row["reasons"] for row in rows)[:2] == ["secrecy-expired", "vog-expired"]


def test_deployable_tells_a_reader_why_not_in_words(desk):
    code, told, _ = desk("deployable", "--task", "nazorg")
    assert code == 0
    assert [line.split() for line in told.splitlines()[1:]] == [
        ["V1", "Jo", "Bos", "nazorg", "ja"],
        ["V2", "Jo", "Bos", "nazorg", "nee", "VOG", "ontbreekt"],
    ]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("deployable", "--task", "koken"), "value-not-in-list"),
        (("deployable", "--volunteer", "V9"), "unknown-id"),
        (("deployable", "--on", "31-02-2026"), "date-unreadable"),
        (("match", "suggest", "H9"), "unknown-id"),
        (("pair", "H1", "V9"), "unknown-id"),
        (("pair", "H1", "V2"), "pair-refused"),
        (("pairing", "x", "dance"), "value-not-in-list"),
        (("pairing", "x", "introduce", "--by", "niemand"), "value-not-in-list"),
        (("pairing", "x", "introduce"), "unknown-id"),
    ],
)
def test_what_a_user_can_do_wrong_is_refused_with_one_sentence(desk, arguments, code):
    ended, told, _ = desk(*arguments, "--json")
    assert (ended, told["error"]["code"]) == (1, code)
    assert "‹" not in told["error"]["message"]


def test_a_value_outside_a_list_is_told_which_are_in_it(desk):
    _, _, said = desk("deployable", "--task", "koken")
    assert "eerste-contact, preventie" in said


def test_a_refused_pair_is_told_every_reason_in_words(desk):
    code, _, said = desk("pair", "H1", "V2")
    assert code == 1
    assert "VOG ontbreekt" in said


def test_an_agreement_without_a_side_misuses_the_command(desk):
    assert desk("pairing", "x", "agree")[0] == 2


def test_suggest_gives_candidates_and_on_request_the_refused(desk):
    _, plain, _ = desk("match", "suggest", "H1", "--json")
    _, whole, _ = desk("match", "suggest", "H1", "--why-not", "--json")
    assert set(plain) == {"request", "candidates"}
    assert [row["kenmerk"] for row in whole["candidates"]] == ["V1"]
    assert [(row["kenmerk"], row["reasons"], row["fix"]) for row in whole["refused"]] == [
        ("V2", ["vog-missing"], ["request-vog"])
    ]


def test_suggest_tells_a_reader_points_and_what_is_needed(desk):
    code, told, _ = desk("match", "suggest", "H1", "--why-not")
    assert code == 0
    assert "750" in told
    assert "nodig: VOG aanvragen" in told


def test_a_suggestion_without_candidates_says_what_to_do_next(desk):
    _, told, _ = desk("match", "suggest", "H1", "--on", "2030-01-01")
    assert "--why-not" in told


def test_a_pairing_is_made_and_moved_on(desk):
    code, made, _ = desk("pair", "H1", "V1", "--json")
    assert (code, made["status"]) == (0, "proposed")
    moves = (("introduce",), ("agree", "--by", "resident"), ("agree", "--by", "volunteer"), ("start",))
    seen = [desk("pairing", made["id"], *move, "--on", "2026-11-10", "--json")[1]["status"] for move in moves]
    assert seen == ["introduced", "introduced", "agreed", "running"]


def test_a_move_that_does_not_fit_is_refused_in_words(desk):
    _, made, _ = desk("pair", "H1", "V1", "--json")
    code, _, said = desk("pairing", made["id"], "end")
    assert code == 1
    assert "voorgesteld" in said


def test_a_second_volunteer_needs_an_override(desk):
    desk("pair", "H1", "V1")
    assert desk("pair", "H1", "V1", "--json")[1]["error"]["code"] == "pair-already-open"


def test_a_plan_has_the_fields_of_the_contract(desk):
    code, told, _ = desk("match", "plan", "--json")
    assert code == 0
    assert set(told) == {"served", "waiting", "served_by_urgency", "points", "pairs", "unserved"}
    assert (told["served"], told["waiting"]) == (2, 2)
    assert told["served_by_urgency"] == {"1": 0, "2": 2, "3": 0, "4": 0}
    assert set(told["pairs"][0]) == {"request", "volunteer", "points", "new", "pinned", "warnings"}
    assert told["points"] == sum(pair["points"] for pair in told["pairs"])


def test_who_waits_after_the_plan_is_told_why(desk):
    desk("pair", "H1", "V1")
    desk("pair", "H2", "V1")
    _, told, _ = desk("match", "plan", "--json")
    assert (told["waiting"], told["unserved"]) == (0, [])
    _, told, _ = desk("match", "plan", "--with-proposed", "--json")
    assert [pair["new"] for pair in told["pairs"]] == [False, False]


def test_a_plan_that_is_applied_proposes_its_pairings(desk):
    code, told, _ = desk("match", "plan", "--apply", "--json")
    assert (code, len(told["made"]), told["refused"]) == (0, 2, [])
    _, rows, _ = desk("list", "pairings", "--json")
    assert {row["id"] for row in rows} == set(told["made"])
    assert {row["status"] for row in rows} == {"proposed"}


def test_a_planned_pairing_shows_a_reader_the_points_of_each_criterion(desk):
    _, told, _ = desk("match", "plan", "--apply", "--json")
    _, shown, _ = desk("show", "pairing", told["made"][0])
    [parts] = [line for line in shown.splitlines() if line.startswith("parts: ")]
    assert parts.startswith("parts: steun 250 · afstand ")


def test_a_reader_sees_the_plan_by_kenmerk_and_name(desk):
    code, told, said = desk("match", "plan", "--apply")
    lines = told.splitlines()
    assert (code, lines[0]) == (0, "Een vrijwilliger voor 2 van de 2 hulpvragen (crisis 0, hoog 2, gewoon 0, laag 0).")
    assert [line.split()[:5] for line in lines[3:5]] == [
        ["H1", "hoog", "V1", "Jo", "Bos"],
        ["H2", "hoog", "V1", "Jo", "Bos"],
    ]
    assert said == "2 koppelingen voorgesteld.\n"


def test_a_reader_is_told_in_words_why_somebody_waits(home, desk, tmp_path):
    with open_desk(home) as store:
        rows = [
            request("H3", urgentie="4", toestemming_op=""),
            request("H4", urgentie="4"),
            request("H5", urgentie="4"),
        ]
        read_in(store, tmp_path, requests=rows)
    _, told, _ = desk("match", "plan")
    assert "H3         laag      inwoner gaf geen toestemming" in told
    assert "H5         laag      4 hulpvragen voor 3 plaatsen bij V1 (ook: H1, H2, H4)" in told


def test_where_nobody_waits_the_plan_says_so(desk):
    desk("match", "plan", "--apply")
    assert desk("match", "plan")[1] == "Er wacht nu niemand op een vrijwilliger.\n"


def test_what_would_help_is_told_with_its_gain(desk):
    _, told, _ = desk("match", "what-if", "--json")
    assert (told["served"], told["waiting"], told["changes"]) == (2, 2, [])
    assert desk("match", "what-if")[1].splitlines() == [
        "Het beste plan helpt 2 van 2 wachtenden.",
        "Geen enkele wijziging helpt nu iemand meer.",
    ]


_OF_A_CHANGE = {"volunteer", "organisation", "task", "language", "fix", "served", "served_by_urgency", "effort"}


def test_changes_that_help_are_ranked_and_named(home, desk, tmp_path):
    with open_desk(home) as store:
        read_in(store, tmp_path, requests=[request(f"H{number}", urgentie="4") for number in (3, 4, 5)])
    code, told, _ = desk("match", "what-if", "--json")
    first = told["changes"][0]
    assert (code, set(first)) == (0, _OF_A_CHANGE)
    assert (first["fix"], first["served_by_urgency"]) == ("free-slot", {"1": 0, "2": 0, "3": 0, "4": 1})
    lines = desk("match", "what-if", "--limit", "2")[1].splitlines()
    assert lines[3].split() == ["V1", "Jo", "Bos", "plaats", "vrijmaken", "+1", "laag", "+1", "een", "gesprek"]
    assert lines[4].split() == [
        "V2",
        "Jo",
        "Bos",
        "VOG",
        "aanvragen",
        "+2",
        "laag",
        "+2",
        *"enkele weken wachten".split(),
    ]
