"""Handing a request over to another desk, and taking it up again."""

from datetime import date
from pathlib import Path
from typing import Any

from desk.handovers.keys import require_key
from desk.handovers.passing import ends, let_out, new_package
from desk.pairings.guarding import around
from desk.partners.organisations import load_organisations, municipality_id, organisation_id
from desk.requests.handed import refuse_elsewhere
from desk.requests.loading import load_request
from desk.requests.matrix import load_matrix
from desk.signals.finding import find_case
from desk.store.store import Store, one
from schema.before_contact import BrpCheck, BrpOutcome
from schema.handing_over import check_hand_over, fields_for
from schema.names import name_key
from schema.refused import Refused
from schema.requests import Request

_ROW = """SELECT r.id, r.kenmerk, r.case_id, r.kinds, r.times, r.task_division_on, p.first_name, p.prefix, p.surname,
    p.phone, a.street, a.postcode, a.number, a.addition, a.place FROM visible_requests r
  JOIN visible_residents p ON p.id = r.resident JOIN visible_addresses a ON a.id = p.address WHERE r.id = ?"""
_OF_CASE = """SELECT id FROM visible_requests WHERE case_id = ? AND coalesce(withdrawn_on > ?, 1)
  ORDER BY requested_on DESC, key DESC"""
_CHECKS = "SELECT checked_on, outcome FROM visible_brp_checks WHERE case_id = ? ORDER BY checked_on, key"
_SERVED = """SELECT id FROM visible_pairings WHERE request = ? AND coalesce(ended_on > ?, 1)
  AND coalesce(refused_on > ?, 1)"""
_CONSENT = """SELECT max(given_on) AS given_on FROM visible_consents
  WHERE request = ? AND kind = 'given' AND given_on <= ?"""
_SENT = """SELECT h.id, h.request, h.organisation, h.back_on, h.version FROM visible_handovers h
  WHERE h.direction = 'sent' AND (h.id = ? OR h.package = ?)"""


def request_to_hand_over(store: Store, known_as: str, *, on: date) -> str:
    """Return the id of a request that is known by id or kenmerk, or that is the one asked in a case.

    Raises:
        Refused: `unknown-id`; `case-without-request`, `case-with-requests` where it is not one.
    """
    known = "SELECT id FROM visible_requests WHERE id = ? OR kenmerk = ? ORDER BY id = ? DESC LIMIT 1"
    for row in store.query(known, [known_as] * 3):
        return str(row["id"])
    case = find_case(store, known_as)
    asked = store.query(_OF_CASE, [case["id"], on.isoformat()])
    if not asked:
        raise Refused("case-without-request", number=case["number"])
    if len(asked) > 1:
        raise Refused("case-with-requests", number=case["number"])
    return str(asked[0]["id"])


def check_handover(store: Store, known_as: str, organisation: str, *, on: date) -> tuple[str, ...]:
    """Refuse a hand-over that is not allowed on a day, and return the fields that would go along.

    Raises:
        Refused: as `send_handover`, but for the file.
    """
    request = request_to_hand_over(store, known_as, on=on)
    known = organisation_id(store, organisation)
    _check(store, load_request(store, request), _row(store, request), known, on)
    require_key(store, known)
    return tuple(_values(store, load_request(store, request), _row(store, request), on))


def send_handover(store: Store, known_as: str, organisation: str, path: Path, *, on: date) -> dict[str, Any]:
    """Write a request (id, kenmerk, or its case) as a package for an organisation (id or kenmerk), and record it.

    It cannot be called back: the other desk can be asked, and the request be taken up again (`take_back`).

    Raises:
        Refused: `unknown-id`; `handover-to-self`; the reason of `schema.handing_over.check_hand_over`;
            `request-withdrawn`, `request-not-yet`, `request-handed-over`, `request-paired`;
            `receiver-is-creditor`; `key-missing`, `key-unchecked`; `file-not-written`.
    """
    from desk.files.package_content import HandoverContent

    request, known = request_to_hand_over(store, known_as, on=on), organisation_id(store, organisation)
    with store.write(store.user, "send-handover", request) as tx:
        asked, row = load_request(store, request), _row(store, request)
        _check(store, asked, row, known, on)
        key, fields = require_key(store, known), _values(store, asked, row, on)
        package = new_package()
        sender, receiver = ends(tx, store, key, on)
        content = HandoverContent(sender=sender, receiver=receiver, package=package, made_on=on, fields=fields)
        receipt, digest = let_out(tx, store, key, content, path, list(fields))
        fact = {"package": package, "direction": "sent", "request": request, "organisation": known}
        more = {"exchange_receipt": receipt, "their_reference": row["kenmerk"], "handed_on": on}
        [new] = tx.insert("handover", [fact | more])
    told = {"id": new, "package": package, "request": request, "organisation": known, "name": key["name"]}
    return {**told, "fields": list(fields), "sha256": digest, "file": str(path), "undo": "undo-not-possible"}


