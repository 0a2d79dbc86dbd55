"""The tables of a pairing's life: what happens between the proposal and the last talk of the aftercare, as dated facts.

Nothing here asks anything of health, faith or debts: what was agreed, by whom, until when, and what became of it.
"""

from collections.abc import Mapping

from schema.table_making import RECORD, making

_OF = "pairing TEXT NOT NULL REFERENCES pairing(id)"
_WHO = "volunteer TEXT NOT NULL REFERENCES volunteer(id)"

TABLES: Mapping[str, str] = {
    "card_answer": f"""{RECORD}, {_OF}, {_WHO}, answer TEXT NOT NULL, answered_on TEXT NOT NULL,
        UNIQUE (pairing, volunteer)""",
    "reveal": f"""{RECORD}, {_OF}, {_WHO}, revealed_on TEXT NOT NULL, revealed_by TEXT NOT NULL,
        UNIQUE (pairing, volunteer)""",
    "introduction": f"""{RECORD}, pairing TEXT NOT NULL UNIQUE REFERENCES pairing(id), time TEXT, place TEXT,
        present TEXT NOT NULL, organisation_contact TEXT, professional TEXT""",
    "second_volunteer": f"{RECORD}, {_OF}, {_WHO}, joined_on TEXT NOT NULL, left_on TEXT, reason TEXT",
    "plan_step": f"""{RECORD}, {_OF}, goal TEXT NOT NULL, what TEXT NOT NULL, doer TEXT NOT NULL, until_on TEXT,
        set_on TEXT NOT NULL, outcome TEXT, settled_on TEXT""",
    "pairing_rhythm": f"{RECORD}, {_OF}, agreed_on TEXT NOT NULL, rhythm TEXT NOT NULL, lasts_until TEXT",
    "promise": f"""{RECORD}, {_OF}, what TEXT NOT NULL, doer TEXT NOT NULL, due_on TEXT NOT NULL, made_on TEXT NOT NULL,
        outcome TEXT, settled_on TEXT""",
    "pairing_month": f"""{RECORD}, {_OF}, {_WHO}, month TEXT NOT NULL, quarters INTEGER NOT NULL DEFAULT 0,
        kilometres INTEGER NOT NULL DEFAULT 0, UNIQUE (pairing, volunteer, month)""",
    "pairing_result": f"""{RECORD}, pairing TEXT NOT NULL UNIQUE REFERENCES pairing(id), reason TEXT NOT NULL,
        goals_reached TEXT NOT NULL DEFAULT '', onward TEXT NOT NULL, recorded_on TEXT NOT NULL""",
    "resident_authorisation": f"""{RECORD}, request TEXT NOT NULL REFERENCES request(id), parties TEXT, about TEXT,
        signed_on TEXT NOT NULL, until_on TEXT, withdrawn_on TEXT""",
    "task_division": f"""{RECORD}, request TEXT NOT NULL REFERENCES request(id), divided_on TEXT NOT NULL,
        professional TEXT NOT NULL, volunteer_does TEXT NOT NULL, professional_does TEXT NOT NULL""",
}

_INDEXES = {
    "second_volunteer": ["pairing", "volunteer"],
    "plan_step": ["pairing"],
    "pairing_rhythm": ["pairing"],
    "promise": ["pairing", "settled_on, due_on"],
    "resident_authorisation": ["request"],
    "task_division": ["request"],
}

_UPDATES = (
    "ALTER TABLE pairing_contact ADD COLUMN quarters INTEGER",
    "ALTER TABLE pairing_contact ADD COLUMN kilometres INTEGER",
)
"""How long a contact took, in quarters of an hour, and how far the volunteer travelled for it."""

STATEMENTS: tuple[str, ...] = (*making(TABLES, _INDEXES), *_UPDATES)
