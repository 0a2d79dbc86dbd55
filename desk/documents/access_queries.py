"""What is asked of the desk to tell a resident all that it holds of her: one query per kind of fact.

A query without a condition is asked for some cases, requests, pairings or papers of hers.
"""

from collections.abc import Mapping

from schema.heard import CheckinSide

RESIDENT = """SELECT id, first_name, initials, prefix, surname, birth_date, phone, email FROM visible_residents
  WHERE id = ?"""
OF_RESIDENT: Mapping[str, str] = {
    "spellings": "SELECT surname_key, initials, birth_date FROM visible_spellings WHERE resident = ? ORDER BY key",
    "signals": """SELECT s.id, s.kenmerk, p.name AS partner, s.type, s.customer_number, s.initials, s.prefix, s.surname,
        s.birth_date, s.phone, s.email, s.amount_cents, s.signal_on, s.received_on, s.arrears_since, s.crisis,
        s.warm_handover, s.end_of_supply, s.supply_ends_on, s.status, s.case_id
      FROM visible_signals s JOIN visible_partners p ON p.id = s.partner WHERE s.resident = ?
      ORDER BY s.signal_on, s.key""",
    "requests": """SELECT id, kenmerk, case_id, task, kinds, languages, interpreter, times, urgency, requested_on,
        gender_wish, task_division_on, authorisation_on, withdrawn_on FROM visible_requests WHERE resident = ?
      ORDER BY requested_on, key""",
    "blocks": """SELECT id, reason, decided_by, starts_on, ends_on FROM visible_safety_blocks WHERE resident = ?
      ORDER BY starts_on, key""",
    "clearances": """SELECT id, volunteer, reason, cleared_on FROM visible_conflict_clearances WHERE resident = ?
      ORDER BY cleared_on, key""",
    "guard_decisions": """SELECT id, volunteer, code, about, reason, decided_on FROM visible_guard_decisions
      WHERE resident = ? ORDER BY decided_on, key""",
    "address_blocks": """SELECT b.id, b.reason, b.decided_by, b.starts_on, b.ends_on FROM visible_safety_blocks b
      JOIN visible_residents r ON r.address = b.address WHERE r.id = ? ORDER BY b.starts_on, b.key""",
    "block_liftings": """SELECT l.id, l.lifted_on, l.lifted_by, l.reason FROM visible_block_liftings l
      JOIN visible_safety_blocks b ON b.id = l.safety_block WHERE b.resident = ? ORDER BY l.lifted_on, l.key""",
    "decisions": """SELECT d.id, d.status, d.reason, d.decided_on FROM visible_signal_decisions d
      JOIN visible_signals s ON s.id = d.signal WHERE s.resident = ? ORDER BY d.decided_on, d.key""",
    "likenesses": """SELECT id, verdict, decided_on FROM visible_likenesses WHERE ? IN (one, other)
      ORDER BY decided_on, key""",
    "door": """SELECT d.id, a.postcode, a.number, a.addition FROM visible_door_aliases d
      JOIN visible_residents r ON r.address IN (d.address, d.stands_for)
      JOIN visible_addresses a ON a.id = CASE r.address WHEN d.address THEN d.stands_for ELSE d.address END
      WHERE r.id = ? ORDER BY d.key""",
}
CASES = """SELECT id, number, month, earliest_on, status, result, closed_on FROM visible_cases
  WHERE id IN (SELECT case_id FROM visible_signals WHERE resident = ?
    UNION SELECT case_id FROM visible_requests WHERE resident = ?) ORDER BY month, key"""
