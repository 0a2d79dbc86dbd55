"""The figures of a month per partner, channel, area, language, task or organisation: the same rules over parts."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import NamedTuple, TypeVar

from schema.codes import CaseKind
from schema.figures import Figures, Span, without_ids
from schema.review import CaseFacts, MonthFacts, month_figures
from schema.settings import Settings

_Fact = TypeVar("_Fact")


class Dimension(StrEnum):
    """By what the figures of a month may be told apart."""

    PARTNER = "partner"
    CHANNEL = "channel"
    AREA = "area"
    LANGUAGE = "language"
    TASK = "task"
    ORGANISATION = "organisation"


AREA_SIGNS = 4
"""Leading signs of a postcode that make an area: a neighbourhood of some thousand doors, never a street."""

_CASES = ("cases", *(kind.value for kind in CaseKind), "picked_up", "reached", "reach_rate", "attempts", "accepted")
_RATES = ("acceptance_rate", "first_contact_on_time")
_ASKED = ("requests", "waiting_requests")
_PAIRED = ("pairings_started", "pairings_ended", "pairings_stopped_early", "days_to_pairing", "checkins_on_time")
_BESIDE = ("hours", "refusals", "overrides")

FIGURES_BY: Mapping[Dimension, tuple[str, ...]] = {
    Dimension.PARTNER: ("signals", *_CASES, *_RATES, "feedback_on_time"),
    Dimension.CHANNEL: ("cases", "picked_up", "reached", "reach_rate", "attempts", "accepted", "acceptance_rate"),
    Dimension.AREA: ("signals", *_CASES, *_RATES, *_ASKED, *_PAIRED, *_BESIDE),
    Dimension.LANGUAGE: (*_ASKED, *_PAIRED, *_BESIDE),
    Dimension.TASK: (*_ASKED, *_PAIRED, *_BESIDE),
    Dimension.ORGANISATION: (
        *_PAIRED,
        *_BESIDE,
        *("volunteers_deployable", "proofs_expiring_60_days", "volunteers_in", "volunteers_out"),
    ),
}
"""The figures that mean something per dimension.

A case is one of each partner with a picked-up signal in it, and of each channel over which its resident was tried:
these groups overlap. Over a channel only its own attempts count, also for who was reached. A request is of the language
that was asked first.
"""

OVERLAPPING = frozenset({Dimension.PARTNER, Dimension.CHANNEL})
"""Where a case may stand in several groups, so that they add up to more than the month's cases."""

Belonging = Mapping[str, Sequence[str]]
"""Per record the groups it belongs to."""


class Group(NamedTuple):
    """One part of a month: a partner, a channel, an area."""

    id: str
    name: str
    """What a reader calls it: a name, or a code."""
    figures: Figures


class Breakdown(NamedTuple):
    """The figures of a month per group of one dimension, by the groups' names."""

    dimension: Dimension
    groups: tuple[Group, ...]
    over_what_is_there: bool = False
    """Records of the month are destroyed since: what was kept of them as a count is of no group."""


def counts_only(found: Breakdown) -> Breakdown:
    """Return a breakdown without the ids of the records behind it."""
    groups = (it._replace(figures=without_ids(it.figures)) for it in found.groups)
    return found._replace(groups=tuple(groups))


@dataclass(frozen=True, slots=True)
class Where:
    """To which groups of a dimension the records of a month belong."""

    names: Mapping[str, str]
    """Per group what a reader calls it."""
    cases: Belonging = field(default_factory=dict)
    signals: Belonging = field(default_factory=dict)
    requests: Belonging = field(default_factory=dict)
    pairings: Belonging = field(default_factory=dict)
    volunteers: Belonging = field(default_factory=dict)
    partners: Belonging = field(default_factory=dict)
    narrowed: Mapping[str, Sequence[CaseFacts]] | None = None
    """Per group its cases with only what belongs to the group; in place of `cases`."""


def broken_down(span: Span, facts: MonthFacts, where: Where, by: Dimension, on: date, settings: Settings) -> Breakdown:
    """Return the figures of each group that has any, by name."""
    groups = []
    for group, some in split(facts, where).items():
        figures = month_figures(span, some, on, settings)
        groups.append(Group(group, where.names.get(group, group), {name: figures[name] for name in FIGURES_BY[by]}))
    return Breakdown(by, tuple(sorted(groups, key=lambda it: (it.name.casefold(), it.id))))


def split(facts: MonthFacts, where: Where) -> dict[str, MonthFacts]:
    """Return the facts of a month per group; what belongs to no group is left out."""
    cases = where.narrowed or _parted(((it.id, it) for it in facts.cases), where.cases)
    signals = _parted(((it, it) for it in facts.signals), where.signals)
    waiting = _parted(((it, it) for it in facts.waiting_requests), where.requests)
    able = _parted(((it, it) for it in facts.volunteers_deployable), where.volunteers)
    expiring = _parted(((it, it) for it in facts.proofs_expiring), where.volunteers)
    overrides = _parted(((it.id, it) for it in facts.overrides), where.pairings)
    work = facts.work
    pairings = _parted(((it.id, it) for it in work.pairings), where.pairings)
    requests = _parted(((it, it) for it in work.requests), where.requests)
    quarters = _parted(((it[0], it) for it in (work.quarters or {}).items()), where.pairings)
    coming = _parted(((it, it) for it in work.volunteers_in), where.volunteers)
    going = _parted(((it, it) for it in work.volunteers_out), where.volunteers)
    told = _parted(((it.partner, it) for it in work.told), where.partners)
    every = (cases, signals, waiting, able, expiring, overrides, pairings, requests, quarters, coming, going, told)
    return {
        group: MonthFacts(
            cases.get(group, ()),
            signals.get(group, ()),
            waiting.get(group, ()),
            able.get(group, ()),
            expiring.get(group, ()),
            overrides.get(group, ()),
            replace(
                work,
                pairings=pairings.get(group, ()),
                requests=requests.get(group, ()),
                quarters=dict(quarters.get(group, ())),
                volunteers_in=coming.get(group, ()),
                volunteers_out=going.get(group, ()),
                told=told.get(group, ()),
            ),
        )
        for group in dict.fromkeys(group for part in every for group in part)
    }


def _parted(facts: Iterable[tuple[str, _Fact]], belonging: Belonging) -> dict[str, list[_Fact]]:
    found: dict[str, list[_Fact]] = {}
    for record, fact in facts:
        for group in belonging.get(record, ()):
            found.setdefault(group, []).append(fact)
    return found
