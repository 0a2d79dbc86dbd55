"""The tables of the desk, as an append-only list of migrations: SQL as data, run by `desk.store.migrations`.

What every record table carries is `schema.table_making.RECORD`. Dates are ISO text, amounts whole euro cents, lists
are joined by `|`, yes/no is 1/0. A date in a record is a fact; what can be computed from facts stands in `DERIVED` and
has no history.
"""

from collections.abc import Mapping

from schema import (
    tables_accounts,
    tables_agreements,
    tables_anchors,
    tables_backups,
    tables_checkins,
    tables_choices,
    tables_counting,
    tables_exchange,
    tables_exports,
    tables_figures,
    tables_guards,
    tables_letting_go,
    tables_life,
    tables_meetings,
    tables_open,
    tables_outreach,
    tables_proofs,
    tables_renewals,
    tables_signing,
    tables_training,
    tables_trays,
    tables_trust,
    tables_vision,
    tables_voices,
    tables_volunteers,
)
from schema.table_making import RECORD, making

_FIRST = {
    "audit_event": """seq INTEGER PRIMARY KEY, at TEXT NOT NULL, actor TEXT NOT NULL, verb TEXT NOT NULL,
        subject TEXT NOT NULL, body TEXT NOT NULL, hash TEXT NOT NULL""",
    "before_row": """event INTEGER NOT NULL, position INTEGER NOT NULL, table_name TEXT NOT NULL, row_id TEXT NOT NULL,
        salt TEXT NOT NULL, content TEXT NOT NULL, PRIMARY KEY (event, position)""",
    "setting": f"{RECORD}, name TEXT NOT NULL, value TEXT NOT NULL, starts_on TEXT NOT NULL, reason TEXT NOT NULL",
    "desk_user": f"{RECORD}, name TEXT NOT NULL UNIQUE, role TEXT NOT NULL",
    "import_run": f"""{RECORD}, kind TEXT NOT NULL, file_name TEXT NOT NULL, sha256 TEXT NOT NULL, run_on TEXT NOT NULL,
        new INTEGER NOT NULL, updated INTEGER NOT NULL, unchanged INTEGER NOT NULL, rejected INTEGER NOT NULL""",
    "partner": f"{RECORD}, name TEXT NOT NULL, name_key TEXT NOT NULL UNIQUE",
    "address": f"""{RECORD}, postcode TEXT NOT NULL, number INTEGER NOT NULL, addition TEXT NOT NULL DEFAULT '',
        street TEXT, place TEXT, UNIQUE (postcode, number, addition)""",
    "resident": f"""{RECORD}, address TEXT NOT NULL REFERENCES address(id), first_name TEXT, initials TEXT, prefix TEXT,
        surname TEXT NOT NULL, surname_key TEXT NOT NULL, birth_date TEXT, phone TEXT, email TEXT""",
    "signal_case": f"""{RECORD}, number TEXT NOT NULL UNIQUE, address TEXT NOT NULL REFERENCES address(id),
        month TEXT NOT NULL, kind TEXT, signals INTEGER NOT NULL DEFAULT 0, amount_cents INTEGER NOT NULL DEFAULT 0,
        persons INTEGER NOT NULL DEFAULT 0, institution INTEGER NOT NULL DEFAULT 0, urgent INTEGER NOT NULL DEFAULT 0,
        earliest_on TEXT, first_contact_due TEXT, due_on TEXT, due_kind TEXT, status TEXT NOT NULL DEFAULT 'open',
        result TEXT, closed_on TEXT, attempts INTEGER NOT NULL DEFAULT 0, first_attempt_on TEXT,
        first_reached_on TEXT, by_volunteer INTEGER NOT NULL DEFAULT 0, UNIQUE (address, month)""",
    "signal": f"""{RECORD}, kenmerk TEXT, partner TEXT NOT NULL REFERENCES partner(id), type TEXT NOT NULL,
        customer_number TEXT, address TEXT NOT NULL REFERENCES address(id), resident TEXT REFERENCES resident(id),
        initials TEXT, prefix TEXT, surname TEXT, surname_key TEXT NOT NULL DEFAULT '', birth_date TEXT, phone TEXT,
        email TEXT, amount_cents INTEGER NOT NULL, signal_on TEXT NOT NULL, arrears_since TEXT,
        crisis INTEGER NOT NULL DEFAULT 0, warm_handover INTEGER NOT NULL DEFAULT 0,
        end_of_supply INTEGER NOT NULL DEFAULT 0, supply_ends_on TEXT, received_on TEXT NOT NULL,
        status TEXT NOT NULL DEFAULT 'Nog niet opgepakt', marked INTEGER NOT NULL DEFAULT 0, repeats TEXT,
        case_id TEXT REFERENCES signal_case(id)""",
    "signal_decision": f"""{RECORD}, signal TEXT NOT NULL REFERENCES signal(id), status TEXT NOT NULL,
        reason TEXT NOT NULL, decided_on TEXT NOT NULL""",
    "closing": f"""{RECORD}, case_id TEXT NOT NULL REFERENCES signal_case(id), result TEXT NOT NULL,
        closed_on TEXT NOT NULL, reopened_on TEXT, reopen_reason TEXT""",
    "attempt": f"""{RECORD}, case_id TEXT NOT NULL REFERENCES signal_case(id), channel TEXT NOT NULL,
        made_on TEXT NOT NULL, part TEXT, reached INTEGER NOT NULL, note TEXT, volunteers TEXT NOT NULL DEFAULT ''""",
    "talk": f"{RECORD}, case_id TEXT NOT NULL REFERENCES signal_case(id), held_on TEXT NOT NULL",
    "brp_check": f"""{RECORD}, case_id TEXT NOT NULL REFERENCES signal_case(id), checked_on TEXT NOT NULL,
        checked_by TEXT NOT NULL, outcome TEXT NOT NULL""",
    "informing": f"""{RECORD}, case_id TEXT NOT NULL REFERENCES signal_case(id), informed_on TEXT NOT NULL,
        how TEXT NOT NULL""",
    "household": f"""{RECORD}, case_id TEXT NOT NULL REFERENCES signal_case(id), together INTEGER NOT NULL,
        decided_on TEXT NOT NULL""",
    "organisation": f"""{RECORD}, kenmerk TEXT NOT NULL UNIQUE, name TEXT NOT NULL, kind TEXT NOT NULL, kvk TEXT,
        seat TEXT, representative TEXT, function TEXT, contact_person TEXT, phone TEXT, email TEXT,
        tasks TEXT NOT NULL DEFAULT ''""",
    "agreement": f"""{RECORD}, organisation TEXT NOT NULL REFERENCES organisation(id), kind TEXT NOT NULL,
        starts_on TEXT NOT NULL, ends_on TEXT, reason TEXT, UNIQUE (organisation, kind, starts_on)""",
    "volunteer": f"""{RECORD}, kenmerk TEXT NOT NULL UNIQUE, first_name TEXT, prefix TEXT, surname TEXT NOT NULL,
        surname_key TEXT NOT NULL, email TEXT, phone TEXT, postcode TEXT NOT NULL, number INTEGER,
        addition TEXT NOT NULL DEFAULT '', organisation TEXT NOT NULL REFERENCES organisation(id),
        languages TEXT NOT NULL DEFAULT '', kinds TEXT NOT NULL DEFAULT '', tasks TEXT NOT NULL DEFAULT '',
        times TEXT NOT NULL DEFAULT '', maximum INTEGER, area TEXT NOT NULL DEFAULT '', gender TEXT,
        started_on TEXT, stopped_on TEXT, conflicts TEXT NOT NULL DEFAULT ''""",
    "pause": f"""{RECORD}, volunteer TEXT NOT NULL REFERENCES volunteer(id), starts_on TEXT NOT NULL, ends_on TEXT,
        UNIQUE (volunteer, starts_on)""",
    "proof": f"""{RECORD}, volunteer TEXT NOT NULL REFERENCES volunteer(id), kind TEXT NOT NULL,
        obtained_on TEXT NOT NULL, issuer TEXT, reference TEXT, UNIQUE (volunteer, kind, obtained_on)""",
    "exemption": f"""{RECORD}, volunteer TEXT NOT NULL REFERENCES volunteer(id), kind TEXT NOT NULL,
        reason TEXT NOT NULL, starts_on TEXT NOT NULL, ends_on TEXT NOT NULL, approver TEXT NOT NULL""",
    "request": f"""{RECORD}, kenmerk TEXT NOT NULL UNIQUE, resident TEXT NOT NULL REFERENCES resident(id),
        case_id TEXT REFERENCES signal_case(id), task TEXT NOT NULL, kinds TEXT NOT NULL, languages TEXT NOT NULL,
        interpreter INTEGER NOT NULL DEFAULT 0, times TEXT NOT NULL DEFAULT '', urgency INTEGER NOT NULL DEFAULT 3,
        requested_on TEXT NOT NULL, gender_wish TEXT, task_division_on TEXT, authorisation_on TEXT,
        pinned TEXT REFERENCES volunteer(id), withdrawn_on TEXT""",
    "consent": f"""{RECORD}, request TEXT NOT NULL REFERENCES request(id), kind TEXT NOT NULL, given_on TEXT NOT NULL,
        UNIQUE (request, kind, given_on)""",
    "exclusion": f"""{RECORD}, request TEXT NOT NULL REFERENCES request(id),
        volunteer TEXT NOT NULL REFERENCES volunteer(id), side TEXT NOT NULL, reason TEXT, excluded_on TEXT,
        UNIQUE (request, volunteer, side)""",
    "conflict_clearance": f"""{RECORD}, resident TEXT NOT NULL REFERENCES resident(id),
        volunteer TEXT NOT NULL REFERENCES volunteer(id), reason TEXT NOT NULL, cleared_on TEXT NOT NULL""",
    "safety_block": f"""{RECORD}, resident TEXT REFERENCES resident(id), address TEXT REFERENCES address(id),
        reason TEXT NOT NULL, decided_by TEXT NOT NULL, starts_on TEXT NOT NULL, ends_on TEXT""",
    "pairing": f"""{RECORD}, request TEXT NOT NULL REFERENCES request(id),
        volunteer TEXT NOT NULL REFERENCES volunteer(id), proposed_on TEXT NOT NULL, introduced_on TEXT,
        resident_agreed_on TEXT, volunteer_agreed_on TEXT, started_on TEXT, ended_on TEXT, refused_on TEXT,
        refused_by TEXT, reason TEXT, override_reason TEXT, points INTEGER NOT NULL, parts TEXT NOT NULL,
        weights_version INTEGER NOT NULL""",
    "pairing_contact": f"""{RECORD}, pairing TEXT NOT NULL REFERENCES pairing(id), made_on TEXT NOT NULL, note TEXT""",
    "checkin": f"{RECORD}, pairing TEXT NOT NULL REFERENCES pairing(id), held_on TEXT NOT NULL, note TEXT",
    "document": f"""{RECORD}, number TEXT NOT NULL, kind TEXT NOT NULL, subject TEXT NOT NULL,
        language TEXT NOT NULL, edition INTEGER NOT NULL, state_digest TEXT NOT NULL, sha256 TEXT NOT NULL,
        pages INTEGER NOT NULL, gaps TEXT NOT NULL DEFAULT '', issued_on TEXT NOT NULL, template TEXT NOT NULL,
        pdf BLOB NOT NULL, UNIQUE (kind, subject, language, edition), UNIQUE (number, edition)""",
    "signed_copy": f"""{RECORD}, document TEXT NOT NULL REFERENCES document(id), sha256 TEXT NOT NULL,
        media_type TEXT NOT NULL, registered_on TEXT NOT NULL, scan BLOB NOT NULL""",
    "action": f"""{RECORD}, source TEXT NOT NULL, subject TEXT NOT NULL, title TEXT NOT NULL, owner TEXT NOT NULL,
        made_on TEXT NOT NULL, due_on TEXT NOT NULL, done_on TEXT""",
    "review": f"{RECORD}, month TEXT NOT NULL UNIQUE, figures TEXT NOT NULL, closed_on TEXT NOT NULL",
    "postcode_place": f"""{RECORD}, postcode TEXT NOT NULL UNIQUE, latitude REAL NOT NULL, longitude REAL NOT NULL""",
}

