"""`desk volunteer`: a volunteer's file from first interest to farewell."""

from collections.abc import Callable, Mapping
from typing import Any

import click

from desk.cli.edge import Here, answer, choice, chosen_day, here, json_option, say, table
from desk.cli.volunteer_fields import given_fields, record_options
from desk.clock import today
from desk.locale import _, ngettext
from desk.locale.formats import full_name
from desk.locale.words import word
from schema.refused import Refused
from schema.values import Fault

_WHO = click.argument("volunteer")
_ON = click.option("--on", help=_("de dag; zonder deze vandaag"))
_BY = click.option("--by", default="", help=_("met wie het gesprek was; zonder dit de gebruiker"))
_NOTE = click.option("--note", default="", help=_("afspraken; niets over gezondheid of geloof"))


@click.group("volunteer", help=_("Leg het dossier van een vrijwilliger vast, van belangstelling tot afscheid."))
def volunteer_command() -> None:
    """Record what happens on a volunteer's way."""


@volunteer_command.command("add", help=_("Voeg een vrijwilliger toe."))
@click.option("--kenmerk", help=_("waaraan lijsten haar herkennen; zonder dit het volgende"))
@record_options
@json_option
@here
def add_command(at: Here, /, kenmerk: str | None, as_json: bool, **given: str | None) -> None:
    """Add a volunteer."""
    _add(at, kenmerk, given, as_json, _("Vrijwilliger toegevoegd."))


@volunteer_command.command("interest", help=_("Voeg iemand toe die belangstelling toont."))
@click.option("--kenmerk", help=_("waaraan lijsten haar herkennen; zonder dit het volgende"))
@record_options
@json_option
@here
def interest_command(at: Here, /, kenmerk: str | None, as_json: bool, **given: str | None) -> None:
    """Add somebody who shows interest, today unless another day is named."""
    given["interested_on"] = given.get("interested_on") or today().isoformat()
    _add(at, kenmerk, given, as_json, _("Belangstelling vastgelegd."))


def _add(at: Here, kenmerk: str | None, given: Mapping[str, str | None], as_json: bool, told: str) -> None:
    from desk.partners.organisations import municipality_id
    from desk.volunteers.adding import add_volunteer, next_kenmerk

    with at.open() as store:
        fields = {"organisation": municipality_id(store), "languages": ("nl",), **given_fields(store, given)}
        wanted = kenmerk or next_kenmerk(store)
        new = add_volunteer(store, wanted, fields, on=today())
    answer({"id": new, "kenmerk": wanted}, as_json, [f"{told} {wanted}"])


@volunteer_command.command("change", help=_("Wijzig gegevens van een vrijwilliger; een lege waarde wist."))
@_WHO
@click.option("--version", type=int, help=_("de versie die u zag; is het intussen een andere, dan gebeurt er niets"))
@record_options
@json_option
@here
def change_command(at: Here, /, volunteer: str, version: int | None, as_json: bool, **given: str | None) -> None:
    """Change a volunteer's own data."""
    from desk.volunteers.loading import volunteer_id
    from desk.volunteers.recording import change_volunteer

    with at.open() as store:
        fields = given_fields(store, given)
        if not fields:
            raise Refused("nothing-to-change")
        known = volunteer_id(store, volunteer)
        new = change_volunteer(store, known, fields, version=_version(store, known, version), on=today())
    answer({"id": known, "version": new}, as_json, [_("Gegevens gewijzigd.")])


@volunteer_command.command("show", help=_("Toon het dossier van een vrijwilliger, met wat ermee gebeurde."))
@_WHO
@json_option
@here
@click.pass_context
def show_command(ctx: click.Context, at: Here, volunteer: str, as_json: bool) -> None:
    """Show a volunteer's file, as `desk show volunteer` does."""
    from desk.cli.records import show_command as show

    ctx.invoke(show, kind="volunteer", record=volunteer, as_json=as_json)


def _talk_command(name: str, explained: str, told: str, use_case: str) -> None:
    @volunteer_command.command(name, help=explained)
    @_WHO
    @_BY
    @_NOTE
    @_ON
    @json_option
    @here
    def record(at: Here, volunteer: str, by: str, note: str, on: str | None, as_json: bool) -> None:
        from desk.volunteers import course

        with at.open() as store:
            recording: Callable[..., str] = getattr(course, use_case)
            new = recording(store, volunteer, chosen_day(on), by or store.user.name, note, on=today())
        answer({"id": new, "volunteer": volunteer}, as_json, [told])


