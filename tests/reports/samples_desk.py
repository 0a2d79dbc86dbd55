"""Invented papers of the desk and with organisations: whole, with everything missing, with the longest of all."""

from datetime import date, datetime

from schema.agreements import DataRole, FactualAct
from schema.codes import Channel, PartnerType, Support, Task
from schema.papers import AuditAnchor, Paper
from schema.papers_desk import (
    AccessPaper,
    Arrears,
    Attempt,
    CoverNotePaper,
    DestroyedLine,
    DestructionPaper,
    HandoverPaper,
    KnownPart,
    NoteLine,
    NotePart,
    Reached,
)
from schema.papers_organisations import AuthorisationPaper, ProcessingPaper
from tests.reports.samples import MUNICIPALITY, ORGANISATION
from tests.reports.samples_people import LONG_PARTY, ON, WORDY, issue

ANCHOR = AuditAnchor(10234, "5f" * 32, datetime(2026, 11, 3, 8, 12, 55))
PARTS = ("cases", "requests", "rounds", "pairings", "volunteers", "partners", "decisions")
COLUMNS = {
    "person": 6,
    "signals": 6,
    "cases": 4,
    "attempts": 5,
    "facts": 3,
    "requests": 6,
    "words": 2,
    "pairings": 6,
    "contacts": 3,
    "papers": 4,
    "changes": 3,
    "readers": 3,
    "receivers": 3,
}
"""How many columns each part of what is known has."""

