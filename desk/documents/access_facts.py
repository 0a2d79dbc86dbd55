"""The dated facts of a resident that have no table of their own in the access report, in a reader's words."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from desk.locale import _, language
from desk.locale.words import word, words
from reports.texts import load_words
from schema.papers_desk import Cell

Known = Mapping[str, Any]
Fact = tuple[str, str, str]
"""Day as ISO text or "", what, and what there is more to say."""


def facts(found: Known) -> Iterable[tuple[Cell, ...]]:
    """Return the dated facts of her cases, requests and papers, the oldest first."""
    told = [*_of_cases(found), *_decided(found), *_of_requests(found), *_handed(found), *_of_papers(found)]
    return [(date.fromisoformat(day) if day else None, what, more) for day, what, more in sorted(told)]


def channel_told(code: str) -> str:
    """Return the reader's word for a kind of contact of the national list."""
    return load_words(language()).of("channels", code)


def national_told(term: str | None) -> str:
    """Return the reader's words for a term of the national lists."""
    return load_words(language()).national(term or "")


def life(found: Known) -> Iterator[Fact]:
    """Yield what was agreed and done in her pairings, beside contacts and talks."""
    for it in found["cards"]:
        yield it["answered_on"], _("vrijwilliger las de kaart zonder uw naam"), word(it["answer"])
    for it in found["reveals"]:
        yield it["revealed_on"], _("vrijwilliger kreeg uw naam"), it["revealed_by"]
    for it in found["introductions"]:
        who = words(it["present"])
        more = [it["time"], it["place"], who, it["organisation_contact"], it["professional"]]
        yield "", _("kennismaking"), ", ".join(filter(None, more))
    for it in found["seconds"]:
        name = found["volunteers"].get(it["volunteer"], {}).get("name", "")
        yield it["joined_on"], _("tweede vrijwilliger"), ", ".join(filter(None, (name, it["reason"])))
    for it in found["steps"]:
        done = word(it["outcome"]) if it["outcome"] else ""
        yield it["set_on"], _("stap van het plan"), ", ".join(filter(None, (it["what"], word(it["doer"]), done)))
    for it in found["rhythms"]:
        yield it["agreed_on"], _("hoe vaak u elkaar ziet"), it["rhythm"]
    for it in found["promises"]:
        done = word(it["outcome"]) if it["outcome"] else ""
        yield it["made_on"], _("belofte"), ", ".join(filter(None, (it["what"], word(it["doer"]), done)))
    for it in found["efforts"]:
        told = _("{hours} uur, {kilometres} kilometer")
        yield (
            f"{it['month']}-01",
            _("tijd in deze maand"),
            told.format(hours=f"{it['quarters'] / 4:g}", kilometres=it["kilometres"]),
        )
    for it in found["results"]:
        more = [word(it["reason"]), words(it["goals_reached"]), word(it["onward"])]
        yield it["recorded_on"], _("hoe de hulp eindigde"), ", ".join(filter(None, more))


def _of_cases(found: Known) -> Iterator[Fact]:
    for it in found["talks"]:
        yield it["held_on"], _("gesprek"), ""
    for it in found["informings"]:
        yield it["informed_on"], _("geïnformeerd"), it["how"]
    for it in found["brp_checks"]:
        yield it["checked_on"], _("nagekeken in de BRP"), word(it["outcome"])
    for it in found["closings"]:
        yield it["closed_on"], _("zaak gesloten"), national_told(it["result"])
        if it["reopened_on"]:
            yield it["reopened_on"], _("zaak heropend"), word(it["reopen_reason"])
    together = {1: _("één huishouden"), 0: _("verschillende huishoudens")}
    for it in found["households"]:
        yield it["decided_on"], _("huishouden"), together[it["together"]]
    for it in found["planned_contacts"]:
        yield (
            it["planned_on"],
            _("contact gepland"),
            ", ".join(filter(None, (channel_told(it["channel"]), it["reason"]))),
        )
    for it in found["stops"]:
        yield "", _("op een ronde gezet"), word(it["outcome"]) if it["outcome"] else ""


def _decided(found: Known) -> Iterator[Fact]:
    for it in found["decisions"]:
        yield it["decided_on"], _("besluit over een melding"), f"{it['status']}: {it['reason']}"
    for it in found["blocks"]:
        yield it["starts_on"], _("veiligheidsafspraak"), f"{it['reason']} ({it['decided_by']})"
    for it in found["address_blocks"]:
        yield it["starts_on"], _("veiligheidsafspraak op uw adres"), f"{it['reason']} ({it['decided_by']})"
    for it in found["block_liftings"]:
        yield it["lifted_on"], _("veiligheidsafspraak opgeheven"), f"{it['reason']} ({it['lifted_by']})"
    for it in found["clearances"]:
        yield it["cleared_on"], _("naamgenoot vrijgegeven"), it["reason"]
    for it in found["guard_decisions"]:
        yield it["decided_on"], word(it["code"]), it["reason"]
    for it in found["exclusions"]:
        yield it["excluded_on"] or "", _("niet met een bepaalde vrijwilliger"), it["reason"] or ""
    for it in found["likenesses"]:
        yield it["decided_on"], _("gekeken of u twee keer genoemd was"), word(f"likeness-{it['verdict']}")
    for it in found["door"]:
        door = f"{it['postcode']} {it['number']} {it['addition']}".strip()
        yield "", _("uw adres ook geschreven als"), door


def _of_requests(found: Known) -> Iterator[Fact]:
    for it in found["goals"]:
        yield it["set_on"], _("doel van de hulp"), word(it["goal"])
    for it in found["authorisations"]:
        more = [", ".join((it["parties"] or "").split("|")), it["about"]]
        yield it["signed_on"], _("uw volmacht"), ", ".join(filter(None, more))
        if it["withdrawn_on"]:
            yield it["withdrawn_on"], _("uw volmacht ingetrokken"), ""
    for it in found["divisions"]:
        more = [it["professional"], it["volunteer_does"], it["professional_does"]]
        yield it["divided_on"], _("taken verdeeld"), "; ".join(filter(None, more))


def _handed(found: Known) -> Iterator[Fact]:
    for it in found["handovers"]:
        came = _("van een ander bureau gekomen")
        yield it["handed_on"], came if it["direction"] == "received" else _("naar een ander bureau"), ""
        if it["back_on"]:
            yield it["back_on"], _("weer bij ons"), it["back_reason"] or ""
    for it in found["handover_steps"]:
        yield it["happened_on"], _("het andere bureau"), ", ".join(map(word, filter(None, (it["step"], it["outcome"]))))


def _of_papers(found: Known) -> Iterator[Fact]:
    for it in found["actions"]:
        yield it["made_on"], _("actie"), f"{it['title']} ({it['owner']})"
    for it in found["drafts"]:
        yield it["drafted_on"], _("concept van een papier"), word(it["kind"])
    for it in found["holds"]:
        yield it["starts_on"], _("dossier aangehouden"), it["reason"]
    for it in found["readings_judged"]:
        told = f"{word(it['oddity'])}: {word(it['verdict'])}, {it['reason']}"
        yield it["decided_on"], _("nagegaan waarom uw dossier is gelezen"), told
    for it in found["endings"]:
        yield it["ended_on"], _("papier beëindigd"), it["reason"]
    for it in found["signers"]:
        if it["signed_on"]:
            yield it["signed_on"], _("papier getekend"), ", ".join(filter(None, (it["party"], it["name"])))
