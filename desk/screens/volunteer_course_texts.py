"""A volunteer's way in words: from interest to farewell, talks and peer sessions, hours and expenses, limits."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from desk.locale import _, ngettext
from desk.locale.formats import day, days_left, euros, full_name, short_month
from desk.locale.words import word, words
from desk.volunteers.expense_texts import expense_warning, hours_told
from desk.widgets.detail import Line, Section
from schema.expenses import Against
from schema.volunteer_course import Stage, back_on
from schema.volunteers import Pause

File = Mapping[str, Any]
_MOST_MONTHS = 3


def stage_told(file: File, on: date) -> str:
    """Return in words how far a volunteer is on a day, with the day to which it lasts."""
    stage = file["stage"]
    if stage == Stage.STOPPED:
        told = _("gestopt per {day}").format(day=day(file["stopped_on"]))
        return f"{told}: {word(file['stop_reason'])}" if file["stop_reason"] else told
    if stage == Stage.NOT_BEGUN:
        return _("begint op {day}").format(day=day(file["started_on"]))
    if stage == Stage.PAUSED:
        return _paused(file, on)
    if stage == Stage.SETTLING_IN:
        running = [it for it in file["mentors"] if _runs(it, on)]
        told = _("inwerken met {name}").format(name=full_name(running[0]))
        return (
            _("{what} tot en met {day}").format(what=told, day=day(running[0]["ends_on"]))
            if running[0]["ends_on"]
            else told
        )
    return word(stage)


def _paused(file: File, on: date) -> str:
    running = next(it for it in file["pauses"] if _runs(it, on))
    if running["ends_on"] is None:
        return _("pauze tot nader bericht")
    back = back_on(Pause(None, date.fromisoformat(running["ends_on"])))
    assert back is not None
    left = days_left((back - on).days, working=False, overdue=False)
    return _("pauze tot en met {last}, terug op {day} ({left})").format(
        last=day(running["ends_on"]), day=day(back), left=left
    )


def _runs(term: Mapping[str, Any], on: date) -> bool:
    today = on.isoformat()
    return bool(term["starts_on"] <= today and (term["ends_on"] is None or term["ends_on"] >= today))


def course_sections(file: File, on: date) -> list[Section]:
    """Return the sections of a volunteer's way; what is not known is left out."""
    return [
        Section(_way(file), _("Van belangstelling tot afscheid")),
        Section(_talks(file, on), _("Gesprekken en intervisie")),
        Section(_hours(file), _("Uren en vergoeding in {year}").format(year=file["year"]["year"])),
        Section(_limits(file), _("Wensen en grenzen")),
    ]


def _way(file: File) -> list[Line]:
    told = [Line(_("belangstelling"), day(file["interested_on"]))]
    for held in file["intakes"]:
        told.append(Line(_("intake"), _talk(held)))
    for one in file["mentors"]:
        told.append(Line(_("mentor"), f"{full_name(one)}, {_term(one)}"))
    told.append(Line(_("begonnen"), day(file["started_on"])))
    for pause in file["pauses"]:
        back = _(", terug op {day}").format(day=day(pause["returned_on"])) if pause["returned_on"] else ""
        told.append(Line(_("pauze"), _term(pause) + back))
    if file["stopped_on"]:
        reason = f", {word(file['stop_reason'])}" if file["stop_reason"] else ""
        told.append(Line(_("gestopt"), day(file["stopped_on"]) + reason))
    return [line for line in told if line.value] or [
        Line("", _("nog niets bekend: leg met i de intake vast"), "secondary")
    ]


def _term(term: Mapping[str, Any]) -> str:
    if term["ends_on"] is None:
        return _("vanaf {first}").format(first=day(term["starts_on"]))
    return _("{first} tot en met {last}").format(first=day(term["starts_on"]), last=day(term["ends_on"]))


def _talk(held: Mapping[str, Any]) -> str:
    told = _("{day} met {name}").format(day=day(held["held_on"]), name=held["held_by"])
    return f"{told}: {held['note']}" if held["note"] else told


def _talks(file: File, on: date) -> list[Line]:
    told = [Line(_("voortgang"), _talk(held)) for held in file["progress_talks"][-2:]]
    if file["next_talk_on"] and file["stage"] != Stage.STOPPED:
        due = date.fromisoformat(file["next_talk_on"])
        left = days_left(abs((due - on).days), working=False, overdue=due < on)
        told.append(Line(_("volgend gesprek"), f"{day(due)}, {left}", "warning" if due < on else ""))
    if file["peer_sessions"]:
        there = sum(1 for held in file["peer_sessions"] if held["attended"])
        all_of = ngettext("{there} van {n} keer erbij", "{there} van {n} keer erbij", len(file["peer_sessions"]))
        last = _("laatst op {day}").format(day=day(file["peer_sessions"][-1]["held_on"]))
        told.append(Line(_("intervisie"), f"{all_of.format(there=there, n=len(file['peer_sessions']))}, {last}"))
    return told or [Line("", _("nog geen gesprek: leg het vast met g"), "secondary")]


def _hours(file: File) -> list[Line]:
    year, months = file["year"], [row for row in file["months"] if row["month"].startswith(f"{file['year']['year']}-")]
    if not months:
        return [Line("", _("nog niets: leg het vast met h"), "secondary")]
    tone = {Against.PASSED: "error", Against.NEAR: "warning"}.get(Against(year["against"]), "")
    told = [
        Line(_("uren"), hours_told(year["quarters"])),
        Line(_("vergoeding"), f"{euros(year['expenses_cents'])}, {word(year['against'])}", tone),
    ]
    if warning := expense_warning(year):
        told.append(Line(_("let op"), warning, "error" if tone == "error" or year["passed_months"] else "warning"))
    for row in months[-_MOST_MONTHS:]:
        parts = [hours_told(row["quarters"])] if row["quarters"] else []
        parts += [f"{euros(row['expenses_cents'])} {word(row['kind'])}"] if row["expenses_cents"] else []
        told.append(Line(short_month(row["month"]), ", ".join(parts)))
    return told


def _limits(file: File) -> list[Line]:
    told = [Line(_("liever niet"), words(file["limits"])), Line(_("wensen"), file["wishes"] or "")]
    return [line for line in told if line.value] or [Line("", _("geen bekend: vul ze aan met e"), "secondary")]
