"""Who can open a desk: by key file, passphrase or recovery code, and nobody else."""

import base64
import json
import os
import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desk.store import slots
from desk.store.opening import RENEWED, create_desk, open_desk, recover, renew_recovery
from desk.store.slots import KEY_FILE, SLOTS
from desk.store.store import DATABASE, User
from desk.store.verify import verify
from schema.refused import CannotOpen, Refused
from tests.conftest import TODAY

FACTS = {"municipality": "Gemeente Voorbeeldstad", "municipality-code": "9999"}
PASSPHRASE = "vier zwanen vliegen ë"


@pytest.fixture(autouse=True)
def light_stretching(monkeypatch):
    """A passphrase slot of a test need not hold back a thief."""
    monkeypatch.setattr(slots, "SCRYPT", {"n": 2**10, "r": 8, "p": 1})


@pytest.fixture
def made(tmp_path):
    """A desk with its key file outside the home."""
    return create_desk(tmp_path / "home", FACTS, "F. de Wit", on=TODAY, key_file=tmp_path / "key")


@pytest.fixture
def by_passphrase(tmp_path):
    return create_desk(tmp_path / "home", FACTS, "F. de Wit", on=TODAY, ask=lambda: PASSPHRASE)


def refusal(home, **how):
    with pytest.raises(CannotOpen) as caught:
        open_desk(home, **how)
    return caught.value.code


def opens(home, **how):
    with open_desk(home, **how) as store:
        return store.user.name == "F. de Wit"


def test_the_key_file_opens(made, tmp_path):
    assert opens(made.home, key_file=tmp_path / "key")


def test_the_key_file_named_in_the_environment_opens(made, tmp_path, monkeypatch):
    monkeypatch.setenv("DESK_KEY_FILE", str(tmp_path / "key"))
    assert opens(made.home)


def test_a_key_file_in_the_home_opens(made, tmp_path):
    os.rename(tmp_path / "key", made.home / KEY_FILE)
    assert opens(made.home)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no file modes")
def test_a_key_file_is_made_for_its_owner_alone(made, tmp_path):
    assert (tmp_path / "key").stat().st_mode & 0o777 == 0o600


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no file modes")
@pytest.mark.parametrize("mode", [0o640, 0o604, 0o610, 0o620, 0o644])
def test_a_key_file_that_others_may_touch_is_refused(made, tmp_path, mode):
    (tmp_path / "key").chmod(mode)
    assert refusal(made.home, key_file=tmp_path / "key") == "key-file-open"


def test_the_key_of_another_desk_is_a_wrong_key(made, tmp_path):
    slots.key_file_slot("other", slots.new_key(), tmp_path / "other")
    assert refusal(made.home, key_file=tmp_path / "other") == "wrong-key"


@pytest.mark.parametrize("content", [b"", b"no key", b"\xff\xfe", base64.b64encode(bytes(31))])
def test_a_file_that_holds_no_key_is_refused(made, tmp_path, content):
    (tmp_path / "key").write_bytes(content)
    assert refusal(made.home, key_file=tmp_path / "key") == "key-file-unreadable"


def test_a_key_file_that_is_not_there_is_refused(made, tmp_path):
    assert refusal(made.home, key_file=tmp_path / "absent") == "key-file-unreadable"


def test_a_key_file_that_cannot_be_made_is_refused_and_leaves_no_desk(tmp_path):
    (tmp_path / "note").write_text("no folder")
    with pytest.raises(Refused, match="key-file-unwritable"):
        create_desk(tmp_path / "home", FACTS, "F. de Wit", on=TODAY, key_file=tmp_path / "note" / "key")
    assert list((tmp_path / "home").iterdir()) == []


def test_without_any_key_the_ways_of_the_desk_are_named(made):
    with pytest.raises(CannotOpen) as caught:
        open_desk(made.home)
    assert (caught.value.code, caught.value.values) == ("no-key", {"ways": "key-file, recovery"})


