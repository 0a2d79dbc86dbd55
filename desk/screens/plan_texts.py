"""The plan in words: a line per change against today, and a line per request that stays without, with why."""

from collections.abc import Iterable, Sequence
from datetime import date

from desk.locale import _
from desk.locale.formats import count, full_name
from desk.locale.words import word
from desk.locale.words.judging import urgency
from desk.locale.words.plans import competing_told, not_made, of_urgency, why_waiting
from desk.matching.drafting import Draft, pair_of
from desk.matching.explaining import weigh
from desk.matching.opening import ways_open
from desk.matching.planning import Paired
from desk.matching.pool import Pool
from desk.screens.candidates_texts import describe_fit
from desk.screens.opening_ways import ways_section
from desk.screens.tray_area import MARK
from desk.screens.waiting_texts import describe_request, waited
from desk.store.store import Store
from desk.widgets.detail import Description, Line, Section
from desk.widgets.list_rows import Cell, Column, Page, Row
from schema.codes import Urgency
from schema.names import name_key


def planned_columns() -> list[Column]:
    """Return the columns of what the plan changes."""
    return [
        Column(" ", kept=True),
        Column(_("spoed"), kept=True),
        Column(_("wie")),
        Column(_("weken"), right=True, kept=True),
        Column(_("vrijwilliger")),
        Column(_("punten"), right=True, kept=True),
        Column(_("wat")),
    ]


def without_columns() -> list[Column]:
    """Return the columns of who stays without."""
    return [
        Column(_("spoed"), kept=True),
        Column(_("wie")),
        Column(_("weken"), right=True, kept=True),
        Column(_("waarom nog niet")),
    ]


def told(draft: Draft) -> str:
    """Return what the plan brings, and the keys for which the footer has no room."""
    plan = draft.plan
    if not plan.waiting:
        return _("Er wacht nu niemand op een vrijwilliger.")
    brings = _("Helpt {served} van de {waiting} wachtenden: {per}.").format(
        served=count(plan.served), waiting=count(plan.waiting), per=of_urgency(plan.served_by_urgency)
    )
    return brings + "\n" + _("spatie wel/niet · w wissel · v vast · x nooit · i uitleg · o lopend · tab")


def planned_title(draft: Draft) -> str:
    """Return how many pairs take part, and how many she left out."""
    told = [_("Plan"), _("{n} voor te stellen").format(n=count(len(draft.to_make)))]
    if draft.left_out:
        told.append(_("{n} niet nu").format(n=count(len(draft.left_out))))
    if draft.made:
        told.append(_("{n} voorgesteld").format(n=count(len(draft.made))))
    if draft.changed:
        told.append(_("{n} net veranderd").format(n=count(len(draft.changed))))
    return " · ".join(told)


def planned_row(draft: Draft, pair: Paired) -> Row:
    """Return the line of a pair: whether it takes part, who, how long she waited, and what it changes."""
    mark = MARK if draft.takes_part(pair) else " "
    helper = full_name(draft.volunteers[pair.volunteer])
    return Row(pair.request, [mark, *_who(draft, pair.request), helper, str(pair.points), change(draft, pair)])


def change(draft: Draft, pair: Paired) -> Cell:
    """Return in a few words what a pair is against today, or why it was not proposed."""
    refused = draft.refused.get(pair_of(pair))
    if pair.request in draft.made:
        return Cell(_("voorgesteld"), "success")
    if refused:
        return Cell(_("niet: {why}").format(why=", ".join(map(not_made, refused))), "error")
    if pair_of(pair) in draft.left_out:
        return Cell(_("niet nu"), "secondary")
    if pair.warnings:
        return Cell(_("let op: {what}").format(what=", ".join(map(word, pair.warnings))), "warning")
    if pair.request in draft.swaps:
        return Cell(_("gewisseld"), "primary")
    if pair.request in draft.changed:
        return Cell(_("net veranderd"), "primary")
    if not pair.new:
        return Cell(_("blijft, vast") if pair.pinned else _("blijft"), "secondary")
    if before := draft.released.get(pair.request):
        return Cell(_("was {name}").format(name=full_name(draft.volunteers[before.volunteer])), "warning")
    return Cell(_("vast"), "primary") if pair.pinned else Cell(_("nieuw"))


