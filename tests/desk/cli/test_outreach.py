"""`desk outreach`: rounds by the command line, and the visit list."""

import json
from datetime import timedelta

import pytest

from desk.cli.edge import DONE, MISUSED, REFUSED, run
from desk.store.opening import open_desk
from tests.conftest import TODAY
from tests.desk.outreach.going import case, people_and_doors
from tests.reports.reading import read


@pytest.fixture
def desk(home, today, tmp_path, capsys):
    """Run a command on a desk with three volunteers and three doors; returns its exit code and answer."""
    with open_desk(home) as store:
        people_and_doors(store, tmp_path)

    def call(*arguments):
        code = run(["--home", str(home), *arguments, "--json"])
        return code, json.loads(capsys.readouterr().out)

    return call


def assign(desk, *cases, to="V1,V2", on=TODAY, more=()):
    return desk("outreach", "assign", *cases, "--to", to, "--on", on.isoformat(), *more)


def test_assign_answers_with_the_round_and_the_cases(desk, home):
    code, answer = assign(desk, "K1", "K2")
    with open_desk(home) as store:
        assert (code, sorted(answer["assigned"])) == (DONE, sorted([case(store, "K1"), case(store, "K2")]))
    assert answer["id"]


@pytest.mark.parametrize(
    ("code", "arguments"),
    [
        ("second-volunteer-missing", {"to": "V1"}),
        ("unknown-id", {"to": "V1,V9"}),
        ("brp-unchecked", {"on": TODAY + timedelta(days=40)}),
        ("round-in-past", {"on": TODAY - timedelta(days=1)}),
        ("value-not-in-list", {"more": ("--channel", "Administratief")}),
        ("value-not-in-list", {"more": ("--part", "Nacht")}),
        ("nobody-to-go", {"to": ","}),
    ],
)
def test_what_may_not_be_is_refused_with_its_code(desk, code, arguments):
    exit_code, answer = assign(desk, "K1", **arguments)
    assert (exit_code, answer["error"]["code"]) == (REFUSED, code)


def test_an_agenda_that_overlaps_is_refused_and_named(desk):
    assign(desk, "K1")
    code, answer = assign(desk, "K2", to="V2,V3")
    assert (code, answer["error"]["code"]) == (REFUSED, "agenda-overlap")
    assert "V2" in answer["error"]["message"]


def test_a_dry_run_says_what_holds_back_and_gives_nothing(desk):
    code, answer = assign(desk, "K1", to="V1,V2", on=TODAY + timedelta(days=40), more=("--dry-run",))
    assert (code, answer["allowed"], [held["reasons"] for held in answer["held"]]) == (DONE, [], [["brp-unchecked"]])
    assert desk("outreach", "rounds") == (DONE, [])


def test_one_may_go_by_telephone(desk):
    assert assign(desk, "K1", to="V1", more=("--channel", "Telefoon"))[0] == DONE


def test_a_round_goes_from_giving_to_results(desk):
    _, given = assign(desk, "K1", "K2", "K3", more=("--part", "Avond"))
    assert desk("outreach", "take-back", given["id"], "--case", "K3")[0] == DONE
    code, answer = desk("outreach", "results", given["id"], "K1=1", "K2=not-home")
    assert (code, len(answer["attempts"])) == (DONE, 2)
    _, [told] = desk("outreach", "rounds")
    assert (told["state"], [stop["state"] for stop in told["stops"]]) == (
        "reported",
        ["taken-back", "reported", "reported"],
    )


def test_who_drops_out_leaves_open_addresses_that_a_stand_in_takes(desk):
    _, given = assign(desk, "K1")
    code, answer = desk("outreach", "drop", given["id"], "V1", "--reason", "ziek")
    assert (code, answer["open"]) == (DONE, given["assigned"])
    assert [row["id"] for row in desk("outreach", "open")[1]] == given["assigned"]
    assert desk("outreach", "join", given["id"], "V3")[0] == DONE
    assert desk("outreach", "open") == (DONE, [])


def test_a_round_taken_back_is_in_today(desk):
    _, given = assign(desk, "K1")
    desk("outreach", "take-back", given["id"], "--reason", "storm")
    assert ("round", "round-open") in [(item["kind"], item["reason"]) for item in desk("today")[1]]


