"""Sentences for refusals about files that leave the desk, and about looking back."""

from desk.locale import _


def sentences() -> dict[str, str]:
    """Return a sentence per code."""
    return {
        "password-too-short": _("Dit wachtwoord is te kort. Neem er een van ten minste {fewest} tekens."),
        "password-missing": _(
            "Een zip zonder wachtwoord is niet veilig. Geef een wachtwoord, of kies een open bestand."
        ),
        "password-file-unreadable": _("Het wachtwoord in {path} is niet te lezen. Controleer het bestand."),
        "before-memory": _("Verder terug dan {date} weet dit bureau niet meer hoe iets was. Kies een latere dag."),
        "day-in-future": _("{date} is nog niet geweest. Kies vandaag of een dag ervoor."),
        "not-there-then": _("Op {date} was dit hier niet bekend. Kies een latere dag, of kijk of het nummer klopt."),
        "plain-reason-missing": _("Vul in waarom het bestand open naar buiten gaat, of kies een zip met wachtwoord."),
    }
