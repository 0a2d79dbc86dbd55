"""The tables of the exchange between two desks: keys, what was handed over, what was told of it, and receipts.

Receipts name nobody and outlive the request, so that a package that was destroyed with it does not open again.
"""

from collections.abc import Mapping

from schema.table_making import RECORD, making

_WITH = "organisation TEXT NOT NULL REFERENCES organisation(id)"
_BY = "exchange_receipt TEXT NOT NULL REFERENCES exchange_receipt(id)"

TABLES: Mapping[str, str] = {
    "exchange_key": f"{RECORD}, public TEXT NOT NULL UNIQUE, secret TEXT NOT NULL, made_on TEXT NOT NULL",
    "trusted_key": f"""{RECORD}, {_WITH}, public TEXT NOT NULL, desk_name TEXT NOT NULL, received_on TEXT NOT NULL,
        checked_on TEXT, checked_by TEXT, UNIQUE (organisation, public)""",
    "exchange_receipt": f"""{RECORD}, package TEXT NOT NULL, content_kind TEXT NOT NULL, direction TEXT NOT NULL,
        {_WITH}, sha256 TEXT NOT NULL, content_fields TEXT NOT NULL, made_on TEXT NOT NULL, passed_on TEXT NOT NULL,
        fingerprint TEXT NOT NULL, UNIQUE (package, direction)""",
    "handover": f"""{RECORD}, package TEXT NOT NULL UNIQUE, direction TEXT NOT NULL,
        request TEXT NOT NULL REFERENCES request(id), {_WITH}, {_BY}, their_reference TEXT NOT NULL,
        handed_on TEXT NOT NULL, back_on TEXT, back_reason TEXT""",
    "handover_step": f"""{RECORD}, handover TEXT NOT NULL REFERENCES handover(id), step TEXT NOT NULL,
        happened_on TEXT NOT NULL, outcome TEXT, quarters INTEGER, {_BY}, UNIQUE (handover, step)""",
}
"""A step stands under the receipt of the package that told it last, here or there."""

_INDEXES = {
    "handover": ["request, direction", "organisation"],
    "exchange_receipt": ["organisation"],
}

STATEMENTS: tuple[str, ...] = tuple(making(TABLES, _INDEXES))
