"""Invented papers to print."""

from datetime import date, datetime

from schema.agreements import Notice
from schema.chain import ChainParty, Offer
from schema.codes import Channel, DayPart, Support, Task
from schema.figures import Figure, Figures
from schema.matrix import Phase
from schema.papers import (
    AgreedTask,
    AuditAnchor,
    ChainPaper,
    CollaborationPaper,
    Issue,
    Party,
    SecrecyPaper,
    VisitListPaper,
    VisitRound,
    VisitStop,
)
from schema.papers_review import ReviewAction, ReviewPaper
from schema.review import Review

ISSUE = Issue("SO-2026-0012", 1, date(2026, 11, 3))
DRAFT = Issue("SO-2026-0013", 2, date(2026, 11, 3), draft=True)
MUNICIPALITY = Party(
    "Gemeente Voorbeeldstad",
    "Raadhuisplein 1, 1234 AB Voorbeeldstad",
    "12345678",
    "mw. L. de Vries",
    "hoofd Schulddienstverlening",
    "F. de Wit",
    "088 000 11 22",
    "f.dewit@voorbeeldstad.example",
)
ORGANISATION = Party(
    "Stichting Thuisadministratie Voorbeeld",
    "Dorpsstraat 12, 1235 CD Voorbeelddorp",
    "87654321",
    "dhr. N. Bos",
    "voorzitter",
    "S. Jansen",
    "088 000 33 44",
    "contact@thuisadministratie.example",
)
ALL_KINDS = frozenset(Support)
TASKS = (
    AgreedTask(Task.FIRST_CONTACT, frozenset({Support.PRACTICAL, Support.MENTAL}), "twee bezoeken"),
    AgreedTask(Task.ADMINISTRATION, ALL_KINDS),
)
AGREEMENT = CollaborationPaper(
    ISSUE,
    MUNICIPALITY,
    ORGANISATION,
    date(2026, 12, 1),
    date(2028, 11, 30),
    TASKS,
    "VO-2026-0004",
    "MA-2026-0007",
    target_groups="huishoudens met kinderen",
    caseload=3,
    finance="subsidie 2026, volgens de beschikking",
    handover="binnen vijf werkdagen, met zijn drieën",
    feedback="elke maand, per koppeling",
    notice=Notice(3),
)
EMPTY_AGREEMENT = CollaborationPaper(DRAFT, Party("Gemeente Voorbeeldstad"), Party("Stichting Leeg"))
FORTY_TASKS = CollaborationPaper(
    ISSUE,
    MUNICIPALITY,
    ORGANISATION,
    date(2026, 12, 1),
    None,
    tuple(AgreedTask(list(Task)[place % 9], ALL_KINDS, f"afspraak {place}") for place in range(40)),
    "VO-2026-0004",
    "MA-2026-0007",
)
SECRECY = SecrecyPaper(
    Issue("GV-2026-0101", 1, date(2026, 11, 3)),
    "Gemeente Voorbeeldstad",
    "Ayşe van der Łęgowski-Öztürk",
    "Stichting Thuisadministratie Voorbeeld",
    "F. de Wit",
    "088 000 11 22",
    date(2028, 11, 2),
)


def figures(**numbers: int | tuple[int, int]) -> Figures:
    """Return figures by name: a count, or the two parts of a rate."""
    return {name: _figure(name, number) for name, number in numbers.items()}


def _figure(name: str, number: int | tuple[int, int]) -> Figure:
    if isinstance(number, int):
        return Figure(name, number, number, None, ())
    numerator, denominator = number
    return Figure(name, numerator / denominator if denominator else None, numerator, denominator, ())


REVIEW = ReviewPaper(
    Issue("MR-2026-0010", 1, date(2026, 11, 3)),
    "Gemeente Voorbeeldstad",
    Review(
        "2026-10",
        provisional=True,
        figures=figures(
            signals=1412,
            cases=320,
            single=240,
            multiple=77,
            consecutive=3,
            reached=190,
            reach_rate=(190, 310),
            acceptance_rate=(0, 0),
        ),
        with_volunteer=figures(cases=40, reach_rate=(30, 38)),
        without_volunteer=figures(cases=280, reach_rate=(160, 272)),
    ),
    actions=(
        ReviewAction("Twee vrijwilligers voor huisbezoek werven", "F. de Wit", date(2026, 12, 1)),
        ReviewAction("Overeenkomst met Stichting Voorbeeld bijstellen"),
    ),
    computed_on=date(2026, 11, 3),
    anchor=AuditAnchor(10234, "5f" * 32, datetime(2026, 11, 3, 8, 12, 55)),
)
VISIT_LIST = VisitListPaper(
    Issue("BL-2026-0003", 1, date(2026, 11, 3)),
    date(2026, 11, 3),
    "Gemeente Voorbeeldstad",
    "F. de Wit",
    "088 000 11 22",
    (
        VisitRound(
            ("Jo Bos", "Ria van den Linden"),
            Channel.HOUSE_VISIT,
            DayPart.EVENING,
            tuple(VisitStop(code, f"Kerkstraat {code}, Voorbeeldstad", "A. Kuiper") for code in range(1, 31)),
        ),
        VisitRound(("Jo Bos",), Channel.PHONE, None, (VisitStop(1, "06-12345678", "B. Smit"), VisitStop(2, ""))),
    ),
)
CHAIN = ChainPaper(
    Issue("SK-2026-0001", 1, date(2026, 11, 3)),
    date(2026, 11, 3),
    "Gemeente Voorbeeldstad",
    tuple(
        ChainParty(
            f"p{place}",
            f"Stichting Nummer {place} in Voorbeeldstad",
            Offer(
                date(2026, 1, 1),
                None,
                "helpt met post, formulieren en een overzicht van inkomsten en uitgaven",
                "huishoudens met een laag inkomen",
                tuple(Phase)[place % 3 : place % 3 + 2],
                tuple(Support)[: 1 + place % 4],
                "elke week een uur",
                "S. Jansen",
                "088 000 33 44",
                "gratis",
                "twee weken",
            ),
        )
        for place in range(10)
    ),
)
PAPERS = {
    "agreement": AGREEMENT,
    "agreement with gaps": EMPTY_AGREEMENT,
    "agreement with forty tasks": FORTY_TASKS,
    "secrecy declaration": SECRECY,
    "review": REVIEW,
    "visit list": VISIT_LIST,
    "chain overview": CHAIN,
}