_FIRST_INDEXES = {
    "audit_event": ["subject"],
    "before_row": ["row_id"],
    "resident": ["address", "surname_key"],
    "signal": ["address, signal_on", "partner, kenmerk", "case_id", "signal_on, id", "resident", "status, signal_on"],
    "signal_decision": ["signal"],
    "signal_case": [
        "month, kind, signals, result, closed_on, first_contact_due, attempts, first_attempt_on, first_reached_on, "
        "by_volunteer, id",
        "status, due_on, month, due_kind, urgent, signals",
    ],
    "closing": ["case_id", "closed_on"],
    "attempt": ["case_id, made_on, reached"],
    "talk": ["case_id"],
    "brp_check": ["case_id"],
    "informing": ["case_id"],
    "household": ["case_id"],
    "volunteer": ["organisation", "surname_key"],
    "proof": ["kind, obtained_on, volunteer"],
    "exemption": ["volunteer"],
    "request": ["resident", "case_id"],
    "conflict_clearance": ["resident"],
    "safety_block": ["resident", "address"],
    "pairing": ["request", "volunteer", "started_on", "ended_on"],
    "pairing_contact": ["pairing, made_on"],
    "checkin": ["pairing, held_on"],
    "signed_copy": ["document"],
    "action": ["done_on, due_on"],
    "setting": ["name, starts_on"],
}

