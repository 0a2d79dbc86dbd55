"""The visit list: the rounds of one day, with no more than those who go need."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from desk.outreach.rounds import Round, Stop, list_rounds
from desk.store.chunks import query_in
from desk.store.store import Store
from schema.papers import BY_NUMBER, Issue, VisitListPaper, VisitRound, VisitStop
from schema.refused import Refused
from schema.rounds import StopState

_PHONES = """SELECT case_id, phone FROM visible_signals WHERE phone > '' AND case_id IN ({marks})
  ORDER BY signal_on DESC, key DESC"""


def visit_list(store: Store, day: str, issue: Issue, on: date) -> VisitListPaper:
    """Make the list of the rounds planned on a day (ISO) that go on, with the addresses that have no result yet.

    An address that is held back is counted and not named: the list says no reason.

    Raises:
        Refused: `no-rounds` when nobody goes on that day; `round-held-back` when they may go to no address.
    """
    planned_on = date.fromisoformat(day)
    found = [each for each in list_rounds(store, since=planned_on, until=planned_on, on=on) if each.goes_on]
    going = [(each, [stop for stop in each.stops if stop.state is StopState.GIVEN]) for each in found]
    rounds = tuple(_round(store, each, stops) for each, stops in going if stops)
    if not rounds and any(stop.state is StopState.HELD for each in found for stop in each.stops):
        raise Refused("round-held-back", date=planned_on)
    if not rounds:
        raise Refused("no-rounds", date=planned_on)
    return VisitListPaper(
        issue,
        planned_on,
        store.setting("municipality"),
        store.user.name,
        store.setting("municipality-phone"),
        rounds,
    )


def _round(store: Store, each: Round, stops: list[Stop]) -> VisitRound:
    phones: dict[str, str] = {}
    if each.channel in BY_NUMBER:
        for row in query_in(store, _PHONES, [stop.case for stop in stops]):
            phones.setdefault(row["case_id"], row["phone"])
    people = tuple(member.name for member in each.members if member.goes)
    lines = tuple(VisitStop(stop.position, _where(each, stop, phones), stop.name or "") for stop in stops)
    held = sum(1 for stop in each.stops if stop.state is StopState.HELD)
    return VisitRound(people, each.channel, each.part, lines, held)


def _where(each: Round, stop: Stop, phones: Mapping[str, Any]) -> str:
    """Return where the people must be: the address, or the number they call."""
    if each.channel in BY_NUMBER:
        return str(phones.get(stop.case, ""))
    door = f"{stop.house_number} {stop.addition}".strip()
    place = f"{stop.postcode[:4]} {stop.postcode[4:]} {stop.place or ''}".strip()
    return ", ".join(filter(None, [f"{stop.street or ''} {door}".strip(), place]))
