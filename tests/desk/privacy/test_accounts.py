"""Accounts: who may give them, what opens the desk for whom, and what is left of somebody who goes."""

from datetime import timedelta

import pytest

from desk.locale.sentences import sentence
from desk.partners.recording import NewOrganisation, add_organisation
from desk.privacy.accounts import add_account, change_account, end_account, give_way, renew_key, ways_of
from desk.store import slots
from desk.store.accounts import accounts
from desk.store.opening import open_desk, recover
from desk.store.rotating import rotate_key
from desk.store.verify import verify
from schema.codes import OrganisationKind
from schema.refused import CannotOpen, Refused
from schema.roles import Role
from tests.conftest import TODAY
from tests.desk.store.files import add_partner, partners

DAY = timedelta(days=1)
WORDS = "vier zwanen vliegen over"


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    monkeypatch.setattr(slots, "SCRYPT", {"n": 2**4, "r": 8, "p": 1})


def opened(home, tmp_path, name, **more):
    return open_desk(home, key_file=tmp_path / name, on=TODAY, **more)


@pytest.fixture
def reviewer(store, tmp_path):
    return add_account(store, "B. Lezer", Role.REVIEWER, key_file=tmp_path / "lezer", on=TODAY)


def test_whoever_has_a_way_of_her_own_works_as_herself(home, tmp_path, reviewer):
    with opened(home, tmp_path, "lezer") as own:
        assert (own.user.name, own.user.role) == ("B. Lezer", "reviewer")


def test_nobody_opens_the_desk_as_another_with_her_own_key(home, tmp_path, reviewer):
    with pytest.raises(CannotOpen, match="way-of-another"):
        opened(home, tmp_path, "lezer", user="F. de Wit")


def test_the_first_key_is_that_of_whoever_gives_the_first_account(home, store, reviewer):
    assert ways_of(store, store.user.id) == ["key-file"]
    with pytest.raises(CannotOpen, match="way-of-another"):
        open_desk(home, "B. Lezer", on=TODAY)


def test_a_passphrase_opens_the_desk_for_its_own_account(home, store, reviewer):
    give_way(store, reviewer, ask=lambda: WORDS, on=TODAY)
    assert ways_of(store, reviewer) == ["passphrase"]
    (home / "key").unlink()
    with open_desk(home, ask=lambda: WORDS, on=TODAY) as own:
        assert own.user.name == "B. Lezer"


def test_a_new_passphrase_takes_the_place_of_the_old(home, store, reviewer):
    give_way(store, reviewer, ask=lambda: WORDS, on=TODAY)
    with open_desk(home, on=TODAY) as own:
        give_way(own, reviewer, ask=lambda: "een andere zin met woorden", on=TODAY)
    (home / "key").unlink()
    with pytest.raises(CannotOpen, match="wrong-key"):
        open_desk(home, ask=lambda: WORDS, on=TODAY)


@pytest.mark.parametrize(("day", "able"), [(-1, False), (0, True), (5, True), (6, False)])
def test_a_stand_in_has_access_from_her_first_day_to_her_last(home, store, tmp_path, day, able):
    start = TODAY
    add_account(
        store, "C. Inval", Role.STAND_IN, from_on=start, until_on=start + 5 * DAY, key_file=tmp_path / "inval", on=TODAY
    )
    if able:
        open_desk(home, key_file=tmp_path / "inval", on=start + day * DAY).close()
        return
    with pytest.raises(CannotOpen, match="access-over"):
        open_desk(home, key_file=tmp_path / "inval", on=start + day * DAY)


def test_where_no_day_is_given_an_account_that_ends_lets_nobody_in(home, store, tmp_path):
    add_account(store, "C. Inval", Role.STAND_IN, until_on=TODAY + DAY, key_file=tmp_path / "inval", on=TODAY)
    with pytest.raises(CannotOpen, match="access-over"):
        open_desk(home, key_file=tmp_path / "inval")


def test_whose_account_ended_comes_in_no_more_and_her_name_stays(home, store, tmp_path, reviewer):
    end_account(store, "B. Lezer", on=TODAY)
    with pytest.raises(CannotOpen, match="wrong-key"):
        opened(home, tmp_path, "lezer")
    assert [(each.name, each.left_on) for each in accounts(store)] == [("F. de Wit", None), ("B. Lezer", TODAY)]


@pytest.mark.parametrize(
    ("name", "role", "more", "code"),
    [
        (" ", Role.REVIEWER, {}, "field-needed"),
        ("f. de wit", Role.REVIEWER, {}, "account-exists"),
        ("C. Inval", Role.STAND_IN, {}, "account-needs-end"),
        ("D. Buurt", Role.ORGANISATION, {}, "field-needed"),
        ("D. Buurt", Role.ORGANISATION, {"organisation": "ORG9"}, "unknown-id"),
        ("E. Niets", Role.NOBODY, {}, "value-not-in-list"),
        ("G. Om", Role.REVIEWER, {"from_on": TODAY, "until_on": TODAY - DAY}, "ends-before-start"),
    ],
)
def test_what_cannot_be_an_account_is_refused(store, name, role, more, code):
    with pytest.raises(Refused, match=code):
        add_account(store, name, role, on=TODAY, ask=lambda: WORDS, **more)
    assert len(accounts(store)) == 1


