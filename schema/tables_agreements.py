"""The tables of agreements by version and of the local debt chain, built like `schema.tables`."""

from schema.table_making import RECORD, making

TABLES = {
    "collaboration_terms": f"""{RECORD}, agreement TEXT NOT NULL UNIQUE REFERENCES agreement(id),
        tasks TEXT NOT NULL DEFAULT '', target_groups TEXT, intensity TEXT, caseload INTEGER, finance TEXT,
        handover TEXT, feedback TEXT, municipality_contact TEXT, municipality_phone TEXT, organisation_contact TEXT,
        organisation_phone TEXT""",
    "processing_terms": f"""{RECORD}, agreement TEXT NOT NULL UNIQUE REFERENCES agreement(id), role TEXT,
        annexes TEXT NOT NULL DEFAULT '', retention TEXT, breach_contact TEXT, breach_phone TEXT""",
    "authorisation_terms": f"""{RECORD}, agreement TEXT NOT NULL UNIQUE REFERENCES agreement(id),
        acts TEXT NOT NULL DEFAULT '', consent_on TEXT""",
    "chain_party": f"{RECORD}, name TEXT NOT NULL UNIQUE, organisation TEXT REFERENCES organisation(id)",
    "chain_offer": f"""{RECORD}, party TEXT NOT NULL REFERENCES chain_party(id), starts_on TEXT NOT NULL, ends_on TEXT,
        offers TEXT, target_groups TEXT, phases TEXT NOT NULL DEFAULT '', kinds TEXT NOT NULL DEFAULT '',
        intensity TEXT, contact TEXT, phone TEXT, costs TEXT, waiting TEXT, reason TEXT, UNIQUE (party, starts_on)""",
}

_INDEXES = {"chain_party": ["organisation"]}

_UPDATES = (
    "ALTER TABLE agreement ADD COLUMN notice_months INTEGER",
    "ALTER TABLE agreement ADD COLUMN notice_days INTEGER",
    "ALTER TABLE agreement ADD COLUMN notice_given_on TEXT",
    "ALTER TABLE agreement ADD COLUMN withdrawn_on TEXT",
    "ALTER TABLE agreement ADD COLUMN withdrawal_reason TEXT",
    "ALTER TABLE agreement ADD COLUMN decision TEXT REFERENCES action(id)",
)
"""A version knows its term of notice, when it was given notice or withdrawn, and the decision that caused it."""

STATEMENTS: tuple[str, ...] = (*_UPDATES, *making(TABLES, _INDEXES))
