"""One volunteer or two: finding them, the questions that wait, and the answers that make nothing new."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any, NamedTuple

from desk.locale import _, ngettext
from desk.locale.formats import count
from desk.store.store import Store, one
from desk.store.transaction import Tx
from desk.volunteers.listing import volunteer_file
from schema.refused import Refused
from schema.volunteer_likeness import Likeness, VolunteerKnownAs, email_key, likely_same_volunteer, phone_key

Row = Mapping[str, Any]
SAME, DIFFERENT, LATER = "same", "different", "later"
_CROWD = 20
"""More volunteers than this with one telephone, mail address or house number share an office, not a person."""
COMPARED = frozenset(VolunteerKnownAs._fields)
"""The fields of a volunteer by which two of them are compared."""
_FACTS = ("first_name", "surname", "door", "phone", "email", "organisation_name")
_PEOPLE = """SELECT key, id, first_name, prefix, surname, postcode, number, addition, phone, email
  FROM visible_volunteers ORDER BY key"""
_WAITING = "(l.verdict = 'open' OR (l.verdict = 'later' AND l.decided_on <= ?))"
_SEEN = "l.one IN (SELECT id FROM visible_volunteers) AND l.other IN (SELECT id FROM visible_volunteers)"


class Question(NamedTuple):
    """Two volunteers who may be one."""

    id: str
    one: str
    """The older record, which stays when they are the same."""
    other: str
    points: int
    verdict: str


class BothFiles(NamedTuple):
    """What is asked, with what is known of both."""

    question: Question
    one: dict[str, Any]
    other: dict[str, Any]
    likeness: Likeness | None
    """Why it is asked; None when that is no longer so."""
    differing: frozenset[str]
    """The facts that both records hold, and that are not alike."""


def search_likely(store: Store, *, on: date) -> int:
    """Put before the coordinator who of all volunteers may be there twice, and return how many questions are new.

    Each is compared with those who share a telephone, a mail address or a house number with her. A pair that was asked
    about before, whatever was answered, is not asked again.
    """
    with store.write(store.user, "search-volunteer-likeness", "volunteers") as tx:
        return ask_about(store, tx, [row["id"] for row in store.query("SELECT id FROM visible_volunteers")], on)


def ask_about(store: Store, tx: Tx, touched: Iterable[str], on: date) -> int:
    """Put before the coordinator, within a write, who of some volunteers may be there already; each pair once.

    Returns how many questions are new.
    """
    new = frozenset(touched)
    if not new:
        return 0
    asked = {
        frozenset((row["one"], row["other"]))
        for row in store.query("SELECT one, other FROM visible_volunteer_likenesses")
    }
    rows = []
    for left, right in _candidates(store.query(_PEOPLE), new):
        pair = frozenset((left["id"], right["id"]))
        if pair not in asked and (likeness := likely_same_volunteer(known_as(left), known_as(right))):
            asked.add(pair)
            told = {"one": left["id"], "other": right["id"], "points": likeness.points}
            rows.append(told | {"verdict": "open", "decided_on": on})
    tx.insert("volunteer_likeness", rows)
    return len(rows)


def known_as(row: Row) -> VolunteerKnownAs:
    """Return a volunteer's row as two of them are compared."""
    name = (row["first_name"] or "", row["prefix"] or "", row["surname"])
    return VolunteerKnownAs(
        *name, row["postcode"], row["number"], row["addition"], row["phone"] or "", row["email"] or ""
    )


def list_questions(store: Store, *, on: date, quiet: bool = False, limit: int | None = None) -> list[Question]:
    """Return the questions that wait for an answer on a day, the surest first.

    One that was put off comes back after the setting `ask_again_days`. All are asked: `quiet` adds none.
    """
    sql = (
        f"SELECT l.id, l.one, l.other, l.points, l.verdict FROM visible_volunteer_likenesses l WHERE {_WAITING} "
        f"AND {_SEEN} ORDER BY l.points DESC, l.key LIMIT ?"
    )
    rows = store.query(sql, [_put_off(store, on), -1 if limit is None else limit])
    return [Question(**row) for row in rows]


