"""Two files turn out to be one volunteer: everything of the newer one becomes the older one's, in one event."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from desk.store.moving_names import melt, move_attempts, move_names, move_subjects
from desk.store.store import Store
from desk.store.transaction import Tx
from desk.volunteers.likely import DIFFERENT, open_question

Row = Mapping[str, Any]
_FILLED = ("first_name", "email", "phone", "gender", "languages", "kinds", "times", "wishes", "maximum", "maximum_km")
_TOGETHER = ("conflicts", "limits", "area")
"""Lists of what she does not want: what either file says counts; an area counts only where both name one."""


def decide_same(store: Store, question: str, *, on: date) -> str:
    """Make two volunteers one: the older record stays; return its id.

    Proofs, pauses, talks, hours, pairings, rounds, exclusions and papers of the newer one become the older one's, what
    the older one lacks is filled in, and the newer kenmerk is remembered, so that a later list finds this volunteer by
    it. She has stopped only where both files say so.

    Raises:
        Refused: `unknown-id`; `already-answered` when another user did so first.
    """
    with store.write(store.user, "volunteer-same", question) as tx:
        asked = open_question(store, question)
        kept, gone = (_volunteer(tx, asked[side]) for side in ("one", "other"))
        _forget_questions(tx, kept["id"], gone["id"])
        move_subjects(tx, gone["id"], kept["id"])
        move_attempts(tx, gone["id"], kept["id"])
        tx.insert("volunteer_alias", [{"kenmerk": gone["kenmerk"], "volunteer": kept["id"]}])
        _let_proofs_stand_once(tx, kept["id"], gone["id"])
        move_names(tx, "volunteer", gone["id"], kept["id"])
        tx.change("volunteer", kept["id"], _together(kept, gone), kept["version"])
        tx.remove("volunteer", gone["id"])
    return str(kept["id"])


def _volunteer(tx: Tx, volunteer: str) -> Row:
    [row] = tx.read("SELECT * FROM visible_volunteers WHERE id = ?", [volunteer])
    return row


def _together(kept: Row, gone: Row) -> dict[str, Any]:
    """Return the fields in which the record that stays learns from the one that goes."""
    told = {name: gone[name] for name in _FILLED if gone[name] not in (None, "") and kept[name] in (None, "")}
    if kept["number"] is None and kept["postcode"] == gone["postcode"]:
        told |= {"number": gone["number"], "addition": gone["addition"]}
    for name in _TOGETHER:
        both = dict.fromkeys(filter(None, [*kept[name].split("|"), *gone[name].split("|")]))
        if name != "area" or (kept[name] and gone[name]):
            told[name] = tuple(both)
    for name in ("interested_on", "started_on"):
        told[name] = min(filter(None, [kept[name], gone[name]]), default=None)
    both_stopped = kept["stopped_on"] and gone["stopped_on"]
    told["stopped_on"] = max(kept["stopped_on"], gone["stopped_on"]) if both_stopped else None
    told["stop_reason"] = (gone["stop_reason"] or kept["stop_reason"]) if both_stopped else None
    return told


def _let_proofs_stand_once(tx: Tx, kept: str, gone: str) -> None:
    """Make one of two proofs of one kind and day; one that was taken back is no proof, and moves as it is."""
    counting = "SELECT * FROM visible_proofs WHERE volunteer = ? ORDER BY key"
    known = {(row["kind"], row["obtained_on"]): row for row in tx.read(counting, [kept])}
    for row in tx.read(counting, [gone]):
        if twin := known.get((row["kind"], row["obtained_on"])):
            melt(tx, "proof", row, twin)


def _forget_questions(tx: Tx, kept: str, gone: str) -> None:
    """Let what was asked and answered about the one who goes be about the one who stays, each pair once."""
    about = "SELECT * FROM visible_volunteer_likenesses WHERE one = ? OR other = ? ORDER BY key"
    asked = {_third(row, kept): row for row in tx.read(about, [kept, kept])}
    for row in tx.read(about, [gone, gone]):
        third = _third(row, gone)
        if third != kept and third not in asked:
            tx.change("volunteer_likeness", row["id"], {"one" if row["one"] == gone else "other": kept}, row["version"])
            continue
        if third != kept and row["verdict"] == DIFFERENT:
            answer = {"verdict": DIFFERENT, "decided_on": row["decided_on"]}
            tx.change("volunteer_likeness", asked[third]["id"], answer, asked[third]["version"])
        tx.remove("volunteer_likeness", row["id"])


def _third(row: Row, volunteer: str) -> str:
    return str(row["other"] if row["one"] == volunteer else row["one"])
