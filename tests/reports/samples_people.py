"""Invented papers of volunteers and residents: whole, with everything missing, and with the longest of everything."""

from dataclasses import replace
from datetime import date

from schema.codes import TIMES, Gender, PartnerType, ProofKind, Support, Task, Urgency
from schema.matrix import Goal
from schema.papers import Issue, Paper, Party
from schema.papers_people import (
    AuthorisedParty,
    CaseCardPaper,
    PairingAgreementPaper,
    ResidentAuthorisationPaper,
    ResidentLetterPaper,
    VolunteerAgreementPaper,
)
from tests.reports.samples import MUNICIPALITY, ORGANISATION

ON = date(2026, 11, 3)
WORDY = "Ąžuolė Þórðarson-Łęgowska van der Ĳsselmeer-Ğökçeoğlu Ḃṙẹḍá " + "Nguyễn-Őrsi <b>&amp; " * 4 + "😀"
"""A name with letters of every European language, markup, a sign without a letter, and more of it than fits a line."""
LONG_PARTY = Party(WORDY, WORDY, "12345678", WORDY, WORDY, WORDY, WORDY, WORDY)


def issue(number: str) -> Issue:
    """Return the first version of a number."""
    return Issue(number, 1, ON)


FULL: dict[str, Paper] = {
    "volunteer-agreement": VolunteerAgreementPaper(
        issue("VV-2026-0001"),
        MUNICIPALITY.name,
        "Ayşe Öztürk",
        ORGANISATION,
        tasks=(Task.ADMINISTRATION, Task.AFTERCARE),
        supports=(Support.PRACTICAL, Support.MENTAL),
        times=("ma-o", "do-a"),
        maximum=2,
        starts_on=date(2026, 12, 1),
        mentor="Jo Bos",
        proofs=(ProofKind.SECRECY, ProofKind.VOG, ProofKind.CONVERSATION, ProofKind.PRIVACY),
        month_cents=21_000,
        year_cents=210_000,
    ),
    "pairing-agreement": PairingAgreementPaper(
        issue("KO-2026-0001"),
        MUNICIPALITY.name,
        "Piet Jansen",
        "Ayşe Öztürk",
        ORGANISATION,
        Task.ADMINISTRATION,
        (Support.PRACTICAL, Support.ADVOCACY),
        (Goal.OVERVIEW, Goal.STABILISE, Goal.FINANCIAL_SKILLS),
        date(2026, 12, 1),
        date(2027, 11, 30),
        "elke week een uur",
        date(2026, 10, 20),
        6,
        3,
    ),
    "resident-authorisation": ResidentAuthorisationPaper(
        issue("IM-2026-0001"),
        MUNICIPALITY.name,
        "Piet Jansen",
        "Kerkstraat 12, 1234 AB Voorbeeldstad",
        date(1971, 5, 4),
        "Ayşe Öztürk",
        ORGANISATION,
        (AuthorisedParty("Woonstichting Het Anker", "de huur"), AuthorisedParty("Energie Noord", "de energie")),
        date(2027, 11, 2),
    ),
    "resident-letter": ResidentLetterPaper(
        issue("BR-2026-0001"),
        MUNICIPALITY,
        "maandag tot en met vrijdag van 9 tot 12 uur",
        "fg@voorbeeldstad.example",
        "mevrouw A. Jansen",
        "Kerkstraat 12",
        "1234 AB Voorbeeldstad",
        (PartnerType.RENT, PartnerType.ENERGY),
        (ORGANISATION.name,),
    ),
    "case-card": CaseCardPaper(
        issue("KK-2026-0001"),
        MUNICIPALITY.name,
        "F. de Wit",
        "088 000 11 22",
        "1234",
        Task.ADMINISTRATION,
        (Support.PRACTICAL,),
        ("nl", "tr"),
        interpreter=True,
        times=("ma-o", "di-m"),
        urgency=Urgency.HIGH,
        gender_wish=Gender.WOMAN,
    ),
}
MISSING: dict[str, Paper] = {
    "volunteer-agreement": VolunteerAgreementPaper(issue("VV-2026-0002")),
    "pairing-agreement": PairingAgreementPaper(issue("KO-2026-0002")),
    "resident-authorisation": ResidentAuthorisationPaper(issue("IM-2026-0002")),
    "resident-letter": ResidentLetterPaper(issue("BR-2026-0002")),
    "case-card": CaseCardPaper(issue("KK-2026-0002"), consent=False),
}
LONGEST: dict[str, Paper] = {
    "volunteer-agreement": VolunteerAgreementPaper(
        issue("VV-2026-0003"),
        WORDY,
        WORDY,
        LONG_PARTY,
        of_municipality=True,
        tasks=tuple(Task) * 5,
        supports=tuple(Support),
        times=TIMES,
        maximum=99,
        starts_on=ON,
        mentor=WORDY,
        proofs=tuple(ProofKind),
        month_cents=99_999_999,
        year_cents=99_999_999,
    ),
    "pairing-agreement": PairingAgreementPaper(
        issue("KO-2026-0003"),
        WORDY,
        WORDY,
        WORDY,
        LONG_PARTY,
        Task.SUPPORT_TRAJECTORY,
        tuple(Support),
        tuple(Goal),
        None,
        None,
        WORDY * 3,
        ON,
        6,
        3,
    ),
    "resident-authorisation": ResidentAuthorisationPaper(
        issue("IM-2026-0003"),
        WORDY,
        WORDY,
        WORDY,
        ON,
        WORDY,
        LONG_PARTY,
        (AuthorisedParty(WORDY, WORDY * 3),) * 40,
        ON,
    ),
    "resident-letter": ResidentLetterPaper(
        issue("BR-2026-0003"),
        LONG_PARTY,
        WORDY,
        WORDY,
        WORDY,
        WORDY,
        WORDY,
        tuple(PartnerType),
        (WORDY,) * 12,
    ),
    "case-card": replace(
        FULL["case-card"],  # type: ignore[type-var]
        municipality=WORDY,
        coordinator=WORDY,
        coordinator_phone=WORDY,
        supports=tuple(Support),
        languages=("nl", "tr", "ti", "uk", "zgh", "xx"),
        times=TIMES,
    ),
}
