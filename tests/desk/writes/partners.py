"""What is done to organisations, their agreements and the chain, in an order in which each act changes something."""

from collections.abc import Callable
from datetime import date

from desk.partners.agreeing import (
    NewVersion,
    add_agreement,
    complete_agreement,
    give_notice,
    withdraw_authorisation,
)
from desk.partners.recording import NewOrganisation, add_organisation, change_organisation
from desk.partners.versions import list_agreements
from desk.store.store import Store
from schema.agreements import Authorisation, Collaboration, FactualAct, Notice
from schema.codes import AgreementKind, OrganisationKind

TODAY = date(2026, 11, 3)
NEXT_YEAR = date(2027, 12, 31)


def partner_commands() -> list[list[str]]:
    """Return the commands that change agreements and the chain; AGREEMENT is the one that was just added."""
    kind, acts = ["--kind", "authorisation"], ["--act", "bellen", "--act", "huisbezoek"]
    return [
        ["agreement", "add", "ANKER", *kind, "--from", "2026-11-01", "--to", "2027-01-31", "--reason", "ruimer", *acts],
        ["agreement", "complete", "AGREEMENT", "--consent", "2026-11-02", "--notice-months", "1"],
        ["agreement", "request", "AGREEMENT"],
        ["agreement", "notice", "AGREEMENT"],
        ["agreement", "withdraw", "AGREEMENT", "--on", "2026-12-01", "--reason", "misbruikt"],
        ["organisation", "add", "Stichting Nieuw", "--phone", "0999-2", "--task", "nazorg"],
        ["organisation", "change", "ANKER", "--phone", "0999-3"],
        ["undo"],
        ["chain", "add", "Noodfonds", "--phase", "nazorg", "--support", "praktisch"],
        ["chain", "change", "Noodfonds", "--phone", "0999-1", "--from", "2026-12-01"],
        ["chain", "end", "Noodfonds", "--on", "2026-12-31"],
    ]


def organisation_acts() -> list[Callable[[Store], object]]:
    """Return what is done to organisations."""
    return [
        lambda s: add_organisation(s, NewOrganisation("Stichting Nieuw", OrganisationKind.OTHER)),
        lambda s: change_organisation(s, "ANKER", {"phone": "0999"}, version=1),
    ]


def agreement_acts() -> list[Callable[[Store], object]]:
    """Return what is done to agreements by version."""
    later = NewVersion(AgreementKind.COLLABORATION, date(2027, 1, 1), None, "verlengd", Collaboration(caseload=2))
    acts = NewVersion(AgreementKind.AUTHORISATION, TODAY, None, "ruimer", Authorisation((FactualAct.CALL,)))
    signed = Authorisation((FactualAct.CALL,), TODAY)
    return [
        lambda s: add_agreement(s, "ANKER", later, on=TODAY),
        lambda s: add_agreement(s, "ANKER", acts, on=TODAY),
        lambda s: complete_agreement(s, _agreement(s, acts), signed, notice=Notice(3)),
        lambda s: withdraw_authorisation(s, _agreement(s, acts), "misbruikt", withdrawn_on=TODAY),
        lambda s: give_notice(
            s, _agreement(s, later), given_on=date(2027, 1, 2), on=date(2027, 1, 2), ends_on=NEXT_YEAR
        ),
    ]


def _agreement(store: Store, version: NewVersion) -> str:
    known = list_agreements(store, on=TODAY)
    wanted = (str(version.kind), version.starts_on.isoformat())
    return next(str(it["id"]) for it in known if (it["kind"], it["starts_on"]) == wanted)
