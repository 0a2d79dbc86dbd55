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

PAIRED = "paired_on"
"""The first day on which a pairing of somebody on the case ran; kept by the database itself (`_TRIGGERS`)."""

_DAY_ZERO = "1721424.5"
"""The Julian day before the first that `date.toordinal` counts."""


def _code(column: str, codes: Mapping[CaseKind, int] | Mapping[Result, int]) -> str:
    cases = " ".join(f"WHEN '{value.value}' THEN {code}" for value, code in codes.items())
    return f"CASE {column} {cases} ELSE 0 END"


_FIRST_RUN = """(SELECT min(started_on) FROM (
    SELECT p.started_on FROM request r JOIN pairing p ON p.request = r.id WHERE r.case_id = signal_case.id
    UNION ALL SELECT p.started_on FROM signal s JOIN request r ON r.resident = s.resident
      JOIN pairing p ON p.request = r.id WHERE s.case_id = signal_case.id))"""
_OF_REQUEST = """UPDATE signal_case SET paired_on = {first} WHERE id IN (
    SELECT s.case_id FROM request r JOIN signal s ON s.resident = r.resident WHERE r.id = {row}.request
    UNION SELECT case_id FROM request WHERE id = {row}.request);"""
_OF_RESIDENT = """UPDATE signal_case SET paired_on = {first} WHERE id IN (
    SELECT case_id FROM signal WHERE resident = {row}.resident UNION SELECT {row}.case_id);"""
_OF_CASE = "UPDATE signal_case SET paired_on = {first} WHERE id = {row}.case_id;"
_ASKS = "EXISTS (SELECT 1 FROM request WHERE resident = {row}.resident)"


def _kept(name: str, when: str, condition: str, body: str, *rows: str) -> str:
    """Return a trigger that counts anew from which day somebody on the cases touched was helped."""
    asked = " OR ".join(condition.format(row=row) for row in rows) if condition else "1"
    what = " ".join(body.format(first=_FIRST_RUN, row=row) for row in rows)
    return f"CREATE TRIGGER {name} AFTER {when} WHEN {asked} BEGIN {what} END"


PAIRED_AT_EACH = "paired_by_signal"
"""The trigger that follows each signal that comes in."""
PAIRED_AFTERWARDS = f"""UPDATE signal_case SET {PAIRED} = {_FIRST_RUN} WHERE id IN (
    SELECT s.case_id FROM request r JOIN signal s ON s.resident = r.resident WHERE s.event = ?)"""
"""What that trigger does, in one go for all signals of an event."""
_RAN = "{row}.started_on IS NOT NULL"
_TRIGGERS: tuple[str, ...] = (
    _kept("paired_by_pairing", "INSERT ON pairing", _RAN, _OF_REQUEST, "NEW"),
    _kept("paired_by_start", "UPDATE OF started_on, request ON pairing", "", _OF_REQUEST, "OLD", "NEW"),
    _kept("paired_no_more", "DELETE ON pairing", _RAN, _OF_REQUEST, "OLD"),
    _kept("paired_by_request", "INSERT ON request", "", _OF_RESIDENT, "NEW"),
    _kept("paired_by_asker", "UPDATE OF resident, case_id ON request", "", _OF_RESIDENT, "OLD", "NEW"),
    _kept("paired_without_request", "DELETE ON request", "", _OF_RESIDENT, "OLD"),
    _kept(PAIRED_AT_EACH, "INSERT ON signal", _ASKS, _OF_CASE, "NEW"),
    _kept("paired_by_place", "UPDATE OF resident, case_id ON signal", _ASKS, _OF_CASE, "OLD", "NEW"),
    _kept("paired_without_signal", "DELETE ON signal", _ASKS, _OF_CASE, "OLD"),
)
"""Pairings start, requests change hands, people are merged and late files come: whatever touches it, it follows."""

_COUNTED = "month, by_volunteer, kind_code, result_code, was_reached, in_time, attempts, due_day, signals"

STATEMENTS: tuple[str, ...] = (
    *(f"ALTER TABLE signal_case ADD COLUMN {name} INTEGER NOT NULL DEFAULT 0" for name in COLUMNS),
    f"""UPDATE signal_case SET kind_code = {_code("kind", KIND_CODES)}, result_code = {_code("result", RESULT_CODES)},
      was_reached = first_reached_on IS NOT NULL, in_time = coalesce(first_attempt_on <= first_contact_due, 0),
      due_day = coalesce(CAST(julianday(first_contact_due) - {_DAY_ZERO} AS INTEGER), 0)""",
    f"ALTER TABLE signal_case ADD COLUMN {PAIRED} TEXT",
    f"""UPDATE signal_case SET {PAIRED} = {_FIRST_RUN} WHERE id IN (SELECT case_id FROM request
      UNION SELECT s.case_id FROM request r JOIN signal s ON s.resident = r.resident)""",
    *_TRIGGERS,
    "DROP INDEX signal_case_by_month_kind",
    "CREATE INDEX signal_case_by_month_kind ON signal_case (month, kind, signals, result, closed_on, "
    f"first_contact_due, attempts, first_attempt_on, first_reached_on, by_volunteer, id, {PAIRED})",
    f"CREATE INDEX signal_case_counted ON signal_case ({_COUNTED})",
    f"CREATE INDEX signal_case_paired ON signal_case ({_COUNTED}, {PAIRED}) WHERE {PAIRED} IS NOT NULL",
    "CREATE INDEX attempt_by_made_on ON attempt (made_on, case_id)",
    "DROP INDEX signal_by_signal_on_id",
    "CREATE INDEX signal_by_signal_on_id ON signal (signal_on, id, partner)",
)
"""Attempts made after the day asked, of which there are hardly ever any, are found by their day; with the day of a
signal stands its partner."""
