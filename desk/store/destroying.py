"""Destroying for good: records and all that names them, their history, what others wrote of them, and free pages.

Of what is destroyed stay a random id, a rule and a date, and of a document its number, kind, dates and hash.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from desk.store.reach import Reach, reach_of
from desk.store.traces import forget_history, papers_about_many, papers_naming, take_out, traces_of
from desk.store.transaction import Tx
from schema.dates import month_of, month_shift
from schema.settings import Settings
from schema.tables import SEARCHABLE
from schema.traces import Traces

STAND_IN = "–"
"""The name of a volunteer who is gone while the file of a resident names her."""
_REPEATS = "SELECT id, status, repeats FROM signal WHERE repeats IN ({marks})"
_REPEAT = "Niet opgepakt: herhaalde melding"
_PAPERS = """SELECT d.id, d.kind, d.number, d.language, d.edition, d.issued_on, d.sha256,
    (SELECT min(c.registered_on) FROM signed_copy c WHERE c.document = d.id) AS signed_on
  FROM document d WHERE d.id IN ({marks})"""
_BLANK = {
    "first_name": None,
    "prefix": None,
    "surname": STAND_IN,
    "surname_key": "",
    "email": None,
    "phone": None,
    "postcode": "",
    "number": None,
    "addition": "",
    "languages": "",
    "kinds": "",
    "tasks": "",
    "times": "",
    "maximum": None,
    "area": "",
    "gender": None,
    "conflicts": "",
    "employer": None,
    "maximum_km": None,
    "interested_on": None,
    "wishes": None,
    "limits": "",
    "stop_reason": None,
}
"""What is left of a volunteer: her id, her organisation, and from when to when she was one."""


@dataclass(frozen=True, slots=True)
class Destroyed:
    """What a destruction took away."""

    reach: Reach
    papers: list[dict[str, Any]]
    """The entries of the register that stay, of documents that go."""
    traces: Traces
    numbers: list[str]
    """The last number of a case in each year, among those that go."""


def destroy(
    tx: Tx, roots: Mapping[str, list[str]], on: date, settings: Settings, before: Callable[[Reach], None], kept: str
) -> Destroyed:
    """Destroy some records (ids by table) and all that names them, inside a write.

    Args:
        before: is told how far it reaches while all is still there.
        kept: why a repeated signal stays judged as it was, where what it repeats is gone.
    """
    tx.read("PRAGMA defer_foreign_keys = ON")
    reach = reach_of(tx, roots, on)
    traces = traces_of(tx, reach)
    papers = papers_about_many(tx, traces) | papers_naming(tx, {*reach.rows["volunteer"], *reach.blanked})
    reach.add(reach_of(tx, {"document": papers - reach.rows["document"].keys()}, on))
    before(reach)
    register = tx.each(_PAPERS, sorted(reach.rows["document"]))
    numbers = tx.each("SELECT number FROM signal_case WHERE id IN ({marks})", sorted(reach.rows["signal_case"]))
    addresses = _left_with_others(tx, reach)
    _keep_judgements(tx, reach, on, kept)
    _keep_months(tx, reach, on, settings)
    forget_history(tx, reach.ids | reach.blanked.keys(), traces)
    gone = reach.ids
    for table, row_id, column in sorted(reach.loosened):
        if row_id not in gone:
            tx.blank(table, row_id, {column: None})
    for table, ids in reach.rows.items():
        if ids:
            tx.destroy(table, ids)
    for volunteer in sorted(reach.blanked):
        tx.blank("volunteer", volunteer, {**_BLANK, "kenmerk": volunteer})
    take_out(tx, traces)
    _forget_words(tx, reach)
    if addresses:
        tx.recompute("cases", addresses, settings, on)
    return Destroyed(reach, register, traces, _last_of_years(row["number"] for row in numbers))


def _last_of_years(numbers: Iterable[str]) -> list[str]:
    """Return the highest number of each year, such as `2026-0412`."""
    last: dict[str, str] = {}
    for number in numbers:
        year, count = number.split("-", 1)
        if int(count) > int(last.get(year, "0-0").split("-")[1]):
            last[year] = number
    return sorted(last.values())


def _left_with_others(tx: Tx, reach: Reach) -> set[str]:
    """Return the addresses of cases that lose signals and stay, for the signals of others."""
    sql = """SELECT DISTINCT c.id, c.address FROM signal s JOIN signal_case c ON c.id = s.case_id
      WHERE s.id IN ({marks})"""
    rows = tx.each(sql, sorted(reach.rows["signal"]))
    return {row["address"] for row in rows if row["id"] not in reach.rows["signal_case"]}


def _keep_judgements(tx: Tx, reach: Reach, on: date, kept: str) -> None:
    """Let a repeat of what goes stay a repeat, as a dated fact: it can be judged by nothing else any more."""
    rows = [row for row in tx.each(_REPEATS, sorted(reach.rows["signal"])) if row["id"] not in reach.rows["signal"]]
    tx.derive("signal", ("repeats",), [(None, row["id"]) for row in rows])
    told = {"status": _REPEAT, "reason": kept, "decided_on": on}
    tx.insert("signal_decision", [{"signal": row["id"], **told} for row in rows if row["status"] == _REPEAT])


def _keep_months(tx: Tx, reach: Reach, on: date, settings: Settings) -> None:
    """Let an address that stays remember in which months it had a case, while a later one is consecutive to it."""
    back = settings.consecutive_months
    sql = "SELECT address, month FROM signal_case WHERE signals > 0 AND id IN ({marks})"
    rows = tx.each(sql, sorted(reach.rows["signal_case"]))
    known = {(row["address"], row["month"]) for row in tx.read("SELECT address, month FROM case_trace")}
    new = {(row["address"], row["month"]) for row in rows if row["address"] not in reach.rows["address"]} - known
    needed = [
        (address, month) for address, month in sorted(new) if _looked_back_to(tx, reach, address, month, on, back)
    ]
    tx.insert("case_trace", [{"address": address, "month": month} for address, month in needed])
    old = [
        row["id"]
        for row in tx.read("SELECT id, address, month FROM case_trace")
        if not _looked_back_to(tx, reach, row["address"], row["month"], on, back)
    ]
    tx.destroy("case_trace", old)


def _looked_back_to(tx: Tx, reach: Reach, address: str, month: str, on: date, back: int) -> bool:
    """Say whether a case of an address that stays, or one that may still come, looks back as far as a month."""
    last = month_shift(month, back)
    later = tx.read(
        "SELECT id FROM signal_case WHERE address = ? AND month > ? AND month <= ? AND signals > 0",
        [address, month, last],
    )
    return last >= month_of(on) or any(row["id"] not in reach.rows["signal_case"] for row in later)


def _forget_words(tx: Tx, reach: Reach) -> None:
    """Write the search indexes anew where something went: what was deleted stands in them until then."""
    touched = {table for table, ids in reach.rows.items() if ids} | ({"volunteer"} if reach.blanked else set())
    for table in sorted(touched & set(SEARCHABLE)):
        tx.read(f"INSERT INTO {table}_words ({table}_words) VALUES ('optimize')")
