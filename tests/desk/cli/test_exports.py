"""Files that leave the desk by command: open as the name says, locked where it is asked, and in the register."""

import json
import re

import pytest

from desk.cli.edge import DONE, REFUSED, run
from tests.desk.opening_zips import opened, strength
from tests.desk.signals.invented import signal, write_signals

PASSWORD = "paard batterij nietje"


@pytest.fixture
def desk(home, today, capsys, tmp_path):
    """Runs a command on a desk with one signal; returns its exit code, its answer and what it said."""

    def call(*arguments):
        capsys.readouterr()
        code = run(["--home", str(home), *map(str, arguments), "--json"])
        told = capsys.readouterr()
        return code, json.loads(told.out), told.err

    call("import", "signals", write_signals(tmp_path / "s.csv", signal("S1", achternaam="Vermeer")))
    return call


@pytest.fixture
def secret(tmp_path):
    path = tmp_path / "secret"
    path.write_text(f"{PASSWORD}\n", "utf-8")
    return path


def test_a_list_goes_to_the_plain_file_that_was_named_and_says_so(desk, tmp_path):
    code, _rows, said = desk("list", "cases", "--csv", tmp_path / "zaken.csv")
    assert code == DONE
    assert (tmp_path / "zaken.csv").read_text("utf-8-sig").startswith("id;")
    assert "niet versleuteld" in said
    assert ".zip" in said


def test_a_name_on_zip_gives_a_locked_list_and_its_password_once(desk, tmp_path):
    code, _rows, said = desk("list", "cases", "--csv", tmp_path / "zaken.zip")
    [password] = re.findall(r"Wachtwoord: (\S+)", said)
    assert code == DONE
    assert "niet versleuteld" not in said
    assert opened(tmp_path / "zaken.zip", password)["zaken.csv"].startswith(b"\xef\xbb\xbfid;")


@pytest.mark.parametrize(
    ("command", "inside"),
    [
        (["export", "volunteers", "FILE.xlsx"], "FILE.xlsx"),
        (["export", "organisations", "FILE.csv"], "FILE.csv"),
        (["export", "feedback", "Woonstichting Het Anker", "--month", "2026-10", "-o", "FILE.csv"], "FILE.csv"),
        (["export", "ddas", "--from", "2026-10-01", "--to", "2026-10-31", "-o", "FILE.json"], "FILE.json"),
        (["action", "list", "--csv", "FILE.csv"], "FILE.csv"),
        (["review", "2026-10", "-o", "FILE.csv"], "FILE.csv"),
        (["review", "2026-10", "-o", "FILE.pdf"], "FILE.pdf"),
        (["privacy", "access", "RESIDENT", "-o", "FILE.json"], "FILE.json"),
    ],
)
def test_every_export_can_be_locked_with_a_password_from_a_file(desk, tmp_path, secret, command, inside):
    _code, residents, _said = desk("list", "residents")
    known = {"RESIDENT": residents[0]["id"]}
    wanted = [str(tmp_path / part) if part.startswith("FILE") else known.get(part, part) for part in command]
    code, told, said = desk(*wanted, "--password-file", secret)
    assert code == DONE, told
    assert list(opened(tmp_path / "FILE.zip", PASSWORD)) == [inside]
    assert strength(tmp_path / "FILE.zip") == 256
    assert PASSWORD not in said
    assert not (tmp_path / inside).exists()
    _code, [given, *_others], _said = desk("privacy", "exports")
    assert (given["encrypted"], given["file"]) == (True, str(tmp_path / "FILE.zip"))


def test_a_locked_delivery_holds_the_same_as_an_open_one(desk, tmp_path, secret):
    period = ["--from", "2026-10-01", "--to", "2026-10-31"]
    desk("export", "ddas", *period, "-o", tmp_path / "open.json")
    desk("export", "ddas", *period, "-o", tmp_path / "dicht.json.zip", "--password-file", secret)
    locked = json.loads(opened(tmp_path / "dicht.json.zip", PASSWORD)["dicht.json"])
    plain = json.loads((tmp_path / "open.json").read_text("utf-8"))
    assert locked["leveringen"] == plain["leveringen"]


