"""`desk print`, `desk register-signed` and `desk review`: their exit codes, and the fields scripts rely on."""

import json
from hashlib import sha256

import pytest

from desk.cli.edge import DONE, MISUSED, REFUSED, run
from desk.evaluation.actions import add_action
from desk.evaluation.definitions import definition
from desk.partners.recording import NewOrganisation, add_organisation
from desk.store.opening import open_desk
from reports.catalogue import DOCUMENTS
from schema.codes import OrganisationKind, Task

HOSTILE = "[/b] Jan <b>&amp; {x} [@click=app.quit]klik[/]"


@pytest.fixture
def desk(home, today, capsys):
    """Run a command on a desk with one organisation; returns its exit code, its answer and what it said."""
    with open_desk(home) as store:
        kind = OrganisationKind.VOLUNTEER_ORGANISATION
        add_organisation(store, NewOrganisation(HOSTILE, kind, kvk="90001117", tasks=(Task.PREVENTION,)))

    def call(*arguments):
        code = run(["--home", str(home), *arguments])
        told = capsys.readouterr()
        return code, json.loads(told.out) if "--json" in arguments else told.out, told.err

    return call


@pytest.fixture
def printed(desk, tmp_path):
    """The answer to printing the organisation's agreement, and the file."""
    path = tmp_path / "so.pdf"
    code, answer, _ = desk("print", "collaboration-agreement", "ORG01", "-o", str(path), "--json")
    assert code == DONE
    return answer, path


def test_print_lists_every_document_with_its_subject(desk):
    code, rows, _ = desk("print", "--list", "--json")
    assert code == DONE
    assert {row["document"]: row["subject"] for row in rows} == {each.name: each.subject for each in DOCUMENTS.values()}


def test_print_answers_with_the_fields_of_the_contract(printed):
    answer, _ = printed
    assert set(answer) == {"document", "document_id", "number", "version", "sha256", "pages", "gaps"}
    assert (answer["document"], answer["number"], answer["version"]) == ("collaboration-agreement", "SO-2026-0001", 1)
    assert "organisation_representative" in answer["gaps"]


def test_the_file_holds_the_bytes_of_the_hash(printed):
    answer, path = printed
    assert sha256(path.read_bytes()).hexdigest() == answer["sha256"]


def test_an_unchanged_subject_prints_the_same_number_and_bytes_over_the_old_file(desk, printed):
    first, path = printed
    path.write_bytes(b"something else")
    code, again, _ = desk("print", "collaboration-agreement", "ORG01", "-o", str(path), "--json")
    assert (code, again) == (DONE, first)
    assert sha256(path.read_bytes()).hexdigest() == first["sha256"]


def test_a_reader_is_told_the_number_and_in_words_what_is_missing(desk, tmp_path):
    path = tmp_path / "so.pdf"
    code, out, said = desk("print", "collaboration-agreement", "ORG01", "-o", str(path))
    assert (code, out) == (DONE, "")
    assert "SO-2026-0001 · versie 1 · uitgegeven" in said
    assert "vertegenwoordiger van de organisatie" in said


@pytest.mark.parametrize(
    ("arguments", "exit_code", "code"),
    [
        (("print", "poem", "ORG01", "-o", "x.pdf"), REFUSED, "document-unknown"),
        (("print", "collaboration-agreement", "ORG99", "-o", "x.pdf"), REFUSED, "unknown-id"),
        (("print", "secrecy-declaration", "V9", "-o", "x.pdf"), REFUSED, "unknown-id"),
        (("print", "review", "October", "-o", "x.pdf"), REFUSED, "month-unreadable"),
        (("print", "review", "2026-12", "-o", "x.pdf"), REFUSED, "month-in-future"),
        (("print", "collaboration-agreement", "ORG01", "-o", "none/such/x.pdf"), REFUSED, "file-not-written"),
        (("print", "collaboration-agreement", "-o", "x.pdf"), MISUSED, "usage"),
        (("print", "collaboration-agreement", "ORG01"), MISUSED, "usage"),
        (("print",), MISUSED, "usage"),
        (("register-signed", "SO-2026-0099", "scan.pdf"), REFUSED, "unknown-id"),
        (("register-signed", "SO-2026-0099"), MISUSED, "usage"),
        (("review", "2026-13"), REFUSED, "month-unreadable"),
        (("review", "2026-12"), REFUSED, "month-in-future"),
        (("review",), MISUSED, "usage"),
    ],
)
def test_what_a_user_can_do_wrong_is_refused(desk, monkeypatch, tmp_path, arguments, exit_code, code):
    monkeypatch.chdir(tmp_path)
    ended, told, _ = desk(*arguments, "--json")
    assert (ended, told["error"]["code"]) == (exit_code, code)
    assert list(tmp_path.glob("*.pdf")) == []


def test_a_signed_copy_is_filed_by_number_and_makes_the_document_signed(desk, printed):
    document, path = printed
    code, answer, _ = desk("register-signed", document["number"], str(path), "--json")
    assert (code, answer["document_id"]) == (DONE, document["document_id"])
    _, listed, _ = desk("list", "documents", "--status", "signed", "--json")
    assert [row["id"] for row in listed] == [document["document_id"]]


@pytest.mark.parametrize(
    ("content", "code"), [(b"no paper", "scan-unreadable"), (None, "file-unreadable")], ids=["text", "absent"]
)
def test_a_scan_that_is_no_paper_is_refused(desk, printed, tmp_path, content, code):
    scan = tmp_path / "scan.pdf"
    if content is not None:
        scan.write_bytes(content)
    ended, told, _ = desk("register-signed", printed[0]["document_id"], str(scan), "--json")
    assert (ended, told["error"]["code"]) == (REFUSED, code)


def test_review_answers_with_figures_groups_and_actions(desk, home, today):
    with open_desk(home) as store:
        add_action(store, HOSTILE, "F. de Wit", today, on=today, subject="2026-10")
    code, review, _ = desk("review", "2026-10", "--json")
    assert code == DONE
    groups = {"figures", "with_volunteer", "without_volunteer"}
    assert set(review) == {
        "month",
        "provisional",
        "closed_on",
        *groups,
        "differences",
        "corrections",
        "over_what_is_there",
        "actions",
    }
    assert (review["month"], review["provisional"]) == ("2026-10", False)
    assert review["figures"]["reach_rate"] == {
        "value": None,
        "numerator": 0,
        "denominator": 0,
        "measure": "number",
        "definition": definition("reach_rate"),
    }
    assert [action["title"] for action in review["actions"]] == [HOSTILE]


def test_a_running_month_is_provisional(desk):
    assert desk("review", "2026-11", "--json")[1]["provisional"] is True


def test_review_prints_its_report_and_still_answers_the_figures_alone(desk, tmp_path):
    path = tmp_path / "me.pdf"
    code, review, said = desk("review", "2026-10", "-o", str(path), "--json")
    assert (code, review["month"]) == (DONE, "2026-10")
    assert path.read_bytes().startswith(b"%PDF-")
    assert "ME-2026-0001" in said


def test_a_reader_sees_the_month_in_words(desk):
    code, told, _ = desk("review", "2026-11")
    assert code == DONE
    assert told.splitlines()[0] == "november 2026 (voorlopig)"
    assert "overrides" not in told
