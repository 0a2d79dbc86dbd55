"""Words for the work itself: tasks, states, what is due, the faults of a file."""

from desk.locale import _


def tasks() -> dict[str, str]:
    """Return the words for tasks and kinds of support."""
    return {
        "eerste-contact": _("eerste contact"),
        "preventie": _("preventie"),
        "aanmelden-stimuleren": _("stimuleren aanmelden"),
        "aanvraag-ondersteunen": _("ondersteunen aanvraag"),
        "administratie": _("administratie op orde"),
        "buddy-shv": _("maatje bij schuldhulp"),
        "hercontrole": _("hercontrole"),
        "begeleiding": _("begeleidingstraject"),
        "nazorg": _("nazorg"),
        "praktisch": _("praktische steun"),
        "mentaal": _("mentale steun"),
        "gedrag": _("gedragsverandering"),
        "belangen": _("belangenbehartiging"),
    }


def states() -> dict[str, str]:
    """Return the words for states and kinds of things."""
    return {
        "single": _("enkelvoudig"),
        "multiple": _("meervoudig"),
        "consecutive": _("opeenvolgend"),
        "open": _("open"),
        "closed": _("gesloten"),
        "proposed": _("voorgesteld"),
        "introduced": _("kennisgemaakt"),
        "agreed": _("akkoord"),
        "running": _("loopt"),
        "ended": _("afgerond"),
        "refused": _("geweigerd"),
        "waiting": _("wacht"),
        "paired": _("gekoppeld"),
        "withdrawn": _("ingetrokken"),
        "valid": _("geldig"),
        "expired": _("verlopen"),
        "missing": _("ontbreekt"),
        "active": _("actief"),
        "inactive": _("niet actief"),
        "collaboration": _("samenwerkingsovereenkomst"),
        "processing": _("verwerkersovereenkomst"),
        "authorisation": _("machtiging"),
        "first-contact": _("eerste contactpoging"),
        "first-talk": _("eerste gesprek"),
        "end-of-supply": _("einde levering"),
        "living-here": _("woont hier"),
        "moved": _("verhuisd"),
        "deceased": _("overleden"),
        "resident": _("inwoner"),
        "volunteer": _("vrijwilliger"),
        "coordinator": _("coördinator"),
        "new-signal": _("nieuw signaal"),
        "in-force": _("van kracht"),
        "planned": _("nog niet begonnen"),
        "replaced": _("vervangen"),
        "stopped": _("gestopt"),
        "not-asked": _("niet nodig"),
        "gemeente": _("gemeente"),
        "vrijwilligersorganisatie": _("vrijwilligersorganisatie"),
        "anders": _("anders"),
        "man": _("man"),
        "vrouw": _("vrouw"),
        "onbekend": _("onbekend"),
    }


def dues() -> dict[str, str]:
    """Return the words for what asks for attention."""
    return {
        "checkin-due": _("voortgangsgesprek"),
        "aftercare-due": _("nazorggesprek"),
        "silence": _("al een tijd geen contact"),
        "waiting-crisis": _("wacht, met spoed"),
        "crisis": _("crisis"),
        "pause-ends": _("incassopauze eindigt"),
        "persons": _("meer personen"),
        "feedback-accepted": _("hulp aanvaard, partner weet het niet"),
        "feedback-due": _("terugkoppelen"),
        "action": _("actie"),
        "proof-expires": _("bewijs verloopt"),
        "proof-expires-30": _("bewijs verloopt binnen een maand"),
        "proof-expires-7": _("bewijs verloopt binnen een week"),
        "agreement-ends": _("overeenkomst loopt af"),
    }


def feedback_lines() -> dict[str, str]:
    """Return the words for what a line of feedback is to its partner."""
    return {
        "line-new": _("nieuw"),
        "line-unchanged": _("al verteld"),
        "line-correction": _("correctie"),
    }


def faults() -> dict[str, str]:
    """Return the words for what is wrong with a row of a file."""
    return {
        "unreadable": _("niet leesbaar"),
        "unknown": _("onbekend"),
        "out-of-range": _("buiten de grenzen"),
        "future": _("ligt in de toekomst"),
        "after-signal-date": _("ligt na de signaaldatum"),
        "too-many-cells": _("meer cellen dan kolomkoppen"),
        "ignored-column": _("kolom niet herkend"),
        "tasks-by-agreement": _("zonder gevolg: de overeenkomst noemt de taken"),
        "case-elsewhere": _("deze zaak is op een ander adres; kijk of het de goede zaak is"),
        "read-before": _("dit bestand is eerder gelezen: het zet oude gegevens terug"),
        "other-municipality": _("levering voor een andere gemeente"),
    }
