"""What a resident may ask about her data, and letting go of it when its time is over."""

from pathlib import Path
from typing import Any

import click

from desk.cli.edge import Here, answer, chosen_day, here, json_option, nothing, table
from desk.cli.readings import reading_command, readings_command
from desk.cli.sealing import asks_password, chosen_sealing, say_sealed
from desk.clock import today
from desk.locale import _, language
from desk.locale.formats import day
from desk.locale.words import word
from desk.locale.words.exchange import receivers_told
from desk.locale.words.privacy import left_in_file


@click.group("privacy", help=_("Inzage, bewaartermijnen en wissen."))
def privacy_command() -> None:
    """Hold the commands about the data of one person, and about letting go."""


@privacy_command.command("access", help=_("Alles wat van een inwoner bekend is, als PDF of als .json."))
@click.argument("resident")
@click.option(
    "-o", "--output", required=True, type=click.Path(path_type=Path, dir_okay=False), help=_("waar het bestand komt")
)
@asks_password
@json_option
@here
def access_command(
    at: Here, resident: str, output: Path, password: bool, password_file: Path | None, as_json: bool
) -> None:
    """Write everything that is known of one resident, and who read it."""
    from desk.documents.access_files import write_access

    sealing = chosen_sealing(output, password, password_file)
    with at.open() as store:
        written, told = write_access(store, resident, output, sealing, on=today(), language=language())
    say_sealed(sealing)
    answer(told | {"path": str(written.file)}, as_json, [str(written.file)])


@privacy_command.command("readers", help=_("Wie het dossier van een inwoner opende, wanneer en waarvoor."))
@click.argument("resident")
@json_option
@here
def readers_command(at: Here, resident: str, as_json: bool) -> None:
    """Tell who opened a resident's file."""
    from desk.locale.words.papers import purposes
    from desk.privacy.records import readers

    with at.open() as store:
        rows = readers(store, resident, on=today())
    told = [{**row, "why": purposes().get(row["purpose"], row["purpose"])} for row in rows]
    answer(rows, as_json, table(told, {"at": _("wanneer (UTC)"), "who": _("wie"), "why": _("waarvoor")}))


@privacy_command.command("exports", help=_("Welke bestanden uitgegeven zijn: wat, voor wie, door wie en hoe."))
@json_option
@here
def exports_command(at: Here, as_json: bool) -> None:
    """List the files that left the desk."""
    from desk.privacy.given_files import given_files

    with at.open() as store:
        found = given_files(store)
        empty = nothing(store, "visible_file_exports", _("Er is nog geen bestand uitgegeven."))
    rows = [
        {
            "on": day(one["written_on"]),
            "what": word(f"given-{one['kind']}"),
            "whom": one["whom"] or word(one["receiver"]),
            "who": one["who"],
            "records": one["records"],
            "state": _("versleuteld") if one["encrypted"] else _("open"),
        }
        for one in found
    ]
    columns = {"on": _("dag"), "what": _("wat"), "whom": _("voor wie"), "who": _("door"), "records": _("regels")}
    told = table(rows, columns | {"state": _("stand")}) if rows else empty
    answer(found, as_json, told)


@privacy_command.command("retention", help=_("Wat over zijn bewaartermijn is; --apply vernietigt het."))
@click.option("--apply", is_flag=True, help=_("vernietig wat aan de beurt is, voorgoed"))
@click.option("--propose", is_flag=True, help=_("leg de lijst klaar; een ander bevestigt haar met --apply"))
@json_option
@here
def retention_command(at: Here, apply: bool, propose: bool, as_json: bool) -> None:
    """List what is due with the reasons, propose it to somebody else, or destroy it."""
    from desk.privacy.destroying import apply_retention
    from desk.privacy.due import due_records
    from desk.privacy.seconding import alone, latest_proposal, propose_destruction, second_needed
    from schema.refused import Refused

    if apply and propose:
        raise Refused("one-of-two", one="--apply", other="--propose")
    with at.open() as store:
        found = due_records(store, on=today())
        told: dict[str, Any] = {
            "on": today().isoformat(),
            "due": [one.as_json() for one in found if one.hold is None],
            "held": [one.as_json() for one in found if one.hold is not None],
            "second_needed": second_needed(store, today()),
            "only_one_user": alone(store, today()),
            "applied": apply,
        }
        if propose:
            told["id"] = propose_destruction(store, on=today())
        if apply:
            told |= apply_retention(store, on=today()).as_json()
        proposal = latest_proposal(store)
        told["proposed_by"] = proposal["name"] if proposal and told["second_needed"] else None
    answer(told, as_json, _told_retention(told, propose))


def _told_retention(told: dict[str, Any], propose: bool) -> list[str]:
    rows = [_row(row) for row in (*told["due"], *told["held"])]
    heads = {
        "who": _("wie of wat"),
        "kind": _("soort"),
        "rule": _("bewaarregel"),
        "since": _("loopt vanaf"),
        "due": _("weg vanaf"),
        "hold": _("aangehouden"),
    }
    lines = table(rows, heads) if rows else [_("Er is niets over zijn bewaartermijn.")]
    if told["applied"]:
        return [*lines, "", *_destroyed_lines(told)]
    if propose:
        return [*lines, "", _("De lijst ligt klaar. Iemand anders bevestigt haar met --apply.")]
    if not told["due"]:
        return lines
    if told["second_needed"]:
        how = _("Er is een tweede persoon nodig: de een doet --propose, de ander --apply.")
    elif told["only_one_user"]:
        how = _("U bent de enige gebruiker: niemand kan mee bevestigen. Met --apply vernietigt u dit voorgoed.")
    else:
        how = _("Met --apply vernietigt u dit voorgoed.")
    return [*lines, "", how]


