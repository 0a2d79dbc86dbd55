"""Who may do which task on a day, and why not; what proofs are worth, and which end soon."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any

from desk.partners.organisations import load_organisations
from desk.store.store import Store
from desk.volunteers.loading import load_volunteers, volunteer_id, volunteers_among
from schema.codes import ProofKind, Task
from schema.dates import add_months
from schema.deployable import Expiring, expiring, is_deployable, own_terms, reasons_by_task
from schema.proofs import ProofState, exempted, last_valid_day, latest, proof_state
from schema.settings import Settings
from schema.volunteers import Volunteer

_OF_AGE = "SELECT volunteer FROM visible_proofs WHERE kind = ? AND obtained_on BETWEEN ? AND ?"


def deployability(
    store: Store, *, on: date, task: Task | None = None, volunteer: str | None = None
) -> list[dict[str, Any]]:
    """Return for each volunteer and task whether she may do it on a day, and every reason why not.

    Args:
        task: this task only; else all nine.
        volunteer: this one only, by id or kenmerk; else all, in the order of their kenmerk.

    Raises:
        Refused: `unknown-id`.
    """
    [(_day, found)] = deployability_on(store, [on], task=task, volunteer=volunteer)
    return found


def deployability_on(
    store: Store, days: Iterable[date], *, task: Task | None = None, volunteer: str | None = None
) -> Iterator[tuple[date, list[dict[str, Any]]]]:
    """Yield for each of many days what `deployability` says of it; the desk is read once, each day by its own rules.

    Raises:
        Refused: `unknown-id`.
    """
    organisations = load_organisations(store)
    wanted = volunteer_id(store, volunteer) if volunteer is not None else None
    volunteers = load_volunteers(store, wanted)
    for on in days:
        settings = store.settings(on)
        yield (
            on,
            [
                {"volunteer": one.id, "task": str(asked), "deployable": not held, "reasons": list(held)}
                for one in volunteers
                for asked, held in reasons_by_task(one, organisations[one.organisation], on, settings).items()
                if task in (None, asked)
            ],
        )


def deployable_volunteers(store: Store, *, on: date) -> list[str]:
    """Return the ids of the volunteers who may do at least one task they offer (rules.md section 7)."""
    settings, organisations = store.settings(on), load_organisations(store)
    return [
        one.id for one in load_volunteers(store) if is_deployable(one, organisations[one.organisation], on, settings)
    ]


def count_deployable(store: Store, days: Iterable[date]) -> Iterator[int]:
    """Yield for each of some days how many volunteers `deployable_volunteers` names; the desk is read once."""
    organisations, volunteers = load_organisations(store), load_volunteers(store)
    for on in days:
        settings = store.settings(on)
        yield sum(is_deployable(one, organisations[one.organisation], on, settings) for one in volunteers)


def expiring_proofs(store: Store, *, on: date, within: int | None = None) -> list[tuple[str, Expiring]]:
    """Return the proofs that end within 60 calendar days (a setting), each with its volunteer's id.

    Whether she works on that day plays no part: rules.md section 7 counts the proofs. Only those are judged who hold
    a proof of about the age at which it ends.

    Args:
        within: only those that end within so many calendar days.
    """
    settings = store.settings(on)
    horizon = on + timedelta(days=settings.renewal_days if within is None else min(within, settings.renewal_days))
    asked = holders_of_ending(store, on, horizon, settings)
    found = [(one.id, proof) for one in volunteers_among(store, asked) for proof in expiring(one, on, settings)]
    return [(volunteer, proof) for volunteer, proof in found if proof.last_day <= horizon]


def holders_of_ending(store: Store, first: date, last: date, settings: Settings) -> set[str]:
    """Return the ids of who holds a proof that ends from the first day to the last; some others may be among them."""
    ages = [(kind, months) for kind, months in settings.requirements.terms if months is not None]
    near = " UNION ".join([_OF_AGE] * len(ages))
    values = [it for kind, months in ages for it in (kind, *_obtained(first, last, months))]
    return {row["volunteer"] for row in store.query(near, values)} if ages else set()


def _obtained(first: date, last: date, months: int) -> tuple[str, str]:
    """Return the days between which a proof was obtained that ends from the first day to the last; or a little wider.

    Months differ by three days in length, and a term of months ends on the last day of a shorter one.
    """
    room = timedelta(days=4)
    return (add_months(first, -months) - room).isoformat(), (add_months(last, -months) + room).isoformat()


def proof_states(volunteer: Volunteer, on: date, settings: Settings) -> list[dict[str, Any]]:
    """Return each kind of proof that is asked or held: its state on a day, its last valid day and the days left.

    Where the tasks she offers ask different terms, the shortest decides; a proof none of them needs has no term.
    """
    held, lifted = latest(volunteer.proofs, on), exempted(volunteer.exemptions, on)
    own = own_terms(volunteer, settings.requirements)
    return [
        {**_proof_state(kind, held.get(kind), own.get(kind), on), "needed": kind in own, "exempted": kind in lifted}
        for kind in ProofKind
        if kind in held or any(term.kind is kind for term in settings.requirements.terms)
    ]


def _proof_state(kind: ProofKind, obtained_on: date | None, months: int | None, on: date) -> dict[str, Any]:
    state = proof_state(obtained_on, months, on)
    last = last_valid_day(obtained_on, months) if obtained_on else None
    return {
        "kind": str(kind),
        "state": str(state),
        "obtained_on": obtained_on.isoformat() if obtained_on else None,
        "last_valid_on": last.isoformat() if last else None,
        "days_left": (last - on).days if last and state is ProofState.VALID else None,
    }
