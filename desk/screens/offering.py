"""The papers that fit what is under the cursor: choose one, and print it."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from desk.clock import today
from desk.documents.whom import people_of
from desk.locale import _
from desk.locale.words import word
from desk.screens.area import AreaScreen
from desk.screens.printing import print_document
from desk.signals.finding import find_case, residents_of
from desk.store.store import Store
from desk.widgets.picking import AllChoices

_OF_A_KIND: Mapping[str, Sequence[str]] = {
    "organisation": ("collaboration-agreement", "authorisation", "processing-annexes"),
    "volunteer": ("secrecy-declaration", "volunteer-agreement"),
    "pairing": ("pairing-agreement", "resident-authorisation"),
    "request": ("case-card",),
    "day": ("visit-list", "cover-note", "chain-overview", "vision-plan", "destruction-record", "dpia-sheet"),
}
"""The documents about one record, in the order in which they are asked for."""
_OF_A_PERSON = ("resident-letter", "handover")
"""The documents about one of the people of a case."""


class Offered(NamedTuple):
    """A paper that can be printed here."""

    document: str
    subject: str
    about: str
    """How the proposed name of the file speaks of the subject."""
    label: str


def papers_about(kind: str, subject: str, about: str) -> list[Offered]:
    """Return the papers about one record."""
    return [Offered(document, subject, about, word(document)) for document in _OF_A_KIND[kind]]


def papers_of_the_day() -> list[Offered]:
    """Return the papers that are about no record: of today, and of the desk itself."""
    day = today().isoformat()
    subjects = {document: document for document in ("chain-overview", "vision-plan", "dpia-sheet")}
    return [Offered(document, subjects.get(document, day), day, word(document)) for document in _OF_A_KIND["day"]]


def papers_of_case(store: Store, case: str) -> list[Offered]:
    """Return the papers about a case (id): for each person who is named a letter, a hand-over and what is known."""
    number, people = find_case(store, case)["number"], people_of(store, case)
    several = len(people) > 1
    found = [
        Offered(document, subject, number, _labelled(document, name if several else ""))
        for document in _OF_A_PERSON
        for subject, name in people
    ]
    known = zip(residents_of(store, case), people, strict=False)
    access = "access-report"
    found += [
        Offered(access, row["id"], number, _labelled(access, name if several else "")) for row, (_s, name) in known
    ]
    return found


def offer_papers(screen: AreaScreen, papers: Sequence[Offered]) -> None:
    """Let one of the papers be chosen, and print it; of one paper there is nothing to choose."""

    def chosen(place: str | None) -> None:
        if place is not None:
            paper = papers[int(place)]
            print_document(screen, paper.document, paper.subject, paper.about)

    if len(papers) == 1:
        chosen("0")
    else:
        choices = [(str(place), paper.label) for place, paper in enumerate(papers)]
        screen.app.push_screen(AllChoices(_("Print welk papier?"), choices, None), chosen)


def _labelled(document: str, name: str) -> str:
    return f"{word(document)} · {name}" if name else word(document)
