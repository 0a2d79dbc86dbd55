"""What of the cases needs attention: terms that end or have ended, pauses that end, persons to decide about."""

import json
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from desk.locale import _
from desk.locale.formats import day, days_left, whole_euros
from desk.locale.words import word
from desk.signals.finding import NAMES
from desk.signals.likely_attention import likely_items
from desk.signals.open_facts import open_referrals, unchecked, uninformed
from desk.signals.planning import due_plans
from desk.store.store import Store
from schema.codes import Result
from schema.outcomes import is_accepted
from schema.settings import Settings
from schema.terms import DaysLeft, Term, TermKind, calendar_days_left, collection_pause
from schema.terms import days_left as left_of

_AHEAD = 7
"""Calendar days ahead at which a term is shown: a week's work."""

_CRISIS = "EXISTS (SELECT 1 FROM visible_signals s WHERE s.case_id = c.id AND s.crisis = 1)"
_OF_CASE = f"""SELECT due_on, due_kind, {_CRISIS} AS crisis FROM visible_cases c
  WHERE id = ? AND status = 'open' AND due_on IS NOT NULL"""
_IN_CRISIS = f"c.urgent = 1 AND {_CRISIS}"
"""A crisis is one of the things that make a case urgent; what is not urgent need not be looked into."""
_DUE = f"""SELECT c.id, c.number, c.due_on, c.due_kind, c.amount_cents, {NAMES}, ? AS crisis FROM visible_cases c
  WHERE c.key IN (SELECT c.key FROM visible_cases c WHERE {{running}} AND c.due_on <= ? AND {{asked}}
    ORDER BY c.due_on, c.key LIMIT ?) ORDER BY c.due_on, c.key"""
_ASKED = {
    "crisis": _IN_CRISIS,
    **{str(kind): f"c.due_kind = '{kind}' AND NOT ({_IN_CRISIS})" for kind in TermKind},
}
_RUNNING = {"signal": "c.status = 'open'", "acceptance": "c.status IN ('open', 'closed')"}
"""In which cases a term may run: a talk that starts at acceptance is due after the case was closed as accepted."""
_PAUSED = f"""SELECT c.id, c.number, c.result, l.closed_on, {NAMES} FROM visible_closings l
  JOIN visible_cases c ON c.id = l.case_id
  WHERE l.reopened_on IS NULL AND l.closed_on BETWEEN ? AND ? AND c.result IN (SELECT value FROM json_each(?))
  ORDER BY l.closed_on, c.id LIMIT ?"""
_UNDECIDED = f"""SELECT c.id, c.number, c.earliest_on, {NAMES} FROM visible_cases c
  WHERE (c.status = 'open' OR c.id IN (SELECT l.case_id FROM visible_closings l WHERE l.reopened_on IS NULL
    AND l.closed_on >= ? AND l.result IN (SELECT value FROM json_each(?)))) AND (c.persons > 1 OR c.institution = 1)
  AND NOT EXISTS (SELECT 1 FROM visible_households h WHERE h.case_id = c.id) ORDER BY c.earliest_on, c.id LIMIT ?"""
"""Also of a case that came closed with accepted help: until it is decided no partner hears of the pause that runs."""


def due_items(store: Store, on: date, reason: str | None = None, limit: int | None = None) -> list[dict[str, Any]]:
    """Return what the cases ask for on a day, with a kind of term or a word of `_OTHERS` as reason.

    Terms overdue or due within a week, in a `crisis` under that word; collection pauses about to end; cases, open or
    with a pause that runs, in which more than one person is named and nobody has said yet whether they are one
    household; residents to inform; checks in the register that something waits for; referrals of which the end is not
    known; contacts planned for a day that has come. The earliest first.

    Args:
        reason: this reason alone; `inform-late` asks for what of `inform-due` is overdue.
        limit: no more than this of each.
    """
    settings, most = store.settings(on), -1 if limit is None else limit
    found = []
    for name in _ASKED:
        if reason in (None, name):
            found += _terms(store, on, name, most, settings)
    for name, items in _OTHERS.items():
        if reason in (None, name):
            found += items(store, on, most, settings)
    return found


def term_left(row: Mapping[str, Any], on: date, settings: Settings) -> DaysLeft:
    """Count what is left of the earliest open term of a listed case; in a crisis in working days."""
    kind = TermKind(row["due_kind"])
    working = bool(row["crisis"]) and kind is not TermKind.END_OF_SUPPLY
    return left_of(Term(kind, date.fromisoformat(row["due_on"]), working, ""), on, settings)


def told_left(row: Mapping[str, Any], on: date, settings: Settings) -> str:
    """Return what is left of the earliest open term of a listed case in words: `nog 2 werkdagen`; "" without one."""
    if row["due_on"] is None:
        return ""
    left = term_left(row, on, settings)
    return days_left(left.days, working=left.working, overdue=left.overdue)


