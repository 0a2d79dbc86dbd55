"""What is recorded before a pairing may run: the resident's own authorisation, and the division of tasks."""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from desk.requests.loading import request_id
from desk.store.store import Store
from schema.refused import Refused
from schema.requests import ResidentAuthorisation, authorisation_in_force

_REQUEST = "SELECT id, requested_on, authorisation_on, version FROM visible_requests WHERE id = ?"
_AUTHORISATIONS = """SELECT id, parties, about, signed_on, until_on, withdrawn_on, version
  FROM visible_resident_authorisations WHERE request = ? ORDER BY signed_on, key"""
_DIVISIONS = """SELECT id, divided_on, professional, volunteer_does, professional_does FROM visible_task_divisions
  WHERE request = ? ORDER BY divided_on, key"""


def authorise_volunteer(
    store: Store,
    request: str,
    parties: Sequence[str],
    about: str,
    *,
    signed_on: date,
    until: date | None = None,
    on: date,
) -> str:
    """Record that the resident signed that a volunteer may speak for her with named parties; return the fact's id.

    Args:
        parties: with whom, by name.
        until: the last day; None is until further notice. She may withdraw it any day.

    Raises:
        Refused: `unknown-id`, `field-needed`, `date-in-future`, `date-backwards` before the request was made,
            `ends-before-start`.
    """
    known = request_id(store, request)
    named = tuple(dict.fromkeys(party.replace("|", " ").strip() for party in parties if party.strip()))
    _check_filled(parties="".join(named), about=about)
    _check_day(store, known, signed_on, on)
    if until is not None and until < signed_on:
        raise Refused("ends-before-start", starts=signed_on, ends=until)
    with store.write(store.user, "resident-authorises", known) as tx:
        fact = {"request": known, "parties": named, "about": about.strip(), "signed_on": signed_on}
        [new] = tx.insert("resident_authorisation", [fact | {"until_on": until}])
    return new


def withdraw_authorisations(store: Store, request: str, *, withdrawn_on: date, on: date) -> list[str]:
    """Record the first day on which no volunteer speaks for the resident any more; return the facts' ids.

    Raises:
        Refused: `unknown-id`, `date-in-future`; `nothing-to-withdraw` when none counts on the day.
    """
    known = request_id(store, request)
    if withdrawn_on > on:
        raise Refused("date-in-future", date=withdrawn_on)
    with store.write(store.user, "resident-withdraws", known) as tx:
        [asked] = store.query(_REQUEST, [known])
        ids = []
        for row in store.query(_AUTHORISATIONS, [known]):
            if authorisation_in_force(_as_rule(row), withdrawn_on):
                tx.change("resident_authorisation", row["id"], {"withdrawn_on": withdrawn_on}, row["version"])
                ids.append(row["id"])
        if asked["authorisation_on"] and asked["authorisation_on"] <= withdrawn_on.isoformat():
            tx.change("request", known, {"authorisation_on": None}, asked["version"])
            fact = {"request": known, "signed_on": asked["authorisation_on"], "withdrawn_on": withdrawn_on}
            ids += tx.insert("resident_authorisation", [fact])
        if not ids:
            raise Refused("nothing-to-withdraw", date=withdrawn_on)
    return ids


def divide_tasks(
    store: Store, request: str, professional: str, ours: str, theirs: str, *, divided_on: date, on: date
) -> str:
    """Record which tasks are the volunteer's and which the professional's, and return the fact's id.

    Args:
        professional: with whom it was agreed: name and organisation.
        ours: what the volunteer does.
        theirs: what the professional does.

    Raises:
        Refused: `unknown-id`, `field-needed`, `date-in-future`, `date-backwards` before the request was made.
    """
    known = request_id(store, request)
    _check_filled(professional=professional, volunteer_does=ours, professional_does=theirs)
    _check_day(store, known, divided_on, on)
    with store.write(store.user, "divide-tasks", known) as tx:
        told = {
            "professional": professional.strip(),
            "volunteer_does": ours.strip(),
            "professional_does": theirs.strip(),
        }
        [new] = tx.insert("task_division", [{"request": known, "divided_on": divided_on, **told}])
    return new


def conditions_of(store: Store, request: str) -> dict[str, list[dict[str, Any]]]:
    """Return what was recorded for a request (id): `authorisations` and `divisions`, each oldest first.

    What only a day is known of is among them without an id.
    """
    [row] = store.query("SELECT authorisation_on, task_division_on FROM visible_requests WHERE id = ?", [request])
    signed, divided = store.query(_AUTHORISATIONS, [request]), store.query(_DIVISIONS, [request])
    bare = {
        "parties": None,
        "about": None,
        "signed_on": row["authorisation_on"],
        "until_on": None,
        "withdrawn_on": None,
    }
    bare_division = {"divided_on": row["task_division_on"], "professional": None}
    return {
        "authorisations": [*([bare] if row["authorisation_on"] else []), *signed],
        "divisions": [
            *([bare_division | dict.fromkeys(_DOES)] if row["task_division_on"] else []),
            *divided,
        ],
    }


class Named(NamedTuple):
    """With whom a volunteer may speak for a resident, about what and until when."""

    parties: tuple[str, ...]
    about: str
    until_on: date | None


def named_parties(store: Store, request: str, on: date) -> Named | None:
    """Return whom the resident named last in an authorisation for a request (id) that counts on a day, or None."""
    counting = [
        row
        for row in conditions_of(store, request)["authorisations"]
        if row["parties"] and authorisation_in_force(_as_rule(row), on)
    ]
    if not counting:
        return None
    told = counting[-1]
    return Named(tuple(told["parties"].split("|")), told["about"], _as_rule(told).until_on)


_DOES = ("volunteer_does", "professional_does")


def _as_rule(row: dict[str, Any]) -> ResidentAuthorisation:
    signed, until, withdrawn = (row[name] for name in ("signed_on", "until_on", "withdrawn_on"))
    return ResidentAuthorisation(
        date.fromisoformat(signed),
        date.fromisoformat(until) if until else None,
        date.fromisoformat(withdrawn) if withdrawn else None,
    )


def _check_filled(**told: str) -> None:
    for name, given in told.items():
        if not given.strip():
            raise Refused("field-needed", field=name)


def _check_day(store: Store, request: str, day: date, on: date) -> None:
    [row] = store.query(_REQUEST, [request])
    asked_on = date.fromisoformat(row["requested_on"])
    if day > on:
        raise Refused("date-in-future", date=day)
    if day < asked_on:
        raise Refused("date-backwards", date=day, earliest=asked_on)
