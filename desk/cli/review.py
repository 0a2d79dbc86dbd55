"""The monthly review by the command line: its figures, told apart or one by one, and its report."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from desk.cli.edge import Here, answer, here, json_option, say, table
from desk.cli.papers import say_gaps
from desk.cli.sealing import asks_password, chosen_sealing, say_sealed, say_written
from desk.clock import today
from desk.locale import _, formats, language
from desk.locale.words import word
from desk.locale.words.comparing import percent
from desk.locale.words.figures import about_what_is_left, groups_of_what_is_left, measured, part_of, part_word
from schema.figures import Measure
from schema.review_breakdown import Dimension

if TYPE_CHECKING:
    from desk.store.sealed import Sealing
    from desk.store.store import Store

_OUT = click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help=_("waar het verslag (PDF) komt, of als de naam op .csv eindigt de cijfers"),
)


@click.command("review", help=_("De maandevaluatie: cijfers, acties en met -o het verslag."))
@click.argument("month")
@_OUT
@click.option("--by", type=click.Choice([str(by) for by in Dimension]), help=_("splits de cijfers hiernaar uit"))
@click.option("--figure", help=_("één cijfer: wat het betekent, zijn verloop en wat erachter staat"))
@click.option("--months", type=click.IntRange(1, 120), default=24, help=_("hoe ver het verloop teruggaat"))
@asks_password
@json_option
@here
def review_command(
    at: Here,
    month: str,
    output: Path | None,
    by: str | None,
    figure: str | None,
    months: int,
    password: bool,
    password_file: Path | None,
    as_json: bool,
) -> None:
    """Show the figures of a month, told apart where asked, or one of them; and print its report or its figures."""
    with at.open() as store:
        if output is not None:
            _write(store, month, output, by, chosen_sealing(output, password, password_file))
        if figure is not None:
            _answer_figure(store, month, figure, months, as_json)
        elif by is not None:
            _answer_groups(store, month, Dimension(by), as_json)
        else:
            _answer_month(store, month, as_json)


def _write(store: "Store", month: str, output: Path, by: str | None, sealing: "Sealing") -> None:
    from desk.documents.issuing import issue_document
    from desk.evaluation.figures_file import write_figures
    from desk.store.handing_out import Leaving, give_out, write_over
    from desk.store.sealed import name_inside
    from schema.exporting import Receiver

    if name_inside(output, ".csv").suffix.casefold() == ".csv":
        written = write_figures(store, output, month, Dimension(by) if by else None, sealing, on=today())
        say_written(written, sealing, open_is_fine=True)
        return
    issued = issue_document(store, "review", month, on=today(), language=language())
    if sealing.password is None:
        write_over(output, issued.pdf)
    else:
        what = Leaving("figures", 1, Receiver.ANYBODY, subjects=[month])
        output = give_out(store, what, output, issued.pdf, sealing, on=today()).file
    edition = _("versie")
    say(f"{issued.number} · {edition} {issued.version} · {output}")
    say_sealed(sealing, open_is_fine=True)
    say_gaps(issued.gaps)


def _answer_month(store: "Store", month: str, as_json: bool) -> None:
    from desk.evaluation.review import monthly_review

    review = monthly_review(store, month, on=today())
    rows = [
        {
            "name": _named(name),
            "value": _shown(figure),
            "with": _shown(review["with_volunteer"].get(name)),
            "without": _shown(review["without_volunteer"].get(name)),
        }
        for name, figure in review["figures"].items()
    ]
    columns = {"name": _("cijfer"), "value": _("totaal"), "with": _("met"), "without": _("zonder vrijwilliger")}
    actions = [f"- {each['title']} · {each['owner']} · {formats.day(each['due_on'])}" for each in review["actions"]]
    title = formats.month(month) + (" ({})".format(_("voorlopig")) if review["provisional"] else "")
    left = [about_what_is_left(review["over_what_is_there"])] if review["over_what_is_there"] else []
    answer(review, as_json, [title, "", *table(rows, columns), *left, "", *actions])


def _answer_groups(store: "Store", month: str, by: Dimension, as_json: bool) -> None:
    from desk.evaluation.breaking_down import break_down, told_apart

    found = told_apart(break_down(store, month, by, on=today()))
    lines = [f"{formats.month(month)} · {word(f'by-{by}')}"]
    if found["over_what_is_there"]:
        lines.append(groups_of_what_is_left())
    for group in found["groups"]:
        rows = [{"name": _named(name), "value": _shown(figure)} for name, figure in group["figures"].items()]
        lines += ["", word(group["group"]), *table(rows, {"name": _("cijfer"), "value": _("totaal")})]
    answer({"month": month, **found}, as_json, lines)


def _answer_figure(store: "Store", month: str, figure: str, months: int, as_json: bool) -> None:
    from desk.evaluation.course import course
    from desk.evaluation.definitions import definition
    from desk.evaluation.review import records_behind
    from desk.evaluation.telling import told

    ids = records_behind(store, month, figure, on=today())
    points = []
    if not part_of(figure)[1]:
        for it in course(store, figure, month, months=months, on=today()):
            told_now = told({figure: it.figure})[figure]
            points.append(
                {
                    "month": it.month,
                    "closed": it.closed,
                    "provisional": it.provisional,
                    "over_what_is_there": it.over_what_is_there,
                    **told_now,
                }
            )
    for point in points:
        del point["definition"]
    found = {"month": month, "figure": figure, "definition": definition(figure), "course": points, "records": list(ids)}
    rows = [{"month": formats.month(point["month"]), "value": _shown(point)} for point in points]
    answer(found, as_json, [_named(figure), definition(figure), "", *table(rows, {"month": _("maand"), "value": "●"})])


def _named(figure: str) -> str:
    """Return what a reader calls a figure; a part of one stands below it."""
    whole, part = part_of(figure)
    return f"  {part_word(whole, part)}" if part else word(figure)


def _shown(figure: dict[str, Any] | None) -> str:
    if figure is None or figure["value"] is None:
        return "–"
    if figure["denominator"] is not None:
        return f"{percent(figure['value'])} ({figure['numerator']} / {figure['denominator']})"
    return measured(figure["value"], Measure(figure["measure"]))
