"""The papers of volunteers and pairings, and the card of a request, from their records."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from desk.documents.parties import contents, day_of, newest_agreements, organisation_party, organisation_row
from desk.documents.whom import address_of_resident, arrears_of
from desk.locale import _, formats, language
from desk.pairings.cards import request_card
from desk.pairings.goals import goals_of
from desk.pairings.rhythm import rhythms_of
from desk.pairings.seconds import goes_along, seconds_of
from desk.partners.organisations import load_organisations
from desk.requests.conditions import named_parties
from desk.requests.loading import load_request
from desk.store.store import Store, one
from desk.volunteers.loading import load_volunteers
from schema.agreements import Collaboration
from schema.codes import TIMES, AgreementKind, OrganisationKind, PartnerType, ProofKind, Support, Task
from schema.dates import add_months
from schema.matrix import Goal
from schema.organisations import agreed_tasks
from schema.papers import Issue, Party
from schema.papers_people import (
    AuthorisedParty,
    CaseCardPaper,
    PairingAgreementPaper,
    ResidentAuthorisationPaper,
    VolunteerAgreementPaper,
)
from schema.requests import ConsentKind

LASTS_MONTHS = 12
"""Whole months a pairing is expected to last at most, and an authorisation counts (Humanitas: at most a year)."""
_PAIRING = """SELECT p.*, r.resident, r.task, r.kinds, r.case_id, v.organisation, v.first_name, v.prefix, v.surname
  FROM visible_pairings p JOIN visible_requests r ON r.id = p.request JOIN visible_volunteers v ON v.id = p.volunteer
  WHERE p.id = ?"""
_MENTOR = """SELECT v.first_name, v.prefix, v.surname FROM visible_mentorships m
  JOIN visible_volunteers v ON v.id = m.mentor
  WHERE m.volunteer = ? AND m.starts_on <= ? AND coalesce(m.ends_on >= ?, 1) ORDER BY m.starts_on DESC LIMIT 1"""
_RESIDENT = "SELECT * FROM visible_residents WHERE id = ?"


def volunteer_agreement(store: Store, volunteer: str, issue: Issue, on: date) -> VolunteerAgreementPaper:
    """Make the agreement of one volunteer with her organisation.

    Raises:
        Refused: `unknown-id`.
    """
    row = one(store.query("SELECT * FROM visible_volunteers WHERE id = ?", [volunteer]), "unknown-id", id=volunteer)
    [known], settings = load_volunteers(store, volunteer), store.settings(on)
    organisation = organisation_row(store, row["organisation"])
    agreed = agreed_tasks(load_organisations(store)[row["organisation"]], on)
    tasks = tuple(task for task in Task if task in (known.tasks or agreed))
    asked = {kind for task in tasks for kind in settings.requirements.by_task[task]}
    mentor = store.query(_MENTOR, [volunteer, on.isoformat(), on.isoformat()])
    return VolunteerAgreementPaper(
        issue,
        store.setting("municipality"),
        formats.full_name(row),
        organisation_party(store, organisation),
        organisation["kind"] == OrganisationKind.MUNICIPALITY,
        tasks,
        tuple(kind for kind in Support if kind in known.kinds),
        tuple(sorted(known.times, key=_in_the_week)),
        known.maximum if known.maximum is not None else settings.maximum,
        known.started_on,
        formats.full_name(mentor[0]) if mentor else "",
        tuple(kind for kind in ProofKind if kind in asked and kind is not ProofKind.VOLUNTEER_AGREEMENT),
        settings.expenses_month_cents,
        settings.expenses_year_cents,
    )


def pairing_agreement(store: Store, pairing: str, issue: Issue, on: date) -> PairingAgreementPaper:
    """Make what resident, volunteer and organisation agree for one pairing.

    Raises:
        Refused: `unknown-id`.
    """
    row, settings = one(store.query(_PAIRING, [pairing]), "unknown-id", id=pairing), store.settings(on)
    usual: dict[str, Any] = {"rhythm": _rhythm(store, row["organisation"], on), "lasts_until": None}
    meets = [usual, *rhythms_of(store, pairing)][-1]
    along = goes_along(store, pairing, on)
    request = load_request(store, row["request"])
    given = [said.given_on for said in request.consents if said.kind is ConsentKind.GIVEN and said.given_on <= on]
    started = day_of(row["started_on"])
    expected = add_months(started, LASTS_MONTHS) - timedelta(days=1) if started else None
    goals = [Goal(each["goal"]) for each in goals_of(store, pairing) if each["dropped_on"] is None]
    return PairingAgreementPaper(
        issue,
        store.setting("municipality"),
        _resident_name(store, row["resident"]),
        formats.full_name(row),
        _party_of(store, row),
        Task(row["task"]),
        tuple(kind for kind in Support if kind in request.kinds),
        tuple(goal for goal in Goal if goal in goals),
        started,
        day_of(meets["lasts_until"]) or expected,
        meets["rhythm"],
        max(given, default=None),
        settings.first_checkin_weeks,
        settings.checkin_months,
        next((it["name"] for it in seconds_of(store, [pairing]) if it["volunteer"] in along), ""),
    )


def resident_authorisation(store: Store, pairing: str, issue: Issue, on: date) -> ResidentAuthorisationPaper:
    """Make the authorisation by which the resident of a pairing lets the volunteer speak for her.

    It says what she named last, unless she withdrew it. Before she named anybody those who reported her stand in it,
    and she crosses out whom she does not want.

    Raises:
        Refused: `unknown-id`.
    """
    row = one(store.query(_PAIRING, [pairing]), "unknown-id", id=pairing)
    [resident] = store.query(_RESIDENT, [row["resident"]])
    named = named_parties(store, row["request"], on)
    usual = add_months(issue.issued_on, LASTS_MONTHS) - timedelta(days=1)
    return ResidentAuthorisationPaper(
        issue,
        store.setting("municipality"),
        formats.full_name(resident),
        ", ".join(filter(None, address_of_resident(store, row["resident"]))),
        day_of(resident["birth_date"]),
        formats.full_name(row),
        _party_of(store, row),
        tuple(AuthorisedParty(party, named.about) for party in named.parties)
        if named
        else _reported_by(store, row["case_id"], row["resident"]),
        (named and named.until_on) or usual,
    )


def case_card(store: Store, request: str, issue: Issue, on: date) -> CaseCardPaper:
    """Make the card of a request, by which nobody is found.

    Raises:
        Refused: `unknown-id`.
    """
    known, card = load_request(store, request), request_card(store, request)
    said = {each.kind for each in known.consents if each.given_on <= on}
    return CaseCardPaper(
        issue,
        store.setting("municipality"),
        store.user.name,
        store.setting("municipality-phone"),
        card.area,
        card.task,
        card.kinds,
        card.languages,
        card.interpreter,
        card.times,
        card.urgency,
        card.gender_wish,
        ConsentKind.GIVEN in said,
    )


def _party_of(store: Store, row: Mapping[str, Any]) -> Party:
    return organisation_party(store, organisation_row(store, row["organisation"]))


def _resident_name(store: Store, resident: str) -> str:
    return formats.full_name(one(store.query(_RESIDENT, [resident]), "unknown-id", id=resident))


def _rhythm(store: Store, organisation: str, on: date) -> str:
    """Return how often and how long people meet, as agreed with the organisation."""
    agreed = newest_agreements(store, organisation, on).get(AgreementKind.COLLABORATION)
    says = contents(store, agreed, AgreementKind.COLLABORATION)
    return says.intensity.strip().removesuffix(".") if isinstance(says, Collaboration) else ""


def _reported_by(store: Store, case: str | None, resident: str) -> tuple[AuthorisedParty, ...]:
    """Return the partners that reported this resident on a case, each once, with what about."""
    from reports.texts import load_words

    words, found = load_words(language()), dict[str, AuthorisedParty]()
    for row in arrears_of(store, case, resident) if case else []:
        about = words.of("partner_kinds", PartnerType(row["type"]))
        if row["customer_number"]:
            about += ", " + _("klantnummer {number}").format(number=row["customer_number"])
        found.setdefault(row["partner"], AuthorisedParty(row["partner"], about))
    return tuple(found.values())


def _in_the_week(time: str) -> int:
    return TIMES.index(time) if time in TIMES else len(TIMES)
