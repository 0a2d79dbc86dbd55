"""The letter to a resident and the warm hand-over, from a case and the one person it is about."""

from datetime import date
from typing import Any

from desk.documents.parties import day_of, municipality_party
from desk.documents.whom import address_lines, arrears_of, case_and_person
from desk.locale.formats import full_name
from desk.partners.organisations import load_organisations
from desk.signals.blocking import blocks_on
from desk.signals.referrals import referrals_of
from desk.store.store import Store
from schema.before_contact import BrpCheck, BrpOutcome, latest_check, require_brp
from schema.codes import AgreementKind, Channel, OrganisationKind, PartnerType, Support, Task
from schema.organisations import Organisation, agreed_tasks, in_force
from schema.papers import Issue
from schema.papers_desk import Arrears, Attempt, HandoverPaper
from schema.papers_people import ResidentLetterPaper

_FACTS = {
    "checks": "SELECT checked_on, outcome FROM visible_brp_checks WHERE case_id = ? ORDER BY checked_on, key",
    "attempts": "SELECT made_on, channel, reached FROM visible_attempts WHERE case_id = ? ORDER BY made_on, key",
    "talks": "SELECT held_on FROM visible_talks WHERE case_id = ? ORDER BY held_on, key",
    "informings": "SELECT informed_on FROM visible_informings WHERE case_id = ? ORDER BY informed_on, key",
}
_ASKED = """SELECT id, task, kinds, languages, interpreter FROM visible_requests
  WHERE resident = ? AND withdrawn_on IS NULL ORDER BY requested_on DESC, key DESC LIMIT 1"""
_HELPS = """SELECT v.first_name, v.prefix, v.surname FROM visible_pairings p
  JOIN visible_requests r ON r.id = p.request JOIN visible_volunteers v ON v.id = p.volunteer
  WHERE r.resident = ? AND p.started_on <= ? AND p.ended_on IS NULL ORDER BY p.started_on DESC LIMIT 1"""
_PHONE = "SELECT phone FROM visible_residents WHERE id = ? AND phone > ''"


def resident_letter(store: Store, subject: str, issue: Issue, on: date) -> ResidentLetterPaper:
    """Make the letter to the one person of a case that a subject names.

    Raises:
        Refused: `unknown-id`.
    """
    case, person = case_and_person(store, subject)
    street, place = address_lines(store, case["address"])
    kinds = [PartnerType(row["type"]) for row in arrears_of(store, case["id"], person["id"] if person else None)]
    going = [it.id for it in load_organisations(store).values() if _goes_to_doors(it, on)]
    names = {row["id"]: row["name"] for row in store.query("SELECT id, name FROM visible_organisations")}
    return ResidentLetterPaper(
        issue,
        municipality_party(store),
        store.setting("municipality-hours"),
        store.setting("municipality-officer"),
        full_name(person) if person else "",
        street,
        place,
        tuple(dict.fromkeys(kinds)),
        tuple(sorted(names[each] for each in going)),
    )


def handover(store: Store, subject: str, issue: Issue, on: date) -> HandoverPaper:
    """Make the warm hand-over of the one person of a case that a subject names.

    Raises:
        Refused: `unknown-id`; `brp-unchecked` without a recent check in the register of residents.
    """
    case, person = case_and_person(store, subject)
    known = {name: store.query(sql, [case["id"]]) for name, sql in _FACTS.items()}
    checks = [BrpCheck(date.fromisoformat(it["checked_on"]), BrpOutcome(it["outcome"])) for it in known["checks"]]
    require_brp(case["number"], checks, on, store.settings(on))
    latest, referrals = latest_check(checks, on), referrals_of(store, case["id"])
    resident = person["id"] if person else None
    asked = next(iter(store.query(_ASKED, [resident])), None)
    helper = next(iter(store.query(_HELPS, [resident, on.isoformat()])), None)
    called = next(iter(store.query(_PHONE, [resident])), {"phone": ""})
    return HandoverPaper(
        issue,
        store.setting("municipality"),
        store.user.name,
        store.setting("municipality-phone"),
        referrals[-1]["party"] if referrals else "",
        day_of(referrals[-1]["asked_on"]) if referrals else None,
        full_name(person) if person else "",
        ", ".join(filter(None, address_lines(store, case["address"]))),
        called["phone"],
        case["number"],
        tuple(_arrears(row) for row in arrears_of(store, case["id"], resident)),
        tuple(map(_attempt, known["attempts"])),
        tuple(date.fromisoformat(it["held_on"]) for it in known["talks"]),
        latest.on if latest else None,
        day_of(known["informings"][-1]["informed_on"]) if known["informings"] else None,
        Task(asked["task"]) if asked else None,
        tuple(kind for kind in Support if asked and kind in asked["kinds"].split("|")),
        tuple(filter(None, asked["languages"].split("|"))) if asked else (),
        bool(asked and asked["interpreter"]),
        full_name(helper) if helper else "",
        any(block["holds"] for block in blocks_on(store, case["id"], on=on)),
    )


def _attempt(row: dict[str, Any]) -> Attempt:
    return Attempt(date.fromisoformat(row["made_on"]), Channel(row["channel"]), bool(row["reached"]))


def _arrears(row: dict[str, Any]) -> Arrears:
    return Arrears(PartnerType(row["type"]), row["amount_cents"], day_of(row["arrears_since"]), row["partner"])


def _goes_to_doors(organisation: Organisation, on: date) -> bool:
    """Say whether volunteers of an organisation may make a first contact on a day."""
    return (
        organisation.kind is not OrganisationKind.MUNICIPALITY
        and Task.FIRST_CONTACT in agreed_tasks(organisation, on)
        and all(in_force(organisation.agreements, kind, on) for kind in AgreementKind)
    )
