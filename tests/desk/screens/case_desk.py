"""A file of four signals, and waiting for what the app does beside the screen."""

from asyncio import sleep

from textual.pilot import Pilot

from tests.waiting import TURNS, busy

HOSTILE = "[/b] Jan <b>&amp; {x} [@click=app.quit]klik[/]"
SIGNALS = f"""kenmerk;signaaldatum;partner;type;voorletters;achternaam;geboortedatum;straat;postcode;nr;bedrag;crisis
S1;02-11-2026;Lichtstroom;Energie;A.;Kok;21-09-1975;Kerkstraat;1234AB;12;450,00;ja
S2;30-10-2026;Het Anker;Huur;B.;"{HOSTILE}";02-02-1980;Plein;1234AC;3;1450,00;nee
S3;20-10-2026;Het Anker;Huur;C.;Bos;;Vlashof;1234AD;7;300,00;nee
S4;20-10-2026;Het Anker;Huur;D.;Vos;;Vlashof;1234AD;9;20,00;nee
"""
"""A crisis, a hostile name, a plain case, and a signal below the threshold."""


_ROUNDS = 500
"""Of waiting, each after all workers are done: what is busy then never ends by itself."""


async def settled(pilot: Pilot[None]) -> None:
    """Wait until no worker runs, nothing waits to be done, and what all that brought is painted.

    A pause alone does not wait for a worker that works long (`tests.waiting`). A program that stops, of its own or by
    a fault, is not waited for: its fault surfaces where the test ends.
    """
    for _round in range(_ROUNDS):
        await pilot.pause()
        if pilot.app._exit or pilot.app._exception:
            return
        await pilot.app.workers.wait_for_complete()
        for _turn in range(TURNS):
            await sleep(0)
        waiting = busy(pilot.app)
        await pilot.pause()
        if not waiting:
            return
    raise AssertionError(f"never at rest: {waiting}")
