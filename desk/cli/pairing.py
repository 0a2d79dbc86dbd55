"""`desk pairing ID …`: the steps of a pairing's life; what else is recorded stands in `desk.cli.pairing_life`."""

from pathlib import Path

import click

from desk.cli.edge import Here, choice, chosen_day, here, json_option
from desk.cli.pairing_edge import KEY, ON, REASON, effort_of, of_pairing, tell_pairing
from desk.cli.pairing_life import LIFE_STEPS
from desk.cli.pairing_terms import TERM_STEPS
from desk.clock import today
from desk.locale import _
from schema.checkin_answers import How
from schema.codes import Side
from schema.effort import NO_EFFORT, Effort
from schema.matrix import Goal
from schema.meeting import Meeting, read_clock
from schema.pairing_life import EndReason, Onward, Present
from schema.refused import Refused
from schema.values import Fault

_BY = click.option("--by", help=_("wie dit zegt: resident, volunteer of coordinator"))


class _Steps(click.Group):
    """The steps of a pairing; a word that is none is refused with those that are."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the step, or refuse it as a value outside a closed list."""
        if not args[0].startswith("-"):
            choice("MOVE", args[0], self.list_commands(ctx))
        return super().resolve_command(ctx, args)


@click.group("pairing", cls=_Steps, help=_("Zet een koppeling (id) een stap verder, of leg vast wat erin gebeurt."))
@click.argument("pairing")
@click.pass_context
def pairing_command(ctx: click.Context, pairing: str) -> None:
    """Go on with one pairing."""
    ctx.meta[KEY] = pairing


def _move(
    at: Here, pairing: str, move: str, on: str | None, by: str | None, reason: str, effort: Effort, as_json: bool
) -> None:
    from desk.cli.note_warnings import warned_answer
    from desk.pairings.loading import case_of
    from desk.pairings.moving import move_pairing

    if by is None and move == "agree":
        raise click.UsageError(_("Zeg met --by wie akkoord gaat: resident of volunteer."))
    with at.open() as store:
        moved = move_pairing(store, pairing, move, on=chosen_day(on), by=_side(by), reason=reason, effort=effort)
        if move in ("contact", "checkin"):
            moved = warned_answer(store, moved, reason, case_of(store, pairing))
    tell_pairing(moved, as_json)


def _side(by: str | None) -> Side:
    return Side.COORDINATOR if by is None else Side(choice("--by", by, Side))


def _plain_move(move: str, explained: str) -> None:
    @pairing_command.command(move, help=explained)
    @ON
    @_BY
    @REASON
    @json_option
    @of_pairing
    @here
    def step(at: Here, pairing: str, on: str | None, by: str | None, reason: str, as_json: bool) -> None:
        _move(at, pairing, move, on, by, reason, NO_EFFORT, as_json)


_plain_move("agree", _("Leg vast dat de inwoner of de vrijwilliger verder wil (--by)."))
_plain_move("start", _("Laat de koppeling beginnen."))
_plain_move("refuse", _("Leg vast dat een van beiden niet wil; een reden hoeft niet."))


@pairing_command.command("introduce", help=_("Leg de kennismaking vast: wie, wanneer en waar; --move verzet haar."))
@ON
@click.option("--time", "clock", default="", help=_("hoe laat, bijvoorbeeld 14:30"))
@click.option("--place", default="", help=_("waar"))
@click.option("--with", "others", multiple=True, help=_("wie er nog bij is, als code; meermalen mag"))
@click.option("--organisation-contact", default="", help=_("wie er namens de organisatie bij is"))
@click.option("--professional", default="", help=_("welke professional erbij is"))
@click.option("--move", is_flag=True, help=_("verzet een kennismaking die al is vastgelegd"))
@_BY
@json_option
@of_pairing
@here
def introduce_step(
    at: Here,
    pairing: str,
    on: str | None,
    clock: str,
    place: str,
    others: tuple[str, ...],
    organisation_contact: str,
    professional: str,
    move: bool,
    by: str | None,
    as_json: bool,
) -> None:
    """Record the introduction."""
    from desk.pairings.meeting import change_meeting, introduce_people

    _side(by)
    time = read_clock(clock)
    if isinstance(time, Fault):
        raise Refused("value-unreadable", field="--time", value=clock)
    present = tuple(Present(choice("--with", who, Present)) for who in others)
    meeting, day = Meeting(present, time, place, organisation_contact, professional), chosen_day(on)
    with at.open() as store:
        told = (change_meeting if move else introduce_people)(store, pairing, meeting, met_on=day, on=day)
    tell_pairing(told, as_json)


