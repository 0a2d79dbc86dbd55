"""Words for the figures of the monthly review, for what they may be told apart by, and for parts of them."""

from collections.abc import Collection

from desk.locale import _, ngettext
from desk.locale.formats import count, decimal, hours
from schema.expenses import QUARTERS
from schema.figures import Measure

_PARTED = ("overrides", "pairings_stopped_early", "refusals")


def figures() -> dict[str, str]:
    """Return the words for the figures about pairings, volunteers and partners."""
    return {
        "requests": _("nieuwe hulpvragen"),
        "days_to_pairing": _("dagen van vraag tot koppeling"),
        "pairings_stopped_early": _("eerder gestopte koppelingen"),
        "checkins_on_time": _("voortgangsgesprekken op tijd"),
        "hours": _("uren van vrijwilligers"),
        "volunteers_in": _("vrijwilligers erbij"),
        "volunteers_out": _("vrijwilligers weg"),
        "feedback_on_time": _("terugkoppeling op tijd"),
        "refusals": _("weigeringen"),
    }


def dimensions() -> dict[str, str]:
    """Return the words for what the figures may be told apart by."""
    return {
        "by-partner": _("per partner"),
        "by-channel": _("per kanaal"),
        "by-area": _("per gebied"),
        "by-language": _("per taal"),
        "by-task": _("per taak"),
        "by-organisation": _("per organisatie"),
    }


def measured(value: float | None, measure: Measure) -> str:
    """Return what was counted or measured: `12`, `9,5 dagen`, `120 uur`; `–` where there was nothing to measure."""
    if value is None:
        return "–"
    if measure is Measure.NUMBER:
        return count(int(value))
    whole = value == int(value)
    if measure is Measure.HOURS:
        return _("{hours} uur").format(hours=hours(round(value * QUARTERS)))
    told = count(int(value)) if whole else decimal(value)
    return ngettext("{n} dag", "{n} dagen", int(value) if whole else 2).format(n=told)


def about_what_is_left(names: Collection[str]) -> str:
    """Return that records of a month are destroyed since, and which of its figures tell of what is left."""
    from desk.locale.words import word

    told = ngettext(
        "Van deze maand zijn dossiers vernietigd; dit cijfer gaat over wat er nog is: {names}.",
        "Van deze maand zijn dossiers vernietigd; deze cijfers gaan over wat er nog is: {names}.",
        len(names),
    )
    return told.format(names=", ".join(map(word, names)))


def groups_of_what_is_left() -> str:
    """Return that records of a month are destroyed since, which no group counts any more."""
    return _("Van deze maand zijn dossiers vernietigd; uitgesplitst telt alleen mee wat er nog is.")


def part_of(figure: str) -> tuple[str, str]:
    """Return the figure a name is a part of, with the part; a whole figure has the part ""."""
    for name in _PARTED:
        if figure.startswith(f"{name}_"):
            return name, figure.removeprefix(f"{name}_")
    return figure, ""


def part_word(figure: str, part: str) -> str:
    """Return what a reader calls a part of a figure."""
    from desk.locale.words import word
    from desk.locale.words.choosing import preference

    return preference(part) if figure == "overrides" else word(part)
