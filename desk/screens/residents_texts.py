"""A case as a row of the list, and its place and term in words."""

from collections.abc import Mapping
from datetime import date
from textwrap import shorten
from typing import Any

from desk.locale import _
from desk.locale.formats import whole_euros
from desk.locale.words import word
from desk.signals.attention import term_left, told_left
from desk.signals.tray_words import why_in_words
from desk.widgets.list_rows import Cell, Column, Row
from schema.settings import Settings

_LONGEST_RESULT = 24
"""Signs of a result in the list; the pane shows it whole."""
SOON = 7
"""Calendar or working days before its last day from which a term stands out."""


def case_columns(wide: bool, *, tray: bool = False) -> list[Column]:
    """Return the columns of the list of cases; where room is scarce without the kind, in a tray without the address."""
    where = [] if tray else [Column(_("adres"))]
    kind = [Column(_("soort"), kept=True)] if wide else []
    amount = Column(_("bedrag"), right=True, kept=True)
    why = [Column(_("waarom hier"))] if tray else []
    return [
        Column(_("wie")),
        *where,
        *kind,
        amount,
        Column(_("status"), kept=True),
        Column(_("termijn"), kept=True),
        *why,
    ]


def case_row(case: Mapping[str, Any], on: date, settings: Settings, wide: bool, *, tray: bool = False) -> Row:
    """Return a case as a row: who, where, what kind, how much, what it waits for and how long that may take."""
    state, left, tone = Cell(word(case["status"])), "", ""
    if case["status"] == "closed":
        left = shorten(case["result"] or "", _LONGEST_RESULT, placeholder="…")
    elif case["due_on"]:
        found = term_left(case, on, settings)
        state = Cell(_("crisis"), "error") if case["crisis"] else Cell(_waits_for(case["due_kind"]))
        left = told_left(case, on, settings)
        tone = term_tone(found.days, found.overdue)
    where = [] if tray else [place(case)]
    kind = [word(case["kind"])] if wide else []
    why = [why_in_words(case["why"])] if tray else []
    amount = whole_euros(case["amount_cents"]) if case["amount_cents"] else "–"
    return Row(case["id"], [who(case), *where, *kind, amount, state, Cell(left, tone), *why])


def _waits_for(term: str) -> str:
    return {"first-contact": _("contact"), "first-talk": _("gesprek"), "end-of-supply": _("levering")}[term]


def term_tone(days: int, overdue: bool) -> str:
    """Return the tone of a term with so many days left or past."""
    return "error" if overdue else "warning" if days <= SOON else ""


def who(case: Mapping[str, Any]) -> str:
    """Return the names on a case, or its number where no signal bears one."""
    return case.get("name") or _("zaak {number}").format(number=case["number"])


def place(address: Mapping[str, Any]) -> str:
    """Return street and house number; the postcode where the street is not known."""
    number = address["house_number"] if "house_number" in address else address["number"]
    door = " ".join(str(part) for part in (number, address["addition"]) if part)
    return f"{address['street'] or address['postcode']} {door}"


def whole_place(address: Mapping[str, Any]) -> str:
    """Return street and house number, postcode and town; each that is known, once."""
    area = [address["postcode"]] if address["street"] else []
    return ", ".join(filter(None, [place(address), " ".join([*area, *filter(None, [address["place"]])])]))
