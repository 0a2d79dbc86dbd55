"""The forms of rounds: giving addresses to people, a drop-out, a stand-in, taking back."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from desk.clock import today
from desk.locale import _, ngettext
from desk.locale.formats import count
from desk.locale.words import words
from desk.outreach.assigning import Judged, add_member, assign, judge, who_may_go
from desk.outreach.register import elsewhere_told
from desk.outreach.rounds import Round, Stop
from desk.outreach.taking_back import drop_out, take_back_round, take_back_stop
from desk.screens.rounds_texts import address_of
from desk.store.store import Store
from desk.widgets import fields
from desk.widgets.form import FormScreen
from schema.before_contact import BrpOutcome
from schema.codes import Channel, DayPart
from schema.refused import Refused
from schema.rounds import ROUND_CHANNELS

Values = dict[str, Any]
_SHOWN = 6
"""Cases with one reason that are named above the form; more than these are counted."""
_USUAL = (Channel.HOUSE_VISIT, Channel.PHONE, Channel.CARD)


def assign_form(store: Store, cases: Sequence[str]) -> FormScreen[dict[str, Any]]:
    """Ask who go to these cases (ids), when and how; gives what `assign` returned.

    Above the fields stands what is held back on the day of today from anybody; whether to go on with the rest is asked.
    """
    seen = judge(store, cases, (), today(), on=today())

    def save(values: Values) -> dict[str, Any]:
        people = [who for who in (values["first"], values["second"]) if who]
        part, channel = DayPart(values["part"]) if values["part"] else None, Channel(values["channel"])
        planned_on, wanted = values["planned_on"], seen.cases
        if values["rest"]:
            wanted = judge(store, cases, people, planned_on, on=today(), part=part, channel=channel).allowed
        judged = judge(store, wanted, people, planned_on, on=today(), part=part, channel=channel)
        if judged.warned and not values["reason"]:
            raise Refused("round-warned", against=_between(judged))
        return assign(
            store, wanted, people, planned_on, on=today(), part=part, channel=channel, override=values["reason"]
        )

    return FormScreen(_title(len(seen.cases)), _assign_fields(store, seen), save, intro=_preview(seen))


def _title(several: int) -> str:
    return ngettext("Geef {n} adres aan mensen", "Geef {n} adressen aan mensen", several).format(n=count(several))


def _assign_fields(store: Store, seen: Judged) -> list[fields.Field]:
    people = people_choices(store, today())
    channels = [*_USUAL, *(one for one in ROUND_CHANNELS if one not in _USUAL)]
    asked = [
        fields.day("planned_on", _("dag"), today(), required=True),
        fields.choice("first", _("wie gaat"), people, required=True),
        fields.choice("second", _("en wie mee"), people),
        fields.choice("part", _("dagdeel"), [(one, str(one).casefold()) for one in DayPart]),
        fields.choice("channel", _("hoe"), [(one, str(one)) for one in channels], channels[0], required=True),
    ]
    rest = fields.yes_no("rest", _("alleen wat mag"), bool(seen.held))
    return [*asked, rest, fields.text("reason", _("reden"), hint=_("alleen nodig na een waarschuwing"))]


def _between(judged: Judged) -> list[tuple[str, tuple[str, ...]]]:
    """Return what is warned of per case, as a refusal tells it."""
    return [(f"{it.number}, {it.finding.about}", (it.finding.code,)) for it in judged.warned]


def people_choices(store: Store, on: date, but: frozenset[str] = frozenset()) -> list[tuple[str, str]]:
    """Return the volunteers to choose from, who may go first; behind the others stands why not."""
    return [
        (who, f"{name} ({words(list(reasons))})" if reasons else name)
        for who, name, reasons in who_may_go(store, on)
        if who not in but
    ]


def _preview(seen: Judged) -> str:
    """Return what is held back already, whoever goes, and where the register says that she lives elsewhere."""
    by_outcome: dict[BrpOutcome, list[str]] = {}
    for it in seen.elsewhere:
        by_outcome.setdefault(it.outcome, []).append(it.number)
    return "\n".join([_held(seen), *(elsewhere_told(it, _named(numbers)) for it, numbers in by_outcome.items())])


def _held(seen: Judged) -> str:
    if not seen.held:
        return _("Niets houdt deze adressen vandaag tegen. Bij bewaren wordt ook naar de mensen en de dag gekeken.")
    groups: dict[tuple[str, ...], list[str]] = {}
    for held in seen.held:
        groups.setdefault(held.reasons, []).append(held.number)
    lines = [f"{words(list(reasons))}: {_named(numbers)}" for reasons, numbers in groups.items()]
    told = ngettext("{n} adres mag niet mee:", "{n} adressen mogen niet mee:", len(seen.held))
    return "\n".join([told.format(n=count(len(seen.held))), *lines])


def _named(numbers: Sequence[str]) -> str:
    more = len(numbers) - _SHOWN
    rest = [_("en nog {n}").format(n=count(more))] if more > 0 else []
    return ", ".join([*numbers[:_SHOWN], *rest])


def drop_form(store: Store, found: Round) -> FormScreen[list[str]]:
    """Ask who does not go along, and why; gives the cases that are open now."""
    going = [(member.volunteer, member.name) for member in found.members if member.dropped_on is None]

    def save(values: Values) -> list[str]:
        return drop_out(store, found.id, values["who"], values["reason"], on=today())

    asked = [
        fields.choice("who", _("wie gaat niet mee"), going, required=True),
        fields.text("reason", _("reden"), required=True),
    ]
    intro = _("Zijn er dan te weinig mensen, dan staan de adressen meteen in Vandaag.")
    return FormScreen(_("Uitval"), asked, save, intro=intro)


def join_form(store: Store, found: Round) -> FormScreen[str]:
    """Ask who goes along; gives the round."""
    people = people_choices(store, found.planned_on, found.people)

    def save(values: Values) -> str:
        return add_member(store, found.id, values["who"], on=today())

    return FormScreen(_("Iemand mee"), [fields.choice("who", _("wie gaat mee"), people, required=True)], save)


def take_back_form(store: Store, found: Round, stop: Stop) -> FormScreen[list[str]]:
    """Ask whether one address or the whole round is taken back, and why; gives the cases it is about."""

    def save(values: Values) -> list[str]:
        if values["what"] == "stop":
            return [take_back_stop(store, found.id, stop.case, on=today())]
        if not values["reason"]:
            raise Refused("reason-missing")
        return take_back_round(store, found.id, values["reason"], on=today())

    choices = [("stop", _("alleen {address}").format(address=address_of(stop))), ("round", _("de hele ronde"))]
    asked = [
        fields.choice("what", _("wat"), choices, "stop", required=True),
        fields.text("reason", _("reden"), hint=_("nodig voor de hele ronde")),
    ]
    intro = _("Een adres dat u eruit haalt, wordt niet meer gevraagd. Van een hele ronde staan de adressen in Vandaag.")
    return FormScreen(_("Neem terug"), asked, save, intro=intro)
