"""What the program says, brought into the words of the second reading."""

from collections import Counter
from datetime import date
from typing import Any

from tests.oracle.reading import Read, plain, plain_partner
from tests.oracle.running import Desk
from tests.oracle.sheets import Brought, Row
from tests.oracle.signals import PICKED_UP, Told, cases


def refusals(rows: list[Read], answer: dict[str, Any], brought: Brought) -> list[str]:
    """Return where an import's refusals and warnings differ from the second reading."""
    found = []
    expected = {row.line: row.fault for row in rows if row.fault}
    said = {entry["line"]: (entry["reason"], entry["field"]) for entry in answer["rejects"]}
    cells = {line: row for line, row, _ in brought.rows}
    if len(said) != len(answer["rejects"]) or answer["rejected"] != len(said):
        found.append(f"not one entry per refused row: {answer['rejects']}")
    for line in sorted(expected.keys() | said.keys()):
        ours, theirs = expected.get(line), said.get(line)
        same = ours is not None and theirs is not None and ours[0] == theirs[0]
        if not same or (ours[0] != "too-many-cells" and theirs[1] not in ours[1]):
            found.append(f"line {line}: reading {ours}, program {theirs}: {cells.get(line)}")
    warned = {(row.line, name) for row in rows if not row.fault for name in row.warned}
    answered = {
        (entry["line"], entry["field"])
        for entry in answer["warnings"]
        if entry["line"] > 1
        and entry["line"] not in expected
        and not _end_without_beginning(entry["field"], cells[entry["line"]])
    }
    found += [f"warning {entry}: {cells.get(entry[0])}" for entry in sorted(warned ^ answered, key=str)]
    if answer["read"] != len(rows) or answer["read"] != sum(
        answer[name] for name in ("new", "updated", "unchanged", "rejected")
    ):
        found.append(f"read is not the sum of its parts: {answer['read']} of {len(rows)}")
    return found


def _end_without_beginning(field: str, row: Row) -> bool:
    """Say whether a warning is about an agreement that has an end only: more than the rules ask for."""
    return field.endswith("_van") and row.get(field, "") == "" and row.get(field.replace("_van", "_tot"), "") != ""


def signals_and_cases(desk: Desk, judged: dict[Told, str]) -> list[str]:
    """Return where the statuses of signals, and the cases, differ."""
    listed = desk.told("list", "signals")
    theirs = by_key(listed)
    ours = {key_of(one): one for one in judged}
    if len(theirs) != len(listed) or theirs.keys() != ours.keys():
        return [f"other signals are stored: {sorted(theirs.keys() ^ ours.keys(), key=str)}"]
    found = [
        f"status {theirs[key]['status']} must be {judged[one]}: {one}"
        for key, one in ours.items()
        if theirs[key]["status"] != judged[one]
    ]
    found += [
        f"case of {one}" for key, one in ours.items() if (theirs[key]["case"] is not None) != (judged[one] == PICKED_UP)
    ]
    bundled = {(_where(row), row["month"]): row for row in desk.told("list", "cases")}
    expected = cases(judged)
    if bundled.keys() != expected.keys():
        return [*found, f"other cases: {sorted(bundled.keys() ^ expected.keys())}"]
    for key, (kind, inside) in expected.items():
        if bundled[key]["kind"] != kind:
            found.append(f"kind {bundled[key]['kind']} must be {kind}: {key}")
        held = Counter(row["case"] for row in listed)[bundled[key]["id"]]
        if held != len(inside):
            found.append(f"{held} signals must be {len(inside)}: {key}")
    return found


def by_key(listed: list[dict[str, Any]]) -> dict[tuple, dict[str, Any]]:
    """Return listed signals by what tells them apart."""
    return {
        (plain_partner(row["partner"]), row["kenmerk"] or "", date.fromisoformat(row["signal_on"]), _where(row)): row
        for row in listed
    }


def key_of(one: Told) -> tuple:
    """Return what tells a signal apart from all others."""
    return one.partner, one.reference, one.day, one.where


def _where(row: dict[str, Any]) -> tuple[str, int, str]:
    return row["postcode"], row["house_number"], plain(row["addition"] or "")


def by_kenmerk(desk: Desk, kind: str) -> dict[str, str]:
    """Return the reference of every listed record by its id."""
    return {row["id"]: row["kenmerk"] for row in desk.told("list", kind)}


def case_ids(desk: Desk) -> dict[tuple, str]:
    """Return the id of every case by address and month."""
    return {(_where(row), row["month"]): row["id"] for row in desk.told("list", "cases")}
