"""Planning trainings: modules, their sessions, cancelling one, and giving places to people."""

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from desk.store.store import Store, one
from desk.training.sessions import load_session, module_id, naming, session_with_row
from desk.volunteers.loading import volunteer_id
from schema.codes import ProofKind
from schema.refused import Refused
from schema.training import TRAININGS, check_cancelling, check_enrolling, check_planning, enrolled

_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d")


class NewSession(NamedTuple):
    """A session as it is planned; what is not said comes from its module."""

    starts_on: date
    ends_on: date | None = None
    """The last day; None for a session of one day."""
    starts_at: str = ""
    """`19:00`; empty where it is not known yet."""
    ends_at: str = ""
    place: str = ""
    provider: str = ""
    places: int | None = None


def add_module(store: Store, name: str, kind: str, *, provider: str = "", places: int = 12) -> str:
    """Add a module that gives one kind of proof and return its id.

    Args:
        kind: one of `schema.training.TRAININGS`.
        provider: who usually gives it.
        places: how many can usually come.

    Raises:
        Refused: `field-needed` without a name, `value-not-in-list`, `places-missing`, `module-already-there`.
    """
    if not name.strip():
        raise Refused("field-needed", field="name")
    if kind not in TRAININGS:
        raise Refused("value-not-in-list", field="kind", value=kind, allowed=list(TRAININGS))
    check_places(places)
    with store.write(store.user, "add-module", "training") as tx:
        check_name_free(store, name.strip())
        facts = {"name": name.strip(), "kind": ProofKind(kind), "provider": provider.strip() or None, "places": places}
        [new] = tx.insert("training_module", [facts])
    return new


def add_session(store: Store, module: str, session: NewSession) -> str:
    """Plan a session of a module (id or name) and return its id.

    A past one may be added too, so that who was there can still get a certificate.

    Raises:
        Refused: `unknown-id`, `module-retired`, `ends-before-start`, `time-unreadable`, `time-backwards`,
            `places-missing`.
    """
    known = module_id(store, module)
    [usual] = store.query("SELECT provider, places, retired_on FROM visible_modules WHERE id = ?", [known])
    check_planning(date.fromisoformat(usual["retired_on"]) if usual["retired_on"] else None, session.starts_on)
    ends_on = session.ends_on or session.starts_on
    if ends_on < session.starts_on:
        raise Refused("ends-before-start", starts=session.starts_on, ends=ends_on)
    check_times(session.starts_at, session.ends_at)
    places = usual["places"] if session.places is None else session.places
    check_places(places)
    facts = {
        "module": known,
        "starts_on": session.starts_on,
        "ends_on": ends_on,
        "starts_at": session.starts_at or None,
        "ends_at": session.ends_at or None,
        "place": session.place.strip() or None,
        "provider": session.provider.strip() or usual["provider"],
        "places": places,
    }
    with store.write(store.user, "add-session", known) as tx:
        [new] = tx.insert("training_session", [facts])
    return new


def cancel_session(store: Store, session: str, reason: str, *, on: date) -> list[str]:
    """Cancel a session, with the reason, and return the volunteers who must be placed anew.

    Raises:
        Refused: `unknown-id`, `reason-missing`, `session-cancelled`, `session-held` when people came.
    """
    if not reason.strip():
        raise Refused("reason-missing")
    with store.write(store.user, "cancel-session", session) as tx:
        model, row = session_with_row(store, session)
        check_cancelling(model)
        tx.change("training_session", session, {"cancelled_on": on, "reason": reason.strip()}, row["version"])
    return list(enrolled(model, on))


def enrol(store: Store, session: str, volunteers: Sequence[str], *, on: date) -> list[str]:
    """Give volunteers (id or kenmerk) a place in a session, all or none, and return their ids.

    Raises:
        Refused: `unknown-id`, `nobody-marked`, `session-cancelled`, `session-full`; `already-enrolled` or
            `volunteer-stopped` with `who`.
    """
    known = list(dict.fromkeys(volunteer_id(store, each) for each in volunteers))
    if not known:
        raise Refused("nobody-marked")
    with naming(store), store.write(store.user, "enrol-volunteers", session) as tx:
        model = load_session(store, session)
        check_enrolling(model, known, on)
        for each in known:
            check_stays(store, each, model.starts_on)
        tx.insert("enrolment", [{"training_session": session, "volunteer": each, "enrolled_on": on} for each in known])
    return known


def withdraw(store: Store, session: str, volunteer: str, *, on: date, reason: str = "") -> str:
    """Give up a volunteer's place in a session and return her id.

    Raises:
        Refused: `unknown-id`; `not-enrolled`, or `attendance-noted` when it is known whether she came, with `who`.
    """
    known = volunteer_id(store, volunteer)
    with naming(store), store.write(store.user, "withdraw-enrolment", session) as tx:
        model = load_session(store, session)
        if known not in enrolled(model, on):
            raise Refused("not-enrolled", who=known)
        if any(each.volunteer == known for each in model.attendances):
            raise Refused("attendance-noted", who=known)
        [row] = store.query(
            "SELECT id, version FROM visible_enrolments WHERE training_session = ? AND volunteer = ?"
            " AND withdrawn_on IS NULL",
            [session, known],
        )
        tx.change("enrolment", row["id"], {"withdrawn_on": on, "reason": reason.strip() or None}, row["version"])
    return known


def check_stays(store: Store, volunteer: str, until: date) -> None:
    """Refuse a session to a volunteer (id) who has stopped by its first day.

    Raises:
        Refused: `unknown-id`; `volunteer-stopped` with `who`.
    """
    rows = store.query("SELECT stopped_on FROM visible_volunteers WHERE id = ?", [volunteer])
    stopped_on = one(rows, "unknown-id", id=volunteer)["stopped_on"]
    if stopped_on is not None and stopped_on <= until.isoformat():
        raise Refused("volunteer-stopped", who=volunteer, date=date.fromisoformat(stopped_on))


def check_times(starts_at: str, ends_at: str) -> None:
    """Refuse times of day that are not written as `19:00`, or that go backwards; an empty one is not known yet.

    Raises:
        Refused: `time-unreadable`, `time-backwards`.
    """
    for time in filter(None, (starts_at, ends_at)):
        if not _TIME.fullmatch(time):
            raise Refused("time-unreadable", value=time)
    if starts_at and ends_at and ends_at <= starts_at:
        raise Refused("time-backwards", starts=starts_at, ends=ends_at)


def check_places(places: int) -> None:
    """Refuse a training to which nobody can come.

    Raises:
        Refused: `places-missing`.
    """
    if places < 1:
        raise Refused("places-missing")


def check_name_free(store: Store, name: str, module: str = "") -> None:
    """Refuse a name that another module than this one (id) bears.

    Raises:
        Refused: `module-already-there`.
    """
    if store.query("SELECT id FROM visible_modules WHERE name = ? AND id <> ?", [name, module]):
        raise Refused("module-already-there", name=name)
