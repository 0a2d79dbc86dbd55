"""Hours and expenses in words, and the sentence that warns of what is free of tax."""

from collections.abc import Mapping
from typing import Any

from desk.locale import _
from desk.locale.formats import euros, hours, short_month
from desk.locale.words import word
from schema.expenses import Against


def hours_told(quarters: int) -> str:
    """Return quarters of an hour as `6,25 uur`."""
    return _("{hours} uur").format(hours=hours(quarters))


def expense_warning(year: Mapping[str, Any]) -> str:
    """Return the sentence that warns of the amounts that are free of tax, or "" where none is near."""
    told = []
    if year["against"] != Against.WITHIN:
        amount = euros(year["expenses_cents"])
        told.append(_("{what} {state} (per jaar)").format(what=amount, state=word(year["against"])))
    for state in (Against.PASSED, Against.NEAR):
        for month in year[f"{state}_months"]:
            told.append(_("{what} {state} (per maand)").format(what=short_month(month), state=word(state)))
    if not told:
        return ""
    return "; ".join(told) + ". " + _("Overleg met wie de vergoeding betaalt voordat u meer uitkeert.")
