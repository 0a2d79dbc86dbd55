"""Asking for a version of an agreement: its dates and reason first, then what it says, as a copy of the last one."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from desk.clock import today
from desk.evaluation.actions import list_actions
from desk.locale import _
from desk.locale.words import word
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
from desk.screens.agreement_fields import contents_fields, contents_from, contents_intro, notice_from
from desk.screens.area import AreaScreen
from desk.store.store import Store
from desk.widgets import fields
from desk.widgets.form import FormScreen
from schema.agreements import CONTENTS, is_empty
from schema.codes import AgreementKind, OrganisationKind

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
        form = _contents_form(screen.store, record, new)
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
        fields.yes_no("to_sign", _("moet nog getekend"), new.to_sign),
    ]
    if actions:
        decisions = [(each["id"], each["title"]) for each in actions]
        asked.append(fields.choice("decision", _("besluit (evaluatie)"), decisions, new.decision))
    intro = _(
        "Zonder laatste dag geldt de overeenkomst tot wederopzegging. De vorige versie blijft in de geschiedenis. "
        "Moet het papier nog worden getekend, dan geldt deze pas als allen dat deden. "
        "Hierna vraagt het bureau wat erin staat; dat begint als in de vorige."
    )
    return FormScreen(_("Overeenkomst met {name}").format(name=record["name"]), asked, save, intro=intro)


def _contents_form(store: Store, record: Mapping[str, Any], new: NewVersion) -> FormScreen[str]:
    known = proposed_contents(store, record["id"], new.kind)
    notice = last_notice(store, record["id"], new.kind)

    def save(values: dict[str, Any]) -> str:
        whole = new._replace(contents=contents_from(known, values), notice=notice_from(values))
        return add_agreement(store, record["id"], whole, on=today())

    title = f"{word(new.kind)} · {record['name']}"
    return FormScreen(title, contents_fields(known, notice), save, intro=contents_intro(new.kind))


def complete(screen: AreaScreen, agreement: str, done: Done) -> None:
    """Ask for what is not recorded yet of a version, and record it."""
    store = screen.store
    row = agreement_version(store, agreement, on=today())
    kind = AgreementKind(row["kind"])
    known, notice = contents_of(store, agreement, kind) or CONTENTS[kind](), notice_of(row)

    def save(values: dict[str, Any]) -> str:
        return complete_agreement(store, agreement, contents_from(known, values), notice=notice_from(values) or notice)

    asked = [
        each
        for each in contents_fields(known, notice)
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
