"""Words for holding figures against each other: two groups of cases, and the national monitor."""

from desk.locale import _, ngettext
from desk.locale.formats import count
from schema.review_comparison import Difference, Trait


def difference(told: Difference) -> str:
    """Return in a sentence on what cases with and without a volunteer differ too much to compare."""
    from desk.locale.words import word

    if told.trait is Trait.FEW:
        least = int(min(told.with_volunteer, told.without_volunteer))
        few = ngettext(
            "Een van de groepen telt maar {n} zaak: te weinig om te vergelijken.",
            "Een van de groepen telt maar {n} zaken: te weinig om te vergelijken.",
            least,
        )
        return few.format(n=count(least))
    what = {
        Trait.URGENCY: _("spoed"),
        Trait.KIND: word(told.value),
        Trait.AREA: _("postcode {area}").format(area=told.value),
    }[told.trait]
    trait = {Trait.URGENCY: _("spoed"), Trait.KIND: _("soort zaak"), Trait.AREA: _("gebied")}[told.trait]
    sentence = _("De groepen verschillen te veel in {trait}: met vrijwilliger {part} {what}, zonder {other}.")
    parts = {"part": percent(told.with_volunteer), "other": percent(told.without_volunteer)}
    return sentence.format(trait=trait, what=what, **parts)


def percent(part: float) -> str:
    """Return a part of 1 in whole percents."""
    return f"{part:.0%}".replace("%", " %")


def how_known(known: str) -> str:
    """Return how a value of the national monitor was come by; nothing where it stands so in the source."""
    return {
        "about": _("ongeveer"),
        "computed": _("berekend"),
        "half-year": _("eerste halfjaar"),
        "not-found": _("niet gevonden"),
    }.get(known, "")
