"""A file of four signals, and waiting for what the app does beside the screen."""

from textual.pilot import Pilot

HOSTILE = "[/b] Jan <b>&amp; {x} [@click=app.quit]klik[/]"
SIGNALS = f"""kenmerk;signaaldatum;partner;type;voorletters;achternaam;geboortedatum;straat;postcode;nr;bedrag;crisis
S1;02-11-2026;Lichtstroom;Energie;A.;Kok;21-09-1975;Kerkstraat;1234AB;12;450,00;ja
S2;30-10-2026;Het Anker;Huur;B.;"{HOSTILE}";02-02-1980;Plein;1234AC;3;1450,00;nee
S3;20-10-2026;Het Anker;Huur;C.;Bos;;Vlashof;1234AD;7;300,00;nee
S4;20-10-2026;Het Anker;Huur;D.;Vos;;Vlashof;1234AD;9;20,00;nee
"""
"""A crisis, a hostile name, a plain case, and a signal below the threshold."""


async def settled(pilot: Pilot[None]) -> None:
    """Wait until no worker runs, none that was begun meanwhile either, and what they brought is painted."""
    await pilot.pause()
    working = True
    while working:
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        await pilot.pause()
        working = any(worker.is_running for worker in pilot.app.workers)
