"""Short words for narrow places: kinds of support in a column, parts of the week in a grid."""

from collections.abc import Iterable

from desk.locale import _


def supports(kinds: Iterable[str]) -> str:
    """Return kinds of support as `praktisch, gedrag`."""
    names = {"praktisch": _("praktisch"), "mentaal": _("mentaal"), "gedrag": _("gedrag"), "belangen": _("belangen")}
    return ", ".join(names[kind] for kind in kinds if kind)


def weekdays() -> dict[str, str]:
    """Return the days of the week by their code, two letters each."""
    return {"ma": _("ma"), "di": _("di"), "wo": _("wo"), "do": _("do"), "vr": _("vr"), "za": _("za"), "zo": _("zo")}


def parts_of_day() -> dict[str, str]:
    """Return the parts of a day by their code."""
    return {"o": _("ochtend"), "m": _("middag"), "a": _("avond")}


def part_of_week(code: str) -> str:
    """Return a part of the week, `di-a`, as `di avond`."""
    day, _mark, part = code.partition("-")
    return f"{weekdays()[day]} {parts_of_day()[part]}"
