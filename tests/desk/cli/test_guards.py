"""The guards by command."""

import json

import pytest

from desk.cli.edge import run
from desk.store.opening import open_desk
from tests.desk.volunteers.invented import BOS, LINDEN, read_in, request, volunteer


@pytest.fixture
def desk(home, tmp_path, today, capsys):
    """Run a command on a desk with a namesake in the street and two strangers; return code, answer and what it said."""
    namesake = volunteer("V2", achternaam="Linden", postcode="1234CD")
    with open_desk(home) as store:
        read_in(store, tmp_path, volunteers=[BOS, namesake, volunteer("V3")], requests=[LINDEN, request("H2")])

    def call(*arguments):
        code = run(["--home", str(home), *arguments])
        told = capsys.readouterr()
        return code, json.loads(told.out) if "--json" in arguments else told.out, told.err

    return call


def test_a_candidate_carries_her_warnings(desk):
    _, told, _ = desk("match", "suggest", "H1", "--json")
    assert [one["warnings"] for one in told["candidates"]] == [[], []]


def test_a_conflict_is_told_with_the_record_behind_it(desk):
    _, told, _ = desk("match", "suggest", "H1", "--why-not", "--json")
    [held] = told["refused"]
    [finding] = held["findings"]
    assert (finding["code"], finding["weight"], finding["record"]["kind"]) == (
        "same-name-and-postcode",
        "clearable",
        "volunteer",
    )


def test_a_namesake_is_cleared_with_a_reason(desk):
    assert desk("clear-conflict", "H1", "V2", "--reason", "geen familie", "--json")[0] == 0
    assert len(desk("match", "suggest", "H1", "--json")[1]["candidates"]) == 3


def test_what_is_no_namesake_is_not_cleared(desk):
    code, told, _ = desk("clear-conflict", "H1", "V1", "--reason", "zomaar", "--json")
    assert (code, told["error"]["code"]) == (1, "conflict-not-clearable")


def test_a_dry_run_tells_what_hangs_on_a_volunteer_and_changes_nothing(desk):
    desk("pair", "H1", "V1")
    code, told, _ = desk("volunteer-stop", "V1", "--dry-run", "--json")
    assert (code, told["kind"], told["dry_run"]) == (0, "stop", True)
    assert next((item["what"], item["do"]) for item in told["items"]) == ("pairing", "rematch")
    assert [row["status"] for row in desk("list", "pairings", "--json")[1]] == ["proposed"]


def test_a_volunteer_stops_and_the_next_is_proposed(desk):
    desk("pair", "H1", "V1")
    code, told, _ = desk("volunteer-stop", "V1", "--reason", "verhuist", "--json")
    assert (code, told["changed"]) == (0, True)
    rows = {row["volunteer_kenmerk"]: row["status"] for row in desk("list", "pairings", "--json")[1]}
    assert rows == {"V1": "refused", "V3": "proposed"}
    made = [item["made"] for item in told["items"] if item["what"] == "pairing"]
    assert made == [row["id"] for row in desk("list", "pairings", "--status", "proposed", "--json")[1]]


def test_pairings_can_all_be_kept(desk):
    desk("pair", "H1", "V1")
    assert desk("volunteer-stop", "V1", "--kind", "ill", "--until", "2026-11-20", "--keep", "--json")[0] == 0
    assert [row["status"] for row in desk("list", "pairings", "--json")[1]] == ["proposed"]


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (("--kind", "vakantie"), "value-not-in-list"),
        (("--rematch", "--keep"), "one-of-two"),
        (("--kind", "ill", "--until", "2026-10-01"), "ends-before-start"),
    ],
)
def test_what_a_user_can_do_wrong_is_refused(desk, options, code):
    ended, told, _ = desk("volunteer-stop", "V1", *options, "--json")
    assert (ended, told["error"]["code"]) == (1, code)


def test_a_reader_sees_who_follows(desk):
    desk("pair", "H1", "V1")
    _, told, _ = desk("volunteer-stop", "V1", "--dry-run")
    assert "Ria van den Linden" in told
    assert "afronden en de volgende voorstellen" in told


def test_a_flagged_note_of_a_pairing_is_kept_and_warned_of(desk):
    pairing = desk("pair", "H1", "V1", "--json")[1]["id"]
    desk("pairing", pairing, "introduce")
    code, told, said = desk("pairing", pairing, "contact", "--reason", "Ik heb namens haar getekend.", "--json")
    assert (code, [warning["code"] for warning in told["warnings"]]) == (0, ["limit-on-behalf"])
    assert told["warnings"][0]["phrase"] == "namens haar"
    assert "namens haar" in said


def test_a_harmless_note_is_not_warned_of(desk):
    pairing = desk("pair", "H1", "V1", "--json")[1]["id"]
    desk("pairing", pairing, "introduce")
    _, told, said = desk("pairing", pairing, "contact", "--reason", "Ze tekende zelf namens haar gezin.", "--json")
    assert (told["warnings"], said) == ([], "")


def test_goals_outside_the_role_are_refused_with_the_sentence_of_the_agreement(desk):
    pairing = desk("pair", "H1", "V1", "--json")[1]["id"]
    assert desk("goals", pairing, "overzicht", "--json")[1]["goals"] == ["overzicht"]
    assert len(desk("goals", pairing, "--json")[1]["possible"]) == 9
    assert desk("goals", pairing, "koken", "--json")[1]["error"]["code"] == "value-not-in-list"
