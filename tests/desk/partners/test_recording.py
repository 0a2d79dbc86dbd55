"""Organisations made and changed by hand, their agreements, and how those stand on a day."""

from datetime import date, timedelta

import pytest

from desk.partners.agreeing import NewVersion, add_agreement
from desk.partners.organisations import municipality_id
from desk.partners.recording import (
    NewOrganisation,
    add_organisation,
    change_organisation,
    organisation_record,
)
from desk.partners.standing import Standing, State, list_with_standing, standing
from desk.partners.versions import agreements_of, organisation_of
from schema.codes import AgreementKind, OrganisationKind, Task
from schema.organisations import Agreement, Organisation
from schema.refused import Refused
from tests.conftest import TODAY, dump

KIND = OrganisationKind.VOLUNTEER_ORGANISATION
COLLABORATION, AUTHORISATION = AgreementKind.COLLABORATION, AgreementKind.AUTHORISATION
TOMORROW = TODAY + timedelta(days=1)


@pytest.fixture
def maatje(store):
    """An organisation with one task that asks for no authorisation."""
    return add_organisation(store, NewOrganisation("Stichting Maatje", KIND, kvk="90001117", tasks=(Task.PREVENTION,)))


def test_a_new_organisation_is_stored_under_the_next_free_kenmerk(store, maatje):
    second = organisation_record(store, add_organisation(store, NewOrganisation("Buurthuis", KIND)))
    first = organisation_record(store, maatje)
    assert (first["kenmerk"], second["kenmerk"]) == ("ORG01", "ORG02")
    assert (first["name"], first["kvk"], first["tasks"]) == ("Stichting Maatje", "90001117", "preventie")
    assert second["kvk"] is None


@pytest.mark.parametrize(
    ("wrong", "code"), [({"name": " "}, "field-needed"), ({"kvk": "123"}, "kvk-unreadable")], ids=["name", "kvk"]
)
def test_what_cannot_be_is_refused_and_changes_nothing(store, maatje, wrong, code):
    before = dump(store)
    with pytest.raises(Refused, match=code):
        change_organisation(store, maatje, wrong, version=1)
    with pytest.raises(Refused, match=code):
        add_organisation(store, NewOrganisation(**{"name": "Ander", "kind": KIND} | wrong))
    assert dump(store) == before


def test_a_change_is_stored_under_the_next_version_and_a_stale_one_refused(store, maatje):
    assert change_organisation(store, maatje, {"name": "Maatje", "phone": "", "tasks": ()}, version=1) == 2
    assert organisation_record(store, maatje)["tasks"] == ""
    with pytest.raises(Refused, match="stale"):
        change_organisation(store, maatje, {"name": "Anders"}, version=1)


def test_a_later_agreement_replaces_the_one_before_it_with_its_reason(store, maatje):
    add_agreement(store, maatje, NewVersion(COLLABORATION, date(2025, 1, 1)), on=TODAY)
    new = add_agreement(store, maatje, NewVersion(COLLABORATION, TODAY, TOMORROW, "minder taken"), on=TODAY)
    told = agreements_of(store, maatje, on=TODAY)
    assert [(it["status"], it["reason"]) for it in told] == [("replaced", None), ("in-force", "minder taken")]
    assert organisation_of(store, new) == maatje


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "reason", "code"),
    [
        (TODAY, TODAY - timedelta(days=1), "r", "ends-before-start"),
        (date(2025, 1, 1), None, "r", "agreement-already-there"),
        (TODAY, None, " ", "reason-missing"),
    ],
)
def test_an_agreement_that_cannot_be_is_refused(store, maatje, starts_on, ends_on, reason, code):
    add_agreement(store, maatje, NewVersion(COLLABORATION, date(2025, 1, 1)), on=TODAY)
    with pytest.raises(Refused, match=code):
        add_agreement(store, maatje, NewVersion(COLLABORATION, starts_on, ends_on, reason), on=TODAY)
    assert len(agreements_of(store, maatje, on=TODAY)) == 1


def test_an_organisation_that_is_not_known_is_refused(store):
    for ask in (organisation_record, organisation_of):
        with pytest.raises(Refused, match="unknown-id"):
            ask(store, "nobody")


@pytest.mark.parametrize(
    ("versions", "expected"),
    [
        ([], Standing(State.MISSING)),
        ([(TODAY, None)], Standing(State.VALID, None)),
        ([(date(2025, 1, 1), TODAY)], Standing(State.VALID, TODAY)),
        ([(date(2025, 1, 1), date(2026, 11, 2))], Standing(State.EXPIRED, date(2026, 11, 2))),
        ([(TOMORROW, None)], Standing(State.PLANNED, TOMORROW)),
        ([(date(2025, 1, 1), None), (TODAY, TODAY)], Standing(State.VALID, TODAY)),
    ],
)
def test_how_an_agreement_stands_follows_from_its_versions_and_the_day(versions, expected):
    agreements = tuple(Agreement(COLLABORATION, *days) for days in versions)
    assert standing(Organisation("o", KIND, frozenset(), agreements), TODAY)[COLLABORATION] == expected


@pytest.mark.parametrize(
    ("tasks", "expected"), [({Task.FIRST_CONTACT}, State.MISSING), ({Task.PREVENTION}, State.NOT_ASKED)]
)
def test_an_authorisation_is_asked_only_for_the_tasks_that_need_one(tasks, expected):
    assert standing(Organisation("o", KIND, frozenset(tasks)), TODAY)[AUTHORISATION].state is expected


def test_the_municipality_needs_no_agreement_with_itself(store):
    [own] = list_with_standing(store, on=TODAY)
    assert own["id"] == municipality_id(store)
    assert own["standing"][COLLABORATION].state is State.NOT_ASKED
