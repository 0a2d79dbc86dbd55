"""The figures of the monthly review: each with its parts and the records behind it (rules.md section 7)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from schema.basis import PREFERENCES
from schema.cases import Attempt
from schema.codes import CaseKind, Result
from schema.figures import NO_FIGURES, Figure, Figures, Span, counted, month_span, rated, summed
from schema.outcomes import is_accepted, is_not_picked_up
from schema.review_comparison import Difference
from schema.review_pairings import WorkFacts, work_figures, work_parts
from schema.settings import Settings

NO_WORK = WorkFacts()
NO_PARTS: Mapping[str, Figures] = {}
CASE_FIGURES: tuple[str, ...] = (
    *("cases", *(kind.value for kind in CaseKind), "picked_up", "reached", "reach_rate", "attempts", "accepted"),
    *("acceptance_rate", "first_contact_on_time"),
)
"""The figures about cases, known with and without a volunteer."""


class CaseFacts(NamedTuple):
    """What the review needs of one case, up to the day asked; `case_facts` makes it from attempts."""

    id: str
    kind: CaseKind
    result: Result | None
    first_contact_due: date
    """Last day of the first-contact term of its earliest signal."""
    attempts: int = 0
    in_time: bool = False
    """An attempt was made on or before `first_contact_due`."""
    reached: bool = False
    with_volunteer: bool = False
    """An attempt was made by a volunteer, or a pairing of the resident has run."""


class Override(NamedTuple):
    """A pairing (id) for which a person passed over soft preferences."""

    id: str
    preferences: tuple[str, ...]
    """Codes of `schema.basis.PREFERENCES`."""


@dataclass(frozen=True, slots=True)
class MonthFacts:
    """All that one month's review counts; ids of records, so that every figure opens its list."""

    cases: Sequence[CaseFacts]
    """The cases of the month."""
    signals: Sequence[str]
    """Signals of any status dated in the span."""
    waiting_requests: Sequence[str]
    """On the span's last day: asked for, not withdrawn, no pairing proposed to running."""
    volunteers_deployable: Sequence[str]
    """On the span's last day: active, for at least one task they offer."""
    proofs_expiring: Sequence[str]
    """On the span's last day: valid, needed, last valid day within `renewal_days`, no newer proof."""
    overrides: Sequence[Override] = ()
    """Pairings proposed in the span in place of who fits best, or of the plan."""
    work: WorkFacts = NO_WORK
    """What there is of pairings, volunteers and partners."""


class Review(NamedTuple):
    """The figures of one month; a stable name leads to each."""

    month: str
    provisional: bool
    figures: Figures
    with_volunteer: Figures
    """The figures about cases, over the cases in which a volunteer had a part."""
    without_volunteer: Figures
    """The same over all other cases."""
    overrides: Figures = NO_FIGURES
    """Of the figure with that name: per soft preference how often it was passed over; one choice may pass several."""
    parts: Mapping[str, Figures] = NO_PARTS
    """Of the figures with these names: the parts they are the sum of."""
    differences: tuple[Difference, ...] = ()
    """On what the cases with and without a volunteer differ too much to compare."""
    over_what_is_there: tuple[str, ...] = ()
    """The figures that tell of what is left, where records of the month are destroyed since."""


def case_facts(
    case: str,
    kind: CaseKind,
    result: Result | None,
    first_contact_due: date,
    attempts: Iterable[Attempt],
    *,
    pairing_ran: bool,
    on: date,
) -> CaseFacts:
    """Sum a case's attempts, whenever made up to the day asked, into what the review needs."""
    made = [attempt for attempt in attempts if attempt.on <= on]
    return CaseFacts(
        case,
        kind,
        result,
        first_contact_due,
        len(made),
        any(attempt.on <= first_contact_due for attempt in made),
        any(attempt.reached for attempt in made),
        pairing_ran or any(attempt.by_volunteer for attempt in made),
    )


def review(month: str, facts: MonthFacts, on: date, settings: Settings) -> Review:
    """Return the review of a month as it stands on a day.

    Raises:
        Refused: `month-unreadable`, `month-in-future`.
    """
    span = month_span(month, on)
    return Review(
        month,
        span.provisional,
        month_figures(span, facts, on, settings),
        case_figures([case for case in facts.cases if case.with_volunteer], on, settings),
        case_figures([case for case in facts.cases if not case.with_volunteer], on, settings),
        {name: counted(name, [it.id for it in facts.overrides if name in it.preferences]) for name in PREFERENCES},
        work_parts(facts.work, span),
    )


def month_figures(span: Span, facts: MonthFacts, on: date, settings: Settings) -> dict[str, Figure]:
    """Return the figures of the days of a month, by name."""
    figures = {"signals": counted("signals", facts.signals)}
    figures |= case_figures(facts.cases, on, settings)
    figures |= work_figures(facts.work, span, on, settings)
    for figure in (
        counted("waiting_requests", facts.waiting_requests),
        counted("volunteers_deployable", facts.volunteers_deployable),
        counted("proofs_expiring_60_days", facts.proofs_expiring),
        counted("overrides", [it.id for it in facts.overrides]),
    ):
        figures[figure.name] = figure
    return figures


def case_figures(cases: Sequence[CaseFacts], on: date, settings: Settings) -> dict[str, Figure]:
    """Return the figures about cases, by name.

    `cases` and the kinds count all; the others only the picked-up ones, those without a result `Niet opgepakt: …`.
    """
    left = [result for result in Result if is_not_picked_up(result)]
    taken = [result for result in Result if is_accepted(result, settings)]
    picked_up = [case for case in cases if case.result is None or case.result not in left]
    reached = [case.id for case in picked_up if case.reached]
    accepted = [case.id for case in picked_up if case.result is not None and case.result in taken]
    attempted = [case.id for case in picked_up if case.attempts]
    judged = [case for case in picked_up if case.attempts or case.first_contact_due < on]
    on_time = [case.id for case in judged if case.in_time]
    open_ones = [case.id for case in picked_up]
    figures = [
        counted("cases", [case.id for case in cases]),
        *(counted(kind.value, [case.id for case in cases if case.kind is kind]) for kind in CaseKind),
        counted("picked_up", open_ones),
        counted("reached", reached),
        rated("reach_rate", reached, open_ones),
        summed("attempts", sum([case.attempts for case in picked_up]), attempted),
        counted("accepted", accepted),
        rated("acceptance_rate", accepted, reached),
        rated("first_contact_on_time", on_time, [case.id for case in judged]),
    ]
    return {figure.name: figure for figure in figures}
