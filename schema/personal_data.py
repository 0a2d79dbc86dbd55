"""Which columns of the desk say something of a person, under the name by which a privacy officer reads of them.

What each is and why it is kept stands in the text of the starting sheet for a data protection impact assessment
(`reports/texts/…/dpia-sheet.toml`), under the same names.
"""

from collections.abc import Mapping

EVERY = "*"
"""In place of a column: all of a table, whose rows hang together with one record."""

PERSONAL_DATA: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "resident": {
        "name": (
            *("resident.first_name", "resident.initials", "resident.prefix", "resident.surname"),
            *("resident.surname_key", "signal.initials", "signal.prefix", "signal.surname", "signal.surname_key"),
            *("spelling.*", "likeness.*"),
        ),
        "birth": ("resident.birth_date", "signal.birth_date"),
        "address": ("resident.address", "signal.address", "signal.resident", "address.*", "door_alias.*"),
        "reach": ("resident.phone", "resident.email", "signal.phone", "signal.email"),
    },
    "arrears": {
        "sender": ("signal.kenmerk", "signal.partner", "signal.type", "signal.customer_number"),
        "amount": ("signal.amount_cents", "signal.arrears_since", "signal.signal_on", "signal.received_on"),
        "threat": ("signal.crisis", "signal.warm_handover", "signal.end_of_supply", "signal.supply_ends_on"),
        "judgement": ("signal.status", "signal.marked", "signal.repeats", "signal.case_id", "signal_decision.*"),
        "case": ("signal_case.*", "closing.*", "household.*", "case_trace.*"),
    },
    "outreach": {
        "attempts": ("attempt.*", "planned_contact.*", "round_stop.*"),
        "talks": ("talk.*",),
        "checked": ("brp_check.*", "informing.*"),
        "referred": ("referral.*",),
        "safety": ("safety_block.*", "block_lifting.*"),
        "feedback": ("feedback_line.*",),
    },
    "support": {
        "request": ("request.*", "plan_step.*", "pairing_goal.*"),
        "consent": ("consent.*", "exclusion.*", "conflict_clearance.*", "guard_decision.*"),
        "pairing": (
            *("pairing.*", "introduction.*", "second_volunteer.*", "card_answer.*", "reveal.*", "pairing_rhythm.*"),
            *("pairing_result.*", "promise.*"),
        ),
        "contacts": ("pairing_contact.*", "pairing_month.*"),
        "checkins": ("checkin.*", "checkin_form.*", "checkin_mark.*"),
        "division": ("task_division.*", "resident_authorisation.*"),
        "handed_over": ("handover.*", "handover_step.*"),
    },
    "volunteer": {
        "name": (
            *("volunteer.kenmerk", "volunteer.first_name", "volunteer.prefix", "volunteer.surname"),
            *("volunteer.surname_key", "volunteer.gender", "volunteer_alias.*", "volunteer_likeness.*"),
        ),
        "reach": (
            *("volunteer.email", "volunteer.phone", "volunteer.postcode", "volunteer.number", "volunteer.addition"),
        ),
        "offer": (
            *("volunteer.organisation", "volunteer.languages", "volunteer.kinds", "volunteer.tasks"),
            *(
                "volunteer.times",
                "volunteer.maximum",
                "volunteer.maximum_km",
                "volunteer.area",
                "volunteer.wishes",
                "volunteer.limits",
            ),
        ),
        "ties": ("volunteer.conflicts", "volunteer.employer"),
        "period": (
            "volunteer.interested_on",
            "volunteer.started_on",
            "volunteer.stopped_on",
            "volunteer.stop_reason",
            "pause.*",
        ),
        "proofs": (
            *("proof.*", "proof_correction.*", "proof_scan.*", "exemption.*", "renewal_request.*", "certificate.*"),
        ),
        "guidance": ("volunteer_intake.*", "mentorship.*", "progress_talk.*", "peer_session.*"),
        "training": ("enrolment.*", "attendance.*"),
        "expenses": ("volunteer_month.*",),
        "rounds": ("visit_round.*", "round_member.*"),
    },
    "others": {
        "contacts": (
            *("organisation.*", "collaboration_terms.*", "processing_terms.*", "authorisation_terms.*"),
            *("chain_party.*", "chain_offer.*"),
        ),
        "signers": ("document_signer.*", "signature.*", "signed_copy.*", "document_sending.*", "trusted_issuer.*"),
        "owners": ("action.*", "action_reopening.*", "vision_step.*", "vision_note.*", "review_meeting.*"),
        "said": ("voice.*", "voice_score.*", "review_note.*"),
    },
    "desk": {
        "users": ("desk_user.*", "absence.*"),
        "homes": ("account_home.*",),
        "log": ("audit_event.*", "before_row.*", "reading_decision.*"),
        "given_out": ("file_export.*", "trusted_key.*"),
        "papers": ("document.*", "document_draft.*", "document_ending.*"),
        "letting_go": ("hold.*", "destruction.*", "destruction_proposal.*", "destroyed_record.*"),
    },
}
"""Per group of people or records, per field, the columns it stands in as `table.column`."""

NOBODY: frozenset[str] = frozenset(
    {"setting", "import_run", "partner", "agreement", "review", "postcode_place", "column_mapping", "tray"}
    | {"partner_feedback", "feedback_delivery", "exchange_delivery", "requirement_version", "requirement_change"}
    | {"training_module", "training_session", "agreement_request", "vision_round", "vision_stand"}
    | {"initiative", "initiative_version", "destroyed_line", "destroyed_document", "destroyed_number", "month_count"}
    | {"checkin_questions", "audit_start", "audit_anchor", "backup", "backup_drill", "restoration"}
    | {"exchange_key", "exchange_receipt", "open_resident"}
)
"""Tables that say nothing of a person: settings, agreements, counts, and what was brought or sent when."""
