"""The time line of a volunteer's proofs, past and future, as the facts and the decided requirements make it."""

from datetime import date, timedelta
from typing import Any

from desk.store.store import Store
from desk.volunteers.loading import load_volunteers
from desk.volunteers.requirements import requirements_since
from schema.codes import ProofKind
from schema.proof_line import Span, ends, spans
from schema.proofs import ProofState
from schema.volunteers import Volunteer


def proof_line(store: Store, volunteer: str) -> dict[ProofKind, tuple[Span, ...]]:
    """Return the spans of every kind of proof of a volunteer (by id), in the order of the reasons."""
    [model] = load_volunteers(store, volunteer)
    return line_of(store, model)


def line_of(store: Store, volunteer: Volunteer) -> dict[ProofKind, tuple[Span, ...]]:
    """Return the spans of every kind of proof of a volunteer that was read already."""
    since = requirements_since(store)
    return {kind: spans(volunteer, kind, since) for kind in ProofKind}


def told_line(line: dict[ProofKind, tuple[Span, ...]], on: date, renewal_days: int) -> list[dict[str, Any]]:
    """Return a time line as plain values, kind by kind, each span with what is left of it on a day.

    `days_left` and `renew_from` (the first day of the renewal window) stand where a proof counts and will end.
    """
    return [
        _told(span, ends(several, place), on, renewal_days)
        for several in line.values()
        for place, span in enumerate(several)
    ]


def _told(span: Span, last: date | None, on: date, renewal_days: int) -> dict[str, Any]:
    now = span.starts_on <= on and (span.ends_on is None or on <= span.ends_on)
    ending = last if span.state is ProofState.VALID else None
    return {
        "kind": str(span.kind),
        "state": str(span.state),
        "exempted": span.exempted,
        "starts_on": span.starts_on.isoformat(),
        "ends_on": span.ends_on.isoformat() if span.ends_on else None,
        "obtained_on": span.obtained_on.isoformat() if span.obtained_on else None,
        "now": now,
        "days_left": (ending - on).days if now and ending else None,
        "renew_from": (ending - timedelta(days=renewal_days)).isoformat() if ending else None,
    }
