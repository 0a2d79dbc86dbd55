"""Papers on their way by command: exit codes, and the fields that scripts rely on."""

import json
import os
import shutil
from pathlib import Path

import pytest

from desk.cli.edge import DONE, MISUSED, REFUSED, run
from schema.signing import paper_code
from tests.desk.documents.certificates import PASSPHRASE, Authority
from tests.desk.volunteers.invented import BOS, write_rows

HOSTILE = "[/b] Bos <b>&amp; {x}"


@pytest.fixture(scope="module")
def template(empty_desk, tmp_path_factory):
    """A desk with one volunteer whose declaration was printed; copied per test."""
    folder = tmp_path_factory.mktemp("signing")
    home = Path(shutil.copytree(empty_desk, folder / "home"))
    rows = write_rows(folder / "v.csv", BOS | {"achternaam": HOSTILE, "geheimhouding_op": ""})
    os.environ["DESK_TODAY"] = "2026-11-03"
    try:
        for command in (["import", "volunteers", str(rows)], ["print", *_PAPER, "-o", str(folder / "gv.pdf")]):
            assert run(["--home", str(home), *command]) == DONE
    finally:
        del os.environ["DESK_TODAY"]
    return home


_PAPER = ("secrecy-declaration", "V1")


@pytest.fixture
def desk(template, tmp_path, today, capsys):
    """Run a command on the desk; returns its exit code, its answer and what it said."""
    home = shutil.copytree(template, tmp_path / "home")

    def call(*arguments):
        code = run(["--home", str(home), *map(str, arguments)])
        told = capsys.readouterr()
        return code, json.loads(told.out) if "--json" in arguments else told.out, told.err

    return call


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    path = tmp_path / "scan.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n")
    return path


def test_the_round_tells_who_must_sign(desk):
    code, told, _ = desk("document", "round", "GV-2026-0001", "--json")
    assert (code, told["status"]) == (DONE, "issued")
    assert [(it["position"], it["party"], it["signed_on"]) for it in told["round"]] == [
        (1, "De vrijwilliger", None),
        (2, "De coördinator", None),
    ]
    assert HOSTILE in desk("document", "round", "GV-2026-0001")[1]


def test_a_scan_is_filed_by_the_code_on_the_paper_and_says_who_must_still_sign(desk, scan):
    code, told, _ = desk("register-signed", paper_code("GV-2026-0001", 1), scan, "--by", "1", "--json")
    assert (code, told["status"]) == (DONE, "issued")
    assert "Nog te tekenen" not in desk("register-signed", "GV-2026-0001", scan)[1]
    assert desk("list", "documents", "--json")[1][0]["status"] == "signed"


def test_the_signed_copy_comes_back_byte_for_byte(desk, scan, tmp_path):
    desk("register-signed", "GV-2026-0001", scan)
    code, told, _ = desk("document", "copy", "GV-2026-0001", "-o", tmp_path / "back.png", "--json")
    assert (code, told["media_type"]) == (DONE, "image/png")
    assert (tmp_path / "back.png").read_bytes() == scan.read_bytes()


def test_the_text_of_a_document_is_printed_as_it_stands(desk):
    code, told, _ = desk("document", "text", "GV-2026-0001")
    assert code == DONE
    assert f"Jo {HOSTILE}" in told


def test_a_concept_is_in_the_list_until_the_document_is_issued(desk, tmp_path):
    desk("document", "end", "GV-2026-0001", "--reason", "fout")
    code, told, _ = desk("print", "chain-overview", "--draft", "-o", tmp_path / "c.pdf", "--json")
    assert (code, told["draft"]) == (DONE, True)
    listed = [row["status"] for row in desk("list", "documents", "--json")[1]]
    assert listed == ["concept", "ended"]
    desk("print", "chain-overview", "-o", tmp_path / "c.pdf")
    assert [row["status"] for row in desk("list", "documents", "--json")[1]] == ["issued", "ended"]


def test_signing_digitally_and_checking_it(desk, tmp_path):
    pytest.importorskip("pyhanko", reason="the extra sign is not installed")
    authority, secret = Authority(), tmp_path / "secret"
    secret.write_text(PASSPHRASE + "\n")
    own = authority.give(tmp_path / "wit.p12", "F. de Wit")
    asked = ("sign", "GV-2026-0001", "--certificate", own, "--passphrase-file", secret)
    assert desk(*asked, "--as", "coördinator", "--json")[1]["name"] == "F. de Wit"
    assert desk("document", "check", "GV-2026-0001", "--json")[1][0]["counts"] is False
    desk("document", "trust", authority.pem(tmp_path / "ca.pem"))
    [found] = desk("document", "check", "GV-2026-0001", "--json")[1]
    assert (found["name"], found["reach"], found["trust"], found["counts"]) == (
        "F. de Wit",
        "whole",
        "known-issuer",
        True,
    )


@pytest.mark.parametrize(
    ("arguments", "exit_code", "code"),
    [
        (("document", "round", "GV-2026-0099"), REFUSED, "unknown-id"),
        (("document", "round", "GV-2026-0001-1-99"), REFUSED, "code-mistyped"),
        (("document", "copy", "GV-2026-0001", "-o", "x"), REFUSED, "copy-not-there"),
        (("document", "check", "GV-2026-0001"), REFUSED, "copy-not-there"),
        (("document", "sent", "GV-2026-0001", "--how", "duif"), REFUSED, "value-not-in-list"),
        (("document", "sent", "GV-2026-0001", "--how", "post", "--on", "2026-12-01"), REFUSED, "date-in-future"),
        (("document", "signed", "GV-2026-0001", "burgemeester"), REFUSED, "signer-unknown"),
        (("document", "end", "GV-2026-0001", "--reason", " "), REFUSED, "reason-missing"),
        (("document", "end", "GV-2026-0001"), MISUSED, "usage"),
        (("document", "trust", "nowhere.pem"), REFUSED, "file-unreadable"),
        (("sign", "GV-2026-0001", "--certificate", "nowhere.p12"), REFUSED, "file-unreadable"),
        (("sign", "GV-2026-0001"), MISUSED, "usage"),
        (("print-many", "poem", "-o", "map"), REFUSED, "document-unknown"),
        (("print-many", "secrecy-declaration", "-o", "map"), REFUSED, "no-subjects"),
        (("print-many", "secrecy-declaration", "--group", "tray", "-o", "map"), REFUSED, "value-not-in-list"),
        (("print-many", "secrecy-declaration", "--group", "buren", "-o", "map"), REFUSED, "value-not-in-list"),
    ],
)
def test_what_a_user_can_do_wrong_is_refused(desk, monkeypatch, tmp_path, arguments, exit_code, code):
    monkeypatch.chdir(tmp_path)
    ended, told, _ = desk(*arguments, "--json")
    assert (ended, told["error"]["code"]) == (exit_code, code)


def test_many_are_printed_into_a_folder_and_into_one(desk, tmp_path):
    one = tmp_path / "one.pdf"
    code, told, _ = desk(
        "print-many", "secrecy-declaration", "--group", "lacking", "-o", tmp_path / "map", "--one", one, "--json"
    )
    assert (code, told["printed"], told["again"], told["joined"]) == (DONE, 1, 1, str(one))
    assert [path.name for path in (tmp_path / "map").iterdir()] == ["GV-2026-0001-v1.pdf"]
