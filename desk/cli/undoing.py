"""Taking back what was done last, whole, as the key `u` does on a screen."""

import click

from desk.cli.edge import Here, answer, here, json_option
from desk.clock import today
from desk.locale import _
from desk.locale.words import word


@click.command("undo", help=_("Maak ongedaan wat u het laatst deed, in één keer; of één handeling, met --event."))
@click.option("--event", type=int, help=_("het nummer van de handeling; zonder dit de laatste van u"))
@click.option("--dry-run", is_flag=True, help=_("zeg alleen wat ongedaan zou worden gemaakt"))
@json_option
@here
def undo_command(at: Here, event: int | None, dry_run: bool, as_json: bool) -> None:
    """Undo one event, by one more."""
    from desk.store.store import one
    from desk.store.undo import last_own_event, undo
    from schema.refused import Refused

    with at.open() as store:
        wanted = last_own_event(store) if event is None else event
        if wanted is None:
            raise Refused("nothing-to-undo")
        rows = store.query("SELECT verb, subject FROM visible_events WHERE seq = ?", [wanted])
        done = one(rows, "unknown-id", id=wanted)
        made = None if dry_run else undo(store, wanted, today())
    told = _("{what} ({event}) zou ongedaan worden gemaakt.") if dry_run else _("{what} ({event}) is ongedaan gemaakt.")
    answer(
        {"id": made, "undone": wanted, "verb": done["verb"], "subject": done["subject"], "dry_run": dry_run},
        as_json,
        [told.format(what=word(done["verb"]), event=wanted)],
    )
