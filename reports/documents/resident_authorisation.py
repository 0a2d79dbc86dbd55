"""A resident lets one volunteer speak with named parties, about what, and until when; withdrawn any day."""

from reports.blocks import Block, Grid, Line, Sheet, Signatures, plain, strong
from reports.documents.frame import Filled, agreed, loud, signer
from reports.filling import fact, value_or_gap
from reports.texts import Text, Words, load_words
from schema.papers_people import AuthorisedParty, ResidentAuthorisationPaper

FIELDS = frozenset(
    {"municipality", "resident", "resident_address", "birth_date", "volunteer", "authorised_until"}
    | {"organisation_name", "organisation_contact", "organisation_phone"}
)
INSERTS = frozenset({"parties", "signatures"})
_ROOM = 3
"""Empty lines for who is added with a pen before signing."""


def compose(paper: ResidentAuthorisationPaper, text: Text, language: str) -> Sheet:
    """Return the authorisation as blocks in large type, with every gap in its place."""
    words = load_words(language)
    values = {
        "municipality": paper.municipality,
        "resident": paper.resident,
        "resident_address": paper.address,
        "birth_date": words.day(paper.birth_date) if paper.birth_date else "",
        "volunteer": paper.volunteer,
        "authorised_until": words.day(paper.valid_until) if paper.valid_until else "",
        "organisation_name": paper.organisation.name,
        "organisation_contact": paper.organisation.contact,
        "organisation_phone": paper.organisation.phone,
    }
    head = (
        fact("resident", "resident", values, words),
        fact("address", "resident_address", values, words),
        fact("birth_date", "birth_date", values, words),
        fact("volunteer", "volunteer", values, words),
        fact("organisation", "organisation_name", values, words),
        (words["until_day"], (value_or_gap("authorised_until", values, words),)),
    )
    signers = (
        signer(strong(words["the_resident"]), (value_or_gap("resident", values, words),), words),
        signer(strong(words["the_volunteer"]), (value_or_gap("volunteer", values, words),), words),
    )
    inserts: dict[str, tuple[Block, ...]] = {
        "parties": (_parties(paper.parties, words),),
        "signatures": (Signatures(signers),),
    }
    return agreed(paper, text, words, Filled(values, inserts), head, author=paper.municipality, large=True)


def _parties(parties: tuple[AuthorisedParty, ...], words: Words) -> Grid:
    """Return the parties, and room to add one with a pen; none yet is a gap in the first line."""
    nothing: tuple[Line, Line] = (loud((), "authorised_parties", words), loud((), "authorised_about", words))
    rows: list[tuple[Line, ...]] = [
        (plain(party.name), loud(plain(party.about), "authorised_about", words)) for party in parties
    ] or [nothing]
    room = _ROOM if len(parties) < _ROOM else 1
    return Grid((words["with_whom"], words["about_what"]), tuple(rows), shares=(45, 55), room=room)
