"""What is never undone, and why: what was given out or destroyed, and the key of the desk and its accounts."""

from collections.abc import Mapping
from typing import Any

from desk.store.handing_out import GIVEN_OUT
from desk.store.opening import RENEWED

UNDO = "undo"
_SENT = ("make-exchange-key", "send-handover", "send-handover-feedback")
_FINAL_VERBS: Mapping[str, str] = {
    UNDO: "final-undo",
    "init": "final-desk",
    RENEWED: "final-key",
    **dict.fromkeys(_SENT, "final-sent"),
}
_FINAL_TABLES: Mapping[str, str] = {
    "desk_user": "final-account",
    "document": "final-paper",
    "exchange_delivery": "final-delivery",
    "review": "final-review",
    "destruction": "final-destroyed",
    "backup": "final-backup",
    GIVEN_OUT: "final-file",
}
NOTHING, DESTROYED, SCAN, OTHER = "final-nothing", "final-destroyed", "final-scan", "final-other"
"""Why an event is never undone, by its verb or by a table that it added to: each a code that is told to the user."""
STAYING = frozenset({GIVEN_OUT})
"""What stays when the rest of its event is taken back: the register tells that the file was written."""


def why_final(verb: str, body: Mapping[str, Any]) -> str | None:
    """Return why an event is never undone, as a code; None where it may be, for as long as nothing was built on it."""
    changes: Mapping[str, Mapping[str, int]] = body.get("changes", {})
    if not changes:
        return NOTHING
    if verb in _FINAL_VERBS:
        return _FINAL_VERBS[verb]
    if any(verbs.get("destroyed") or verbs.get("blanked") for verbs in changes.values()):
        return DESTROYED
    given_out = [table for table, verbs in changes.items() if verbs.get("inserted") and table in _FINAL_TABLES]
    final = [table for table in given_out if table not in STAYING or len(changes) == 1]
    return _FINAL_TABLES[final[0]] if final else None
