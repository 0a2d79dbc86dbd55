"""`desk proof`, `desk exemption` and `desk requirements`: their answers, exit codes, and the fields scripts rely on."""

import json
from datetime import date

import pytest

from desk.cli.edge import DONE, MISUSED, REFUSED, run
from desk.store.opening import open_desk
from tests.desk.volunteers.invented import BOS, read_in

PNG = b"\x89PNG\r\n\x1a\n" + bytes(40)


@pytest.fixture
def desk(home, tmp_path, today, capsys):
    """Run a command on a desk with one volunteer; returns its exit code and its answer."""
    with open_desk(home) as store:
        read_in(store, tmp_path, volunteers=[BOS])

    def call(*arguments):
        code = run(["--home", str(home), *map(str, arguments), "--json"])
        return code, json.loads(capsys.readouterr().out)

    return call


def reasons(desk, on=date(2026, 11, 3), task="buddy-shv"):
    _code, [row] = desk("deployable", "--on", on, "--task", task, "--volunteer", "V1")
    return row["reasons"]


def proof_of(desk, kind):
    _code, rows = desk("proof", "list", "V1")
    return next(row["id"] for row in rows if row["kind"] == kind)


def test_a_proof_is_recorded_listed_and_taken_back(desk):
    code, told = desk("proof", "add", "V1", "vog", "--on", "2026-10-01", "--issuer", "Justis", "--reference", "nr 5")
    assert code == DONE
    _code, rows = desk("proof", "list", "V1")
    [row] = [row for row in rows if row["id"] == told["id"]]
    fields = ("kind", "obtained_on", "issuer", "reference", "seen_on", "seen_by")
    assert [row[name] for name in fields] == ["vog", "2026-10-01", "Justis", "nr 5", "2026-11-03", "F. de Wit"]
    code, answer = desk("proof", "correct", told["id"], "--reason", "verkeerd", "--by", "L. Veenstra")
    assert (code, answer["proof"]) == (DONE, told["id"])
    _code, rows = desk("proof", "list", "V1")
    [row] = [row for row in rows if row["id"] == told["id"]]
    assert (row["corrected_on"], row["corrected_by"]) == ("2026-11-03", "L. Veenstra")


@pytest.mark.parametrize(
    ("arguments", "code", "error"),
    [
        (("proof", "add", "V1", "rijbewijs"), REFUSED, "value-not-in-list"),
        (("proof", "add", "V9", "vog"), REFUSED, "unknown-id"),
        (("proof", "add", "V1", "vog", "--on", "2026-11-04"), REFUSED, "proof-in-future"),
        (("proof", "add", "V1", "vog", "--on", "2026-01-01"), REFUSED, "proof-already-there"),
        (("proof", "add", "V1", "secrecy", "--seen-by", "F. de Wit"), REFUSED, "seen-is-for-vog"),
        (("proof", "correct", "geen", "--reason", "r"), REFUSED, "unknown-id"),
        (("proof", "scan", "geen"), MISUSED, "usage"),
        (("exemption", "add", "V1", "vog", "--until", "2026-11-02", "--reason", "r"), REFUSED, "ends-before-start"),
        (("exemption", "add", "V1", "vog", "--reason", "r"), MISUSED, "usage"),
        (("requirements", "change", "dansen", "vog", "--months", "12", "--reason", "r"), REFUSED, "value-not-in-list"),
        (("requirements", "change", "all", "vog", "--months", "veel", "--reason", "r"), REFUSED, "months-unreadable"),
        (("requirements", "change", "all", "vog", "--months", "36", "--reason", "r"), REFUSED, "requirement-same"),
        (
            ("requirements", "change", "all", "vog", "--months", "9", "--reason", "r", "--from", "2026-11-02"),
            REFUSED,
            "requirement-in-past",
        ),
    ],
)
def test_what_cannot_be_is_refused_in_a_code(desk, arguments, code, error):
    ended, answer = desk(*arguments)
    assert (ended, answer["error"]["code"]) == (code, error)