def without_row(draft: Draft, request: str) -> Row:
    """Return the line of a request that stays without a volunteer, and why."""
    tone = "primary" if request in draft.changed else ""
    return Row(request, [*_who(draft, request), Cell(why(draft, request), tone)])


def why(draft: Draft, request: str) -> str:
    """Return why a request stays without: nobody is allowed, or who competes for whom."""
    found = draft.waiting[request].why
    others = ", ".join(full_name(draft.requests[other]) for other in found.requests[1:])
    helpers = ", ".join(full_name(draft.volunteers[helper]) for helper in found.volunteers)
    told = why_waiting(found.code, found.reasons, found.people, found.slots, others, helpers)
    given_up = draft.released.get(request)
    if given_up is None:
        return told
    name = full_name(draft.volunteers[given_up.volunteer])
    return _("voorstel {name} vervalt; {why}").format(name=name, why=told)


def why_whole(draft: Draft, request: str) -> str:
    """Return in a whole sentence, with names, why a request stays without."""
    found = draft.waiting[request].why
    if found.code == "nobody-allowed":
        return why(draft, request)
    asking = [full_name(draft.requests[other]) for other in found.requests]
    helpers = [full_name(draft.volunteers[helper]) for helper in found.volunteers]
    return competing_told(asking, helpers, found.people, found.slots)


def planned_page(draft: Draft, search: str, limit: int) -> Page:
    """Return the lines of the plan in which a name is found."""
    found = _named(draft, draft.pairs, search)
    return Page([planned_row(draft, draft.pairs[request]) for request in found[:limit]], len(found))


def without_page(draft: Draft, search: str, limit: int) -> Page:
    """Return the lines of those who stay without in which a name is found."""
    found = _named(draft, draft.waiting, search)
    return Page([without_row(draft, request) for request in found[:limit]], len(found))


def _named(draft: Draft, requests: Iterable[str], search: str) -> list[str]:
    wanted = name_key(search)
    return [request for request in requests if not wanted or wanted in name_key(_names(draft, request))]


def _names(draft: Draft, request: str) -> str:
    pair = draft.pairs.get(request)
    helper = full_name(draft.volunteers[pair.volunteer]) if pair else ""
    return f"{full_name(draft.requests[request])} {helper}"


def describe(store: Store, draft: Draft, pool: Pool, request: str, *, on: date) -> Description:
    """Return why a pair is planned, or what a request that stays without asks for and why it waits."""
    pair = draft.pairs.get(request)
    if pair is None:
        asked, found = describe_request(store, request, pool, on=on), weigh(store, request, on=on, pool=pool)
        waits = Section([Line(_("waarom"), why_whole(draft, request), "warning")])
        ways = ways_section(found, ways_open(found, draft.waiting[request].why.volunteers))
        return asked._replace(sections=[waits, ways, *asked.sections])
    row, changed = draft.requests[request], change(draft, pair)
    facts = [
        Line(_("wie"), full_name(row)),
        Line(_("taak"), word(row["task"])),
        Line(_("spoed"), urgency(row["urgency"])),
        Line(_("wacht"), waited(row, on)),
        Line(_("kenmerk"), row["kenmerk"]),
        Line(_("plan"), changed.text, changed.tone),
    ]
    found = weigh(store, request, on=on, pool=pool)
    if not any(it.volunteer == pair.volunteer for it in found.suggestion.candidates):
        return Description(full_name(draft.volunteers[pair.volunteer]), [Section(facts)])
    fit = describe_fit(found, pair.volunteer)
    return fit._replace(sections=[Section(facts), *fit.sections])


def _who(draft: Draft, request: str) -> Sequence[str | Cell]:
    row = draft.requests[request]
    weeks = (draft.plan.on - date.fromisoformat(row["requested_on"])).days // 7
    tone = "error" if row["urgency"] == Urgency.CRISIS else ""
    return Cell(urgency(row["urgency"]), tone), full_name(row), str(weeks)
