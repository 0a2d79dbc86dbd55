"""The local debt chain: who offers what, in which phase, and where nobody does."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import click

from desk.cli.edge import Here, answer, choice, chosen_day, here, json_option, table
from desk.clock import today
from desk.locale import _
from desk.locale.words import word, words
from schema.codes import Support
from schema.matrix import Phase

Command = TypeVar("Command", bound=Callable[..., Any])
_TEXTS = {
    "offers": _("wat deze partij aanbiedt"),
    "target_groups": _("voor wie"),
    "intensity": _("hoe vaak of hoe lang"),
    "contact": _("vaste contactpersoon"),
    "phone": _("rechtstreeks nummer"),
    "costs": _("wat het de inwoner kost"),
    "waiting": _("hoe lang een inwoner wacht"),
}
_OFFER = (
    click.option("--phase", "phases", multiple=True, help=_("een fase waarin deze partij iets doet; vaker mag")),
    click.option("--support", "kinds", multiple=True, help=_("een steunsoort; vaker mag")),
    *(click.option(f"--{name.replace('_', '-')}", name, help=told) for name, told in _TEXTS.items()),
)
_PARTY = click.argument("party")
_ON = click.option("--on", help=_("de dag; zonder deze vandaag"))
_REASON = click.option("--reason", default="", help=_("waarom"))


def _asks_offer(command: Command) -> Command:
    for option in reversed(_OFFER):
        command = option(command)
    return command


@click.group("chain", help=_("De lokale schuldenketen: wie biedt wat, in welke fase, en waar doet niemand iets."))
def chain_command() -> None:
    """Work on the parties of the chain."""


@chain_command.command("list", help=_("Toon de partijen van de keten op een dag."))
@_ON
@click.option("--search", default="", help=_("zoek op naam, aanbod, doelgroep of contact"))
@click.option("--all", "every", is_flag=True, help=_("ook wie niet meer of nog niet meedoet"))
@json_option
@here
def list_parties(at: Here, on: str | None, search: str, every: bool, as_json: bool) -> None:
    """List the parties."""
    from desk.partners.chain import list_chain

    with at.open() as store:
        found = list_chain(store, search=search, on=chosen_day(on), every=every)
    headings = {
        "id": _("id"),
        "name": _("naam"),
        "phases": _("fasen"),
        "kinds": _("steunsoorten"),
        "phone": _("telefoon"),
    }
    rows = [{**row, "phases": words(row["phases"]), "kinds": words(row["kinds"])} for row in found]
    empty = [_("Nog geen partijen. Voeg de eerste toe met desk chain add.")]
    answer(found, as_json, table(rows, headings) if rows else empty)


@chain_command.command("overview", help=_("Toon per fase wie welke steun geeft, en waar niemand is."))
@_ON
@json_option
@here
def overview(at: Here, on: str | None, as_json: bool) -> None:
    """Show who gives what in which phase, and the gaps."""
    from desk.partners.chain import chain
    from schema.chain import cells, empty_phases

    with at.open() as store:
        parties = chain(store, on=chosen_day(on))
    nobody = empty_phases(parties)
    found = [
        {"phase": str(phase), "nobody": phase in nobody, "kinds": {str(kind): list(who) for kind, who in kinds.items()}}
        for phase, kinds in cells(parties).items()
    ]
    rows = [_row(each) for each in found]
    answer(found, as_json, table(rows, {"phase": _("fase"), **{str(kind): word(kind) for kind in Support}}))


def _row(each: Mapping[str, Any]) -> dict[str, str]:
    empty = _("NIEMAND")
    return {"phase": word(each["phase"]), **{kind: ", ".join(who) or empty for kind, who in each["kinds"].items()}}


@chain_command.command("show", help=_("Toon één partij met al haar versies."))
@_PARTY
@_ON
@json_option
@here
def show(at: Here, party: str, on: str | None, as_json: bool) -> None:
    """Show one party."""
    from desk.locale.words.agreements import chain_labels
    from desk.partners.chain import party_file

    with at.open() as store:
        found = party_file(store, party, on=chosen_day(on))
    told = {name: words(value) if isinstance(value, list) else value for name, value in found.items()}
    answer(found, as_json, [f"{label}: {told[name]}" for name, label in chain_labels().items() if told[name]])


@chain_command.command("add", help=_("Voeg een partij toe aan de keten."))
@click.argument("name")
@_asks_offer
@click.option("--from", "starts_on", help=_("de eerste dag; zonder deze vandaag"))
@click.option("--to", "ends_on", help=_("de laatste dag; zonder deze tot nader bericht"))
@click.option("--organisation", help=_("de organisatie in dit bureau die het is (id of kenmerk)"))
@json_option
@here
def add(
    at: Here,
    /,
    name: str,
    starts_on: str | None,
    ends_on: str | None,
    organisation: str | None,
    as_json: bool,
    **given: Any,
) -> None:
    """Add a party."""
    from desk.partners.chain import add_party
    from schema.chain import Offer

    offer = Offer(chosen_day(starts_on), chosen_day(ends_on) if ends_on else None, **_wanted(given))
    with at.open() as store:
        new = add_party(store, name, offer, organisation=organisation)
    answer({"id": new, "name": name}, as_json, [_("Toegevoegd aan de keten.")])


@chain_command.command("change", help=_("Leg vast wat een partij vanaf een dag anders doet; de rest blijft."))
@_PARTY
@_asks_offer
@click.option("--from", "starts_on", help=_("vanaf deze dag; zonder deze vandaag"))
@click.option("--to", "ends_on", help=_("de laatste dag; zonder deze tot nader bericht"))
@click.option("--name", default="", help=_("een andere naam"))
@_REASON
@json_option
@here
def change(
    at: Here,
    /,
    party: str,
    starts_on: str | None,
    ends_on: str | None,
    name: str,
    reason: str,
    as_json: bool,
    **given: Any,
) -> None:
    """Change what a party offers."""
    from desk.partners.chain import change_party

    changed = _wanted(given) | ({"ends_on": chosen_day(ends_on)} if ends_on else {})
    with at.open() as store:
        done = change_party(store, party, changed, starts_on=chosen_day(starts_on), reason=reason, name=name)
    answer({"id": done}, as_json, [_("Gewijzigd.")])


@chain_command.command("end", help=_("Leg de laatste dag van een partij in de keten vast."))
@_PARTY
@_ON
@_REASON
@json_option
@here
def end(at: Here, party: str, on: str | None, reason: str, as_json: bool) -> None:
    """End a party."""
    from desk.partners.chain import end_party

    with at.open() as store:
        done = end_party(store, party, ends_on=chosen_day(on) if on else today(), reason=reason)
    answer({"id": done}, as_json, [_("Vastgelegd.")])


def _wanted(given: Mapping[str, Any]) -> dict[str, Any]:
    typed = {name: value for name, value in given.items() if value not in (None, ())}
    lists: dict[str, type[Phase] | type[Support]] = {"phases": Phase, "kinds": Support}
    for name, known in lists.items():
        if name in typed:
            named = [choice("--phase" if name == "phases" else "--support", code, known) for code in typed[name]]
            typed[name] = tuple(each for each in known if each in named)
    return typed