_talk_command("intake", _("Leg een intakegesprek vast."), _("Intake vastgelegd."), "record_intake")
_talk_command("talk", _("Leg een voortgangsgesprek vast."), _("Voortgangsgesprek vastgelegd."), "record_progress_talk")


@volunteer_command.command("mentor", help=_("Kies wie een vrijwilliger inwerkt, van de eerste tot de laatste dag."))
@_WHO
@click.argument("mentor")
@click.option("--from", "starts", help=_("eerste dag; zonder deze vandaag"))
@click.option("--until", help=_("laatste dag; zonder deze tot nader bericht"))
@json_option
@here
def mentor_command(at: Here, volunteer: str, mentor: str, starts: str | None, until: str | None, as_json: bool) -> None:
    """Give a volunteer a mentor."""
    from desk.volunteers.course import set_mentor

    with at.open() as store:
        new = set_mentor(store, volunteer, mentor, chosen_day(starts), chosen_day(until) if until else None)
    answer({"id": new, "volunteer": volunteer}, as_json, [_("Mentor vastgelegd.")])


@volunteer_command.command("peer", help=_("Leg een intervisie vast voor een of meer vrijwilligers."))
@click.argument("volunteers", nargs=-1, required=True)
@click.option("--attended", default="yes", help=_("of zij erbij waren: yes of no"))
@_ON
@json_option
@here
def peer_command(at: Here, volunteers: tuple[str, ...], attended: str, on: str | None, as_json: bool) -> None:
    """Record a peer session."""
    from desk.volunteers.course import record_peer_session

    there = choice("--attended", attended, ("yes", "no")) == "yes"
    with at.open() as store:
        new = record_peer_session(store, volunteers, chosen_day(on), attended=there, on=today())
    answer({"id": new[0], "ids": new}, as_json, [_("Intervisie vastgelegd.")])


@volunteer_command.command("hours", help=_("Leg uren en vergoeding van een maand vast; het laatste woord telt."))
@_WHO
@click.option("--month", required=True, help=_("de maand, als 2026-10"))
@click.option("--hours", default="0", help=_("in kwartieren: 6, 6,25 of 6:15"))
@click.option("--euros", default="0", help=_("het bedrag, als 35,00"))
@click.option("--kind", default="allowance", help=_("allowance, travel of other-expenses"))
@json_option
@here
def hours_command(at: Here, volunteer: str, month: str, hours: str, euros: str, kind: str, as_json: bool) -> None:
    """Record hours and expenses, and warn where they come near what is free of tax."""
    from desk.volunteers.course import record_hours
    from desk.volunteers.course_file import expense_year
    from desk.volunteers.expense_texts import expense_warning
    from schema.expenses import ExpenseKind, read_quarters
    from schema.values import read_amount

    quarters, cents = read_quarters(hours), read_amount(euros)
    if isinstance(quarters, Fault):
        raise Refused("value-unreadable", field="--hours", value=hours)
    if isinstance(cents, Fault) or cents < 0:
        raise Refused("value-unreadable", field="--euros", value=euros)
    sort = ExpenseKind(choice("--kind", kind, ExpenseKind))
    with at.open() as store:
        new = record_hours(store, volunteer, month, sort, quarters, cents, on=today())
        year = expense_year(store, volunteer, today())
    if warning := expense_warning(year):
        say(warning)
    answer({"id": new, "volunteer": volunteer, "year": year}, as_json, [_("Uren en vergoeding vastgelegd.")])


@volunteer_command.command("pause", help=_("Leg een pauze vast, of verander de laatste dag van de pauze die er is."))
@_WHO
@click.option("--from", "starts", help=_("eerste dag; zonder deze vandaag"))
@click.option("--until", help=_("laatste dag; zonder deze tot nader bericht"))
@json_option
@here
def pause_command(at: Here, volunteer: str, starts: str | None, until: str | None, as_json: bool) -> None:
    """Record a pause, or another last day."""
    from desk.volunteers.course import change_pause
    from desk.volunteers.recording import add_pause

    first, last = chosen_day(starts), chosen_day(until) if until else None
    with at.open() as store:
        try:
            new = add_pause(store, volunteer, first, last)
        except Refused as refused:
            if refused.code != "pause-already-there":
                raise
            new = change_pause(store, volunteer, first, last)
    answer({"id": new, "volunteer": volunteer}, as_json, [_("Pauze vastgelegd.")])