def test_the_passphrase_opens(by_passphrase):
    assert opens(by_passphrase.home, ask=lambda: PASSPHRASE)


def test_the_passphrase_opens_however_its_accents_are_typed(by_passphrase):
    assert opens(by_passphrase.home, ask=lambda: "vier zwanen vliegen e\u0308")


@pytest.mark.parametrize("typed", ["", "vier zwanen", PASSPHRASE.upper(), "\udcff\udcfe"])
def test_another_passphrase_is_a_wrong_key(by_passphrase, typed):
    assert refusal(by_passphrase.home, ask=lambda: typed) == "wrong-key"


def test_where_nobody_can_be_asked_there_is_no_key(by_passphrase):
    assert refusal(by_passphrase.home) == "no-key"


def test_a_real_passphrase_slot_is_slow_to_guess(monkeypatch, tmp_path):
    monkeypatch.undo()
    slot = slots.passphrase_slot("desk", bytes(32), PASSPHRASE)
    assert (slot["n"], slot["r"], slot["p"]) == (131_072, 8, 1)
    assert slots.open_slot(slot, "desk", slots.stretched(slot, PASSPHRASE)) == bytes(32)


@pytest.mark.parametrize(
    "typed",
    [
        lambda code: code,
        str.lower,
        lambda code: code.replace("-", ""),
        lambda code: f" {code.replace('-', ' ')} ",
        lambda code: code.replace("0", "O").replace("1", "I"),
        lambda code: code.replace("0", "o").replace("1", "l"),
    ],
    ids=["as shown", "lower case", "without dashes", "with spaces", "O and I", "o and l"],
)
def test_the_recovery_code_opens_however_it_is_typed(typed):
    code = "0123-4567-89AB-CDEF-GHJK-MNPQ-01RS"
    slot = slots.recovery_slot("desk", bytes(range(32)), code)
    assert slots.open_slot(slot, "desk", slots.from_code(typed(code))) == bytes(range(32))


def test_the_recovery_code_gives_a_lost_desk_a_new_way_in(made, tmp_path):
    (tmp_path / "key").unlink()
    recover(made.home, made.recovery_code, key_file=tmp_path / "new")
    assert opens(made.home, key_file=tmp_path / "new")


def test_after_recovery_the_old_way_in_still_opens(made, tmp_path):
    recover(made.home, made.recovery_code, ask=lambda: PASSPHRASE)
    assert opens(made.home, key_file=tmp_path / "key")
    assert opens(made.home, ask=lambda: PASSPHRASE)


def test_a_wrong_recovery_code_opens_nothing(made, tmp_path):
    with pytest.raises(CannotOpen, match="wrong-key"):
        recover(made.home, slots.new_recovery_code(), key_file=tmp_path / "new")
    assert not (tmp_path / "new").exists()


def test_a_recovery_code_is_long_and_without_look_alikes():
    code = slots.new_recovery_code()
    assert [len(group) for group in code.split("-")] == [4] * 7
    assert not set(code) & set("ILOU")


def test_a_renewed_code_opens_and_the_old_one_opens_no_more(made, tmp_path):
    new = slots.new_recovery_code()
    with open_desk(made.home, key_file=tmp_path / "key") as store:
        renew_recovery(store, new, on=TODAY)
    with pytest.raises(CannotOpen, match="wrong-key"):
        recover(made.home, made.recovery_code, key_file=tmp_path / "new")
    recover(made.home, new, key_file=tmp_path / "new")
    assert opens(made.home, key_file=tmp_path / "new")


def test_a_renewal_stands_in_the_audit_chain(store):
    record = renew_recovery(store, slots.new_recovery_code(), on=TODAY)
    [event] = store.query("SELECT verb, body FROM visible_events ORDER BY seq DESC LIMIT 1")
    assert (event["verb"], json.loads(event["body"])["ids"]) == (RENEWED, [record])
    assert store.setting(RENEWED) == TODAY.isoformat()
    assert verify(store).ok