def test_the_agenda_of_one_volunteer(desk):
    assign(desk, "K1")
    assert [len(desk("outreach", "rounds", "--volunteer", who)[1]) for who in ("V1", "V3")] == [1, 0]


def test_a_result_without_a_code_is_misuse(desk):
    _, given = assign(desk, "K1")
    assert desk("outreach", "results", given["id"], "K1")[0] == MISUSED


def test_the_visit_list_needs_no_subject_and_holds_what_the_door_needs(desk, tmp_path):
    assign(desk, "K1", "K2")
    path = tmp_path / "lijst.pdf"
    code, answer = desk("print", "visit-list", "-o", str(path))
    text = read(path.read_bytes()).root.text
    assert (code, answer["number"]) == (DONE, "BL-2026-0001")
    assert "Kerkstraat 30" in text
    assert "A. van Kuiper" in text
    for kept in ("450,", "€", "Woonstichting", "0612345678", "700", "1980"):
        assert kept not in text


def test_the_same_rounds_print_the_same_list(desk, tmp_path):
    assign(desk, "K1")
    first, again = (desk("print", "visit-list", "-o", str(tmp_path / f"{n}.pdf"))[1] for n in "ab")
    assign(desk, "K2")
    changed = desk("print", "visit-list", "-o", str(tmp_path / "c.pdf"))[1]
    assert first == again
    assert (changed["number"], changed["version"]) == (first["number"], 2)


def test_the_list_of_another_day_has_its_own_number(desk, tmp_path):
    tomorrow = TODAY + timedelta(days=1)
    assign(desk, "K1", on=tomorrow)
    code, _ = desk("print", "visit-list", tomorrow.isoformat(), "-o", str(tmp_path / "a.pdf"))
    assert code == DONE


def test_a_day_without_rounds_has_no_list(desk, tmp_path):
    code, answer = desk("print", "visit-list", "-o", str(tmp_path / "a.pdf"))
    assert (code, answer["error"]["code"]) == (REFUSED, "no-rounds")


def test_a_round_that_lost_its_people_is_not_on_the_list(desk, tmp_path):
    _, given = assign(desk, "K1")
    desk("outreach", "drop", given["id"], "V1", "--reason", "ziek")
    assert desk("print", "visit-list", "-o", str(tmp_path / "a.pdf"))[1]["error"]["code"] == "no-rounds"


def test_a_block_names_the_round_it_touches_and_the_list_leaves_the_address_out(desk, tmp_path):
    _, given = assign(desk, "K1", "K2")
    code, answer = desk("block", "K1", "--reason", "agressie", "--until", "2026-11-30")
    assert (code, answer["rounds"]) == (DONE, [given["id"]])
    assert [(row["state"], row["reasons"]) for row in desk("outreach", "open")[1]] == [("held-back", ["safety-block"])]
    desk("print", "visit-list", "-o", str(tmp_path / "lijst.pdf"))
    text = read((tmp_path / "lijst.pdf").read_bytes()).root.text
    assert "Kerkstraat 20" in text
    assert "Er is 1 adres van deze ronde gehaald" in text
    for kept in ("Kerkstraat 30", "Kuiper", "agressie", "uitsluitingslijst"):
        assert kept not in text


def test_a_reader_sees_that_addresses_are_held_back(desk, home, capsys):
    assign(desk, "K1", "K2")
    for told, arguments in (
        ("zou naar dit adres gaan", ("block", "K1", "--reason", "agressie")),
        ("(1 tegengehouden)", ("outreach", "rounds")),
        ("op de uitsluitingslijst", ("outreach", "open")),
    ):
        run(["--home", str(home), *arguments])
        assert told in capsys.readouterr().out


def test_a_round_by_telephone_has_the_number_and_no_address(desk, tmp_path):
    assign(desk, "K1", to="V1", more=("--channel", "Telefoon"))
    path = tmp_path / "lijst.pdf"
    desk("print", "visit-list", "-o", str(path))
    text = read(path.read_bytes()).root.text
    assert "0612345678" in text
    assert "Kerkstraat" not in text


def test_print_names_the_visit_list_without_a_subject(desk):
    assert {"document": "visit-list", "subject": None} in desk("print", "--list")[1]
