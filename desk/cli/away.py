"""Being away from the desk: until when, who stands in, and what changed meanwhile."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from desk.cli.edge import Here, answer, chosen_day, here, json_option, say, table
from desk.clock import today
from desk.locale import _, language
from desk.locale.formats import day
from desk.locale.words import word
from desk.locale.words.absences import nobody_stands_in
from schema.absences import Absence
from schema.refused import Refused

if TYPE_CHECKING:
    from desk.store.store import Store


@click.group(
    "away", invoke_without_command=True, help=_("Zeg tot wanneer u weg bent en wie invalt; of toon wie weg is.")
)
@click.option("--until", help=_("uw laatste dag weg; zonder deze ziet u wie er weg is"))
@click.option("--from", "start", help=_("uw eerste dag weg; zonder deze vandaag"))
@click.option("--stand-in", help=_("het account dat invalt, met uw toegang op die dagen alleen"))
@click.option("--nobody", is_flag=True, help=_("niemand valt in"))
@click.option("--note", default="", help=_("wat de invaller moet weten; schrijf geen naam van een inwoner"))
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help=_("waar de overdracht komt (PDF)")
)
@json_option
@click.pass_context
def away_command(
    ctx: click.Context,
    until: str | None,
    start: str | None,
    stand_in: str | None,
    nobody: bool,
    note: str,
    output: Path | None,
    as_json: bool,
) -> None:
    """Record that the user is away, or show who is."""
    if ctx.invoked_subcommand is not None:
        return
    if until is None:
        _list(ctx.obj, as_json)
        return
    from desk.privacy.absences import go_away

    first, last = chosen_day(start), chosen_day(until)
    with ctx.obj.open() as store:
        _named(store, stand_in, nobody)
        new = go_away(store, until_on=last, stand_in=stand_in, from_on=first, note=note, on=today())
        told: dict[str, Any] = {"id": new, "from_on": first.isoformat(), "until_on": last.isoformat()}
        if output is not None:
            told |= _cover_note(store, output)
    if stand_in is None:
        say(nobody_stands_in())
    said = _("U bent weg van {start} tot en met {end}.").format(start=day(first), end=day(last))
    answer(told | {"stand_in": stand_in}, as_json, [said, *([str(output)] if output else [])])


def _named(store: "Store", stand_in: str | None, nobody: bool) -> None:
    """Ask for a stand-in, or for the word that there is none.

    Raises:
        Refused: `one-of-two`, `stand-in-needed` with who can, `stand-in-nobody` where nobody can.
    """
    from desk.privacy.absences import able_stand_ins

    if stand_in is not None and nobody:
        raise Refused("one-of-two", one="--stand-in", other="--nobody")
    if stand_in is None and not nobody:
        able = [each.name for each in able_stand_ins(store, today())]
        raise Refused("stand-in-needed", who=", ".join(able)) if able else Refused("stand-in-nobody")


def _cover_note(store: "Store", path: Path) -> dict[str, Any]:
    from desk.documents.issuing import issue_document
    from desk.store.handing_out import write_over

    issued = issue_document(store, "cover-note", today().isoformat(), on=today(), language=language())
    write_over(path, issued.pdf)
    return {"cover_note": issued.number, "path": str(path)}


def _list(at: Here, as_json: bool) -> None:
    from desk.store.absences import absences
    from desk.store.accounts import accounts

    with at.open() as store:
        known = {each.id: each.name for each in accounts(store)}
        told = [_told(each, known) for each in absences(store) if each.last_on >= today()]
    heads = {"away": _("wie"), "from": _("vanaf"), "until": _("tot en met"), "stand_in": _("valt in")}
    rows = [
        {**row, "from": day(row["from_on"]), "until": day(row["until_on"]), "stand_in": row["stand_in"] or _("niemand")}
        for row in told
    ]
    answer(told, as_json, table(rows, heads) if rows else [_("Niemand is weg, en niemand gaat weg.")])


def _told(absence: Absence, known: dict[str, str]) -> dict[str, Any]:
    return {
        "id": absence.id,
        "away": known.get(absence.away, absence.away),
        "stand_in": known.get(absence.stand_in or "") or None,
        "from_on": absence.from_on.isoformat(),
        "until_on": absence.last_on.isoformat(),
        "now": absence.counts_on(today()),
    }


@away_command.command("extend", help=_("Blijf langer weg, of korter: zeg een andere laatste dag."))
@click.option("--until", required=True, help=_("uw laatste dag weg"))
@json_option
@here
def away_extend(at: Here, until: str, as_json: bool) -> None:
    """Move the last day away."""
    from desk.privacy.absences import extend_absence

    with at.open() as store:
        after = extend_absence(store, chosen_day(until), on=today())
    said = _("U bent weg tot en met {end}.").format(end=day(after.until_on))
    answer({"id": after.id, "until_on": after.until_on.isoformat()}, as_json, [said])


@away_command.command("back", help=_("Kom vandaag terug; wie inviel, heeft daardoor geen toegang meer."))
@json_option
@here
def away_back(at: Here, as_json: bool) -> None:
    """End the absence today."""
    from desk.privacy.absences import come_back

    with at.open() as store:
        after = come_back(store, on=today())
    said = _("Welkom terug. Wat er veranderde: desk away changes.")
    answer({"id": after.id, "back_on": after.back_on}, as_json, [said])


@away_command.command(
    "changes", help=_("Wat anderen deden toen u weg was, per dossier; --seen onthoudt dat u het zag.")
)
@click.option("--seen", is_flag=True, help=_("onthoud dat u het gezien hebt"))
@json_option
@here
def away_changes(at: Here, seen: bool, as_json: bool) -> None:
    """Tell what changed during the last absence that is over, or the one that runs."""
    from desk.privacy.absences import own_absence, see_changes, unseen
    from desk.privacy.meanwhile import changes_during

    with at.open() as store:
        past = unseen(store, on=today()) or own_absence(store, today())
        if past is None or past.from_on > today():
            raise Refused("nothing-to-see")
        found = changes_during(store, past, on=today())
        if seen:
            see_changes(store, on=today())
    rows = [
        {
            "who": each.who,
            "what": ", ".join(map(word, each.verbs)),
            "count": each.acts,
            "by": ", ".join(each.by),
            "last": day(each.last_at.date()),
        }
        for each in found
    ]
    heads = {"who": _("wie of wat"), "what": _("wat"), "count": _("aantal"), "by": _("door"), "last": _("laatst")}
    told = {"id": past.id, "from_on": past.from_on, "until_on": past.last_on, "seen": seen}
    empty = [_("Er is niets veranderd toen u weg was.")]
    answer(told | {"changes": [each.as_json() for each in found]}, as_json, table(rows, heads) if rows else empty)
