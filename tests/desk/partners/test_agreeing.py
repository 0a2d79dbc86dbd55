"""Agreements by version: what may follow what, what is recorded of them, and how they end."""

from datetime import date, timedelta

import pytest

from desk.documents.papers import collaboration
from desk.evaluation.actions import add_action, list_actions
from desk.partners.agreeing import (
    NewVersion,
    add_agreement,
    complete_agreement,
    give_notice,
    withdraw_authorisation,
)
from desk.partners.attention import due_items
from desk.partners.cover import task_cover
from desk.partners.organisations import load_organisations
from desk.partners.recording import NewOrganisation, add_organisation
from desk.partners.standing import Standing, State, standing
from desk.partners.versions import agreement_version, list_agreements, proposed_contents
from schema.agreements import Authorisation, Collaboration, FactualAct, Notice, Processing
from schema.codes import AgreementKind, OrganisationKind, Task
from schema.organisations import agreed_tasks
from schema.papers import Issue
from schema.refused import Refused
from tests.conftest import TODAY, dump

COLLABORATION, PROCESSING, AUTHORISATION = AgreementKind
BEGAN = date(2025, 1, 1)
CALL = Authorisation((FactualAct.CALL,), BEGAN)
BOTH = (Task.FIRST_CONTACT, Task.PREVENTION)


@pytest.fixture
def maatje(store):
    """An organisation that agreed to two tasks, and has no paper yet."""
    kind = OrganisationKind.VOLUNTEER_ORGANISATION
    return add_organisation(store, NewOrganisation("Stichting Maatje", kind, contact_person="Jo", tasks=BOTH))


def agree(store, organisation, kind, starts_on=BEGAN, ends_on=None, reason="", contents=None, **more):
    return add_agreement(store, organisation, NewVersion(kind, starts_on, ends_on, reason, contents, **more), on=TODAY)


def test_a_version_that_begins_before_the_one_in_force_is_refused(store, maatje):
    agree(store, maatje, COLLABORATION)
    before = dump(store)
    with pytest.raises(Refused, match="agreement-before-current") as refused:
        agree(store, maatje, COLLABORATION, date(2024, 12, 31), reason="oud papier")
    assert refused.value.values == {"date": date(2024, 12, 31), "current": BEGAN}
    assert dump(store) == before


def test_a_version_may_come_between_the_one_in_force_and_one_that_is_planned(store, maatje):
    agree(store, maatje, COLLABORATION)
    agree(store, maatje, COLLABORATION, date(2027, 1, 1), reason="nieuw jaar")
    agree(store, maatje, COLLABORATION, date(2026, 12, 1), reason="eerder al")
    assert len(list_agreements(store, on=TODAY)) == 3


def test_a_version_whose_days_overlap_one_that_follows_is_refused(store, maatje):
    agree(store, maatje, COLLABORATION, date(2027, 1, 1))
    with pytest.raises(Refused, match="agreement-overlaps") as refused:
        agree(store, maatje, COLLABORATION, date(2026, 12, 1), date(2027, 6, 30), "eerder")
    assert refused.value.values == {"follows": date(2027, 1, 1), "last": date(2026, 12, 31)}
    agree(store, maatje, COLLABORATION, date(2026, 12, 1), date(2026, 12, 31), "eerder")


def test_an_authorisation_without_acts_is_refused_and_changes_nothing(store, maatje):
    before = dump(store)
    with pytest.raises(Refused, match="acts-missing"):
        agree(store, maatje, AUTHORISATION)
    assert dump(store) == before


def test_a_version_names_the_decision_that_caused_it(store, maatje):
    decision = add_action(store, "Nazorg toevoegen", "F. de Wit", TODAY, on=TODAY)
    new = agree(store, maatje, COLLABORATION, decision=decision)
    assert agreement_version(store, new, on=TODAY)["decision_title"] == "Nazorg toevoegen"


def test_a_decision_and_the_version_it_led_to_name_each_other(store, maatje):
    before = agree(store, maatje, COLLABORATION)
    decision = add_action(store, "Nazorg toevoegen", "F. de Wit", TODAY, on=TODAY, subject="2026-10")
    new = agree(store, maatje, COLLABORATION, TODAY, reason="nazorg", decision=decision)
    [led_to] = list_actions(store, on=TODAY)[0]["led_to"]
    assert (led_to["id"], led_to["number"], led_to["starts_on"]) == (new, 2, TODAY.isoformat())
    made = agreement_version(store, new, on=TODAY)["decision_from"]
    assert (made["source"], made["subject"], made["made_on"]) == ("review", "2026-10", TODAY.isoformat())
    assert agreement_version(store, before, on=TODAY)["decision_from"] is None


