"""The exclusion list: nobody goes to a resident or a door while a safety block holds."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from desk.store.store import Store, one
from schema.refused import Refused
from schema.requests import SafetyBlock, holds

_BLOCKS = """SELECT b.id, b.resident, b.address, b.reason, b.decided_by, b.starts_on, b.ends_on, b.version,
    l.lifted_on, l.lifted_by, l.reason AS lifted_because FROM visible_safety_blocks b
  LEFT JOIN visible_block_liftings l ON l.safety_block = b.id
  WHERE b.resident IN ({residents}) OR b.address IN ({addresses}) ORDER BY b.starts_on, b.key"""


def block_visits(
    store: Store,
    reason: str,
    *,
    resident: str | None = None,
    address: str | None = None,
    starts_on: date,
    ends_on: date | None = None,
    decided_by: str = "",
) -> str:
    """Put a resident, or everybody on an address (ids), on the exclusion list for a while; return the block's id.

    Args:
        ends_on: its last day; without one until further notice.
        decided_by: who decided; without a name the user.

    Raises:
        Refused: `unknown-id`, `reason-missing`, `ends-before-start`; `one-of-two` when not just one is named.
    """
    if (resident is None) == (address is None):
        raise Refused("one-of-two", one="resident", other="address")
    if not reason.strip():
        raise Refused("reason-missing")
    if ends_on is not None and ends_on < starts_on:
        raise Refused("ends-before-start", starts=starts_on, ends=ends_on)
    view, known = ("addresses", address) if resident is None else ("residents", resident)
    one(store.query(f"SELECT id FROM visible_{view} WHERE id = ?", [known]), "unknown-id", id=known)
    fact = {
        "resident": resident,
        "address": address,
        "reason": reason.strip(),
        "decided_by": decided_by.strip() or store.user.name,
        "starts_on": starts_on,
        "ends_on": ends_on,
    }
    with store.write(store.user, "block-visits", str(known)) as tx:
        [new] = tx.insert("safety_block", [fact])
    return new


def lift_block(store: Store, block: str, reason: str, *, on: date) -> str:
    """Take a safety block away from a day on, and return the id of that decision: who, when and why stay known.

    Raises:
        Refused: `unknown-id`, `reason-missing`; `block-over` when it has ended or was lifted already.
    """
    if not reason.strip():
        raise Refused("reason-missing")
    known = _stored(store, block)
    with store.write(store.user, "lift-block", known["resident"] or known["address"]) as tx:
        newest = _stored(store, block)
        last = newest["ends_on"]
        if last is not None and last < on.isoformat():
            raise Refused("block-over", date=date.fromisoformat(last))
        tx.change("safety_block", block, {"ends_on": date.fromordinal(on.toordinal() - 1)}, newest["version"])
        decision = {"lifted_on": on, "lifted_by": store.user.name, "reason": reason.strip()}
        [new] = tx.insert("block_lifting", [{"safety_block": block, **decision}])
    return new


def list_blocks(store: Store, residents: Sequence[str], addresses: Sequence[str], *, on: date) -> list[dict[str, Any]]:
    """Return the blocks, past ones too, on residents and addresses (ids), oldest first; `holds` on the day or not."""
    marks = {"residents": ", ".join("?" * len(residents)), "addresses": ", ".join("?" * len(addresses))}
    rows = store.query(_BLOCKS.format(**marks), [*residents, *addresses])
    return [{**row, "holds": holds(_block(row), on)} for row in rows]


def _block(row: dict[str, Any]) -> SafetyBlock:
    ends = row["ends_on"]
    return SafetyBlock(date.fromisoformat(row["starts_on"]), date.fromisoformat(ends) if ends else None)


def _stored(store: Store, block: str) -> dict[str, Any]:
    sql = "SELECT resident, address, ends_on, version FROM visible_safety_blocks WHERE id = ?"
    return one(store.query(sql, [block]), "unknown-id", id=block)
