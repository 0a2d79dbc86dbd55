"""What is wrong with what was typed about a volunteer, in one sentence each."""

from desk.locale import _
from schema.values import (
    Fault,
    read_area,
    read_conflicts,
    read_house_number,
    read_languages,
    read_postcode,
    read_whole,
)


def bars(typed: str) -> str:
    """Return a list with commas as files write it, with bars."""
    return typed.replace(",", "|").replace(";", "|")


def postcode_fault(typed: str) -> str:
    """Return the sentence that says what is wrong with a postcode as typed, or ""."""
    return _("Dit is geen postcode. Schrijf 1234 AB.") if isinstance(read_postcode(typed), Fault) else ""


def house_fault(typed: str) -> str:
    """Return the sentence that says what is wrong with a house number as typed, or ""."""
    return _("Dit is geen huisnummer. Schrijf 12 of 12A.") if isinstance(read_house_number(typed), Fault) else ""


def languages_fault(typed: str) -> str:
    """Return the sentence that says what is wrong with languages as typed, or ""."""
    wrong = isinstance(read_languages(bars(typed)), Fault)
    return _("Schrijf talen als code van twee letters, met komma’s: nl, tr, ar.") if wrong else ""


def whole_fault(typed: str) -> str:
    """Return the sentence that says what is wrong with a whole number as typed, or ""."""
    return _("Schrijf een getal van 0 tot 99, of niets.") if isinstance(read_whole(typed), Fault) else ""


def area_fault(typed: str) -> str:
    """Return the sentence that says what is wrong with an area as typed, or ""."""
    wrong = isinstance(read_area(bars(typed)), Fault)
    return _("Schrijf beginnen van postcodes met komma’s: 1234, 12.") if wrong else ""


def conflicts_fault(typed: str) -> str:
    """Return the sentence that says what is wrong with a conflict list as typed, or ""."""
    wrong = isinstance(read_conflicts(bars(typed)), Fault)
    return _("Een van de postcodes klopt niet. Schrijf 1234 AB, of een naam.") if wrong else ""