_SEARCH_INDEXES = (
    "DROP INDEX signal_case_by_status_due_on",
    "CREATE INDEX signal_case_by_status_due_on ON signal_case "
    "(status, due_on, month, due_kind, urgent, signals, id, address, number)",
    "CREATE INDEX signal_case_by_closed_month ON signal_case (closed_on IS NULL, month)",
    "CREATE INDEX signal_case_open_by_id ON signal_case (id, signals) WHERE status = 'open'",
    "CREATE INDEX signal_case_open_by_address ON signal_case (address, signals) WHERE status = 'open'",
    "DROP INDEX signal_by_status_signal_on",
    "CREATE INDEX signal_by_status_signal_on ON signal (status, signal_on, address)",
    "DROP INDEX signal_by_resident",
    "CREATE INDEX signal_by_resident ON signal (resident, case_id)",
    "CREATE INDEX closing_by_resident ON closing (resident) WHERE resident IS NOT NULL",
)
"""What a search asks of very many rows, in the order of the lists: each page of the file that is not read is time.

With the closings of a resident: who is removed must not be looked for among all closings.
"""

_LATER = (
    tables_outreach,
    tables_proofs,
    tables_volunteers,
    tables_training,
    tables_agreements,
    tables_backups,
    tables_guards,
    tables_renewals,
    tables_meetings,
    tables_voices,
    tables_choices,
    tables_life,
    tables_signing,
    tables_vision,
    tables_letting_go,
    tables_checkins,
    tables_figures,
    tables_exports,
    tables_trust,
    tables_anchors,
    tables_exchange,
    tables_open,
)
TABLES: Mapping[str, str] = {
    **_FIRST,
    **{name: told for part in _LATER for name, told in part.TABLES.items()},
}
"""Every table of the desk with its columns."""

