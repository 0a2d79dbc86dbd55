"""The line of time of a case in words: its weeks in one row of marks, and its entries below."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from desk.locale import _
from desk.locale.formats import day, days_left
from desk.locale.words import cases, word
from desk.locale.words.exchange import handed_told
from desk.screens.note_advice import flag_lines
from desk.signals.history import case_line
from desk.widgets.detail import Line
from schema.timeline import Entry, Mark, weeks

_MOST_WEEKS = 16
"""As many as stand in the pane on one line or two."""
_TONES = {Mark.REACHED: "success", Mark.TALK: "success", Mark.REOPENED: "warning"}


def time_lines(file: Mapping[str, Any], on: date) -> Iterator[Line]:
    """Yield the weeks of a case as a row of letters, what these mean, and every entry, the newest first."""
    entries = case_line(file)
    yield from _strip(entries, on)
    if not file["attempts"] and not file["talks"]:
        yield Line("", _("nog geen contactpoging"), "warning" if file["status"] == "open" else "secondary")
    records = {row["id"]: row for name in _HELD for row in file[name]}
    terms = {(row["kind"], row["signal"]): row for row in reversed(file["terms"])}
    for entry in reversed(entries):
        record = terms[entry.what, entry.record] if entry.mark is Mark.TERM else records[entry.record]
        yield Line(day(entry.on), _told(entry, record), _TONES.get(entry.mark, ""))
        if entry.mark in (Mark.ATTEMPT, Mark.REACHED) and record["volunteers"]:
            yield from flag_lines(record["note"])


_HELD = ("signals", "attempts", "talks", "closings", "referrals", "planned", "handed")


def _strip(entries: Sequence[Entry], on: date) -> Iterator[Line]:
    shown, letters = weeks(entries, on, _MOST_WEEKS), cases.marks()
    cells = ["".join(letters[mark][0] for mark in week.marks) or "·" for week in shown]
    row = " ".join(f"[{cell}]" if week.now else cell for week, cell in zip(shown, cells, strict=True))
    yield Line(_("weken"), row, "primary")
    since = _("vanaf {day}; [ ] is deze week") if any(week.now for week in shown) else _("vanaf {day}")
    yield Line("", since.format(day=day(shown[0].monday)), "secondary")
    used = {mark for week in shown for mark in week.marks}
    legend = ", ".join(f"{letters[mark][0]} {letters[mark][1]}" for mark in Mark if mark in used)
    yield Line("", legend, "secondary")


def _told(entry: Entry, record: Mapping[str, Any]) -> str:
    """Return one entry in words."""
    match entry.mark:
        case Mark.SIGNAL:
            return _("signaal {type}").format(type=entry.what)
        case Mark.ATTEMPT | Mark.REACHED:
            return _attempt(record)
        case Mark.TALK:
            return _("gesprek gevoerd")
        case Mark.RESULT:
            told = _("gesloten voor {whose}: {result}") if record["whose"] else _("gesloten: {result}")
            return told.format(whose=record["whose"], result=entry.what)
        case Mark.REOPENED:
            return _("heropend: {why}").format(why=word(record["reopen_reason"]))
        case Mark.REFERRAL:
            return _("verwezen naar {party}").format(party=entry.what)
        case Mark.HANDED:
            return ": ".join(filter(None, [handed_told(record), word(record["outcome"] or "")]))
        case Mark.PLANNED:
            late = _("gepland en nog niet gedaan: {channel}") if record["late"] else _("gepland: {channel}")
            return late.format(channel=entry.what)
        case Mark.TERM:
            left = days_left(record["days"], working=record["working"], overdue=record["overdue"])
            return _("uiterlijk: {term}, {left}").format(term=word(entry.what), left=left)


def _attempt(row: Mapping[str, Any]) -> str:
    how = ", ".join(filter(None, [row["channel"], (row["part"] or "").lower()]))
    outcome = _("bereikt") if row["reached"] else _("niet bereikt")
    told = [f"{how}: {outcome}"]
    told += [_("door vrijwilliger")] if row["volunteers"] else []
    told += [row["note"]] if row["note"] else []
    return " · ".join(told)
