"""A desk is put back with nothing but the recovery code; what cannot be put back leaves nothing."""

import json

import pytest

from desk.backups.drilling import drill
from desk.backups.listing import last_restoration, list_backups
from desk.backups.making import back_up
from desk.backups.restoring import restore
from desk.cli.edge import DONE, NOT_OPENED, REFUSED, run
from desk.documents.texts import texts_folder
from desk.store.age_keys import code_identity
from desk.store.opening import open_desk, recover, renew_recovery
from desk.store.slots import new_recovery_code, read_slots, write_slots
from desk.store.verify import verify
from schema.refused import CannotOpen, Refused
from tests.conftest import TODAY
from tests.desk.store.files import add_partner, facts, partners


@pytest.fixture
def code_file(backed, tmp_path):
    (tmp_path / "code").write_text(f"{backed.code.lower()}\n", "utf-8")
    return tmp_path / "code"


def again(backed, home, **more):
    return restore(home, backed.file, [code_identity(backed.code)], key_file=home.parent / "key", on=TODAY, **more)


def test_the_recovery_code_alone_puts_a_desk_back_in_an_empty_home(backed, code_file, tmp_path, today, capsys):
    new = ["--home", str(tmp_path / "new"), "restore", str(backed.file), "--recovery-code-file", str(code_file)]
    assert run([*new, "--key-file", str(tmp_path / "key"), "--json"]) == DONE, capsys.readouterr().out
    told = json.loads(capsys.readouterr().out)
    assert (told["way"], told["events"], told["made_on"]) == (
        "key-file",
        backed.done.made.manifest.head.seq,
        "2026-11-03",
    )
    with open_desk(tmp_path / "new", key_file=tmp_path / "key") as store:
        assert verify(store).ok
        assert list(partners(store).values()) == ["Lichtstroom"]


def test_all_records_are_as_they_were(backed, desk, tmp_path):
    again(backed, tmp_path / "new")
    tables = ("desk_user", "partner", "setting", "organisation", "tray")
    with open_desk(tmp_path / "new", key_file=tmp_path / "key") as store:
        assert facts(store, *tables) == facts(desk, *tables)


def test_the_same_recovery_code_opens_the_desk_that_was_put_back(backed, tmp_path):
    again(backed, tmp_path / "new")
    recover(tmp_path / "new", backed.code, key_file=tmp_path / "another")
    open_desk(tmp_path / "new", key_file=tmp_path / "another").close()


def test_a_backup_of_the_desk_that_was_put_back_opens_with_that_code_too(backed, tmp_path):
    again(backed, tmp_path / "new")
    with open_desk(tmp_path / "new", key_file=tmp_path / "key") as store:
        made = back_up(store, tmp_path / "next.age", on=TODAY).made.path
    restore(tmp_path / "third", made, [code_identity(backed.code)], key_file=tmp_path / "key3", on=TODAY)


def test_the_desk_comes_back_under_a_key_that_no_backup_holds(backed, desk, tmp_path):
    again(backed, tmp_path / "new")
    with open_desk(tmp_path / "new", key_file=tmp_path / "key") as store:
        assert store.file_key.hex() not in (desk.file_key.hex(), backed.done.made.manifest.key)


def test_the_log_tells_of_which_backup_the_desk_was_put_back(backed, tmp_path):
    done = again(backed, tmp_path / "new")
    with open_desk(tmp_path / "new", key_file=tmp_path / "key") as store:
        told = last_restoration(store)
        [event] = store.query("SELECT seq, verb FROM visible_events ORDER BY seq DESC LIMIT 1")
        assert event == {"seq": told["events"] + 1, "verb": "restored"}
        assert (told["head"], told["file"]) == (done.manifest.head.hash, "reserve.age")
        assert [row.sha256 for row in list_backups(store)] == [backed.done.made.sha256]


def test_own_texts_come_back_and_nothing_else_lies_there(backed, tmp_path):
    again(backed, tmp_path / "new")
    with open_desk(tmp_path / "new", key_file=tmp_path / "key") as store:
        assert (texts_folder(store) / "secrecy-declaration.nl.toml").read_text("utf-8") == "# eigen"
    assert sorted(path.name for path in (tmp_path / "new").iterdir()) == sorted(
        ["desk.db", "desk.keys", texts_folder(store).name]
    )


def test_ways_of_the_old_desk_open_the_new_one_no_more(backed, tmp_path):
    again(backed, tmp_path / "new")
    assert [way["kind"] for way in read_slots(tmp_path / "new")[1]] == ["key-file", "recovery"]
    with pytest.raises(CannotOpen, match="wrong-key"):
        open_desk(tmp_path / "new", key_file=backed.home / "key")


def test_the_key_of_the_old_desk_puts_it_back_too(backed, tmp_path, today, capsys):
    new = ["--home", str(tmp_path / "new"), "restore", str(backed.file), "--old-home", str(backed.home)]
    assert run([*new, "--key-file", str(tmp_path / "key"), "--json"]) == DONE, capsys.readouterr().out


def test_a_desk_is_never_written_over(backed, code_file, today, capsys):
    before = (backed.home / "desk.db").read_bytes()
    wanted = ["--home", str(backed.home), "restore", str(backed.file), "--recovery-code-file", str(code_file), "--json"]
    assert run(wanted) == REFUSED
    assert json.loads(capsys.readouterr().out)["error"]["code"] == "home-not-empty"
    assert (backed.home / "desk.db").read_bytes() == before


