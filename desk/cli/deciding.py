"""What a person decides beside the plan: these two in every plan, never these two, and candidates side by side."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import click

from desk.cli.edge import Here, answer, chosen_day, here, json_option, say, table
from desk.clock import today
from desk.locale import _
from desk.locale.words.judging import criterion
from schema.settings import WEIGHTS

_ON = click.option("--on", help=_("de dag waarover het gaat; zonder deze vandaag"))


@click.command("pin", help=_("Houd een hulpvraag en een vrijwilliger in elk plan bij elkaar, als dat mag."))
@click.argument("request")
@click.argument("volunteer", required=False)
@click.option("--release", is_flag=True, help=_("laat de hulpvraag weer los"))
@json_option
@here
def pin_command(at: Here, request: str, volunteer: str | None, release: bool, as_json: bool) -> None:
    """Let a request ask for one volunteer, or for nobody any more."""
    from desk.requests.loading import request_id
    from desk.requests.recording import pin_volunteer, version_of
    from desk.volunteers.loading import volunteer_id

    if release is (volunteer is not None):
        raise click.UsageError(_("Noem een vrijwilliger, of laat los met --release."))
    with at.open() as store:
        known = volunteer_id(store, volunteer) if volunteer is not None else None
        asked = request_id(store, request)
        pin_volunteer(store, asked, known, version=version_of(store, asked))
    answer({"id": asked, "pinned": known}, as_json)
    if not as_json:
        say(_("Losgelaten.") if release else _("Vastgezet: elk plan houdt deze twee bij elkaar als dat mag."))


@click.command("apart", help=_("Koppel een hulpvraag en een vrijwilliger niet meer aan elkaar."))
@click.argument("request")
@click.argument("volunteer")
@click.option("--reason", default="", help=_("waarom; mag leeg"))
@click.option("--lift", is_flag=True, help=_("hef dit weer op"))
@json_option
@here
def apart_command(at: Here, request: str, volunteer: str, reason: str, lift: bool, as_json: bool) -> None:
    """Keep two apart, or take that back."""
    from desk.requests.loading import request_id
    from desk.requests.recording import exclude_volunteer, exclusion_between, lift_exclusion
    from desk.volunteers.loading import volunteer_id

    with at.open() as store:
        asked, known = request_id(store, request), volunteer_id(store, volunteer)
        if lift:
            fact = exclusion_between(store, asked, known)
            lift_exclusion(store, fact)
        else:
            fact = exclude_volunteer(store, asked, known, reason.strip(), on=today())
    answer({"id": fact, "request": asked, "volunteer": known, "apart": not lift}, as_json)
    if not as_json:
        say(_("Opgeheven.") if lift else _("Deze twee worden niet meer aan elkaar gekoppeld."))


@click.command("case", help=_("Zeg bij welke zaak (id, nummer of kenmerk) een hulpvraag hoort."))
@click.argument("request")
@click.argument("case")
@json_option
@here
def case_command(at: Here, request: str, case: str, as_json: bool) -> None:
    """Tie a request to the case it belongs to."""
    from desk.requests.loading import request_id
    from desk.requests.tying import tie_to_case
    from desk.signals.finding import find_case

    with at.open() as store:
        asked, known = request_id(store, request), find_case(store, case)
        tie_to_case(store, asked, known["id"])
    answer({"id": asked, "case": known["id"]}, as_json)
    if not as_json:
        say(_("De hulpvraag hoort bij zaak {number}.").format(number=known["number"]))


@click.command("compare", help=_("Zet kandidaten voor een hulpvraag naast elkaar: punten en feit per criterium."))
@click.argument("request")
@click.argument("volunteers", nargs=-1, required=True)
@_ON
@json_option
@here
def compare_command(at: Here, request: str, volunteers: Sequence[str], on: str | None, as_json: bool) -> None:
    """Set some volunteers side by side, with how far each is ahead of the next of all candidates."""
    from desk.matching.explaining import side_by_side
    from desk.volunteers.loading import volunteer_id

    with at.open() as store:
        known = [volunteer_id(store, each) for each in volunteers]
        found = side_by_side(store, request, known, on=chosen_day(on))
    answer(found, as_json, () if as_json else _compared(found))


def _compared(found: Mapping[str, Any]) -> Iterator[str]:
    from desk.locale.words import words
    from desk.locale.words.choosing import fact_words

    rows = []
    told = {it["volunteer"]: fact_words(it["facts"], found["asked"], it["parts"]) for it in found["compared"]}
    for name in WEIGHTS:
        cells = {it["volunteer"]: f"{it['parts'][name]:>3} {told[it['volunteer']][name]}" for it in found["compared"]}
        rows.append({"what": criterion(name), **cells})
    rows.append({"what": _("samen"), **{it["volunteer"]: it["points"] for it in found["compared"]}})
    ahead = {it["volunteer"]: "" if it["ahead"] is None else f"{it['ahead']:+d}" for it in found["compared"]}
    rows.append({"what": _("voorsprong"), **ahead})
    if any(it["reasons"] for it in found["compared"]):
        rows.append({"what": _("waarom niet"), **{it["volunteer"]: words(it["reasons"]) for it in found["compared"]}})
    yield from table(rows, {"what": "", **{it["volunteer"]: it["name"] for it in found["compared"]}})
