"""What was sent off to renew an agreement: a dated fact, so that the desk keeps quiet while the answer is awaited."""

from datetime import date

from desk.partners.versions import organisation_of
from desk.store.store import Store
from schema.refused import Refused

_SENT = """SELECT agreement, max(requested_on) AS requested_on FROM visible_agreement_requests WHERE requested_on <= ?
  GROUP BY agreement"""


def request_agreement(store: Store, agreement: str, requested_on: date, *, on: date, note: str = "") -> str:
    """Note that the next version of an agreement (id) was asked for, and return the note's id.

    Raises:
        Refused: `unknown-id`, `date-in-future`, `already-requested`.
    """
    if requested_on > on:
        raise Refused("date-in-future", date=requested_on)
    organisation = organisation_of(store, agreement)
    with store.write(store.user, "request-agreement", organisation) as tx:
        known = [agreement, requested_on.isoformat()]
        if store.query("SELECT id FROM visible_agreement_requests WHERE agreement = ? AND requested_on = ?", known):
            raise Refused("already-requested", date=requested_on)
        fact = {"agreement": agreement, "requested_on": requested_on, "note": note.strip() or None}
        [new] = tx.insert("agreement_request", [fact])
    return new


def agreements_requested(store: Store, on: date) -> dict[str, date]:
    """Return per agreement the last request by a day; the next version ends the warning, and with it the request."""
    return {row["agreement"]: date.fromisoformat(row["requested_on"]) for row in store.query(_SENT, [on.isoformat()])}
