"""Check-ins by the command line: what one side answered, what is due, the questions, and what is done about a worry."""

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import click

from desk.cli.checkin_files import one_answer, read_answer_file, read_question_file
from desk.cli.edge import Here, answer, choice, chosen_day, here, json_option, say, table
from desk.clock import today
from desk.locale import _
from desk.locale.formats import day
from desk.locale.words import word, words
from desk.locale.words.checkins import mark_words, moment_told, question_told, verdict_told
from schema.checkin_answers import How
from schema.checkins import MomentKind
from schema.heard import CheckinSide


def record_side(
    at: Here,
    pairing: str,
    what: tuple[str, str | None, str],
    given: Iterable[str],
    file: Path | None,
    held_on: date,
    note: str,
    as_json: bool,
) -> None:
    """Record what one side answered in a check-in of a pairing, and say who is still to be heard.

    Args:
        what: the side, the moment or None, and how the answer came in, as codes.
        given: `question=answer` each; they go before what stands in `file`.
    """
    from desk.checkins.recording import record_checkin
    from desk.cli.note_warnings import warned_answer
    from desk.pairings.loading import case_of

    side, moment, how = CheckinSide(choice("--side", what[0], CheckinSide)), what[1], How(choice("--how", what[2], How))
    answers = {**(read_answer_file(file) if file else {}), **dict(one_answer(line) for line in given)}
    with at.open() as store:
        told = record_checkin(
            store, pairing, side, answers, how=how, moment=moment, note=note, held_on=held_on, on=today()
        )
        told = warned_answer(store, told, note, case_of(store, pairing))
    answer(told, as_json)
    if not as_json:
        _say_what_follows(told)


def _say_what_follows(told: Mapping[str, Any]) -> None:
    missing = words(told["missing"]) or _("niemand")
    say(_("Vastgelegd: {moment}. Nog te horen: {who}.").format(moment=moment_told(told["moment"]), who=missing))
    if told["worry"]:
        say(
            _("Dit antwoord over veiligheid staat nu boven aan Vandaag. check-in settle legt vast wat ermee is gedaan.")
        )
    if told["verdict"] in ("adjust", "stop"):
        say(_("Leg nu vast wat er verandert: check-in action {id} --title …").format(id=told["checkin"]))


@click.group("check-in", help=_("Check-ins van koppelingen: wat nodig is, wat er is geantwoord, en de vragen."))
def check_in_command() -> None:
    """Hold the commands about check-ins."""


@check_in_command.command("list", help=_("Toon wie nog gehoord moet worden en wat er is geantwoord."))
@click.option("--status", help=_("alleen due, open of done"))
@click.option("--pairing", help=_("alleen van deze koppeling (id)"))
@click.option("--limit", type=click.IntRange(min=0), help=_("niet meer dan zoveel"))
@json_option
@here
def list_command(at: Here, status: str | None, pairing: str | None, limit: int | None, as_json: bool) -> None:
    """List what is due and what was answered."""
    from desk.checkins.listing import list_checkins

    with at.open() as store:
        rows = list_checkins(store, status=status, pairing=pairing, limit=limit, on=today())
    headings = {"id": _("id"), "people": _("wie"), "when": _("moment"), "on": _("dag"), "state": _("stand")}
    answer(rows, as_json, table(list(map(_line, rows)), headings) if rows else [_("Er is niets om te tonen.")])


def _line(row: Mapping[str, Any]) -> dict[str, str]:
    people = _("{resident} en {volunteer}").format(resident=row["who"], volunteer=row["volunteer"])
    if row["status"] == "done":
        said = verdict_told(row["verdict"], row["moment"]) if row["verdict"] else word(row["how"])
        state = f"{word(row['side'])}: {said}"
    else:
        state = _("nog te horen: {who}").format(who=words(row["missing"]))
    when = moment_told(row["moment"])
    return {
        "id": row["id"],
        "people": people,
        "when": when,
        "on": day(row.get("held_on") or row["due_on"]),
        "state": state,
    }


@check_in_command.command("show", help=_("Toon één check-in (id) met de vragen en de antwoorden."))
@click.argument("checkin")
@json_option
@here
def show_command(at: Here, checkin: str, as_json: bool) -> None:
    """Show one check-in; that it was looked at is logged."""
    from desk.checkins.listing import checkin_file

    with at.open() as store:
        told = checkin_file(store, checkin, on=today(), purpose="checkin")
    answer(told, as_json, () if as_json else _whole(told))


def _whole(told: Mapping[str, Any]) -> Iterable[str]:
    yield f"{told['who']} · {told['volunteer']} · {moment_told(told['moment'])} · {word(told['side'])}"
    yield f"{day(told['held_on'])} · {word(told['how'])}"
    for row in told["answers"]:
        yield f"{question_told(row['question'])}: {row['mark']} ({mark_words()[row['mark']]})"
    for name, value in (("safety", told["safety"]), ("verdict", told["verdict"])):
        if value is not None:
            yield f"{question_told(name)}: {verdict_told(value, told['moment']) if name == 'verdict' else value}"
    if told["note"]:
        yield told["note"]
    if told["settled"]:
        yield _("gedaan op {day}: {what}").format(day=day(told["settled_on"]), what=told["settled"])


@check_in_command.command("settle", help=_("Leg vast wat er is gedaan aan een zorg over veiligheid."))
@click.argument("checkin")
@click.option("--text", required=True, help=_("wat er is gedaan"))
@json_option
@here
def settle_command(at: Here, checkin: str, text: str, as_json: bool) -> None:
    """Record what was done about a worry."""
    from desk.checkins.recording import settle_worry

    with at.open() as store:
        pairing = settle_worry(store, checkin, text, on=today())
    answer({"id": checkin, "pairing": pairing}, as_json, [_("Vastgelegd.")])


