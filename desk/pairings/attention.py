"""What of the pairings needs attention: check-ins, aftercare, silence, promises, and volunteers who may not go."""

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from desk.locale import _
from desk.locale.formats import days_left
from desk.locale.words import word, words
from desk.locale.words.checkins import moment_told
from desk.pairings.loading import pairings_alive
from desk.pairings.plan_steps import steps_due
from desk.pairings.promises import promises_among
from desk.pairings.seconds import seconds_of
from desk.partners.organisations import load_organisations
from desk.requests.loading import load_requests
from desk.store.chunks import query_in
from desk.store.store import Store
from desk.volunteers.loading import volunteers_among
from schema.checkins import MomentKind, current
from schema.codes import Support, Task
from schema.dates import add_months
from schema.deployable import task_reasons
from schema.followup import aftercare_due, answer_due, checkin_due, closing_due, silence_due
from schema.pairings import OPEN, Pairing, PairingStatus, missing_for_start, status
from schema.settings import Settings

_NAMES = """SELECT p.id, i.first_name, i.initials, i.prefix, i.surname, v.first_name AS volunteer_first_name,
    v.prefix AS volunteer_prefix, v.surname AS volunteer_surname
  FROM visible_pairings p JOIN visible_requests r ON r.id = p.request JOIN visible_residents i ON i.id = r.resident
    JOIN visible_volunteers v ON v.id = p.volunteer WHERE p.id IN ({marks})"""


_WITH_CONDITIONS = f"""SELECT id FROM visible_requests WHERE id IN ({{marks}})
  AND (task = '{Task.SUPPORT_TRAJECTORY}' OR kinds LIKE '%{Support.ADVOCACY}%')"""


_ANSWERED = "SELECT pairing FROM visible_card_answers WHERE pairing IN ({marks})"


class _Due(NamedTuple):
    pairing: Pairing
    due: date
    reason: str
    what: str = ""
    """What was promised or planned, in the words of whoever wrote it."""


def due_items(store: Store, on: date, reason: str | None = None, limit: int | None = None) -> list[dict[str, Any]]:
    """Return what falls due on the day or before it, and each open pairing whose volunteer may not do its task.

    Args:
        reason: this reason alone.
        limit: no more than the earliest so many; only they are named.
    """
    settings = store.settings(on)
    pairings = pairings_alive(store, add_months(on, -2 * max(settings.aftercare_months, default=0)))
    found = [item for pairing in pairings for item in _followups(pairing, on, settings)]
    open_now = [pairing for pairing in pairings if status(pairing, on) in OPEN]
    found += _not_deployable(store, open_now, on, settings)
    found += _without_condition(store, [it for it in open_now if status(it, on) is PairingStatus.RUNNING], on)
    found += _promised(store, pairings, on)
    found += _unanswered(store, open_now, on, settings)
    found = sorted((it for it in found if reason in (None, it.reason)), key=lambda it: (it.due, it.pairing.id))[:limit]
    named = query_in(store, _NAMES, (item.pairing.id for item in found))
    names = {row["id"]: _pair(row) for row in named}
    return [
        {
            "kind": "pairing",
            "id": item.pairing.id,
            "title": f"{names[item.pairing.id]}: {_why(item)}",
            "due": item.due.isoformat(),
            "reason": item.reason,
            "who": names[item.pairing.id],
            "why": _why(item),
            "left": days_left((on - item.due).days, working=False, overdue=True) if item.due < on else "",
        }
        for item in found
    ]


def _followups(pairing: Pairing, on: date, settings: Settings) -> Iterator[_Due]:
    planned = (
        ("checkin-due", checkin_due(pairing, on, settings)),
        ("checkin-due", closing_due(pairing, on, settings)),
        ("aftercare-due", aftercare_due(pairing, on, settings)),
        ("silence", silence_due(pairing, on, settings)),
    )
    for reason, due in planned:
        if due is not None and due <= on:
            yield _Due(pairing, due, reason, "" if reason == "silence" else _to_hear(pairing, on, settings))


def _to_hear(pairing: Pairing, on: date, settings: Settings) -> str:
    """Return which check-in it is and who is still to be heard; where nobody was heard yet, only that it closes."""
    if not pairing.heard and pairing.ended_on is None:
        return ""
    standing = current(pairing, on, settings)
    if standing is None or not standing.heard:
        closes = standing is not None and standing.moment.kind is MomentKind.END
        return moment_told(MomentKind.END) if closes else ""
    missing = words(list(standing.missing))
    return _("{moment}, nog niet gehoord: {who}").format(moment=moment_told(standing.moment.code), who=missing)


def _not_deployable(store: Store, pairings: list[Pairing], on: date, settings: Settings) -> Iterator[_Due]:
    """Yield every open pairing whose volunteer, or who goes along, is held back on the day, with the first reason.

    Who goes along may be of an organisation that this user does not see.
    """
    if not pairings:
        return
    organisations = load_organisations(store)
    known = {pairing.id: pairing for pairing in pairings}
    taking_part = [(pairing, pairing.volunteer) for pairing in pairings]
    for row in seconds_of(store, known):
        if row["joined_on"] <= on.isoformat() and (row["left_on"] or "9999") > on.isoformat():
            taking_part.append((known[row["pairing"]], row["volunteer"]))
    volunteers = {one.id: one for one in volunteers_among(store, {who for _pairing, who in taking_part})}
    for pairing, volunteer in ((pairing, volunteers[who]) for pairing, who in taking_part if who in volunteers):
        held = task_reasons(volunteer, organisations[volunteer.organisation], pairing.task, on, settings)
        if held:
            yield _Due(pairing, on, held[0])


def _without_condition(store: Store, running: list[Pairing], on: date) -> Iterator[_Due]:
    """Yield every running pairing of which what had to be there at its start is there no more."""
    asked = query_in(store, _WITH_CONDITIONS, {pairing.request for pairing in running})
    requests = {request.id: request for request in load_requests(store, [row["id"] for row in asked])}
    for pairing in running:
        if pairing.request in requests:
            yield from (_Due(pairing, on, code) for code in missing_for_start(requests[pairing.request], on))


def _promised(store: Store, pairings: list[Pairing], on: date) -> Iterator[_Due]:
    """Yield what was promised or planned for the day or before it, and is not done."""
    known = {pairing.id: pairing for pairing in pairings}
    for row in promises_among(store, list(known), on):
        yield _Due(known[row["pairing"]], date.fromisoformat(row["due_on"]), "promise-due", row["what"])
    for row in steps_due(store, list(known), on):
        yield _Due(known[row["pairing"]], date.fromisoformat(row["until_on"]), "step-due", row["what"])


def _unanswered(store: Store, open_now: list[Pairing], on: date, settings: Settings) -> Iterator[_Due]:
    """Yield every proposal on which the volunteer should have said yes or no by now."""
    late = {it.id: (it, due) for it in open_now if (due := answer_due(it, on, settings)) is not None and due <= on}
    answered = {row["pairing"] for row in query_in(store, _ANSWERED, late)}
    yield from (_Due(pairing, due, "card-unanswered") for key, (pairing, due) in late.items() if key not in answered)


def _why(item: _Due) -> str:
    return f"{word(item.reason)}: {item.what}" if item.what else word(item.reason)


def _pair(row: dict[str, Any]) -> str:
    volunteer = (row["volunteer_first_name"], row["volunteer_prefix"], row["volunteer_surname"])
    resident = (row["first_name"] or row["initials"], row["prefix"], row["surname"])
    return _("{resident} en {volunteer}").format(
        resident=" ".join(filter(None, resident)), volunteer=" ".join(filter(None, volunteer))
    )
