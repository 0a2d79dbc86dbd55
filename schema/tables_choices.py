"""What came to matching later: what a pairing was decided on, and how far a volunteer goes."""

from collections.abc import Mapping

TABLES: Mapping[str, str] = {}

STATEMENTS: tuple[str, ...] = (
    "ALTER TABLE pairing ADD COLUMN basis TEXT",
    "ALTER TABLE pairing ADD COLUMN overridden TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE volunteer ADD COLUMN maximum_km INTEGER",
)
"""The basis (JSON, `schema.basis`) lies in the pairing's own row, so that it goes when the pairing goes.

`overridden` holds codes of `schema.basis.PREFERENCES`, joined by `|`.
"""
