"""Being away and odd reading, by command: what is asked, what is answered, and which refusal says what to do."""

import json

import pytest

from desk.cli.edge import run


@pytest.fixture
def told(home, today, capsys):
    """Run a command and return its exit code and its JSON."""

    def told(*command):
        code = run(["--home", str(home), *command, "--json"])
        return code, json.loads(capsys.readouterr().out)

    return told


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (["away", "--until", "2026-11-10"], "stand-in-nobody"),
        (["away", "--until", "2026-11-10", "--stand-in", "X", "--nobody"], "one-of-two"),
        (["away", "--until", "2026-11-10", "--stand-in", "F. de Wit"], "stand-in-herself"),
        (["away", "--until", "gisteren"], "date-unreadable"),
        (["away", "back"], "not-away"),
        (["away", "changes"], "nothing-to-see"),
        (["privacy", "reading", "settle", "X", "--reason", "r"], "unknown-id"),
        (["privacy", "reading", "settle", "X", "--verdict", "goed", "--reason", "r"], "value-not-in-list"),
        (["privacy", "readings", "--month", "oktober"], "month-unreadable"),
        (["account", "add", "B", "--role", "reviewer", "--own-address", "1234AB"], "home-half"),
    ],
)
def test_what_cannot_be_is_refused_with_its_code(told, command, code):
    exit_code, answer = told(*command)
    assert (exit_code, answer["error"]["code"]) == (1, code)


def test_who_can_stand_in_is_named_where_nobody_was(told, tmp_path):
    told("account", "add", "B. Lezer", "--role", "reviewer", "--key-file", str(tmp_path / "lezer"))
    code, answer = told("away", "--until", "2026-11-10")
    assert (code, answer["error"]["code"]) == (1, "stand-in-needed")
    assert "B. Lezer" in answer["error"]["message"]


def test_an_absence_is_answered_listed_and_makes_its_cover_note(told, tmp_path):
    path = tmp_path / "overdracht.pdf"
    code, answer = told("away", "--until", "2026-11-10", "--nobody", "-o", str(path))
    assert (code, answer["until_on"], answer["cover_note"]) == (0, "2026-11-10", "VN-2026-0001")
    assert path.read_bytes().startswith(b"%PDF")
    [row] = told("away")[1]
    assert (row["away"], row["stand_in"], row["now"]) == ("F. de Wit", None, True)
    assert told("away", "extend", "--until", "2026-11-12")[1]["until_on"] == "2026-11-12"
    assert told("away", "changes")[1]["changes"] == []
    assert told("away", "back")[1]["back_on"] == "2026-11-03"
    assert told("away")[1] == []
