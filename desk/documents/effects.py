"""What a signed document makes count: a proof of a volunteer, or an agreement with an organisation."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from desk.store.store import Store
from desk.store.transaction import Tx
from schema.codes import AgreementKind
from schema.signing import AGREEMENT_OF, PROOF_OF

Effect = Callable[[Store, Tx, Mapping[str, Any], date], None]
"""Stores, inside the write of the last signature, what a document makes count from the day it was signed."""


def let_count(store: Store, tx: Tx, document: Mapping[str, Any], signed_on: date) -> None:
    """Let a document (its row in the register) count from the day on which the last of all signed it."""
    effect = _EFFECTS.get(document["kind"])
    if effect is not None:
        effect(store, tx, document, signed_on)


def _add_proof(store: Store, tx: Tx, document: Mapping[str, Any], signed_on: date) -> None:
    """Add the proof, unless the same fact was recorded by hand."""
    fact = {"volunteer": document["subject"], "kind": PROOF_OF[document["kind"]], "obtained_on": signed_on}
    same = "SELECT 1 FROM visible_proofs WHERE volunteer = ? AND kind = ? AND obtained_on = ?"
    if not store.query(same, [fact["volunteer"], fact["kind"], signed_on.isoformat()]):
        tx.insert(
            "proof", [{**fact, "issuer": None, "reference": document["number"], "seen_on": None, "seen_by": None}]
        )


def _put_in_force(store: Store, tx: Tx, document: Mapping[str, Any], signed_on: date) -> None:
    """Let the newest version that waits for its signature count; where none is recorded at all, one begins.

    A paper that a later one replaced speaks of something else, and puts nothing in force.
    """
    later = "SELECT 1 FROM visible_documents WHERE number = ? AND edition > ?"
    if store.query(later, [document["number"], document["edition"]]):
        return
    kind = AGREEMENT_OF[document["kind"]]
    versions = store.query(
        "SELECT id, version, starts_on, to_sign, signed_on FROM visible_recorded_agreements"
        " WHERE organisation = ? AND kind = ? ORDER BY starts_on",
        [document["subject"], kind],
    )
    waiting = [row for row in versions if row["to_sign"] and row["signed_on"] is None]
    if waiting:
        newest, taken = waiting[-1], {row["starts_on"] for row in versions}
        day = signed_on.isoformat()
        begins = day if newest["starts_on"] < day and day not in taken else newest["starts_on"]
        tx.change("agreement", newest["id"], {"signed_on": signed_on, "starts_on": begins}, newest["version"])
        _note_consent(store, tx, newest["id"], signed_on)
    elif not versions and kind is not AgreementKind.AUTHORISATION:
        begun = {"starts_on": signed_on, "ends_on": None, "reason": None, "signed_on": signed_on}
        tx.insert("agreement", [{"organisation": document["subject"], "kind": kind, **begun}])


def _note_consent(store: Store, tx: Tx, agreement: str, signed_on: date) -> None:
    """Note with an authorisation the day on which the organisation signed that it consents (Awb 10:4, 10:12)."""
    sql = "SELECT id, version FROM visible_authorisation_terms WHERE agreement = ? AND consent_on IS NULL"
    for row in store.query(sql, [agreement]):
        tx.change("authorisation_terms", row["id"], {"consent_on": signed_on}, row["version"])


_EFFECTS: Mapping[str, Effect] = {
    **dict.fromkeys(PROOF_OF, _add_proof),
    **dict.fromkeys(AGREEMENT_OF, _put_in_force),
}
"""By kind of document; one that stands not here makes nothing count."""
