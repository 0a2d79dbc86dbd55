"""The agreement between a volunteer and the organisation she belongs to: no contract of employment (domain.md 5.4)."""

from reports.blocks import BULLET, Block, Listing, Paragraph, Sheet, Signatures, plain, strong
from reports.documents.frame import Filled, agreed, loud, signer
from reports.filling import fact, fill, value_or_gap
from reports.texts import Text, Words, load_words
from schema.codes import Task
from schema.papers_people import VolunteerAgreementPaper

FIELDS = frozenset(
    {"municipality", "volunteer", "organisation_name", "organisation_contact", "organisation_phone"}
    | {"organisation_representative", "starts_on", "supports", "part_times", "maximum", "mentor"}
    | {"month_amount", "year_amount"}
)
INSERTS = frozenset({"tasks", "proofs", "signatures"})
CONDITIONS = frozenset({"mentor", "times", "maximum", "municipality", "organisation"})


def compose(paper: VolunteerAgreementPaper, text: Text, language: str) -> Sheet:
    """Return the agreement as blocks, with every gap in its place."""
    words = load_words(language)
    organisation = paper.organisation
    values = {
        "municipality": paper.municipality,
        "volunteer": paper.volunteer,
        "organisation_name": organisation.name,
        "organisation_contact": organisation.contact,
        "organisation_phone": organisation.phone,
        "organisation_representative": organisation.representative,
        "starts_on": words.day(paper.starts_on) if paper.starts_on else "",
        "supports": words.listed([words.of("supports", kind).lower() for kind in paper.supports]),
        "part_times": words.listed([words.time(time) for time in paper.times]),
        "maximum": str(paper.maximum or ""),
        "mentor": paper.mentor,
        "month_amount": words.euros(paper.month_cents),
        "year_amount": words.euros(paper.year_cents),
    }
    head = (
        fact("volunteer", "volunteer", values, words),
        fact("organisation", "organisation_name", values, words),
        (words["starts"], (value_or_gap("starts_on", values, words),)),
    )
    name = (value_or_gap("volunteer", values, words),)
    signs = fill(words["sign_for"].format(party="{organisation_name}"), values, words)
    signers = (
        signer(strong(words["the_volunteer"]), name, words),
        signer(signs, (value_or_gap("organisation_representative", values, words),), words),
    )
    inserts: dict[str, tuple[Block, ...]] = {
        "tasks": _tasks(paper.tasks, words),
        "proofs": _listed([words.of("proofs", proof) for proof in paper.proofs]),
        "signatures": (Signatures(signers),),
    }
    told = {"mentor": paper.mentor, "times": paper.times, "maximum": paper.maximum}
    holds = {name for name, value in told.items() if value} | {
        "municipality" if paper.of_municipality else "organisation"
    }
    return agreed(paper, text, words, Filled(values, inserts, frozenset(holds)), head, author=organisation.name)


def _tasks(tasks: tuple[Task, ...], words: Words) -> tuple[Block, ...]:
    told = _listed([words.of("tasks", task) for task in tasks])
    return told or (Paragraph(loud((), "tasks", words)),)


def _listed(told: list[str]) -> tuple[Block, ...]:
    return (Listing(tuple((BULLET, plain(each)) for each in told), under=True),) if told else ()
