"""What the steps of `desk pairing ID …` share: which pairing, the day, and how hours and kilometres are read."""

from collections.abc import Mapping
from typing import Any

import click
from click.decorators import pass_meta_key

from desk.cli.edge import answer, say
from desk.locale import _
from desk.locale.words import word
from schema.effort import Effort, read_effort
from schema.refused import Refused
from schema.values import Fault

KEY = "pairing"
of_pairing = pass_meta_key(KEY, doc_description="the pairing")
"""Gives a step the id of the pairing, after where the desk is."""
ON = click.option("--on", help=_("de dag waarover het gaat; zonder deze vandaag"))
UNTIL = click.option("--until", help=_("laatste dag; zonder deze tot nader bericht"))
REASON = click.option("--reason", default="", help=_("waarom, of wat er besproken is"))
OVERRIDE = click.option("--override", help=_("reden om een waarschuwing te passeren; harde regels blijven gelden"))


def tell_pairing(pairing: Mapping[str, Any], as_json: bool) -> None:
    """Answer with a pairing and its status."""
    answer(pairing, as_json)
    if not as_json:
        say(_("Koppeling {id}: {status}.").format(id=pairing["id"], status=word(pairing["status"])))


def effort_of(typed: str) -> Effort:
    """Return hours and kilometres as typed.

    Raises:
        Refused: `effort-unreadable`.
    """
    found = read_effort(typed)
    if isinstance(found, Fault):
        raise Refused("effort-unreadable", value=typed)
    return found
