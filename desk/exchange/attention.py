"""What of the exchange needs attention: partners that still have to hear what became of their signals."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from desk.exchange.feedback_register import PartnerMonth, late_months, unheard_acceptances
from desk.locale import ngettext
from desk.locale.formats import count, days_left, month
from desk.store.store import Store

_MONTHS = 4
"""Months in which late feedback is looked for, this one included: Vandaag does not read a year of signals for it."""


def due_items(store: Store, on: date, reason: str | None = None, limit: int | None = None) -> list[dict[str, Any]]:
    """Return the partners that wait for feedback on a day, with `feedback-accepted` or `feedback-due` as reason.

    A partner that was not told of accepted help goes on collecting; one whose month is over and that was not told of
    it, or of what changed since, waits. A partner is named once, under the graver of the two.

    Args:
        reason: this reason alone.
        limit: no more than this of each.
    """
    unheard = _per_partner(unheard_acceptances(store, on))
    items = []
    if reason in (None, "feedback-accepted"):
        items += list(map(_accepted, unheard.values()))[:limit]
    if reason in (None, "feedback-due"):
        late = _per_partner(late_months(store, on, months=_MONTHS))
        waiting = [_late(several, on) for partner, several in late.items() if partner not in unheard]
        items += sorted(waiting, key=lambda item: item["due"])[:limit]
    return items


def _per_partner(months: Iterable[PartnerMonth]) -> dict[str, list[PartnerMonth]]:
    found: dict[str, list[PartnerMonth]] = {}
    for one in months:
        found.setdefault(one.partner, []).append(one)
    return found


def _accepted(several: Sequence[PartnerMonth]) -> dict[str, Any]:
    signals = sum(one.accepted for one in several)
    told = ngettext(
        "{n} keer hulp aanvaard, nog niet teruggekoppeld: de incasso gaat door",
        "{n} keer hulp aanvaard, nog niet teruggekoppeld: de incasso gaat door",
        signals,
    ).format(n=count(signals))
    return _item(several, "feedback-accepted", None, told, "")


def _late(several: Sequence[PartnerMonth], on: date) -> dict[str, Any]:
    due = min(one.late_since for one in several if one.late_since)
    signals = sum(one.untold + one.changed for one in several)
    told = ngettext(
        "{n} signaal nog niet teruggekoppeld ({month})", "{n} signalen nog niet teruggekoppeld ({month})", signals
    ).format(n=count(signals), month=month(several[-1].month))
    left = days_left((on - due).days, working=False, overdue=True)
    return _item(several, "feedback-due", due.isoformat(), told, left)


def _item(several: Sequence[PartnerMonth], reason: str, due: str | None, told: str, left: str) -> dict[str, Any]:
    one = several[0]
    return {
        "kind": "partner",
        "id": one.partner,
        "title": f"{one.name}: {told}",
        "due": due,
        "reason": reason,
        "who": one.name,
        "why": told,
        "left": left,
    }
