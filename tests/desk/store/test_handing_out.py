"""Files that leave the desk: locked or open as asked, whole or not there, and always in the register."""

import json
import re
from pathlib import Path

import pytest

from desk.privacy.given_files import given_files
from desk.store.handing_out import Leaving, give_out
from desk.store.sealed import PLAIN, Sealing, check_password, name_inside, new_sealing, place_of
from desk.store.undo import last_own_event, undo
from schema.exporting import Receiver
from schema.refused import Refused
from tests.conftest import TODAY
from tests.desk.opening_zips import opened, strength

PASSWORD = "paard batterij nietje"
WHAT = Leaving("cases", 2, Receiver.OWN_MUNICIPALITY, ("id", "naam"), subjects=("z1", "z2"))
SECRET = b"id;naam\r\nz1;Van der Berg\r\nz2;Jansen\r\n"


def give(store, path, sealing=PLAIN):
    return give_out(store, WHAT, path, SECRET, sealing, ending=".csv", on=TODAY)


def test_a_locked_file_opens_with_its_password_alone(store, tmp_path):
    written = give(store, tmp_path / "zaken.csv", Sealing(PASSWORD))
    assert written.file == tmp_path / "zaken.zip"
    assert opened(written.file, PASSWORD) == {"zaken.csv": SECRET}
    with pytest.raises(RuntimeError, match="password"):
        opened(written.file, "een ander wachtwoord")


def test_a_locked_file_is_locked_with_aes_of_256_bits(store, tmp_path):
    assert strength(give(store, tmp_path / "zaken.csv", Sealing(PASSWORD)).file) == 256


def test_nothing_of_a_locked_file_ever_stands_open_on_the_disk(store, tmp_path):
    give(store, tmp_path / "zaken.csv", Sealing(PASSWORD))
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["zaken.zip"]
    assert b"Jansen" not in (tmp_path / "zaken.zip").read_bytes()


def test_an_open_file_is_exactly_what_was_to_be_written(store, tmp_path):
    written = give(store, tmp_path / "zaken.csv")
    assert (written.file.read_bytes(), written.encrypted) == (SECRET, False)


def test_the_register_says_what_left_for_whom_by_whom_and_how(store, tmp_path):
    locked = give(store, tmp_path / "a.zip", Sealing(PASSWORD))
    give(store, tmp_path / "b.csv", Sealing(reason="kan geen zip openen"))
    plain, sealed = given_files(store)
    assert (sealed["kind"], sealed["records"], sealed["columns"]) == ("cases", 2, ["id", "naam"])
    assert (sealed["who"], sealed["receiver"], sealed["encrypted"]) == ("F. de Wit", "own-municipality", True)
    assert (sealed["sha256"], sealed["file"]) == (locked.sha256, str(tmp_path / "a.zip"))
    assert (plain["encrypted"], plain["reason"]) == (False, "kan geen zip openen")


def test_writing_a_file_is_one_event_that_names_no_password(store, tmp_path):
    before = store.head().seq
    give(store, tmp_path / "zaken.csv", Sealing(PASSWORD))
    [event] = store.query("SELECT * FROM visible_events WHERE seq > ?", [before])
    assert (event["verb"], event["subject"]) == ("export-cases", "own-municipality")
    assert json.loads(event["body"])["changes"] == {"file_export": {"inserted": 1}}
    assert PASSWORD not in str(store.query("SELECT * FROM file_export"))


def test_a_file_that_cannot_be_written_is_not_registered(store, tmp_path):
    with pytest.raises(Refused, match="file-not-written"):
        give(store, tmp_path / "nergens" / "zaken.csv", Sealing(PASSWORD))
    assert given_files(store) == []


def test_a_zip_without_a_password_is_refused(store, tmp_path):
    with pytest.raises(Refused, match="password-missing"):
        give(store, tmp_path / "zaken.zip")
    assert list(tmp_path.glob("*.zip")) == []


def test_that_a_file_was_written_is_never_taken_back(store, tmp_path):
    before = last_own_event(store)
    give(store, tmp_path / "zaken.csv")
    assert last_own_event(store) == before
    with pytest.raises(Refused, match="undo-not-possible"):
        undo(store, store.head().seq, TODAY)


@pytest.mark.parametrize(
    ("named", "inside"),
    [
        ("lijst.csv", "lijst.csv"),
        ("lijst.zip", "lijst.csv"),
        ("lijst.xlsx.zip", "lijst.xlsx"),
        ("lijst.ZIP", "lijst.csv"),
        ("lijst.2026.zip", "lijst.2026.csv"),
    ],
)
def test_a_zip_holds_the_file_that_its_name_tells(named, inside):
    assert name_inside(Path(named), ".csv") == Path(inside)


@pytest.mark.parametrize(("named", "place"), [("lijst.csv", "lijst.zip"), ("lijst.csv.zip", "lijst.csv.zip")])
def test_under_a_password_a_file_becomes_a_zip_of_its_name(named, place):
    assert place_of(Path(named), Sealing(PASSWORD)) == Path(place)


def test_a_password_of_the_desk_is_long_random_and_can_be_read_aloud():
    made = {new_sealing().password for _each in range(50)}
    assert len(made) == 50
    assert all(re.fullmatch(r"(?:[0-9A-HJKMNP-TV-Z]{4}-){4}[0-9A-HJKMNP-TV-Z]{4}", each) for each in made)


def test_a_short_password_is_refused():
    assert check_password("twaalftekens") == "twaalftekens"
    with pytest.raises(Refused, match="password-too-short"):
        check_password("elftekens11")