def take_back(store: Store, handover: str, reason: str, *, on: date) -> str:
    """Take a request up again that was handed over (id or package); what the other desk has is for it to destroy.

    Raises:
        Refused: `unknown-id`, `reason-missing`, `handover-over`.
    """
    if not reason.strip():
        raise Refused("reason-missing")
    known = one(store.query(_SENT, [handover, handover]), "unknown-id", id=handover)
    with store.write(store.user, "take-back-handover", known["request"]) as tx:
        [newest] = store.query(_SENT, [known["id"], known["id"]])
        ended = store.query(
            "SELECT 1 FROM visible_handover_steps WHERE handover = ? AND step = 'handover-ended'", [known["id"]]
        )
        if newest["back_on"] is not None or ended:
            raise Refused("handover-over")
        tx.change("handover", known["id"], {"back_on": on, "back_reason": reason.strip()}, newest["version"])
    return str(known["id"])


def _check(store: Store, asked: Request, row: dict[str, Any], organisation: str, on: date) -> None:
    if organisation == municipality_id(store):
        raise Refused("handover-to-self")
    if on < asked.requested_on:
        raise Refused("request-not-yet", date=asked.requested_on)
    if asked.withdrawn_on is not None and asked.withdrawn_on <= on:
        raise Refused("request-withdrawn", date=asked.withdrawn_on)
    refuse_elsewhere(store, asked.id, on)
    if store.query(_SERVED, [asked.id, on.isoformat(), on.isoformat()]):
        raise Refused("request-paired")
    [receiving] = store.query("SELECT name FROM visible_organisations WHERE id = ?", [organisation])
    if name_key(receiving["name"]) in around(store, asked.resident).creditors:
        raise Refused("receiver-is-creditor", organisation=receiving["name"])
    checks = [
        BrpCheck(date.fromisoformat(it["checked_on"]), BrpOutcome(it["outcome"]))
        for it in store.query(_CHECKS, [row["case_id"]])
    ]
    number = find_case(store, row["case_id"])["number"] if row["case_id"] else None
    receiver, matrix = load_organisations(store)[organisation], load_matrix(store, on)
    check_hand_over(asked, number, receiver, checks, matrix, on, store.settings(on))


def _row(store: Store, request: str) -> dict[str, Any]:
    return one(store.query(_ROW, [request]), "unknown-id", id=request)


def _values(store: Store, asked: Request, row: dict[str, Any], on: date) -> dict[str, str]:
    """Return what goes along, by the names and in the writing of a file of requests; what is empty stays here."""
    [consent] = store.query(_CONSENT, [asked.id, on.isoformat()])
    known = {
        "kenmerk": row["kenmerk"],
        "voornaam": row["first_name"],
        "voorvoegsel": row["prefix"],
        "achternaam": row["surname"],
        "straat": row["street"],
        "postcode": row["postcode"],
        "huisnummer": str(row["number"]),
        "toevoeging": row["addition"],
        "plaats": row["place"],
        "telefoon": row["phone"],
        "taak": asked.task.value,
        "steunsoorten": row["kinds"],
        "talen": "|".join(asked.languages),
        "tolk": "ja" if asked.interpreter else "nee",
        "dagdelen": row["times"],
        "urgentie": str(int(asked.urgency)),
        "aangevraagd_op": asked.requested_on.isoformat(),
        "toestemming_op": consent["given_on"],
        "voorkeur_geslacht": asked.gender_wish and asked.gender_wish.value,
        "taakverdeling_op": asked.task_division_on and asked.task_division_on.isoformat(),
    }
    return {name: str(known[name]) for name in fields_for(asked.task) if known[name]}
