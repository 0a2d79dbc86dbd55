"""Whether volunteers did a task that their organisation agreed to and is authorised for."""

from collections.abc import Sequence
from datetime import date

from desk.partners.organisations import authorised_acts, load_organisations
from desk.store.store import Store
from desk.volunteers.loading import volunteers_among
from schema.codes import Channel, OrganisationKind, Task
from schema.role_acts import Outside, channel_outside, task_outside


def outside_of(store: Store, volunteers: Sequence[str], task: Task, on: date) -> list[Outside]:
    """Return why volunteers (ids) may not do a task on a day by the papers of their organisations, each reason once."""
    organisations = load_organisations(store)
    known = {one.organisation for one in volunteers_among(store, volunteers)}
    found = (task_outside(organisations[organisation], task, on) for organisation in sorted(known))
    return list(dict.fromkeys(it for it in found if it is not None))


def channel_outside_of(store: Store, volunteers: Sequence[str], channel: Channel, on: date) -> list[Outside]:
    """Return the act by which volunteers (ids) approach people, once for each authorisation that does not list it."""
    acts = authorised_acts(store, on)
    organisations = sorted({one.organisation for one in volunteers_among(store, volunteers)})
    found = (channel_outside(acts.get(organisation, ()), channel) for organisation in organisations)
    return list(dict.fromkeys(it for it in found if it is not None))


def refuse_outside(store: Store, volunteers: Sequence[str], task: Task, on: date) -> None:
    """Refuse an act by volunteers (ids) of another organisation that has no paper for it on a day.

    The municipality's own volunteers act under its responsibility: for them `outside_of` is a warning.

    Raises:
        Refused: `act-outside-role` with the task, the paper and what that allows.
    """
    organisations = load_organisations(store)
    for one in volunteers_among(store, volunteers):
        organisation = organisations[one.organisation]
        outside = task_outside(organisation, task, on)
        if outside is not None and organisation.kind is not OrganisationKind.MUNICIPALITY:
            raise outside.refusal()
