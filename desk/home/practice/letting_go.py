"""Letting go on the practice desk: one file that is held, and one volunteer of long ago who was destroyed."""

from datetime import date, timedelta

from desk.partners.organisations import municipality_id
from desk.privacy.destroying import destroy_due
from desk.privacy.due import due_records
from desk.privacy.holds import add_hold
from desk.store.store import Store
from schema.dates import add_months

_AGO = 30
"""Days since the last destruction."""


def add_letting_go(store: Store, on: date) -> None:
    """Hold the file that is due the longest, and destroy a volunteer whose term was over a month ago."""
    due = [one for one in due_records(store, on=on) if one.kind == "case"]
    for one in due[:1]:
        add_hold(store, one.kind, one.id, "klacht in behandeling", ends_on=add_months(on, 2), on=on)
    day = on - timedelta(days=_AGO)
    left = add_months(day, -store.settings(day).keep_volunteer_months) - timedelta(days=3)
    gone = {
        "kenmerk": "V-OUD",
        "first_name": "Tiemen",
        "surname": "Roosjen",
        "surname_key": "roosjen",
        "postcode": "8401AA",
        "organisation": municipality_id(store),
        "started_on": add_months(left, -14),
        "stopped_on": left,
    }
    with store.write(store.user, "practice-volunteers", "desk") as tx:
        [volunteer] = tx.insert("volunteer", [gone])
    destroy_due(store, on=day, only={volunteer})
