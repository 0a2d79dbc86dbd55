"""What a coordinator records about a volunteer: proofs, pauses, exemptions, leaving, and her own data."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from desk.store.store import Store, one
from desk.store.transaction import Tx
from desk.volunteers.likely import COMPARED, ask_about
from desk.volunteers.loading import load_volunteers, volunteer_id
from desk.volunteers.proof_files import scan_row
from schema.codes import ProofKind
from schema.names import name_key
from schema.proofs import Exemption, Proof
from schema.refused import Refused
from schema.volunteer_course import StopReason

CHANGEABLE = frozenset(
    {"first_name", "prefix", "surname", "email", "phone", "postcode", "number", "addition", "organisation"}
    | {"languages", "kinds", "tasks", "times", "maximum", "area", "gender", "started_on", "stopped_on", "conflicts"}
    | {"interested_on", "wishes", "limits", "employer", "maximum_km"}
)
"""What may be changed by hand; the kenmerk is the key by which files find her again."""


def record_proof(
    store: Store,
    volunteer: str,
    proof: Proof,
    *,
    on: date,
    scan: Path | None = None,
    not_before: date | None = None,
) -> str:
    """Add a dated proof to a volunteer's time line and return its id.

    A certificate of conduct is seen and goes back: its fact says who saw it and when, which is the user today where
    nothing else is told.

    Args:
        scan: the paper itself, stored with it; never of a certificate of conduct.
        not_before: the first day of the training it is a proof of, where that is known.

    Raises:
        Refused: `unknown-id`, `proof-in-future`, `proof-already-there`, `proof-before-training`, `date-backwards`,
            `vog-no-copy`, and what `desk.files.scans.read_scan` refuses.
    """
    known, fact = volunteer_id(store, volunteer), _proof_fact(store, proof, on, not_before)
    filed = scan_row(proof.kind, scan, on) if scan is not None else None
    with store.write(store.user, "record-proof", known) as tx:
        [held] = load_volunteers(store, known)
        if any((there.kind, there.obtained_on) == (proof.kind, proof.obtained_on) for there in held.proofs):
            raise Refused("proof-already-there", kind=proof.kind, date=proof.obtained_on)
        [new] = tx.insert("proof", [{"volunteer": known} | fact])
        if filed is not None:
            tx.insert("proof_scan", [{"proof": new} | filed])
    return new


def _proof_fact(store: Store, proof: Proof, on: date, not_before: date | None) -> dict[str, Any]:
    """Return what is stored of a proof."""
    seen_on = (proof.seen_on or on) if proof.kind is ProofKind.VOG else None
    for told in filter(None, (proof.obtained_on, seen_on)):
        if told > on:
            raise Refused("proof-in-future", date=told)
    if not_before is not None and proof.obtained_on < not_before:
        raise Refused("proof-before-training", date=proof.obtained_on, earliest=not_before)
    if seen_on is not None and seen_on < proof.obtained_on:
        raise Refused("date-backwards", date=seen_on, earliest=proof.obtained_on)
    return {
        "kind": proof.kind,
        "obtained_on": proof.obtained_on,
        "issuer": proof.issuer.strip() or None,
        "reference": proof.reference.strip() or None,
        "seen_on": seen_on,
        "seen_by": (proof.seen_by.strip() or store.user.name) if seen_on else None,
    }


def add_pause(store: Store, volunteer: str, starts_on: date, ends_on: date | None = None) -> str:
    """Add a pause, from its first to its last day (without one: until further notice), and return its id.

    Raises:
        Refused: `unknown-id`, `ends-before-start`, `pause-already-there`.
    """
    known = volunteer_id(store, volunteer)
    with store.write(store.user, "add-pause", known) as tx:
        return pause_within(tx, store, known, starts_on, ends_on)


def pause_within(tx: Tx, store: Store, volunteer: str, starts_on: date, ends_on: date | None) -> str:
    """Add a pause of a volunteer (id) inside a write, as `add_pause` does."""
    check_term(starts_on, ends_on)
    [held] = load_volunteers(store, volunteer)
    if any(pause.starts_on == starts_on for pause in held.pauses):
        raise Refused("pause-already-there", date=starts_on)
    [new] = tx.insert("pause", [{"volunteer": volunteer, "starts_on": starts_on, "ends_on": ends_on}])
    return new


def grant_exemption(store: Store, volunteer: str, exemption: Exemption) -> str:
    """Lift one kind of proof for one volunteer for a while, with a reason and who answers for it; return its id.

    Raises:
        Refused: `unknown-id`, `ends-before-start`, `reason-missing`, `approver-missing`, `fact-already-there`.
    """
    known = volunteer_id(store, volunteer)
    check_term(exemption.starts_on, exemption.ends_on)
    if not exemption.reason.strip():
        raise Refused("reason-missing")
    if not exemption.approver.strip():
        raise Refused("approver-missing")
    with store.write(store.user, "grant-exemption", known) as tx:
        [held] = load_volunteers(store, known)
        if any(lift[:3] == exemption[:3] for lift in held.exemptions):
            raise Refused("fact-already-there")
        [new] = tx.insert("exemption", [{"volunteer": known} | exemption._asdict()])
    return new


def stop_volunteer(
    store: Store, volunteer: str, stopped_on: date, *, version: int, reason: StopReason | None = None
) -> int:
    """Record the first day on which a volunteer is no longer one, and return the new version of her record.

    Args:
        reason: why she leaves; without one the reason that was known stays.

    Raises:
        Refused: `unknown-id`, `stale`, `ends-before-start` when she had not begun by then.
    """
    known = volunteer_id(store, volunteer)
    with store.write(store.user, "stop-volunteer", known) as tx:
        return stop_within(tx, store, known, stopped_on, version=version, reason=reason)


def stop_within(
    tx: Tx, store: Store, volunteer: str, stopped_on: date, *, version: int, reason: StopReason | None = None
) -> int:
    """Record inside a write that a volunteer (id) stops, as `stop_volunteer` does."""
    [held] = load_volunteers(store, volunteer)
    if held.started_on is not None:
        check_term(held.started_on, stopped_on)
    told = {"stopped_on": stopped_on} | ({"stop_reason": reason} if reason else {})
    return tx.change("volunteer", volunteer, told, version)


def change_volunteer(store: Store, volunteer: str, fields: Mapping[str, Any], *, version: int, on: date) -> int:
    """Change fields of a volunteer's record (`CHANGEABLE`) and return its new version.

    Where her name or how she is reached changes, whether she is there twice is asked, not decided.

    Raises:
        Refused: `unknown-id`, `stale`, `field-needed` when a surname, a postcode, languages or kinds would be empty.
    """
    if wrong := set(fields) - CHANGEABLE:
        raise ValueError(f"{sorted(wrong)} cannot be changed by hand")
    for needed in ("surname", "postcode", "languages", "kinds", "organisation"):
        if needed in fields and not fields[needed]:
            raise Refused("field-needed", field=needed)
    known = volunteer_id(store, volunteer)
    keys = {"surname_key": name_key(fields["surname"])} if "surname" in fields else {}
    with store.write(store.user, "change-volunteer", known) as tx:
        if "organisation" in fields:
            told = store.query("SELECT id FROM visible_organisations WHERE id = ?", [fields["organisation"]])
            one(told, "unknown-id", id=fields["organisation"])
        changed = tx.change("volunteer", known, {**fields, **keys}, version)
        if not COMPARED.isdisjoint(fields):
            ask_about(store, tx, [known], on)
    return changed


def proof_kind(text: str) -> ProofKind:
    """Return the kind of proof that a code names.

    Raises:
        Refused: `value-not-in-list` with the kinds that are known.
    """
    try:
        return ProofKind(text)
    except ValueError:
        raise Refused("value-not-in-list", field="kind", value=text, allowed=list(ProofKind)) from None


def check_term(starts_on: date, ends_on: date | None) -> None:
    """Refuse a last day that lies before the first.

    Raises:
        Refused: `ends-before-start`.
    """
    if ends_on is not None and ends_on < starts_on:
        raise Refused("ends-before-start", starts=starts_on, ends=ends_on)
