"""The forecast of a whole desk: the same as judging everybody day by day, though few are read."""

from datetime import date, timedelta

import pytest

from desk.home.practice.making import make_practice_desk
from desk.pairings.proposing import propose_pairing
from desk.partners.organisations import load_organisations
from desk.renewal.forecasting import forecast
from desk.store.opening import open_desk
from desk.volunteers.loading import load_volunteers
from desk.volunteers.recording import add_pause
from schema.codes import Task
from schema.deployable import reasons_by_task
from schema.refused import Refused
from tests.desk.training.planned import person
from tests.desk.volunteers.invented import ANKER, ON, read_in, request, volunteer


@pytest.fixture(scope="module")
def practice(tmp_path_factory):
    home = tmp_path_factory.mktemp("practice") / "home"
    make_practice_desk(home, home / "key", residents=200, volunteers=120, seed=3, on=ON)
    with open_desk(home) as store:
        yield store


def plainly(store, days):
    """Judge every volunteer on every day: who loses which tasks."""
    organisations, found = load_organisations(store), {}
    for one in load_volunteers(store):
        before = None
        for day in (ON + timedelta(days=passed) for passed in range(days + 1)):
            held = reasons_by_task(one, organisations[one.organisation], day, store.settings(day))
            able = {task for task, reasons in held.items() if not reasons}
            if before is not None and before - able:
                found[one.id, day] = {task for task in Task if task in before - able}
            before = able
    return found


def test_the_forecast_of_a_desk_is_what_judging_everybody_day_by_day_says(practice):
    told = {(line.id, line.day): set(line.tasks) for line in forecast(practice, on=ON).lines if line.tasks}
    assert len(told) > 30
    assert told == plainly(practice, 90)


def test_a_setting_that_changes_within_the_window_is_reckoned_with(store, tmp_path):
    read_in(store, tmp_path, volunteers=[volunteer("V1", **{"training:privacy": "2025-12-01"})])
    new = {"name": "refresher_after_months", "value": "6", "starts_on": "2026-12-01", "reason": "raad"}
    with store.write(store.user, "test", "desk") as tx:
        tx.insert("setting", [new])
    told = {(line.id, line.day): set(line.tasks) for line in forecast(store, on=ON).lines}
    assert [day for _who, day in told] == [date(2026, 12, 1)]
    assert told == plainly(store, 90)


def test_every_week_counts_its_own_lines(practice):
    told = forecast(practice, on=ON)
    assert len(told.tallies) == 13
    for tally in told.tallies:
        lines = told.of_week(tally.week.number)
        assert all(tally.week.first <= line.day <= tally.week.last for line in lines)
        assert tally.volunteers == len({line.id for line in lines if line.kind == "volunteer" and line.tasks})
        assert tally.pairings == len({hit.pairing for line in lines for hit in line.pairings})
    assert sum(len(told.of_week(tally.week.number)) for tally in told.tallies) == len(told.lines)


def test_a_pairing_falls_out_with_the_task_of_its_volunteer(store, tmp_path):
    people = [volunteer("V1", **{"training:veilig-huisbezoek": "2024-11-20"})]
    asked = [request("H1", achternaam="A"), request("H2", achternaam="B", taak="preventie")]
    read_in(store, tmp_path, volunteers=people, requests=asked)
    lost, _kept = (propose_pairing(store, kenmerk, "V1", on=ON)["id"] for kenmerk in ("H1", "H2"))
    line = forecast(store, on=ON).lines[0]
    assert (line.day, line.act, line.causes) == (date(2026, 11, 20), "enrol", ("training-expired:veilig-huisbezoek",))
    assert [hit.pairing for hit in line.pairings] == [lost]


def test_a_pause_that_was_planned_is_foretold(store, tmp_path):
    read_in(store, tmp_path, volunteers=[volunteer("V1")])
    add_pause(store, person(store, "V1"), date(2026, 11, 12))
    told = forecast(store, on=ON)
    assert [(line.day, line.week, line.causes, line.act) for line in told.lines if line.week < 9] == [
        (date(2026, 11, 12), 2, ("pause",), "talk-about-end")
    ]


def test_an_agreement_that_ends_stands_above_the_volunteers_it_takes_along(store, tmp_path):
    ends = ANKER | {"samenwerking_tot": "2026-11-30"}
    people = [volunteer("V1", organisatie="ANKER"), volunteer("V2")]
    read_in(store, tmp_path, organisations=[ends], volunteers=people)
    lines = [line for line in forecast(store, on=ON).lines if line.day == date(2026, 12, 1)]
    assert [(line.kind, line.causes, line.volunteers) for line in lines] == [
        ("agreement", ("collaboration",), 1),
        ("volunteer", ("collaboration-missing",), 0),
    ]


@pytest.mark.parametrize(("days", "count"), [(1, 1), (7, 1), (8, 2), (90, 13), (366, 53)])
def test_a_window_may_be_shorter_or_longer(store, days, count):
    told = forecast(store, on=ON, days=days)
    assert (len(told.tallies), told.until, told.lines) == (count, ON + timedelta(days=days), ())


@pytest.mark.parametrize("days", [0, -1, 367])
def test_a_window_that_cannot_be_is_refused(store, days):
    with pytest.raises(Refused, match="days-out-of-range"):
        forecast(store, on=ON, days=days)
