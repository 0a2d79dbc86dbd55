"""The figures of a month by the command line: told apart, one by one, and as a file to take away."""

import json
from pathlib import Path

import pytest

from desk.cli.edge import DONE, MISUSED, REFUSED, run
from desk.evaluation.definitions import definition
from desk.signals.recording import log_contact
from desk.store.opening import open_desk
from schema.codes import Channel
from tests.conftest import TODAY
from tests.desk.signals.invented import only_case, read_in, signal

MONTH = "2026-10"


@pytest.fixture
def ask(home: Path, tmp_path: Path, today, capsys):
    """Ask a desk with one reached case in October for its review."""
    with open_desk(home) as store:
        read_in(store, tmp_path, signal())
        log_contact(store, only_case(store)["id"], Channel.PHONE, True, on=TODAY)

    def review(*arguments: str):
        code = run(["--home", str(home), "review", MONTH, *arguments])
        said = capsys.readouterr()
        return code, (json.loads(said.out) if "--json" in arguments else said.out), said.err

    return review


def test_the_figures_are_told_apart(ask):
    code, answer, _ = ask("--by", "channel", "--json")
    assert (code, answer["month"], answer["by"]) == (DONE, MONTH, "channel")
    [group] = answer["groups"]
    assert (group["group"], group["figures"]["reach_rate"]["value"]) == ("Telefoon", 1.0)
    assert group["figures"]["cases"]["definition"] == definition("cases")


def test_for_a_reader_each_group_stands_with_its_figures(ask):
    code, answer, _ = ask("--by", "partner")
    assert code == DONE
    assert "per partner" in answer
    assert "Woonstichting Het Anker" in answer
    assert "100 % (1 / 1)" in answer


def test_one_figure_answers_with_its_meaning_its_course_and_the_records_behind_it(ask, home):
    code, answer, _ = ask("--figure", "reached", "--months", "3", "--json")
    with open_desk(home) as store:
        case = only_case(store)["id"]
    assert code == DONE
    assert (answer["definition"], answer["records"]) == (definition("reached"), [case])
    assert [(it["month"], it["value"], it["closed"]) for it in answer["course"]] == [(MONTH, 1, False)]


def test_a_part_of_a_figure_has_records_and_no_course(ask):
    code, answer, _ = ask("--figure", "refusals_resident", "--json")
    assert (code, answer["course"], answer["records"]) == (DONE, [], [])


def test_what_is_measured_says_in_what(ask):
    figures = ask("--json")[1]["figures"]
    assert (figures["hours"]["measure"], figures["days_to_pairing"]["measure"]) == ("hours", "days")
    assert figures["days_to_pairing"]["value"] is None


@pytest.mark.parametrize(
    ("arguments", "code", "error"),
    [(("--figure", "geluk"), REFUSED, "value-not-in-list"), (("--by", "sterrenbeeld"), MISUSED, "usage")],
)
def test_what_is_not_there_is_refused(ask, arguments, code, error):
    found, answer, _ = ask(*arguments, "--json")
    assert (found, answer["error"]["code"]) == (code, error)


def test_a_file_of_figures_holds_no_small_number(ask, tmp_path):
    path = tmp_path / "cijfers.csv"
    code, _answer, told = ask("-o", str(path))
    assert (code, f"Geschreven naar {path}." in told) == (DONE, True)
    lines = path.read_text("utf-8-sig").splitlines()
    assert lines[0].startswith("cijfer;totaal: waarde;totaal: teller")
    assert "zaken;< 5;;;< 5;;;< 5;;" in lines
