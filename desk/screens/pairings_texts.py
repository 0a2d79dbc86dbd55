"""A pairing in words: its line in the list, and the file with its state, what comes next, and its line of time."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from typing import Any

from desk.checkins.listing import forms_of, standings_of
from desk.locale import _
from desk.locale.formats import day, days_left, full_name
from desk.locale.words import word, words
from desk.locale.words.steps import step_told
from desk.pairings.listing import pairing_file
from desk.screens.basis_texts import why_sections
from desk.screens.checkin_texts import moment_sections, urgent_sections
from desk.screens.pairing_line_texts import effort_told, time_lines
from desk.store.store import Store
from desk.widgets.detail import Description, Line, Section
from desk.widgets.list_rows import Row

_SINCE = {"refused": "refused_on", "ended": "ended_on", "running": "started_on", "introduced": "introduced_on"}
_MOST_DUE = 6


def pairing_row(row: Mapping[str, Any]) -> Row:
    """Return the line of one pairing."""
    since = row[_SINCE.get(row["status"], "proposed_on")]
    helping = f"{volunteer_name(row)} +{row['along']}" if row["along"] else volunteer_name(row)
    return Row(row["id"], [full_name(row), helping, word(row["task"]), word(row["status"]), day(since)])


def volunteer_name(row: Mapping[str, Any]) -> str:
    """Return the volunteer's name from a row that holds both people."""
    return full_name({name.removeprefix("volunteer_"): row[name] for name in row if name.startswith("volunteer_")})


def describe_pairing(store: Store, pairing: str, *, on: date, keys: Collection[str] | None = None) -> Description:
    """Open a pairing, which is logged, and return it in words.

    Args:
        keys: the next steps of which the key works where this is shown; None is all.

    Raises:
        Refused: `unknown-id`.
    """
    file = pairing_file(store, pairing, on=on, purpose="pairing")
    names = _("{resident} en {volunteer}").format(resident=full_name(file), volunteer=volunteer_name(file))
    following = step_told(file["next"], ended=bool(file["ended_on"]), keys=keys)
    state = [Line(_("stand"), _state(file)), Line(_("volgende"), following)]
    state += [Line(_("let op"), word(code), "warning") for code in file["missing"] if not file["ended_on"]]
    forms = forms_of(store, pairing)
    sections = [
        *urgent_sections(forms),
        Section([line for line in [*state, *_due_lines(file, on)] if line.value]),
        *moment_sections(standings_of(store, pairing, on=on), forms),
        Section([line for line in _agreed(file, on) if line.value]),
        Section(time_lines(file), _("Tijdlijn")),
    ]
    return Description(names, [*sections, *why_sections(file)])


def _state(file: Mapping[str, Any]) -> str:
    since = file[_SINCE.get(file["status"], "proposed_on")]
    told = _("{status} sinds {day}").format(status=word(file["status"]), day=day(since))
    if file["status"] in ("proposed", "introduced", "agreed") and file["anonymous"]:
        return " · ".join([told, _("vrijwilliger weet nog niet wie het is")])
    return told


def _due_lines(file: Mapping[str, Any], on: date) -> Iterator[Line]:
    """Yield what falls due, the earliest first: talks, silence, promises and steps of the plan."""
    labels = {"checkin_due": _("voortgang"), "silence_due": _("contact vóór"), "aftercare_due": _("nazorg")}
    due = [(file[name], label, "") for name, label in labels.items() if file[name]]
    planned = {"introduced_on": _("kennismaking"), "started_on": _("start")}
    due += [(file[name], label, "") for name, label in planned.items() if (file[name] or "") > on.isoformat()]
    due += [(row["lasts_until"], _("afgesproken tot"), "") for row in file["rhythms"][-1:] if _lasts(row, file)]
    due += [(row["due_on"], _("belofte"), row["what"]) for row in file["promises"] if not row["outcome"]]
    due += [
        (row["until_on"], _("stap"), row["what"]) for row in file["steps"] if not row["outcome"] and row["until_on"]
    ]
    for last, label, what in sorted(due)[:_MOST_DUE]:
        left = (date.fromisoformat(last) - on).days
        told = f"{day(last)}, {days_left(abs(left), working=False, overdue=left < 0)}"
        yield Line(label, " · ".join(filter(None, [told, what])), "warning" if left <= 0 else "")


def _lasts(rhythm: Mapping[str, Any], file: Mapping[str, Any]) -> bool:
    return bool(rhythm["lasts_until"]) and not file["ended_on"] and not file["refused_on"]


def _agreed(file: Mapping[str, Any], on: date) -> Iterator[Line]:
    """Yield what is agreed: task, goals, open steps without a day, who goes along, hours, and why these two."""
    yield Line(_("taak"), word(file["task"]))
    yield Line(_("ritme"), "".join(row["rhythm"] for row in file["rhythms"][-1:]))
    yield Line(_("doelen"), words([goal["goal"] for goal in file["goals"] if goal["dropped_on"] is None]))
    for row in file["steps"]:
        if not row["outcome"] and not row["until_on"]:
            yield Line(_("stap"), _("{what} ({who})").format(what=row["what"], who=word(row["doer"])))
    along = [row for row in file["seconds"] if (row["left_on"] or "9999") > on.isoformat()]
    yield Line(_("loopt mee"), ", ".join(full_name(row) for row in along))
    yield Line(_("tijd"), effort_told(file["quarters"], file["kilometres"]))
    yield Line(_("hulpvraag"), file["request_kenmerk"])
    yield Line(_("punten"), str(file["points"]))
    yield Line(_("reden keuze"), file["override_reason"] or "")
