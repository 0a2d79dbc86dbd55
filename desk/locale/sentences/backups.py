"""Sentences for refusals about making, trying out and putting back backups."""

from desk.locale import _


def sentences() -> dict[str, str]:
    """Return a sentence per code."""
    return {
        "backup-damaged": _("{file} is beschadigd of niet af. Gebruik een andere reservekopie; er is niets veranderd."),
        "backup-file-other": _(
            "Op {path} staat al iets dat dit bureau niet als eigen reservekopie kan openen. Kies een andere naam."
        ),
        "backup-in-home": _(
            "Kies een plek buiten {home}, liefst op een andere schijf: raakt deze map weg, dan ook de reservekopie."
        ),
        "backup-needs-place": _("Noem een bestand, of kies met --folder een map voor de reservekopieën."),
        "backup-newer": _("Deze reservekopie is gemaakt met een nieuwere Regiedesk. Werk die eerst bij."),
        "backup-not-one": _("{file} is geen reservekopie van Regiedesk. Kies een ander bestand."),
        "backup-not-whole": _(
            "Wat in {file} zit, is niet heel ({detail}): het bureau was toen al beschadigd. Gebruik een oudere kopie."
        ),
        "backup-of-another": _("{file} is een reservekopie van een ander bureau. Kies een ander bestand."),
        "backup-place-missing": _("De map {folder} is er niet. Sluit de schijf aan, of kies een andere map."),
        "backup-wrong-key": _(
            "Deze herstelcode of sleutel past niet op {file}. Gebruik de code van de dag waarop de kopie is gemaakt."
        ),
        "recovery-too-old": _(
            "De herstelcode van dit bureau opent geen reservekopie. Maak eerst een nieuwe: desk recovery new."
        ),
    }