def test_a_decision_that_is_not_there_is_refused(store, maatje):
    with pytest.raises(Refused, match="unknown-id"):
        agree(store, maatje, COLLABORATION, decision="nergens")


def test_a_version_shows_what_changed_since_the_one_before(store, maatje):
    agree(store, maatje, COLLABORATION, contents=Collaboration(BOTH, caseload=2), notice=Notice(3))
    contents = Collaboration((*BOTH, Task.AFTERCARE), caseload=3)
    new = agree(store, maatje, COLLABORATION, TODAY, reason="meer", contents=contents, notice=Notice(3))
    found = agreement_version(store, new, on=TODAY)
    assert (found["number"], [it["field"] for it in found["changed"]]) == (2, ["tasks", "caseload"])


def test_the_next_version_starts_as_a_copy_and_the_first_with_what_the_desk_knows(store, maatje):
    first = proposed_contents(store, maatje, COLLABORATION)
    assert (first.tasks, first.organisation_contact) == (BOTH, "Jo")
    agree(store, maatje, COLLABORATION, contents=Collaboration(BOTH, finance="subsidie"))
    assert proposed_contents(store, maatje, COLLABORATION) == Collaboration(BOTH, finance="subsidie")


def test_tasks_follow_the_version_in_force_on_the_day(store, maatje):
    agree(store, maatje, COLLABORATION, contents=Collaboration((Task.AFTERCARE,)))
    agree(store, maatje, COLLABORATION, TODAY, reason="anders", contents=Collaboration((Task.BUDDY,)))
    model = load_organisations(store)[maatje]
    days = (BEGAN - timedelta(days=1), BEGAN, TODAY)
    assert [agreed_tasks(model, on) for on in days] == [set(BOTH), {Task.AFTERCARE}, {Task.BUDDY}]


def test_what_is_empty_may_be_completed_and_what_is_recorded_stays(store, maatje):
    new = agree(store, maatje, AUTHORISATION, contents=Authorisation((FactualAct.CALL,)))
    complete_agreement(store, new, CALL, notice=Notice(1))
    found = agreement_version(store, new, on=TODAY)
    assert (found["consent_on"], found["notice_months"]) == (BEGAN, 1)
    with pytest.raises(Refused, match="contents-recorded") as refused:
        complete_agreement(store, new, Authorisation((FactualAct.CALL, FactualAct.VISIT), BEGAN))
    assert refused.value.values["field"] == "acts"


def test_an_imported_version_may_be_completed_whole(store, maatje):
    new = agree(store, maatje, PROCESSING)
    complete_agreement(store, new, Processing(retention="zes maanden"))
    assert agreement_version(store, new, on=TODAY)["retention"] == "zes maanden"


def test_a_withdrawn_authorisation_counts_no_more_from_that_day(store, maatje):
    agree(store, maatje, COLLABORATION)
    agree(store, maatje, PROCESSING)
    new = agree(store, maatje, AUTHORISATION, contents=CALL)

    def missing(on):
        [found] = [it for it in task_cover(store, on=on) if it.task is Task.FIRST_CONTACT]
        return [it.missing for it in (*found.covering, *found.lacking) if it.organisation == maatje]

    withdraw_authorisation(store, new, "misbruikt", withdrawn_on=TODAY)
    assert missing(TODAY - timedelta(days=1)) == [()]
    assert missing(TODAY) == [("authorisation-missing",)]
    found = standing(load_organisations(store)[maatje], TODAY)[AUTHORISATION]
    assert found == Standing(State.EXPIRED, TODAY - timedelta(days=1))
    assert agreement_version(store, new, on=TODAY)["status"] == "withdrawn"


@pytest.mark.parametrize(
    ("kind", "contents", "reason", "on", "code"),
    [
        (COLLABORATION, None, "r", TODAY, "only-authorisation"),
        (AUTHORISATION, CALL, " ", TODAY, "reason-missing"),
        (AUTHORISATION, CALL, "r", BEGAN - timedelta(days=1), "date-backwards"),
        (AUTHORISATION, CALL, "r", date(2028, 1, 1), "agreement-over"),
    ],
)
def test_what_cannot_be_withdrawn_is_refused(store, maatje, kind, contents, reason, on, code):
    new = agree(store, maatje, kind, ends_on=date(2027, 12, 31), contents=contents)
    with pytest.raises(Refused, match=code):
        withdraw_authorisation(store, new, reason, withdrawn_on=on)


