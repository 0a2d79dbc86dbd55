"""Two records turn out to be one person: everything of the newer one becomes the older one's, in one event."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from desk.signals.likely import DIFFERENT, open_question
from desk.signals.moving_cases import move_case
from desk.store.moving_names import move_subjects
from desk.store.naming import OF_A_RESIDENT, OF_AN_ADDRESS, name_another, rows_naming
from desk.store.store import Store
from desk.store.transaction import Tx
from schema.names import Address
from schema.written_alike import Door, compare_doors

_FILLED = ("first_name", "initials", "birth_date", "phone", "email")
Row = dict[str, Any]


def decide_same(store: Store, question: str, *, on: date) -> str:
    """Make two residents one: the older record stays as it was first written; return its id.

    Signals, requests, safety blocks and clearances of the newer one become the older one's, what the older one lacks
    is filled in, and the other spelling is remembered on its address, so that a later file in that spelling finds this
    resident. Where both live behind one door whose addition was written in two ways, all that stands at the newer
    door moves to the older one, which stands for it from now on, and the cases of both are bundled anew.

    Raises:
        Refused: `unknown-id`; `already-answered` when another user did so first.
    """
    settings = store.settings(on)
    with store.write(store.user, "likeness-same", question) as tx:
        asked = open_question(store, question)
        kept, gone = (_resident(tx, asked[side]) for side in ("one", "other"))
        _forget_questions(tx, kept["id"], gone["id"])
        spelling = {"surname_key": gone["surname_key"], "initials": gone["initials"] or gone["first_name"]}
        known = {"resident": kept["id"], "address": gone["address"], "birth_date": gone["birth_date"]}
        tx.insert("spelling", [spelling | known])
        name_another(tx, OF_A_RESIDENT, gone["id"], kept["id"])
        move_subjects(tx, gone["id"], kept["id"])
        filled = {fact: gone[fact] for fact in _FILLED if gone[fact] and not kept[fact]}
        tx.change("resident", kept["id"], filled, kept["version"])
        tx.remove("resident", gone["id"])
        if _written_alike(tx, kept["address"], gone["address"]):
            _move_door(tx, gone["address"], kept["address"])
            tx.recompute("cases", [kept["address"], gone["address"]], settings, on)
    return str(kept["id"])


def _forget_questions(tx: Tx, kept: str, gone: str) -> None:
    """Let what was asked and answered about the one who goes be about the one who stays, each pair once."""
    asked = {_third(row, kept): row for row in _about(tx, kept)}
    for row in _about(tx, gone):
        third = _third(row, gone)
        if third != kept and third not in asked:
            tx.change("likeness", row["id"], {"one" if row["one"] == gone else "other": kept}, row["version"])
            continue
        if third != kept and row["verdict"] == DIFFERENT:
            answer = {"verdict": DIFFERENT, "decided_on": row["decided_on"]}
            tx.change("likeness", asked[third]["id"], answer, asked[third]["version"])
        tx.remove("likeness", row["id"])


def _about(tx: Tx, resident: str) -> list[Row]:
    return [row for side in ("one", "other") for row in rows_naming(tx, "likeness", side, resident)]


def _third(row: Mapping[str, Any], resident: str) -> str:
    return str(row["other"] if row["one"] == resident else row["one"])


def _written_alike(tx: Tx, kept: str, gone: str) -> bool:
    """Say whether two addresses are one door whose addition is written in two ways."""
    if kept == gone:
        return False
    rows = tx.read("SELECT postcode, number, addition FROM visible_addresses WHERE id IN (?, ?)", [kept, gone])
    one, other = (Address(**row) for row in rows)
    return compare_doors(one, other) is Door.ALIKE


def _move_door(tx: Tx, gone: str, kept: str) -> None:
    """Move all that stands at one door to another, which stands for it from now on."""
    name_another(tx, OF_AN_ADDRESS, gone, kept)
    tx.insert("door_alias", [{"address": gone, "stands_for": kept}])
    for case in rows_naming(tx, "signal_case", "address", gone):
        move_case(tx, case, kept, case["month"])


def _resident(tx: Tx, resident: str) -> Row:
    [row] = tx.read("SELECT * FROM visible_residents WHERE id = ?", [resident])
    return row
