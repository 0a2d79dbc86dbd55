"""What a narrow role is told by backups, hand-overs, exports, looking back and odd reading: of hers, or nothing."""

import json
import shutil
from contextlib import suppress
from datetime import timedelta

import pytest

from desk.cli.edge import run
from desk.home.looking_back import show_as_it_was
from desk.home.practice.making import make_practice_desk
from desk.pairings.moving import move_pairing
from desk.pairings.proposing import propose_pairing
from desk.privacy.accounts import add_account
from desk.store.opening import open_desk
from schema.codes import Side
from schema.refused import Refused
from schema.roles import Role
from tests.conftest import TODAY
from tests.desk.store.aged import age

YESTERDAY = TODAY - timedelta(days=1)
NARROW = (Role.ORGANISATION, Role.REVIEWER, Role.PRIVACY, Role.ADMINISTRATOR)


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    """A practice desk, with a key file for every narrow role."""
    folder = tmp_path_factory.mktemp("narrow")
    make_practice_desk(folder / "home", folder / "key", residents=40, volunteers=16, seed=3, on=TODAY)
    with open_desk(folder / "home", key_file=folder / "key") as store:
        for role in NARROW:
            own = {"organisation": "ORG01"} if role is Role.ORGANISATION else {}
            add_account(store, f"A. {role}", role, key_file=folder / role, on=TODAY, **own)
    return folder


@pytest.fixture
def said(desk, monkeypatch, capsys):
    """Run a command as a role, and return its exit code and all that it said."""

    def said(role, *command):
        monkeypatch.setenv("DESK_TODAY", TODAY.isoformat())
        monkeypatch.setenv("DESK_KEY_FILE", str(desk / role))
        code = run(["--home", str(desk / "home"), *command])
        out = capsys.readouterr()
        return code, out.out + out.err

    return said


def proposed(store, hers):
    own = [row["id"] for row in hers.query("SELECT id FROM visible_volunteers")]
    for row in store.query("SELECT id, resident FROM visible_requests"):
        for volunteer in own:
            with suppress(Refused):
                return propose_pairing(store, row["id"], volunteer, on=TODAY)["id"], row["id"], row["resident"]
    raise LookupError("no request of the practice desk can be helped by this organisation")


def test_nobody_meets_by_looking_back_whom_she_may_know_no_more(desk, tmp_path):
    home = shutil.copytree(desk / "home", tmp_path / "home")
    with (
        open_desk(home, key_file=desk / "key", on=TODAY) as store,
        open_desk(home, key_file=desk / Role.ORGANISATION, on=TODAY) as hers,
    ):
        pairing, request, resident = proposed(store, hers)
        last = store.head().seq
        age(store, lambda _seq: YESTERDAY)
        told = show_as_it_was(hers, "pairing", pairing, YESTERDAY, on=TODAY, purpose="show")
        assert resident in str(told)
        move_pairing(store, pairing, "refuse", on=TODAY, by=Side.VOLUNTEER)
        age(store, lambda seq: YESTERDAY if seq <= last else TODAY)
        for kind, record in (("resident", resident), ("request", request)):
            with pytest.raises(Refused, match="not-there-then"):
                show_as_it_was(hers, kind, record, YESTERDAY, on=TODAY, purpose="show")
        with suppress(Refused):
            told = show_as_it_was(hers, "pairing", pairing, YESTERDAY, on=TODAY, purpose="show")
            assert resident not in str(told)


@pytest.mark.parametrize(
    ("command", "seen_by"),
    [
        (("exchange", "list"), (Role.PRIVACY,)),
        (("exchange", "keys"), (Role.PRIVACY,)),
        (("exchange", "list", "--receipts"), (Role.PRIVACY,)),
        (("backup", "--list"), (Role.PRIVACY, Role.ADMINISTRATOR)),
        (("privacy", "exports"), (Role.PRIVACY, Role.REVIEWER, Role.ORGANISATION)),
    ],
)
@pytest.mark.parametrize("role", NARROW)
def test_a_list_that_a_role_may_not_see_says_so_and_never_that_there_is_nothing(said, command, seen_by, role):
    code, told = said(role, *command)
    assert code == 0
    assert ("In uw rol is hier niets te zien." in told) == (role not in seen_by)
    assert not [never for never in ("Nog niets", "Nog geen", "Er is nog geen") if never in told]


@pytest.mark.parametrize("role", NARROW)
@pytest.mark.parametrize(
    "command",
    [("exchange", "key", "--new"), ("privacy", "readings"), ("backup", "FILE"), ("export", "volunteers", "FILE")],
)
def test_what_a_role_may_not_do_is_refused_with_whom_to_ask_and_leaves_no_file(said, tmp_path, role, command):
    able = {
        "readings": (Role.PRIVACY,),
        "backup": (Role.ADMINISTRATOR,),
        "volunteers": (Role.ORGANISATION,),
    }
    file = tmp_path / "out.csv"
    code, told = said(role, *(str(file) if part == "FILE" else part for part in command))
    allowed = any(part in able and role in able[part] for part in command)
    assert code == (0 if allowed else 1)
    assert file.exists() == (allowed and "FILE" in command)
    assert allowed or "Vraag het uw" in told


def test_who_sees_no_telephone_number_is_not_told_that_none_is_known(desk, said):
    with open_desk(desk / "home", key_file=desk / "key") as store:
        cases = [row["id"] for row in store.query("SELECT id FROM visible_cases WHERE status = 'open'")]
    told = [json.loads(said(Role.PRIVACY, "show", "case", case, "--json")[1])["next_attempt"] for case in cases[:9]]
    assert told == [None] * 9
