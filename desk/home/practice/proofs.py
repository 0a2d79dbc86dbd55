"""More proofs of the practice volunteers: earlier ones, insurance, scans, exemptions, and a new requirement."""

from collections.abc import Iterator
from datetime import date, timedelta
from hashlib import sha256
from io import BytesIO
from random import Random
from typing import Any

from desk.files.scans import PDF, Scan
from desk.home.practice.people import told_of
from desk.store.store import Store
from desk.volunteers.loading import load_volunteers
from desk.volunteers.requirements import change_requirements, requirement_changes
from schema.codes import ProofKind, Task
from schema.dates import add_months
from schema.proofs import ProofState, latest, proof_state
from schema.volunteers import Volunteer

_SCANS = 6
_EXEMPTIONS = 2
_INSURED_FROM = timedelta(days=60)


def add_proofs(store: Store, on: date, chance: Random) -> None:
    """Add what the first proofs do not show; what may be done today changes for two volunteers at most."""
    volunteers = load_volunteers(store)
    with store.write(store.user, "practice-proofs", "desk") as tx:
        rows = [row for one in volunteers for row in _earlier(one, on, chance)]
        rows += [
            _proof(one.id, ProofKind.INSURANCE, on - timedelta(days=chance.randint(20, 200)), on)
            for one in volunteers[::2]
        ]
        tx.insert("proof", rows)
        if volunteers:
            mistaken = _proof(volunteers[0].id, ProofKind.VOG, on - timedelta(days=40), on)
            [wrong] = tx.insert("proof", [mistaken])
            told = {"corrected_on": on - timedelta(days=12), "corrected_by": store.user.name}
            tx.insert("proof_correction", [{"proof": wrong, **told, "reason": "hoort bij een naamgenoot"}])
        tx.insert("exemption", list(_exemptions(volunteers, on, store.user.name)))
        tx.insert("proof_scan", [{"proof": row["id"], **_scan(on)} for row in _scanned(store)])
    insured = requirement_changes([Task.SUPPORT_TRAJECTORY], ProofKind.INSURANCE, "12")
    change_requirements(store, insured, on + _INSURED_FROM, "afspraak met de verzekeraar van de gemeente", on=on)


def _earlier(volunteer: Volunteer, on: date, chance: Random) -> Iterator[dict[str, Any]]:
    """Yield an earlier proof of some kinds: most were renewed in time, a few too late."""
    held = latest(volunteer.proofs, on)
    for kind, months in ((ProofKind.SECRECY, 24), (ProofKind.VOG, 36), (ProofKind.PRIVACY, 24)):
        if kind in held and chance.random() < 0.4:
            late = chance.choice((-40, -25, -12, -3, 0, 21))
            yield _proof(volunteer.id, kind, add_months(held[kind], -months) - timedelta(days=late), on)


def _proof(volunteer: str, kind: ProofKind, obtained: date, on: date) -> dict[str, Any]:
    return {"volunteer": volunteer, "kind": kind, "obtained_on": obtained, **told_of(kind, obtained, on)}


def _exemptions(volunteers: list[Volunteer], on: date, approver: str) -> Iterator[dict[str, Any]]:
    """Yield exemptions for the last volunteers whose certificate has lapsed, and one that is over."""
    lapsed = [
        one
        for one in volunteers
        if one.stopped_on is None
        and proof_state(latest(one.proofs, on).get(ProofKind.VOG), 36, on) is not ProofState.VALID
    ]
    for one in lapsed[-_EXEMPTIONS:]:
        first = on - timedelta(days=10)
        yield _exemption(one, ProofKind.VOG, first, on + timedelta(days=45), "nieuwe VOG is aangevraagd", approver)
    for one in volunteers[:1]:
        first, last = on - timedelta(days=300), on - timedelta(days=240)
        yield _exemption(one, ProofKind.SAFE_VISIT, first, last, "training was vol", approver)


def _exemption(one: Volunteer, kind: ProofKind, first: date, last: date, reason: str, approver: str) -> dict[str, Any]:
    lift = {"kind": kind, "reason": reason, "starts_on": first, "ends_on": last, "approver": approver}
    return {"volunteer": one.id, **lift}


def _scanned(store: Store) -> list[dict[str, Any]]:
    sql = "SELECT id FROM visible_proofs WHERE kind LIKE 'training:%' ORDER BY key LIMIT ?"
    return store.query(sql, [_SCANS])


def _scan(on: date) -> dict[str, Any]:
    content, media_type = practice_scan("het certificaat")
    kept = {"sha256": sha256(content).hexdigest(), "media_type": media_type, "added_on": on}
    return {**kept, "scan": content}


def practice_scan(of: str) -> Scan:
    """Return a page that says that it is no real scan; the same bytes each time."""
    from reportlab.pdfgen.canvas import Canvas

    page = BytesIO()
    canvas = Canvas(page, invariant=1)
    canvas.drawString(72, 760, f"Oefenbureau: hier staat de scan van {of}.")
    canvas.save()
    return Scan(page.getvalue(), PDF)
