"""The exclusion list from a case: its door, or one of those who live there."""

from datetime import date
from typing import Any

from desk.requests.blocking import block_visits, lift_block, list_blocks
from desk.signals.finding import find_case, residents_of
from desk.store.store import Store
from schema.codes import Channel
from schema.refused import Refused

AT_THE_DOOR = frozenset({Channel.HOUSE_VISIT, Channel.CARD})
"""The channels for which somebody goes to the door."""


def block_case(
    store: Store,
    case: str,
    reason: str,
    *,
    on: date,
    resident: str | None = None,
    decided_by: str = "",
    ends_on: date | None = None,
) -> str:
    """Put the whole address of a case on the exclusion list from a day on, or one resident; return the block's id.

    Raises:
        Refused: `unknown-id`, `reason-missing`, `ends-before-start`.
    """
    known = find_case(store, case)
    who = {"address": known["address"]} if resident is None else {"resident": resident}
    return block_visits(store, reason, **who, starts_on=on, ends_on=ends_on, decided_by=decided_by)


def blocks_on(store: Store, case: str, *, on: date) -> list[dict[str, Any]]:
    """Return every safety block on the address of a case (id) and on its residents, oldest first."""
    known, people = find_case(store, case), residents_of(store, case)
    return list_blocks(store, [row["id"] for row in people], [known["address"]], on=on)


def lift_case_block(store: Store, case: str, reason: str, *, on: date) -> list[str]:
    """Take away every safety block that holds on a case (id), and return the ids of those decisions.

    Raises:
        Refused: `reason-missing`; `not-blocked` when none holds.
    """
    holding = [block["id"] for block in blocks_on(store, case, on=on) if block["holds"]]
    if not holding:
        raise Refused("not-blocked")
    return [lift_block(store, block, reason, on=on) for block in holding]


def block_at_door(store: Store, case: str, channel: Channel, *, on: date) -> dict[str, Any] | None:
    """Return the safety block under which somebody went to the door all the same, or None.

    That it was done is a fact and is logged; that it should not have been is for the user to hear.
    """
    if channel not in AT_THE_DOOR:
        return None
    known = find_case(store, case)["id"]
    return next((block for block in blocks_on(store, known, on=on) if block["holds"]), None)
