"""Which organisations cover a task on a day, and which paper is missing where."""

from datetime import date
from typing import Any, NamedTuple

from desk.partners.organisations import load_organisations
from desk.store.store import Store
from schema.codes import Task
from schema.deployable import organisation_reasons
from schema.matrix import PHASES, Phase

NOT_AGREED = "task-not-authorised"


class OrganisationCover(NamedTuple):
    """How one organisation stands for a task."""

    organisation: str
    name: str
    missing: tuple[str, ...]
    """The reason codes of rules.md section 2 that its papers give; none: it covers the task."""


class TaskCover(NamedTuple):
    """A task, the organisations that cover it, and what the others lack."""

    task: Task
    covering: tuple[OrganisationCover, ...]
    lacking: tuple[OrganisationCover, ...]
    """Those with the fewest missing papers first."""

    @property
    def phase(self) -> Phase:
        """Where in the chain the task lies."""
        return PHASES[self.task]

    def as_json(self) -> dict[str, Any]:
        """Return what the command line answers."""
        several = [*self.covering, *self.lacking]
        return {
            "task": str(self.task),
            "phase": str(self.phase),
            "covered": bool(self.covering),
            "organisations": [
                {
                    "organisation": it.organisation,
                    "name": it.name,
                    "covers": not it.missing,
                    "missing": list(it.missing),
                }
                for it in several
            ],
        }


def task_cover(store: Store, *, on: date) -> list[TaskCover]:
    """Return for each of the nine tasks which organisations cover it on a day, and what the others lack."""
    names = {
        row["id"]: row["name"] for row in store.query("SELECT id, name FROM visible_organisations ORDER BY name, id")
    }
    models = load_organisations(store)
    found = []
    for task in Task:
        every = [
            OrganisationCover(known, name, tuple(organisation_reasons(models[known], task, on)))
            for known, name in names.items()
        ]
        lacking = sorted((it for it in every if it.missing), key=lambda it: len(it.missing))
        found.append(TaskCover(task, tuple(it for it in every if not it.missing), tuple(lacking)))
    return found
