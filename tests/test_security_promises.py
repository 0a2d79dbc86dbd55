"""SECURITY.md promises nothing that no test holds."""

import ast
import re
from functools import lru_cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ROWS = [line for line in (ROOT / "SECURITY.md").read_text("utf-8").split("held by |")[1].splitlines() if "::" in line]
NETWORK = re.compile(
    r"^\s*(?:import|from)\s+(socket|ssl|http|urllib|requests|aiohttp|httpx|smtplib|ftplib)\b", re.MULTILINE
)
PROGRAM = [path for top in ("desk", "schema", "reports") for path in sorted((ROOT / top).rglob("*.py"))]


@lru_cache
def functions(path: Path) -> set[str]:
    """Return the names of the functions of a test file."""
    tree = ast.parse(path.read_text("utf-8"))
    return {node.name for node in tree.body if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))}


def test_every_row_of_promises_names_one_test():
    named = [re.findall(r"`(tests/[\w/]+\.py)::(test_\w+)`", row) for row in ROWS]
    assert len(ROWS) > 40
    assert [row for row, found in zip(ROWS, named, strict=True) if len(found) != 1] == []


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.split("|")[1].strip())
def test_a_promise_is_held_by_a_test_that_exists(row):
    for file, name in re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", row):
        assert (ROOT / file).is_file(), file
        assert name in functions(ROOT / file), name


def test_no_promise_is_made_twice():
    told = [row.split("|")[1].strip() for row in ROWS]
    assert len(told) == len(set(told))


def test_no_module_speaks_over_a_network():
    assert NETWORK.search("x = 1\n    from urllib.request import urlopen\n")
    assert [path.name for path in PROGRAM if NETWORK.search(path.read_text("utf-8"))] == []