def test_the_pages_of_a_locked_delivery_are_each_locked(desk, tmp_path, secret):
    period = ["--from", "2026-10-01", "--to", "2026-10-31"]
    desk("export", "ddas", *period, "-o", tmp_path / "l.zip", "--page-size", "1", "--password-file", secret)
    assert list(opened(tmp_path / "l-1.zip", PASSWORD)) == ["l-1.json"]


@pytest.mark.parametrize("typed", ["kort", ""])
def test_a_short_password_is_refused_and_nothing_is_written(desk, tmp_path, secret, typed):
    secret.write_text(typed, "utf-8")
    code, told, _said = desk("list", "cases", "--csv", tmp_path / "z.csv", "--password-file", secret)
    assert (code, told["error"]["code"]) == (REFUSED, "password-too-short")
    assert list(tmp_path.glob("z.*")) == []


def test_the_register_tells_what_left_the_newest_first(desk, tmp_path):
    desk("list", "signals", "--csv", tmp_path / "a.csv")
    desk("export", "volunteers", tmp_path / "b.csv", "--for", "partner")
    _code, given, _said = desk("privacy", "exports")
    told = [(one["kind"], one["receiver"], one["records"], one["encrypted"], one["who"]) for one in given]
    assert told == [
        ("volunteers", "other-partner", 0, False, "F. de Wit"),
        ("signals", "own-municipality", 1, False, "F. de Wit"),
    ]


def test_a_resident_hears_in_which_lists_she_stood(desk, tmp_path):
    desk("list", "signals", "--csv", tmp_path / "a.csv")
    desk("list", "volunteers", "--csv", tmp_path / "b.csv")
    _code, residents, _said = desk("list", "residents")
    desk("privacy", "access", residents[0]["id"], "-o", tmp_path / "r.json")
    found = json.loads((tmp_path / "r.json").read_text("utf-8"))
    told = [(one["day"], one["who"], one["what"]) for one in found["receivers"]]
    assert told == [("2026-11-03", "eigen gemeente", "lijst van signalen")]


@pytest.mark.parametrize("name", ["lijst.csv", "lijst.zip"])
def test_erasing_a_person_reaches_the_files_the_desk_wrote_of_her(desk, tmp_path, name):
    desk("list", "residents", "--csv", tmp_path / name)
    desk("list", "volunteers", "--csv", tmp_path / "anderen.csv")
    _code, residents, _said = desk("list", "residents")
    code, done, _said = desk("privacy", "erase", residents[0]["id"], "--reason", "gevraagd")
    assert (code, done["files"]) == (DONE, 1)
    assert not (tmp_path / name).exists()
    assert (tmp_path / "anderen.csv").exists()


def test_a_file_in_a_folder_of_her_name_goes_and_its_place_names_her_no_more(desk, tmp_path):
    folder = tmp_path / "Vermeer"
    folder.mkdir()
    desk("list", "residents", "--csv", folder / "lijst.csv")
    _code, residents, _said = desk("list", "residents")
    desk("privacy", "erase", residents[0]["id"], "--reason", "gevraagd")
    assert list(folder.iterdir()) == []
    _code, [given], _said = desk("privacy", "exports")
    assert "vermeer" not in given["file"].casefold()


def test_a_file_that_was_changed_since_is_left_to_who_changed_it(desk, tmp_path):
    desk("list", "residents", "--csv", tmp_path / "lijst.csv")
    (tmp_path / "lijst.csv").write_text("iets anders", "utf-8")
    _code, residents, _said = desk("list", "residents")
    desk("privacy", "erase", residents[0]["id"], "--reason", "gevraagd")
    assert (tmp_path / "lijst.csv").read_text("utf-8") == "iets anders"
