"""Papers on their way: filing what came back, the signing round, what was sent, and what ended."""

from pathlib import Path
from typing import Any

import click

from desk.cli.edge import Here, answer, ask_passphrase, at_terminal, choice, chosen_day, here, json_option, table
from desk.clock import today
from desk.locale import _, formats
from desk.locale.words import word
from schema.refused import Refused
from schema.signing import Sending

_DOCUMENT = click.argument("document_id")
_ON = click.option("--on", help=_("de dag; zonder deze vandaag"))
_BY = click.option(
    "--by", multiple=True, help=_("wie er tekende: plaats, partij of naam; zonder dit iedereen die nog moest")
)


@click.command("register-signed", help=_("Leg het ondertekende exemplaar van een document vast."))
@_DOCUMENT
@click.argument("scan", type=click.Path(path_type=Path))
@_ON
@_BY
@json_option
@here
def register_signed_command(
    at: Here, document_id: str, scan: Path, on: str | None, by: tuple[str, ...], as_json: bool
) -> None:
    """File a signed copy of an issued document."""
    from desk.documents import register
    from desk.documents.signing import register_signed

    with at.open() as store:
        known = register.document_id(store, document_id)
        new = register_signed(store, known, scan, on=today(), signed_on=chosen_day(on), by=by)
        row = register.document_row(store, known, on=today())
    told = {"id": new, "document_id": known, "status": row["status"]}
    answer(told, as_json, [_("Vastgelegd."), *_still_to_sign(row)])


@click.group("document", help=_("Een document onderweg: verzonden, getekend, beëindigd; DOCUMENT_ID of de code erop."))
def document_command() -> None:
    """Follow an issued document."""


@document_command.command("round", help=_("Toon wie dit document nog moeten tekenen, en wie het deden."))
@_DOCUMENT
@json_option
@here
def round_command(at: Here, document_id: str, as_json: bool) -> None:
    """Show the signing round of a document."""
    from desk.documents.register import document_file

    with at.open() as store:
        found = document_file(store, document_id, on=today(), purpose="round")
    rows = [
        {
            **signer,
            "how": word(signer["how"]) if signer["how"] else "",
            "day": formats.day(signer["signed_on"]) if signer["signed_on"] else _("nog niet"),
        }
        for signer in found["round"]
    ]
    headings = {"position": "", "party": _("partij"), "name": _("naam"), "day": _("getekend"), "how": _("hoe")}
    told = {name: found[name] for name in ("id", "number", "version", "status", "round")}
    answer(told, as_json, table(rows, headings) if rows else [_("Dit document hoeft niemand te tekenen.")])


@document_command.command("signed", help=_("Noteer dat iemand met inkt tekende; het papier volgt met register-signed."))
@_DOCUMENT
@click.argument("party")
@_ON
@json_option
@here
def signed_command(at: Here, document_id: str, party: str, on: str | None, as_json: bool) -> None:
    """Note one signature in ink."""
    from desk.documents.signing import note_signature

    with at.open() as store:
        new = note_signature(store, document_id, party, signed_on=chosen_day(on), on=today())
    answer({"id": new}, as_json, [_("Genoteerd. Leg het papier vast met register-signed.")])


@document_command.command("sent", help=_("Leg vast dat een document is verzonden."))
@_DOCUMENT
@click.option("--how", required=True, help=_("hoe: post, secure-email of by-hand"))
@click.option("--to", default="", help=_("aan wie"))
@_ON
@json_option
@here
def sent_command(at: Here, document_id: str, how: str, to: str, on: str | None, as_json: bool) -> None:
    """Record that a document was sent."""
    from desk.documents.underway import send_document

    way = Sending(choice("how", how, Sending))
    with at.open() as store:
        new = send_document(store, document_id, way, sent_on=chosen_day(on), on=today(), receiver=to)
    answer({"id": new}, as_json, [_("Vastgelegd.")])


@document_command.command("end", help=_("Leg vast dat een document niet meer geldt, en waarom."))
@_DOCUMENT
@click.option("--reason", required=True, help=_("waarom"))
@_ON
@json_option
@here
def end_command(at: Here, document_id: str, reason: str, on: str | None, as_json: bool) -> None:
    """End a document."""
    from desk.documents.underway import end_document

    with at.open() as store:
        new = end_document(store, document_id, reason, ended_on=chosen_day(on), on=today())
    answer({"id": new}, as_json, [_("Vastgelegd.")])


