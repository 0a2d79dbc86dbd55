"""Who sees which rows: every query selects from the `visible_…` views that are made here, per session, from the role.

What a role sees stands in `seeing`; no query is touched for it.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from desk.store import seeing

if TYPE_CHECKING:
    from sqlite3 import Connection


VIEWS: Mapping[str, str] = {
    "visible_partners": "partner",
    "visible_addresses": "address",
    "visible_residents": "resident",
    "visible_signals": "signal",
    "visible_signal_decisions": "signal_decision",
    "visible_cases": "signal_case",
    "visible_closings": "closing",
    "visible_attempts": "attempt",
    "visible_talks": "talk",
    "visible_brp_checks": "brp_check",
    "visible_informings": "informing",
    "visible_households": "household",
    "visible_organisations": "organisation",
    "visible_agreements": "agreement",
    "visible_volunteers": "volunteer",
    "visible_pauses": "pause",
    "visible_proofs": "proof",
    "visible_recorded_proofs": "proof",
    "visible_proof_corrections": "proof_correction",
    "visible_proof_scans": "proof_scan",
    "visible_exemptions": "exemption",
    "visible_requests": "request",
    "visible_consents": "consent",
    "visible_exclusions": "exclusion",
    "visible_conflict_clearances": "conflict_clearance",
    "visible_safety_blocks": "safety_block",
    "visible_pairings": "pairing",
    "visible_pairing_contacts": "pairing_contact",
    "visible_checkins": "checkin",
    "visible_document_numbers": "document",
    "visible_checkin_forms": "checkin_form",
    "visible_checkin_marks": "checkin_mark",
    "visible_checkin_questions": "checkin_questions",
    "visible_documents": "document",
    "visible_signed_copies": "signed_copy",
    "visible_actions": "action",
    "visible_reviews": "review",
    "visible_column_mappings": "column_mapping",
    "visible_likenesses": "likeness",
    "visible_spellings": "spelling",
    "visible_door_aliases": "door_alias",
    "visible_trays": "tray",
    "visible_planned_contacts": "planned_contact",
    "visible_referrals": "referral",
    "visible_block_liftings": "block_lifting",
    "visible_visit_rounds": "visit_round",
    "visible_round_members": "round_member",
    "visible_round_stops": "round_stop",
    "visible_partner_feedback": "partner_feedback",
    "visible_feedback_deliveries": "feedback_delivery",
    "visible_feedback_lines": "feedback_line",
    "visible_exchange_deliveries": "exchange_delivery",
    "visible_collaboration_terms": "collaboration_terms",
    "visible_processing_terms": "processing_terms",
    "visible_authorisation_terms": "authorisation_terms",
    "visible_chain_parties": "chain_party",
    "visible_chain_offers": "chain_offer",
    "visible_intakes": "volunteer_intake",
    "visible_mentorships": "mentorship",
    "visible_progress_talks": "progress_talk",
    "visible_peer_sessions": "peer_session",
    "visible_volunteer_months": "volunteer_month",
    "visible_volunteer_likenesses": "volunteer_likeness",
    "visible_volunteer_aliases": "volunteer_alias",
    "visible_file_exports": "file_export",
    "visible_modules": "training_module",
    "visible_sessions": "training_session",
    "visible_enrolments": "enrolment",
    "visible_attendances": "attendance",
    "visible_certificates": "certificate",
    "visible_renewal_requests": "renewal_request",
    "visible_agreement_requests": "agreement_request",
    "visible_guard_decisions": "guard_decision",
    "visible_pairing_goals": "pairing_goal",
    "visible_review_meetings": "review_meeting",
    "visible_review_notes": "review_note",
    "visible_voices": "voice",
    "visible_voice_scores": "voice_score",
    "visible_vision_rounds": "vision_round",
    "visible_vision_steps": "vision_step",
    "visible_vision_notes": "vision_note",
    "visible_vision_stands": "vision_stand",
    "visible_action_reopenings": "action_reopening",
    "visible_initiatives": "initiative",
    "visible_initiative_versions": "initiative_version",
    "visible_card_answers": "card_answer",
    "visible_reveals": "reveal",
    "visible_introductions": "introduction",
    "visible_second_volunteers": "second_volunteer",
    "visible_plan_steps": "plan_step",
    "visible_promises": "promise",
    "visible_rhythms": "pairing_rhythm",
    "visible_pairing_months": "pairing_month",
    "visible_pairing_results": "pairing_result",
    "visible_resident_authorisations": "resident_authorisation",
    "visible_task_divisions": "task_division",
    "visible_recorded_agreements": "agreement",
    "visible_document_drafts": "document_draft",
    "visible_document_sendings": "document_sending",
    "visible_document_endings": "document_ending",
    "visible_document_signers": "document_signer",
    "visible_signatures": "signature",
    "visible_trusted_issuers": "trusted_issuer",
    "visible_holds": "hold",
    "visible_destruction_proposals": "destruction_proposal",
    "visible_destructions": "destruction",
    "visible_destroyed_lines": "destroyed_line",
    "visible_destroyed_records": "destroyed_record",
    "visible_destroyed_documents": "destroyed_document",
    "visible_destroyed_numbers": "destroyed_number",
    "visible_open_residents": "open_resident",
    "visible_month_counts": "month_count",
    "visible_case_traces": "case_trace",
    "visible_backups": "backup",
    "visible_backup_drills": "backup_drill",
    "visible_restorations": "restoration",
    "visible_audit_starts": "audit_start",
    "visible_absences": "absence",
    "visible_account_homes": "account_home",
    "visible_reading_decisions": "reading_decision",
    "visible_exchange_keys": "exchange_key",
    "visible_trusted_keys": "trusted_key",
    "visible_exchange_receipts": "exchange_receipt",
    "visible_handovers": "handover",
    "visible_handover_steps": "handover_step",
    "visible_events": "audit_event",
    "visible_before_rows": "before_row",
}
"""Each view and the table behind it; a case without picked-up signals is no case and is never shown.

A proof that was taken back counts no more: it is no row of `visible_proofs`, and stays in `visible_recorded_proofs`.
Which numbers papers have is shown to whoever may print one, and nothing else of papers that she does not see.
So is an agreement that is still to be signed no row of `visible_agreements`, but of `visible_recorded_agreements`.
"""

VIEW_OF: Mapping[str, str] = {table: view for view, table in VIEWS.items()}
"""The view with all rows of a table that the user may see."""
_EVERYONE = {
    "visible_cases": "signals > 0",
    "visible_proofs": "id NOT IN (SELECT proof FROM proof_correction)",
    "visible_agreements": "(to_sign = 0 OR signed_on IS NOT NULL)",
}


def make_views(connection: "Connection", role: str, organisation: str | None = None, user: str = "") -> None:
    """Make the session's views for a user (id) in a role, of an organisation where the role is bound to one.

    An unknown role sees nothing.
    """
    limits = seeing.limits(role, organisation, VIEWS, user)
    for view, table in VIEWS.items():
        wanted = [limit for limit in (_EVERYONE.get(view), limits.get(view, seeing.NOTHING)) if limit]
        where = f" WHERE {' AND '.join(wanted)}" if wanted else ""
        columns = seeing.columns(connection, role, view, table)
        connection.execute(f"CREATE TEMP VIEW {view} AS SELECT {columns} FROM {table}{where}")
