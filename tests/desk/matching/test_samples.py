"""Every request with every volunteer, and every volunteer with every task, against a second reading of the rules."""

from datetime import date

import pytest

from desk.matching.suggesting import suggest
from desk.partners.importing import import_organisations
from desk.requests.importing import import_requests
from desk.volunteers.deployability import deployability
from desk.volunteers.importing import import_volunteers
from tests.desk.matching import reread

TODAY = date(2026, 11, 3)
DAYS = (TODAY, date(2026, 10, 1), date(2026, 11, 8), date(2027, 9, 19))
"""Today; a day the files look forward to; days around the ends of agreements and proofs."""


@pytest.fixture
def read(store, samples):
    import_organisations(store, samples / "organisaties.csv", on=TODAY)
    import_volunteers(store, samples / "vrijwilligers.csv", on=TODAY)
    import_requests(store, samples / "hulpvragen.csv", on=TODAY)
    organisations = {row["kenmerk"]: row for row in reread.rows(samples / "organisaties.csv")}
    return organisations, reread.rows(samples / "vrijwilligers.csv"), reread.rows(samples / "hulpvragen.csv")


@pytest.mark.shared
@pytest.mark.parametrize("on", DAYS)
def test_every_volunteer_and_task_of_the_sample_is_judged_as_the_rules_read(store, read, on):
    organisations, volunteers, _ = read
    kenmerk = {row["id"]: row["kenmerk"] for row in store.query("SELECT id, kenmerk FROM visible_volunteers")}
    told = {(kenmerk[row["volunteer"]], row["task"]): set(row["reasons"]) for row in deployability(store, on=on)}
    assert told == {
        (volunteer["kenmerk"], task): reread.task_reasons(volunteer, organisations, task, on)
        for volunteer in volunteers
        for task in reread.TASKS
    }


@pytest.mark.shared
@pytest.mark.parametrize("on", DAYS)
def test_every_pair_of_the_sample_is_judged_as_the_rules_read(store, read, on):
    organisations, volunteers, requests = read
    told = {}
    for request in requests:
        found = suggest(store, request["kenmerk"], on=on)
        told |= {(request["kenmerk"], held.kenmerk): set(held.reasons) for held in found.refused}
        told |= {(request["kenmerk"], candidate.kenmerk): set() for candidate in found.candidates}
    assert len(told) == len(requests) * len(volunteers)
    assert told == {
        (request["kenmerk"], volunteer["kenmerk"]): reread.pair_reasons(volunteer, organisations, request, on)
        for request in requests
        for volunteer in volunteers
    }
