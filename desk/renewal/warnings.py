"""The warnings of a day: what ends in 60, 30 or 7 days or has just ended, which are new, and what renews each."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, timedelta
from typing import Any

from desk.locale.formats import full_name
from desk.locale.words import word
from desk.pairings.history import loads
from desk.partners.attention import ending_agreements
from desk.partners.organisations import load_organisations
from desk.partners.renewals import agreements_requested
from desk.store.store import Store
from desk.training.sessions import first_places
from desk.volunteers.deployability import expiring_proofs, holders_of_ending
from desk.volunteers.loading import volunteers_among
from desk.volunteers.renewals import requests_sent
from schema.codes import ProofKind
from schema.deployable import own_terms, reasons_by_task
from schema.proofs import ProofState, hold_reason, last_valid_day, latest
from schema.renewals import LAPSED, act_for, is_quiet, quiet_until, step
from schema.settings import Settings
from schema.workdays import is_working_day

_NAMES = "SELECT id, kenmerk, first_name, prefix, surname FROM visible_volunteers WHERE coalesce(stopped_on > ?, 1)"
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Ending:
    """One thing that ends, with how near it is and what is to be done about it."""

    kind: str
    """`volunteer` or `agreement`: what `id` is."""
    id: str
    kenmerk: str | None
    name: str
    what: str
    """The kind of proof or of agreement."""
    last_day: date
    left: int
    """Calendar days until the last valid day; below zero once it is past."""
    step: int
    """The step reached: `renewal_days` (60), 30, 7, or 0 once it has ended."""
    act: str
    """What renews it: `print-secrecy`, `note-request`, `enrol`, `sign-agreement` or `renew-agreement`."""
    pairings: int = 0
    """The volunteer's open pairings."""
    new: bool = False
    """Whether it reached this step, or came back after a request, since the day compared with."""
    requested_on: date | None = None
    """When its renewal was last requested."""
    quiet_until: date | None = None
    """The desk does not warn before this day: a request is on its way, or a place in a training in time is taken."""
    session: str | None = None
    """The training in which she has a place."""
    session_on: date | None = None
    notice_on: date | None = None
    """The last day to give notice, where the agreement names one."""

    def as_json(self) -> dict[str, Any]:
        """Return the warning in the shape of the command line's contract."""
        plain = {name: it.isoformat() if isinstance(it, date) else it for name, it in asdict(self).items()}
        return plain | {"title": f"{self.name}: {word(self.what)}", "quiet": self.quiet_until is not None}


def warnings(store: Store, *, on: date, since: date | None = None) -> list[Ending]:
    """Return what ends soon or ended in the last 60 days (a setting), the nearest first; what is quiet comes last.

    Args:
        since: what has reached another step since this day is new; else since the working day before.
    """
    settings = store.settings(on)
    before = since or working_day_before(on, settings)
    found = [
        _placed(one, on, before, settings) for one in (*_of_volunteers(store, on, settings), *_agreements(store, on))
    ]
    return sorted(found, key=lambda one: (one.quiet_until is not None, one.last_day, one.name, one.what))


def working_day_before(on: date, settings: Settings) -> date:
    """Return the working day before a day: on Monday, what came up in the weekend is new."""
    day = on - _DAY
    while not is_working_day(day, settings):
        day -= _DAY
    return day


def _of_volunteers(store: Store, on: date, settings: Settings) -> Iterator[Ending]:
    names = {row["id"]: row for row in store.query(_NAMES, [on.isoformat()])}
    sent, places, busy = requests_sent(store, on), first_places(store, on), loads(store, on)
    coming = [(volunteer, proof.kind, proof.last_day) for volunteer, proof in expiring_proofs(store, on=on)]
    for volunteer, kind, last_day in (*coming, *_lapsed(store, on, settings)):
        if volunteer not in names:
            continue
        place = places.get((volunteer, kind))
        yield Ending(
            "volunteer",
            volunteer,
            names[volunteer]["kenmerk"],
            full_name(names[volunteer]),
            str(kind),
            last_day,
            (last_day - on).days,
            step(last_day, on, settings) or LAPSED,
            act_for(kind),
            busy.get(volunteer, 0),
            requested_on=sent.get((volunteer, kind)),
            session=place[0] if place else None,
            session_on=place[1] if place else None,
        )


def _lapsed(store: Store, on: date, settings: Settings) -> Iterator[tuple[str, ProofKind, date]]:
    """Yield the proofs that ended lately and hold somebody back from a task she offers."""
    first = on - timedelta(days=settings.renewal_days)
    organisations = load_organisations(store)
    for volunteer in volunteers_among(store, holders_of_ending(store, first, on - _DAY, settings)):
        by_task = reasons_by_task(volunteer, organisations[volunteer.organisation], on, settings)
        held = {reason for reasons in by_task.values() if "task-not-offered" not in reasons for reason in reasons}
        terms = own_terms(volunteer, settings.requirements)
        for kind, obtained_on in latest(volunteer.proofs, on).items():
            last_day = last_valid_day(obtained_on, terms.get(kind))
            if last_day and first <= last_day < on and hold_reason(kind, ProofState.EXPIRED) in held:
                yield volunteer.id, kind, last_day


def _agreements(store: Store, on: date) -> Sequence[Ending]:
    settings = store.settings(on)
    rows = ending_agreements(store, on, lapsed_since=on - timedelta(days=settings.renewal_days))
    sent = agreements_requested(store, on)
    return [_of_agreement(row, sent.get(row["id"]), on, settings) for row in rows]


def _of_agreement(row: Mapping[str, Any], requested_on: date | None, on: date, settings: Settings) -> Ending:
    last_day, notice_on = date.fromisoformat(row["ends_on"]), row["notice_by"]
    return Ending(
        "agreement",
        row["id"],
        None,
        row["name"],
        row["kind"],
        last_day,
        (last_day - on).days,
        step(last_day, on, settings) or LAPSED,
        "renew-agreement",
        requested_on=requested_on,
        notice_on=date.fromisoformat(notice_on) if notice_on else None,
    )


def _placed(one: Ending, on: date, since: date, settings: Settings) -> Ending:
    """Say of a warning whether it is quiet, and if not whether it is new."""
    if one.requested_on is not None and is_quiet(one.requested_on, on, settings):
        return replace(one, quiet_until=quiet_until(one.requested_on, settings))
    in_time = one.session_on is not None and (one.step == LAPSED or one.session_on <= one.last_day)
    if one.session_on is not None and in_time:
        return replace(one, quiet_until=one.session_on + _DAY)
    moved = step(one.last_day, since, settings) != one.step
    return replace(one, new=moved or is_quiet(one.requested_on, since, settings))


def counted(found: Sequence[Ending]) -> dict[str, int]:
    """Return how many warnings there are (`n`), how many of them `new`, and how many more are `quiet`."""
    loud = [one for one in found if one.quiet_until is None]
    return {"n": len(loud), "new": sum(one.new for one in loud), "quiet": len(found) - len(loud)}
