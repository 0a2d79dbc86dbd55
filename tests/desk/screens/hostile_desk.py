"""A practice desk in which every text that people type or files bring is hostile."""

from datetime import date
from pathlib import Path

from desk.checkins.asking import change_questions, shipped
from desk.documents.issuing import issue_document
from desk.documents.whom import people_of
from desk.evaluation.actions import add_action
from desk.home.practice.making import make_practice_desk
from desk.home.settings import fact_labels
from desk.store.opening import open_desk
from desk.store.store import Store
from reports.catalogue import DOCUMENTS
from schema.names import name_key

TODAY = date(2026, 11, 3)
HOSTILE = "[/b] Jan <b>&amp; {x}"
CLICK = "[@click=app.quit]klik[/]"
TURNED = "\u202emo\u2066"
"""Signs that turn what follows: a terminal or a reader of papers would show it backwards."""
_FREE_TEXT = {
    "partner": ("name",),
    "address": ("street", "place"),
    "resident": ("first_name", "initials", "prefix", "surname", "phone", "email"),
    "signal": ("kenmerk", "customer_number", "initials", "prefix", "surname", "phone", "email"),
    "attempt": ("note",),
    "brp_check": ("checked_by",),
    "organisation": ("name", "seat", "representative", "function", "contact_person", "phone", "email"),
    "agreement": ("reason", "withdrawal_reason"),
    "collaboration_terms": (
        *("target_groups", "intensity", "finance", "handover", "feedback"),
        *("municipality_contact", "municipality_phone", "organisation_contact", "organisation_phone"),
    ),
    "processing_terms": ("retention", "breach_contact", "breach_phone"),
    "chain_party": ("name",),
    "chain_offer": (*("offers", "target_groups", "intensity", "contact", "phone", "costs", "waiting", "reason"),),
    "volunteer": ("first_name", "prefix", "surname", "phone", "email", "wishes", "employer"),
    "proof": ("issuer", "reference", "seen_by"),
    "proof_correction": ("corrected_by", "reason"),
    "exemption": ("reason", "approver"),
    "requirement_version": ("approver", "reason"),
    "volunteer_intake": ("held_by", "note"),
    "progress_talk": ("held_by", "note"),
    "review_meeting": ("present",),
    "review_note": ("note",),
    "voice": ("said", "follow_up"),
    "vision_round": ("reason",),
    "vision_step": ("owner", "criterion", "participants"),
    "vision_note": ("note",),
    "vision_stand": ("told",),
    "initiative_version": ("title", "what", "for_whom", "otherwise"),
    "pairing": ("reason", "override_reason"),
    "pairing_contact": ("note",),
    "checkin_form": ("note", "settled"),
    "guard_decision": ("reason",),
    "reveal": ("revealed_by",),
    "introduction": ("time", "place", "organisation_contact", "professional"),
    "second_volunteer": ("reason",),
    "pairing_rhythm": ("rhythm",),
    "plan_step": ("what",),
    "promise": ("what",),
    "resident_authorisation": ("parties", "about"),
    "task_division": ("professional", "volunteer_does", "professional_does"),
    "request": ("kenmerk",),
    "training_module": ("name", "provider"),
    "training_session": ("place", "provider", "reason"),
    "renewal_request": ("note",),
    "document_sending": ("receiver",),
    "document_ending": ("reason",),
    "document_signer": ("party", "name"),
    "hold": ("reason",),
    "trusted_key": ("desk_name", "checked_by"),
    "handover": ("their_reference",),
    "absence": ("note",),
    "destruction": ("destroyed_by", "reason"),
    "backup": ("file",),
}
"""Every column that people type or files bring."""


def make_hostile_desk(home: Path) -> Path:
    """Make a practice desk in which every text is hostile, with one of every document, and return where it is."""
    make_practice_desk(home, home / "key", residents=40, volunteers=12, seed=3, on=TODAY)
    with open_desk(home) as store:
        for table, columns in _FREE_TEXT.items():
            _make_hostile(store, table, columns)
        facts = [name for name in fact_labels() if name != "municipality-code"]
        with store.write(store.user, "test", "desk") as tx:
            tx.insert("setting", [_fact(name) for name in facts])
        change_questions(store, _hostile_questions(), HOSTILE, starts_on=TODAY, on=TODAY)
        add_action(store, f"{HOSTILE} {CLICK}", HOSTILE, TODAY, on=TODAY)
        for name in DOCUMENTS:
            issue_document(store, name, subject_of(store, name), on=TODAY, language="nl")
    return home


def _hostile_questions() -> list[dict[str, object]]:
    """Return the questions of check-ins with a hostile text for every side."""
    rows = [question.as_json() for question in shipped("nl")]
    return [row | {"why": HOSTILE, "texts": dict.fromkeys(row["texts"], f"{HOSTILE}{TURNED}")} for row in rows]


def _fact(name: str) -> dict[str, str]:
    return {"name": name, "value": f'"{HOSTILE}{TURNED}"', "starts_on": "2026-11-03", "reason": HOSTILE}


def _make_hostile(store: Store, table: str, columns: tuple[str, ...]) -> None:
    """Change every free text of a table; what must stay unique gets a number behind it."""
    with store.write(store.user, "test", table) as tx:
        for number, row in enumerate(store.query(f"SELECT id, version FROM {table}")):
            fields = dict.fromkeys(columns, f"{HOSTILE}{TURNED}")
            if "kenmerk" in fields:
                fields["kenmerk"] = f"{HOSTILE} {number}"
            if "surname" in fields:
                fields |= {"surname": f"{HOSTILE}{TURNED} {CLICK}", "surname_key": name_key(HOSTILE)}
            if table in ("chain_party", "training_module"):
                fields["name"] = f"{HOSTILE} {number}"
            if table == "partner":
                fields["name_key"] = f"{name_key(HOSTILE)}{number}"
            tx.change(table, row["id"], fields, row["version"])


def subject_of(store: Store, document: str) -> str:
    """Return a subject of a document."""
    subject = DOCUMENTS[document].subject
    if subject == "month":
        return "2026-10"
    if subject is None:
        return TODAY.isoformat()
    if subject == "case":
        checked = "SELECT case_id AS id FROM visible_brp_checks ORDER BY checked_on DESC, key DESC LIMIT 1"
        return people_of(store, store.query(checked)[0]["id"])[0][0]
    return str(store.query(f"SELECT id FROM {subject} ORDER BY key DESC LIMIT 1")[0]["id"])
