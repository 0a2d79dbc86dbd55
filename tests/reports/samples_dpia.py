"""Invented starting sheets for a privacy assessment: whole, with everything missing, with the longest of all."""

from dataclasses import replace

from schema.agreements import DataRole
from schema.papers import Paper
from schema.papers_dpia import DpiaPaper, PaperAccount, PaperReceiver
from schema.retention import Rule
from schema.roles import ACCOUNT_ROLES
from tests.reports.samples_people import ON, WORDY, issue

MONTHS = {str(rule): 6 for rule in Rule if rule is not Rule.ASKED}
WHOLE = DpiaPaper(
    issue("PB-2026-0001"),
    "Gemeente Voorbeeldstad",
    "fg@voorbeeldstad.example",
    "F. de Wit · 0123 456 789",
    ("Woonstichting Het Anker", "Lichtstroom"),
    (PaperReceiver("Stichting Naast Elkaar", True, DataRole.PROCESSOR, ON), PaperReceiver("Vereniging Zonder")),
    tuple(PaperAccount(f"{role} {number}", role, ON) for number, role in enumerate(ACCOUNT_ROLES)),
    MONTHS,
    6,
    35,
    10,
    frozenset({"brp-here", "second-person", "locks"}),
)
FULL: dict[str, Paper] = {"dpia-sheet": WHOLE}
MISSING: dict[str, Paper] = {"dpia-sheet": DpiaPaper(issue("PB-2026-0002"))}
LONGEST: dict[str, Paper] = {
    "dpia-sheet": replace(
        WHOLE,
        issue=issue("PB-2026-0003"),
        municipality=WORDY,
        officer=WORDY,
        coordinator=WORDY,
        partners=(WORDY,) * 20,
        receivers=(PaperReceiver(WORDY, True, DataRole.JOINT, ON), PaperReceiver(WORDY)) * 10,
        accounts=tuple(PaperAccount(WORDY, role, ON) for role in ACCOUNT_ROLES),
        conditions=frozenset({"brp-elsewhere", "one-person", "never-locks"}),
    )
}
