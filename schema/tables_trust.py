"""The tables of who is away, of where an account lives herself, and of what was decided about odd readings."""

from collections.abc import Mapping

from schema.table_making import RECORD, making

TABLES: Mapping[str, str] = {
    "absence": f"""{RECORD}, away TEXT NOT NULL REFERENCES desk_user(id), stand_in TEXT REFERENCES desk_user(id),
        from_on TEXT NOT NULL, until_on TEXT NOT NULL, note TEXT NOT NULL DEFAULT '', back_on TEXT, seen_on TEXT""",
    "account_home": f"""{RECORD}, account TEXT NOT NULL UNIQUE REFERENCES desk_user(id), postcode TEXT NOT NULL,
        number INTEGER NOT NULL""",
    "reading_decision": f"""{RECORD}, reader TEXT NOT NULL REFERENCES desk_user(id), read_on TEXT NOT NULL,
        oddity TEXT NOT NULL, subject TEXT NOT NULL DEFAULT '', files INTEGER NOT NULL, verdict TEXT NOT NULL,
        reason TEXT NOT NULL, decided_on TEXT NOT NULL, decided_by TEXT NOT NULL REFERENCES desk_user(id)""",
}
"""An absence is over by itself after `until_on`, or from `back_on`; `seen_on` is the day on which she had seen what
changed. A home is kept to notice that somebody reads of her own door, and for nothing else. `subject` is the resident
or volunteer whose file it is about, where it is about one."""

_INDEXES = {"absence": ["until_on"], "reading_decision": ["reader, read_on"]}

STATEMENTS: tuple[str, ...] = making(TABLES, _INDEXES)
