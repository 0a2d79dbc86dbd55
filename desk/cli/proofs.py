"""Proofs of volunteers: recording and taking back, their scans, exemptions from them."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from desk.cli.edge import Here, answer, choice, chosen_day, here, json_option, table
from desk.clock import today
from desk.locale import _
from desk.locale.formats import day
from desk.locale.words import word
from schema.codes import ProofKind
from schema.proofs import Exemption, Proof
from schema.refused import Refused

_VOLUNTEER = click.argument("volunteer")
_PROOF = click.argument("proof", metavar="PROOF")
_BY = click.option("--by", default="", help=_("wie dit besluit; zonder dit de gebruiker"))
_WHY = click.option("--reason", required=True, help=_("waarom"))


@click.group("proof", help=_("Bewijzen van een vrijwilliger: vastleggen, tonen, terugnemen, en de scan ervan."))
def proof_command() -> None:
    """Work on the proofs of volunteers."""


@proof_command.command("add", help=_("Leg een bewijs vast: van VOLUNTEER (id of kenmerk), soort PROOF."))
@_VOLUNTEER
@_PROOF
@click.option("--on", help=_("de dag van tekenen, afgifte of behalen; zonder deze vandaag"))
@click.option("--issuer", default="", help=_("wie het afgaf"))
@click.option("--reference", default="", help=_("nummer of vindplaats"))
@click.option("--seen-on", help=_("VOG: de dag waarop die is getoond; zonder deze vandaag"))
@click.option("--seen-by", default="", help=_("VOG: wie die zag; zonder dit de gebruiker"))
@click.option("--scan", type=click.Path(path_type=Path), help=_("de scan (PDF, JPEG of PNG); niet van een VOG"))
@json_option
@here
def add(
    at: Here,
    volunteer: str,
    proof: str,
    on: str | None,
    issuer: str,
    reference: str,
    seen_on: str | None,
    seen_by: str,
    scan: Path | None,
    as_json: bool,
) -> None:
    """Record a proof."""
    from desk.volunteers.recording import record_proof

    kind = ProofKind(choice("PROOF", proof, ProofKind))
    if kind is not ProofKind.VOG and (seen_on or seen_by):
        raise Refused("seen-is-for-vog")
    seen = chosen_day(seen_on) if seen_on else None
    fact = Proof(kind, chosen_day(on), reference, issuer, seen, seen_by)
    with at.open() as store:
        new = record_proof(store, volunteer, fact, on=today(), scan=scan)
    answer({"id": new}, as_json, [_("Bewijs vastgelegd: {proof}.").format(proof=word(kind))])


@proof_command.command("list", help=_("Toon alle bewijzen van een vrijwilliger, ook wat is teruggenomen."))
@_VOLUNTEER
@json_option
@here
def listed(at: Here, volunteer: str, as_json: bool) -> None:
    """List the proofs of a volunteer."""
    from desk.volunteers.listing import volunteer_file

    with at.open() as store:
        found = volunteer_file(store, volunteer, on=today(), purpose="list")["proof_dates"]
    rows = [{**row, "kind": word(row["kind"]), "what": _told(row), "on": day(row["obtained_on"])} for row in found]
    headings = {"id": _("id"), "kind": _("bewijs"), "on": _("datum"), "issuer": _("afgegeven door")}
    headings |= {"reference": _("nummer of vindplaats"), "what": ""}
    answer(found, as_json, table(rows, headings) if rows else [_("Er is nog geen bewijs vastgelegd.")])


def _told(row: Mapping[str, Any]) -> str:
    if row["corrected_on"]:
        return _("teruggenomen op {day}: {reason}").format(
            day=day(row["corrected_on"]), reason=row["corrected_because"]
        )
    if row["seen_on"]:
        return _("gezien op {day} door {who}").format(day=day(row["seen_on"]), who=row["seen_by"])
    return _("met scan") if row["scan"] else ""


@proof_command.command("correct", help=_("Neem een verkeerd vastgelegd bewijs terug (id); het blijft in de historie."))
@_PROOF
@_WHY
@_BY
@json_option
@here
def correct(at: Here, proof: str, reason: str, by: str, as_json: bool) -> None:
    """Take a proof back."""
    from desk.volunteers.proof_files import correct_proof

    with at.open() as store:
        new = correct_proof(store, proof, reason, on=today(), corrected_by=by)
    answer({"id": new, "proof": proof}, as_json, [_("Bewijs teruggenomen. Het telt op geen enkele dag meer mee.")])


@proof_command.command("scan", help=_("Leg de scan van een bewijs (id) vast, of schrijf die met -o naar een bestand."))
@_PROOF
@click.argument("scan", required=False, type=click.Path(path_type=Path))
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help=_("waar de scan komt"))
@json_option
@here
def scanned(at: Here, proof: str, scan: Path | None, output: Path | None, as_json: bool) -> None:
    """File a scan, or write the one that is there."""
    from desk.documents.writing import write_new
    from desk.volunteers.proof_files import add_scan, open_scan

    if (scan is None) is (output is None):
        raise click.UsageError(_("Noem de scan die u vastlegt, of met -o waar de vastgelegde scan komt."))
    with at.open() as store:
        if scan is not None:
            new = add_scan(store, proof, scan, on=today())
            answer({"id": new, "proof": proof}, as_json, [_("Scan vastgelegd.")])
        elif output is not None:
            found, _ending = open_scan(store, proof, on=today(), purpose="export")
            write_new(output, found.content)
            answer({"proof": proof, "media_type": found.media_type}, as_json, [_("Scan geschreven.")])


@click.group("exemption", help=_("Ontheffing van een bewijs, tot een laatste dag."))
def exemption_command() -> None:
    """Work on exemptions."""


@exemption_command.command("add", help=_("Geef VOLUNTEER (id of kenmerk) ontheffing van het bewijs PROOF."))
@_VOLUNTEER
@_PROOF
@click.option("--until", required=True, help=_("de laatste dag"))
@click.option("--from", "starts_on", help=_("de eerste dag; zonder deze vandaag"))
@_WHY
@_BY
@json_option
@here
def exempt(
    at: Here, volunteer: str, proof: str, until: str, starts_on: str | None, reason: str, by: str, as_json: bool
) -> None:
    """Lift a proof for a while."""
    from desk.volunteers.recording import grant_exemption

    kind = ProofKind(choice("PROOF", proof, ProofKind))
    first, last = chosen_day(starts_on), chosen_day(until)
    with at.open() as store:
        lift = Exemption(kind, first, last, reason, by or store.user.name)
        new = grant_exemption(store, volunteer, lift)
    answer({"id": new}, as_json, [_("Ontheffing vastgelegd tot en met {day}.").format(day=day(last))])