@pairing_command.command("contact", help=_("Leg een contact vast, met tijd en kilometers als u wilt."))
@ON
@click.option("--effort", default="", help=_("tijd en kilometers: ‘1,5’, ‘1:30’ of ‘1,5 12km’"))
@_BY
@REASON
@json_option
@of_pairing
@here
def contact_step(
    at: Here, pairing: str, on: str | None, effort: str, by: str | None, reason: str, as_json: bool
) -> None:
    """Log a contact."""
    _move(at, pairing, "contact", on, by, reason, effort_of(effort), as_json)


@pairing_command.command("end", help=_("Rond de koppeling af; met --result ook waarom, en wat er is gehaald."))
@ON
@click.option("--result", help=_("waarom, als code; mag ook later"))
@click.option("--reached", multiple=True, help=_("welk doel is gehaald, als code; meermalen mag"))
@click.option("--onward", default=str(Onward.UNKNOWN), show_default=True, help=_("hoe het verder gaat, als code"))
@_BY
@REASON
@json_option
@of_pairing
@here
def end_step(
    at: Here,
    pairing: str,
    on: str | None,
    result: str | None,
    reached: tuple[str, ...],
    onward: str,
    by: str | None,
    reason: str,
    as_json: bool,
) -> None:
    """End a pairing with its result, or record the result of one that has ended."""
    from desk.pairings.ending import Ending, end_pairing, record_result
    from desk.pairings.loading import load_pairing

    if result is None:
        _move(at, pairing, "end", on, by, reason, NO_EFFORT, as_json)
        return
    goals = tuple(Goal(choice("--reached", goal, Goal)) for goal in reached)
    why, on_to = EndReason(choice("--result", result, EndReason)), Onward(choice("--onward", onward, Onward))
    ending, day = Ending(why, on_to, goals, reason), chosen_day(on)
    with at.open() as store:
        if load_pairing(store, pairing).ended_on is None:
            told = end_pairing(store, pairing, ending, ended_on=day, on=today())
        else:
            told = {"id": pairing, "status": "ended", "result": record_result(store, pairing, ending, on=day)}
    tell_pairing(told, as_json)


@pairing_command.command(
    "checkin",
    help=_("Leg een voortgangsgesprek vast; na het einde is het nazorg. Met --side de antwoorden van één kant."),
)
@click.option("--side", help=_("wie antwoordt: resident, volunteer of professional"))
@click.option("--moment", help=_("welk moment, als code; zonder deze wat nu open staat"))
@click.option("--how", default=str(How.TELEPHONE), show_default=True, help=_("hoe het antwoord kwam, als code"))
@click.option("--answer", "given", multiple=True, metavar="VRAAG=ANTWOORD", help=_("een antwoord; meermalen mag"))
@click.option("--answers", "file", type=click.Path(path_type=Path, dir_okay=False), help=_("bestand met antwoorden"))
@ON
@_BY
@REASON
@json_option
@of_pairing
@here
def checkin_step(
    at: Here,
    pairing: str,
    side: str | None,
    moment: str | None,
    how: str,
    given: tuple[str, ...],
    file: Path | None,
    on: str | None,
    by: str | None,
    reason: str,
    as_json: bool,
) -> None:
    """Record a talk, or what one side answered."""
    from desk.cli.checkins import record_side

    if side is None:
        if moment or given or file:
            raise click.UsageError(_("Noem met --side wie er antwoordt: resident, volunteer of professional."))
        _move(at, pairing, "checkin", on, by, reason, NO_EFFORT, as_json)
        return
    record_side(at, pairing, (side, moment, how), given, file, chosen_day(on), reason, as_json)


for _step in (*LIFE_STEPS, *TERM_STEPS):
    pairing_command.add_command(_step)
