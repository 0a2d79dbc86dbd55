"""What a note had better not hold, said under it while it is typed, each with a neutral wording."""

from collections.abc import Iterable, Mapping
from typing import Any

from desk.locale import _
from schema.privacy_lint import Finding, Risk, findings


def finding_told(found: Finding) -> str:
    """Return one finding as a sentence: the words, what they may be, and what could stand there."""
    told = {
        Risk.BSN: _("‘{phrase}’ lijkt een BSN. Laat het weg: het bureau heeft het niet nodig."),
        Risk.IBAN: _("‘{phrase}’ is een rekeningnummer. Laat het weg, of schrijf: ‘rekening bij mevrouw bekend’."),
        Risk.HEALTH: _("‘{phrase}’ zegt iets over gezondheid. Schrijf wat het betekent: ‘kan nu kort praten’."),
        Risk.NAME: _("‘{phrase}’ noemt een ander bij naam. Schrijf alleen wie het is: ‘een familielid’."),
        Risk.AMOUNT: _("‘{phrase}’ is een precies bedrag. Schrijf: ‘een achterstand’."),
    }
    return told[found.risk].format(phrase=found.phrase)


def advise_note(note: str, form: Mapping[str, Any], *, own: Iterable[str] = (), handout: bool = False) -> str:
    """Return what is to be thought of about a note, a line each; it is only read here, and may be kept as it is.

    Args:
        own: the surnames of whom it is about, where they are known.
        handout: a volunteer takes it along.
    """
    return "\n".join(dict.fromkeys(map(finding_told, findings(note, own=own, handout=handout))))
