"""Who sees which rows, and that nobody goes round the views that say so."""

import ast
import re
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

import pytest

from desk.store.access import VIEWS, make_views
from desk.store.store import Store, User
from schema.tables import TABLES
from tests.desk.store.files import ROOT, add_partner, bare

OUTSIDE_THE_STORE = [path for path in sorted((ROOT / "desk").rglob("*.py")) if "store" not in path.parts]
WITHOUT_PEOPLE = {"setting", "desk_user", "import_run", "postcode_place", "requirement_version", "requirement_change"}
WITHOUT_PEOPLE |= {"audit_anchor"}


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


@cache
def texts(path: Path) -> list[str]:
    """Return every text in a module that is no docstring, an f-string's parts joined."""
    tree = parsed(path)
    spoken = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef))
        and isinstance(node.body[0], ast.Expr)
    }
    inside = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            found.append("".join(part.value if isinstance(part, ast.Constant) else "{}" for part in node.values))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in spoken | inside:
            found.append(node.value)
    return found


def named_tables(text: str) -> set[str]:
    """Return the base tables that a text reads from or writes to, as SQL would."""
    return set(re.findall(r"\b(?:FROM|JOIN|INTO|UPDATE)\s+([a-z_]+)", text)) & set(TABLES)


def test_the_search_for_base_tables_finds_one():
    assert named_tables("SELECT 1 FROM visible_cases c JOIN resident r ON r.id = c.id") == {"resident"}


def wrong(found: Callable[[Path], object], paths: Iterable[Path] = OUTSIDE_THE_STORE) -> dict[str, object]:
    """Return what is found in modules that should hold nothing of the kind, by module."""
    each = {str(path.relative_to(ROOT)): found(path) for path in paths}
    assert each
    return {path: told for path, told in each.items() if told}


def test_no_query_outside_the_store_goes_round_the_views():
    assert wrong(lambda path: {name for text in texts(path) for name in named_tables(text)} - WITHOUT_PEOPLE) == {}


def test_screens_hold_no_sql():
    screens = [
        path for path in OUTSIDE_THE_STORE if path.parts[len(ROOT.parts) + 1] in ("screens", "widgets", "app.py")
    ]
    sql = re.compile(r"\b(SELECT|INSERT INTO|UPDATE|DELETE FROM)\b")
    assert wrong(lambda path: [text for text in texts(path) if sql.search(text)], screens) == {}


def test_only_the_store_knows_the_file():
    def known(path: Path) -> set[str]:
        nodes = list(ast.walk(parsed(path)))
        imported = {name.name for node in nodes if isinstance(node, ast.Import) for name in node.names}
        imported |= {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)}
        return {name.split(".")[0] for name in imported} & {"sqlite3", "sqlite_utils", "sqlcipher3"}

    assert wrong(known) == {}


def test_every_table_with_people_has_a_view():
    assert set(VIEWS.values()) == set(TABLES) - WITHOUT_PEOPLE


def filled(store):
    """Put one row into every table behind a view, past all rules."""
    with bare(store) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        for table in dict.fromkeys(VIEWS.values()):
            columns = connection.execute("SELECT * FROM pragma_table_info(?)", (table,)).fetchall()
            values = {"INTEGER": 7_007, "TEXT": f"{table}-7", "BLOB": b"7", "REAL": 7.0}
            row = {column["name"]: values[column["type"]] for column in columns}
            connection.execute(
                f"INSERT INTO {table} ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})", list(row.values())
            )


@pytest.mark.parametrize("role", ["nobody", "a role that does not exist"])
def test_a_user_who_may_see_nothing_sees_nothing_in_any_view(store, role):
    filled(store)
    with Store(store.home, store.file_key, User("n", "N. Iemand", role)) as other:
        assert [view for view in VIEWS if other.query(f"SELECT * FROM {view}")] == []


def test_a_coordinator_sees_what_stands_in_every_view(store):
    filled(store)
    assert [view for view in VIEWS if not store.query(f"SELECT * FROM {view}")] == []


def test_a_case_without_picked_up_signals_is_shown_to_nobody(store):
    with store.write(store.user, "make", "case") as tx:
        [address] = tx.insert("address", [{"postcode": "1234AB", "number": 1}])
        tx.insert("signal_case", [{"number": "2026-0001", "address": address, "month": "2026-11"}])
    assert store.query("SELECT id FROM visible_cases") == []


def test_the_views_are_the_sessions_own_and_never_stored(store):
    add_partner(store, "Stroom en Zo")
    with bare(store) as connection:
        assert connection.execute("SELECT name FROM sqlite_master WHERE type = 'view'").fetchall() == []
        make_views(connection, "coordinator")
        assert len(connection.execute("SELECT * FROM visible_partners").fetchall()) == 1
