"""The tables of outreach, feedback and the national exchange: trays, rounds, referrals, what partners were told."""

from schema.codes import SHORTER_RESULTS
from schema.table_making import RECORD, making

TABLES = {
    "column_mapping": f"""{RECORD}, headings TEXT NOT NULL UNIQUE, partner TEXT NOT NULL DEFAULT '', type TEXT,
        columns TEXT NOT NULL, ignored TEXT NOT NULL""",
    "likeness": f"""{RECORD}, one TEXT NOT NULL REFERENCES resident(id), other TEXT NOT NULL REFERENCES resident(id),
        points INTEGER NOT NULL, verdict TEXT NOT NULL, decided_on TEXT NOT NULL, UNIQUE (one, other)""",
    "spelling": f"""{RECORD}, resident TEXT NOT NULL REFERENCES resident(id),
        address TEXT NOT NULL REFERENCES address(id), surname_key TEXT NOT NULL, initials TEXT, birth_date TEXT""",
    "door_alias": f"""{RECORD}, address TEXT NOT NULL UNIQUE REFERENCES address(id),
        stands_for TEXT NOT NULL REFERENCES address(id)""",
    "tray": f"{RECORD}, name TEXT NOT NULL UNIQUE, holds TEXT NOT NULL, filter TEXT NOT NULL, ordering TEXT NOT NULL",
    "planned_contact": f"""{RECORD}, case_id TEXT NOT NULL REFERENCES signal_case(id), channel TEXT NOT NULL,
        planned_on TEXT NOT NULL, reason TEXT""",
    "referral": f"""{RECORD}, case_id TEXT NOT NULL REFERENCES signal_case(id), kind TEXT NOT NULL,
        party TEXT NOT NULL, asked_on TEXT NOT NULL, answer TEXT, answered_on TEXT""",
    "block_lifting": f"""{RECORD}, safety_block TEXT NOT NULL UNIQUE REFERENCES safety_block(id),
        lifted_on TEXT NOT NULL, lifted_by TEXT NOT NULL, reason TEXT NOT NULL""",
    "visit_round": f"""{RECORD}, channel TEXT NOT NULL, planned_on TEXT NOT NULL, part TEXT, taken_back_on TEXT,
        reason TEXT""",
    "round_member": f"""{RECORD}, visit_round TEXT NOT NULL REFERENCES visit_round(id),
        volunteer TEXT NOT NULL REFERENCES volunteer(id), dropped_on TEXT, reason TEXT,
        UNIQUE (visit_round, volunteer)""",
    "round_stop": f"""{RECORD}, visit_round TEXT NOT NULL REFERENCES visit_round(id),
        case_id TEXT NOT NULL REFERENCES signal_case(id), position INTEGER NOT NULL, taken_back_on TEXT,
        outcome TEXT, attempt TEXT REFERENCES attempt(id), UNIQUE (visit_round, case_id)""",
    "partner_feedback": f"""{RECORD}, partner TEXT NOT NULL REFERENCES partner(id), result TEXT NOT NULL,
        code TEXT NOT NULL, reason TEXT NOT NULL, UNIQUE (partner, result)""",
    "feedback_delivery": f"""{RECORD}, partner TEXT NOT NULL REFERENCES partner(id), month TEXT NOT NULL,
        sent_on TEXT NOT NULL, sha256 TEXT NOT NULL, lines INTEGER NOT NULL, corrections INTEGER NOT NULL""",
    "feedback_line": f"""{RECORD}, delivery TEXT NOT NULL REFERENCES feedback_delivery(id),
        signal TEXT NOT NULL REFERENCES signal(id), code TEXT NOT NULL, told_on TEXT, pause_until TEXT,
        corrects TEXT REFERENCES feedback_line(id), UNIQUE (delivery, signal)""",
    "exchange_delivery": f"""{RECORD}, starts_on TEXT NOT NULL, ends_on TEXT NOT NULL, written_on TEXT NOT NULL,
        page INTEGER NOT NULL, pages INTEGER NOT NULL, sha256 TEXT NOT NULL, signals INTEGER NOT NULL,
        cases INTEGER NOT NULL, attempts INTEGER NOT NULL""",
}
"""The second tables: a partner's own columns, people written differently, trays, rounds, and what was sent to whom."""

_INDEXES = {
    "resident": ["birth_date"],
    "likeness": ["other", "verdict, points"],
    "spelling": ["address", "resident"],
    "door_alias": ["stands_for"],
    "planned_contact": ["case_id", "planned_on"],
    "referral": ["case_id", "answer, asked_on"],
    "visit_round": ["planned_on"],
    "round_member": ["volunteer"],
    "round_stop": ["case_id"],
    "feedback_delivery": ["partner, month"],
    "feedback_line": ["signal"],
}

_UPDATES = (
    "ALTER TABLE closing ADD COLUMN resident TEXT REFERENCES resident(id)",
    *(
        f"UPDATE {table} SET result = '{result}' WHERE result = '{shorter}'"
        for table in ("closing", "signal_case")
        for shorter, result in SHORTER_RESULTS.items()
    ),
)
"""A closing may name the one person it speaks of; a result is kept as the national exchange format writes it."""

STATEMENTS: tuple[str, ...] = (*making(TABLES, _INDEXES), *_UPDATES)