def test_a_scan_goes_in_and_comes_out_byte_for_byte(desk, tmp_path):
    scan, out = tmp_path / "scan.png", tmp_path / "out.png"
    scan.write_bytes(PNG)
    proof = proof_of(desk, "training:privacy")
    assert desk("proof", "scan", proof, scan)[0] == DONE
    code, answer = desk("proof", "scan", proof, "-o", out)
    assert (code, answer["media_type"], out.read_bytes()) == (DONE, "image/png", PNG)
    assert desk("proof", "scan", proof, "-o", out)[1]["error"]["code"] == "file-exists"


def test_a_proof_is_recorded_with_its_scan_or_not_at_all(desk, tmp_path):
    scan = tmp_path / "scan.txt"
    scan.write_bytes(b"no paper")
    arguments = ("proof", "add", "V1", "training:privacy", "--on", "2026-10-01", "--scan", scan)
    assert desk(*arguments)[1]["error"]["code"] == "scan-unreadable"
    scan.write_bytes(PNG)
    assert desk(*arguments)[0] == DONE


def test_an_exemption_lifts_a_proof_from_its_first_to_its_last_day(desk):
    desk("proof", "correct", proof_of(desk, "vog"), "--reason", "verkeerd")
    desk("exemption", "add", "V1", "vog", "--from", "2026-11-05", "--until", "2026-11-30", "--reason", "aangevraagd")
    days = [date(2026, 11, 4), date(2026, 11, 5), date(2026, 11, 30), date(2026, 12, 1)]
    assert [reasons(desk, day) for day in days] == [["vog-missing"], [], [], ["vog-missing"]]


def test_requirements_tell_the_matrix_of_a_day_and_every_version(desk):
    change = ("requirements", "change", "buddy-shv", "verzekering", "--months", "12", "--from", "2026-12-01")
    code, told = desk(*change, "--reason", "polis")
    assert (code, told["dry_run"], told["effect"]["volunteers"]["losing"]) == (DONE, False, 1)
    _code, before = desk("requirements")
    _code, after = desk("requirements", "--on", "2026-12-01")
    assert before["requirements"]["buddy-shv"]["vog"] == 36
    assert before["requirements"]["buddy-shv"]["volunteer-agreement"] is None
    assert "verzekering" not in before["requirements"]["buddy-shv"]
    assert after["requirements"]["buddy-shv"]["verzekering"] == 12
    assert [(row["id"], row["starts_on"], row["reason"]) for row in after["versions"]] == [
        (told["id"], "2026-12-01", "polis")
    ]
    assert reasons(desk, date(2026, 12, 1)) == ["verzekering-missing"]


def test_a_dry_run_tells_the_effect_and_changes_nothing(desk):
    code, told = desk("requirements", "change", "all", "vog", "--months", "6", "--reason", "strenger", "--dry-run")
    assert (code, told["id"], told["effect"]["volunteers"]) == (DONE, None, {"losing": 1, "idle": 1, "gaining": 0})
    assert desk("requirements")[1]["versions"] == []


def test_showing_a_volunteer_tells_her_time_line(desk):
    _code, told = desk("show", "volunteer", "V1")
    [valid, expired] = [row for row in told["time_line"] if row["kind"] == "vog"]
    assert (valid["state"], valid["starts_on"], valid["ends_on"]) == ("valid", "2026-01-01", "2028-12-31")
    assert (valid["now"], valid["days_left"], valid["renew_from"]) == (True, 789, "2028-11-01")
    assert (expired["state"], expired["starts_on"], expired["ends_on"]) == ("expired", "2029-01-01", None)


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_a_reader_sees_what_is_asked_and_what_was_decided(desk, home, capsys, lang):
    change = ("requirements", "change", "buddy-shv", "verzekering", "--months", "none", "--reason", "polis")
    assert run(["--home", str(home), "--lang", lang, *change]) == DONE
    assert run(["--home", str(home), "--lang", lang, "requirements"]) == DONE
    told = capsys.readouterr().out
    assert "buddy-shv" in told
    assert "polis" in told
