"""The register of what partners were told and when, what they still have to hear, and how each wants it told."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

from desk.exchange.feedback import NOW, feedback_of, find_partner, partner_codes
from desk.exchange.feedback_persons import signals_of_others
from desk.store.store import Store
from schema.codes import Result
from schema.dates import month_days, month_of, month_shift
from schema.outcomes import FeedbackCode, codes_to_choose, is_accepted
from schema.refused import Refused
from schema.settings import Settings
from schema.workdays import add_working_days

MONTHS = 12
"""Months looked back: older signals that were not picked up are destroyed half a year after their date."""

_CLASSES = f"""SELECT partner, substr(signal_on, 1, 7) AS month, status, result, ended_on, another, code, told_on,
    pause_until, count(*) AS signals
  FROM ({NOW} WHERE s.signal_on BETWEEN ? AND ? AND {{which}})
  GROUP BY partner, month, status, result, ended_on, another, code, told_on, pause_until ORDER BY partner, month"""
_ALL = "1"
_OF_PARTNERS = "s.partner IN ({marks})"
_CLOSED_SINCE = """s.case_id IN (SELECT l.case_id FROM visible_closings l
    WHERE l.reopened_on IS NULL AND l.closed_on >= ? AND l.result IN ({marks}))"""
_UNTOLD = """SELECT s.partner, s.signal_on, count(*) AS signals FROM visible_signals s
  WHERE s.signal_on BETWEEN ? AND ? AND NOT EXISTS (SELECT 1 FROM visible_feedback_lines t WHERE t.signal = s.id)
  GROUP BY s.signal_on, s.partner"""
"""By the day, which the index holds: by the month every signal's day would be cut first."""
_SENT = """SELECT partner, month, max(sent_on) AS sent_on FROM visible_feedback_deliveries
  WHERE month >= ? GROUP BY partner, month"""
_DELIVERIES = """SELECT id, sent_on, sha256, lines, corrections FROM visible_feedback_deliveries
  WHERE partner = ? AND month = ? ORDER BY key DESC"""
_CHOSEN = "SELECT id, version, result, code, reason FROM visible_partner_feedback WHERE partner = ?"


@dataclass(slots=True)
class PartnerMonth:
    """One partner in one month of signal dates: what it was told, and what it still has to hear."""

    partner: str
    """Id."""
    name: str
    month: str
    due_on: date
    """The last day on which telling this month is in time."""
    signals: int = 0
    untold: int = 0
    changed: int = 0
    """Signals that ended otherwise than the partner was told."""
    accepted: int = 0
    """Signals whose collection pause runs while the partner does not know of it."""
    sent_on: str | None = None
    """When the last file went; None while none did."""
    late_since: date | None = None
    """The day on which the partner should have heard at the latest, where that is past: of signals it was not told of,
    or of what changed, which goes with the file of a later month."""


class Telling(NamedTuple):
    """A result, and how a partner is told it."""

    result: Result
    code: FeedbackCode
    choices: Sequence[FeedbackCode]
    """The codes that may be chosen, the default first."""
    reason: str
    """Why this partner is told otherwise; "" for the default."""


def due_day(month: str, settings: Settings) -> date:
    """Return the last day on which telling a month is in time: some working days after its end."""
    return add_working_days(month_days(month)[1], settings.feedback_working_days, settings)


def partner_months(store: Store, on: date, *, months: int = MONTHS) -> list[PartnerMonth]:
    """Return each partner in each of the last months with signals of it, the newest month first.

    Args:
        months: how many months are looked back, this one included.
    """
    return _read(store, on, month_shift(month_of(on), 1 - months), month_of(on), _ALL, [])


def unheard_acceptances(store: Store, on: date) -> list[PartnerMonth]:
    """Return the partners and months with accepted help whose pause runs while the partner does not know of it.

    Of these only the help that was accepted within the length of a pause is counted.
    """
    settings, this_month = store.settings(on), month_of(on)
    since = on - timedelta(days=settings.collection_pause_days)
    accepted = [str(result) for result in Result if is_accepted(result, settings)]
    which = _CLOSED_SINCE.format(marks=", ".join("?" * len(accepted)))
    found = _read(store, on, month_shift(this_month, 1 - MONTHS), this_month, which, [since.isoformat(), *accepted])
    return [one for one in found if one.accepted]


def late_months(store: Store, on: date, *, months: int = MONTHS) -> list[PartnerMonth]:
    """Return what `partner_months` finds to be late, without reading what cannot be.

    Where a partner was told nothing its signals are only counted; where it was told all and the newest file went in
    time nothing is late.
    """
    settings, first = store.settings(on), month_shift(month_of(on), 1 - months)
    newest_due, told = _newest_due(on, settings), _told_up_to(store, first)
    untold = _untold(store, first, newest_due)
    behind = {(partner, month) for partner, month in told.items() if month < newest_due}
    reading = {key for key in untold if key[1] <= told.get(key[0], "")}
    since = first if behind else min((month for _partner, month in reading), default=first)
    until = max((month for _partner, month in behind | reading), default="")
    partners = sorted({partner for partner, _month in behind | reading})
    found = _read(store, on, since, until, _OF_PARTNERS.format(marks=", ".join("?" * len(partners))), partners)
    late = [one for one in found if one.late_since and one.month <= told[one.partner]]
    names = _names(store)
    for (partner, month), signals in untold.items():
        if month > told.get(partner, ""):
            day = due_day(month, settings)
            late.append(PartnerMonth(partner, names[partner], month, day, signals, untold=signals, late_since=day))
    return _in_order(late)


