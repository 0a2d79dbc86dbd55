"""Printing one document for many at once."""

from pathlib import Path

import click

from desk.cli.edge import Here, answer, choice, here, json_option, say
from desk.cli.progress import progress_line
from desk.clock import today
from desk.documents.groups import Group
from desk.locale import _, language
from desk.locale.sentences import sentence
from desk.locale.words.signing import told_many
from schema.refused import Refused


@click.command("print-many", help=_("Print één document voor veel mensen: een PDF elk, en met --one alles in één PDF."))
@click.argument("document")
@click.argument("subjects", nargs=-1)
@click.option("--group", help=_("voor wie: all, lacking, session, organisation of tray"))
@click.option("--of", "known_as", default="", help=_("welke trainingsgroep, organisatie of welk bakje"))
@click.option(
    "-o", "--output", required=True, type=click.Path(path_type=Path, file_okay=False), help=_("map voor de PDF's")
)
@click.option("--one", type=click.Path(path_type=Path, dir_okay=False), help=_("ook alles in één PDF, om te printen"))
@json_option
@here
def print_many_command(
    at: Here,
    document: str,
    subjects: tuple[str, ...],
    group: str | None,
    known_as: str,
    output: Path,
    one: Path | None,
    as_json: bool,
) -> None:
    """Issue a document about each of many subjects."""
    from desk.documents.groups import group_subjects
    from desk.documents.many import print_many
    from desk.documents.subjects import subject_id
    from reports.catalogue import DOCUMENTS

    if document not in DOCUMENTS:
        raise Refused("document-unknown", value=document, known=", ".join(sorted(DOCUMENTS)))
    with at.open() as store, progress_line() as tell:
        chosen = [subject_id(store, document, each, on=today()) for each in subjects]
        if group is not None:
            wanted = Group(choice("--group", group, Group))
            chosen += group_subjects(store, document, wanted, known_as, on=today())
        whom = list(dict.fromkeys(chosen))
        made = print_many(store, document, whom, output, on=today(), language=language(), joined=one, tell=tell)
    refused = [{"subject": subject, "code": code} for subject, code in made.refused]
    told = {**made._asdict(), "refused": refused, "joined": str(made.joined) if made.joined else None}
    answer(told, as_json, told_many(made.printed, made.again, made.incomplete, len(refused)))
    if not as_json:
        for subject, code in made.refused:
            say(f"{subject}: {sentence(Refused(code, id=subject))}")
