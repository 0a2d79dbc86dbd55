"""What came of a session: who was there, and the certificates of those who were, in one go."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from desk.store.store import Store
from desk.store.transaction import Tx
from desk.training.sessions import load_session, naming, session_with_row
from desk.volunteers.loading import volunteer_id
from schema.training import Session, check_attendance, check_certifying, to_certify

_NOTED = "SELECT id, volunteer, present, version FROM visible_attendances WHERE training_session = ?"
_PROOF = "SELECT id FROM visible_proofs WHERE volunteer = ? AND kind = ? AND obtained_on = ?"


def record_attendance(
    store: Store, session: str, present: Collection[str], absent: Collection[str] = (), *, on: date
) -> list[str]:
    """Note who came to a session and who did not (ids or kenmerken), and return those who came.

    What was noted before may be corrected, until a certificate hangs on it.

    Raises:
        Refused: `unknown-id`, and what `schema.training.check_attendance` refuses.
    """
    came, missed = (list(dict.fromkeys(volunteer_id(store, each) for each in named)) for named in (present, absent))
    with naming(store), store.write(store.user, "record-attendance", session) as tx:
        check_attendance(load_session(store, session), came, missed, on)
        noted = {row["volunteer"]: row for row in store.query(_NOTED, [session])}
        told = {**dict.fromkeys(came, True), **dict.fromkeys(missed, False)}
        new = [
            {"training_session": session, "volunteer": each, "present": there, "noted_on": on}
            for each, there in told.items()
            if each not in noted
        ]
        tx.insert("attendance", new)
        for each, there in told.items():
            if each in noted and bool(noted[each]["present"]) is not there:
                row = noted[each]
                tx.change("attendance", row["id"], {"present": there, "noted_on": on}, row["version"])
    return came


def certify(
    store: Store,
    session: str,
    *,
    on: date,
    volunteers: Sequence[str] | None = None,
    dated: date | None = None,
    reference: str = "",
) -> dict[str, Any]:
    """Give who came to a session the proof of it, all in one write, and return the `volunteers` and their `proofs`.

    Where the very same proof is recorded already, it becomes the certificate: nothing is stored twice.

    Args:
        volunteers: only these (ids or kenmerken); else everybody who came and has none yet.
        dated: the day on the certificates; else the last day of the session.
        reference: where the papers can be found.

    Raises:
        Refused: `unknown-id`, and what `schema.training.check_certifying` refuses.
    """
    named = None if volunteers is None else [volunteer_id(store, each) for each in volunteers]
    with naming(store), store.write(store.user, "certify", session) as tx:
        model, row = session_with_row(store, session)
        wanted = list(to_certify(model)) if named is None else list(dict.fromkeys(named))
        day = dated or min(model.ends_on, on)
        check_certifying(model, wanted, day, on)
        proofs = _proofs(store, tx, model, wanted, day, row["provider"], reference)
        noted = {each["volunteer"]: each["id"] for each in store.query(_NOTED, [session])}
        tx.insert("certificate", [{"attendance": noted[each], "proof": proofs[each]} for each in wanted])
    return {"session": session, "dated": day, "volunteers": wanted, "proofs": [proofs[each] for each in wanted]}


def _proofs(
    store: Store, tx: Tx, session: Session, wanted: Sequence[str], dated: date, provider: str | None, reference: str
) -> dict[str, str]:
    """Return per volunteer the id of her proof, recorded now or before."""
    held = {each: store.query(_PROOF, [each, session.kind, dated.isoformat()]) for each in wanted}
    new = [each for each in wanted if not held[each]]
    facts = {"kind": session.kind, "obtained_on": dated, "issuer": provider, "reference": reference.strip() or None}
    ids = tx.insert("proof", [{"volunteer": each} | facts for each in new])
    return {each: rows[0]["id"] for each, rows in held.items() if rows} | dict(zip(new, ids, strict=True))
