"""Being away: who has access in whose place and until when, what changed meanwhile, and that it was seen."""

from datetime import UTC, datetime, timedelta

import pytest

from desk.privacy.absences import come_back, extend_absence, go_away, own_absence, see_changes, unseen
from desk.privacy.accounts import add_account
from desk.privacy.meanwhile import changes_during
from desk.signals.importing import import_signals
from desk.signals.recording import log_contact
from desk.store.absences import absences
from desk.store.opening import open_desk
from desk.store.undo import last_own_event, undo
from schema.absences import Absence
from schema.codes import Channel
from schema.refused import CannotOpen, Refused
from schema.roles import Account, Role, role_on
from tests.conftest import TODAY
from tests.desk.screens.case_desk import SIGNALS

DAY = timedelta(days=1)
LAST = TODAY + 5 * DAY


@pytest.fixture
def two(store, tmp_path):
    """A desk with a reader of figures beside its coordinator."""
    add_account(store, "B. Lezer", Role.REVIEWER, key_file=tmp_path / "lezer", on=TODAY)
    return store


def opened(store, tmp_path, on):
    return open_desk(store.home, key_file=tmp_path / "lezer", on=on)


@pytest.mark.parametrize(
    ("days", "role"),
    [(-1, Role.REVIEWER), (0, Role.STAND_IN), (5, Role.STAND_IN), (6, Role.REVIEWER)],
)
def test_who_stands_in_has_the_desk_on_those_days_and_on_no_other(two, tmp_path, days, role):
    go_away(two, until_on=LAST, stand_in="B. Lezer", on=TODAY)
    with opened(two, tmp_path, TODAY + days * DAY) as own:
        assert (own.user.role, own.user.sees_all) == (role, role is Role.STAND_IN)


def test_her_access_ends_on_the_day_the_other_comes_back_early(two, tmp_path):
    go_away(two, until_on=LAST, stand_in="B. Lezer", on=TODAY)
    come_back(two, on=TODAY + 2 * DAY)
    with opened(two, tmp_path, TODAY + DAY) as own:
        assert own.user.role == Role.STAND_IN
    with opened(two, tmp_path, TODAY + 2 * DAY) as own:
        assert own.user.role == Role.REVIEWER


def test_her_access_goes_on_where_the_other_stays_away_longer(two, tmp_path):
    go_away(two, until_on=LAST, stand_in="B. Lezer", on=TODAY)
    extend_absence(two, LAST + 3 * DAY, on=TODAY)
    with opened(two, tmp_path, LAST + 3 * DAY) as own:
        assert own.user.role == Role.STAND_IN


def test_an_absence_taken_back_by_undo_gives_nobody_access(two, tmp_path):
    go_away(two, until_on=LAST, stand_in="B. Lezer", on=TODAY)
    undo(two, last_own_event(two), TODAY)
    with opened(two, tmp_path, TODAY) as own:
        assert own.user.role == Role.REVIEWER


def test_an_account_of_an_earlier_holiday_stands_in_again_without_a_new_one(store, tmp_path):
    add_account(store, "C. Inval", Role.STAND_IN, until_on=TODAY, key_file=tmp_path / "lezer", on=TODAY)
    go_away(store, from_on=TODAY + 30 * DAY, until_on=TODAY + 40 * DAY, stand_in="C. Inval", on=TODAY)
    with pytest.raises(CannotOpen, match="access-over"):
        opened(store, tmp_path, TODAY + 29 * DAY)
    opened(store, tmp_path, TODAY + 30 * DAY).close()


def test_whoever_has_left_stands_in_for_nobody(two, tmp_path):
    left = Account("b", "B", Role.REVIEWER, left_on=TODAY)
    away = Absence("1", "a", "b", TODAY, LAST)
    assert role_on(left, TODAY, [away]) is Role.NOBODY


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"until_on": TODAY - DAY}, "ends-before-start"),
        ({"until_on": TODAY - DAY, "from_on": TODAY - DAY}, "absence-past"),
        ({"stand_in": "F. de Wit"}, "stand-in-herself"),
        ({"stand_in": "niemand"}, "unknown-id"),
        ({"stand_in": "P. Wacht"}, "stand-in-guards"),
        ({"stand_in": "L. Weg"}, "account-ended"),
    ],
)
def test_an_absence_that_cannot_be_is_refused(two, tmp_path, more, code):
    from desk.privacy.accounts import end_account

    for name, role in (("P. Wacht", Role.PRIVACY), ("L. Weg", Role.REVIEWER)):
        add_account(two, name, role, key_file=tmp_path / name, on=TODAY)
    end_account(two, "L. Weg", on=TODAY)
    with pytest.raises(Refused, match=code):
        go_away(two, **{"until_on": LAST, "stand_in": "B. Lezer", **more}, on=TODAY)
    assert absences(two) == ()


