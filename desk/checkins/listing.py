"""Check-ins for a reader: what is due and what was answered, of one pairing or of all."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import islice
from typing import Any

from desk.checkins.asking import versions
from desk.locale.formats import full_name
from desk.pairings.loading import load_pairing, pairings_alive
from desk.store.chunks import query_in
from desk.store.store import Store, one
from schema.checkin_answers import Difference, Verdict, differences, is_worrying
from schema.checkin_questions import QuestionSet, goal_of
from schema.checkins import Standing, current, standings
from schema.dates import add_months
from schema.heard import CheckinSide
from schema.pairings import Pairing, PairingStatus, status
from schema.refused import Refused

STATUSES = ("due", "open", "done")
"""To be heard now; to be heard soon, and may be heard already; answered."""
_FORMS = """SELECT f.id, f.pairing, f.side, f.moment, f.held_on, f.how, f.questions, f.safety, f.verdict, f.quarters,
    f.note, f.settled_on, f.settled FROM visible_checkin_forms f"""
_MARKS = "SELECT form, question, mark FROM visible_checkin_marks WHERE form IN ({marks}) ORDER BY key"
_PEOPLE = """SELECT p.id, r.resident, r.task, i.first_name, i.initials, i.prefix, i.surname,
    v.first_name AS volunteer_first_name, v.prefix AS volunteer_prefix, v.surname AS volunteer_surname
  FROM visible_pairings p JOIN visible_requests r ON r.id = p.request JOIN visible_residents i ON i.id = r.resident
    JOIN visible_volunteers v ON v.id = p.volunteer WHERE p.id IN ({marks})"""


def forms_of(store: Store, pairing: str) -> list[dict[str, Any]]:
    """Return what was answered in the check-ins of a pairing (id), the earliest first, each with its `marks`."""
    rows = store.query(f"{_FORMS} WHERE f.pairing = ? ORDER BY f.held_on, f.key", [pairing])
    return _with_marks(store, rows)


def forms_done(store: Store, *, limit: int | None = None) -> list[dict[str, Any]]:
    """Return the check-ins that were held, the newest first, each with its `marks`."""
    rows = store.query(f"{_FORMS} ORDER BY f.held_on DESC, f.key DESC LIMIT ?", [-1 if limit is None else limit])
    return _with_marks(store, rows)


def standings_of(store: Store, pairing: str, *, on: date) -> tuple[Standing, ...]:
    """Return how it stands with each moment of a pairing (id) that is due or open on a day.

    Raises:
        Refused: `unknown-id`.
    """
    return standings(load_pairing(store, pairing), on, store.settings(on))


def pairings_due(store: Store, *, on: date) -> list[tuple[Pairing, Standing]]:
    """Return the pairings for which somebody is to be heard on a day, or may be, the longest due first."""
    settings = store.settings(on)
    since = add_months(on, -max(settings.aftercare_months, default=0) - settings.checkin_months)
    found = ((it, current(it, on, settings)) for it in pairings_alive(store, since))
    waiting = [(pairing, standing) for pairing, standing in found if standing is not None]
    return sorted(waiting, key=lambda it: (it[1].moment.due_on, it[0].id))


def list_checkins(
    store: Store, *, status: str | None = None, pairing: str | None = None, limit: int | None = None, on: date
) -> list[dict[str, Any]]:
    """Return what is due per pairing and moment, with who is missing, and what was answered, with the people's names.

    Args:
        status: one of `STATUSES` alone.
        pairing: the id of one pairing alone.

    Raises:
        Refused: `value-not-in-list` when the status is none of `STATUSES`; `unknown-id` for a pairing.
    """
    if status not in (None, *STATUSES):
        raise Refused("value-not-in-list", field="status", value=status, allowed=list(STATUSES))
    if pairing is not None:
        load_pairing(store, pairing)
    rows = [] if status == "done" else [_due_row(*it, on) for it in pairings_due(store, on=on)]
    if status in (None, "done"):
        done = forms_done(store, limit=limit) if pairing is None else reversed(forms_of(store, pairing))
        rows += [{**row, "kenmerk": None, "status": "done", "due_on": None, "missing": []} for row in done]
    fitting = (row for row in rows if pairing in (None, row["pairing"]) and status in (None, row["status"]))
    found = list(islice(fitting, limit))
    return named(store, found)


def checkin_file(store: Store, checkin: str, *, on: date, purpose: str) -> dict[str, Any]:
    """Open one check-in, which is logged on its resident, and return it with the questions as they were asked.

    Raises:
        Refused: `unknown-id`.
    """
    row = one(store.query(f"{_FORMS} WHERE f.id = ?", [checkin]), "unknown-id", id=checkin)
    [told] = named(store, _with_marks(store, [row]))
    store.look(told["resident"], purpose, on=on)
    asked = {it.number: it for it in versions(store)}[row["questions"]]
    side = CheckinSide(row["side"])
    answers = [
        {"question": code, "text": text_of(asked, side, code), "mark": mark} for code, mark in told["marks"].items()
    ]
    return {**told, "kenmerk": None, "worry": is_worrying(row["safety"]), "answers": answers}


def text_of(asked: QuestionSet, side: CheckinSide, code: str) -> str:
    """Return a question in the words in which a side was asked it; the code where the version does not know it."""
    wanted = "goals" if goal_of(code) else code
    return next((it.texts[side] for it in asked.questions if it.code == wanted and side in it.texts), code)


def apart(forms: Iterable[Mapping[str, Any]]) -> tuple[Difference, ...]:
    """Return on what the sides of one pairing are apart at the latest moment that more than one of them answered."""
    by_moment: dict[str, list[Mapping[str, Any]]] = {}
    for form in forms:
        if form["marks"] or form["verdict"]:
            by_moment.setdefault(form["moment"], []).append(form)
    latest = next((moment for moment, several in reversed(by_moment.items()) if len(several) > 1), None)
    return () if latest is None else differences(latest, _all_marks(by_moment[latest]))


def pairings_apart(store: Store, *, on: date) -> list[str]:
    """Return the pairings (ids) that run and whose sides are apart in their latest check-in."""
    running = [it for it in pairings_alive(store, on) if status(it, on) is PairingStatus.RUNNING]
    several = [it.id for it in running if len({told.side for told in it.heard}) > 1]
    rows = _with_marks(store, query_in(store, f"{_FORMS} WHERE f.pairing IN ({{marks}}) ORDER BY f.key", several))
    by_pairing: dict[str, list[dict[str, Any]]] = {}
    for row in sorted(rows, key=lambda row: str(row["held_on"])):
        by_pairing.setdefault(row["pairing"], []).append(row)
    return [pairing for pairing in several if apart(by_pairing[pairing])]


def named(store: Store, rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return rows that have a `pairing`, each with its `resident` (id) and who it is about: `who` and `volunteer`."""
    people = {row["id"]: row for row in query_in(store, _PEOPLE, {row["pairing"] for row in rows})}
    return [row | _who(people[row["pairing"]]) for row in rows]


