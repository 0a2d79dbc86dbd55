"""The local debt chain of the practice desk: ten invented parties, one that stopped, and so a phase without anybody."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from desk.partners.chain import add_party, change_party, end_party
from desk.store.store import Store
from schema.chain import Offer
from schema.codes import Support
from schema.dates import add_months
from schema.matrix import Phase

_BEGAN, _CHANGED, _STOPPED = 18, 5, 60
"""Months ago the parties were written down, months ago one of them changed, days ago one of them stopped."""


class _Invented(NamedTuple):
    name: str
    organisation: str
    """Its kenmerk, or nothing."""
    offers: str
    target_groups: str
    phases: Sequence[Phase]
    kinds: Sequence[Support]
    intensity: str
    contact: str
    costs: str
    waiting: str


def add_chain(store: Store, on: date) -> None:
    """Write down the parties of the chain, of which one changed and one stopped."""
    began = add_months(on, -_BEGAN)
    ids = {}
    for turn, it in enumerate(_parties()):
        offer = Offer(
            began,
            None,
            it.offers,
            it.target_groups,
            tuple(it.phases),
            tuple(it.kinds),
            it.intensity,
            it.contact,
            f"0999-44{turn:02d}1{turn % 10}",
            it.costs,
            it.waiting,
        )
        ids[it.name] = add_party(store, it.name, offer, organisation=it.organisation or None)
    names = list(ids)
    longer = {"waiting": "zes weken"}
    reason = "minder vrijwilligers dan vorig jaar"
    change_party(store, ids[names[1]], longer, starts_on=add_months(on, -_CHANGED), reason=reason)
    stopped_on = on - timedelta(days=_STOPPED)
    end_party(store, ids[names[-1]], ends_on=stopped_on, reason="geen geld meer voor een coördinator")


def _parties() -> list[_Invented]:
    early, application, assistance, trajectory, after = Phase
    practical, mental, behaviour, advocacy = Support
    free, none = "gratis", "geen"
    return [
        _Invented(
            "Stichting Naast Elkaar",
            "ORG01",
            "maatje aan huis",
            "huishoudens met schulden",
            (application, assistance),
            (practical, mental, behaviour),
            "elke week, tot een jaar",
            "Vera Otten",
            free,
            "twee weken",
        ),
        _Invented(
            "Vereniging Thuisadministratie Voorbeeldstad",
            "ORG02",
            "orde in de post en de administratie",
            "wie het overzicht kwijt is",
            (application, assistance, trajectory),
            (practical, behaviour),
            "twee uur per week",
            "Youssef el Berg",
            free,
            "drie weken",
        ),
        _Invented(
            "Stichting Maatje aan Zet",
            "ORG03",
            "maatje naast de professional",
            "jongeren tot 27 jaar",
            (assistance, trajectory),
            (mental, behaviour),
            "om de week",
            "Sietske Postma",
            free,
            "een maand",
        ),
        _Invented(
            "Buurthuis De Rietkraag",
            "ORG04",
            "inloop met formulierenhulp",
            "alle buurtbewoners",
            (early, application),
            (practical, mental),
            "dinsdag en donderdag",
            "Teun van der Meer",
            free,
            none,
        ),
        _Invented(
            "Team Vroegsignalering",
            "",
            "eerste contact na een signaal",
            "inwoners met een signaal",
            (early,),
            (practical, mental),
            "tot iemand is bereikt",
            "F. de Wit",
            free,
            "binnen vier weken",
        ),
        _Invented(
            "Schulddienstverlening",
            "",
            "schuldregeling en budgetbeheer",
            "inwoners met problematische schulden",
            (application, assistance),
            (practical, behaviour),
            "elke maand een gesprek",
            "L. Veenstra",
            free,
            "vier weken",
        ),
        _Invented(
            "Wijkteam Noord",
            "",
            "maatschappelijk werk",
            "wie meer dan geldzorgen heeft",
            (early, application, trajectory),
            (mental, behaviour),
            "naar behoefte",
            "R. Prins",
            free,
            "drie weken",
        ),
        _Invented(
            "Rechtswinkel Voorbeeldstad",
            "",
            "juridisch advies, brieven aan schuldeisers",
            "laag inkomen",
            (application, assistance),
            (advocacy,),
            "een spreekuur per week",
            "K. Haan",
            "eigen bijdrage van € 10",
            "een week",
        ),
        _Invented(
            "Bibliotheek Het Kompas",
            "",
            "cursus omgaan met geld",
            "wie wil leren rekenen en plannen",
            (application,),
            (practical, behaviour),
            "acht avonden",
            "M. Quist",
            free,
            "tot de volgende cursus",
        ),
        _Invented(
            "Noodfonds Voorbeeldstad",
            "",
            "gift of lening voor een noodgeval",
            "via een hulpverlener",
            (early, assistance),
            (practical,),
            "eenmalig",
            "A. Groot",
            "lening zonder rente",
            "een week",
        ),
        _Invented(
            "Nazorgkring De Brug",
            "",
            "meekijken na de schuldregeling",
            "wie een regeling heeft afgerond",
            (after,),
            (practical, mental, behaviour),
            "elke drie maanden",
            "W. Uyl",
            free,
            none,
        ),
    ]