SEARCHABLE = {
    "resident": ("first_name", "initials", "prefix", "surname"),
    "address": ("street", "postcode", "number", "addition", "place"),
    "volunteer": ("kenmerk", "first_name", "prefix", "surname", "postcode"),
    "organisation": ("kenmerk", "name", "contact_person"),
    "signal": ("kenmerk", "customer_number", "surname"),
    "request": ("kenmerk",),
    "document": ("number", "kind"),
}
"""Which columns of which table are found by typing; each has its own index `<table>_words` over `key`."""

DERIVED = {
    "signal": frozenset({"status", "marked", "repeats", "case_id"}),
    "signal_case": frozenset(
        {"kind", "signals", "amount_cents", "persons", "institution", "urgent", "earliest_on", "first_contact_due"}
        | {"due_on", "due_kind", "status", "result", "closed_on", "attempts", "first_attempt_on", "first_reached_on"}
        | {"by_volunteer", *tables_figures.COLUMNS, tables_figures.PAIRED}
    ),
}
"""Columns that are computed from facts: written by `recompute` alone, without history."""

_CHAIN = """
CREATE TRIGGER audit_event_keeps BEFORE UPDATE ON audit_event BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER audit_event_stays BEFORE DELETE ON audit_event BEGIN SELECT RAISE(ABORT, 'append-only'); END;
"""


def _first_migration() -> tuple[str, ...]:
    """Return the statements that make the first tables, their indexes and their search indexes."""
    words = [
        f"CREATE VIRTUAL TABLE {table}_words USING fts5 (words, content='', contentless_delete=1, prefix='1 2 3')"
        for table in SEARCHABLE
    ]
    return (*making(_FIRST, _FIRST_INDEXES), *words, *(line for line in _CHAIN.strip().splitlines()))


MIGRATIONS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("m001_first_tables", _first_migration()),
    ("m002_outreach_and_exchange", tables_outreach.STATEMENTS),
    ("m003_search", _SEARCH_INDEXES),
    ("m004_proofs", tables_proofs.STATEMENTS),
    ("m005_volunteers", tables_volunteers.STATEMENTS),
    ("m006_training", tables_training.STATEMENTS),
    ("m007_agreements", tables_agreements.STATEMENTS),
    ("m008_guards", tables_guards.STATEMENTS),
    ("m009_renewals", tables_renewals.STATEMENTS),
    ("m010_meetings", tables_meetings.STATEMENTS),
    ("m011_voices", tables_voices.STATEMENTS),
    ("m012_choices", tables_choices.STATEMENTS),
    ("m013_pairing_life", tables_life.STATEMENTS),
    ("m014_signing", tables_signing.STATEMENTS),
    ("m015_accounts", tables_accounts.STATEMENTS),
    ("m016_vision", tables_vision.STATEMENTS),
    ("m017_letting_go", tables_letting_go.STATEMENTS),
    ("m018_checkins", tables_checkins.STATEMENTS),
    ("m019_figures", tables_figures.STATEMENTS),
    ("m020_trays", tables_trays.STATEMENTS),
    ("m021_backups", tables_backups.STATEMENTS),
    ("m022_exchange", tables_exchange.STATEMENTS),
    ("m023_trust", tables_trust.STATEMENTS),
    ("m024_exports", tables_exports.STATEMENTS),
    ("m025_anchors", tables_anchors.STATEMENTS),
    ("m026_counting", tables_counting.STATEMENTS),
    ("m027_open_residents", tables_open.STATEMENTS),
)
"""Name and statements of each migration, oldest first. Never edit one that has landed; add the next."""
