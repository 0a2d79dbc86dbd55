"""The tables of letting go: holds, who asked to destroy, what was destroyed, and the counts that stay of it.

Of a destroyed record stay a random id, a rule and a date; of a document its number, kind, dates and hash.
"""

from collections.abc import Mapping

from schema.table_making import RECORD, making

_OF = "destruction TEXT NOT NULL REFERENCES destruction(id)"

TABLES: Mapping[str, str] = {
    "hold": f"""{RECORD}, kind TEXT NOT NULL, subject TEXT NOT NULL, reason TEXT NOT NULL, starts_on TEXT NOT NULL,
        ends_on TEXT NOT NULL, released_on TEXT""",
    "destruction_proposal": f"""{RECORD}, proposed_by TEXT NOT NULL, proposed_on TEXT NOT NULL,
        records TEXT NOT NULL""",
    "destruction": f"""{RECORD}, destroyed_on TEXT NOT NULL, cause TEXT NOT NULL, reason TEXT NOT NULL DEFAULT '',
        destroyed_by TEXT NOT NULL, approved_by TEXT NOT NULL DEFAULT '', held INTEGER NOT NULL DEFAULT 0""",
    "destroyed_line": f"""{RECORD}, {_OF}, kind TEXT NOT NULL, rule TEXT NOT NULL, count INTEGER NOT NULL,
        first_on TEXT, last_on TEXT""",
    "destroyed_record": f"""{RECORD}, {_OF}, table_name TEXT NOT NULL, record TEXT NOT NULL, rule TEXT NOT NULL""",
    "destroyed_document": f"""{RECORD}, {_OF}, kind TEXT NOT NULL, number TEXT NOT NULL, language TEXT NOT NULL,
        edition INTEGER NOT NULL, issued_on TEXT NOT NULL, signed_on TEXT, sha256 TEXT NOT NULL""",
    "destroyed_number": f"{RECORD}, {_OF}, number TEXT NOT NULL",
    "case_trace": f"{RECORD}, address TEXT NOT NULL REFERENCES address(id), month TEXT NOT NULL",
    "month_count": f"""{RECORD}, month TEXT NOT NULL, partner_type TEXT NOT NULL, channel TEXT NOT NULL,
        kind TEXT NOT NULL, area TEXT NOT NULL, with_volunteer INTEGER NOT NULL, figure TEXT NOT NULL,
        count INTEGER NOT NULL""",
}
"""`records` are ids joined by `|`; `cause` is `retention`, `asked` or `restored`. A count is added to, never changed:
the figures of a month are the sum of its rows. Of the numbers of cases that go the last of each year stays, so that
none is given twice. A trace says that an address, which others still need, had a case in a month: a later one stays
consecutive to it (domain.md 1.3)."""

_INDEXES = {
    "hold": ["subject"],
    "destroyed_line": ["destruction"],
    "destroyed_record": ["record"],
    "destroyed_document": ["number"],
    "case_trace": ["address"],
    "month_count": ["month, figure"],
}

STATEMENTS: tuple[str, ...] = making(TABLES, _INDEXES)