@document_command.command("copy", help=_("Haal het laatste ondertekende exemplaar terug, precies zoals het kwam."))
@_DOCUMENT
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path, dir_okay=False))
@json_option
@here
def copy_command(at: Here, document_id: str, output: Path, as_json: bool) -> None:
    """Write the signed copy of a document, byte for byte."""
    from desk.documents.register import document_id as known_as
    from desk.documents.signing import signed_copy
    from desk.store.handing_out import write_over

    with at.open() as store:
        known = known_as(store, document_id)
        scan, _ending = signed_copy(store, known, on=today(), purpose="copy")
    write_over(output, scan.content)
    answer({"document_id": known, "media_type": scan.media_type, "bytes": len(scan.content)}, as_json, [str(output)])


@document_command.command("text", help=_("Toon een document als tekst."))
@_DOCUMENT
@json_option
@here
def text_command(at: Here, document_id: str, as_json: bool) -> None:
    """Print the text of a document."""
    from desk.documents import register

    with at.open() as store:
        known = register.document_id(store, document_id)
        store.look(known, "text", on=today())
        text = register.document_text(store, known)
    answer({"document_id": known, "text": text}, as_json, text.splitlines())


@document_command.command("check", help=_("Controleer de digitale handtekeningen onder een document."))
@_DOCUMENT
@json_option
@here
def check_command(at: Here, document_id: str, as_json: bool) -> None:
    """Say what the digital signatures of a document are worth."""
    from desk.documents.digital import check_signatures
    from desk.locale.words.signing import told_signature

    with at.open() as store:
        found = check_signatures(store, document_id, on=today())
    lines = [line for each in found for line in (told_signature(each), "")]
    answer(
        [{**each._asdict(), "counts": each.counts} for each in found],
        as_json,
        lines or [_("Onder dit bestand staat geen digitale handtekening.")],
    )


@document_command.command(
    "trust", help=_("Vertrouw de uitgever van certificaten: CERTIFICATE is zijn eigen (PEM, DER).")
)
@click.argument("certificate", type=click.Path(path_type=Path))
@json_option
@here
def trust_command(at: Here, certificate: Path, as_json: bool) -> None:
    """Trust an issuer of certificates."""
    from desk.documents.digital import trust_issuer

    with at.open() as store:
        new = trust_issuer(store, certificate, on=today())
    answer({"id": new}, as_json, [_("Vastgelegd.")])


@click.command("sign", help=_("Onderteken een document digitaal, voor wie nu aan de beurt is."))
@_DOCUMENT
@click.option("--certificate", type=click.Path(path_type=Path), help=_("uw certificaat (.p12 of .pfx)"))
@click.option("--token", type=click.Path(path_type=Path), help=_("of de bibliotheek van uw sleutelkaart"))
@click.option("--label", default="", help=_("sleutelkaart: hoe het certificaat erop heet"))
@click.option(
    "--passphrase-file", type=click.Path(path_type=Path), help=_("bestand met de wachtzin; anders wordt die gevraagd")
)
@click.option("--as", "by", default="", help=_("voor wie u tekent: plaats, partij of naam"))
@json_option
@here
def sign_command(
    at: Here,
    document_id: str,
    certificate: Path | None,
    token: Path | None,
    label: str,
    passphrase_file: Path | None,
    by: str,
    as_json: bool,
) -> None:
    """Sign a document digitally."""
    from desk.documents.digital import sign_document, sign_with
    from desk.files.tokens import token_certificate

    if (certificate is None) == (token is None):
        raise click.UsageError(_("Noem uw certificaat met --certificate, of uw sleutelkaart met --token."))
    secret = _passphrase(passphrase_file)
    with at.open() as store:
        if certificate is not None:
            done = sign_document(store, document_id, certificate, secret, on=today(), by=by)
        elif token is not None:
            with token_certificate(token, secret, label, today()) as own:
                done = sign_with(store, document_id, own, on=today(), by=by)
    told = {"id": done.copy, "document_id": done.document, "party": done.party, "name": done.name}
    said = _("Ondertekend: {party}. Het certificaat is van {name}.").format(party=done.party, name=done.name)
    answer(told, as_json, [said])


def _passphrase(path: Path | None) -> str:
    """Return the passphrase of a certificate: from a file, or as typed where somebody can answer."""
    if path is None:
        return ask_passphrase() if at_terminal() else ""
    try:
        return path.read_text("utf-8").rstrip("\r\n")
    except (OSError, UnicodeDecodeError):
        raise Refused("file-unreadable", path=str(path)) from None


def _still_to_sign(row: dict[str, Any]) -> list[str]:
    left = row["signers"] - row["signatures"]
    return [_("Nog te tekenen: {left} van {all}.").format(left=left, all=row["signers"])] if left else []
