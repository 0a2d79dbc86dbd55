"""Rounds in words: a row per address, and the whole round beside it."""

from datetime import date

from desk.locale import _, ngettext
from desk.locale.formats import day, weekday
from desk.locale.words import word, words
from desk.outreach.rounds import Member, Round, Stop, agenda
from desk.screens.warned_texts import beyond_lines
from desk.store.store import Store
from desk.volunteers.acting_within import channel_outside_of
from desk.widgets.detail import Description, Line, Section
from desk.widgets.list_rows import Cell, Column, Row
from schema.rounds import RoundState, StopState

_TONES = {
    StopState.HELD: "error",
    StopState.OPEN: "error",
    StopState.REPORTED: "success",
    StopState.TAKEN_BACK: "secondary",
}
_ROUND_TONES = {
    RoundState.LOST: "error",
    RoundState.HELD: "error",
    RoundState.UNREPORTED: "warning",
    RoundState.REPORTED: "success",
}


def round_columns() -> list[Column]:
    """Return the columns: when, who go, where, and what became of it."""
    return [
        Column(_("dag"), kept=True),
        Column(_("wie gaan")),
        Column(_("adres")),
        Column(_("uitkomst"), kept=True),
    ]


def stop_row(each: Round, stop: Stop) -> Row:
    """Return one address of a round as a row."""
    part = f" {str(each.part).casefold()}" if each.part else ""
    when = f"{weekday(each.planned_on).rsplit(' ', 1)[0]}{part}"
    tone = _TONES.get(stop.state, "")
    return Row(stop.id, [when, people_of(each), address_of(stop), Cell(outcome_of(stop), tone)])


def people_of(each: Round) -> str:
    """Return who go, by name."""
    return " + ".join(member.name for member in each.members if member.dropped_on is None) or _("niemand")


def address_of(stop: Stop) -> str:
    """Return a door as people write it."""
    return f"{stop.street or stop.postcode} {stop.house_number} {stop.addition}".strip()


def outcome_of(stop: Stop) -> str:
    """Return in words what became of an address."""
    if stop.state is StopState.GIVEN:
        return _("nog niet")
    if stop.outcome and stop.state in (StopState.REPORTED, StopState.OPEN):
        return word(stop.outcome)
    return word("lost") if stop.state is StopState.OPEN else word(stop.state)


def agenda_lines(store: Store, volunteer: str, on: date) -> list[Line]:
    """Return the rounds on which a volunteer (id) is to go from a day on."""
    told = [
        Line(
            day(each.planned_on),
            ngettext("{channel}, {n} adres, {part}", "{channel}, {n} adressen, {part}", len(each.stops)).format(
                channel=each.channel, n=len(each.stops), part=str(each.part).casefold() if each.part else _("hele dag")
            ),
        )
        for each in agenda(store, volunteer, on, on=on)
    ]
    return told or [Line("", _("nog geen"), "secondary")]


def describe_round(store: Store, each: Round) -> Description:
    """Return a round whole: who go, whether they may, and every address with its last attempt and outcome."""
    count = ngettext("{n} adres", "{n} adressen", len(each.stops)).format(n=len(each.stops))
    facts = [
        Line(_("stand"), word(each.state), _ROUND_TONES.get(each.state, "")),
        Line(_("hoe"), str(each.channel)),
        Line(_("dagdeel"), str(each.part) if each.part else _("hele dag")),
    ]
    if each.taken_back_on:
        facts.append(Line(_("teruggenomen"), f"{day(each.taken_back_on)}: {each.reason}", "warning"))
    facts += beyond_lines(channel_outside_of(store, list(each.people), each.channel, each.planned_on))
    title = f"{weekday(each.planned_on)} · {count}"
    people = Section([_member(member) for member in each.members], _("Wie gaan"))
    return Description(title, [Section(facts), people, *(_stop(stop) for stop in each.stops)])


def _member(member: Member) -> Line:
    if member.dropped_on is not None:
        told = _("viel uit op {day}: {reason}").format(day=day(member.dropped_on), reason=member.reason)
        return Line(member.kenmerk, f"{member.name}, {told}", "error")
    if member.reasons:
        return Line(member.kenmerk, f"{member.name}, {words(list(member.reasons))}", "error")
    return Line(member.kenmerk, ", ".join((member.name, _("mag gaan"))), "success")


def _stop(stop: Stop) -> Section:
    last = _("laatste poging {day}, {channel}").format(day=day(stop.last_on), channel=stop.last_channel)
    lines = [
        Line(str(stop.position), stop.name or _("niemand genoemd")),
        Line("", _standing(stop), _TONES.get(stop.state, "")),
        Line("", last if stop.last_on else _("nog geen poging"), "secondary"),
    ]
    return Section(lines, address_of(stop))


def _standing(stop: Stop) -> str:
    """Return what became of an address, with all that keeps people from it."""
    told = outcome_of(stop)
    return f"{told}: {words(list(stop.reasons))}" if stop.state is StopState.HELD else told
