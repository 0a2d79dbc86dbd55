"""What comes before contact, recorded of many cases at once."""

from datetime import date, timedelta

import pytest

from desk.signals.checking import check_brp_at_once, inform_at_once, judge_checks, judge_informing
from desk.signals.files import case_file
from desk.signals.finding import find_case
from desk.signals.recording import close_case, inform_resident
from desk.store.undo import last_own_event, undo
from schema.before_contact import BrpOutcome
from schema.codes import Result
from schema.refused import Refused
from tests.conftest import TODAY
from tests.desk.signals.invented import read_in, signal

HERE = BrpOutcome.LIVING_HERE


@pytest.fixture
def ids(store, tmp_path):
    """Three cases."""
    read_in(store, tmp_path, *(signal(f"K{n}", huisnummer=str(n)) for n in range(1, 4)))
    return [find_case(store, f"K{n}")["id"] for n in range(1, 4)]


def checks(store, case):
    return case_file(store, case, on=TODAY, purpose="test")["brp_checks"]


def test_checks_are_recorded_in_one_event_that_is_undone_as_one(store, ids):
    before = store.head().seq
    assert check_brp_at_once(store, ids, HERE, TODAY, on=TODAY) == ids
    assert store.head().seq == before + 1
    [check] = checks(store, ids[2])
    assert (check["checked_on"], check["checked_by"], check["outcome"]) == ("2026-11-03", store.user.name, HERE)
    undo(store, last_own_event(store), TODAY)
    assert checks(store, ids[0]) == []


def test_a_case_is_checked_once_a_day_while_open_and_not_before_its_signals(store, ids):
    check_brp_at_once(store, ids[:1], HERE, TODAY, on=TODAY)
    close_case(store, ids[1], Result.DECLINED, on=TODAY)
    assert judge_checks(store, ids, TODAY).held == {"already-logged": (ids[0],), "case-closed": (ids[1],)}
    assert judge_checks(store, ids[2:], date(2026, 10, 4)).held == {"before-first-signal": (ids[2],)}


def test_a_day_to_come_and_no_case_at_all_are_refused(store, ids):
    with pytest.raises(Refused, match="date-in-future"):
        check_brp_at_once(store, ids, HERE, TODAY + timedelta(days=1), on=TODAY)
    with pytest.raises(Refused, match="nothing-to-do"):
        check_brp_at_once(store, [], HERE, TODAY, on=TODAY)


def test_residents_are_told_once_in_one_event_that_is_undone_as_one(store, ids):
    inform_resident(store, ids[0], "aan de deur", on=TODAY)
    before = store.head().seq
    assert inform_at_once(store, ids, "in de brief", TODAY, on=TODAY) == ids[1:]
    assert store.head().seq == before + 1
    told = [case_file(store, case, on=TODAY, purpose="test")["informings"] for case in ids]
    assert [[row["how"] for row in each] for each in told] == [["aan de deur"], ["in de brief"], ["in de brief"]]
    undo(store, before + 1, TODAY)
    assert judge_informing(store, ids, TODAY).held == {"already-logged": (ids[0],)}


def test_it_must_say_how_residents_were_told(store, ids):
    with pytest.raises(Refused, match="field-needed"):
        inform_at_once(store, ids, " ", TODAY, on=TODAY)
