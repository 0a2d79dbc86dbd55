"""How far a destruction reaches: from the records named to all that names them, by the foreign keys.

Base tables, not views: what the user may not see goes too. What is new and names a person goes without being listed.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from desk.store.transaction import Tx

_CHILDREN = """SELECT f."table" AS parent, t.name AS child, f."from" AS "column"
  FROM sqlite_master t, pragma_foreign_key_list(t.name) f WHERE t.type = 'table' ORDER BY 1, 2, 3"""
LOOSENED = frozenset(
    {
        ("closing", "resident"),
        ("request", "pinned"),
        ("round_stop", "attempt"),
        ("agreement", "decision"),
        ("chain_party", "organisation"),
        ("voice", "organisation"),
        ("file_export", "organisation"),
        ("feedback_line", "corrects"),
        ("signature", "signed_copy"),
    }
)
"""Columns that may name nobody: their row stays, and names nothing any more."""
OF_A_PAIRING = frozenset(
    {
        ("pairing", "volunteer"),
        ("card_answer", "volunteer"),
        ("reveal", "volunteer"),
        ("second_volunteer", "volunteer"),
        ("pairing_month", "volunteer"),
        ("round_member", "volunteer"),
    }
)
"""What belongs to the resident's file, or to a round: while it is there, an empty row stands for the volunteer."""
_SUBJECTS = ("document", "document_draft", "action", "hold", "reading_decision")
"""Tables whose column `subject` names records, several of them joined by `/`."""
_LIVING_RESIDENT = """SELECT 1 FROM signal WHERE resident = asked.value AND id NOT IN (SELECT id FROM temp.gone)
  UNION ALL SELECT 1 FROM request WHERE resident = asked.value AND id NOT IN (SELECT id FROM temp.gone)
  UNION ALL SELECT 1 FROM safety_block WHERE resident = asked.value AND (ends_on IS NULL OR ends_on >= :on)"""
_LIVING_ADDRESS = """SELECT 1 FROM resident WHERE address = asked.value AND id NOT IN (SELECT id FROM temp.gone)
  UNION ALL SELECT 1 FROM signal WHERE address = asked.value AND id NOT IN (SELECT id FROM temp.gone)
  UNION ALL SELECT 1 FROM signal_case WHERE address = asked.value AND signals > 0
    AND id NOT IN (SELECT id FROM temp.gone)
  UNION ALL SELECT 1 FROM door_alias WHERE stands_for = asked.value AND id NOT IN (SELECT id FROM temp.gone)
  UNION ALL SELECT 1 FROM safety_block WHERE address = asked.value AND (ends_on IS NULL OR ends_on >= :on)"""
_LIVING_CASE = """SELECT 1 FROM signal WHERE case_id = asked.value AND id NOT IN (SELECT id FROM temp.gone)
  UNION ALL SELECT 1 FROM request WHERE case_id = asked.value AND id NOT IN (SELECT id FROM temp.gone)"""
_LIVING_ROUND = "SELECT 1 FROM round_stop WHERE visit_round = asked.value AND id NOT IN (SELECT id FROM temp.gone)"
_ORPHANS: Mapping[str, tuple[tuple[tuple[str, str], ...], str]] = {
    "signal_case": ((("signal", "case_id"),), _LIVING_CASE),
    "resident": (
        (("signal", "resident"), ("request", "resident"), ("safety_block", "resident"), ("closing", "resident")),
        _LIVING_RESIDENT,
    ),
    "address": (
        (("signal", "address"), ("resident", "address"), ("signal_case", "address"), ("safety_block", "address")),
        _LIVING_ADDRESS,
    ),
    "visit_round": ((("round_stop", "visit_round"),), _LIVING_ROUND),
}
"""What goes when the last that needed it has gone: from which columns it is named, and what still needs it."""


@dataclass(slots=True)
class Reach:
    """What a destruction removes, loosens and blanks."""

    rows: dict[str, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))
    """Ids of the rows that go, by table, each with the id of the record that was named and leads to it."""
    loosened: set[tuple[str, str, str]] = field(default_factory=set)
    """Table, id and column of rows that stay and name nothing any more."""
    blanked: dict[str, str] = field(default_factory=dict)
    """Volunteers (ids) of whom an empty row stays, because a file that stays names them; as in `rows`."""

    @property
    def ids(self) -> frozenset[str]:
        """Return the ids of all that goes."""
        return frozenset().union(*self.rows.values())

    def add(self, other: "Reach") -> None:
        """Reach as far as another does, too."""
        for table, ids in other.rows.items():
            self.rows[table] = {**ids, **self.rows[table]}
        self.loosened |= other.loosened
        self.blanked |= other.blanked


