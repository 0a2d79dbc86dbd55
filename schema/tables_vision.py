"""The tables of the vision track, of what became of actions, and of initiatives that are shared."""

from collections.abc import Mapping

from schema.table_making import RECORD, making

TABLES: Mapping[str, str] = {
    "vision_round": f"{RECORD}, number INTEGER NOT NULL UNIQUE, begun_on TEXT NOT NULL, reason TEXT",
    "vision_step": f"""{RECORD}, round TEXT NOT NULL REFERENCES vision_round(id), step TEXT NOT NULL,
        owner TEXT NOT NULL, criterion TEXT NOT NULL, due_on TEXT, role TEXT, participants TEXT NOT NULL,
        milestone TEXT, route_role TEXT, UNIQUE (round, step)""",
    "vision_note": f"""{RECORD}, vision_step TEXT NOT NULL REFERENCES vision_step(id), noted_on TEXT NOT NULL,
        source TEXT, question TEXT, note TEXT NOT NULL""",
    "vision_stand": f"""{RECORD}, vision_step TEXT NOT NULL REFERENCES vision_step(id), done INTEGER NOT NULL,
        stood_on TEXT NOT NULL, told TEXT NOT NULL""",
    "action_reopening": f"""{RECORD}, action TEXT NOT NULL REFERENCES action(id), reopened_on TEXT NOT NULL,
        reason TEXT NOT NULL""",
    "initiative": f"{RECORD}, begun_on TEXT NOT NULL",
    "initiative_version": f"""{RECORD}, initiative TEXT NOT NULL REFERENCES initiative(id), number INTEGER NOT NULL,
        written_on TEXT NOT NULL, title TEXT NOT NULL, what TEXT NOT NULL, for_whom TEXT NOT NULL,
        with_whom TEXT NOT NULL, otherwise TEXT NOT NULL, month TEXT, figures TEXT NOT NULL,
        UNIQUE (initiative, number)""",
}
"""A version of an initiative keeps its figures as they may leave the desk: no number below 5 is in them."""

_INDEXES = {
    "vision_note": ["vision_step"],
    "vision_stand": ["vision_step"],
    "action_reopening": ["action"],
}

_UPDATES = ("ALTER TABLE action ADD COLUMN outcome TEXT",)
"""What came of an action, in words, when it was done."""

STATEMENTS: tuple[str, ...] = (*making(TABLES, _INDEXES), *_UPDATES)
