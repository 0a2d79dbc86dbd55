"""Taking what is left of people out of the records of others, out of their history and out of issued papers."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from desk.store.reach import Reach
from desk.store.transaction import Tx
from schema.names import name_key
from schema.traces import Traces, forms_of, forms_of_door

_ALIKE = {
    "resident": """SELECT id, first_name, initials, prefix, surname, phone, email FROM resident
      WHERE {column} IN ({marks})""",
    "volunteer": """SELECT id, first_name, NULL AS initials, prefix, surname, phone, email FROM volunteer
      WHERE {column} IN ({marks})""",
}
_STAFF = """SELECT name FROM desk_user UNION ALL SELECT contact_person FROM organisation
  UNION ALL SELECT representative FROM organisation
  UNION ALL SELECT value FROM setting WHERE name LIKE 'municipality%'"""
_PEOPLE = {
    "resident": "SELECT * FROM resident WHERE id IN ({marks})",
    "signal": "SELECT * FROM signal WHERE id IN ({marks})",
    "volunteer": "SELECT * FROM volunteer WHERE id IN ({marks})",
}
_OF_MANY = ("visit-list", "cover-note", "review")
_THEIR_PAIRINGS = """SELECT p.id, p.request, r.resident, r.case_id FROM pairing p JOIN request r ON r.id = p.request
  JOIN (SELECT id AS pairing, volunteer FROM pairing UNION ALL SELECT pairing, volunteer FROM second_volunteer) w
    ON w.pairing = p.id WHERE w.volunteer IN ({marks})"""
_OF_PEOPLE = frozenset({"resident", "signal", "address", "spelling", "organisation", "desk_user", "partner"})
"""Tables of which nothing is written over: who stands there is somebody else, or the desk itself."""
_TRAIL = frozenset({"audit_event", "audit_anchor", "before_row", "document", "signed_copy", "sqlite_sequence"})
"""What is destroyed whole, or holds no name."""
_NO_TEXT = re.compile(
    r"(^(id|kind|code|month|number|version|status|language|version|kenmerk|role|table_name|record|subject"
    r"|first_name|surname|surname_key|prefix|postcode|area|addition|fingerprint|certificate|approver|owner|public|secret|package|content_fields|content_kind|direction|step)$"
    r"|_on$|_by$|sha256$|_key$|_id$|digest$)"
)
"""Columns that hold no free text about somebody else."""
_ONCE = """SELECT DISTINCT i.name FROM pragma_index_list(?) l, pragma_index_info(l.name) i WHERE l."unique" """
"""Columns in which no two rows may say the same."""
_KEPT = """SELECT event, position, row_id, content FROM before_row WHERE (event, position) > (?, ?)
  ORDER BY event, position LIMIT ?"""
_AT_ONCE = 2_000
_ONE_WORD = re.compile(r"\w+")


def traces_of(tx: Tx, reach: Reach) -> Traces:
    """Return what may be left of the people who go, read before they do.

    What somebody who stays is called or called by too is no trace of theirs; a surname counts alone where nobody who
    stays, and nobody of the staff, bears it.
    """
    gone = {**reach.rows, "volunteer": {**reach.rows["volunteer"], **reach.blanked}}
    people = [row for table, sql in _PEOPLE.items() for row in tx.each(sql, sorted(gone.get(table, ())))]
    leaving = reach.ids | reach.blanked.keys()
    staying = [row for row in _alike(tx, people) if row["id"] not in leaving]
    borne = {name_key(row["surname"]) for row in staying}
    borne |= {name_key(word) for row in tx.read(_STAFF) for word in _ONE_WORD.findall(row["name"] or "")}
    forms: set[str] = set()
    for person in people:
        forms.update(forms_of(person, alone=name_key(person["surname"] or "") not in borne))
    theirs = {form.casefold() for row in staying for form in forms_of(row, alone=False)}
    doors = tx.each("SELECT * FROM address WHERE id IN ({marks})", sorted(reach.rows["address"]))
    own = [form for form in sorted(forms) if form.casefold() not in theirs]
    return Traces([*own, *(form for row in doors for form in forms_of_door(row))])


def _alike(tx: Tx, people: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return the residents and volunteers who share a surname, a telephone or an e-mail with some people."""
    several = list(people)
    found: list[dict[str, Any]] = []
    for column, wanted in (
        ("surname_key", {name_key(row["surname"]) for row in several if row["surname"]}),
        ("phone", {row["phone"] for row in several if row["phone"]}),
        ("email", {row["email"] for row in several if row["email"]}),
    ):
        for asked in ("resident", "volunteer"):
            sql = _ALIKE[asked].format(column=column, marks="{marks}")
            found += tx.each(sql, sorted(wanted))
    return found


def papers_about_many(tx: Tx, traces: Traces) -> set[str]:
    """Return the issued papers (ids) that name many people and hold a trace of one: lists of a day, reports."""
    marks = ", ".join(f"'{kind}'" for kind in _OF_MANY)
    rows = tx.read(f"SELECT id, source, spoken FROM document WHERE kind IN ({marks})")
    return {row["id"] for row in rows if any(traces.found_in(row[name]) for name in ("source", "spoken") if row[name])}


