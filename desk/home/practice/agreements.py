"""What the agreements of the practice desk say: two versions, one that ends soon, one authorisation withdrawn."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from desk.partners.versions import TERMS
from desk.store.store import Store
from desk.store.transaction import Tx
from schema.agreements import Annex, DataRole, FactualAct
from schema.codes import AgreementKind, Task
from schema.dates import add_months, month_of

_RENEWED, _WITHDRAWN = "ORG02", "ORG03"
_AGREEMENTS = """SELECT a.id, a.version, a.kind, a.starts_on, a.ends_on, o.id AS organisation, o.kenmerk, o.name,
    o.tasks, o.contact_person, o.phone
  FROM visible_agreements a JOIN visible_organisations o ON o.id = a.organisation ORDER BY a.key"""
_ACTS = (FactualAct.DELIVER, FactualAct.CALL, FactualAct.VISIT, FactualAct.INFORM, FactualAct.OFFER_TALK)


def add_agreement_contents(store: Store, on: date) -> None:
    """Say what every practice agreement holds, with a later version of one and an authorisation that was withdrawn.

    The tasks that count today stay those of the organisations.
    """
    rows = store.query(_AGREEMENTS)
    contact = (store.setting("municipality-contact"), store.setting("municipality-phone"))
    with store.write(store.user, "practice-agreements", "desk") as tx:
        for row in rows:
            tx.change("agreement", row["id"], {"notice_months": 1, "notice_days": None}, row["version"])
            kind = AgreementKind(row["kind"])
            tx.insert(TERMS[kind], [{"agreement": row["id"], **_says(row, kind, contact)}])
        for row in rows:
            if row["kenmerk"] == _RENEWED and row["kind"] == AgreementKind.COLLABORATION:
                _renew(tx, row, contact, on)
            if row["kenmerk"] == _WITHDRAWN and row["kind"] == AgreementKind.PROCESSING:
                _withdraw(tx, row["organisation"], on)


def _says(row: Mapping[str, Any], kind: AgreementKind, contact: tuple[str, str]) -> dict[str, Any]:
    """Return what a version says; before it was renewed, the renewed one named no aftercare and a smaller caseload."""
    if kind is AgreementKind.PROCESSING:
        return {
            "role": DataRole.PROCESSOR,
            "annexes": tuple(Annex),
            "retention": "tot zes maanden na het einde van de koppeling",
            "breach_contact": contact[0],
            "breach_phone": contact[1],
        }
    if kind is AgreementKind.AUTHORISATION:
        return {"acts": _ACTS, "consent_on": row["starts_on"]}
    tasks = [Task(code) for code in row["tasks"].split("|")]
    first = row["kenmerk"] == _RENEWED
    return {
        "tasks": tuple(task for task in tasks if not (first and task is Task.AFTERCARE)),
        "target_groups": "huishoudens met een betalingsachterstand, ook zelfstandigen",
        "intensity": "elke week een uur, ten hoogste een jaar",
        "caseload": 2 if first else 3,
        "finance": "subsidie per jaar, volgens de beschikking",
        "handover": "binnen vijf werkdagen een gesprek met zijn drieën",
        "feedback": "elke maand per koppeling, bij zorgen dezelfde dag",
        "municipality_contact": contact[0],
        "municipality_phone": contact[1],
        "organisation_contact": row["contact_person"],
        "organisation_phone": row["phone"],
    }


def _renew(tx: Tx, row: Mapping[str, Any], contact: tuple[str, str], on: date) -> None:
    """Add the next version, which a decision of a review caused."""
    starts_on = add_months(on, -10)
    decided_on = starts_on - timedelta(days=21)
    [decision] = tx.insert(
        "action",
        [
            {
                "source": "review",
                "subject": month_of(add_months(decided_on, -1)),
                "title": "Nazorg toevoegen aan de overeenkomst met {name}".format(name=row["name"]),
                "owner": contact[0],
                "made_on": decided_on,
                "due_on": starts_on,
                "done_on": starts_on,
            }
        ],
    )
    [renewed] = tx.insert(
        "agreement",
        [
            {
                **{name: row[name] for name in ("organisation", "kind", "ends_on")},
                "starts_on": starts_on,
                "reason": "nazorg erbij, na de evaluatie",
                "notice_months": 3,
                "decision": decision,
            }
        ],
    )
    says = _says({**row, "kenmerk": ""}, AgreementKind.COLLABORATION, contact)
    tx.insert(TERMS[AgreementKind.COLLABORATION], [{"agreement": renewed, **says}])


def _withdraw(tx: Tx, organisation: str, on: date) -> None:
    """Add an authorisation that was withdrawn long ago."""
    starts_on = add_months(on, -20)
    [withdrawn] = tx.insert(
        "agreement",
        [
            {
                "organisation": organisation,
                "kind": AgreementKind.AUTHORISATION,
                "starts_on": starts_on,
                "reason": None,
                "notice_months": 1,
                "withdrawn_on": add_months(on, -8),
                "withdrawal_reason": "huisbezoeken werden alleen gedaan",
            }
        ],
    )
    tx.insert("authorisation_terms", [{"agreement": withdrawn, "acts": _ACTS, "consent_on": starts_on}])
