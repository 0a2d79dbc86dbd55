"""The tables of check-ins: what each side of a pairing answered at a moment, and the questions as they were changed."""

from collections.abc import Mapping

from schema.table_making import RECORD, making

TABLES: Mapping[str, str] = {
    "checkin_questions": f"""{RECORD}, number INTEGER NOT NULL UNIQUE, starts_on TEXT NOT NULL,
        decided_on TEXT NOT NULL, reason TEXT NOT NULL, questions TEXT NOT NULL""",
    "checkin_form": f"""{RECORD}, pairing TEXT NOT NULL REFERENCES pairing(id), side TEXT NOT NULL,
        moment TEXT NOT NULL, held_on TEXT NOT NULL, how TEXT NOT NULL, questions INTEGER NOT NULL,
        safety INTEGER, verdict TEXT, quarters INTEGER, note TEXT, settled_on TEXT, settled TEXT,
        UNIQUE (pairing, side, moment)""",
    "checkin_mark": f"""{RECORD}, form TEXT NOT NULL REFERENCES checkin_form(id), question TEXT NOT NULL,
        mark INTEGER NOT NULL, UNIQUE (form, question)""",
}
"""A form keeps the number of the questions it was given on; `settled` tells what was done about a worry."""

STATEMENTS: tuple[str, ...] = making(TABLES, {"checkin_form": ["pairing"], "checkin_mark": ["form"]})
