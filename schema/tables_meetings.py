"""The tables of the monthly meeting: who were there and when, and a note per point of the agenda."""

from collections.abc import Mapping

from schema.table_making import RECORD, making

TABLES: Mapping[str, str] = {
    "review_meeting": f"{RECORD}, month TEXT NOT NULL UNIQUE, held_on TEXT NOT NULL, present TEXT NOT NULL, "
    "next_on TEXT",
    "review_note": f"{RECORD}, month TEXT NOT NULL, point TEXT NOT NULL, note TEXT NOT NULL, UNIQUE (month, point)",
}
"""The closed review itself lies in `review`, made with the first tables."""

STATEMENTS: tuple[str, ...] = making(TABLES, {})
