"""The plan for the whole waiting list, and what would serve more people."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from desk.cli.edge import Here, answer, chosen_day, here, json_option, say, table, yes_or_no
from desk.locale import _, ngettext
from desk.locale.words.judging import urgency

if TYPE_CHECKING:
    from desk.matching.applying import Applied
    from desk.matching.forcing import Forced
    from desk.matching.history import Proposal
    from desk.matching.planning import Paired, WholePlan
    from desk.matching.what_if import WhatIf
    from desk.store.store import Store

_ON = click.option("--on", help=_("de dag waarover het gaat; zonder deze vandaag"))


class _Names(NamedTuple):
    """What a reader calls requests and volunteers, by id."""

    requests: Mapping[str, Mapping[str, Any]]
    volunteers: Mapping[str, Mapping[str, Any]]

    def known(self, volunteer: str | None) -> str:
        """Return the kenmerk of a volunteer, or the word for nobody."""
        return _("niemand") if volunteer is None else self.kenmerken([volunteer])

    def kenmerken(self, ids: Sequence[str]) -> str:
        """Return the kenmerken of requests or volunteers."""
        known = {**self.requests, **self.volunteers}
        return ", ".join(known[each]["kenmerk"] for each in ids)


@click.command("plan", help=_("Maak het beste plan voor alle hulpvragen die wachten."))
@click.option("--apply", "applied", is_flag=True, help=_("stel de koppelingen van het plan voor"))
@click.option("--with-proposed", is_flag=True, help=_("ook voorstellen zonder kennismaking mogen wijzigen"))
@click.option("--with", "held", multiple=True, metavar="REQUEST=VOLUNTEER", help=_("houd deze twee bij elkaar"))
@click.option("--reason", default="", help=_("waarom het anders moet dan het plan; bij --with en --apply"))
@click.option("--only", multiple=True, metavar="REQUEST", help=_("stel met --apply alleen deze hulpvraag voor"))
@click.option("--without", multiple=True, metavar="REQUEST", help=_("laat met --apply deze hulpvraag nog weg"))
@_ON
@json_option
@here
def plan_command(
    at: Here,
    applied: bool,
    with_proposed: bool,
    held: Sequence[str],
    reason: str,
    only: Sequence[str],
    without: Sequence[str],
    on: str | None,
    as_json: bool,
) -> None:
    """Plan for everybody who waits; with `--apply` propose the pairings, all or some of them.

    Pairs that are held together are shown with what they cost against the best plan.
    """
    from desk.matching.applying import apply_plan
    from desk.matching.forcing import force
    from desk.matching.planning import plan

    day, wanted = chosen_day(on), _held(held)
    with at.open() as store:
        forced = force(store, wanted, on=day, proposed=with_proposed) if wanted else None
        found = forced.around if forced else plan(store, on=day, proposed=with_proposed)
        names = _Names({}, {}) if as_json else _names(store, day)
        if applied:
            pairs, released = _chosen(store, found, only, without)
            swaps = forced.swaps(reason) if forced else {}
            done = apply_plan(store, pairs, on=day, released=released, swaps=swaps)
    told = found.as_json() | ({"released": [it.id for it in found.released]} if with_proposed else {})
    told |= {"cost": forced.cost.as_json()} if forced else {}
    if applied:
        refused = [it._asdict() | {"reasons": list(it.reasons)} for it in done.refused]
        told |= {"made": list(done.made), "refused": refused}
    answer(told, as_json, () if as_json else [*_plan_lines(found, names), *_cost_lines(forced, names)])
    if applied and not as_json:
        _tell_applied(done, names)


def _held(given: Sequence[str]) -> dict[str, str]:
    """Return the pairs that are to be held together, as they were typed."""
    for each in given:
        if not all(each.partition("=")):
            raise click.UsageError(_("Schrijf na --with een hulpvraag en een vrijwilliger als H0001=V0001."))
    return {request: volunteer for request, _mark, volunteer in (each.partition("=") for each in given)}


def _chosen(
    store: "Store", found: "WholePlan", only: Sequence[str], without: Sequence[str]
) -> tuple[list["Paired"], list["Proposal"]]:
    """Return the pairs that are followed, and the earlier proposals that make way for them."""
    from desk.requests.loading import request_id

    wanted = {request_id(store, each) for each in only} or {it.request for it in found.pairs}
    wanted -= {request_id(store, each) for each in without}
    pairs = [it for it in found.pairs if it.request in wanted]
    whole = len(pairs) == len(found.pairs)
    return pairs, [it for it in found.released if whole or it.request in wanted]


def _cost_lines(forced: "Forced | None", names: _Names) -> Iterator[str]:
    from desk.locale.words.plans import cost_told

    if forced is None:
        return
    yield ""
    yield cost_told(forced.cost.served, forced.cost.points)
    rows = [
        {"request": names.kenmerken([it.request]), "before": names.known(it.before), "after": names.known(it.after)}
        for it in forced.cost.moved
    ]
    if rows:
        yield from table(rows, {"request": _("hulpvraag"), "before": _("was"), "after": _("wordt")})


def _names(store: "Store", day: date) -> _Names:
    from desk.requests.listing import list_requests
    from desk.volunteers.listing import list_volunteers

    requests, volunteers = list_requests(store, on=day), list_volunteers(store, on=day)
    return _Names({row["id"]: row for row in requests}, {row["id"]: row for row in volunteers})


def _plan_lines(found: "WholePlan", names: _Names) -> Iterator[str]:
    from desk.locale.formats import full_name
    from desk.locale.words.plans import helped

    if not found.waiting:
        yield _("Er wacht nu niemand op een vrijwilliger.")
        return
    yield helped(found.served, found.waiting, found.served_by_urgency)
    rows = [
        {
            "request": names.requests[pair.request]["kenmerk"],
            "urgency": urgency(names.requests[pair.request]["urgency"]),
            "volunteer": names.volunteers[pair.volunteer]["kenmerk"],
            "name": full_name(names.volunteers[pair.volunteer]),
            "points": pair.points,
            "new": yes_or_no(pair.new),
            "pinned": yes_or_no(pair.pinned),
        }
        for pair in found.pairs
    ]
    headings = {"request": _("hulpvraag"), "urgency": _("urgentie"), "volunteer": _("kenmerk")}
    headings |= {"name": _("vrijwilliger"), "points": _("punten"), "new": _("nieuw"), "pinned": _("vast")}
    if rows:
        yield ""
        yield from table(rows, headings)
    if found.unserved:
        yield ""
        waiting = [_unserved(it.request, it.why, names) for it in found.unserved]
        yield from table(waiting, {"request": _("wacht nog"), "urgency": _("urgentie"), "why": _("waarom")})
    if found.released:
        yield ""
        yield _("Deze voorstellen vervallen: {pairs}.").format(
            pairs=", ".join(names.kenmerken([it.request, it.volunteer]).replace(", ", "–") for it in found.released)
        )


def _unserved(request: str, why: Any, names: _Names) -> dict[str, str]:
    from desk.locale.words.plans import why_waiting

    row = names.requests[request]
    others, volunteers = names.kenmerken(why.requests[1:]), names.kenmerken(why.volunteers)
    return {
        "request": row["kenmerk"],
        "urgency": urgency(row["urgency"]),
        "why": why_waiting(why.code, why.reasons, why.people, why.slots, others, volunteers),
    }


def _tell_applied(done: "Applied", names: _Names) -> None:
    from desk.locale.words.plans import not_made

    many = len(done.made)
    say(ngettext("{count} koppeling voorgesteld.", "{count} koppelingen voorgesteld.", many).format(count=many))
    for it in done.refused:
        say(
            _("Niet voorgesteld: {pair} ({reasons}).").format(
                pair=names.kenmerken([it.request, it.volunteer]), reasons=", ".join(map(not_made, it.reasons))
            )
        )


@click.command("what-if", help=_("Toon welke ene wijziging de meeste wachtenden helpt."))
@click.option("--limit", type=click.IntRange(min=0), help=_("niet meer wijzigingen dan dit"))
@_ON
@json_option
@here
def what_if_command(at: Here, limit: int | None, on: str | None, as_json: bool) -> None:
    """Say which proof, slot, agreement or new volunteer would serve more of those who wait, and how many more."""
    from desk.cli.progress import progress_line
    from desk.locale.words.plans import progress
    from desk.matching.what_if import what_if

    day = chosen_day(on)
    with at.open() as store:
        with progress_line(progress) as tell:
            found = what_if(store, on=day, limit=limit, tell=tell)
        names = {} if as_json else _at_whom(store, day)
    answer(found.as_json(), as_json, () if as_json else _change_lines(found, names))


def _at_whom(store: "Store", day: date) -> dict[str, tuple[str, str]]:
    """Return the kenmerk and the name of every volunteer and organisation, by id."""
    from desk.locale.formats import full_name
    from desk.partners.listing import list_organisations

    found = {one: (row["kenmerk"], full_name(row)) for one, row in _names(store, day).volunteers.items()}
    return found | {row["id"]: (row["kenmerk"], row["name"]) for row in list_organisations(store, on=day)}


def _change_lines(found: "WhatIf", names: Mapping[str, tuple[str, str]]) -> Iterator[str]:
    from desk.locale.words.changes import changed, effort_of, somebody_new
    from desk.locale.words.plans import gained

    yield _("Het beste plan helpt {served} van {waiting} wachtenden.").format(
        served=found.served, waiting=found.waiting
    )
    if not found.changes:
        yield _("Geen enkele wijziging helpt nu iemand meer.")
        return
    rows = [
        {
            "kenmerk": kenmerk,
            "name": name,
            "fix": changed(it.fix.code, it.fix.task),
            "served": f"{it.served:+d}",
            "per": gained(it.gain),
            "asks": effort_of(it.fix.code),
        }
        for it in found.changes
        for kenmerk, name in [names.get(it.fix.volunteer or it.fix.organisation, ("", somebody_new(it.fix.language)))]
    ]
    headings = {"kenmerk": _("kenmerk"), "name": _("bij wie"), "fix": _("wijziging")}
    yield ""
    yield from table(rows, headings | {"served": _("geholpen"), "per": _("urgentie"), "asks": _("vraagt")})
