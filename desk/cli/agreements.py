"""Agreements by version: adding, showing, completing, withdrawing, giving notice; and which tasks are covered."""

from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from typing import Any, TypeVar

import click

from desk.cli.edge import Here, answer, choice, chosen_day, here, json_option, table
from desk.clock import today
from desk.locale import _, ngettext
from desk.locale.facts import shown_fact
from desk.locale.formats import day
from desk.locale.words import word, words
from desk.locale.words.agreements import labels
from desk.locale.words.decisions import decision_told
from schema.agreements import CONTENTS, Annex, Contents, DataRole, FactualAct, Notice
from schema.codes import AgreementKind, Task

Command = TypeVar("Command", bound=Callable[..., Any])
_AGREEMENT = click.argument("agreement")
_NOTICE = (
    click.option("--notice-months", type=click.IntRange(min=0), help=_("opzegtermijn: hele maanden voor het einde")),
    click.option("--notice-days", type=click.IntRange(min=0), help=_("opzegtermijn: dagen voor het einde")),
)
_TEXTS = {
    "target_groups": _("samenwerking: voor welke doelgroepen"),
    "intensity": _("samenwerking: hoe vaak of hoe lang"),
    "finance": _("samenwerking: wie betaalt wat"),
    "handover": _("samenwerking: wanneer een inwoner wordt overgedragen, en door wie"),
    "feedback": _("samenwerking: wat u elkaar terugkoppelt, en wanneer"),
    "municipality_contact": _("samenwerking: vaste contactpersoon bij de gemeente"),
    "municipality_phone": _("samenwerking: rechtstreeks nummer bij de gemeente"),
    "organisation_contact": _("samenwerking: vaste contactpersoon bij de organisatie"),
    "organisation_phone": _("samenwerking: rechtstreeks nummer bij de organisatie"),
    "retention": _("verwerking: hoe lang gegevens worden bewaard"),
    "breach_contact": _("verwerking: bij wie een datalek wordt gemeld"),
    "breach_phone": _("verwerking: nummer om een datalek te melden"),
}
_CONTENTS = (
    click.option("--task", "tasks", multiple=True, help=_("samenwerking: een afgesproken taak; vaker mag")),
    click.option("--caseload", type=int, help=_("samenwerking: koppelingen tegelijk per vrijwilliger")),
    click.option("--role", help=_("verwerking: verwerker, gezamenlijk of zelfstandig")),
    click.option("--annex", "annexes", multiple=True, help=_("verwerking: een bijlage die er is; vaker mag")),
    click.option("--act", "acts", multiple=True, help=_("machtiging: een handeling die mag; vaker mag")),
    click.option("--consent", "consent_on", help=_("machtiging: de dag waarop de organisatie instemming tekende")),
    *(click.option(f"--{name.replace('_', '-')}", name, help=told) for name, told in _TEXTS.items()),
)


def _asks(*options: Callable[[Command], Command]) -> Callable[[Command], Command]:
    def given(command: Command) -> Command:
        for option in reversed(options):
            command = option(command)
        return command

    return given


@click.group("agreement", help=_("Overeenkomsten per versie: toevoegen, tonen, aanvullen, intrekken, opzeggen."))
def agreement_command() -> None:
    """Work on the versions of agreements."""


@agreement_command.command(
    "add", help=_("Leg een versie van een overeenkomst vast. Wat u niet noemt, blijft als in de vorige versie.")
)
@click.argument("organisation")
@click.option("--kind", required=True, help=_("collaboration, processing of authorisation"))
@click.option("--from", "starts_on", required=True, help=_("de eerste dag"))
@click.option("--to", "ends_on", help=_("de laatste dag; zonder deze tot wederopzegging"))
@click.option("--reason", default="", help=_("waarom deze versie er komt; nodig als er een eerdere is"))
@click.option("--decision", help=_("de actie uit de evaluatie die hiertoe besloot (id)"))
@click.option("--to-sign", is_flag=True, help=_("geldt pas als het papier door allen is ondertekend"))
@_asks(*_NOTICE, *_CONTENTS)
@json_option
@here
def add(
    at: Here,
    /,
    organisation: str,
    kind: str,
    starts_on: str,
    ends_on: str | None,
    reason: str,
    decision: str | None,
    to_sign: bool,
    notice_months: int | None,
    notice_days: int | None,
    as_json: bool,
    **given: Any,
) -> None:
    """Add a version of an agreement."""
    from desk.partners.agreeing import NewVersion, add_agreement
    from desk.partners.organisations import organisation_id
    from desk.partners.versions import last_contents, last_notice

    asked = AgreementKind(choice("--kind", kind, AgreementKind))
    wanted = _wanted(asked, given)
    with at.open() as store:
        known = organisation_id(store, organisation)
        before = last_contents(store, known, asked)
        contents = replace(before or CONTENTS[asked](), **wanted) if before or wanted else None
        notice = _notice(notice_months, notice_days) or last_notice(store, known, asked)
        last = chosen_day(ends_on) if ends_on else None
        new = NewVersion(asked, chosen_day(starts_on), last, reason, contents, notice, decision, to_sign)
        added = add_agreement(store, known, new, on=today())
    answer({"id": added, "organisation": known, "kind": str(asked)}, as_json, [_("Overeenkomst vastgelegd.")])