def test_nobody_is_away_twice_at_once(two):
    go_away(two, until_on=LAST, stand_in=None, on=TODAY)
    with pytest.raises(Refused, match="absence-overlaps"):
        go_away(two, from_on=LAST, until_on=LAST + DAY, stand_in=None, on=TODAY)
    go_away(two, from_on=LAST + DAY, until_on=LAST + 2 * DAY, stand_in=None, on=TODAY)


@pytest.mark.parametrize(("stand_in", "code"), [(None, "stand-in-busy"), ("F. de Wit", "stand-in-away")])
def test_who_stands_in_is_not_away_in_those_days(store, tmp_path, stand_in, code):
    add_account(store, "K. Smit", Role.COORDINATOR, key_file=tmp_path / "lezer", on=TODAY)
    go_away(store, until_on=LAST, stand_in="K. Smit", on=TODAY)
    with opened(store, tmp_path, TODAY) as own, pytest.raises(Refused, match=code):
        go_away(own, from_on=LAST, until_on=LAST + DAY, stand_in=stand_in, on=TODAY)


def test_who_is_away_stands_in_for_nobody_in_those_days(store, tmp_path):
    add_account(store, "K. Smit", Role.COORDINATOR, key_file=tmp_path / "lezer", on=TODAY)
    go_away(store, until_on=LAST, stand_in=None, on=TODAY)
    with opened(store, tmp_path, TODAY) as own, pytest.raises(Refused, match="stand-in-away"):
        go_away(own, from_on=LAST, until_on=LAST + DAY, stand_in="F. de Wit", on=TODAY)


def test_who_only_reads_leaves_the_desk_to_nobody(two, tmp_path):
    with opened(two, tmp_path, TODAY) as own, pytest.raises(Refused, match="role-may-not"):
        go_away(own, until_on=LAST, stand_in="F. de Wit", on=TODAY)


def test_a_stand_in_passes_the_desk_on_to_nobody(two, tmp_path):
    add_account(two, "D. Derde", Role.REVIEWER, key_file=tmp_path / "derde", on=TODAY)
    go_away(two, until_on=LAST, stand_in="B. Lezer", on=TODAY)
    with opened(two, tmp_path, TODAY) as own, pytest.raises(Refused, match="role-may-not"):
        go_away(own, until_on=LAST, stand_in="D. Derde", on=TODAY)


def test_who_is_not_away_cannot_come_back_nor_stay_longer(store):
    for act in (lambda: come_back(store, on=TODAY), lambda: extend_absence(store, LAST, on=TODAY)):
        with pytest.raises(Refused, match="not-away"):
            act()


@pytest.fixture
def after(two, tmp_path):
    """The coordinator was away for three days; her stand-in logged two contacts on one case and read in new signals."""
    path = tmp_path / "signalen.csv"
    path.write_text(SIGNALS, "utf-8")
    import_signals(two, path, on=TODAY)
    two.moment = lambda: datetime(2026, 11, 3, 7, tzinfo=UTC)
    go_away(two, until_on=TODAY + 2 * DAY, stand_in="B. Lezer", on=TODAY)
    with opened(two, tmp_path, TODAY + DAY) as own:
        own.moment = lambda: datetime(2026, 11, 4, 9, tzinfo=UTC)
        for _time in range(2):
            log_contact(own, "S3", Channel.PHONE, False, on=TODAY + DAY)
        path.write_text(
            SIGNALS.replace("S3;", "S9;").replace("C.;Bos;;Vlashof;1234AD;7", "E.;Berk;;Vlashof;1234AD;11"), "utf-8"
        )
        import_signals(own, path, on=TODAY + DAY)
    del two.moment
    return two


def test_on_return_each_file_says_what_was_done_how_often_and_by_whom(after):
    back = TODAY + 3 * DAY
    told = {(each.kind, each.who): each for each in changes_during(after, unseen(after, on=back), on=back)}
    case = told["case", "C. Bos"]
    assert (case.by, case.verbs, case.acts) == (("B. Lezer",), ("log-contact",), 2)
    assert told["case", "E. Berk"].verbs == ("import-signals",)
    assert all(each.by == ("B. Lezer",) for each in told.values())


def test_her_own_acts_and_what_came_before_are_no_news(after):
    back = TODAY + 3 * DAY
    log_contact(after, "S1", Channel.PHONE, False, on=back)
    told = changes_during(after, unseen(after, on=back), on=back)
    assert {(each.kind, each.who) for each in told} == {("case", "C. Bos"), ("case", "E. Berk")}


def test_what_was_seen_does_not_come_back(after):
    back = TODAY + 3 * DAY
    see_changes(after, on=back)
    assert unseen(after, on=back) is None
    with pytest.raises(Refused, match="nothing-to-see"):
        see_changes(after, on=back)


def test_nothing_is_put_before_her_while_she_is_away(after):
    assert unseen(after, on=TODAY + 2 * DAY) is None
    assert own_absence(after, TODAY + 2 * DAY) is not None
