"""What of the vision track needs attention: the steps of the newest round that are open and due."""

from datetime import date, timedelta
from typing import Any

from desk.evaluation.vision import round_on
from desk.locale.formats import days_left
from desk.locale.words import word
from desk.store.store import Store

REASON = "vision-step"
_AHEAD = 14
"""Calendar days ahead at which a step is shown: there is still time to bring people together."""


def due_steps(store: Store, on: date) -> list[dict[str, Any]]:
    """Return the open steps that are overdue or due within two weeks, the earliest first; the id is the step's code."""
    track = round_on(store, on=on)
    horizon = on + timedelta(days=_AHEAD)
    found = [facts for facts in track.steps if facts.done is None and facts.due_on] if track else []
    return [
        {
            "kind": "vision",
            "id": facts.step.value,
            "title": f"{word(facts.step)} ({facts.owner})" if facts.owner else word(facts.step),
            "due": facts.due_on.isoformat(),
            "reason": REASON,
            "who": facts.owner,
            "why": word(facts.step),
            "left": days_left(abs((facts.due_on - on).days), working=False, overdue=facts.due_on < on),
        }
        for facts in sorted(found, key=lambda facts: facts.due_on or on)
        if facts.due_on and facts.due_on <= horizon
    ]
