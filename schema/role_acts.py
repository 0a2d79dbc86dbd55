"""Is a chosen act inside the role matrix and inside what the organisation agreed? If not: which paper, and what may.

The sources are rules.md sections 2 and 3; the articles are those of the collaboration agreement (5: tasks and limits,
11: authorisation).
"""

from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple

from schema.agreements import FactualAct
from schema.codes import AgreementKind, Channel, OrganisationKind, Support, Task
from schema.deployable import AUTHORISED_TASKS
from schema.matrix import GOALS, Goal, Matrix
from schema.organisations import Organisation, in_force
from schema.refused import Refused


class Paper(StrEnum):
    """The paper that draws the line."""

    MATRIX = "paper-role-matrix"
    COLLABORATION = "paper-collaboration"
    AUTHORISATION = "paper-authorisation"


ACT_OF: Mapping[Channel, FactualAct] = {
    Channel.HOUSE_VISIT: FactualAct.VISIT,
    Channel.PHONE: FactualAct.CALL,
    Channel.MESSAGE: FactualAct.CALL,
    Channel.MAIL: FactualAct.CALL,
    Channel.LETTER: FactualAct.DELIVER,
    Channel.CARD: FactualAct.DELIVER,
    Channel.APPOINTMENT: FactualAct.OFFER_TALK,
}
"""The factual act by which somebody is approached; another way is none of the list."""

NOTHING = "paper-allows-nothing"
"""Stands in a refusal for an empty list of what may."""


class Outside(NamedTuple):
    """An act outside the role, the paper that says so, and what that paper allows instead."""

    act: StrEnum
    paper: Paper
    possible: tuple[StrEnum, ...]

    def refusal(self) -> Refused:
        """Return the refusal, with the values its sentence needs."""
        possible = list(map(str, self.possible)) or [NOTHING]
        return Refused("act-outside-role", act=self.act, paper=self.paper, possible=possible)

    def as_json(self) -> dict[str, Any]:
        """Return the act as a warning in the shape of the command line."""
        facts = {"act": str(self.act), "paper": str(self.paper), "possible": list(map(str, self.possible))}
        return {"code": "act-outside-role", **facts}


def support_outside(matrix: Matrix, task: Task, kinds: Iterable[Support]) -> Outside | None:
    """Return the first kind of support that stands open (○) in the matrix for a task, or None."""
    may = matrix.rows.get(task, frozenset())
    outside = next((kind for kind in kinds if kind not in may), None)
    return None if outside is None else Outside(outside, Paper.MATRIX, tuple(kind for kind in Support if kind in may))


def goal_outside(matrix: Matrix, task: Task, goals: Iterable[Goal]) -> Outside | None:
    """Return the first goal whose kind of support stands open in the matrix for a task, or None."""
    may = goals_within(matrix, task)
    outside = next((goal for goal in goals if goal not in may), None)
    return None if outside is None else Outside(outside, Paper.MATRIX, may)


def goals_within(matrix: Matrix, task: Task) -> tuple[Goal, ...]:
    """Return the sub-items on which a pairing for a task may work, in the order of the source."""
    may = matrix.rows.get(task, frozenset())
    return tuple(goal for kind, goals in GOALS.items() if kind in may for goal in goals)


def channel_outside(acts: Iterable[FactualAct], channel: Channel) -> Outside | None:
    """Return the act of approaching somebody in a way, where an authorisation lists other acts alone; else None.

    Args:
        acts: those of the authorisation in force; none where its list is not recorded, so that nothing can be said.
    """
    listed, act = tuple(acts), ACT_OF.get(channel)
    return None if act is None or not listed or act in listed else Outside(act, Paper.AUTHORISATION, listed)


def task_outside(organisation: Organisation, task: Task, on: date) -> Outside | None:
    """Return why an organisation's volunteers may not do a task on a day: not agreed, or not authorised; else None."""
    agreed = tuple(one for one in Task if one in organisation.tasks)
    if organisation.kind is not OrganisationKind.MUNICIPALITY:
        without = not in_force(organisation.agreements, AgreementKind.COLLABORATION, on)
        if without or task not in organisation.tasks:
            return Outside(task, Paper.COLLABORATION, () if without else agreed)
    if task in AUTHORISED_TASKS and not in_force(organisation.agreements, AgreementKind.AUTHORISATION, on):
        return Outside(task, Paper.AUTHORISATION, tuple(one for one in agreed if one not in AUTHORISED_TASKS))
    return None
