"""The questions about one or two persons, as one thing that asks for attention."""

from datetime import date
from typing import Any

from desk.locale import _, ngettext
from desk.locale.formats import count
from desk.signals.likely import count_questions, list_questions
from desk.store.store import Store
from schema.settings import Settings


def likely_items(store: Store, on: date, most: int, settings: Settings) -> list[dict[str, Any]]:
    """Return one item for all the questions that wait, with the surest as its id; none where none waits."""
    first = list_questions(store, on=on, limit=1)
    if not first:
        return []
    waiting = count_questions(store, on=on)
    who = ngettext("{n} vraag", "{n} vragen", waiting).format(n=count(waiting))
    why = _("zelfde persoon, anders geschreven?")
    told = {"title": f"{who}: {why}", "who": who, "why": why, "left": "", "due": None}
    return [{"kind": "likeness", "id": first[0].id, "reason": "likely-same", **told}]
