"""The counts behind the charts of a monthly review, from the same figures as the reviews of those months."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

from desk.evaluation.counting import counted_span
from desk.evaluation.course import every_month
from desk.requests.waiting import waiting_requests
from desk.store.store import Store
from desk.volunteers.deployability import holders_of_ending
from desk.volunteers.loading import volunteers_among
from schema.dates import month_days, month_of, month_shift
from schema.deployable import expiring
from schema.review_series import MONTHS_AHEAD, MONTHS_BACK, MonthCounts, ReviewSeries, Share, most_first, wait_classes

_PARTNERS = """SELECT p.name, count(*) AS n FROM visible_signals s JOIN visible_partners p ON p.id = s.partner
  WHERE s.signal_on BETWEEN ? AND ? GROUP BY p.name"""
_CHANNELS = """SELECT a.channel AS name, count(*) AS n, sum(a.reached) AS part FROM visible_attempts a
  WHERE a.made_on BETWEEN ? AND ? GROUP BY a.channel"""


def review_series(store: Store, month: str, *, on: date) -> ReviewSeries:
    """Return what the charts of the review of a month show, as it stands on a day.

    Raises:
        Refused: as `counted_span`.
    """
    span = counted_span(store, month, on)
    days = [span.first.isoformat(), span.last.isoformat()]
    asked = [date.fromisoformat(row["requested_on"]) for row in waiting_requests(store, on=span.last)]
    return ReviewSeries(
        _months(store, month, on),
        most_first(Share(row["name"], row["n"]) for row in store.query(_PARTNERS, days)),
        most_first(Share(row["name"], row["n"], row["part"]) for row in store.query(_CHANNELS, days)),
        wait_classes(asked, span.last) if asked else (),
        _lapsing(store, month, span.last),
    )


def _months(store: Store, month: str, on: date) -> tuple[MonthCounts, ...]:
    """Return the months up to one, without those before the first signal."""
    names = ("signals", "picked_up", "reached", "volunteers_deployable")
    told = [every_month(store, name, month, months=MONTHS_BACK, on=on) for name in names]
    months = [MonthCounts(each[0].month, *(it.figure.numerator for it in each)) for each in zip(*told, strict=True)]
    begun = next((place for place, it in enumerate(months) if any(it[1:4])), MONTHS_BACK - 1)
    return tuple(months[begun:])


def _lapsing(store: Store, month: str, last: date) -> tuple[Share, ...]:
    """Return how many needed proofs lapse in each of the months to come."""
    months = [month_shift(month, ahead) for ahead in range(1, MONTHS_AHEAD + 1)]
    horizon = month_days(months[-1])[1]
    settings = replace(store.settings(last), renewal_days=(horizon - last).days)
    holders = holders_of_ending(store, last + timedelta(days=1), horizon, settings)
    ends = Counter(
        month_of(proof.last_day) for one in volunteers_among(store, holders) for proof in expiring(one, last, settings)
    )
    return tuple(Share(each, ends[each]) for each in months)
