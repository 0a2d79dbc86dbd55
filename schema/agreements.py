"""What the three agreements with an organisation say, and what follows from their dates (domain.md 1.6 and 5)."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, NamedTuple

from schema.codes import AgreementKind, Task
from schema.dates import add_months
from schema.refused import Refused


class FactualAct(StrEnum):
    """What an organisation may be authorised to do for the municipality: factual acts, no decisions (domain.md 1.6).

    Never among them: judging admission, arrangements with creditors, looking into the BRP or Suwinet.
    """

    DELIVER = "brief-bezorgen"
    CALL = "bellen"
    VISIT = "huisbezoek"
    INFORM = "informeren"
    OFFER_TALK = "gesprek-aanbieden"
    REPORT = "uitkomst-vastleggen"
    ACCOMPANY = "meegaan-gesprek"
    COLLECT = "stukken-verzamelen"


class DataRole(StrEnum):
    """What the organisation is under the GDPR (domain.md 1.4: three models of the information security service)."""

    PROCESSOR = "verwerker"
    JOINT = "gezamenlijk"
    SEPARATE = "zelfstandig"


class Annex(StrEnum):
    """The annexes of a processing agreement (domain.md 5.2)."""

    OVERVIEW = "overzicht-verwerkingen"
    SECURITY = "beveiliging"
    BREACHES = "datalekken"


@dataclass(frozen=True, slots=True)
class Collaboration:
    """What a version of the collaboration agreement says; empty is not agreed, or not recorded.

    Kept because the printed agreement, the tasks an organisation has and whom to call follow from it.
    """

    tasks: tuple[Task, ...] = ()
    """The phases follow from these (`schema.matrix.PHASES`)."""
    target_groups: str = ""
    intensity: str = ""
    """How often or how long, in words."""
    caseload: int | None = None
    """Most pairings of one volunteer at the same time."""
    finance: str = ""
    handover: str = ""
    """The moments at which a resident changes hands, and who sees to it."""
    feedback: str = ""
    """What is told to each other, by when."""
    municipality_contact: str = ""
    municipality_phone: str = ""
    """A direct number."""
    organisation_contact: str = ""
    organisation_phone: str = ""


@dataclass(frozen=True, slots=True)
class Processing:
    """What a version of the processing agreement says; the agreement itself follows the national model."""

    role: DataRole | None = None
    annexes: tuple[Annex, ...] = ()
    """Those that are there."""
    retention: str = ""
    breach_contact: str = ""
    """Whom the organisation tells of a data breach."""
    breach_phone: str = ""


@dataclass(frozen=True, slots=True)
class Authorisation:
    """The exhaustive list of factual acts, and the day the organisation signed its consent (Awb 10:4, 10:12)."""

    acts: tuple[FactualAct, ...] = ()
    consent_on: date | None = None


Contents = Collaboration | Processing | Authorisation
CONTENTS: Mapping[AgreementKind, type[Contents]] = {
    AgreementKind.COLLABORATION: Collaboration,
    AgreementKind.PROCESSING: Processing,
    AgreementKind.AUTHORISATION: Authorisation,
}
"""What each kind of agreement holds."""


class Notice(NamedTuple):
    """How long before the end notice must be given: whole months, then calendar days."""

    months: int = 0
    days: int = 0


class Change(NamedTuple):
    """A fact in which two versions differ."""

    field: str
    before: Any
    after: Any


def told(contents: Contents) -> dict[str, Any]:
    """Return contents as names and values."""
    return {field.name: getattr(contents, field.name) for field in fields(contents)}


def is_empty(value: object) -> bool:
    """Say whether a fact of an agreement is not recorded."""
    return value is None or value == "" or value == ()


def check_contents(contents: Contents | None, kind: AgreementKind) -> None:
    """Refuse contents that cannot be.

    Raises:
        Refused: `acts-missing` for an authorisation that names no act; `caseload-too-small`.
    """
    if kind is AgreementKind.AUTHORISATION and not (isinstance(contents, Authorisation) and contents.acts):
        raise Refused("acts-missing")
    if isinstance(contents, Collaboration) and contents.caseload is not None and contents.caseload < 1:
        raise Refused("caseload-too-small", value=contents.caseload)


def differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[Change, ...]:
    """Return the facts in which a version differs from the one before it, in the order of the later."""
    pairs = ((name, before.get(name), value) for name, value in after.items())
    return tuple(
        Change(name, old, new) for name, old, new in pairs if old != new and not (is_empty(old) and is_empty(new))
    )


def last_notice_day(ends_on: date | None, notice: Notice | None) -> date | None:
    """Return the last day on which notice is in time: the whole term lies between it and the end.

    An agreement to 31 December with a term of three months: 30 September. None without an end or without a term.
    """
    if ends_on is None or notice is None:
        return None
    return add_months(ends_on + timedelta(days=1), -notice.months) - timedelta(days=notice.days + 1)


def end_by_notice(given_on: date, notice: Notice) -> date:
    """Return the last day of an agreement without an end when notice is given on a day."""
    return add_months(given_on, notice.months) + timedelta(days=notice.days)
