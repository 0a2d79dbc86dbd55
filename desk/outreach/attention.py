"""What of the rounds needs attention: addresses that nobody visits any more, today's rounds, results not entered."""

from datetime import date, timedelta
from typing import Any, NamedTuple

from desk.locale import _, ngettext
from desk.locale.formats import day, weekday
from desk.locale.words import words
from desk.outreach.rounds import Round, Stop, list_rounds
from desk.store.store import Store
from schema.rounds import UNVISITED, RoundState, StopState

_BACK = timedelta(days=28)
"""How far back a round is still asked about: the term of a first contact."""
_REASONS = {RoundState.TODAY: "round-today", RoundState.UNREPORTED: "round-unreported"}


class OpenStop(NamedTuple):
    """An address that nobody visits now, with the round it was in."""

    round: Round
    stop: Stop


def open_stops(store: Store, on: date) -> list[OpenStop]:
    """Return the addresses that lost their people, are held back or were not visited, the earliest round first.

    An address is no longer open once others are to visit it, an attempt was made since the round's day, the case
    is closed, or the coordinator took it from its round.
    """
    return _open(list_rounds(store, since=on - _BACK, on=on))


def due_items(store: Store, on: date, reason: str | None = None, limit: int | None = None) -> list[dict[str, Any]]:
    """Return the rounds that ask for something, with `round-open`, `round-today` or `round-unreported` as reason.

    Args:
        reason: this reason alone.
        limit: no more than this.
    """
    rounds = list_rounds(store, since=on - _BACK, on=on)
    found = []
    left: dict[str, list[Stop]] = {}
    for open_stop in _open(rounds):
        left.setdefault(open_stop.round.id, []).append(open_stop.stop)
    for each in rounds:
        if each.id in left and reason in (None, "round-open"):
            found.append(_item(each, "round-open", _unvisited(each, left[each.id])))
        state = _REASONS.get(each.state)
        waits = any(stop.state is StopState.GIVEN for stop in each.stops)
        if state is not None and waits and reason in (None, state):
            found.append(_item(each, state, _told(each)))
    return found[:limit]


def _open(rounds: list[Round]) -> list[OpenStop]:
    taken = {stop.case for each in rounds for stop in each.stops if stop.state is StopState.GIVEN and each.goes_on}
    found: dict[str, OpenStop] = {}
    for each in rounds:
        for stop in each.stops:
            attempted = stop.last_on is not None and stop.last_on >= each.planned_on.isoformat()
            if stop.state in UNVISITED and not (stop.closed or attempted or stop.case in taken):
                found[stop.case] = OpenStop(each, stop)
    return list(found.values())


def _unvisited(each: Round, stops: list[Stop]) -> str:
    """Return how many addresses nobody goes to, and why."""
    held = [stop for stop in stops if stop.state is StopState.HELD]
    told = []
    if lost := len(stops) - len(held):
        why = ngettext("{n} adres zonder mensen", "{n} adressen zonder mensen", lost).format(n=lost)
        told.append(f"{why}, {_cause(each)}")
    if held:
        why = ngettext("{n} adres tegengehouden", "{n} adressen tegengehouden", len(held)).format(n=len(held))
        told.append(f"{why}: {words(list(dict.fromkeys(it for stop in held for it in stop.reasons)))}")
    return "; ".join(told)


def _cause(each: Round) -> str:
    """Return why a round has no people any more."""
    if each.taken_back_on is not None:
        return _("ronde teruggenomen")
    dropped = [member.name for member in each.members if member.dropped_on is not None]
    if dropped:
        return _("{name} viel uit").format(name=", ".join(dropped))
    unfit = [f"{member.name}: {words(member.reasons)}" for member in each.members if member.reasons]
    return "; ".join(unfit) or _("niet bezocht")


def _told(each: Round) -> str:
    count = sum(1 for stop in each.stops if stop.state is StopState.GIVEN)
    return ngettext("{n} adres zonder uitkomst", "{n} adressen zonder uitkomst", count).format(n=count)


def _item(each: Round, reason: str, why: str) -> dict[str, Any]:
    who = " + ".join(member.name for member in each.members if member.dropped_on is None) or _("niemand")
    told = _("ronde {day}").format(day=weekday(each.planned_on))
    return {
        "kind": "round",
        "id": each.id,
        "title": f"{told}, {who}: {why}",
        "due": each.planned_on.isoformat(),
        "reason": reason,
        "who": who,
        "why": why,
        "left": day(each.planned_on),
    }
