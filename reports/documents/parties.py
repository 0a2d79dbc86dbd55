"""What the papers between the municipality and an organisation share: both parties, their term, where they sign."""

from collections.abc import Mapping
from dataclasses import fields as fields_of
from datetime import date

from reports.blocks import Line, Signatures, Signer
from reports.filling import Values, fact, fill
from reports.texts import Words
from schema.papers import Party

SIDES = ("municipality", "organisation")
PARTY_FIELDS = frozenset(f"{side}_{field.name}" for side in SIDES for field in fields_of(Party))


def party_values(municipality: Party, organisation: Party) -> Mapping[str, str]:
    """Return the facts of both parties by the names a text knows them by."""
    return {
        f"{side}_{field.name}": getattr(party, field.name)
        for side, party in zip(SIDES, (municipality, organisation), strict=True)
        for field in fields_of(Party)
    }


def term_end(last: date | None, words: Words) -> str:
    """Return until when an agreement counts, in words."""
    return words["until"].format(date=words.day(last)) if last else words["until_notice"]


def party_facts(values: Values, words: Words) -> tuple[tuple[str, Line], ...]:
    """Return who the parties are and how long it counts, as rows of facts."""
    return (
        fact("municipality", "municipality_name", values, words),
        fact("organisation", "organisation_name", values, words),
        (words["term"], fill("{in_force_from} {term_end}", values, words)),
    )


def signatures(values: Values, words: Words) -> Signatures:
    """Return the places where both parties sign."""
    return Signatures(tuple(_signer(side, values, words) for side in SIDES))


def _signer(side: str, values: Values, words: Words) -> Signer:
    named = f"{{{side}_signs_as}}" if values[f"{side}_signs_as"].strip() else f"{{{side}_name}}"
    return Signer(
        fill(words["sign_for"].format(party=named), values, words),
        (
            fact("sign_name", f"{side}_representative", values, words),
            fact("sign_function", f"{side}_function", values, words),
            (words["sign_place"], ()),
            (words["sign_date"], ()),
        ),
        words["signature"],
    )
