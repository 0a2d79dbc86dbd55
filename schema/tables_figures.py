"""What counting asks of a case, as small numbers beside the words: many months are read from few pages of the file."""

from collections.abc import Mapping

from schema.codes import CaseKind, Result

TABLES: Mapping[str, str] = {}

KIND_CODES: Mapping[CaseKind, int] = {kind: code for code, kind in enumerate(CaseKind, 1)}
RESULT_CODES: Mapping[Result, int] = {result: code for code, result in enumerate(Result, 1)}
"""The number of each result in the column `result_code`; 0 is a case without one. A number never changes."""

COLUMNS = ("kind_code", "result_code", "was_reached", "in_time", "due_day")
"""Derived with the rest of a case's row (`desk.store.summing`).

`in_time`: an attempt was made on or before `first_contact_due`; `due_day` is that day as `date.toordinal` tells it.
"""

_DAY_ZERO = "1721424.5"
"""The Julian day before the first that `date.toordinal` counts."""


def _code(column: str, codes: Mapping[CaseKind, int] | Mapping[Result, int]) -> str:
    cases = " ".join(f"WHEN '{value.value}' THEN {code}" for value, code in codes.items())
    return f"CASE {column} {cases} ELSE 0 END"


STATEMENTS: tuple[str, ...] = (
    *(f"ALTER TABLE signal_case ADD COLUMN {name} INTEGER NOT NULL DEFAULT 0" for name in COLUMNS),
    f"""UPDATE signal_case SET kind_code = {_code("kind", KIND_CODES)}, result_code = {_code("result", RESULT_CODES)},
      was_reached = first_reached_on IS NOT NULL, in_time = coalesce(first_attempt_on <= first_contact_due, 0),
      due_day = coalesce(CAST(julianday(first_contact_due) - {_DAY_ZERO} AS INTEGER), 0)""",
    "CREATE INDEX signal_case_counted ON signal_case "
    "(month, by_volunteer, kind_code, result_code, was_reached, in_time, attempts, due_day, signals)",
    "CREATE INDEX attempt_by_made_on ON attempt (made_on, case_id)",
    "DROP INDEX signal_by_signal_on_id",
    "CREATE INDEX signal_by_signal_on_id ON signal (signal_on, id, partner)",
)
"""Attempts made after the day asked, of which there are hardly ever any, are found by their day; with the day of a
signal stands its partner."""