def test_a_reviewer_gives_nobody_an_account_but_renews_her_own_way(home, tmp_path, reviewer):
    with opened(home, tmp_path, "lezer") as own:
        for act in (
            lambda: add_account(own, "H. Meer", Role.REVIEWER, ask=lambda: WORDS, on=TODAY),
            lambda: end_account(own, "F. de Wit", on=TODAY),
            lambda: give_way(own, "F. de Wit", ask=lambda: WORDS, on=TODAY),
            lambda: renew_key(own, on=TODAY),
        ):
            with pytest.raises(Refused, match="role-may-not"):
                act()
        give_way(own, reviewer, ask=lambda: WORDS, on=TODAY)
        assert ways_of(own, reviewer) == ["passphrase"]


def test_once_there_is_an_administrator_she_alone_changes_accounts(home, store, tmp_path):
    add_account(store, "I. Beheer", Role.ADMINISTRATOR, key_file=tmp_path / "beheer", on=TODAY)
    with pytest.raises(Refused, match="role-may-not") as refused:
        add_account(store, "J. Meer", Role.REVIEWER, ask=lambda: WORDS, on=TODAY)
    assert sentence(refused.value) == "Dat mag niet in de rol coördinator. Vraag het uw beheerder."
    with opened(home, tmp_path, "beheer") as own:
        assert add_account(own, "J. Meer", Role.REVIEWER, ask=lambda: WORDS, on=TODAY)


def test_somebody_always_may_change_the_accounts(store):
    with pytest.raises(Refused, match="last-manager"):
        end_account(store, "F. de Wit", on=TODAY)
    with pytest.raises(Refused, match="last-manager"):
        change_account(store, "F. de Wit", {"role": Role.REVIEWER}, on=TODAY)


def test_an_organisation_s_coordinator_names_it_by_kenmerk(store):
    own = add_organisation(store, NewOrganisation("Stichting Buurt", OrganisationKind.VOLUNTEER_ORGANISATION))
    [kenmerk] = store.query("SELECT kenmerk FROM visible_organisations WHERE id = ?", [own])
    add_account(store, "D. Buurt", Role.ORGANISATION, organisation=kenmerk["kenmerk"], ask=lambda: WORDS, on=TODAY)
    assert accounts(store)[1].organisation == own


def test_after_a_new_key_all_who_stayed_come_in_and_the_old_key_is_worth_nothing(home, store, tmp_path, reviewer):
    add_partner(store, "Stroom en Zo")
    old = store.file_key
    end_account(store, "B. Lezer", on=TODAY)
    add_account(store, "K. Blijft", Role.PRIVACY, key_file=tmp_path / "blijft", on=TODAY)
    renew_key(store, on=TODAY)
    with opened(home, tmp_path, "blijft") as own:
        assert own.user.name == "K. Blijft"
        assert own.file_key != old
    with open_desk(home, on=TODAY) as own:
        assert list(partners(own).values()) == ["Stroom en Zo"]
        assert verify(own).ok
    with pytest.raises(CannotOpen):
        type(store)(home, old)


def test_a_new_key_waits_until_nobody_else_is_at_the_desk(home, store):
    with open_desk(home, on=TODAY) as other:
        with pytest.raises(Refused, match="desk-in-use"):
            renew_key(store, on=TODAY)
        add_partner(other, "Ging door")
    with open_desk(home, on=TODAY) as own:
        assert list(partners(own).values()) == ["Ging door"]
        renew_key(own, on=TODAY)
    with open_desk(home, on=TODAY) as own:
        assert list(partners(own).values()) == ["Ging door"]


@pytest.mark.parametrize("broken_off", ["before", "between", "after"])
def test_a_renewal_that_is_broken_off_locks_nobody_out(home, store, monkeypatch, broken_off):
    add_partner(store, "Bleef")
    key = store.file_key
    store.close()
    writes = []

    class Gone(BaseException):
        """The power fails."""

    write = slots.write_slots

    def fail(*given):
        writes.append(given)
        if len(writes) == (1 if broken_off == "before" else 2):
            raise Gone
        write(*given)

    def stop(*_given):
        raise Gone

    with monkeypatch.context() as short:
        if broken_off == "between":
            short.setattr("desk.store.rotating.os.replace", stop)
        else:
            short.setattr(slots, "write_slots", fail)
        with pytest.raises(Gone):
            rotate_key(home, key, lambda _way: True)
    with open_desk(home, on=TODAY) as own:
        assert list(partners(own).values()) == ["Bleef"]
    with open_desk(home, on=TODAY) as own:
        assert (own.file_key != key) == (broken_off == "after")
        renew_key(own, on=TODAY)
    assert [path.name for path in home.iterdir() if "coming" in path.name] == []
    assert not any("next" in way for way in slots.read_slots(home)[1])


def test_after_a_new_key_the_recovery_code_still_opens_the_desk(tmp_path):
    from desk.store.opening import create_desk

    made = create_desk(
        tmp_path / "new", {"municipality": "X", "municipality-code": "9999"}, "A", on=TODAY, key_file=tmp_path / "k"
    )
    renew_key(open_desk(made.home, key_file=tmp_path / "k", on=TODAY), on=TODAY)
    recover(made.home, made.recovery_code, key_file=tmp_path / "found")
    open_desk(made.home, key_file=tmp_path / "found", on=TODAY).close()


def test_a_way_of_an_older_desk_is_made_anew_before_the_key_is(home, store):
    desk, ways = slots.read_slots(home)
    key = slots.read_key_file(home / "key")
    old = {"kind": "key-file", **slots.seal(store.file_key, key, f"{desk}:key-file")}
    slots.write_slots(home, desk, [old, *ways[1:]])
    with open_desk(home, on=TODAY) as own, pytest.raises(Refused, match="way-too-old"):
        renew_key(own, on=TODAY)
