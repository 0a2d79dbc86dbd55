"""Asking for a version of an agreement: its dates and reason first, then what it says, as a copy of the last one."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from desk.clock import today
from desk.evaluation.actions import list_actions
from desk.locale import _
from desk.locale.words import word
from desk.locale.words.agreements import labels
from desk.partners.agreeing import (
    NewVersion,
    add_agreement,
    check_version,
    complete_agreement,
    give_notice,
    withdraw_authorisation,
)
from desk.partners.recording import organisation_record
from desk.partners.versions import agreement_version, contents_of, last_notice, notice_of, proposed_contents
from desk.screens.acting import Done
from desk.screens.area import AreaScreen
from desk.store.store import Store
from desk.widgets import fields
from desk.widgets.fields import Field
from desk.widgets.form import FormScreen
from schema.agreements import CONTENTS, Annex, Contents, DataRole, FactualAct, Notice, is_empty, told
from schema.codes import AgreementKind, OrganisationKind, Task

_NUMBERS = frozenset({"caseload", "notice_months", "notice_days"})
_MOST_DECISIONS = 20


def ask_version(screen: AreaScreen, organisation: str, kind: AgreementKind | None, done: Done) -> None:
    """Ask for a version of an agreement in two steps, and add it; who goes back from the second finds the first.

    Args:
        kind: what is asked for first, such as the one that is missing.
    """
    record = organisation_record(screen.store, organisation)

    def ask(first: NewVersion | None) -> None:
        screen.app.push_screen(_version_form(screen.store, record, kind, first), answered)

    def answered(new: NewVersion | None) -> None:
        if new is None:
            done(None)
            return
        form = _contents_form_of(screen.store, record, new)
        screen.app.push_screen(form, lambda added: ask(new) if added is None else done(added))

    ask(None)


def _version_form(
    store: Store, record: Mapping[str, Any], kind: AgreementKind | None, first: NewVersion | None
) -> FormScreen[NewVersion]:
    """Return the form that asks which agreement, from when to when, and why."""
    own = record["kind"] == OrganisationKind.MUNICIPALITY
    offered = [AgreementKind.AUTHORISATION] if own else list(AgreementKind)
    new = first or NewVersion(kind or offered[0], today())
    actions = list_actions(store, on=today(), limit=_MOST_DECISIONS)

    def save(values: dict[str, Any]) -> NewVersion:
        asked = NewVersion(**{**values, "kind": AgreementKind(values["kind"])})
        check_version(store, record["id"], asked, on=today())
        return asked

    asked = [
        fields.choice("kind", _("soort"), [(each.value, word(each)) for each in offered], new.kind, required=True),
        fields.day("starts_on", _("van"), new.starts_on, required=True),
        fields.day("ends_on", _("tot en met"), new.ends_on),
        fields.text("reason", _("reden"), new.reason, hint=_("nodig als deze een eerdere vervangt")),
    ]
    if actions:
        decisions = [(each["id"], each["title"]) for each in actions]
        asked.append(fields.choice("decision", _("besluit (evaluatie)"), decisions, new.decision))
    intro = _(
        "Zonder laatste dag geldt de overeenkomst tot wederopzegging. De vorige versie blijft in de geschiedenis. "
        "Hierna vraagt het bureau wat erin staat; dat begint als in de vorige."
    )
    return FormScreen(_("Overeenkomst met {name}").format(name=record["name"]), asked, save, intro=intro)


def _contents_form_of(store: Store, record: Mapping[str, Any], new: NewVersion) -> FormScreen[str]:
    known = proposed_contents(store, record["id"], new.kind)
    notice = last_notice(store, record["id"], new.kind)

    def save(values: dict[str, Any]) -> str:
        whole = new._replace(contents=_contents(known, values), notice=_notice(values))
        return add_agreement(store, record["id"], whole, on=today())

    title = f"{word(new.kind)} · {record['name']}"
    return FormScreen(title, _contents_fields(known, notice), save, intro=_intro(new.kind))


def complete(screen: AreaScreen, agreement: str, done: Done) -> None:
    """Ask for what is not recorded yet of a version, and record it."""
    store = screen.store
    row = agreement_version(store, agreement, on=today())
    kind = AgreementKind(row["kind"])
    known, notice = contents_of(store, agreement, kind) or CONTENTS[kind](), notice_of(row)

    def save(values: dict[str, Any]) -> str:
        return complete_agreement(store, agreement, _contents(known, values), notice=_notice(values) or notice)

    asked = [
        each
        for each in _contents_fields(known, notice)
        if (notice is None if each.name.startswith("notice") else is_empty(getattr(known, each.name)))
    ]
    intro = _("Vul aan wat in het papier staat. Wat al vastligt, verandert niet: dat is een nieuwe versie.")
    screen.app.push_screen(FormScreen(word(kind), asked, save, intro=intro), done)


def withdraw(screen: AreaScreen, agreement: str, done: Done) -> None:
    """Withdraw an authorisation, with the reason."""
    asked = [
        fields.day("withdrawn_on", _("vervalt op"), today(), required=True),
        fields.text("reason", _("reden"), required=True, hint=_("blijft bij de machtiging staan")),
    ]

    def save(values: dict[str, Any]) -> int:
        day = values["withdrawn_on"]
        return withdraw_authorisation(screen.store, agreement, values["reason"], withdrawn_on=day)

    intro = _("Vanaf deze dag is niemand van de organisatie nog inzetbaar voor taken die een machtiging vragen.")
    screen.app.push_screen(FormScreen(_("Machtiging intrekken"), asked, save, intro=intro), done)


def notice(screen: AreaScreen, agreement: str, done: Done) -> None:
    """Record that notice was given."""
    asked = [
        fields.day("given_on", _("opgezegd op"), today(), required=True),
        fields.day("ends_on", _("laatste dag")),
    ]

    def save(values: dict[str, Any]) -> int:
        last: date | None = values["ends_on"]
        return give_notice(screen.store, agreement, given_on=values["given_on"], on=today(), ends_on=last)

    intro = _("Zonder laatste dag volgt die uit de overeenkomst: de einddatum, of anders de opzegtermijn.")
    screen.app.push_screen(FormScreen(_("Overeenkomst opzeggen"), asked, save, intro=intro), done)


def _contents_fields(known: Contents, notice: Notice | None) -> list[Field]:
    """Return the fields that ask what a version says, filled with what is known."""
    named, hints = labels(), _hints()
    asked = [_field(name, named[name], value, hints.get(name, "")) for name, value in told(known).items()]
    term = {"notice_months": notice.months if notice else None, "notice_days": notice.days if notice else None}
    return asked + [_field(name, named[name], value, hints.get(name, "")) for name, value in term.items()]


def _field(name: str, label: str, value: Any, hint: str) -> Field:
    several = {"tasks": Task, "annexes": Annex, "acts": FactualAct}
    if name in several:
        return fields.several(name, label, [(code.value, word(code)) for code in several[name]], value)
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


def _intro(kind: AgreementKind) -> str:
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


def _contents(known: Contents, values: Mapping[str, Any]) -> Contents:
    """Return contents with what was filled in."""
    asked = {name: values[name] for name in told(known) if name in values}
    return replace(known, **{name: _value(name, value) for name, value in asked.items()})


def _value(name: str, value: Any) -> Any:
    several: dict[str, Any] = {"tasks": Task, "annexes": Annex, "acts": FactualAct}
    if name in several:
        return tuple(several[name](code) for code in value)
    if name == "role":
        return DataRole(value) if value else None
    return (int(value) if value else None) if name in _NUMBERS else value


def _notice(values: Mapping[str, Any]) -> Notice | None:
    months, days = values.get("notice_months"), values.get("notice_days")
    return Notice(int(months or 0), int(days or 0)) if months or days else None


def _number_fault(typed: str) -> str:
    return "" if typed.isdecimal() and len(typed) < 4 else _("Schrijf een heel getal, bijvoorbeeld 3.")
