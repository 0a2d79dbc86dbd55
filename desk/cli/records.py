"""Looking at what there is: lists, one record whole, and what needs attention today."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from desk.cli.edge import Here, answer, chosen_day, here, json_option, say, table, yes_or_no
from desk.cli.sealing import asks_password, chosen_sealing, say_written
from desk.clock import today
from desk.locale import _
from desk.locale.formats import day, days_left, euros, full_name
from desk.locale.words import cases, word, words
from desk.locale.words.choosing import choice_told, fact_words
from desk.locale.words.judging import criterion
from desk.locale.words.steps import step_told
from schema.next_attempt import FIGURES

_CODES = frozenset(
    {"kind", "status", "due_kind", "task", "verb", "reason", "result", "source", "state", "what", "outcome"}
    | {"doer", "onward", "answer", "goal"}
)
_DAYS = frozenset(
    {"due", "birth_date", "arrears_since", "first_contact_due", "inform_by", "on", "not_before", "last_day"}
    | {"notice_by", "lasts_until", "checkin_due", "aftercare_due", "silence_due"}
)
_LISTED_CODES = frozenset({"kinds", "tasks", "reasons", "present", "goals_reached", "missing"})
_LEFT = frozenset({"days", "working", "overdue"})
_LINKS = frozenset({"record", "signal"})
"""Ids that tie a line to a record named elsewhere."""
_NAMES = ("first_name", "initials", "prefix", "surname")


@click.command("list", help=_("Toon een lijst: cases, signals, residents, requests, volunteers …"))
@click.argument("kind")
@click.option("--search", default="", help=_("zoek op naam, kenmerk of adres"))
@click.option("--status", help=_("alleen met deze status"))
@click.option("--tray", help=_("alleen wat in deze werkbak ligt (cases of signals), in de volgorde ervan"))
@click.option("--limit", type=click.IntRange(min=0), help=_("niet meer dan zoveel"))
@click.option("--csv", "csv_file", type=click.Path(path_type=Path, dir_okay=False), help=_("schrijf naar dit bestand"))
@asks_password
@json_option
@here
def list_command(
    at: Here,
    kind: str,
    search: str,
    status: str | None,
    tray: str | None,
    limit: int | None,
    csv_file: Path | None,
    password: bool,
    password_file: Path | None,
    as_json: bool,
) -> None:
    """List records of a kind."""
    from desk.home.listing import list_records, list_tray

    if tray is not None and status is not None:
        raise click.UsageError(_("Kies --tray of --status, niet allebei."))
    with at.open() as store:
        if tray is not None:
            rows = list_tray(store, kind, tray, search=search, limit=limit, on=today())
        else:
            rows = list_records(store, kind, search=search, status=status, limit=limit, on=today())
        if csv_file is not None:
            from desk.home.list_files import write_records

            sealing = chosen_sealing(csv_file, password, password_file)
            say_written(write_records(store, kind, rows, csv_file, sealing, on=today()), sealing)
    answer(rows, as_json, () if as_json or csv_file else _lines(rows))


def _lines(rows: Sequence[Mapping[str, Any]]) -> list[str]:
    if not rows:
        return [_("Er is niets om te tonen.")]
    told = [_told(row) for row in rows]
    filled = [name for name in told[0] if any(row[name] not in ("", None) for row in told)]
    return table(told, {name: name for name in filled})


def _told(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return a record for a reader: words for codes, one name for its parts, days and amounts as they are written."""
    named = {"name": full_name(row)} if "surname" in row else {}
    rest = {
        name.removesuffix("_cents"): _shown(name, value)
        for name, value in row.items()
        if name not in _NAMES and not isinstance(value, (list, dict))
    }
    return {"id": rest.pop("id"), **named, **rest}


def _shown(name: str, value: Any) -> Any:
    if value is None:
        return ""
    if isinstance(value, bool):
        return yes_or_no(value)
    if name == "next":
        return step_told(value)
    if name == "mark":
        return cases.marks()[value][1]
    if name == "reason" and value in FIGURES:
        return cases.attempt_reasons()[value].format(figure=FIGURES[value])
    if name in _CODES:
        return word(value)
    if name in _LISTED_CODES:
        return words(value)
    if name.endswith("_cents"):
        return euros(value)
    if name.endswith("_on") or name in _DAYS:
        return day(value)
    return value


@click.command("show", help=_("Toon één zaak, inwoner, vrijwilliger … helemaal, met wat ermee gebeurde."))
@click.argument("kind")
@click.argument("record")
@click.option("--on", "day_then", metavar="DATE", help=_("zoals het op deze dag stond"))
@json_option
@here
def show_command(at: Here, kind: str, record: str, day_then: str | None, as_json: bool) -> None:
    """Show one record whole, now or as it stood on a day, with its history; that it was looked at is logged."""
    from desk.home.looking_back import show_as_it_was
    from desk.home.showing import show_record

    with at.open() as store:
        if day_then is None:
            shown = show_record(store, kind, record, on=today(), purpose="show")
        else:
            then = chosen_day(day_then)
            shown = show_as_it_was(store, kind, record, then, on=today(), purpose="show")
            say(_("Zo stond het op {day}.").format(day=day(then)))
    answer(shown, as_json, () if as_json else _whole(shown))


def _whole(shown: Mapping[str, Any]) -> Iterable[str]:
    """Yield a record line by line; the lists in it as tables."""
    for name, value in _told(shown).items():
        if value != "":
            yield f"{name}: {value}"
    for name, value in shown.items():
        if name == "parts":
            yield f"{name}: {' · '.join(f'{criterion(part)} {points}' for part, points in value.items())}"
        elif name == "basis" and value:
            facts = fact_words(value["facts"], value["asked"], shown["parts"])
            yield from (f"{label}: {text}" for label, text in choice_told(shown))
            yield from (f"{criterion(part)}: {fact}" for part, fact in facts.items())
        elif isinstance(value, dict):
            yield f"{name}: {_line({key: part for key, part in value.items() if key != 'id'})}"
        elif isinstance(value, list) and value:
            yield ""
            yield f"{name}:"
            yield from (_lines(value) if isinstance(value[0], dict) and "id" in value[0] else map(_line, value))


def _line(part: Any) -> str:
    """Return a part of a record in one line; what is nested in it is left to the JSON."""
    if not isinstance(part, dict):
        return str(part)
    told = dict(part)
    if told.keys() >= _LEFT:
        left = {name: told.pop(name) for name in sorted(_LEFT)}
        told["left"] = days_left(left["days"], working=left["working"], overdue=left["overdue"])
    kept = {name: value for name, value in told.items() if not isinstance(value, (list, dict)) and name not in _LINKS}
    return " · ".join(f"{_shown(name, value)}" for name, value in kept.items() if value not in (None, ""))


@click.command("today", help=_("Wat vandaag aandacht vraagt, het dringendste eerst."))
@json_option
@here
def today_command(at: Here, as_json: bool) -> None:
    """Name what needs attention, most urgent first."""
    from desk.home.attention import attention

    with at.open() as store:
        found = attention(store, today())
    headings = {"reason": _("waarom"), "due": _("uiterlijk"), "title": _("wat"), "id": _("id")}
    rows = () if as_json else [{**item, "due": day(item["due"]), "reason": word(item["reason"])} for item in found]
    answer(found, as_json, table(rows, headings) if rows else [_("Niets dat vandaag aandacht vraagt.")])
