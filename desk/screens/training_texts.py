"""Trainings in words: a row per session, and one session with everybody who comes or came."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from desk.locale import _
from desk.locale.formats import day, weekday
from desk.locale.words import word
from desk.locale.words.proofs import proof_word
from desk.training.sessions import is_retired
from desk.widgets.detail import Description, Line, Section
from desk.widgets.list_rows import Cell, Column, Row
from schema.training import PlaceState, SessionState

_TONES = {
    SessionState.FULL: "success",
    SessionState.UNMARKED: "warning",
    SessionState.UNCERTIFIED: "warning",
    SessionState.DONE: "secondary",
    SessionState.CANCELLED: "error",
}
_PLACE_TONES = {
    PlaceState.WITHDRAWN: "secondary",
    PlaceState.CANCELLED: "error",
    PlaceState.ABSENT: "warning",
    PlaceState.ATTENDED: "warning",
    PlaceState.CERTIFIED: "success",
}


def session_columns() -> list[Column]:
    """Return the columns: when, what, where, how many come, how it stands."""
    return [
        Column(_("dag"), kept=True),
        Column(_("module")),
        Column(_("waar")),
        Column(_("plaatsen"), right=True, kept=True),
        Column(_("stand"), kept=True),
    ]


def session_row(row: Mapping[str, Any]) -> Row:
    """Return one session as a row."""
    state = SessionState(row["status"])
    when = weekday(row["starts_on"]).rsplit(" ", 1)[0]
    taken = _("{n} van {places}").format(n=row["enrolled"], places=row["places"])
    return Row(
        row["id"], [when, row["name"], row["place"] or "", taken, Cell(state_word(state), _TONES.get(state, ""))]
    )


def module_columns() -> list[Column]:
    """Return the columns: what, which proof, by whom, for how many, how many sessions are to come."""
    return [
        Column(_("module")),
        Column(_("geeft als bewijs")),
        Column(_("door")),
        Column(_("plaatsen"), right=True, kept=True),
        Column(_("stand"), kept=True),
    ]


def module_line(row: Mapping[str, Any], on: date) -> Row:
    """Return one module as a row."""
    return Row(
        row["id"], [row["name"], proof_word(row["kind"]), row["provider"] or "", str(row["places"]), _stand(row, on)]
    )


def describe_module(file: Mapping[str, Any], on: date) -> Description:
    """Return one module whole, with its sessions."""
    stand = _stand(file, on)
    facts = [
        Line(_("stand"), stand.text, stand.tone),
        Line(_("geeft"), word(file["kind"])),
        Line(_("door"), file["provider"] or ""),
        Line(_("plaatsen"), str(file["places"])),
    ]
    sessions = [
        Line(day(row["starts_on"]), state_word(SessionState(row["status"])), _TONES.get(row["status"], ""))
        for row in file["sessions"]
    ]
    nothing = [Line("", _("nog geen"), "secondary")]
    told = [line for line in facts if line.value]
    return Description(str(file["name"]), [Section(told), Section(sessions or nothing, _("Trainingen"))])


def _stand(module: Mapping[str, Any], on: date) -> Cell:
    """Return whether a module is given, and how often it is planned."""
    if is_retired(module, on):
        return Cell(_("gestopt per {day}").format(day=day(module["retired_on"])), "secondary")
    if module["retired_on"]:
        return Cell(_("tot {day}").format(day=day(module["retired_on"])), "warning")
    return Cell(_("{n} gepland").format(n=module["coming"]))


def state_word(state: SessionState) -> str:
    """Return how a session stands, as a word that fits a narrow column."""
    return {
        SessionState.PLANNED: _("open"),
        SessionState.UNMARKED: _("wie was er?"),
        SessionState.UNCERTIFIED: _("certificaten"),
    }.get(state) or word(state)


def when_of(row: Mapping[str, Any]) -> str:
    """Return the days and hours of a session."""
    days = weekday(row["starts_on"])
    if row["ends_on"] != row["starts_on"]:
        days = _("{first} tot en met {last}").format(first=days, last=weekday(row["ends_on"]))
    hours = "–".join(filter(None, (row["starts_at"], row["ends_at"])))
    return ", ".join(filter(None, (days, hours)))


def describe_session(file: Mapping[str, Any], anew: frozenset[str]) -> Description:
    """Return one session whole.

    Args:
        anew: the volunteers who must be placed anew after it was cancelled.
    """
    state = SessionState(file["status"])
    cancelled = _("{day}: {reason}").format(day=weekday(file["cancelled_on"]), reason=file["reason"])
    facts = [
        Line(_("stand"), state_word(state), _TONES.get(state, "")),
        Line(_("wanneer"), when_of(file)),
        Line(_("waar"), file["place"] or ""),
        Line(_("door"), file["provider"] or ""),
        Line(_("geeft"), word(file["kind"])),
        Line(_("plaatsen"), _("{n} van {places}").format(n=file["enrolled"], places=file["places"])),
        Line(_("afgelast"), cancelled if file["cancelled_on"] else "", "error"),
    ]
    people = [_participant(each, anew) for each in file["participants"]]
    nobody = [Line("", _("nog niemand: i geeft plaatsen"), "secondary")]
    return Description(
        str(file["name"]),
        [Section([line for line in facts if line.value]), Section(people or nobody, _("Wie komen"))],
    )


def training_lines(trainings: Iterable[Mapping[str, Any]]) -> list[Line]:
    """Return the trainings of one volunteer, each with what became of her place."""
    told = [
        Line(day(row["starts_on"]), f"{row['name']}: {word(row['state'])}", _PLACE_TONES.get(row["state"], ""))
        for row in trainings
    ]
    return told or [Line("", _("nog geen: geef haar een plaats bij Opleiding"), "secondary")]


def _participant(each: Mapping[str, Any], anew: frozenset[str]) -> Line:
    if each["volunteer"] in anew:
        return Line(each["kenmerk"], _("{name}: opnieuw plaatsen").format(name=each["name"]), "error")
    if each["certified"]:
        return Line(each["kenmerk"], _("{name}: was er, heeft certificaat").format(name=each["name"]), "success")
    if each["present"] is not None:
        told = _("{name}: was er") if each["present"] else _("{name}: was er niet")
        return Line(each["kenmerk"], told.format(name=each["name"]), "" if each["present"] else "warning")
    if not each["enrolled"]:
        return Line(each["kenmerk"], _("{name}: komt niet meer").format(name=each["name"]), "secondary")
    return Line(each["kenmerk"], str(each["name"]))
