"""What a resident, a volunteer and the organisation agree for one pairing, in plain words (domain.md 5.7)."""

from reports.blocks import BULLET, Block, Line, Listing, Paragraph, Sheet, Signatures, Signer, plain, strong
from reports.documents.frame import Filled, agreed, loud, signer
from reports.filling import Values, fact, fill, value_or_gap
from reports.texts import Text, Words, load_words
from schema.codes import Support, Task
from schema.papers_people import PairingAgreementPaper

FIELDS = frozenset(
    {"municipality", "resident", "volunteer", "organisation_name", "organisation_contact", "organisation_phone"}
    | {"organisation_representative", "tasks", "supports", "rhythm", "starts_on", "lasts_until", "consent_on"}
    | {"checkin_weeks", "checkin_months"}
)
INSERTS = frozenset({"goals", "signatures"})
CONDITIONS = frozenset({"started", "not-started", "lasts", "advocacy", "professional"})


def compose(paper: PairingAgreementPaper, text: Text, language: str) -> Sheet:
    """Return the agreement as blocks in large type, with every gap in its place."""
    words = load_words(language)
    organisation = paper.organisation
    values = {
        "municipality": paper.municipality,
        "resident": paper.resident,
        "volunteer": paper.volunteer,
        "second": paper.second,
        "organisation_name": organisation.name,
        "organisation_contact": organisation.contact,
        "organisation_phone": organisation.phone,
        "organisation_representative": organisation.representative,
        "tasks": words.inside("tasks", paper.task) if paper.task else "",
        "supports": words.listed([words.of("supports", kind).lower() for kind in paper.supports]),
        "rhythm": paper.rhythm,
        "starts_on": words.day(paper.starts_on) if paper.starts_on else "",
        "lasts_until": words.day(paper.lasts_until) if paper.lasts_until else "",
        "consent_on": words.day(paper.consent_on) if paper.consent_on else "",
        "checkin_weeks": str(paper.checkin_weeks),
        "checkin_months": str(paper.checkin_months),
    }
    head = (
        fact("resident", "resident", values, words),
        fact("volunteer", "volunteer", values, words),
        *((fact("goes_along", "second", values, words),) if paper.second else ()),
        fact("organisation", "organisation_name", values, words),
    )
    inserts: dict[str, tuple[Block, ...]] = {
        "goals": _goals(paper, words),
        "signatures": (Signatures(_signers(values, words)),),
    }
    holds = {"started"} if paper.starts_on else {"not-started"}
    holds |= {"lasts"} if paper.lasts_until else set()
    holds |= {"advocacy"} if Support.ADVOCACY in paper.supports else set()
    holds |= {"professional"} if paper.task is Task.SUPPORT_TRAJECTORY else set()
    filled = Filled(values, inserts, frozenset(holds))
    return agreed(paper, text, words, filled, head, author=organisation.name, large=True)


def _signers(values: Values, words: Words) -> tuple[Signer, ...]:
    def known(name: str) -> Line:
        return (value_or_gap(name, values, words),)

    signs = fill(words["sign_for"].format(party="{organisation_name}"), values, words)
    return (
        signer(strong(words["the_resident"]), known("resident"), words),
        signer(strong(words["the_volunteer"]), known("volunteer"), words),
        *((signer(strong(words["goes_along"]), known("second"), words),) if values["second"] else ()),
        signer(signs, known("organisation_representative"), words),
    )


def _goals(paper: PairingAgreementPaper, words: Words) -> tuple[Block, ...]:
    if not paper.goals:
        return (Paragraph(loud((), "goals", words)),)
    return (Listing(tuple((BULLET, plain(words.of("goals", goal))) for goal in paper.goals), under=True),)
