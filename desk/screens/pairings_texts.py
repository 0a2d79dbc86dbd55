"""A pairing in words: its line in the list, and the file with its course."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from desk.locale import _
from desk.locale.formats import day, days_left, full_name
from desk.locale.words import word, words
from desk.pairings.listing import pairing_file
from desk.screens.basis_texts import why_sections
from desk.screens.note_advice import flag_lines
from desk.store.store import Store
from desk.widgets.detail import Description, Line, Section
from desk.widgets.record_list import Row

_MOST_NOTES = 6
_SINCE = {"refused": "refused_on", "ended": "ended_on", "running": "started_on", "introduced": "introduced_on"}


def pairing_row(row: Mapping[str, Any]) -> Row:
    """Return the line of one pairing."""
    since = row[_SINCE.get(row["status"], "proposed_on")]
    return Row(row["id"], [full_name(row), volunteer_name(row), word(row["task"]), word(row["status"]), day(since)])


def volunteer_name(row: Mapping[str, Any]) -> str:
    """Return the volunteer's name from a row that holds both people."""
    return full_name({name.removeprefix("volunteer_"): row[name] for name in row if name.startswith("volunteer_")})


def describe_pairing(store: Store, pairing: str, *, on: date) -> Description:
    """Open a pairing, which is logged, and return it in words.

    Raises:
        Refused: `unknown-id`.
    """
    file = pairing_file(store, pairing, on=on, purpose="pairing")
    names = _("{resident} en {volunteer}").format(resident=full_name(file), volunteer=volunteer_name(file))
    facts = [
        Line(_("status"), word(file["status"])),
        Line(_("volgende"), _next_step(file, on)),
        *(_due(label, file[name], on) for name, label in _dues().items() if file[name]),
        Line(_("taak"), word(file["task"])),
        Line(_("doelen"), words([goal["goal"] for goal in file["goals"] if goal["dropped_on"] is None])),
        Line(_("hulpvraag"), file["request_kenmerk"]),
        Line(_("punten"), str(file["points"])),
        Line(_("reden keuze"), file["override_reason"] or ""),
    ]
    course = Section([Line(day(file[name]), told) for name, told in _course(file).items() if file[name]], _("Verloop"))
    return Description(
        names, [Section([line for line in facts if line.value]), course, *why_sections(file), *_talks(file)]
    )


def _next_step(file: Mapping[str, Any], on: date) -> str:
    """Return what the coordinator does next with a pairing, and its key."""
    if file["checkin_due"] and file["checkin_due"] <= on.isoformat():
        return _("voortgangsgesprek (v)")
    return {
        "proposed": _("kennismaken (i)"),
        "introduced": _("akkoord vragen (a)"),
        "agreed": _("starten (s)"),
        "running": _("contact houden (c)"),
        "ended": _("nazorg (v)"),
    }.get(file["status"], "")


def _dues() -> dict[str, str]:
    return {"checkin_due": _("voortgang"), "silence_due": _("contact vóór"), "aftercare_due": _("nazorg")}


def _due(label: str, due: str, on: date) -> Line:
    left = (date.fromisoformat(due) - on).days
    told = days_left(abs(left), working=False, overdue=left < 0)
    return Line(label, f"{day(due)}, {told}", "warning" if left <= 0 else "")


def _course(file: Mapping[str, Any]) -> dict[str, str]:
    refused = _("geweigerd door {side}").format(side=word(file["refused_by"])) if file["refused_by"] else ""
    ended = _("afgerond: {reason}").format(reason=file["reason"]) if file["reason"] else _("afgerond")
    return {
        "proposed_on": _("voorgesteld"),
        "introduced_on": _("kennismaking"),
        "resident_agreed_on": _("inwoner akkoord"),
        "volunteer_agreed_on": _("vrijwilliger akkoord"),
        "started_on": _("gestart"),
        "ended_on": ended,
        "refused_on": refused,
    }


def _note(row: Mapping[str, Any], on: str) -> list[Line]:
    return [Line(day(row[on]), row["note"] or "–"), *flag_lines(row["note"])]


def _talks(file: Mapping[str, Any]) -> list[Section]:
    """Return the latest contacts and check-ins, newest first, each only when there are any."""
    told = (("contacts", "made_on", _("Contact")), ("checkins", "held_on", _("Voortgang")))
    return [
        Section([line for it in reversed(file[name][-_MOST_NOTES:]) for line in _note(it, on)], heading)
        for name, on, heading in told
        if file[name]
    ]