FULL: dict[str, Paper] = {
    "authorisation": AuthorisationPaper(
        issue("MA-2026-0001"),
        MUNICIPALITY,
        ORGANISATION,
        "Mandaatbesluit 2026, onderdeel 4.2",
        (FactualAct.CALL, FactualAct.VISIT, FactualAct.OFFER_TALK),
        (Task.FIRST_CONTACT, Task.ENCOURAGE_APPLICATION),
        date(2026, 12, 1),
        date(2028, 11, 30),
        date(2026, 11, 20),
    ),
    "processing-annexes": ProcessingPaper(
        issue("VB-2026-0001"),
        MUNICIPALITY,
        ORGANISATION,
        "fg@voorbeeldstad.example",
        DataRole.PROCESSOR,
        date(2026, 12, 1),
        None,
        (Task.FIRST_CONTACT, Task.ADMINISTRATION),
        "tot zes maanden na het einde van de koppeling",
        "F. de Wit",
        "088 000 11 22",
    ),
    "handover": HandoverPaper(
        issue("WO-2026-0001"),
        MUNICIPALITY.name,
        "F. de Wit",
        "088 000 11 22",
        "schuldhulpverlening van de gemeente",
        ON,
        "Piet Jansen",
        "Kerkstraat 12, 1234 AB Voorbeeldstad",
        "06 0000 0000",
        "2026-0412",
        (
            Arrears(PartnerType.RENT, 145_000, date(2026, 7, 1), "Het Anker"),
            Arrears(PartnerType.ENERGY, 27_500, None, "Energie Noord"),
        ),
        (Attempt(date(2026, 10, 12), Channel.PHONE, reached=False), Attempt(ON, Channel.HOUSE_VISIT, reached=True)),
        (ON,),
        date(2026, 10, 20),
        date(2026, 10, 21),
        Task.ADMINISTRATION,
        (Support.PRACTICAL,),
        ("nl", "tr"),
        interpreter=True,
        volunteer="Ayşe Öztürk",
        two_people=True,
    ),
    "cover-note": CoverNotePaper(
        issue("VN-2026-0001"),
        ON,
        MUNICIPALITY.name,
        "F. de Wit",
        "088 000 11 22",
        "fg@voorbeeldstad.example",
        tuple(
            NotePart(name, (NoteLine(ON, "eerste contact, vandaag", "zaak 2026-0412"),) if name != "rounds" else (), 3)
            for name in PARTS
        ),
        (Reached(ORGANISATION.name, ORGANISATION.contact, ORGANISATION.phone),),
        12,
        1_034,
        87,
    ),
    "access-report": AccessPaper(
        issue("IZ-2026-0001"),
        ON,
        MUNICIPALITY.name,
        MUNICIPALITY.address,
        MUNICIPALITY.phone,
        "fg@voorbeeldstad.example",
        "Piet Jansen",
        tuple(
            KnownPart(name, ((ON, "Kerkstraat 12", True, 145_000, None, "zoals geschreven")[:count],))
            for name, count in COLUMNS.items()
        ),
    ),
    "destruction-record": DestructionPaper(
        issue("VE-2026-0001"),
        MUNICIPALITY.name,
        ON,
        "F. de Wit",
        "L. de Vries",
        (
            DestroyedLine("signal", "not-picked-up", 1_204, date(2026, 3, 1), date(2026, 4, 30)),
            DestroyedLine("case", "without-help", 87, date(2026, 2, 1), date(2026, 4, 30)),
            DestroyedLine("resident", "asked", 1),
        ),
        2,
        date(2026, 12, 8),
        ANCHOR,
    ),
}
MISSING: dict[str, Paper] = {
    "authorisation": AuthorisationPaper(issue("MA-2026-0002")),
    "processing-annexes": ProcessingPaper(issue("VB-2026-0002")),
    "handover": HandoverPaper(issue("WO-2026-0002")),
    "cover-note": CoverNotePaper(issue("VN-2026-0002"), ON, reached=(Reached("Stichting Leeg"),)),
    "access-report": AccessPaper(
        issue("IZ-2026-0002"), ON, parts=tuple(KnownPart(name, ()) for name in COLUMNS if name != "person")
    ),
    "destruction-record": DestructionPaper(issue("VE-2026-0002")),
}
LONGEST: dict[str, Paper] = {
    "authorisation": AuthorisationPaper(
        issue("MA-2026-0003"),
        LONG_PARTY,
        LONG_PARTY,
        WORDY * 3,
        tuple(FactualAct) * 3,
        tuple(Task) * 4,
        ON,
        ON,
        None,
        WORDY,
    ),
    "processing-annexes": ProcessingPaper(
        issue("VB-2026-0003"),
        LONG_PARTY,
        LONG_PARTY,
        WORDY,
        DataRole.JOINT,
        ON,
        ON,
        tuple(Task) * 4,
        WORDY * 3,
        WORDY,
        WORDY,
    ),
    "handover": HandoverPaper(
        issue("WO-2026-0003"),
        WORDY,
        WORDY,
        WORDY,
        WORDY,
        ON,
        WORDY,
        WORDY,
        WORDY,
        "2026-0412",
        (Arrears(PartnerType.CAK_OWN_CONTRIBUTION, 99_999_999, ON, WORDY),) * 40,
        tuple(Attempt(ON, channel, reached=True) for channel in Channel) * 5,
        (ON,) * 20,
        ON,
        ON,
        Task.SUPPORT_APPLICATION,
        tuple(Support),
        ("nl", "tr", "zgh"),
        volunteer=WORDY,
    ),
    "cover-note": CoverNotePaper(
        issue("VN-2026-0003"),
        ON,
        WORDY,
        WORDY,
        WORDY,
        WORDY,
        tuple(NotePart(name, (NoteLine(ON, WORDY, WORDY),) * 12, 9_999) for name in PARTS),
        (Reached(WORDY, WORDY, WORDY),) * 12,
    ),
    "access-report": AccessPaper(
        issue("IZ-2026-0003"),
        ON,
        WORDY,
        WORDY,
        WORDY,
        WORDY,
        WORDY,
        tuple(KnownPart(name, ((WORDY,) * count,) * (1 if name == "person" else 5)) for name, count in COLUMNS.items()),
    ),
    "destruction-record": DestructionPaper(
        issue("VE-2026-0003"),
        WORDY,
        ON,
        WORDY,
        WORDY,
        (DestroyedLine("volunteer", "with-help", 9_999_999, ON, ON),) * 40,
        999_999,
        ON,
        ANCHOR,
    ),
}