def test_an_authorisation_is_withdrawn_once(store, maatje):
    new = agree(store, maatje, AUTHORISATION, contents=CALL)
    withdraw_authorisation(store, new, "r", withdrawn_on=TODAY)
    with pytest.raises(Refused, match="already-withdrawn"):
        withdraw_authorisation(store, new, "r", withdrawn_on=TODAY)


def test_notice_ends_an_agreement_without_an_end_when_its_term_is_over(store, maatje):
    new = agree(store, maatje, PROCESSING, notice=Notice(2))
    give_notice(store, new, given_on=TODAY, on=TODAY)
    assert agreement_version(store, new, on=TODAY)["ends_on"] == "2027-01-03"


@pytest.mark.parametrize(
    ("given_on", "ends_on", "notice", "code"),
    [
        (TODAY + timedelta(days=1), None, Notice(1), "date-in-future"),
        (TODAY, None, None, "end-needed"),
        (TODAY, date(2026, 11, 2), None, "date-backwards"),
        (BEGAN - timedelta(days=1), None, Notice(1), "date-backwards"),
    ],
)
def test_notice_that_cannot_be_is_refused(store, maatje, given_on, ends_on, notice, code):
    new = agree(store, maatje, PROCESSING, notice=notice)
    with pytest.raises(Refused, match=code):
        give_notice(store, new, given_on=given_on, on=TODAY, ends_on=ends_on)


def test_the_register_holds_every_kind_of_every_organisation_by_what_comes_first(store, maatje):
    agree(store, maatje, COLLABORATION, ends_on=date(2027, 6, 30), notice=Notice(6))
    agree(store, maatje, PROCESSING)
    agree(store, maatje, AUTHORISATION, ends_on=date(2027, 1, 31), contents=CALL)
    told = [(it["kind"], it["notice_by"], it["next_on"]) for it in list_agreements(store, on=TODAY)]
    assert told == [
        ("collaboration", "2026-12-31", "2026-12-31"),
        ("authorisation", None, "2027-01-31"),
        ("processing", None, None),
    ]


def test_the_last_day_to_give_notice_asks_for_attention_in_place_of_the_end(store, maatje):
    new = agree(store, maatje, COLLABORATION, ends_on=date(2026, 12, 31), notice=Notice(1))
    [item] = due_items(store, TODAY)
    assert (item["id"], item["reason"], item["due"]) == (new, "agreement-notice", "2026-11-30")
    [later] = due_items(store, date(2026, 12, 1))
    assert (later["reason"], later["due"]) == ("agreement-ends", "2026-12-31")


def test_after_notice_only_the_end_asks_for_attention(store, maatje):
    new = agree(store, maatje, COLLABORATION, ends_on=date(2026, 12, 31), notice=Notice(1))
    give_notice(store, new, given_on=TODAY, on=TODAY)
    assert [item["reason"] for item in due_items(store, TODAY)] == ["agreement-ends"]


def test_a_paper_says_what_the_version_says_and_names_what_it_lacks(store, maatje):
    contents = Collaboration((Task.AFTERCARE,), "jongeren", "wekelijks", 2, organisation_phone="06-1")
    agree(store, maatje, COLLABORATION, contents=contents, notice=Notice(3))
    paper = collaboration(store, maatje, Issue("", 1, TODAY), TODAY)
    assert [(it.task, it.intensity) for it in paper.tasks] == [(Task.AFTERCARE, "wekelijks")]
    assert (paper.target_groups, paper.caseload, paper.notice) == ("jongeren", 2, Notice(3))
    assert (paper.organisation.contact, paper.organisation.phone) == ("Jo", "06-1")
    agreed = {"target_groups", "handover", "caseload", "feedback", "finance", "notice"}
    assert agreed & set(paper.gaps()) == {"handover", "feedback", "finance"}


def test_a_withdrawn_authorisation_is_a_gap_in_the_paper(store, maatje):
    new = agree(store, maatje, AUTHORISATION, contents=CALL)
    withdraw_authorisation(store, new, "r", withdrawn_on=TODAY)
    assert "authorisation_reference" in collaboration(store, maatje, Issue("", 1, TODAY), TODAY).gaps()


def test_a_task_nobody_covers_says_which_paper_is_missing_where(store, maatje):
    cover = {it.task: it for it in task_cover(store, on=TODAY)}
    assert [it.name for it in cover[Task.PREVENTION].covering] == ["Gemeente Voorbeeldstad"]
    lacking = {it.name: it.missing for it in cover[Task.FIRST_CONTACT].lacking}
    assert cover[Task.FIRST_CONTACT].covering == ()
    assert lacking == {
        "Gemeente Voorbeeldstad": ("authorisation-missing",),
        "Stichting Maatje": ("collaboration-missing", "processing-missing", "authorisation-missing"),
    }
