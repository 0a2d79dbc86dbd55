"""Words for the weights: what each criterion measures, and what other weights do."""

from desk.locale import _
from desk.locale.words import counted


def verbs() -> dict[str, str]:
    """Return the words for what was done."""
    return {"change-weights": _("gewichten gewijzigd")}


def measures(name: str) -> str:
    """Return what a criterion measures, and what gives all of its points."""
    return {
        "kinds": _("Hoeveel van de gevraagde steun de vrijwilliger biedt. Alles: alle punten."),
        "distance": _("Hoe dichtbij zij woont. Vlakbij: alle punten; per kilometer een tiende minder."),
        "times": _("Hoeveel dagdelen beiden schikken. Drie of meer: alle punten."),
        "language": _("De taal die het eerst gevraagd is: alle punten. Een andere gevraagde taal: de helft."),
        "continuity": _("Zij werkten eerder samen, zonder dat een van beiden weigerde."),
        "wishes": _("Wil de inwoner een vrouw of een man? Is dat zo, of is er geen wens: alle punten."),
        "experience": _("Hoe vaak zij deze taak eerder afrondde. Vijf keer of meer: alle punten."),
    }[name]


def effect_told(points_kept: int, points_new: int, changes: int) -> str:
    """Return what other weights would do to the plan of today."""
    if not changes:
        return _("Het plan van vandaag blijft zoals het is.")
    told = _("Wie geholpen wordt blijft gelijk; {changed} krijgen een ander. Dat past {points} beter, zo gewogen.")
    return told.format(changed=counted.requests(changes), points=counted.points(points_new - points_kept))
