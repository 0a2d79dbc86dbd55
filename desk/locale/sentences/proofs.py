"""Sentences about proofs: their dates and scans, taking one back, and which task asks which."""

from desk.locale import _


def sentences() -> dict[str, str]:
    """Return the sentence of each refusal code."""
    return {
        "months-unreadable": _(
            "{value} is geen geldigheid. Schrijf een aantal maanden (1 tot {most}), none voor ‘blijft geldig’ of off "
            "voor ‘niet gevraagd’."
        ),
        "proof-already-corrected": _("Dit bewijs is al teruggenomen op {date}. Er is niets veranderd."),
        "proof-before-training": _(
            "{date} ligt voor de eerste dag van deze training ({earliest}). Kies een dag vanaf {earliest}."
        ),
        "requirement-counted": _(
            "Deze eisen golden al op {date} en blijven dus staan. Leg vast wat vanaf vandaag moet gelden."
        ),
        "requirement-in-past": _(
            "{date} is al voorbij, en wat toen gold blijft gelden voor die dag. Kies een dag vanaf vandaag."
        ),
        "requirement-same": _("Op {date} geldt dit al. Er is niets veranderd."),
        "scan-already-there": _(
            "Bij dit bewijs is al een scan vastgelegd. Klopt die niet, neem het bewijs dan terug en leg het nieuw vast."
        ),
        "scan-not-there": _("Bij dit bewijs is geen scan vastgelegd. Leg die eerst vast."),
        "seen-is-for-vog": _("Alleen van een VOG leggen we vast wie die zag. Laat --seen-on en --seen-by weg."),
        "vog-no-copy": _("Van een VOG bewaren we geen kopie. Leg vast wie de VOG zag, wanneer, en het nummer ervan."),
    }
