"""How long what is kept: which rule a record falls under, since when, and from which day it is to go (rules.md 8)."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from schema.codes import Result
from schema.dates import add_months
from schema.outcomes import is_accepted
from schema.settings import Settings


class Rule(StrEnum):
    """Why something is destroyed; the codes of the destruction record."""

    NOT_PICKED_UP = "not-picked-up"
    WITHOUT_HELP = "without-help"
    WITH_HELP = "with-help"
    VOLUNTEERS = "volunteers"
    AGREEMENTS = "agreements"
    EVENTS = "audit"
    ASKED = "asked"
    """The person asked for it: no term is waited for."""


MONTHS: Mapping[Rule, str] = {
    Rule.NOT_PICKED_UP: "keep_not_picked_up_months",
    Rule.WITHOUT_HELP: "keep_without_help_months",
    Rule.WITH_HELP: "keep_with_help_months",
    Rule.VOLUNTEERS: "keep_volunteer_months",
    Rule.AGREEMENTS: "keep_agreement_months",
    Rule.EVENTS: "keep_event_months",
}
"""The setting that holds the term of each rule, in whole months."""


class Start(NamedTuple):
    """Which rule holds for a record, and the day from which its term runs."""

    rule: Rule
    since: date


class Helped(NamedTuple):
    """How one pairing went: the day it ended or was refused; neither while it lives."""

    ended_on: date | None = None
    refused_on: date | None = None


def request_over(withdrawn_on: date | None, pairings: Iterable[Helped]) -> date | None:
    """Return the last day something of a request was done; None while it waits, or while a pairing lives.

    A request of which a pairing has ended waits no more; one that was only refused by a volunteer still does.
    """
    several = list(pairings)
    days = [pairing.ended_on or pairing.refused_on for pairing in several]
    if None in days:
        return None
    over = withdrawn_on is not None or any(pairing.ended_on for pairing in several)
    return max([day for day in (withdrawn_on, *days) if day], default=None) if over else None


def case_start(
    closed_on: date | None, result: Result | None, requests: Iterable[date | None], settings: Settings
) -> Start | None:
    """Return the rule for a case and since when it runs; None while the case, or a request in it, is open.

    Args:
        requests: of each request in the case the day it was over, as `request_over` tells.
    """
    overs = list(requests)
    if closed_on is None or None in overs:
        return None
    if not overs and not is_accepted(result, settings):
        return Start(Rule.WITHOUT_HELP, closed_on)
    return Start(Rule.WITH_HELP, max([closed_on, *(day for day in overs if day)]))


def goes_on(start: Start, settings: Settings) -> date:
    """Return the first day on which a record is to be destroyed."""
    return add_months(start.since, getattr(settings, MONTHS[start.rule]))


def is_due(start: Start | None, settings: Settings, on: date) -> bool:
    """Say whether a record's term is over on a day."""
    return start is not None and goes_on(start, settings) <= on


def latest_start(rule: Rule, settings: Settings, on: date) -> date:
    """Return a day after which no term under a rule began that is over on a day: a bound for a search, not the rule.

    A month's last day stands for days that a shorter month lacks, hence three days more.
    """
    return add_months(on, -getattr(settings, MONTHS[rule])) + timedelta(days=3)


class Duty(StrEnum):
    """What still runs for a person, so that her records cannot go now."""

    PAIRING = "pairing-lives"
    CRISIS = "crisis-open"
    PAUSE = "pause-runs"
    BLOCK = "block-counts"
