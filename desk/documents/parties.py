"""The municipality and organisations as parties of a paper, and the agreements a paper speaks of."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from desk.partners.versions import contents_of
from desk.store.store import Store, one
from schema.agreements import Contents
from schema.codes import AgreementKind, OrganisationKind
from schema.papers import Party

MUNICIPALITY_FACTS = ("address", "kvk", "representative", "function", "contact", "phone", "email", "signs-as")
"""Plain facts about the municipality that papers print; each is the setting `municipality-<fact>`."""
_ORGANISATION = "SELECT * FROM visible_organisations WHERE id = ?"
_AGREEMENTS = """SELECT id, kind, starts_on, ends_on, reason, notice_months, notice_days
  FROM visible_recorded_agreements
  WHERE organisation = ? AND (withdrawn_on IS NULL OR withdrawn_on > ?) ORDER BY starts_on"""


def municipality_party(store: Store) -> Party:
    """Return the municipality as a party, as far as its facts are known."""
    known = {fact.replace("-", "_"): store.setting(f"municipality-{fact}") for fact in MUNICIPALITY_FACTS}
    return Party(name=store.setting("municipality"), **known)


def organisation_row(store: Store, organisation: str) -> dict[str, Any]:
    """Return the record of an organisation (id).

    Raises:
        Refused: `unknown-id`.
    """
    return one(store.query(_ORGANISATION, [organisation]), "unknown-id", id=organisation)


def organisation_party(store: Store, row: Mapping[str, Any]) -> Party:
    """Return an organisation as a party; the municipality's own is the municipality."""
    if row["kind"] == OrganisationKind.MUNICIPALITY:
        return municipality_party(store)
    return Party(
        name=row["name"],
        address=row["seat"] or "",
        kvk=row["kvk"] or "",
        representative=row["representative"] or "",
        function=row["function"] or "",
        contact=row["contact_person"] or "",
        phone=row["phone"] or "",
        email=row["email"] or "",
    )


def newest_agreements(store: Store, organisation: str, on: date) -> Mapping[str, dict[str, Any]]:
    """Return per kind the version that starts last; one that is withdrawn on the day is none."""
    return {row["kind"]: row for row in store.query(_AGREEMENTS, [organisation, on.isoformat()])}


def contents(store: Store, agreed: Mapping[str, Any] | None, kind: AgreementKind) -> Contents | None:
    """Return what a version of an agreement says; None where there is none, or nothing is recorded."""
    return contents_of(store, agreed["id"], kind) if agreed else None


def day_of(text: str | None) -> date | None:
    """Return a stored day; None where there is none."""
    return date.fromisoformat(text) if text else None
