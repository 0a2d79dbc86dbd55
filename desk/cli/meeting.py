"""The monthly meeting by the command line: its agenda, notes, who were there, and closing the review."""

from datetime import date
from typing import Any

import click

from desk.cli.edge import Here, answer, chosen_day, here, json_option
from desk.clock import today
from desk.locale import _, formats
from desk.locale.words import word
from schema.review_meeting import Point


@click.command("meeting", help=_("Het overleg over een maand: agenda, aantekeningen, aanwezigen, vaststellen."))
@click.argument("month")
@click.argument("act", type=click.Choice(["show", "note", "held", "close"]), default="show")
@click.option("--point", type=click.Choice([point.value for point in Point]), help=_("het punt van de agenda"))
@click.option("--text", default="", help=_("de aantekening, zonder namen; leeg haalt haar weg"))
@click.option("--present", default="", help=_("wie er waren"))
@click.option("--on", help=_("de dag van het overleg; zonder deze vandaag"))
@click.option("--next", "next_on", help=_("de dag van het volgende overleg"))
@json_option
@here
def meeting_command(
    at: Here,
    month: str,
    act: str,
    point: str | None,
    text: str,
    present: str,
    on: str | None,
    next_on: str | None,
    as_json: bool,
) -> None:
    """Show or record the meeting about a month."""
    from desk.evaluation.closing import close_review
    from desk.evaluation.meeting import hold_meeting, note_point

    if act == "note" and point is None:
        raise click.UsageError(_("Noem met --point het punt van de agenda."))
    with at.open() as store:
        match act:
            case "note":
                done = note_point(store, month, str(point), text, on=today())
            case "held":
                later = chosen_day(next_on) if next_on else None
                done = hold_meeting(store, month, present, held_on=chosen_day(on), next_on=later, on=today())
            case "close":
                done = close_review(store, month, on=today())
            case _:
                told = _shown(store, month)
                answer(told, as_json, _lines(told))
                return
    answer({"id": done, "month": month}, as_json, [_("Vastgelegd.")])


def _shown(store: Any, month: str) -> dict[str, Any]:
    """Return the meeting and its agenda as they stand today."""
    from desk.evaluation.agenda import agenda
    from desk.evaluation.meeting import meeting_of

    meeting = meeting_of(store, month)
    points = [
        {
            "point": topic.point.value,
            "note": meeting.notes.get(topic.point, ""),
            "lines": [line._asdict() for line in topic.lines],
        }
        for topic in agenda(store, month, on=today())
    ]
    days = {name: _iso(getattr(meeting, name)) for name in ("held_on", "next_on", "closed_on")}
    return {"month": month, "present": meeting.present, **days, "agenda": points}


def _lines(told: dict[str, Any]) -> list[str]:
    lines = [formats.month(told["month"])]
    if told["held_on"]:
        lines.append(_("Gehouden op {day} met {present}.").format(day=formats.day(told["held_on"]), **told))
    if told["closed_on"]:
        lines.append(_("Vastgesteld op {day}.").format(day=formats.day(told["closed_on"])))
    for number, point in enumerate(told["agenda"], 1):
        lines += ["", f"{number}. {word(point['point'])}"]
        lines += [f"   - {' · '.join(filter(None, (line['text'], line['left'])))}" for line in point["lines"]]
        lines += [f"   > {point['note']}"] if point["note"] else []
    return lines


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
