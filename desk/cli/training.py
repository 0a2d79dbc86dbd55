"""The training plan by the command line: modules, sessions, places, who came, certificates, and who is due."""

from typing import TYPE_CHECKING, Any

import click

from desk.cli.edge import Here, answer, choice, chosen_day, here, json_option, say, table
from desk.cli.training_changes import change_command, change_module_command, retire_command
from desk.clock import today
from desk.locale import _, ngettext
from desk.locale.formats import day
from desk.locale.words import word

if TYPE_CHECKING:
    from desk.training.due import Due

_SESSION = click.argument("session", metavar="SESSION")
_ON = click.option("--on", help=_("de dag waarop dit gebeurde; zonder deze vandaag"))


@click.group("training", help=_("Opleiding: modules, trainingen, wie er komt, certificaten, en wie aan de beurt is."))
def training_command() -> None:
    """Plan trainings, and see who needs one."""


@training_command.command("module", help=_("Voeg een module toe: NAAM en het bewijs dat zij geeft."))
@click.argument("name")
@click.option("--gives", "kind", required=True, help=_("bewijs: training:privacy, training:veilig-huisbezoek …"))
@click.option("--provider", default="", help=_("wie haar meestal geeft"))
@click.option("--places", type=int, default=12, show_default=True, help=_("hoeveel mensen er kunnen komen"))
@json_option
@here
def module(at: Here, name: str, kind: str, provider: str, places: int, as_json: bool) -> None:
    """Add a module."""
    from desk.training.planning import add_module

    with at.open() as store:
        new = add_module(store, name, kind, provider=provider, places=places)
    _done({"id": new, "name": name, "kind": kind}, as_json, _("Module {name} toegevoegd.").format(name=name))


training_command.add_command(change_module_command)
training_command.add_command(retire_command)
training_command.add_command(change_command)


@training_command.command("session", help=_("Plan een training van een module (id of naam)."))
@click.argument("module")
@click.option("--on", "starts_on", required=True, help=_("eerste dag"))
@click.option("--until", "ends_on", help=_("laatste dag; zonder deze duurt zij één dag"))
@click.option("--from", "starts_at", default="", help=_("begintijd, als 19:00"))
@click.option("--to", "ends_at", default="", help=_("eindtijd"))
@click.option("--place", default="", help=_("waar"))
@click.option("--provider", default="", help=_("wie haar geeft; zonder dit wie de module geeft"))
@click.option("--places", type=int, help=_("hoeveel mensen er kunnen komen; zonder dit zoveel als bij de module"))
@json_option
@here
def session(
    at: Here,
    module: str,
    starts_on: str,
    ends_on: str | None,
    starts_at: str,
    ends_at: str,
    place: str,
    provider: str,
    places: int | None,
    as_json: bool,
) -> None:
    """Plan a session."""
    from desk.training.planning import NewSession, add_session

    last = chosen_day(ends_on) if ends_on else None
    planned = NewSession(chosen_day(starts_on), last, starts_at, ends_at, place, provider, places)
    with at.open() as store:
        new = add_session(store, module, planned)
    _done({"id": new}, as_json, _("Training {id} gepland op {day}.").format(id=new, day=day(planned.starts_on)))


@training_command.command("cancel", help=_("Gelast een training af, en zie wie opnieuw geplaatst moet worden."))
@_SESSION
@click.option("--reason", required=True, help=_("waarom"))
@_ON
@json_option
@here
def cancel(at: Here, session: str, reason: str, on: str | None, as_json: bool) -> None:
    """Cancel a session."""
    from desk.training.placing import to_place_anew
    from desk.training.planning import cancel_session

    when = chosen_day(on)
    with at.open() as store:
        cancel_session(store, session, reason, on=when)
        anew = to_place_anew(store, on=when, session=session)
    lines = [_("Training {id} is afgelast.").format(id=session)]
    lines += [_("opnieuw plaatsen: {name} ({kenmerk})").format(name=it["name"], kenmerk=it["kenmerk"]) for it in anew]
    answer({"id": session, "place_anew": anew}, as_json, lines)


@training_command.command(
    "enrol", help=_("Geef vrijwilligers (id of kenmerk) een plaats in een training; alles of niets.")
)
@_SESSION
@click.argument("volunteers", nargs=-1, required=True, metavar="VOLUNTEER…")
@click.option("--withdraw", is_flag=True, help=_("neem hun plaats juist terug"))
@click.option("--reason", default="", help=_("waarom iemand niet meer komt"))
@_ON
@json_option
@here
def enrol(
    at: Here, session: str, volunteers: tuple[str, ...], withdraw: bool, reason: str, on: str | None, as_json: bool
) -> None:
    """Give places, or take one back."""
    from desk.training import planning

    when = chosen_day(on)
    if withdraw and len(volunteers) > 1:
        raise click.UsageError(_("Neem met --withdraw de plaats van één vrijwilliger terug."))
    with at.open() as store:
        if withdraw:
            told = {
                "session": session,
                "withdrawn": planning.withdraw(store, session, *volunteers, on=when, reason=reason),
            }
            _done(told, as_json, _("De plaats is weer vrij."))
            return
        given = planning.enrol(store, session, volunteers, on=when)
    said = ngettext("{n} plaats gegeven.", "{n} plaatsen gegeven.", len(given)).format(n=len(given))
    _done({"session": session, "enrolled": given}, as_json, said)


