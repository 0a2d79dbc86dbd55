"""What of the cases needs attention: terms that end or have ended, pauses that end, persons to decide about."""

import json
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from desk.locale import _
from desk.locale.formats import day, days_left, whole_euros
from desk.locale.words import word
from desk.store.store import Store
from schema.codes import Result
from schema.outcomes import is_accepted
from schema.settings import Settings
from schema.terms import DaysLeft, Term, TermKind, collection_pause
from schema.terms import days_left as left_of

_AHEAD = 7
"""Calendar days ahead at which a term is shown: a week's work."""

_WHO = """(SELECT group_concat(name, ' / ') FROM (SELECT DISTINCT trim(coalesce(s.initials || ' ', '')
    || coalesce(s.prefix || ' ', '') || s.surname) AS name FROM visible_signals s
    WHERE s.case_id = c.id AND s.surname IS NOT NULL ORDER BY s.signal_on, s.key)) AS name"""
_CRISIS = "EXISTS (SELECT 1 FROM visible_signals s WHERE s.case_id = c.id AND s.crisis = 1)"
_IN_CRISIS = f"c.urgent = 1 AND {_CRISIS}"
"""A crisis is one of the things that make a case urgent; what is not urgent need not be looked into."""
_DUE = f"""SELECT c.id, c.number, c.due_on, c.due_kind, c.amount_cents, {_WHO}, ? AS crisis FROM visible_cases c
  WHERE c.key IN (SELECT c.key FROM visible_cases c WHERE c.status = 'open' AND c.due_on <= ? AND {{asked}}
    ORDER BY c.due_on, c.key LIMIT ?) ORDER BY c.due_on, c.key"""
_ASKED = {
    "crisis": _IN_CRISIS,
    **{str(kind): f"c.due_kind = '{kind}' AND NOT ({_IN_CRISIS})" for kind in TermKind},
}
_PAUSED = f"""SELECT c.id, c.number, c.result, l.closed_on, {_WHO} FROM visible_closings l
  JOIN visible_cases c ON c.id = l.case_id
  WHERE l.reopened_on IS NULL AND l.closed_on BETWEEN ? AND ? AND c.result IN (SELECT value FROM json_each(?))
  ORDER BY l.closed_on, c.id LIMIT ?"""
_UNDECIDED = f"""SELECT c.id, c.number, c.earliest_on, {_WHO} FROM visible_cases c
  WHERE c.status = 'open' AND (c.persons > 1 OR c.institution = 1)
  AND NOT EXISTS (SELECT 1 FROM visible_households h WHERE h.case_id = c.id) ORDER BY c.earliest_on, c.id LIMIT ?"""


def due_items(store: Store, on: date, reason: str | None = None, limit: int | None = None) -> list[dict[str, Any]]:
    """Return what the cases ask for on a day, with `crisis`, the kind of term, `pause-ends` or `persons` as reason.

    Terms overdue or due within a week; collection pauses about to end; open cases in which more than one person is
    named and nobody has said yet whether they are one household. The earliest first.

    Args:
        reason: this reason alone.
        limit: no more than this of each.
    """
    settings, most = store.settings(on), -1 if limit is None else limit
    found = []
    for name in _ASKED:
        if reason in (None, name):
            found += _terms(store, on, name, most, settings)
    if reason in (None, "pause-ends"):
        found += _pauses(store, on, most, settings)
    if reason in (None, "persons"):
        found += map(_undecided, store.query(_UNDECIDED, [most]))
    return found


def term_left(row: Mapping[str, Any], on: date, settings: Settings) -> DaysLeft:
    """Count what is left of the earliest open term of a listed case; in a crisis in working days."""
    kind = TermKind(row["due_kind"])
    working = bool(row["crisis"]) and kind is not TermKind.END_OF_SUPPLY
    return left_of(Term(kind, date.fromisoformat(row["due_on"]), working, ""), on, settings)


def _terms(store: Store, on: date, reason: str, most: int, settings: Settings) -> list[dict[str, Any]]:
    horizon = (on + timedelta(days=_AHEAD)).isoformat()
    rows = store.query(_DUE.format(asked=_ASKED[reason]), [int(reason == "crisis"), horizon, most])
    return [_due(row, on, settings) for row in rows]


def _due(row: dict[str, Any], on: date, settings: Settings) -> dict[str, Any]:
    kind, left = TermKind(row["due_kind"]), term_left(row, on, settings)
    told = days_left(left.days, working=left.working, overdue=left.overdue)
    item = _item(row, f"{word(kind)}, {told}", row["due_on"], "crisis" if row["crisis"] else str(kind))
    return item | {"why": f"{word(kind)}, {whole_euros(row['amount_cents'])}", "left": told}


def _pauses(store: Store, on: date, most: int, settings: Settings) -> list[dict[str, Any]]:
    first = (on - timedelta(days=settings.collection_pause_days)).isoformat()
    last = (on - timedelta(days=settings.collection_pause_days - settings.pause_warning_days)).isoformat()
    found = []
    accepted = json.dumps([result for result in Result if is_accepted(result, settings)])
    for row in store.query(_PAUSED, [first, last, accepted, most]):
        ends = collection_pause(date.fromisoformat(row["closed_on"]), settings).last_day
        told = _("incassopauze eindigt op {day}").format(day=day(ends))
        left = days_left((ends - on).days, working=False, overdue=False)
        item = _item(row, told, ends.isoformat(), "pause-ends")
        found.append(item | {"why": _("incassopauze loopt af"), "left": left})
    return found


def _undecided(row: dict[str, Any]) -> dict[str, Any]:
    return _item(row, _("meer personen: één huishouden of niet?"), None, "persons")


def _item(row: dict[str, Any], told: str, due: str | None, reason: str) -> dict[str, Any]:
    who = row["name"] or _("zaak {number}").format(number=row["number"])
    title = f"{who}: {told}"
    return {
        "kind": "case",
        "id": row["id"],
        "title": title,
        "due": due,
        "reason": reason,
        "who": who,
        "why": told,
        "left": "",
    }
