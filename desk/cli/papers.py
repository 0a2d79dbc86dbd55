"""Printing and registering documents, and the monthly review."""

from pathlib import Path

import click

from desk.cli.edge import Here, answer, here, json_option, say, table
from desk.clock import today
from desk.locale import _, language
from schema.refused import Refused

_OUT = click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help=_("waar de PDF komt"))


@click.command("print", help=_("Geef een document uit; --list noemt ze."))
@click.argument("document", required=False)
@click.argument("subject", required=False)
@_OUT
@click.option("--dry-run", is_flag=True, help=_("zeg wat nog ontbreekt, en geef niets uit"))
@click.option("--list", "listed", is_flag=True, help=_("noem de documenten en hun onderwerp"))
@click.option("--draft", is_flag=True, help=_("als concept: met watermerk, zonder nummer, om te bekijken"))
@click.option("--new-version", is_flag=True, help=_("een nieuwe versie, ook als er niets veranderd is"))
@json_option
@here
def print_command(
    at: Here,
    document: str | None,
    subject: str | None,
    output: Path | None,
    dry_run: bool,
    listed: bool,
    draft: bool,
    new_version: bool,
    as_json: bool,
) -> None:
    """Issue a document about a subject and write its PDF, or only say what it would lack."""
    from reports.catalogue import DOCUMENTS

    if listed:
        rows = [{"document": each.name, "subject": each.subject} for each in DOCUMENTS.values()]
        answer(rows, as_json, table(rows, {"document": _("document"), "subject": _("onderwerp")}))
        return
    if document is None or (output is None and not dry_run):
        raise click.UsageError(_("Noem een document en met -o waar de PDF komt, of gebruik --list."))
    if document not in DOCUMENTS:
        raise Refused("document-unknown", value=document, known=", ".join(sorted(DOCUMENTS)))
    wanted = DOCUMENTS[document].subject
    if subject is None and wanted is not None:
        raise click.UsageError(_("Noem ook het onderwerp: {subject}.").format(subject=wanted))
    if dry_run:
        _look_ahead(at, document, subject, as_json)
    elif output is not None:
        if draft:
            _draft(at, document, subject, output, as_json)
        else:
            issue_to(at, document, subject, output, as_json, anew=new_version)


def _look_ahead(at: Here, document: str, subject: str | None, as_json: bool) -> None:
    from desk.documents.issuing import gaps_ahead
    from desk.documents.subjects import subject_id
    from desk.documents.writing import gap_words

    with at.open() as store:
        about = subject_id(store, document, subject, on=today())
        gaps = gaps_ahead(store, document, about, on=today(), language=language())
    lines = [_("Nog in te vullen: {gaps}.").format(gaps=", ".join(gap_words(gaps)))] if gaps else [_("Compleet.")]
    answer({"document": document, "gaps": list(gaps), "dry_run": True}, as_json, lines)


def issue_to(at: Here, document: str, subject: str | None, output: Path, as_json: bool, *, anew: bool = False) -> None:
    """Issue a document, write its PDF over what stands at a path, and say what was issued."""
    from desk.documents.issuing import issue_document
    from desk.documents.subjects import subject_id
    from desk.store.handing_out import write_over

    with at.open() as store:
        about = subject_id(store, document, subject, on=today())
        issued = issue_document(store, document, about, on=today(), language=language(), anew=anew)
    write_over(output, issued.pdf)
    answer(issued.as_json(), as_json)
    if not as_json:
        kind = _("al eerder uitgegeven") if issued.again else _("uitgegeven")
        edition = _("versie")
        say(f"{issued.number} · {edition} {issued.version} · {kind} · {output}")
        say_gaps(issued.gaps)


def _draft(at: Here, document: str, subject: str | None, output: Path, as_json: bool) -> None:
    """Write a concept, which has no number and is not kept."""
    from desk.documents.drafts import note_draft
    from desk.documents.issuing import make_draft
    from desk.documents.subjects import subject_id
    from desk.store.handing_out import write_over

    with at.open() as store:
        about = subject_id(store, document, subject, on=today())
        printed = make_draft(store, document, about, on=today(), language=language())
        write_over(output, printed.pdf)
        noted = note_draft(store, document, about, on=today(), language=language())
    told = {"id": noted, "document": document, "draft": True, "pages": printed.pages, "gaps": list(printed.gaps)}
    answer(told, as_json)
    if not as_json:
        say(_("Concept, nog niet uitgegeven · {path}").format(path=output))
        say_gaps(printed.gaps)


def say_gaps(gaps: tuple[str, ...]) -> None:
    """Name what a document still lacks."""
    from desk.documents.writing import gap_words

    if gaps:
        say(_("Nog in te vullen: {gaps}.").format(gaps=", ".join(gap_words(gaps))))
