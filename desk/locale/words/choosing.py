"""Words for why two were paired: what was passed over, how it came about, and the fact behind each criterion."""

from collections.abc import Mapping, Sequence
from typing import Any

from desk.locale import _, ngettext
from desk.locale.formats import decimal
from desk.locale.short import part_of_week, supports
from desk.locale.words import counted, word
from desk.locale.words.judging import criterion
from schema.basis import PLAN, Way


def preference(name: str) -> str:
    """Return the word for a soft preference that a choice may pass over."""
    return _("het plan") if name == PLAN else criterion(name)


def preferences(names: Sequence[str]) -> str:
    """Return the words for several soft preferences."""
    return ", ".join(map(preference, names))


def way(code: str) -> str:
    """Return how a pairing came about."""
    return {
        Way.CHOICE: _("gekozen uit de kandidaten"),
        Way.PLAN: _("volgens het plan"),
        Way.SWAP: _("gewisseld in het plan"),
        Way.SUCCESSOR: _("de volgende na uitval"),
    }[Way(code)]


def choice_told(file: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return how two came together and who was passed over, from a pairing's file with a basis, as labels and texts."""
    basis = file["basis"]
    place = ""
    if basis["place"] is not None:
        place = _(", plaats {place} van {n}").format(place=basis["place"], n=basis["candidates"])
    told = [(_("hoe"), way(basis["way"]) + place), (_("weging"), _("versie {n}").format(n=file["weights_version"]))]
    if other := basis["instead"]:
        name = other["name"] or _("iemand die dit bureau niet meer kent")
        told.append((_("niet gekozen"), f"{name}, {counted.points(other['points'])}"))
    if file["overridden"]:
        told.append((_("ging voor op"), preferences(file["overridden"])))
    return told


def times_word(parts: Sequence[str], most: int = 3) -> str:
    """Return parts of the week, such as `di avond, do middag`; of more than `most` the first."""
    told = [part_of_week(part) for part in parts if part]
    return ", ".join(told[:most]) + (f" +{len(told) - most}" if len(told) > most else "")


def fact_words(facts: Mapping[str, Any], asked: Mapping[str, Any], parts: Mapping[str, int]) -> dict[str, str]:
    """Return per criterion the fact behind its points (`desk.pairings.comparing.Comparison.facts`).

    Args:
        asked: what the request asks for: `languages`, and whether there are `times`.
        parts: the points per criterion.
    """
    first = bool(asked["languages"]) and facts["language"] == asked["languages"][0]
    language = _("{language}, eerste taal") if first else _("{language}, niet de eerste taal")
    without = _("alleen met tolk") if asked["languages"] else _("geen taal gevraagd")
    return {
        "kinds": supports(facts["kinds"]) or _("niets van wat gevraagd is"),
        "distance": distance_word(facts["metres"], facts["signs"]),
        "times": times_word(facts["times"]) or (_("geen tijd gemeen") if asked["times"] else _("geen tijden gevraagd")),
        "language": language.format(language=facts["language"]) if facts["language"] else without,
        "continuity": _("eerder samen") if facts["known"] else _("nog niet samen"),
        "wishes": _wish(facts["wish"], met=bool(parts["wishes"])),
        "experience": _experience(facts["ended"]),
    }


def distance_word(metres: int | None, signs: int) -> str:
    """Return how far apart two live: in kilometres, or by the signs their postcodes share."""
    if metres is not None:
        return _("{km} km").format(km=decimal(metres / 1000))
    near = {6: _("zelfde postcode"), 5: _("zelfde wijk"), 4: _("zelfde wijk"), 3: _("in de buurt"), 2: _("in de regio")}
    return near.get(signs, _("ver weg"))


def _wish(wish: str | None, *, met: bool) -> str:
    if wish is None:
        return _("geen wens")
    return word(wish) if met else _("wens: {gender}").format(gender=word(wish))


def _experience(ended: int) -> str:
    told = ngettext("{n} keer deze taak", "{n} keer deze taak", ended)
    return told.format(n=ended) if ended else _("nog niet deze taak")