def _row(row: dict[str, Any]) -> dict[str, Any]:
    hold = row["hold"]
    return {
        "who": row["who"],
        "kind": word(f"one-{row['kind']}"),
        "rule": word(f"rule-{row['rule']}"),
        "since": day(row["since"]),
        "due": day(row["due_on"]),
        "hold": _("tot en met {day}: {reason}").format(day=day(hold["ends_on"]), reason=hold["reason"]) if hold else "",
    }


def _destroyed_lines(told: dict[str, Any]) -> list[str]:
    if not told["destroyed"]:
        return [_("Er is niets vernietigd. Het bestand is opnieuw geschreven.")]
    rows = [
        {"kind": word(f"several-{row['kind']}"), "rule": word(f"rule-{row['rule']}"), "count": row["count"]}
        for row in told["destroyed"]
    ]
    heads = {"kind": _("vernietigd"), "count": _("aantal"), "rule": _("bewaarregel")}
    lines = [
        *table(rows, heads),
        *receivers_told(told["receivers"]),
        "",
        _("De verklaring maakt u met: desk print destruction-record -o BESTAND.pdf"),
    ]
    return lines if told["emptied"] else [*lines, left_in_file()]


@privacy_command.command(
    "destroyed", help=_("Wat eerder is vernietigd, en wat van de papieren in het register blijft.")
)
@json_option
@here
def destroyed_command(at: Here, as_json: bool) -> None:
    """List what was destroyed, the newest first."""
    from desk.privacy.records import destruction_file, list_destructions

    with at.open() as store:
        found = [destruction_file(store, row["id"]) for row in list_destructions(store)]
    rows = [
        {
            "day": day(one["destroyed_on"]),
            "why": word(one["cause"]),
            "by": one["destroyed_by"],
            "count": sum(line["count"] for line in one["lines"]),
            "papers": ", ".join(paper["number"] for paper in one["documents"]),
        }
        for one in found
    ]
    heads = {"day": _("dag"), "why": _("waarom"), "by": _("door"), "count": _("aantal"), "papers": _("papieren")}
    answer(found, as_json, table(rows, heads) if rows else [_("Er is nog niets vernietigd.")])


@privacy_command.command("erase", help=_("Wis een inwoner die daarom vraagt, voorgoed en meteen."))
@click.argument("resident")
@click.option("--reason", required=True, help=_("waarom; het staat bij de verklaring"))
@json_option
@here
def erase_command(at: Here, resident: str, reason: str, as_json: bool) -> None:
    """Destroy everything about one resident."""
    from desk.privacy.erasing import erase_resident

    with at.open() as store:
        done = erase_resident(store, resident, reason, on=today())
    told = {"erased": resident, **done.as_json()}
    answer(told, as_json, _destroyed_lines(told))


@privacy_command.command("hold", help=_("Houd een dossier aan: het wordt tot en met een dag niet vernietigd."))
@click.argument("kind")
@click.argument("record")
@click.option("--reason", required=True, help=_("waarom"))
@click.option("--until", required=True, help=_("laatste dag van de aanhouding"))
@json_option
@here
def hold_command(at: Here, kind: str, record: str, reason: str, until: str, as_json: bool) -> None:
    """Keep a record from destruction for a while."""
    from desk.privacy.holds import add_hold

    with at.open() as store:
        new = add_hold(store, kind, record, reason, ends_on=chosen_day(until), on=today())
    answer({"id": new, "kind": kind, "record": record}, as_json, [_("Aangehouden: {id}").format(id=new)])


@privacy_command.command("holds", help=_("Welke dossiers vandaag zijn aangehouden, tot wanneer en waarom."))
@json_option
@here
def holds_command(at: Here, as_json: bool) -> None:
    """List the holds that count today."""
    from desk.privacy.holds import holds_on

    with at.open() as store:
        rows = [hold.as_json() for hold in holds_on(store, today())]
    told = [{**row, "until": day(row["ends_on"]), "what": word(f"one-{row['kind']}")} for row in rows]
    heads = {"id": _("aanhouding"), "what": _("soort"), "subject": _("dossier"), "until": _("tot en met")}
    answer(rows, as_json, table(told, {**heads, "reason": _("reden")}))


@privacy_command.command("release", help=_("Hef een aanhouding op."))
@click.argument("hold")
@json_option
@here
def release_command(at: Here, hold: str, as_json: bool) -> None:
    """Let a hold count no more."""
    from desk.privacy.holds import release_hold

    with at.open() as store:
        release_hold(store, hold, on=today())
    answer({"id": hold}, as_json, [_("De aanhouding is opgeheven.")])


privacy_command.add_command(readings_command)
privacy_command.add_command(reading_command)