def _who(person: Mapping[str, Any]) -> dict[str, Any]:
    helping = {name.removeprefix("volunteer_"): person[name] for name in person if name.startswith("volunteer_")}
    return {
        "resident": person["resident"],
        "task": person["task"],
        "who": full_name(person),
        "volunteer": full_name(helping),
    }


def _due_row(pairing: Pairing, standing: Standing, on: date) -> dict[str, Any]:
    moment = standing.moment
    return {
        "id": f"{pairing.id}/{moment.code}",
        "kenmerk": None,
        "pairing": pairing.id,
        "moment": moment.code,
        "status": "due" if moment.due_on <= on else "open",
        "due_on": moment.due_on.isoformat(),
        "heard": [str(side) for side in standing.heard],
        "missing": [str(side) for side in standing.missing],
    }


def _with_marks(store: Store, rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    marks: dict[str, dict[str, int]] = {row["id"]: {} for row in rows}
    for mark in query_in(store, _MARKS, list(marks)):
        marks[mark["form"]][mark["question"]] = mark["mark"]
    return [{**row, "marks": marks[row["id"]]} for row in rows]


def _all_marks(forms: Iterable[Mapping[str, Any]]) -> Iterable[tuple[CheckinSide, str, int]]:
    for form in forms:
        side = CheckinSide(form["side"])
        yield from ((side, code, mark) for code, mark in form["marks"].items())
        if form["verdict"]:
            yield side, "verdict", list(Verdict).index(Verdict(form["verdict"])) + 1


def pairing_of(store: Store, checkin: str) -> str:
    """Return the pairing (id) of a check-in.

    Raises:
        Refused: `unknown-id`.
    """
    row = one(store.query(f"{_FORMS} WHERE f.id = ?", [checkin]), "unknown-id", id=checkin)
    return str(row["pairing"])
