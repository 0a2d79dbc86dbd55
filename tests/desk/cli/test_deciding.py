"""What is decided beside the plan, by command: held together, some of it followed, pinned, kept apart, compared."""

import json

import pytest

from desk.cli.edge import run
from desk.store.opening import open_desk
from tests.desk.volunteers.invented import BOS, LINDEN, read_in, request, volunteer, write_rows


@pytest.fixture
def desk(home, tmp_path, today, capsys):
    """Run a command on a desk where H1 fits V1 best and H2 fits V2; each volunteer has one place."""
    rows = [BOS | {"maximum": "1"}, volunteer("V2", maximum="1", dagdelen="zo-a")]
    with open_desk(home) as store:
        read_in(store, tmp_path, volunteers=rows, requests=[LINDEN, request("H2", dagdelen="zo-a")])

    def call(*arguments):
        code = run(["--home", str(home), *arguments])
        told = capsys.readouterr()
        return code, json.loads(told.out) if "--json" in arguments else told.out, told.err

    return call


def ids(desk):
    return {row["kenmerk"]: row["id"] for kind in ("requests", "volunteers") for row in desk("list", kind, "--json")[1]}


def test_a_plan_with_a_pair_in_it_tells_its_cost_and_who_moves(desk):
    called = ids(desk)
    code, told, _ = desk("match", "plan", "--with", "H1=V2", "--json")
    assert code == 0
    assert (told["cost"]["served"], told["cost"]["points"]) == (0, -400)
    assert told["cost"]["moved"][0] == {"request": called["H1"], "from": called["V1"], "to": called["V2"]}
    assert desk("list", "pairings", "--json")[1] == []


def test_a_plan_with_a_pair_is_told_to_a_reader(desk):
    _, told, _ = desk("match", "plan", "--with", "H1=V2")
    assert "Het plan past 400 punten minder goed." in told
    assert told.split("wordt\n")[1].split() == ["H1", "V1", "V2", "H2", "V2", "V1"]


def test_following_it_asks_a_reason_and_keeps_it_with_the_pair(desk):
    code, told, _ = desk("match", "plan", "--with", "H1=V2", "--apply", "--json")
    assert (code, told["error"]["code"]) == (1, "reason-missing")
    code, told, _ = desk("match", "plan", "--with", "H1=V2", "--apply", "--reason", "kent haar", "--json")
    assert (code, len(told["made"])) == (0, 2)
    [swapped] = [row for row in desk("list", "pairings", "--json")[1] if row["request_kenmerk"] == "H1"]
    _, shown, _ = desk("show", "pairing", swapped["id"], "--json")
    assert (shown["basis"]["way"], shown["override_reason"]) == ("swap", "kent haar")
    assert shown["overridden"] == ["plan", "times"]
    assert "gewisseld in het plan" in desk("show", "pairing", swapped["id"])[1]


@pytest.mark.parametrize("option", [("--only", "H2"), ("--without", "H1")])
def test_a_part_of_the_plan_is_followed(desk, option):
    assert desk("match", "plan", "--apply", *option)[0] == 0
    assert [row["request_kenmerk"] for row in desk("list", "pairings", "--json")[1]] == ["H2"]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("plan", "--with", "H1"), 2),
        (("plan", "--with", "H9=V1"), 1),
        (("pin", "H1"), 2),
        (("pin", "H1", "V1", "--release"), 2),
        (("apart", "H1", "V1", "--lift"), 1),
        (("compare", "H1", "V9"), 1),
    ],
)
def test_what_a_user_can_do_wrong_is_refused(desk, arguments, code):
    assert desk("match", *arguments, "--json")[0] == code


def test_a_pinned_pair_is_in_every_plan_until_it_is_released(desk):
    called = ids(desk)
    assert desk("match", "pin", "H1", "V2", "--json")[1]["pinned"] == called["V2"]
    pairs = desk("match", "plan", "--json")[1]["pairs"]
    assert [pair["volunteer"] for pair in pairs if pair["pinned"]] == [called["V2"]]
    desk("match", "pin", "H1", "--release")
    assert not any(pair["pinned"] for pair in desk("match", "plan", "--json")[1]["pairs"])


def test_two_are_kept_apart_until_that_is_lifted(desk):
    desk("match", "apart", "H1", "V1", "--reason", "buren")
    _, told, _ = desk("match", "suggest", "H1", "--why-not", "--json")
    assert [row["reasons"] for row in told["refused"]] == [["excluded"]]
    desk("match", "apart", "H1", "V1", "--lift")
    assert desk("match", "suggest", "H1", "--why-not", "--json")[1]["refused"] == []


def test_candidates_are_compared_with_their_lead_and_those_held_back_with_why(desk):
    desk("match", "apart", "H1", "V2")
    _, told, _ = desk("match", "compare", "H1", "V2", "V1", "--json")
    assert [(row["kenmerk"], row["points"], row["ahead"], row["reasons"]) for row in told["compared"]] == [
        ("V1", 750, None, []),
        ("V2", 550, None, ["excluded"]),
    ]
    assert "geen tijd gemeen" in desk("match", "compare", "H1", "V2", "V1")[1]


def test_another_than_the_best_is_paired_and_said_to_be(desk):
    code, told, said = desk("pair", "H1", "V2", "--json")
    assert (code, told["overridden"]) == (0, ["times"])
    assert "Een ander past beter op: tijden." in said


def test_a_request_is_told_to_which_case_it_belongs(desk, tmp_path):
    told = {"kenmerk": "S1", "signaaldatum": "01-10-2026", "type": "Water", "bedrag": "150", "achternaam": "Linden"}
    door = {"postcode": "1234CD", "huisnummer": "10", "toevoeging": "A"}
    desk("import", "signals", str(write_rows(tmp_path / "signals.csv", told | door)))
    [case] = desk("list", "cases", "--json")[1]
    asked = ids(desk)["H1"]
    assert desk("match", "case", "H1", "S1", "--json")[:2] == (0, {"id": asked, "case": case["id"]})
    assert desk("show", "request", "H1", "--json")[1]["case_id"] == case["id"]
    assert desk("match", "case", "H1", "2026-9999")[0] == 1
