"""Vandaag: what needs attention, gathered from every capability in the order of its consequence."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from importlib import import_module
from typing import Any

from desk.locale.words import counted, word
from desk.store.store import Store
from schema.roles import Role

Items = list[dict[str, Any]]
AT_ONCE = frozenset({"planned-contact", "brp-due", "inform-due", "progress-talk-late"})
"""Reasons that many share: one act is done to many cases, or many volunteers are asked the same."""
_FEW = 5
"""So many of one reason are named one by one."""

_SOURCES: Sequence[tuple[str | None, Sequence[str]]] = (
    ("checkin-worry", ("desk.checkins",)),
    ("crisis", ("desk.signals",)),
    ("end-of-supply", ("desk.signals",)),
    ("waiting-crisis", ("desk.requests",)),
    ("absence-over", ("desk.privacy",)),
    ("standing-in", ("desk.privacy",)),
    ("handover-changed", ("desk.handovers",)),
    ("round-open", ("desk.outreach",)),
    ("round-today", ("desk.outreach",)),
    ("backup-place-missing", ("desk.backups",)),
    ("backup-late", ("desk.backups",)),
    ("first-contact", ("desk.signals",)),
    ("first-talk", ("desk.signals",)),
    ("feedback-accepted", ("desk.exchange",)),
    ("pause-ends", ("desk.signals",)),
    ("planned-contact", ("desk.signals",)),
    ("round-unreported", ("desk.outreach",)),
    ("proof-expires-7", ("desk.volunteers",)),
    ("brp-due", ("desk.signals",)),
    (None, ("desk.pairings", "desk.evaluation")),
    ("training-cancelled", ("desk.training",)),
    ("inform-late", ("desk.signals",)),
    ("handover-declined", ("desk.handovers",)),
    ("handover-late", ("desk.handovers",)),
    ("waiting", ("desk.requests",)),
    ("persons", ("desk.signals",)),
    ("likely-same", ("desk.signals",)),
    ("likely-volunteer", ("desk.volunteers",)),
    ("referral-open", ("desk.signals",)),
    ("feedback-due", ("desk.exchange",)),
    ("handover-owed", ("desk.handovers",)),
    ("training-unmarked", ("desk.training",)),
    ("training-uncertified", ("desk.training",)),
    ("proof-expires-30", ("desk.volunteers",)),
    ("agreement-notice", ("desk.partners",)),
    ("return-overdue", ("desk.volunteers",)),
    ("return-near", ("desk.volunteers",)),
    ("agreement-ends", ("desk.partners",)),
    ("proof-expires", ("desk.volunteers",)),
    ("progress-talk-late", ("desk.volunteers",)),
    ("inform-due", ("desk.signals",)),
    ("odd-reading", ("desk.privacy",)),
    ("case-untouched", ("desk.privacy",)),
    ("retention-due", ("desk.privacy",)),
)
"""The reasons by their consequence, the gravest first, and who knows of them; None is all that a source knows.

Each source has a module `attention` with `due_items(store, on, reason=None, limit=None)`, the earliest first.
"""


_OF_ROLE: Mapping[str, frozenset[str]] = {
    Role.PRIVACY: frozenset({"absence-over", "standing-in", "odd-reading", "case-untouched", "retention-due"})
}
"""The reasons that are put before a role, where those are not all: who guards the log does no case work."""


def attention(store: Store, on: date, *, limit: int | None = None) -> Items:
    """Return `{"kind", "id", "title", "due", "reason"}` for all that needs attention on a day, most urgent first.

    `title` is a whole sentence; a list has its parts beside it: `who`, `why` and `left`, the term in words or "".
    The gravest consequence goes first, who may not be safe on top and then a crisis; inside one the earliest day,
    overdue or not.

    Args:
        limit: no more than the first so many; what is less urgent than those is then not even looked for.
    """
    items: Items = []
    wanted = _OF_ROLE.get(store.user.role)
    for reason, sources in _SOURCES:
        if wanted is not None and reason not in wanted:
            continue
        left = None if limit is None else limit - len(items)
        if left == 0:
            break
        found = [item for source in sources for item in _due_items(source)(store, on, reason, left)]
        items += sorted(found, key=lambda item: item["due"] or "9999")[:left]
    return items


def together(items: Items) -> Items:
    """Return a day's items, those of one reason in `AT_ONCE` as one where they are many, in the place of the first.

    Such an item is of kind `cases` or `volunteers`; `records` holds their ids, so that all can be shown together.
    """
    several = {reason: [item for item in items if item["reason"] == reason] for reason in AT_ONCE}
    found, done = Items(), set[str]()
    for item in items:
        same = several.get(item["reason"], [])
        if len(same) <= _FEW:
            found.append(item)
        elif item["reason"] not in done:
            done.add(item["reason"])
            found.append(_gathered(same))
    return found


def _gathered(items: Items) -> dict[str, Any]:
    first = items[0]
    people = first["kind"] == "volunteer"
    who, kind = (counted.volunteers if people else counted.cases)(len(items)), "volunteers" if people else "cases"
    told = {"who": who, "why": word(first["reason"]), "title": f"{who}: {word(first['reason'])}"}
    return {**first, **told, "kind": kind, "id": first["reason"], "records": [item["id"] for item in items]}


def _due_items(source: str) -> Callable[[Store, date, str | None, int | None], Items]:
    found: Callable[[Store, date, str | None, int | None], Items] = import_module(f"{source}.attention").due_items
    return found
