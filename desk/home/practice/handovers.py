"""One request of the practice desk that was handed to an organisation, which had nobody for it and gave it back.

So it waits here, as in every month it did: what a desk waits for does not hang on another desk.

The key of that desk opens nothing: nobody has its secret half.
"""

from datetime import date, timedelta
from hashlib import sha256
from typing import Any

from desk.partners.organisations import load_organisations, municipality_id
from desk.requests.listing import list_requests
from desk.requests.loading import load_request
from desk.requests.matrix import load_matrix
from desk.store.store import Store
from schema.exchange_keys import fingerprint
from schema.handing_over import Step, fields_for, hand_over_reasons

_KEY = "age14ryjs6e5je0k8zdwvjqdpujuw4nax8euz04s0nnkz33zyk008afq6qa45s jxNEjJ22oqKxzui37KTYUaNZCg9QNTqSOg1Bsor4a28="
_HANDED, _THERE = timedelta(days=9), timedelta(days=2)
"""How long ago it went, and how long it was there."""
_MET = timedelta(days=40)


def add_handovers(store: Store, on: date) -> None:
    """Hand over the request that may go and presses least; nothing is drawn by chance."""
    handed_on = on - _HANDED
    if (handed_on + _THERE).month != handed_on.month:
        handed_on -= _THERE
    back_on = handed_on + _THERE
    found = _may_go(store, handed_on, on)
    if found is None:
        return
    row, organisation = found
    [named] = store.query("SELECT name FROM visible_organisations WHERE id = ?", [organisation])
    key = {"organisation": organisation, "public": _KEY, "desk_name": named["name"], "received_on": on - _MET}
    with store.write(store.user, "practice-handovers", row["id"]) as tx:
        tx.insert("brp_check", [{"case_id": row["case_id"], "checked_on": handed_on} | _CHECK])
        tx.insert("trusted_key", [key | {"checked_on": on - _MET, "checked_by": store.user.name}])
        fields = list(fields_for(load_request(store, row["id"]).task))
        sent = _receipt(row["id"], "handover", "sent", fields, organisation, handed_on)
        told = _receipt(row["id"], "feedback", "received", [Step.DECLINED], organisation, back_on)
        receipts = tx.insert("exchange_receipt", [sent, told])
        fact = {"package": sent["package"], "direction": "sent", "request": row["id"], "organisation": organisation}
        more = {
            "exchange_receipt": receipts[0],
            "their_reference": row["kenmerk"],
            "handed_on": handed_on,
            "back_on": back_on,
        }
        [handover] = tx.insert("handover", [fact | more])
        step = {"step": Step.DECLINED, "happened_on": back_on}
        tx.insert("handover_step", [{"handover": handover, "exchange_receipt": receipts[1], **step}])


_CHECK = {"checked_by": "F. de Wit", "outcome": "living-here"}


def _may_go(store: Store, handed_on: date, on: date) -> tuple[dict[str, Any], str] | None:
    """Return the last of the waiting list that some organisation may be given, and which."""
    own, matrix = municipality_id(store), load_matrix(store, handed_on)
    receivers = [it for it in load_organisations(store).values() if it.id != own]
    for row in reversed(list_requests(store, status="waiting", on=on)[1:]):
        request = load_request(store, row["id"])
        if row["case_id"] is None or request.requested_on > handed_on:
            continue
        for receiver in receivers:
            if not hand_over_reasons(request, receiver, matrix, handed_on):
                return row, receiver.id
    return None


def _receipt(
    request: str, kind: str, direction: str, fields: list[str], organisation: str, day: date
) -> dict[str, Any]:
    digest = sha256(f"{kind} {request}".encode()).hexdigest()
    package = sha256(f"package {kind} {request}".encode()).hexdigest()[:32]
    content = {"package": package, "content_kind": kind, "direction": direction, "organisation": organisation}
    days = {"made_on": day, "passed_on": day, "fingerprint": fingerprint(_KEY)}
    return {**content, "sha256": digest, "content_fields": fields, **days}
