"""Sentences about a case: its safety block and its referral."""

from desk.locale import _


def sentences() -> dict[str, str]:
    """Return the sentence of each refusal code."""
    return {
        "block-over": _("Deze uitsluiting eindigde al op {date}. Er is niets veranderd."),
        "not-blocked": _("Dit adres staat vandaag niet op de uitsluitingslijst. Er is niets om af te halen."),
        "no-open-referral": _("Op zaak {number} wacht geen verwijzing op antwoord. Leg eerst vast naar wie (--to)."),
        "one-of-two": _("Noem een van beide: {one} of {other}."),
    }