@agreement_command.command("show", help=_("Toon één versie: wat erin staat en wat anders is dan in de vorige."))
@_AGREEMENT
@json_option
@here
def show(at: Here, agreement: str, as_json: bool) -> None:
    """Show one version with its contents and what changed; that it was looked at is logged."""
    from desk.partners.versions import agreement_file

    with at.open() as store:
        found = agreement_file(store, agreement, on=today(), purpose="show")
    answer(found, as_json, () if as_json else _lines(found))


@agreement_command.command("complete", help=_("Vul aan wat van een versie nog niet is vastgelegd."))
@_AGREEMENT
@_asks(*_NOTICE, *_CONTENTS)
@json_option
@here
def complete(
    at: Here, /, agreement: str, notice_months: int | None, notice_days: int | None, as_json: bool, **given: Any
) -> None:
    """Record what a version says, as far as it is not recorded yet."""
    from desk.partners.agreeing import complete_agreement
    from desk.partners.versions import agreement_version, contents_of

    with at.open() as store:
        kind = AgreementKind(agreement_version(store, agreement, on=today())["kind"])
        known = contents_of(store, agreement, kind) or CONTENTS[kind]()
        contents: Contents = replace(known, **_wanted(kind, given))
        done = complete_agreement(store, agreement, contents, notice=_notice(notice_months, notice_days))
    answer({"id": done}, as_json, [_("Aangevuld.")])


@agreement_command.command("withdraw", help=_("Trek een machtiging in; vanaf die dag telt ze niet meer."))
@_AGREEMENT
@click.option("--reason", required=True, help=_("waarom"))
@click.option("--on", "withdrawn_on", help=_("de eerste dag waarop ze niet meer telt; zonder deze vandaag"))
@json_option
@here
def withdraw(at: Here, agreement: str, reason: str, withdrawn_on: str | None, as_json: bool) -> None:
    """Withdraw an authorisation."""
    from desk.partners.agreeing import withdraw_authorisation

    with at.open() as store:
        withdraw_authorisation(store, agreement, reason, withdrawn_on=chosen_day(withdrawn_on))
    answer({"id": agreement}, as_json, [_("Machtiging ingetrokken.")])


@agreement_command.command("notice", help=_("Leg vast dat een overeenkomst is opgezegd."))
@_AGREEMENT
@click.option("--on", "given_on", help=_("de dag van opzegging; zonder deze vandaag"))
@click.option("--until", help=_("de laatste dag; zonder deze volgens de overeenkomst"))
@json_option
@here
def notice(at: Here, agreement: str, given_on: str | None, until: str | None, as_json: bool) -> None:
    """Record that notice was given."""
    from desk.partners.agreeing import give_notice

    last = chosen_day(until) if until else None
    with at.open() as store:
        give_notice(store, agreement, given_on=chosen_day(given_on), on=today(), ends_on=last)
    answer({"id": agreement}, as_json, [_("Opzegging vastgelegd.")])


