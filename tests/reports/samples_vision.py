"""Invented papers of the vision track: half way, before the first round, with the longest of all."""

from dataclasses import replace
from datetime import date

from schema.codes import Support, Task
from schema.coverage import Helper, Offering, coverage
from schema.matrix import DEFAULT_MATRIX, Phase
from schema.papers import Paper
from schema.papers_review import ReviewAction
from schema.papers_vision import PaperStep, VisionPaper
from schema.vision import Milestone, MunicipalRole, Question, RouteRole, Step, StepStatus
from tests.reports.samples_people import ON, WORDY, issue

HELPERS = (
    Helper("Stichting Naast Elkaar", frozenset({Task.BUDDY, Task.PREVENTION}), frozenset({Task.AFTERCARE})),
    Helper("Vereniging Thuisadministratie", frozenset({Task.ADMINISTRATION}), frozenset()),
)
SHOP = Offering("Rechtswinkel Voorbeeldstad", (Phase.DEBT_ASSISTANCE,), (Support.ADVOCACY,))
COVERED = coverage(HELPERS, (SHOP,), DEFAULT_MATRIX)
ROUTE = (Milestone.IN_VIEW.value, RouteRole.PROFESSIONAL.value)
WHOLE = VisionPaper(
    issue("VA-2026-0001"),
    ON,
    "Gemeente Voorbeeldstad",
    2,
    "Wij helpen samen, vroeg en dichtbij, en niemand wordt losgelaten voordat er een opvolger is.",
    True,
    tuple(
        PaperStep(step, StepStatus.DONE, "F. de Wit", "Elf partijen in beeld.", MunicipalRole.DIRECTOR, ROUTE)
        for step in Step
    ),
    tuple((question, ("De overdracht valt weg.",)) for question in Question),
    COVERED,
    tuple(ReviewAction(f"Actie nummer {number}", "F. de Wit", date(2026, 12, number)) for number in range(1, 9)),
)

FULL: dict[str, Paper] = {"vision-plan": WHOLE}
MISSING: dict[str, Paper] = {"vision-plan": VisionPaper(issue("VA-2026-0002"), ON)}
LONGEST: dict[str, Paper] = {
    "vision-plan": replace(
        WHOLE,
        issue=issue("VA-2026-0003"),
        municipality=WORDY,
        vision=WORDY * 10,
        steps=tuple(PaperStep(step, StepStatus.DONE, WORDY, WORDY * 5, MunicipalRole.DIRECTOR, ROUTE) for step in Step),
        answers=tuple((question, (WORDY,) * 5) for question in Question),
        coverage=coverage(
            [Helper(f"{n} {WORDY}", frozenset(Task), frozenset()) for n in range(30)], (), DEFAULT_MATRIX
        ),
        actions=(ReviewAction(WORDY, WORDY, ON),) * 40,
    )
}
