"""All that happened in one pairing beside its moves, read together, with the step that comes next."""

from datetime import date
from typing import Any

from desk.pairings.cards import card_facts
from desk.pairings.efforts import effort_of, months_of
from desk.pairings.ending import result_of
from desk.pairings.loading import load_pairing
from desk.pairings.meeting import meeting_of
from desk.pairings.plan_steps import steps_of
from desk.pairings.promises import promises_of
from desk.pairings.rhythm import rhythms_of
from desk.pairings.seconds import seconds_of
from desk.requests.conditions import conditions_of
from desk.requests.loading import load_request
from desk.store.store import Store
from schema.next_step import Recorded, next_step
from schema.pairing_life import Answer, is_revealed
from schema.pairings import Pairing, missing_for_start


def life_of(store: Store, pairing: Pairing, *, on: date) -> dict[str, Any]:
    """Return what is recorded of a pairing as it stands on a day: its facts in lists, what is missing, what is next."""
    request = load_request(store, pairing.request)
    cards = card_facts(store, pairing.id)
    facts = {
        **cards,
        "introductions": [met] if (met := meeting_of(store, pairing.id)) else [],
        "seconds": [_without_version(row) for row in seconds_of(store, [pairing.id])],
        "steps": steps_of(store, pairing.id),
        "promises": promises_of(store, pairing.id),
        "rhythms": rhythms_of(store, pairing.id),
        "months": months_of(store, pairing.id),
        "results": [result] if (result := result_of(store, pairing.id)) else [],
        **{name: list(map(_without_version, rows)) for name, rows in conditions_of(store, request.id).items()},
    }
    told = [row["revealed_on"] for row in cards["reveals"] if row["volunteer"] == pairing.volunteer]
    effort = effort_of(store, pairing.id)
    step = next_step(pairing, request, _recorded(facts), on, store.settings(on))
    return facts | {
        "anonymous": not is_revealed(pairing, date.fromisoformat(told[0]) if told else None, on),
        "quarters": effort.quarters,
        "kilometres": effort.kilometres,
        "missing": list(missing_for_start(request, on)),
        "next": None if step is None else str(step),
    }


def step_of(store: Store, pairing: str, *, on: date) -> str | None:
    """Return the next step of a pairing (id) on a day, or None.

    Raises:
        Refused: `unknown-id`.
    """
    step: str | None = life_of(store, load_pairing(store, pairing), on=on)["next"]
    return step


def _recorded(facts: dict[str, Any]) -> Recorded:
    answers = [Answer(row["answer"]) for row in facts["answers"]]
    due = [row["due_on"] for row in facts["promises"] if row["outcome"] is None]
    due += [row["until_on"] for row in facts["steps"] if row["outcome"] is None and row["until_on"]]
    return Recorded(
        answers[0] if answers else None,
        bool(facts["steps"]),
        bool(facts["results"]),
        date.fromisoformat(min(due)) if due else None,
    )


def _without_version(row: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name != "version"}
