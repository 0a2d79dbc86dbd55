"""How evenly help is spread: cases over volunteers, and time waited by what is asked for."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from desk.cli.edge import Here, answer, chosen_day, here, json_option, table
from desk.locale import _

if TYPE_CHECKING:
    from desk.matching.fairness import Fairness


@click.command("fairness", help=_("Toon hoe koppelingen en wachttijd verdeeld zijn."))
@click.option("--on", help=_("de dag waarover het gaat; zonder deze vandaag"))
@json_option
@here
def fairness_command(at: Here, on: str | None, as_json: bool) -> None:
    """Tell how help is spread; nobody is named."""
    from desk.matching.fairness import fairness

    with at.open() as store:
        found = fairness(store, on=chosen_day(on))
    answer(found.as_json(), as_json, () if as_json else _lines(found))


def _lines(found: "Fairness") -> Iterator[str]:
    from desk.locale.words.fairness import cases_word, group_word, spread_told, waited_word, way

    yield spread_told(found.caseload)
    rows = [{"what": cases_word(cases), "n": len(who)} for cases, who in found.caseload.volunteers.items()]
    yield from table(rows, {"what": way("caseload"), "n": _("vrijwilligers")})
    for name, groups in found.groups.items():
        lines = [
            {
                "what": group_word(name, group.code),
                "waiting": len(group.waiting),
                "days": waited_word(group.days),
                "longest": waited_word(group.longest),
                "helped": group.helped,
                "until": waited_word(group.helped_days),
            }
            for group in groups
        ]
        if lines:
            yield ""
            headings = {"what": way(name), "waiting": _("wachten"), "days": _("midden"), "longest": _("langst")}
            yield from table(lines, headings | {"helped": _("geholpen"), "until": _("na, midden")})
