"""Opening a package of another desk: a request that is handed over, or what became of one that was."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desk.handovers.passing import Opened, open_package, refuse_opened, take_receipt
from desk.handovers.steps import as_json, store_steps
from desk.requests.importing import take_in
from desk.store.store import Store, one
from schema.handing_over import Step, Told, fields_for
from schema.refused import Refused

if TYPE_CHECKING:
    from desk.files.package_content import FeedbackContent, HandoverContent

_KENMERK = 10
_SENT = """SELECT id, request, handed_on, back_on, version FROM visible_handovers
  WHERE package = ? AND organisation = ? AND direction = 'sent'"""
_ASKED = "SELECT withdrawn_on, requested_on, version FROM visible_requests WHERE id = ?"


def receive_package(store: Store, path: Path, *, on: date) -> dict[str, Any]:
    """Open a package and store what is in it, in one transaction; a second time it is refused.

    Of a hand-over come a resident (or who is known here already) and a request that waits here, under a kenmerk of
    this desk. Of feedback come the steps; a request that was declined waits here again, one that has ended is over.

    Raises:
        Refused: what `desk.handovers.passing.open_package` refuses; `date-in-future`; `package-field-not-agreed`,
            `package-row-refused`; `package-about-unknown`, `package-dates` for feedback; nothing is stored then.
    """
    from desk.files.package_content import HandoverContent

    opened = open_package(store, path)
    if opened.content.made_on > on:
        raise Refused("date-in-future", date=opened.content.made_on)
    if isinstance(opened.content, HandoverContent):
        return _take_over(store, opened, opened.content, on)
    return _hear(store, opened, opened.content, on)


def _take_over(store: Store, opened: Opened, content: "HandoverContent", on: date) -> dict[str, Any]:
    from desk.files.package_content import read_handed

    row = read_handed(content.fields)
    if foreign := [name for name in content.fields if name not in fields_for(row.task)]:
        raise Refused("package-field-not-agreed", field=foreign[0])
    told = {name: content.fields.get(given, "") for name, given in _BESIDE.items()}
    own = row._replace(reference=f"OV-{content.package[:_KENMERK]}")
    with store.write(store.user, "receive-handover", opened.key["organisation"]) as tx:
        refuse_opened(store, opened)
        receipt = take_receipt(tx, opened, list(content.fields), on)
        request = take_in(tx, store, own, **told)
        fact = {"package": content.package, "direction": "received", "request": request}
        more = {"organisation": opened.key["organisation"], "exchange_receipt": receipt, "handed_on": on}
        [new] = tx.insert("handover", [fact | more | {"their_reference": row.reference}])
    return {
        "id": new,
        "kind": content.kind,
        "package": content.package,
        "organisation": opened.key["organisation"],
        "name": opened.key["name"],
        "request": request,
        "kenmerk": own.reference,
        "their_reference": row.reference,
        "fields": list(content.fields),
    }


def _hear(store: Store, opened: Opened, content: "FeedbackContent", on: date) -> dict[str, Any]:
    told, organisation = content.told(), opened.key["organisation"]
    known = one(store.query(_SENT, [content.about, organisation]), "package-about-unknown")
    if any(not known["handed_on"] <= it.on.isoformat() <= on.isoformat() for it in told):
        raise Refused("package-dates")
    with store.write(store.user, "receive-handover-feedback", known["request"]) as tx:
        refuse_opened(store, opened)
        receipt = take_receipt(tx, opened, [it.step for it in told], on)
        store_steps(tx, store, known["id"], told, receipt)
        [newest] = store.query(_SENT, [content.about, organisation])
        ended = _day_of(told, Step.ENDED)
        if newest["back_on"] is None and _day_of(told, Step.DECLINED):
            tx.change("handover", known["id"], {"back_on": on, "back_reason": None}, newest["version"])
        elif newest["back_on"] is None and ended:
            [asked] = store.query(_ASKED, [known["request"]])
            if asked["withdrawn_on"] is None:
                tx.change("request", known["request"], {"withdrawn_on": ended}, asked["version"])
    return {
        "id": known["id"],
        "kind": content.kind,
        "package": content.package,
        "organisation": organisation,
        "name": opened.key["name"],
        "request": known["request"],
        "steps": [as_json(it) for it in told],
    }


def _day_of(told: Iterable[Told], step: Step) -> date | None:
    return next((it.on for it in told if it.step is step), None)


_BESIDE = {"phone": "telefoon", "street": "straat", "place": "plaats"}
