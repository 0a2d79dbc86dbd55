"""How often two people meet and how long it is expected to last: what their agreement says."""

from datetime import date
from typing import Any

from desk.pairings.loading import load_pairing
from desk.store.store import Store
from schema.pairings import OPEN, status
from schema.refused import Refused

_RHYTHMS = "SELECT id, agreed_on, rhythm, lasts_until FROM visible_rhythms WHERE pairing = ? ORDER BY agreed_on, key"


def agree_rhythm(
    store: Store, pairing: str, rhythm: str, *, lasts_until: date | None = None, agreed_on: date, on: date
) -> str:
    """Record how often the two meet, in words, and until when; return the fact's id. The latest counts.

    Raises:
        Refused: `unknown-id`, `field-needed`, `date-in-future`, `ends-before-start`; `move-not-allowed` for a pairing
            that is over.
    """
    known = load_pairing(store, pairing)
    if not rhythm.strip():
        raise Refused("field-needed", field="rhythm")
    if agreed_on > on:
        raise Refused("date-in-future", date=agreed_on)
    if lasts_until is not None and lasts_until < agreed_on:
        raise Refused("ends-before-start", starts=agreed_on, ends=lasts_until)
    now = status(known, date.max)
    if now not in OPEN:
        raise Refused("move-not-allowed", status=now, move="rhythm")
    with store.write(store.user, "agree-rhythm", pairing) as tx:
        fact = {"pairing": pairing, "agreed_on": agreed_on, "rhythm": rhythm.strip(), "lasts_until": lasts_until}
        [new] = tx.insert("pairing_rhythm", [fact])
    return new


def rhythms_of(store: Store, pairing: str) -> list[dict[str, Any]]:
    """Return what was agreed about meeting in a pairing (id), the latest last."""
    return store.query(_RHYTHMS, [pairing])
