"""What the practice desk gave out as files: a list for an organisation, one for own use, and the figures of a month."""

from datetime import date, timedelta
from hashlib import sha256

from desk.store.handing_out import Leaving, register
from desk.store.sealed import Sealing
from desk.store.store import Store
from schema.dates import month_of, month_shift
from schema.exporting import VOLUNTEER_GROUNDS, Receiver, columns_for

_ORGANISATION = "SELECT id FROM visible_organisations WHERE kind <> 'gemeente' ORDER BY kenmerk LIMIT 1"
_THEIRS = "SELECT id FROM visible_volunteers WHERE organisation = ? ORDER BY kenmerk"
_CASES = "SELECT id FROM visible_cases WHERE status = 'open' ORDER BY number DESC LIMIT 40"


def add_given_files(store: Store, on: date) -> None:
    """Register some files of the last weeks, the last of them open for a reason; the files themselves are not there."""
    [organisation] = [row["id"] for row in store.query(_ORGANISATION)]
    theirs = [row["id"] for row in store.query(_THEIRS, [organisation])]
    cases = [row["id"] for row in store.query(_CASES)]
    own = Receiver.OWN_ORGANISATION
    columns = columns_for(VOLUNTEER_GROUNDS, own)
    month = month_shift(month_of(on), -1)
    locked, plain = Sealing("-"), Sealing(reason="het mailprogramma van de afdeling laat geen zip door")
    given = (
        (20, Leaving("volunteers", len(theirs), own, columns, organisation, subjects=theirs), locked),
        (12, Leaving("figures", 24, Receiver.ANYBODY, subjects=[month]), Sealing()),
        (5, Leaving("cases", len(cases), Receiver.OWN_MUNICIPALITY, ("id", "kenmerk", "month"), subjects=cases), plain),
    )
    for days, what, sealing in given:
        digest = sha256(f"{what.kind} {what.records}".encode()).hexdigest()
        with store.write(store.user, f"export-{what.kind}", what.organisation or what.receiver.value) as tx:
            register(tx, store.user, what, None, digest, sealing, on=on - timedelta(days=days))
