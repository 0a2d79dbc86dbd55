"""Printing: tagged, validated agreements per second."""

from datetime import date
from time import perf_counter

from reports.printing import render
from schema.codes import Support, Task
from schema.papers import AgreedTask, CollaborationPaper, Issue, Party
from tests.bench.printing_many import measured

_COUNT = 30
_FEW, _MANY = 300, 1_000


def run() -> list[tuple[str, str]]:
    """Print one agreement many times, after a first one that loads the fonts."""
    tasks = tuple(AgreedTask(task, frozenset(Support)) for task in Task)
    party = Party("Gemeente Voorbeeldstad", "Plein 1", "90000000", "F. de Wit", "coördinator", "F. de Wit", "0999", "x")
    paper = CollaborationPaper(Issue("SO-2026-0001", 1, date(2026, 11, 3)), party, party, date(2026, 1, 1), None, tasks)
    render(paper, "nl")
    start = perf_counter()
    pages = sum(render(paper, "nl").pages for _turn in range(_COUNT)) // _COUNT
    rate = _COUNT / (perf_counter() - start)
    few, many = measured(_FEW), measured(_MANY)
    return [
        ("tagged, validated collaboration agreements (goal ≥ 12 a second)", f"{rate:.1f} a second, {pages} pages each"),
        (
            f"{_MANY} declarations from the desk into a folder and into one PDF to print",
            f"{many['rate']:.1f} a second, {many['megabytes']:.0f} MB at most ({_FEW}: {few['megabytes']:.0f} MB)",
        ),
    ]
