"""The agenda of the monthly meeting: what stands under each point on the day, the gravest or the oldest first."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, NamedTuple

from desk.checkins.listing import pairings_apart
from desk.evaluation.actions import list_actions
from desk.evaluation.review import review_of
from desk.evaluation.voices import list_voices
from desk.exchange import attention as exchange
from desk.locale import _, ngettext
from desk.locale.formats import count, day, days_left, full_name
from desk.locale.words import word
from desk.locale.words.counted import days, signals
from desk.locale.words.judging import urgency
from desk.pairings import attention as pairings
from desk.partners import attention as partners
from desk.requests.waiting import waiting_requests
from desk.store.store import Store
from desk.volunteers import attention as volunteers
from schema.codes import SignalStatus
from schema.dates import month_days
from schema.figures import Figures
from schema.review_meeting import Point

_RATES = ("reach_rate", "acceptance_rate", "first_contact_on_time")
_CAPACITY = ("volunteers_deployable", "waiting_requests", "pairings_started", "pairings_ended")
_QUALITY = """SELECT p.name, s.status, count(*) AS n FROM visible_signals s JOIN visible_partners p ON p.id = s.partner
  WHERE s.signal_on BETWEEN ? AND ? GROUP BY p.name, s.status ORDER BY p.name, s.status"""
_NOT_PICKED_UP = (SignalStatus.INVALID, SignalStatus.REPEAT, SignalStatus.LEFT)
_PROOFS = ("proof-expires-7", "proof-expires-30", "proof-expires")


class Line(NamedTuple):
    """One thing to speak about; with an id it opens the record."""

    text: str
    kind: str = ""
    id: str = ""
    left: str = ""
    """The term in words, or nothing."""


class Topic(NamedTuple):
    """A point of the agenda with what stands under it."""

    point: Point
    lines: tuple[Line, ...]


def agenda(store: Store, month: str, *, on: date) -> list[Topic]:
    """Return the points of the agenda in their order; figures are the month's, all else is as it stands on the day.

    Raises:
        Refused: `month-unreadable`, `month-in-future`.
    """
    figures = review_of(store, month, on=on).figures
    found: Mapping[Point, Iterable[Line]] = {
        Point.ACTIONS: _actions(store, on),
        Point.FIGURES: _rates(figures),
        Point.WAITING: _waiting(store, on),
        Point.STALLING: (*_apart(store, on), *_told(pairings.due_items(store, on))),
        Point.PROOFS: (_capacity(figures), *_proofs(store, on)),
        Point.FEEDBACK: _told(exchange.due_items(store, on)),
        Point.INCIDENTS: _incidents(store, on),
        Point.QUALITY: _quality(store, month),
        Point.AGREEMENTS: _told(partners.due_items(store, on)),
        Point.NEXT: (),
    }
    return [Topic(point, tuple(lines)) for point, lines in found.items()]


def _actions(store: Store, on: date) -> Iterable[Line]:
    for row in list_actions(store, status="open", on=on):
        late = (date.fromisoformat(row["due_on"]) - on).days
        left = days_left(abs(late), working=False, overdue=late < 0)
        yield Line(f"{row['title']} ({row['owner']})", "action", row["id"], left)


def _rates(figures: Figures) -> Iterable[Line]:
    for name in _RATES:
        figure = figures[name]
        shown = _("niets om door te delen") if figure.value is None else f"{figure.value:.0%}".replace("%", " %")
        parts = f"{count(figure.numerator)} / {count(figure.denominator or 0)}"
        yield Line(f"{word(name)}: {shown} ({parts})")


def _waiting(store: Store, on: date) -> Iterable[Line]:
    for row in sorted(waiting_requests(store, on=on), key=lambda row: str(row["requested_on"])):
        waited = days((on - date.fromisoformat(row["requested_on"])).days)
        told = _("{name}: {task}, wacht {days}").format(name=full_name(row), task=word(row["task"]), days=waited)
        yield Line(told, "request", row["id"], urgency(row["urgency"]))


def _apart(store: Store, on: date) -> Iterable[Line]:
    if apart := pairings_apart(store, on=on):
        told = ngettext(
            "{n} koppeling waarin inwoner, vrijwilliger en professional er anders over denken",
            "{n} koppelingen waarin inwoner, vrijwilliger en professional er anders over denken",
            len(apart),
        )
        yield Line(told.format(n=count(len(apart))), "pairing", apart[0])


def _capacity(figures: Figures) -> Line:
    return Line(" · ".join(f"{word(name)} {count(int(figures[name].value or 0))}" for name in _CAPACITY))


def _proofs(store: Store, on: date) -> Iterable[Line]:
    for reason in _PROOFS:
        yield from _told(volunteers.due_items(store, on, reason))


def _quality(store: Store, month: str) -> Iterable[Line]:
    span = [each.isoformat() for each in month_days(month)]
    found: dict[str, dict[str, int]] = {}
    for row in store.query(_QUALITY, span):
        found.setdefault(row["name"], {})[row["status"]] = row["n"]
    for name, statuses in found.items():
        left = {status: n for status, n in statuses.items() if status in _NOT_PICKED_UP}
        told = _("{name}: {signals}, waarvan {left} niet opgepakt").format(
            name=name, signals=signals(sum(statuses.values())), left=count(sum(left.values()))
        )
        why = ", ".join(f"{word(status).partition(': ')[2]} {count(n)}" for status, n in left.items())
        yield Line(f"{told} ({why})" if why else told)


def _incidents(store: Store, on: date) -> Iterable[Line]:
    for row in reversed(list_voices(store, status="open", on=on)):
        yield Line(f"{word('voice-' + row['kind'])}: {row['said']}", "voice", row["id"], day(row["held_on"]))


def _told(items: Iterable[Mapping[str, Any]]) -> Iterable[Line]:
    return [Line(f"{item['who']}: {item['why']}", item["kind"], item["id"], item["left"]) for item in items]