Found = dict[str, dict[str, str]]


def reach_of(tx: Tx, roots: Mapping[str, Iterable[str]], on: date) -> Reach:
    """Return how far the destruction of some records (ids by table) reaches on a day."""
    reach = Reach()
    tx.read("CREATE TEMP TABLE IF NOT EXISTS gone (id TEXT PRIMARY KEY) WITHOUT ROWID")
    tx.read("DELETE FROM temp.gone")
    children: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in tx.read(_CHILDREN):
        children[row["parent"]].append((row["child"], row["column"]))
    new: Found = {table: {one: one for one in ids} for table, ids in roots.items()}
    while any(new.values()):
        _follow(tx, reach, new, children)
        new = _subjects(tx, reach)
        _merge(new, _orphans(tx, reach, on))
    _stand_ins(tx, reach, children)
    tx.read("DELETE FROM temp.gone")
    return reach


def _follow(tx: Tx, reach: Reach, new: Found, children: Mapping[str, list[tuple[str, str]]]) -> None:
    """Add records and, again and again, the rows that name them."""
    while new:
        table, ids = new.popitem()
        fresh = sorted(ids.keys() - reach.rows[table].keys())
        if not fresh:
            continue
        reach.rows[table].update({one: ids[one] for one in fresh})
        tx.each("INSERT OR IGNORE INTO temp.gone SELECT value FROM json_each(json_array({marks}))", fresh)
        for child, column in children[table]:
            if (child, column) in OF_A_PAIRING:
                continue
            rows = tx.each(f"SELECT id, {column} AS named FROM {child} WHERE {column} IN ({{marks}})", fresh)
            if (child, column) in LOOSENED:
                reach.loosened.update((child, row["id"], column) for row in rows)
            else:
                _merge(new, {child: {row["id"]: ids[row["named"]] for row in rows}})


def _subjects(tx: Tx, reach: Reach) -> Found:
    """Return papers, concepts, actions and holds about a record that goes."""
    roots = {one: root for ids in reach.rows.values() for one, root in ids.items()}
    found: Found = {}
    for table in _SUBJECTS:
        for row in tx.read(f"SELECT id, subject FROM {table}"):
            about = [part for part in row["subject"].split("/") if part in roots]
            if about and row["id"] not in reach.rows[table]:
                found.setdefault(table, {})[row["id"]] = roots[about[0]]
    return found


def _orphans(tx: Tx, reach: Reach, on: date) -> Found:
    """Return what nothing needs any more that stays."""
    found: Found = {}
    for table, (named_in, living) in _ORPHANS.items():
        asked: dict[str, str] = {}
        for child, column in named_in:
            sql = f"SELECT id, {column} AS named FROM {child} WHERE {column} IS NOT NULL AND id IN ({{marks}})"
            rows = tx.each(sql, sorted(reach.rows[child]))
            asked |= {row["named"]: reach.rows[child][row["id"]] for row in rows}
        fresh = sorted(asked.keys() - reach.rows[table].keys())
        needed = living.replace(":on", f"'{on.isoformat()}'")
        sql = f"""SELECT asked.value AS id FROM json_each(json_array({{marks}})) asked
          WHERE NOT EXISTS ({needed})"""
        found[table] = {row["id"]: asked[row["id"]] for row in tx.each(sql, fresh)}
    return found


def _stand_ins(tx: Tx, reach: Reach, children: Mapping[str, list[tuple[str, str]]]) -> None:
    """Let an empty row stand for a volunteer whom a pairing or a round names that stays."""
    gone, leaving = reach.ids, reach.rows["volunteer"]
    for child, column in children["volunteer"]:
        if (child, column) in OF_A_PAIRING:
            rows = tx.each(f"SELECT id, {column} AS who FROM {child} WHERE {column} IN ({{marks}})", sorted(leaving))
            named = {row["who"] for row in rows if row["id"] not in gone}
            reach.blanked |= {one: leaving.pop(one) for one in named}


def _merge(into: Found, more: Mapping[str, Mapping[str, str]]) -> None:
    for table, ids in more.items():
        into[table] = {**ids, **into.get(table, {})}