OF_CASES: Mapping[str, str] = {
    "attempts": "SELECT id, case_id, channel, made_on, part, reached, note, volunteers FROM visible_attempts",
    "talks": "SELECT id, case_id, held_on FROM visible_talks",
    "closings": "SELECT id, case_id, result, closed_on, reopened_on, reopen_reason FROM visible_closings",
    "brp_checks": "SELECT id, case_id, checked_on, checked_by, outcome FROM visible_brp_checks",
    "informings": "SELECT id, case_id, informed_on, how FROM visible_informings",
    "households": "SELECT id, case_id, together, decided_on FROM visible_households",
    "planned_contacts": "SELECT id, case_id, channel, planned_on, reason FROM visible_planned_contacts",
    "referrals": "SELECT id, case_id, kind, party, asked_on, answer, answered_on FROM visible_referrals",
    "stops": "SELECT id, case_id, visit_round, outcome, taken_back_on FROM visible_round_stops",
}
OF_REQUESTS: Mapping[str, str] = {
    "consents": "SELECT id, request, kind, given_on FROM visible_consents",
    "exclusions": "SELECT id, request, volunteer, side, reason, excluded_on FROM visible_exclusions",
    "pairings": """SELECT id, request, volunteer, proposed_on, introduced_on, resident_agreed_on, volunteer_agreed_on,
        started_on, ended_on, refused_on, refused_by, reason, override_reason, overridden FROM visible_pairings""",
    "authorisations": """SELECT id, request, parties, about, signed_on, until_on, withdrawn_on
      FROM visible_resident_authorisations""",
    "handovers": """SELECT id, request, direction, package, organisation, handed_on, back_on, back_reason
      FROM visible_handovers""",
    "divisions": """SELECT id, request, divided_on, professional, volunteer_does, professional_does
      FROM visible_task_divisions""",
}
OF_PAIRINGS: Mapping[str, str] = {
    "contacts": "SELECT id, pairing, made_on AS held_on, note FROM visible_pairing_contacts",
    "checkins": "SELECT id, pairing, held_on, note FROM visible_checkins",
    "goals": "SELECT id, pairing, goal, set_on, dropped_on FROM visible_pairing_goals",
    "cards": "SELECT id, pairing, volunteer, answer, answered_on FROM visible_card_answers",
    "reveals": "SELECT id, pairing, volunteer, revealed_on, revealed_by FROM visible_reveals",
    "introductions": """SELECT id, pairing, time, place, present, organisation_contact, professional
      FROM visible_introductions""",
    "seconds": "SELECT id, pairing, volunteer, joined_on, left_on, reason FROM visible_second_volunteers",
    "steps": "SELECT id, pairing, goal, what, doer, until_on, set_on, outcome, settled_on FROM visible_plan_steps",
    "rhythms": "SELECT id, pairing, agreed_on, rhythm, lasts_until FROM visible_rhythms",
    "promises": "SELECT id, pairing, what, doer, due_on, made_on, outcome, settled_on FROM visible_promises",
    "efforts": "SELECT id, pairing, month, quarters, kilometres FROM visible_pairing_months",
    "checkin_forms": f"""SELECT id, pairing, side, moment, held_on, how, verdict, quarters, note,
        CASE side WHEN '{CheckinSide.RESIDENT}' THEN safety END AS safety,
        CASE side WHEN '{CheckinSide.RESIDENT}' THEN settled END AS settled FROM visible_checkin_forms""",
    "results": "SELECT id, pairing, reason, goals_reached, onward, recorded_on FROM visible_pairing_results",
}
CHECKIN_MARKS = "SELECT id, form, question, mark FROM visible_checkin_marks"
"""How safe a volunteer or a professional feels is about them, and is not told."""
HANDOVER_STEPS = "SELECT id, handover, step, happened_on, outcome, quarters FROM visible_handover_steps"
DOCUMENTS = """SELECT d.id, d.kind, d.number, d.edition, d.issued_on, c.registered_on AS signed_on
  FROM visible_documents d LEFT JOIN visible_signed_copies c ON c.document = d.id
  WHERE substr(d.subject, instr(d.subject || '/', '/') + 1) = ? OR d.subject IN ({marks})
  ORDER BY d.issued_on, d.key"""
ABOUT: Mapping[str, str] = {
    "actions": "SELECT id, title, owner, made_on, due_on, done_on FROM visible_actions",
    "drafts": "SELECT id, kind, language, drafted_on FROM visible_document_drafts",
    "holds": "SELECT id, reason, starts_on, ends_on, released_on FROM visible_holds",
    "readings_judged": "SELECT id, decided_on, oddity, verdict, reason FROM visible_reading_decisions",
}
OF_DOCUMENTS: Mapping[str, str] = {
    "sendings": "SELECT id, document, sent_on, how, receiver FROM visible_document_sendings",
    "endings": "SELECT id, document, ended_on, reason FROM visible_document_endings",
    "signers": """SELECT id, document, party, name, signed_on, how FROM (SELECT s.key, s.id, s.document, s.party,
        s.name, g.signed_on, g.how FROM visible_document_signers s
      LEFT JOIN visible_signatures g ON g.document_signer = s.id)""",
    "copies": "SELECT id, document, sha256, media_type, registered_on FROM visible_signed_copies",
}
HISTORY = """SELECT b.event, e.at, e.actor, e.verb, b.table_name, b.content FROM visible_before_rows b
  JOIN visible_events e ON e.seq = b.event WHERE b.row_id IN ({marks}) ORDER BY b.event, b.position"""