@agreement_command.command(
    "request", help=_("Noteer dat verlenging is gevraagd; het bureau is er dan een tijd stil over.")
)
@_AGREEMENT
@click.option("--on", "requested_on", help=_("de dag van de aanvraag; zonder deze vandaag"))
@click.option("--note", default="", help=_("wat er verder bij hoort, zoals een nummer"))
@json_option
@here
def request(at: Here, agreement: str, requested_on: str | None, note: str, as_json: bool) -> None:
    """Note that the next version of an agreement was asked for."""
    from desk.partners.renewals import request_agreement
    from schema.renewals import quiet_until

    when = chosen_day(requested_on)
    with at.open() as store:
        new = request_agreement(store, agreement, when, on=today(), note=note)
        until = quiet_until(when, store.settings(today()))
    told = _("Genoteerd. Het bureau is er stil over tot {day}.").format(day=day(until))
    answer({"id": new, "requested_on": when, "quiet_until": until}, as_json, [told])


@click.command("cover", help=_("Welke organisaties elke taak dekken, en waar welk papier ontbreekt."))
@click.option("--on", help=_("de dag; zonder deze vandaag"))
@json_option
@here
def cover_command(at: Here, on: str | None, as_json: bool) -> None:
    """Say per task which organisations cover it on a day."""
    from desk.partners.cover import task_cover

    with at.open() as store:
        found = task_cover(store, on=chosen_day(on))
    answer([each.as_json() for each in found], as_json, table([_cover(each) for each in found], _cover_headings()))


def _cover_headings() -> dict[str, str]:
    return {"task": _("taak"), "covers": _("gedekt door"), "missing": _("wat ontbreekt")}


def _cover(each: Any) -> dict[str, str]:
    lacks = "; ".join(f"{it.name}: {words(list(it.missing))}" for it in each.lacking)
    covers = ", ".join(it.name for it in each.covering)
    return {"task": word(each.task), "covers": covers or _("niemand"), "missing": lacks}


def _notice(months: int | None, days: int | None) -> Notice | None:
    return None if months is None and days is None else Notice(months or 0, days or 0)


def _wanted(kind: AgreementKind, given: Mapping[str, Any]) -> dict[str, Any]:
    """Return what was typed as the contents of a kind hold it."""
    typed = {name: value for name, value in given.items() if value not in (None, ())}
    if wrong := sorted(typed.keys() - {field.name for field in fields(CONTENTS[kind])}):
        told = _("{option} hoort niet bij een {kind}.")
        raise click.UsageError(told.format(option=f"--{wrong[0].replace('_', '-')}", kind=word(kind)))
    return {name: _read(name, value) for name, value in typed.items()}


def _read(name: str, value: Any) -> Any:
    several: dict[str, type[Task] | type[Annex] | type[FactualAct]] = {
        "tasks": Task,
        "annexes": Annex,
        "acts": FactualAct,
    }
    if name in several:
        named = [choice(f"--{name}", code, several[name]) for code in value]
        return tuple(each for each in several[name] if each in named)
    if name == "role":
        return DataRole(choice("--role", value, DataRole))
    return chosen_day(value) if name == "consent_on" else value


def _lines(found: Mapping[str, Any]) -> list[str]:
    """Return a version for a reader: its dates, what it says, and what changed."""
    named = labels()
    about = [f"{found['name']} · {word(found['kind'])} · {word(found['status'])}"]
    about.append(
        _("versie {number}, {starts} – {ends}").format(
            number=found["number"],
            starts=day(found["starts_on"]),
            ends=day(found["ends_on"]) or _("tot wederopzegging"),
        )
    )
    withdrawn = f"{day(found['withdrawn_on'])}, {found['withdrawal_reason']}" if found["withdrawn_on"] else ""
    facts = {
        _("uiterlijk opzeggen"): day(found["notice_by"]),
        _("opgezegd"): day(found["notice_given_on"]),
        _("ingetrokken"): withdrawn,
        _("reden"): found["reason"],
        _("besluit"): decision_told(found) if found["decision_title"] else "",
    }
    about += [f"{label}: {value}" for label, value in facts.items() if value]
    known = [name for name in named if name in found and name not in ("starts_on", "ends_on")]
    says = [f"{named[name]}: {shown_fact(name, found[name])}" for name in known if found[name] not in (None, "", [])]
    changed = [
        f"  {named[it['field']]}: {shown_fact(it['field'], it['before'])} → {shown_fact(it['field'], it['after'])}"
        for it in found["changed"]
    ]
    count = ngettext("{n} verschil met de vorige versie:", "{n} verschillen met de vorige versie:", len(changed))
    return [*about, "", *says, *(["", count.format(n=len(changed)), *changed] if changed else [])]