def count_questions(store: Store, *, on: date, quiet: bool = False) -> int:
    """Count the questions that wait for an answer on a day; none is kept quiet."""
    if quiet:
        return 0
    sql = f"SELECT count(*) AS n FROM visible_volunteer_likenesses l WHERE {_WAITING} AND {_SEEN}"
    return int(store.query(sql, [_put_off(store, on)])[0]["n"])


def both_files(store: Store, question: Question, *, on: date) -> BothFiles:
    """Open the files of both volunteers, which is logged, and say why one person is likely.

    Raises:
        Refused: `unknown-id` when one of them is no longer there.
    """
    first, second = (volunteer_file(store, it, on=on, purpose="likely-same") for it in (question.one, question.other))
    likeness = likely_same_volunteer(known_as(first), known_as(second))
    return BothFiles(question, first, second, likeness, frozenset(_differing(first, second)))


def decide_different(store: Store, question: str, *, on: date) -> str:
    """Remember for good that two volunteers are two people; return the question's id.

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
    rows = store.query("SELECT * FROM visible_volunteer_likenesses WHERE id = ?", [question])
    row = one(rows, "unknown-id", id=question)
    if row["verdict"] == DIFFERENT:
        raise Refused("already-answered")
    return row


def likely_items(store: Store, on: date) -> list[dict[str, Any]]:
    """Return one item for all the questions that wait, with the surest as its id; none where none waits."""
    first = list_questions(store, on=on, limit=1)
    if not first:
        return []
    waiting = count_questions(store, on=on)
    who = ngettext("{n} vraag", "{n} vragen", waiting).format(n=count(waiting))
    why = _("zelfde vrijwilliger, anders geschreven?")
    told = {"title": f"{who}: {why}", "who": who, "why": why, "left": "", "due": None}
    return [{"kind": "volunteer-likeness", "id": first[0].id, "reason": "likely-volunteer", **told}]


def _answer(store: Store, question: str, verdict: str, on: date) -> str:
    with store.write(store.user, f"volunteer-{verdict}", question) as tx:
        row = open_question(store, question)
        tx.change("volunteer_likeness", question, {"verdict": verdict, "decided_on": on}, row["version"])
    return question


def _candidates(people: Iterable[Row], touched: frozenset[str]) -> Iterator[tuple[Row, Row]]:
    """Yield, the older first, each two who share a telephone, a mail address or a house number, one of them touched."""
    shared: dict[tuple[str, str], list[Row]] = {}
    for row in people:
        door = f"{row['postcode']} {row['number']}" if row["number"] is not None else ""
        for kind, value in (("p", phone_key(row["phone"] or "")), ("e", email_key(row["email"] or "")), ("d", door)):
            if value:
                shared.setdefault((kind, value), []).append(row)
    for several in shared.values():
        if len(several) > _CROWD:
            continue
        for place, left in enumerate(several):
            for right in several[place + 1 :]:
                if left["id"] in touched or right["id"] in touched:
                    yield left, right


def _put_off(store: Store, on: date) -> str:
    """Return the last day on which a question was put off that now comes back."""
    return (on - timedelta(days=store.settings(on).ask_again_days)).isoformat()


def _differing(first: Row, second: Row) -> Iterator[str]:
    for fact in _FACTS:
        left, right = (_fact(file, fact) for file in (first, second))
        if left and right and left != right:
            yield fact


def _fact(file: Row, fact: str) -> str:
    if fact == "door":
        return " ".join(str(file[part]) for part in ("postcode", "number", "addition") if file[part])
    if fact == "surname":
        return " ".join(filter(None, [file["prefix"], file["surname"]]))
    told = str(file[fact] or "")
    return {"phone": phone_key, "email": email_key}.get(fact, str)(told) or told
