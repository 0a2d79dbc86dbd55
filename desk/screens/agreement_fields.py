"""The fields that ask what an agreement says, why each is asked, and the contents they give."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from desk.locale import _
from desk.locale.words import word
from desk.locale.words.agreements import labels
from desk.widgets import fields
from desk.widgets.fields import Field
from schema.agreements import Annex, Contents, DataRole, FactualAct, Notice, told
from schema.codes import AgreementKind, Task

_NUMBERS = frozenset({"caseload", "notice_months", "notice_days"})
_SEVERAL: Mapping[str, type[Task] | type[Annex] | type[FactualAct]] = {
    "tasks": Task,
    "annexes": Annex,
    "acts": FactualAct,
}


def contents_fields(known: Contents, notice: Notice | None) -> list[Field]:
    """Return the fields that ask what a version says, filled with what is known."""
    named, hints = labels(), _hints()
    asked = [_field(name, named[name], value, hints.get(name, "")) for name, value in told(known).items()]
    term = {"notice_months": notice.months if notice else None, "notice_days": notice.days if notice else None}
    asked += [_field(name, named[name], value, hints.get(name, "")) for name, value in term.items()]
    return fields.because(asked, {"consent_on": _("De machtiging geldt pas als de organisatie ermee instemt.")})


def _field(name: str, label: str, value: Any, hint: str) -> Field:
    if name in _SEVERAL:
        return fields.several(name, label, [(code.value, word(code)) for code in _SEVERAL[name]], value)
    if name == "role":
        return fields.choice(name, label, [(code.value, word(code)) for code in DataRole], value)
    if name == "consent_on":
        return fields.day(name, label, value)
    if name in _NUMBERS:
        return fields.text(name, label, "" if value is None else str(value), hint=hint, check=_number_fault)
    return fields.text(name, label, value, hint=hint)


def _hints() -> dict[str, str]:
    """Return why each fact is asked."""
    return {
        "target_groups": _("voor wie; staat in de overeenkomst"),
        "intensity": _("hoe vaak of hoe lang; staat bij elke taak"),
        "caseload": _("grens per vrijwilliger, bijvoorbeeld 3"),
        "finance": _("wie betaalt wat, en in welk stuk dat staat"),
        "handover": _("wanneer een inwoner overgaat, en wie dat doet"),
        "feedback": _("wat u elkaar vertelt, en binnen hoeveel dagen"),
        "municipality_contact": _("wie zij bij de gemeente bellen"),
        "municipality_phone": _("rechtstreeks, zonder keuzemenu"),
        "organisation_contact": _("wie u bij de organisatie belt"),
        "organisation_phone": _("rechtstreeks, zonder keuzemenu"),
        "retention": _("hoe lang zij gegevens mogen bewaren"),
        "breach_contact": _("wie een datalek meteen moet weten"),
        "breach_phone": _("ook buiten kantoortijd te bellen"),
        "notice_months": _("om u op tijd te waarschuwen, bijvoorbeeld 3"),
        "notice_days": _("als de termijn in dagen loopt"),
    }


def contents_intro(kind: AgreementKind) -> str:
    """Return what stands above the fields of a kind of agreement."""
    if kind is AgreementKind.AUTHORISATION:
        return _(
            "Alleen de handelingen die u aankruist mogen. Besluiten, regelingen met schuldeisers en inzage in BRP of "
            "Suwinet kunnen er nooit bij."
        )
    if kind is AgreementKind.PROCESSING:
        return _("Leg vast wat u moet weten als er iets misgaat; de tekst zelf staat in het landelijke model.")
    return _(
        "De taken die u hier aankruist gaan voor op die van de organisatie. Wat leeg blijft, staat open op papier."
    )


def contents_from(known: Contents, values: Mapping[str, Any]) -> Contents:
    """Return contents with what was filled in."""
    asked = {name: values[name] for name in told(known) if name in values}
    return replace(known, **{name: _value(name, value) for name, value in asked.items()})


def _value(name: str, value: Any) -> Any:
    if name in _SEVERAL:
        return tuple(_SEVERAL[name](code) for code in value)
    if name == "role":
        return DataRole(value) if value else None
    return (int(value) if value else None) if name in _NUMBERS else value


def notice_from(values: Mapping[str, Any]) -> Notice | None:
    """Return the term of notice that was filled in, or None for none."""
    months, days = values.get("notice_months"), values.get("notice_days")
    return Notice(int(months or 0), int(days or 0)) if months or days else None


def _number_fault(typed: str) -> str:
    return "" if typed.isdecimal() and len(typed) < 4 else _("Schrijf een heel getal, bijvoorbeeld 3.")
