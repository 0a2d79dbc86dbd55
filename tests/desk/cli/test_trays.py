"""Trays and planning by the command line."""

import json

import pytest

from desk.cli.edge import run
from desk.store.opening import open_desk
from tests.desk.signals.invented import read_in, signal


@pytest.fixture
def desk(home, today, tmp_path, capsys):
    """Run a command on a desk with two cases, and return its exit code and answer."""
    with open_desk(home) as store:
        read_in(store, tmp_path, signal("K1", crisis="ja"), signal("K2", huisnummer="6"))

    def call(*arguments):
        capsys.readouterr()
        code = run(["--home", str(home), *arguments, "--json"])
        return code, json.loads(capsys.readouterr().out)

    return call


def test_the_trays_are_listed(desk):
    code, rows = desk("list", "trays", "--status", "cases")
    assert code == 0
    assert (rows[0]["name"], rows[0]["filter"], rows[0]["count"], rows[0]["kenmerk"]) == ("Crisis", "crisis", 1, None)


def test_a_tray_of_cases_says_why(desk):
    code, rows = desk("list", "cases", "--tray", "nog geen poging")
    assert code == 0
    assert [row["why"] for row in rows] == [["crisis"], ["term", "crisis"]]


@pytest.mark.parametrize("arguments", [["cases", "--tray", "Niets"], ["cases", "--tray", "Crisissignalen"]])
def test_a_tray_that_is_not_there_is_refused(desk, arguments):
    code, answer = desk("list", *arguments)
    assert (code, answer["error"]["code"]) == (1, "value-not-in-list")


def test_a_tray_and_a_status_together_are_misuse(desk):
    assert desk("list", "cases", "--tray", "Crisis", "--status", "open")[0] == 2


def test_contacts_are_planned(desk):
    code, answer = desk("outreach", "plan", "K1", "--tray", "Crisis", "--channel", "Brief", "--on", "2026-11-10")
    assert (code, len(answer["planned"]), answer["held"]) == (0, 1, {})
    assert desk("outreach", "plan", "K1", "--channel", "Duif", "--on", "2026-11-10")[0] == 1


def test_who_was_not_reached_is_counted_and_then_closed(desk):
    desk("contact", "K1", "--channel", "Telefoon", "--reached", "no")
    code, answer = desk("outreach", "close-unreached", "--attempts", "1")
    assert (code, len(answer["fit"]), list(answer["held"])) == (0, 1, ["too-few-attempts"])
    code, answer = desk("outreach", "close-unreached", "--attempts", "1", "--apply")
    assert (code, len(answer["closed"])) == (0, 1)
    assert [row["status"] for row in desk("list", "cases", "--status", "closed")[1]] == ["closed"]


def test_what_was_done_to_many_stands_in_the_history_of_each(desk):
    desk("contact", "K1", "--channel", "Telefoon", "--reached", "no")
    desk("outreach", "plan", "K1", "K2", "--channel", "Brief", "--on", "2026-11-10")
    desk("outreach", "close-unreached", "--attempts", "1", "--apply")
    verbs = [entry["verb"] for entry in desk("show", "case", "K1")[1]["history"]]
    assert [verb for verb in verbs if verb != "look"][-3:] == ["log-contact", "plan-contacts", "close-unreached"]


def test_a_listed_case_says_what_is_left_of_its_term(desk):
    assert {row["left"] for row in desk("list", "cases")[1]} == {"18 werkdagen te laat", "1 dag te laat"}


def test_the_letters_of_a_tray_are_printed_one_each_and_one_to_print(desk, tmp_path):
    rows = desk("list", "cases", "--tray", "Nog geen poging")[1]
    out, one = tmp_path / "map", tmp_path / "alles.pdf"
    print_them = ("print-many", "resident-letter", "--group", "tray", "--of", "Nog geen poging", "-o", str(out))
    code, told = desk(*print_them, "--one", str(one))
    assert (code, told["refused"], told["again"]) == (0, [], 0)
    assert told["printed"] == len(list(out.iterdir())) == len(desk("list", "documents")[1]) >= len(rows) > 1
    assert one.read_bytes().startswith(b"%PDF")
    assert desk(*print_them)[1]["again"] == told["printed"]
    assert desk("verify")[0] == 0