@volunteer_command.command("back", help=_("Leg vast dat een vrijwilliger terug is uit de pauze."))
@_WHO
@_ON
@json_option
@here
def back_command(at: Here, volunteer: str, on: str | None, as_json: bool) -> None:
    """Record a return."""
    from desk.volunteers.course import record_return

    with at.open() as store:
        new = record_return(store, volunteer, chosen_day(on), on=today())
    answer({"id": new, "volunteer": volunteer}, as_json, [_("Terugkeer vastgelegd.")])


@volunteer_command.command("stop", help=_("Leg vast dat een vrijwilliger stopt, en waarom."))
@_WHO
@click.option("--reason", required=True, help=_("agreed-end, no-time, work-or-study, moved-away, private …"))
@_ON
@json_option
@here
def stop_command(at: Here, volunteer: str, reason: str, on: str | None, as_json: bool) -> None:
    """Record a farewell."""
    from desk.volunteers.loading import volunteer_id
    from desk.volunteers.recording import stop_volunteer
    from schema.volunteer_course import StopReason

    why = StopReason(choice("--reason", reason, StopReason))
    with at.open() as store:
        known = volunteer_id(store, volunteer)
        stop_volunteer(store, known, chosen_day(on), version=_version(store, known, None), reason=why)
    answer({"id": known}, as_json, [_("Afscheid vastgelegd.")])


@volunteer_command.command("likely", help=_("Noem wie er misschien twee keer in staat, of beantwoord zo’n vraag."))
@click.argument("question", required=False)
@click.option("--answer", "told", help=_("same, different of later"))
@click.option(
    "--search", is_flag=True, help=_("zoek eerst onder alle vrijwilligers; wat al gevraagd is, komt niet terug")
)
@json_option
@here
def likely_command(at: Here, question: str | None, told: str | None, search: bool, as_json: bool) -> None:
    """List the questions about one volunteer or two, or answer one."""
    from desk.volunteers import likely
    from desk.volunteers.likely import DIFFERENT, LATER, SAME, decide_different, decide_later
    from desk.volunteers.likely_merging import decide_same

    answers = {SAME: decide_same, DIFFERENT: decide_different, LATER: decide_later}
    if (question is None) != (told is None):
        raise click.UsageError(_("Noem de vraag en --answer, of geen van beide."))
    if search and told is not None:
        raise click.UsageError(_("Zoek eerst met --search, en geef daarna een antwoord."))
    with at.open() as store:
        if search:
            new = likely.search_likely(store, on=today())
            say(ngettext("{n} nieuwe vraag.", "{n} nieuwe vragen.", new).format(n=new))
        if question is None or told is None:
            found = [it._asdict() for it in likely.list_questions(store, on=today())]
            answer(found, as_json, () if as_json else _asked_lines(store, found))
            return
        answered = answers[choice("--answer", told, answers)](store, question, on=today())
    answer({"id": answered}, as_json, [word(f"volunteer-{told}")])


def _asked_lines(store: Any, found: list[dict[str, Any]]) -> list[str]:
    """Return who may be there twice, a line each, by kenmerk and name."""
    from desk.volunteers.listing import list_volunteers

    names = {row["id"]: f"{full_name(row)} ({row['kenmerk']})" for row in list_volunteers(store, on=today())}
    told = [it | {"one": names[it["one"]], "other": names[it["other"]]} for it in found]
    headings = {"id": "id", "one": _("de een"), "other": _("de ander"), "points": _("punten")}
    return table(told, headings) if told else [_("Er wacht geen vraag of twee vrijwilligers één persoon zijn.")]


def _version(store: Any, volunteer: str, seen: int | None) -> int:
    """Return the version that the user saw, or where she names none the newest."""
    if seen is not None:
        return seen
    return int(store.query("SELECT version FROM visible_volunteers WHERE id = ?", [volunteer])[0]["version"])
