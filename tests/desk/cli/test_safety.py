"""`desk verify` and `desk recovery new`."""

import json
import os
import re
import subprocess
import sys

import pytest

from desk.cli.edge import DONE, NOT_OPENED, REFUSED, run
from desk.store.opening import open_desk, recover
from schema.refused import CannotOpen
from tests.desk.store.files import ROOT, bare


def told(capsys):
    return json.loads(capsys.readouterr().out)


def test_a_whole_desk_is_told_so(home, capsys):
    assert run(["--home", str(home), "verify", "--json"]) == DONE
    found = told(capsys)
    assert re.fullmatch("1:[0-9a-f]{64}", found.pop("state"))
    assert found == {
        "ok": True,
        "file": True,
        "cipher": True,
        "documents": True,
        "audit": {"ok": True, "events": 1, "first_bad": None},
        "anchors": 0,
        "faults": [],
    }


def test_a_meddled_chain_ends_with_exit_code_1_and_the_first_bad_event(home, capsys):
    with open_desk(home) as store, bare(store) as connection:
        connection.execute("DROP TRIGGER audit_event_keeps")
        connection.execute("UPDATE audit_event SET verb = 'x'")
    assert run(["--home", str(home), "verify", "--json"]) == REFUSED
    assert told(capsys)["audit"] == {"ok": False, "events": 1, "first_bad": 1}


def test_a_reader_sees_every_part_in_words(home, capsys):
    assert run(["--home", str(home), "verify"]) == DONE
    assert capsys.readouterr().out.count("in orde") == 4


def test_the_state_of_the_log_is_told_so_that_it_can_be_typed_back_as_an_anchor(home, capsys):
    assert run(["--home", str(home), "verify"]) == DONE
    [state] = re.findall(r"Stand van het logboek: (\S+)", capsys.readouterr().out)
    assert run(["--home", str(home), "verify", "--anchor", state]) == DONE
    assert run(["--home", str(home), "verify", "--anchor", f"1:{'0' * 64}"]) == REFUSED


def test_where_there_is_no_desk_there_is_nothing_to_verify(tmp_path, capsys):
    assert run(["--home", str(tmp_path), "verify", "--json"]) == NOT_OPENED
    assert told(capsys)["error"]["code"] == "no-desk"


def test_a_new_recovery_code_opens_the_desk(home, tmp_path, capsys):
    assert run(["--home", str(home), "recovery", "new", "--json"]) == DONE
    answer = told(capsys)
    assert sorted(answer) == ["id", "recovery_code"]
    recover(home, answer["recovery_code"], key_file=tmp_path / "new")
    open_desk(home, key_file=tmp_path / "new").close()


def test_a_second_new_code_ends_the_first(home, tmp_path, capsys):
    run(["--home", str(home), "recovery", "new", "--json"])
    first = told(capsys)["recovery_code"]
    run(["--home", str(home), "recovery", "new", "--json"])
    with pytest.raises(CannotOpen, match="wrong-key"):
        recover(home, first, key_file=tmp_path / "new")


def at_a_terminal(home, reply):
    """Run `desk recovery new` at a terminal of its own; `reply` gives what is typed, from the code that was shown."""
    ours, theirs = os.openpty()
    command = [sys.executable, "-m", "desk", "--home", str(home), "recovery", "new"]
    program = subprocess.Popen(command, cwd=ROOT, stdin=theirs, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    os.close(theirs)
    shown = b""
    while b"over" not in shown:
        more = os.read(program.stderr.fileno(), 4096)
        assert more, shown
        shown += more
    code = re.search(r"[0-9A-Z]{4}(-[0-9A-Z]{4}){6}", shown.decode())[0]
    os.write(ours, reply(code).encode())
    program.communicate(timeout=30)
    os.close(ours)
    return code, program.returncode


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals")
def test_at_a_terminal_the_end_of_the_code_is_asked_until_it_is_right(home, tmp_path):
    code, exit_code = at_a_terminal(home, lambda code: f"ABCD\n\n{code[:4]}\n{code[-4:].lower()}\n")
    assert exit_code == DONE
    recover(home, code, key_file=tmp_path / "new")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals")
def test_a_code_that_was_not_typed_over_opens_nothing(home, tmp_path):
    code, exit_code = at_a_terminal(home, lambda code: "\x04")
    assert exit_code == REFUSED
    with pytest.raises(CannotOpen, match="wrong-key"):
        recover(home, code, key_file=tmp_path / "new")


def test_a_lost_key_is_replaced_with_nothing_but_the_recovery_code(tmp_path, capsys, today):
    home, lost, new, paper = (tmp_path / name for name in ("home", "lost", "new", "paper"))
    names = ["--municipality", "Gemeente Voorbeeldstad", "--code", "9999", "--coordinator", "F. de Wit"]
    run(["--home", str(home), "init", *names, "--key-file", str(lost), "--json"])
    paper.write_text(json.loads(capsys.readouterr().out)["recovery_code"].lower())
    lost.unlink()
    code = run(["--home", str(home), "recovery", "use", "--code-file", str(paper), "--key-file", str(new), "--json"])
    assert code == 0
    with open_desk(home, key_file=new) as store:
        assert store.user.name == "F. de Wit"


def test_another_recovery_code_opens_nothing(home, tmp_path, capsys):
    paper = tmp_path / "paper"
    paper.write_text("0000-0000-0000-0000-0000-0000-0000")
    assert run(["--home", str(home), "recovery", "use", "--code-file", str(paper), "--key-file", "x", "--json"]) == 4
