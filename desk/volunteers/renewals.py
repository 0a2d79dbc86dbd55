"""What was sent off to renew a proof: a dated fact, so that the desk keeps quiet while the answer is on its way."""

from datetime import date

from desk.store.store import Store
from desk.volunteers.loading import volunteer_id
from schema.codes import ProofKind
from schema.refused import Refused

_SENT = """SELECT r.volunteer, r.kind, max(r.requested_on) AS requested_on FROM visible_renewal_requests r
  WHERE r.requested_on <= ? AND NOT EXISTS (SELECT 1 FROM visible_proofs p WHERE p.volunteer = r.volunteer
    AND p.kind = r.kind AND p.obtained_on BETWEEN r.requested_on AND ?) GROUP BY r.volunteer, r.kind"""


def request_renewal(
    store: Store, volunteer: str, kind: ProofKind, requested_on: date, *, on: date, note: str = ""
) -> str:
    """Note that a new proof of a kind was asked for, and return the note's id.

    Raises:
        Refused: `unknown-id`, `date-in-future`, `already-requested`.
    """
    known = volunteer_id(store, volunteer)
    if requested_on > on:
        raise Refused("date-in-future", date=requested_on)
    with store.write(store.user, "request-renewal", known) as tx:
        if store.query(
            "SELECT id FROM visible_renewal_requests WHERE volunteer = ? AND kind = ? AND requested_on = ?",
            [known, str(kind), requested_on.isoformat()],
        ):
            raise Refused("already-requested", date=requested_on)
        fact = {"volunteer": known, "kind": kind, "requested_on": requested_on, "note": note.strip() or None}
        [new] = tx.insert("renewal_request", [fact])
    return new


def requests_sent(store: Store, on: date) -> dict[tuple[str, str], date]:
    """Return per volunteer and kind the last request by a day that no new proof has answered yet."""
    rows = store.query(_SENT, [on.isoformat()] * 2)
    return {(row["volunteer"], row["kind"]): date.fromisoformat(row["requested_on"]) for row in rows}
