"""Accounts on the desk: who works here, in which role, with which way in."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from desk.cli.edge import Here, answer, ask_new_passphrase, choice, chosen_day, here, json_option, table
from desk.clock import today
from desk.locale import _
from desk.locale.formats import day
from desk.locale.words import word
from schema.roles import ACCOUNT_ROLES, Account, Role, role_on


@click.group("account", help=_("Wie op dit bureau werkt, in welke rol, en met welke sleutel."))
def account_command() -> None:
    """Show and change the accounts of the desk."""


@account_command.command("list", help=_("Toon de accounts."))
@json_option
@here
def account_list(at: Here, as_json: bool) -> None:
    """Show every account with its role, its time and how it opens the desk."""
    from desk.privacy.accounts import ways_of
    from desk.store.accounts import accounts

    with at.open() as store:
        told = [_told(each, ways_of(store, each.id)) for each in accounts(store)]
    heads = {"name": _("naam"), "role": _("rol"), "from": _("vanaf"), "until": _("tot en met"), "ways": _("opent met")}
    rows = [
        {
            "name": each["name"],
            "role": word(each["role"]) if each["active"] else _("geen toegang"),
            "from": day(each["from_on"]),
            "until": day(each["left_on"] or each["until_on"]),
            "ways": ", ".join(map(word, each["ways"])),
        }
        for each in told
    ]
    answer(told, as_json, table(rows, heads))


def _told(account: Account, ways: list[str]) -> dict[str, Any]:
    return {
        "id": account.id,
        "name": account.name,
        "role": account.role,
        "organisation": account.organisation,
        "from_on": account.from_on,
        "until_on": account.until_on,
        "left_on": account.left_on,
        "active": role_on(account, today()) is not Role.NOBODY,
        "ways": ways,
    }


@account_command.command("add", help=_("Geef iemand een account, met een eigen sleutelbestand of wachtzin."))
@click.argument("name")
@click.option("--role", required=True, help=_("rol, als code"))
@click.option("--organisation", help=_("kenmerk van de organisatie, bij die rol"))
@click.option("--from", "start", help=_("eerste dag; zonder deze vandaag"))
@click.option("--until", help=_("laatste dag; bij een invaller nodig"))
@click.option("--own-address", help=_("eigen postcode en huisnummer, zoals '1234AB 12': alleen voor opvallend lezen"))
@click.option("--key-file", type=click.Path(path_type=Path, dir_okay=False), help=_("eigen sleutelbestand"))
@json_option
@here
def account_add(
    at: Here,
    name: str,
    role: str,
    organisation: str | None,
    start: str | None,
    until: str | None,
    own_address: str | None,
    key_file: Path | None,
    as_json: bool,
) -> None:
    """Give somebody an account and a way in."""
    from desk.privacy.accounts import add_account

    wanted = Role(choice("--role", role, ACCOUNT_ROLES))
    first, last = chosen_day(start) if start else None, chosen_day(until) if until else None
    with at.open() as store:
        new = add_account(
            store,
            name,
            wanted,
            organisation=organisation,
            from_on=first,
            until_on=last,
            home=_home(own_address) if own_address else None,
            key_file=key_file,
            ask=_asker(),
            on=today(),
        )
    answer({"id": new}, as_json, [_("{name} kan nu werken als {role}.").format(name=name, role=word(wanted))])


def _home(typed: str) -> tuple[str, int] | None:
    """Return the postcode and house number that are meant; an empty text is none.

    Raises:
        Refused: `home-half`.
    """
    from schema.refused import Refused

    postcode, _space, number = typed.strip().rpartition(" ")
    if typed.strip() and not (postcode and number.isdecimal()):
        raise Refused("home-half")
    return (postcode, int(number)) if typed.strip() else None


def _asker() -> Callable[[], str] | None:
    """Return what asks for a new passphrase, where somebody can answer."""
    return ask_new_passphrase if sys.stdin.isatty() else None


@account_command.command("change", help=_("Wijzig rol, organisatie of tijd van een account."))
@click.argument("account")
@click.option("--role", help=_("rol, als code"))
@click.option("--organisation", help=_("kenmerk van de organisatie, bij die rol"))
@click.option("--from", "start", help=_("eerste dag"))
@click.option("--until", help=_("laatste dag"))
@click.option("--own-address", help=_("eigen postcode en huisnummer; leeg haalt ze weg"))
@json_option
@here
def account_change(
    at: Here,
    account: str,
    role: str | None,
    organisation: str | None,
    start: str | None,
    until: str | None,
    own_address: str | None,
    as_json: bool,
) -> None:
    """Change what is given of an account."""
    from desk.privacy.accounts import change_account

    changes = {
        "role": role and Role(choice("--role", role, ACCOUNT_ROLES)),
        "organisation": organisation,
        "from_on": start and chosen_day(start),
        "until_on": until and chosen_day(until),
    }
    given: dict[str, Any] = {k: v for k, v in changes.items() if v}
    if own_address is not None:
        given["home"] = _home(own_address)
    with at.open() as store:
        after = change_account(store, account, given, on=today())
    answer({"id": after.id}, as_json, [_("Bewaard.")])


@account_command.command("end", help=_("Stop een account; de naam blijft staan bij wat deze persoon deed."))
@click.argument("account")
@json_option
@here
def account_end(at: Here, account: str, as_json: bool) -> None:
    """Let an account end today."""
    from desk.privacy.accounts import end_account

    with at.open() as store:
        after = end_account(store, account, on=today())
    advice = _("Vernieuw daarna de sleutel als niemand het bureau open heeft: desk account new-key.")
    answer({"id": after.id}, as_json, [_("Het account van {name} is gestopt.").format(name=after.name), advice])


@account_command.command(
    "way", help=_("Maak een nieuwe wachtzin of een nieuw sleutelbestand, voor uzelf of een ander.")
)
@click.argument("account", required=False)
@click.option("--key-file", type=click.Path(path_type=Path, dir_okay=False), help=_("eigen sleutelbestand"))
@json_option
@here
def account_way(at: Here, account: str | None, key_file: Path | None, as_json: bool) -> None:
    """Give an account a new way in."""
    from desk.privacy.accounts import give_way

    with at.open() as store:
        who = account or store.user.id
        give_way(store, who, key_file=key_file, ask=_asker(), on=today())
    answer({"id": who}, as_json, [_("Bewaard. De oude manier van openen werkt niet meer.")])


@account_command.command(
    "new-key", help=_("Zet het bureau onder een nieuwe sleutel, als niemand anders het open heeft.")
)
@json_option
@here
def account_new_key(at: Here, as_json: bool) -> None:
    """Put the desk under a new key."""
    from desk.privacy.accounts import renew_key

    with at.open() as store:
        renew_key(store, on=today())
    answer({"id": "desk"}, as_json, [_("Het bureau heeft een nieuwe sleutel. Wie gestopt is, kan er niet meer in.")])
