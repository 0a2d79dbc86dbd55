"""What came to the training plan and the agreements later: retired modules, and what was sent off for an agreement."""

from collections.abc import Mapping

from schema.table_making import RECORD, making

TABLES: Mapping[str, str] = {
    "agreement_request": f"""{RECORD}, agreement TEXT NOT NULL REFERENCES agreement(id), requested_on TEXT NOT NULL,
        note TEXT, UNIQUE (agreement, requested_on)""",
}

_UPDATES = ("ALTER TABLE training_module ADD COLUMN retired_on TEXT",)
"""From this day on no session of the module begins."""

STATEMENTS: tuple[str, ...] = (*making(TABLES, {}), *_UPDATES)
