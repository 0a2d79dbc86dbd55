"""One initiative of the practice desk that is shared with other municipalities, in its second version."""

from dataclasses import replace
from datetime import date, timedelta

from desk.evaluation.sharing import add_initiative, change_initiative
from desk.store.store import Store
from schema.dates import add_months
from schema.sharing import Initiative, Partner

_FIGURES = ("cases", "reach_rate", "acceptance_rate", "pairings_started")
_OURS = Initiative(
    "Met een vrijwilliger naar het eerste gesprek",
    "Wie na twee brieven en een telefoontje niet reageert, krijgt bezoek van een medewerker en een vrijwilliger samen. "
    "De vrijwilliger stelt zich voor als buurtgenoot, de medewerker legt uit wat de gemeente kan doen. Willen zij "
    "verder praten, dan blijft de vrijwilliger tot de eerste stukken op orde zijn.",
    "Inwoners die op post en telefoon niet reageren.",
    (Partner.VOLUNTEERS, Partner.DISTRICT_TEAM, Partner.DEBT_ASSISTANCE),
    "Wij begonnen zonder taakverdeling op papier; leg die vast voor het eerste bezoek.",
)


def add_sharing(store: Store, on: date) -> None:
    """Add the initiative with the figures of the last whole month; nothing is drawn by chance."""
    month = f"{add_months(on.replace(day=1), -1):%Y-%m}"
    before = replace(_OURS, otherwise="")
    new = add_initiative(store, before, sure=True, on=on - timedelta(days=45))
    change_initiative(store, new, _OURS, month=month, figures=_FIGURES, sure=True, on=on)
