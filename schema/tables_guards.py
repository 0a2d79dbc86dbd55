"""The tables of the guards: what was decided about a warning before a proposal, and what a pairing works on."""

from collections.abc import Mapping

from schema.table_making import RECORD, making

TABLES: Mapping[str, str] = {
    "guard_decision": f"""{RECORD}, resident TEXT NOT NULL REFERENCES resident(id),
        volunteer TEXT NOT NULL REFERENCES volunteer(id), code TEXT NOT NULL, about TEXT NOT NULL,
        reason TEXT NOT NULL, decided_on TEXT NOT NULL""",
    "pairing_goal": f"""{RECORD}, pairing TEXT NOT NULL REFERENCES pairing(id), goal TEXT NOT NULL,
        set_on TEXT NOT NULL, dropped_on TEXT, UNIQUE (pairing, goal, set_on)""",
}
"""A weighed warning names what it is about, so that another creditor or a later refusal asks again."""

_INDEXES = {"guard_decision": ["resident"], "pairing_goal": ["pairing"]}

_UPDATES = ("ALTER TABLE volunteer ADD COLUMN employer TEXT",)
"""Whom a volunteer works for, where she says so: a creditor of the resident is not to send her."""

STATEMENTS: tuple[str, ...] = (*making(TABLES, _INDEXES), *_UPDATES)