@check_in_command.command("action", help=_("Leg vast wat er na een check-in (id) verandert: wie doet wat en wanneer."))
@click.argument("checkin")
@click.option("--title", required=True, help=_("wat er gebeurt"))
@click.option("--owner", help=_("wie het doet; zonder deze uzelf"))
@click.option("--due", required=True, help=_("voor welke dag"))
@json_option
@here
def action_command(at: Here, checkin: str, title: str, owner: str | None, due: str, as_json: bool) -> None:
    """Record an action that follows from a check-in."""
    from desk.checkins.listing import pairing_of
    from desk.evaluation.actions import add_action

    with at.open() as store:
        pairing = pairing_of(store, checkin)
        who = store.user.name if owner is None else owner
        new = add_action(store, title, who, chosen_day(due), on=today(), source="checkin", subject=pairing)
    answer({"id": new, "pairing": pairing}, as_json, [_("Vastgelegd.")])


@check_in_command.command("form", help=_("Toon welke vragen een kant van een koppeling (id) nu krijgt, met hun codes."))
@click.argument("pairing")
@click.option("--side", required=True, help=_("wie antwoordt: resident, volunteer of professional"))
@click.option("--moment", help=_("welk moment, als code; zonder deze wat nu open staat"))
@click.option("--on", help=_("de dag; zonder deze vandaag"))
@json_option
@here
def form_command(at: Here, pairing: str, side: str, moment: str | None, on: str | None, as_json: bool) -> None:
    """Show what a side is asked."""
    from desk.checkins.asking import form_for
    from desk.checkins.recording import chosen_moment
    from desk.pairings.loading import load_pairing

    who, held = CheckinSide(choice("--side", side, CheckinSide)), chosen_day(on)
    with at.open() as store:
        known = load_pairing(store, pairing)
        asked_at = chosen_moment(known, who, moment, held, today(), store.settings(today()))
        asked = form_for(store, known, who, asked_at, held)
    rows = [{"question": it.code, "scale": str(it.scale), "text": it.text, "needed": it.needed} for it in asked]
    told = {"id": pairing, "moment": asked_at.code, "due_on": asked_at.due_on, "questions": rows}
    headings = {"question": _("vraag"), "text": _("woorden")}
    answer(told, as_json, () if as_json else [moment_told(asked_at.code), *table(rows, headings)])


@check_in_command.command("print", help=_("Print een leeg formulier; met een koppeling (id) met haar eigen doelen."))
@click.argument("pairing", required=False)
@click.option("--side", required=True, help=_("wie antwoordt: resident, volunteer of professional"))
@click.option("--moment", help=_("welk moment, als code; zonder deze wat nu open staat"))
@click.option(
    "-o", "--output", required=True, type=click.Path(path_type=Path, dir_okay=False), help=_("waar de PDF komt")
)
@json_option
@here
def print_command(at: Here, pairing: str | None, side: str, moment: str | None, output: Path, as_json: bool) -> None:
    """Print a blank form."""
    from desk.documents.checkin_forms import blank_form, form_of_pairing, print_form
    from desk.store.handing_out import write_over

    who = CheckinSide(choice("--side", side, CheckinSide))
    with at.open() as store:
        if pairing is None:
            kind = MomentKind(choice("--moment", moment or "", MomentKind))
            sheet = blank_form(store, who, kind, on=today())
        else:
            sheet = form_of_pairing(store, pairing, who, moment, on=today())
        printed = print_form(store, sheet)
    write_over(output, printed.pdf)
    answer({"id": pairing, "path": str(output), "pages": printed.pages}, as_json, [str(output)])


@check_in_command.command(
    "questions", help=_("Toon de vragen van nu; met --change gelden uw eigen vragen vanaf een dag.")
)
@click.option("--on", help=_("van welke dag; zonder deze vandaag"))
@click.option(
    "--change",
    "file",
    type=click.Path(path_type=Path, dir_okay=False),
    help=_("bestand met alle vragen (TOML of JSON), zoals --json ze geeft"),
)
@click.option("--from", "start", help=_("eerste dag van de nieuwe vragen; zonder deze vandaag"))
@click.option("--reason", default="", help=_("waarom de vragen anders worden"))
@json_option
@here
def questions_command(
    at: Here, on: str | None, file: Path | None, start: str | None, reason: str, as_json: bool
) -> None:
    """Show the questions, or make the next version of them."""
    from desk.checkins.asking import asked_on, change_questions

    if file is not None:
        with at.open() as store:
            number = change_questions(store, read_question_file(file), reason, starts_on=chosen_day(start), on=today())
        answer({"id": number, "version": number}, as_json, [_("Versie {n} is vastgelegd.").format(n=number)])
        return
    with at.open() as store:
        version = asked_on(store, chosen_day(on))
    told = {
        "id": version.number,
        "version": version.number,
        "since": version.since,
        "reason": version.reason,
        "sides": [str(side) for side in CheckinSide],
        "moments": [str(kind) for kind in MomentKind],
        "questions": [question.as_json() for question in version.questions],
    }
    rows = [
        {"code": it.code, "side": word(side), "text": text}
        for it in version.questions
        for side, text in it.texts.items()
    ]
    headings = {"code": _("vraag"), "side": _("wie"), "text": _("woorden")}
    answer(told, as_json, () if as_json else [_("Versie {n}").format(n=version.number), *table(rows, headings)])