def test_a_renewal_that_cannot_be_logged_leaves_the_old_code_working(made, tmp_path):
    new = slots.new_recovery_code()
    with open_desk(made.home, key_file=tmp_path / "key") as store:
        store.user = User(None, "", "coordinator")
        with pytest.raises(Exception, match="must be a string"):
            renew_recovery(store, new, on=TODAY)
    recover(made.home, made.recovery_code, key_file=tmp_path / "new")
    assert opens(made.home, key_file=tmp_path / "new")


def test_a_home_without_a_desk_says_so(tmp_path):
    assert refusal(tmp_path) == "no-desk"


def test_a_home_that_is_a_file_has_no_desk(tmp_path):
    (tmp_path / "note").write_text("no folder")
    assert refusal(tmp_path / "note") == "no-desk"


def test_a_user_who_is_not_known_is_refused_with_those_who_are(home):
    with pytest.raises(CannotOpen) as caught:
        open_desk(home, "W. Onbekend")
    assert (caught.value.code, caught.value.values["known"]) == ("user-unknown", "F. de Wit")


DAMAGED_SLOTS = [
    "",
    "{",
    "[]",
    "null",
    "{}",
    '{"desk": "x"}',
    '{"desk": "x", "slots": null}',
    '{"desk": "x", "slots": 3}',
    '{"desk": "x", "slots": ["a"]}',
    '{"desk": "x", "slots": [null]}',
    '{"desk": "x", "slots": [{"kind": "key-file"}]}',
    '{"desk": "x", "slots": [{"kind": "key-file", "nonce": 1, "sealed": 2}]}',
    '{"desk": "x", "slots": [{"kind": "key-file", "nonce": "zz", "sealed": ""}]}',
    '{"desk": "x", "slots": [{"kind": "key-file", "nonce": "", "sealed": ""}]}',
]


@pytest.mark.parametrize("text", DAMAGED_SLOTS)
def test_a_damaged_slots_file_is_refused(home, text):
    (home / SLOTS).write_text(text)
    assert refusal(home) == "desk-damaged"


@pytest.mark.parametrize(
    "slot", [{}, {"private": "x"}, {"private": {"nonce": "00", "sealed": "00"}}, {"private": None}]
)
def test_a_damaged_recovery_slot_is_refused(made, tmp_path, slot):
    slots.write_slots(made.home, "x", [{"kind": "recovery", **slot}])
    with pytest.raises(CannotOpen, match="desk-damaged"):
        recover(made.home, made.recovery_code, key_file=tmp_path / "new")


def outcome_of_opening(home):
    try:
        open_desk(home).close()
    except CannotOpen as refused:
        return refused.code
    return "opened"


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(data=st.data())
def test_any_damaged_byte_of_the_slots_opens_or_is_refused(home, data):
    whole = (home / SLOTS).read_bytes()
    place = data.draw(st.integers(0, len(whole) - 1))
    damaged = bytearray(whole)
    damaged[place] ^= data.draw(st.integers(1, 255))
    (home / SLOTS).write_bytes(damaged)
    outcome = outcome_of_opening(home)
    (home / SLOTS).write_bytes(whole)
    assert outcome in ("opened", "desk-damaged", "wrong-key", "no-key")


def test_a_missing_database_is_refused_and_not_made_anew(home):
    (home / DATABASE).unlink()
    assert refusal(home) == "desk-damaged"
    assert not (home / DATABASE).exists()


def test_a_slot_whose_public_half_is_of_another_pair_is_refused_before_a_key_is_sealed_for_nobody(made, tmp_path):
    desk, [way, *others] = slots.read_slots(made.home)
    stranger = slots.pair_slot("key-file", desk, bytes(32), bytes(32))["public"]
    slots.write_slots(made.home, desk, [{**way, "public": stranger}, *others])
    assert refusal(made.home, key_file=tmp_path / "key") == "desk-damaged"
