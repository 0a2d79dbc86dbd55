"""The line of time of a pairing in words: everything that happened, the newest first."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from desk.locale import _
from desk.locale.formats import day, full_name
from desk.locale.words import word, words
from desk.locale.words.checkins import moment_told
from desk.screens.note_advice import flag_lines
from desk.volunteers.expense_texts import hours_told
from desk.widgets.detail import Line
from schema.heard import CheckinSide

File = Mapping[str, Any]


class _Entry(NamedTuple):
    on: str
    told: str
    note: str = ""
    """A note by a volunteer, read for what may be beyond the role."""
    tone: str = ""


def time_lines(file: File) -> list[Line]:
    """Return the line of time of a pairing's file; what of one day came last stands first."""
    entries = sorted(_entries(file), key=lambda entry: entry.on)
    lines, last = list[Line](), ""
    for entry in reversed(entries):
        told = " · ".join(filter(None, [entry.told, entry.note]))
        lines += [Line("" if entry.on == last else day(entry.on), told, entry.tone), *flag_lines(entry.note)]
        last = entry.on
    return lines


def effort_told(quarters: int | None, kilometres: int | None) -> str:
    """Return hours and kilometres as `1,5 uur, 12 km`; what is not known is left out."""
    parts = [hours_told(quarters)] if quarters else []
    parts += [_("{n} km").format(n=kilometres)] if kilometres else []
    return ", ".join(parts)


def _entries(file: File) -> Iterator[_Entry]:
    """Yield what happened, of one day in the order in which it happens."""
    yield _Entry(file["proposed_on"], _("voorgesteld"))
    yield from _before_the_start(file)
    if file["started_on"]:
        yield _Entry(file["started_on"], _("gestart"), tone="success")
    yield from _work(file)
    yield from _talks(file)
    yield from _end(file)


def _before_the_start(file: File) -> Iterator[_Entry]:
    for row in file["answers"]:
        yield _Entry(row["answered_on"], _("zaakkaart: {answer}").format(answer=word(row["answer"])))
    for row in file["reveals"]:
        yield _Entry(row["revealed_on"], _("inwoner bekendgemaakt door {who}").format(who=row["revealed_by"]))
    if file["introduced_on"]:
        yield _Entry(file["introduced_on"], _met(file))
    for name, told in (
        ("resident_agreed_on", _("inwoner akkoord")),
        ("volunteer_agreed_on", _("vrijwilliger akkoord")),
    ):
        if file[name]:
            yield _Entry(file[name], told)
    for row in file["authorisations"]:
        yield _Entry(row["signed_on"], authorisation_told(row))
        if row["withdrawn_on"]:
            yield _Entry(row["withdrawn_on"], _("volmacht ingetrokken"), tone="warning")
    for row in file["divisions"]:
        with_whom = _("taakverdeling met {who}").format(who=row["professional"])
        yield _Entry(row["divided_on"], with_whom if row["professional"] else _("taakverdeling vastgelegd"))


def authorisation_told(row: Mapping[str, Any]) -> str:
    """Return an authorisation of a resident with its parties, where they are named."""
    if not row["parties"]:
        return _("volmacht getekend")
    told = _("volmacht getekend: met {parties}, over {about}")
    told = told.format(parties=row["parties"].replace("|", ", "), about=row["about"])
    until = _("tot en met {day}").format(day=day(row["until_on"]))
    return ", ".join([told, *([until] if row["until_on"] else [])])


def _met(file: File) -> str:
    told = [_("kennismaking")]
    for row in file["introductions"]:
        people = [who for who in row["present"].split("|") if who not in ("resident", "volunteer")]
        told += filter(None, [row["time"], row["place"]])
        names = [words(people), row["organisation_contact"], row["professional"]]
        told += [_("erbij: {who}").format(who=", ".join(filter(None, names)))] if people else []
    return " · ".join(told)


def _work(file: File) -> Iterator[_Entry]:
    for row in file["goals"]:
        yield _Entry(row["set_on"], _("doel: {goal}").format(goal=word(row["goal"])))
        if row["dropped_on"]:
            yield _Entry(row["dropped_on"], _("geen doel meer: {goal}").format(goal=word(row["goal"])))
    for row in file["steps"]:
        yield _Entry(row["set_on"], _("stap: {what} ({who})").format(what=row["what"], who=word(row["doer"])))
        yield from _settled(row)
    for row in file["promises"]:
        yield _Entry(row["made_on"], _("belofte: {what} ({who})").format(what=row["what"], who=word(row["doer"])))
        yield from _settled(row)
    for row in file["rhythms"]:
        yield _Entry(row["agreed_on"], _("afgesproken: {rhythm}").format(rhythm=row["rhythm"]))
    for row in file["seconds"]:
        yield _Entry(row["joined_on"], _("{name} loopt mee").format(name=full_name(row)))
        if row["left_on"]:
            gone = _("{name} loopt niet meer mee").format(name=full_name(row))
            yield _Entry(row["left_on"], " · ".join(filter(None, [gone, row["reason"]])))


def _settled(row: Mapping[str, Any]) -> Iterator[_Entry]:
    if row["outcome"]:
        reached = row["outcome"] == "step-reached"
        told = f"{word(row['outcome'])}: {row['what']}"
        yield _Entry(row["settled_on"], told, tone="success" if reached else "warning")


def _talks(file: File) -> Iterator[_Entry]:
    for row in file["contacts"]:
        effort = effort_told(row["quarters"], row["kilometres"])
        yield _Entry(row["made_on"], " · ".join(filter(None, [_("contact"), effort])), row["note"] or "")
    for row in file["checkins"]:
        after = file["ended_on"] and row["held_on"] >= file["ended_on"]
        yield _Entry(row["held_on"], _("nazorggesprek") if after else _("voortgangsgesprek"), row["note"] or "")
    for row in file["checkin_forms"]:
        own = row["side"] == CheckinSide.VOLUNTEER
        told = f"{moment_told(row['moment'])}: {word(row['side'])} {word(row['how'])}"
        said = [told, *([] if own else [row["note"]])]
        yield _Entry(row["held_on"], " · ".join(filter(None, said)), (row["note"] or "") if own else "")


def _end(file: File) -> Iterator[_Entry]:
    if file["ended_on"]:
        told = [_("afgerond"), *map(result_told, file["results"]), file["reason"] or ""]
        yield _Entry(file["ended_on"], " · ".join(filter(None, told)))
    if file["refused_on"]:
        yield _Entry(file["refused_on"], _("geweigerd door {side}").format(side=word(file["refused_by"])))


def result_told(row: Mapping[str, Any]) -> str:
    """Return the result of a pairing in words: why it ended, what was reached, how it goes on."""
    told = [word(row["reason"])]
    told += [_("gehaald: {goals}").format(goals=words(row["goals_reached"]))] if row["goals_reached"] else []
    return " · ".join([*told, _("verder: {onward}").format(onward=word(row["onward"]))])
