"""One person or two: the questions that wait, and the answers that make nothing new: different, later."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, NamedTuple

from desk.signals.files import resident_file
from desk.signals.likely_finding import person_of
from desk.signals.likeness import Likeness, likely_same
from desk.store.store import Store, one
from desk.store.transaction import Tx
from schema.names import Address
from schema.refused import Refused

SAME, DIFFERENT, LATER = "same", "different", "later"
_WAITING = "(l.verdict = 'open' OR (l.verdict = 'later' AND l.decided_on <= ?))"
_SEEN = "l.one IN (SELECT id FROM visible_residents) AND l.other IN (SELECT id FROM visible_residents)"
_FACTS = ("surname", "initials", "birth_date", "address", "phone", "email")


class Question(NamedTuple):
    """Two residents who may be one person."""

    id: str
    one: str
    """The older record, which stays when they are the same."""
    other: str
    points: int
    """How sure the desk is, at most 100."""
    verdict: str


class BothFiles(NamedTuple):
    """What is asked, with all that is known of both."""

    question: Question
    one: dict[str, Any]
    other: dict[str, Any]
    likeness: Likeness | None
    """Why it is asked; None when that is no longer so."""
    differing: frozenset[str]
    """The facts that both records hold, and that are not alike."""


def list_questions(store: Store, *, on: date, quiet: bool = False, limit: int | None = None) -> list[Question]:
    """Return the questions that wait for an answer on a day, the surest first.

    One that was put off comes back after the setting `ask_again_days`.

    Args:
        quiet: also those that were found but not asked, since a file asks no more than a few.
    """
    waiting = f"({_WAITING} OR l.verdict = 'quiet')" if quiet else _WAITING
    sql = (
        f"SELECT l.id, l.one, l.other, l.points, l.verdict FROM visible_likenesses l WHERE {waiting} AND {_SEEN} "
        "ORDER BY l.verdict = 'quiet', l.points DESC, l.key LIMIT ?"
    )
    rows = store.query(sql, [_put_off(store, on), -1 if limit is None else limit])
    return [Question(**row) for row in rows]


def count_questions(store: Store, *, on: date, quiet: bool = False) -> int:
    """Count the questions that wait for an answer on a day, or those that stay quiet."""
    waiting, values = ("l.verdict = 'quiet'", []) if quiet else (_WAITING, [_put_off(store, on)])
    sql = f"SELECT count(*) AS n FROM visible_likenesses l WHERE {waiting} AND {_SEEN}"
    return int(store.query(sql, values)[0]["n"])


def both_files(store: Store, question: Question, *, on: date) -> BothFiles:
    """Open the files of both residents, which is logged, and say why one person is likely.

    Raises:
        Refused: `unknown-id` when one of them is no longer there.
    """
    files = [
        resident_file(store, resident, on=on, purpose="likely-same") for resident in (question.one, question.other)
    ]
    people = [person_of(file, _door(file["address"])) for file in files]
    return BothFiles(question, files[0], files[1], likely_same(*people), frozenset(_differing(*files)))


def decide_different(store: Store, question: str, *, on: date) -> str:
    """Remember for good that two residents are two people; return the question's id.

    Raises:
        Refused: `unknown-id`; `already-answered` when another user did so first.
    """
    return _answer(store, question, DIFFERENT, on)


def decide_later(store: Store, question: str, *, on: date) -> str:
    """Put a question off; it comes back after the setting `ask_again_days`. Returns its id.

    Raises:
        Refused: `unknown-id`; `already-answered` when another user did so first.
    """
    return _answer(store, question, LATER, on)


def open_question(store: Store, question: str) -> dict[str, Any]:
    """Return the row of a question that is not answered for good.

    Raises:
        Refused: `unknown-id`, `already-answered`.
    """
    row = one(store.query("SELECT * FROM visible_likenesses WHERE id = ?", [question]), "unknown-id", id=question)
    if row["verdict"] == DIFFERENT:
        raise Refused("already-answered")
    return row


def ask(tx: Tx, older: str, newer: str, points: int, on: date) -> None:
    """Put one question before the coordinator, within a write."""
    tx.insert("likeness", [{"one": older, "other": newer, "points": points, "verdict": "open", "decided_on": on}])


def _answer(store: Store, question: str, verdict: str, on: date) -> str:
    with store.write(store.user, f"likeness-{verdict}", question) as tx:
        row = open_question(store, question)
        tx.change("likeness", question, {"verdict": verdict, "decided_on": on}, row["version"])
    return question


def _put_off(store: Store, on: date) -> str:
    """Return the last day on which a question was put off that now comes back."""
    return (on - timedelta(days=store.settings(on).ask_again_days)).isoformat()


def _door(address: dict[str, Any]) -> Address:
    return Address(address["postcode"], address["number"], address["addition"])


def _differing(first: dict[str, Any], second: dict[str, Any]) -> Iterator[str]:
    for fact in _FACTS:
        left, right = (_fact(file, fact) for file in (first, second))
        if left and right and left != right:
            yield fact


def _fact(file: dict[str, Any], fact: str) -> str:
    if fact == "address":
        return "|".join(map(str, _door(file["address"])))
    if fact == "surname":
        return " ".join(filter(None, [file["prefix"], file["surname"]]))
    return str((file["initials"] or file["first_name"] if fact == "initials" else file[fact]) or "")