def _untold(store: Store, first: str, last: str) -> dict[tuple[str, str], int]:
    """Return per partner and month how many signals of which it was told nothing there are, where there are."""
    found: dict[tuple[str, str], int] = {}
    for row in store.query(_UNTOLD, [f"{first}-01", f"{last}-31"]):
        key = (row["partner"], row["signal_on"][:7])
        found[key] = found.get(key, 0) + row["signals"]
    return found


def _told_up_to(store: Store, first: str) -> dict[str, str]:
    """Return per partner the newest month of which it was sent a file, from a month on."""
    return dict(sorted((row["partner"], row["month"]) for row in store.query(_SENT, [first])))


def _names(store: Store) -> dict[str, str]:
    return {row["id"]: row["name"] for row in store.query("SELECT id, name FROM visible_partners")}


def _read(store: Store, on: date, first: str, last: str, which: str, given: Sequence[str]) -> list[PartnerMonth]:
    """Return each partner in each month, from the first to the last, with those signals of it that are asked for."""
    settings, names = store.settings(on), _names(store)
    sent = {(row["partner"], row["month"]): row["sent_on"] for row in store.query(_SENT, [first])}
    newest_told, newest_due = _told_up_to(store, first), _newest_due(on, settings)
    found: list[PartnerMonth] = []
    until = min(f"{last}-31", on.isoformat())
    rows = store.query(_CLASSES.format(which=which), [signals_of_others(store), f"{first}-01", until, *given])
    for (partner, month), classes in groupby(rows, itemgetter("partner", "month")):
        one = PartnerMonth(partner, names[partner], month, due_day(month, settings), sent_on=sent.get((partner, month)))
        _count(one, classes, on, settings, partner_codes(store, partner, settings))
        if one.untold and one.due_on < on:
            one.late_since = one.due_on
        elif one.changed and newest_told.get(partner, "") < newest_due:
            one.late_since = due_day(newest_due, settings)
        found.append(one)
    return _in_order(found)


def _in_order(found: Iterable[PartnerMonth]) -> list[PartnerMonth]:
    by_name = sorted(found, key=lambda one: one.name.casefold())
    return sorted(by_name, key=lambda one: one.month, reverse=True)


def _newest_due(on: date, settings: Settings) -> str:
    """Return the newest month that should have been told before a day; "" when that is longer ago than we look back."""
    earlier = (month_shift(month_of(on), -back) for back in range(1, MONTHS + 1))
    return next((month for month in earlier if due_day(month, settings) < on), "")


def _count(
    one: PartnerMonth,
    classes: Iterable[Mapping[str, Any]],
    on: date,
    settings: Settings,
    codes: Mapping[Result, FeedbackCode],
) -> None:
    for row in classes:
        now, told = feedback_of(row, settings, codes)
        several = row["signals"]
        one.signals += several
        if told is None:
            one.untold += several
        elif told != now:
            one.changed += several
        if now.pause_until is not None and now.pause_until >= on and told != now:
            one.accepted += several


def deliveries(store: Store, partner: str, month: str) -> list[dict[str, Any]]:
    """Return what was sent to a partner (id) for a month, the newest first: day, digest, lines, corrections."""
    return store.query(_DELIVERIES, [partner, month])


def tellings(store: Store, partner: str, *, on: date) -> list[Telling]:
    """Return how a partner (id) is told each of the sixteen results."""
    settings = store.settings(on)
    codes = partner_codes(store, partner, settings)
    reasons = {Result(row["result"]): row["reason"] for row in store.query(_CHOSEN, [partner])}
    found = []
    for result in Result:
        choices = codes_to_choose(result, settings)
        reason = reasons.get(result, "") if result in codes else ""
        found.append(Telling(result, codes.get(result, choices[0]), choices, reason))
    return found


def set_partner_feedback(
    store: Store, partner: str, result: Result, code: FeedbackCode, reason: str, *, on: date
) -> list[str]:
    """Tell a partner (id or name) a result as another code from now on, with the reason; return the settings' ids.

    All accepted results go together: told apart they would say which help it was. What was told stays told; a signal
    told otherwise by this gets its correction in the next file.

    Raises:
        Refused: `value-not-in-list` for a partner that is not known, or a code that may not stand for the result;
            `reason-missing`; `fact-already-there` when it is told so already.
    """
    if not reason.strip():
        raise Refused("reason-missing")
    settings, known = store.settings(on), find_partner(store, partner)
    allowed = codes_to_choose(result, settings)
    if code not in allowed:
        raise Refused("value-not-in-list", field=str(result), value=code, allowed=[str(one) for one in allowed])
    together = [result]
    if is_accepted(result, settings):
        together = [each for each in Result if is_accepted(each, settings)]
    with store.write(store.user, "set-partner-feedback", known["id"]) as tx:
        now = {each.result: each.code for each in tellings(store, known["id"], on=on)}
        if all(now[each] is code for each in together):
            raise Refused("fact-already-there")
        stored = {row["result"]: row for row in store.query(_CHOSEN, [known["id"]])}
        fields = {"code": code, "reason": reason.strip()}
        for row in (stored[each] for each in together if each in stored):
            tx.change("partner_feedback", row["id"], fields, row["version"])
        new = [{"partner": known["id"], "result": each, **fields} for each in together if each not in stored]
        return [stored[each]["id"] for each in together if each in stored] + tx.insert("partner_feedback", new)