@training_command.command("attend", help=_("Leg vast wie er op een training was en wie niet."))
@_SESSION
@click.option("--present", default="", help=_("wie er waren, met een komma ertussen"))
@click.option("--absent", default="", help=_("wie er niet waren"))
@click.option(
    "--all", "everybody", is_flag=True, help=_("iedereen die een plaats had, was er; behalve wie bij --absent staat")
)
@_ON
@json_option
@here
def attend(at: Here, session: str, present: str, absent: str, everybody: bool, on: str | None, as_json: bool) -> None:
    """Note who came."""
    from desk.training.attending import record_attendance
    from desk.training.sessions import load_session
    from desk.volunteers.loading import volunteer_id
    from schema.training import enrolled

    when = chosen_day(on)
    with at.open() as store:
        missed = [volunteer_id(store, each) for each in _several(absent)]
        named = [volunteer_id(store, each) for each in _several(present)]
        if everybody:
            named += [each for each in enrolled(load_session(store, session), when) if each not in missed]
        came = record_attendance(store, session, named, missed, on=when)
    said = _("{n} aanwezig.").format(n=len(came))
    _done({"session": session, "present": came, "absent": missed}, as_json, said)


@training_command.command("certify", help=_("Geef wie er was het certificaat: het bewijs van de module, in één keer."))
@_SESSION
@click.option("--volunteer", "volunteers", multiple=True, help=_("alleen deze vrijwilliger; mag vaker"))
@click.option("--dated", help=_("datum op het certificaat; zonder deze de laatste dag van de training"))
@click.option("--reference", default="", help=_("waar het papier ligt"))
@json_option
@here
def certify_command(
    at: Here, session: str, volunteers: tuple[str, ...], dated: str | None, reference: str, as_json: bool
) -> None:
    """Give certificates."""
    from desk.training.attending import certify

    when = chosen_day(dated) if dated else None
    with at.open() as store:
        given = certify(store, session, on=today(), volunteers=volunteers or None, dated=when, reference=reference)
    count = len(given["volunteers"])
    said = ngettext("{n} certificaat gegeven.", "{n} certificaten gegeven.", count).format(n=count)
    _done(given | {"dated": given["dated"].isoformat()}, as_json, said)


@training_command.command(
    "due", help=_("Toon wie een training mist of moet vernieuwen; wie de meeste wachtenden helpt eerst.")
)
@click.option("--module", help=_("alleen deze module (id of naam)"))
@click.option("--kind", help=_("alleen dit bewijs; ook vog of secrecy"))
@click.option("--limit", type=click.IntRange(min=0), help=_("niet meer dan zoveel"))
@click.option("--on", help=_("de dag waarover het gaat; zonder deze vandaag"))
@json_option
@here
def due(at: Here, module: str | None, kind: str | None, limit: int | None, on: str | None, as_json: bool) -> None:
    """Say who is due."""
    from desk.training.due import who_is_due
    from desk.training.sessions import module_kind
    from schema.codes import ProofKind
    from schema.training import TRAININGS

    when = chosen_day(on)
    kinds = (ProofKind(choice("--kind", kind, ProofKind)),) if kind is not None else TRAININGS
    with at.open() as store:
        if module is not None:
            kinds = (module_kind(store, module),)
        found = who_is_due(store, on=when, kinds=kinds, limit=limit)
    answer([each.as_json() for each in found], as_json, () if as_json else _due_lines(found))


def _due_lines(found: "list[Due]") -> list[str]:
    headings = {
        "kenmerk": _("kenmerk"),
        "name": _("vrijwilliger"),
        "proof": _("bewijs"),
        "state": _("stand"),
        "last_day": _("gold tot en met"),
        "frees": _("helpt wachtenden"),
        "keeps": _("houdt wachtenden"),
        "session": _("aangemeld voor"),
    }
    rows = [
        {
            **each._asdict(),
            "proof": word(each.kind),
            "state": word(each.state),
            "last_day": day(each.last_day),
            "session": day(each.session_on),
        }
        for each in found
    ]
    return table(rows, headings) if rows else [_("Niemand is aan de beurt.")]


def _several(typed: str) -> list[str]:
    return [each.strip() for each in typed.split(",") if each.strip()]


def _done(told: Any, as_json: bool, said: str) -> None:
    answer(told, as_json)
    if not as_json:
        say(said)
