"""How the vision track is answered: its steps as JSON, and as lines for a reader."""

from collections.abc import Mapping, Sequence
from typing import Any

from desk.cli.edge import table
from desk.evaluation.vision import Round
from desk.locale import _
from desk.locale.formats import day
from desk.locale.words import word, words
from desk.locale.words.vision import criteria, tasks
from schema.vision import StepFacts, next_step, unheard


def track_json(found: Round | None, known: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Return a round with its steps, the step that comes next, and the rounds there are."""
    told = [{name: row[name] for name in ("id", "number", "begun_on", "reason")} for row in known]
    if found is None:
        return {"round": None, "rounds": told, "steps": [], "next": None, "unheard": []}
    coming = next_step(found.steps)
    return {
        "round": found.number,
        "rounds": told,
        "steps": [step_json(found, facts) for facts in found.steps],
        "next": coming.step.value if coming else None,
        "unheard": list(map(str, unheard(found.steps))),
    }


def step_json(found: Round, facts: StepFacts) -> dict[str, Any]:
    """Return a step whole."""
    return {
        "id": facts.id,
        "step": facts.step.value,
        "round": found.number,
        "status": facts.status.value,
        "owner": facts.owner,
        "due_on": facts.due_on,
        "criterion": facts.criterion or criteria()[facts.step],
        "participants": facts.participants,
        "role": facts.role,
        "milestone": facts.milestone,
        "route_role": facts.route_role,
        "result": facts.result,
        "lacking": list(found.lacking.get(facts.id, ())),
        "notes": [
            {"id": it.id, "noted_on": it.noted_on, "source": it.source, "question": it.question, "note": it.note}
            for it in facts.notes
        ],
        "stands": [{"done": it.done, "on": it.on, "told": it.told} for it in facts.stands],
        "actions": list(found.actions[facts.id]),
    }


def track_lines(found: Round | None) -> list[str]:
    """Return the steps for a reader, and what comes next."""
    if found is None:
        return [_("Nog geen visietraject. Begin het met desk vision round.")]
    rows = [
        {
            "step": facts.step.value,
            "name": word(facts.step),
            "status": word(facts.status),
            "owner": facts.owner,
            "lacks": words(list(found.lacking.get(facts.id, ()))),
        }
        for facts in found.steps
    ]
    headings = {
        "step": _("stap"),
        "name": _("naam"),
        "status": _("status"),
        "owner": _("eigenaar"),
        "lacks": _("nog nodig"),
    }
    title = _("Ronde {number}, begonnen op {day}").format(number=found.number, day=day(found.begun_on))
    coming = next_step(found.steps)
    told = _("Nu: {step}").format(step=word(coming.step)) if coming else _("Alle stappen zijn klaar.")
    return [title, "", *table(rows, headings), "", told]


def step_lines(found: Round, facts: StepFacts) -> list[str]:
    """Return a step for a reader."""
    told = {
        _("status"): word(facts.status),
        _("eigenaar"): facts.owner,
        _("voor"): day(facts.due_on),
        _("klaar als"): facts.criterion or criteria()[facts.step],
        _("deelnemers"): facts.participants,
        _("rol gemeente"): word(facts.role) if facts.role else "",
        _("mijlpaal"): facts.milestone or "",
        _("rol routekaart"): facts.route_role or "",
        _("resultaat"): facts.result,
        _("nog nodig"): words(list(found.lacking.get(facts.id, ()))),
    }
    notes = [
        "- {}".format(" · ".join(filter(None, (day(it.noted_on), words([it.source, it.question]), it.note))))
        for it in facts.notes
    ]
    facts_told = [f"{label}: {value}" for label, value in told.items() if value]
    return [word(facts.step), tasks()[facts.step], "", *facts_told, "", *notes]


def plan_lines(rows: Sequence[Mapping[str, Any]]) -> list[str]:
    """Return actions for a reader."""
    if not rows:
        return [_("Nog geen acties.")]
    told = [{**row, "due": day(row["due_on"]), "state": word(row["status"])} for row in rows]
    return table(told, {"id": _("id"), "title": _("wat"), "owner": _("wie"), "due": _("voor"), "state": _("status")})
