"""The starting sheet for a data protection impact assessment as a paper, from the desk's own settings and facts."""

from datetime import date

from desk.documents.parties import municipality_party
from desk.partners.organisations import as_agreement
from desk.store.accounts import accounts
from desk.store.store import Store
from schema.agreements import DataRole
from schema.codes import AgreementKind
from schema.organisations import Agreement, version_in_force
from schema.papers import Issue
from schema.papers_dpia import DpiaPaper, PaperAccount, PaperReceiver
from schema.retention import MONTHS
from schema.roles import Role, role_on
from schema.settings import Settings

SUBJECT = "dpia-sheet"
"""What the sheet is about: the desk itself, of which every change makes the next version."""
_PARTNERS = "SELECT name FROM visible_partners ORDER BY name_key"
_ORGANISATIONS = "SELECT id, name FROM visible_organisations WHERE kind <> 'gemeente' ORDER BY name, key"

_PROCESSING = f"""SELECT a.organisation, a.kind, a.starts_on, a.ends_on, a.withdrawn_on, '' AS tasks, t.role
  FROM visible_agreements a LEFT JOIN visible_processing_terms t ON t.agreement = a.id
  WHERE a.kind = '{AgreementKind.PROCESSING.value}'"""


def dpia_sheet(store: Store, about: str, issue: Issue, on: date) -> DpiaPaper:
    """Make the sheet as the desk is on a day."""
    settings, municipality = store.settings(on), municipality_party(store)
    return DpiaPaper(
        issue,
        municipality.name,
        store.setting("municipality-officer"),
        " · ".join(part for part in (municipality.contact, municipality.phone) if part.strip()),
        tuple(row["name"] for row in store.query(_PARTNERS)),
        _receivers(store, on),
        _accounts(store, on),
        {str(rule): getattr(settings, name) for rule, name in MONTHS.items()},
        settings.untouched_months,
        settings.backup_days,
        settings.lock_minutes,
        _conditions(settings),
    )


def _receivers(store: Store, on: date) -> tuple[PaperReceiver, ...]:
    """Return the organisations, each with its processing agreement where one is in force on the day."""
    versions: dict[str, dict[Agreement, str]] = {}
    for row in store.query(_PROCESSING):
        versions.setdefault(row["organisation"], {})[as_agreement(row)] = row["role"] or ""
    found = []
    for row in store.query(_ORGANISATIONS):
        known = versions.get(row["id"], {})
        agreed = version_in_force(known, AgreementKind.PROCESSING, on)
        role = DataRole(known[agreed]) if agreed and known[agreed] else None
        found.append(PaperReceiver(row["name"], agreed is not None, role, agreed.last_day if agreed else None))
    return tuple(found)


def _accounts(store: Store, on: date) -> tuple[PaperAccount, ...]:
    known = ((each, role_on(each, on)) for each in accounts(store))
    return tuple(PaperAccount(each.name, role, each.until_on) for each, role in known if role is not Role.NOBODY)


def _conditions(settings: Settings) -> frozenset[str]:
    return frozenset(
        (
            "brp-here" if settings.brp_checked_here else "brp-elsewhere",
            "second-person" if settings.second_person_destroys else "one-person",
            "locks" if settings.lock_minutes else "never-locks",
        )
    )