@pytest.mark.parametrize("how", ["wrong code", "cut off", "no backup"])
def test_what_cannot_be_put_back_ends_with_exit_code_4_and_leaves_nothing(backed, tmp_path, today, capsys, how):
    (tmp_path / "code").write_text(new_recovery_code() if how == "wrong code" else backed.code, "utf-8")
    if how != "wrong code":
        backed.file.write_bytes(backed.file.read_bytes()[:-100] if how == "cut off" else b"x")
    new = ["--home", str(tmp_path / "new"), "restore", str(backed.file)]
    assert (
        run([*new, "--recovery-code-file", str(tmp_path / "code"), "--key-file", str(tmp_path / "k"), "--json"])
        == NOT_OPENED
    )
    assert json.loads(capsys.readouterr().out)["error"]["code"].startswith("backup-")
    assert not (tmp_path / "new").exists()
    assert not (tmp_path / "k").exists()


def test_without_a_way_to_keep_the_key_nothing_is_put_back(backed, tmp_path):
    with pytest.raises(Refused, match="no-way-to-keep-key"):
        restore(tmp_path / "new", backed.file, [code_identity(backed.code)], on=TODAY)
    assert not (tmp_path / "new").exists()


@pytest.fixture
def newer_code(backed):
    """A recovery code that was made after the backup, and a later backup beside it that opens with that one alone."""
    code = new_recovery_code()
    with open_desk(backed.home) as desk:
        renew_recovery(desk, code, on=TODAY)
        back_up(desk, backed.file.with_name("later.age"), on=TODAY)
    return code


def test_a_later_backup_that_does_not_open_is_named_for_its_list_was_not_followed(backed, newer_code, tmp_path):
    done = again(backed, tmp_path / "new")
    assert (done.lists, done.unopened) == ((), ("later.age",))


def test_a_package_of_another_desk_that_lies_beside_it_is_not_named(backed, tmp_path):
    backed.file.with_name("h-H0003.age").write_bytes(backed.file.read_bytes()[: 64 * 1024])
    assert again(backed, tmp_path / "new").unopened == ()


def test_with_the_code_of_each_the_list_of_a_later_backup_is_followed(backed, newer_code, tmp_path, today, capsys):
    given = []
    for name, code in (("code", backed.code), ("code-2", newer_code)):
        (tmp_path / name).write_text(code, "utf-8")
        given += ["--recovery-code-file", str(tmp_path / name)]
    new = ["--home", str(tmp_path / "new"), "restore", str(backed.file), *given]
    assert run([*new, "--key-file", str(tmp_path / "key"), "--json"]) == DONE, capsys.readouterr().out
    told = json.loads(capsys.readouterr().out)
    assert (told["lists"], told["unopened"]) == (["later.age"], [])


def test_a_backup_of_another_desk_is_no_list_to_follow(backed, store, tmp_path):
    renew_recovery(store, backed.code, on=TODAY)
    write_slots(store.home, "another", read_slots(store.home)[1])
    other = back_up(store, tmp_path / "other.age", on=TODAY).made.path
    with pytest.raises(Refused, match="backup-of-another"):
        again(backed, tmp_path / "new", others=[other])


def test_a_desk_that_was_put_back_writes_over_no_backup_of_the_living_one(backed, tmp_path):
    again(backed, tmp_path / "new")
    with (
        open_desk(tmp_path / "new", key_file=tmp_path / "key") as store,
        pytest.raises(Refused, match="backup-file-other"),
    ):
        back_up(store, backed.file, on=TODAY)


def test_trying_out_a_fresh_backup_finds_it_the_same_as_the_desk(backed, desk):
    found = drill(desk, backed.file, on=TODAY)
    assert (found.ok, found.compared.since, found.compared.rows) == (True, 0, {})
    assert [row.drilled_on for row in list_backups(desk)] == [TODAY]


def test_trying_out_an_older_backup_tells_what_came_since(backed, desk):
    add_partner(desk, "Waterland")
    found = drill(desk, backed.file, on=TODAY)
    assert (found.ok, found.compared.since, found.compared.rows) == (True, 1, {"partner": (1, 2)})


def test_a_backup_of_another_course_of_the_desk_is_not_in_order(backed, tmp_path):
    again(backed, tmp_path / "new")
    with open_desk(tmp_path / "new", key_file=tmp_path / "key") as store:
        add_partner(store, "Waterland")
        other = back_up(store, tmp_path / "other.age", on=TODAY).made.path
    with open_desk(backed.home) as desk:
        found = drill(desk, other, [code_identity(backed.code)], on=TODAY)
    assert (found.ok, found.same_desk, found.compared.in_chain, found.id) == (False, True, False, None)


def test_trying_out_leaves_nothing(backed, desk):
    before = sorted(path.name for path in backed.home.rglob("*"))
    drill(desk, backed.file, on=TODAY)
    assert sorted(path.name for path in backed.home.rglob("*")) == before


def test_a_reader_sees_what_trying_out_found(backed, today, capsys):
    with open_desk(backed.home) as desk:
        add_partner(desk, "Waterland")
    assert run(["--home", str(backed.home), "restore", str(backed.file), "--drill"]) == DONE
    assert capsys.readouterr().out.splitlines() == [
        "reserve.age, gemaakt op 3 nov 2026: De kopie is heel. Sindsdien kwam er in dit bureau 1 gebeurtenis bij.",
        "  1 andere lijst verschilt ook",
    ]