def waits_until(store: Store, case: str, on: date) -> tuple[str, DaysLeft] | None:
    """Return the earliest open term of a case (id) in words, with its days; None where there is none."""
    settings = store.settings(on)
    for row in store.query(_OF_CASE, [case]):
        return f"{word(row['due_kind'])}, {told_left(row, on, settings)}", term_left(row, on, settings)
    return None


def _terms(store: Store, on: date, reason: str, most: int, settings: Settings) -> list[dict[str, Any]]:
    horizon = (on + timedelta(days=_AHEAD)).isoformat()
    sql = _DUE.format(asked=_ASKED[reason], running=_RUNNING[settings.talk_starts_at])
    rows = store.query(sql, [int(reason == "crisis"), horizon, most])
    return [_due(row, on, settings) for row in rows]


def _due(row: dict[str, Any], on: date, settings: Settings) -> dict[str, Any]:
    kind, told = TermKind(row["due_kind"]), told_left(row, on, settings)
    item = _item(row, f"{word(kind)}, {told}", row["due_on"], "crisis" if row["crisis"] else str(kind))
    return item | {"why": f"{word(kind)}, {whole_euros(row['amount_cents'])}", "left": told}


def _pauses(store: Store, on: date, most: int, settings: Settings) -> list[dict[str, Any]]:
    last = (on - timedelta(days=settings.collection_pause_days - settings.pause_warning_days)).isoformat()
    found = []
    first, accepted = _pausing(on, settings)
    for row in store.query(_PAUSED, [first, last, accepted, most]):
        ends = collection_pause(date.fromisoformat(row["closed_on"]), settings).last_day
        told = _("incassopauze eindigt op {day}").format(day=day(ends))
        left = days_left((ends - on).days, working=False, overdue=False)
        item = _item(row, told, ends.isoformat(), "pause-ends")
        found.append(item | {"why": _("incassopauze loopt af"), "left": left})
    return found


def _pausing(on: date, settings: Settings) -> tuple[str, str]:
    """Return the first day of which a collection pause still runs, and the accepted results (as JSON)."""
    first = on - timedelta(days=settings.collection_pause_days)
    return first.isoformat(), json.dumps([result for result in Result if is_accepted(result, settings)])


def _plans(store: Store, on: date, most: int, settings: Settings) -> list[dict[str, Any]]:
    found = []
    for row in due_plans(store, on, limit=most):
        told = ", ".join(filter(None, [_("gepland: {channel}").format(channel=row["channel"]), row["reason"]]))
        since = calendar_days_left(date.fromisoformat(row["planned_on"]), on)
        left = days_left(since.days, working=False, overdue=since.overdue)
        found.append(_item(row, told, row["planned_on"], "planned-contact") | {"left": left})
    return found


def _persons(store: Store, on: date, most: int, settings: Settings) -> list[dict[str, Any]]:
    told = _("meer personen: één huishouden of niet?")
    return [_item(row, told, None, "persons") for row in store.query(_UNDECIDED, [*_pausing(on, settings), most])]


def _late(store: Store, on: date, most: int, settings: Settings) -> list[dict[str, Any]]:
    return [_inform(row, on) for row in uninformed(store, on, late=True, limit=most)]


def _soon(store: Store, on: date, most: int, settings: Settings) -> list[dict[str, Any]]:
    return [_inform(row, on) for row in uninformed(store, on, late=False, limit=most)]


def _inform(row: dict[str, Any], on: date) -> dict[str, Any]:
    found = calendar_days_left(date.fromisoformat(row["inform_by"]), on)
    left = days_left(found.days, working=False, overdue=found.overdue)
    why = _("inwoner niet geïnformeerd")
    return _item(row, f"{why}, {left}", row["inform_by"], "inform-due") | {"why": why, "left": left}


def _checks(store: Store, on: date, most: int, settings: Settings) -> list[dict[str, Any]]:
    found = []
    for row in unchecked(store, on, settings, limit=most):
        old = _("BRP-controle van {day} is te oud").format(day=day(row["checked_on"]))
        told = old if row["checked_on"] else _("BRP niet gecontroleerd")
        found.append(_item(row, told, row["needed_on"], "brp-due"))
    return found


def _referrals(store: Store, on: date, most: int, settings: Settings) -> list[dict[str, Any]]:
    found = []
    for row in open_referrals(store, on, limit=most):
        asked = _("verwezen naar {party}: nog geen antwoord").format(party=row["party"])
        told = asked if row["party"] else _("verwezen: nog niet vastgelegd naar wie")
        found.append(_item(row, told, row["since"], "referral-open"))
    return found


_OTHERS = {
    "pause-ends": _pauses,
    "planned-contact": _plans,
    "persons": _persons,
    "likely-same": likely_items,
    "inform-late": _late,
    "inform-due": _soon,
    "brp-due": _checks,
    "referral-open": _referrals,
}
"""What else is asked for, and how it is found."""


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
