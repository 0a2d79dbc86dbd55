"""The planned rounds that go to a door from which people are to be kept."""

from datetime import date

from desk.locale import _
from desk.locale.formats import weekday
from desk.outreach.rounds import Round, list_rounds
from desk.signals.finding import find_case
from desk.store.store import Store
from schema.rounds import StopState, is_at_door


def rounds_touched(store: Store, case: str, *, on: date, until: date | None = None) -> list[Round]:
    """Return the rounds from a day on in which somebody was to go to the door of a case (id, number or kenmerk).

    An address of a round that is held back already counts: those who were to go have to hear it.

    Args:
        until: the last day of the block; without one until further notice.

    Raises:
        Refused: `unknown-id`.
    """
    address = find_case(store, case)["address"]
    asked = (StopState.GIVEN, StopState.HELD)
    return [
        each
        for each in list_rounds(store, since=on, until=until, on=on)
        if is_at_door(each.channel) and any(it.address == address and it.state in asked for it in each.stops)
    ]


def told_touched(each: Round) -> str:
    """Return in words that a round was to go to a door where nobody may go, and what to do about it."""
    who = " + ".join(member.name for member in each.members if member.dropped_on is None) or _("niemand")
    return _(
        "Let op: de ronde van {day} ({who}) zou naar dit adres gaan. Geldt dit op die dag, dan komt het niet op de "
        "bezoeklijst. Is de lijst al geprint, bel dan wie gaan."
    ).format(day=weekday(each.planned_on), who=who)
