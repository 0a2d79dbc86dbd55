"""The tables of the training plan: what is taught, when and where, who comes, and what was sent off for renewal."""

from collections.abc import Mapping, Sequence

from schema.table_making import RECORD, making

TABLES: Mapping[str, str] = {
    "training_module": f"""{RECORD}, name TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, provider TEXT,
        places INTEGER NOT NULL""",
    "training_session": f"""{RECORD}, module TEXT NOT NULL REFERENCES training_module(id), starts_on TEXT NOT NULL,
        ends_on TEXT NOT NULL, starts_at TEXT, ends_at TEXT, place TEXT, provider TEXT, places INTEGER NOT NULL,
        cancelled_on TEXT, reason TEXT""",
    "enrolment": f"""{RECORD}, training_session TEXT NOT NULL REFERENCES training_session(id),
        volunteer TEXT NOT NULL REFERENCES volunteer(id), enrolled_on TEXT NOT NULL, withdrawn_on TEXT, reason TEXT""",
    "attendance": f"""{RECORD}, training_session TEXT NOT NULL REFERENCES training_session(id),
        volunteer TEXT NOT NULL REFERENCES volunteer(id), present INTEGER NOT NULL, noted_on TEXT NOT NULL,
        UNIQUE (training_session, volunteer)""",
    "certificate": f"""{RECORD}, attendance TEXT NOT NULL UNIQUE REFERENCES attendance(id),
        proof TEXT NOT NULL REFERENCES proof(id)""",
    "renewal_request": f"""{RECORD}, volunteer TEXT NOT NULL REFERENCES volunteer(id), kind TEXT NOT NULL,
        requested_on TEXT NOT NULL, note TEXT, UNIQUE (volunteer, kind, requested_on)""",
}

_INDEXES: Mapping[str, Sequence[str]] = {
    "training_session": ["module, starts_on", "starts_on"],
    "enrolment": ["training_session", "volunteer"],
    "attendance": ["volunteer"],
    "certificate": ["proof"],
}

STATEMENTS: tuple[str, ...] = making(TABLES, _INDEXES)