def papers_naming(tx: Tx, volunteers: Iterable[str]) -> set[str]:
    """Return the issued papers (ids) of files that stay and name volunteers: of their pairings, and of those helped."""
    who = sorted(volunteers)
    named = tx.each(_THEIR_PAIRINGS, who)
    about = {row[column] for row in named for column in ("id", "request", "resident", "case_id") if row[column]}
    rows = tx.read("SELECT id, kind, subject FROM document")
    kinds = frozenset({"pairing-agreement", "resident-authorisation", "access-report", "handover"})
    return {row["id"] for row in rows if row["kind"] in kinds and not about.isdisjoint(row["subject"].split("/"))}


def take_out(tx: Tx, traces: Traces) -> None:
    """Write over what is left of people in free texts of rows that stay, whatever table they are of."""
    for table, columns in _texts(tx):
        told, once = ", ".join(columns), {row["name"] for row in tx.read(_ONCE, [table])}
        some = " OR ".join(f"{column} <> ''" for column in columns)
        for row in tx.read(f"SELECT id, {told} FROM {table} WHERE {some}"):
            clean = {name: _cleaned(table, name, row[name], traces) for name in columns if row[name]}
            changed = {
                name: f"{value} {row['id']}" if name in once else value
                for name, value in clean.items()
                if value != row[name]
            }
            if changed:
                tx.blank(table, row["id"], changed)


def papers_with(tx: Tx, traces: Traces) -> set[str]:
    """Return the issued papers (ids) that hold a trace: of a visit list, a note for a stand-in, a meeting."""
    rows = tx.read("SELECT id, source, spoken FROM document")
    return {row["id"] for row in rows if any(traces.found_in(row[name]) for name in ("source", "spoken") if row[name])}


def forget_history(tx: Tx, gone: Iterable[str], traces: Traces) -> None:
    """Destroy the rows before a change that are of what goes, that name it, or that hold a trace of it.

    A record that was merged away names what goes in no column; what named both of them does, and leads to it.
    """
    known: set[str] = set(gone)
    alive: dict[str, bool] = {}
    found = True
    while found:
        found = False
        for some in _history(tx):
            leaving = [row for row in some if _speaks_of(row, known, traces)]
            for row in leaving:
                known.update(_merged_away(tx, row["content"], alive))
            tx.forget((row["event"], row["position"]) for row in leaving)
            found = found or bool(leaving)


def _speaks_of(row: Mapping[str, Any], known: set[str], traces: Traces) -> bool:
    content = row["content"]
    return row["row_id"] in known or not known.isdisjoint(_ONE_WORD.findall(content)) or traces.found_in(content)


def _history(tx: Tx) -> Iterator[list[dict[str, Any]]]:
    """Yield the kept rows, some thousands at a time."""
    event, position = -1, -1
    while some := tx.read(_KEPT, [event, position, _AT_ONCE]):
        yield some
        event, position = some[-1]["event"], some[-1]["position"]


def _merged_away(tx: Tx, content: str, alive: dict[str, bool]) -> Iterator[str]:
    """Yield the residents and volunteers that a kept row named and that are no more: the same people, merged."""
    told = json.loads(content)
    for parent in ("resident", "volunteer"):
        named = told.get(parent)
        if isinstance(named, str) and named:
            if named not in alive:
                alive[named] = bool(tx.read(f"SELECT 1 FROM {parent} WHERE id = ?", [named]))
            if not alive[named]:
                yield named


def _texts(tx: Tx) -> Iterator[tuple[str, list[str]]]:
    """Yield each table of records with its columns of free text."""
    sql = """SELECT t.name AS "table", c.name AS "column" FROM sqlite_master t, pragma_table_info(t.name) c
      WHERE t.type = 'table' AND c.type = 'TEXT' AND t.sql NOT LIKE '%VIRTUAL%'
        AND EXISTS (SELECT 1 FROM pragma_table_info(t.name) e WHERE e.name = 'event')
        AND NOT EXISTS (SELECT 1 FROM pragma_foreign_key_list(t.name) f WHERE f."from" = c.name)"""
    found: dict[str, list[str]] = {}
    for row in tx.read(sql):
        own = row["table"] == "setting" and row["column"] != "reason"
        if row["table"] not in _OF_PEOPLE | _TRAIL and not own and not _NO_TEXT.search(row["column"]):
            found.setdefault(row["table"], []).append(row["column"])
    yield from found.items()


def _cleaned(table: str, column: str, text: str, traces: Traces) -> str:
    """Return a text without traces; of a volunteer's list of whom she is not paired with the entry goes whole."""
    if (table, column) == ("volunteer", "conflicts"):
        return "|".join(entry for entry in text.split("|") if traces.taken_out(entry) == entry or " " not in entry)
    return traces.taken_out(text)
