"""The tables of a volunteer's file from first interest to farewell, of merging two files, and of what was exported.

Nothing here asks an age, a religion, anything of health, or a number of a person: none is needed to join people.
"""

from schema.table_making import RECORD, making

_OF = "volunteer TEXT NOT NULL REFERENCES volunteer(id)"

TABLES = {
    "volunteer_intake": f"{RECORD}, {_OF}, held_on TEXT NOT NULL, held_by TEXT NOT NULL, note TEXT",
    "mentorship": f"""{RECORD}, {_OF}, mentor TEXT NOT NULL REFERENCES volunteer(id), starts_on TEXT NOT NULL,
        ends_on TEXT, UNIQUE (volunteer, starts_on)""",
    "progress_talk": f"{RECORD}, {_OF}, held_on TEXT NOT NULL, held_by TEXT NOT NULL, note TEXT",
    "peer_session": f"""{RECORD}, {_OF}, held_on TEXT NOT NULL, attended INTEGER NOT NULL,
        UNIQUE (volunteer, held_on)""",
    "volunteer_month": f"""{RECORD}, {_OF}, month TEXT NOT NULL, kind TEXT NOT NULL,
        quarters INTEGER NOT NULL DEFAULT 0, expenses_cents INTEGER NOT NULL DEFAULT 0,
        UNIQUE (volunteer, month, kind)""",
    "volunteer_likeness": f"""{RECORD}, one TEXT NOT NULL REFERENCES volunteer(id),
        other TEXT NOT NULL REFERENCES volunteer(id), points INTEGER NOT NULL, verdict TEXT NOT NULL,
        decided_on TEXT NOT NULL, UNIQUE (one, other)""",
    "volunteer_alias": f"{RECORD}, kenmerk TEXT NOT NULL UNIQUE, {_OF}",
    "file_export": f"""{RECORD}, kind TEXT NOT NULL, receiver TEXT NOT NULL, organisation TEXT REFERENCES
        organisation(id), written_on TEXT NOT NULL, columns TEXT NOT NULL, records INTEGER NOT NULL,
        sha256 TEXT NOT NULL""",
}

_INDEXES = {
    "volunteer_intake": ["volunteer"],
    "mentorship": ["mentor"],
    "progress_talk": ["volunteer, held_on"],
    "volunteer_likeness": ["other", "verdict, points"],
    "volunteer_alias": ["volunteer"],
    "volunteer": ["phone", "email", "postcode, number"],
}

_UPDATES = (
    "ALTER TABLE volunteer ADD COLUMN interested_on TEXT",
    "ALTER TABLE volunteer ADD COLUMN wishes TEXT",
    "ALTER TABLE volunteer ADD COLUMN limits TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE volunteer ADD COLUMN stop_reason TEXT",
    "ALTER TABLE pause ADD COLUMN returned_on TEXT",
)
"""The day she first showed interest, what she wishes and does not want at a door, why she left; whether she is back."""

STATEMENTS: tuple[str, ...] = (*making(TABLES, _INDEXES), *_UPDATES)
