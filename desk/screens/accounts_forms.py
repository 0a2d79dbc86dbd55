"""The forms of the accounts: role and time, and a passphrase that whoever it is for types herself."""

from typing import Any

from desk.clock import today
from desk.locale import _
from desk.locale.words import word
from desk.partners.listing import list_organisations
from desk.privacy.accounts import add_account, change_account, give_way, home_of
from desk.screens.way_forms import length_fault, same_twice
from desk.store.store import Store
from desk.widgets.fields import Field, because, choice, day, secret, text
from desk.widgets.form import FormScreen
from schema.refused import Refused
from schema.roles import ACCOUNT_ROLES, Account, Role


def account_form(store: Store, account: Account | None) -> FormScreen[str]:
    """Return the form for a new account, or for the role and the time of one that is there; gives its id."""
    asked = _fields(store, account)
    if account is None:
        asked = [text("name", _("naam"), required=True), *asked, *_passphrase()]
    asked = [*asked, *_home_fields(store, account)]

    def save(values: dict[str, Any]) -> str:
        role = Role(values["role"])
        chosen = {"organisation": values["organisation"], "from_on": values["from_on"], "until_on": values["until_on"]}
        chosen["home"] = _home(values)
        if account is not None:
            return change_account(store, account.id, {"role": role, **chosen}, on=today()).id
        same_twice(values)
        return add_account(store, values["name"], role, **chosen, ask=lambda: str(values["passphrase"]), on=today())

    title = _("Nieuw account") if account is None else account.name
    return FormScreen(title, because(asked, _why()), save)


def _home(values: dict[str, Any]) -> tuple[str, int] | None:
    """Return the own postcode and house number; None where neither is given.

    Raises:
        Refused: `home-half`.
    """
    postcode, number = values["own_postcode"].strip(), values["own_number"].strip()
    if bool(postcode) != number.isdecimal():
        raise Refused("home-half")
    return (postcode, int(number)) if postcode else None


def way_form(store: Store, account: Account) -> FormScreen[str]:
    """Return the form for another passphrase of an account; gives its id."""

    def save(values: dict[str, Any]) -> str:
        same_twice(values)
        give_way(store, account.id, ask=lambda: str(values["passphrase"]), on=today())
        return account.id

    intro = _("Laat {name} dit zelf typen. De oude wachtzin of het oude sleutelbestand werkt daarna niet meer.")
    return FormScreen(_("Nieuwe wachtzin"), because(_passphrase(), _why()), save, intro=intro.format(name=account.name))


def _fields(store: Store, account: Account | None) -> list[Field]:
    parties = [(row["id"], row["name"]) for row in list_organisations(store, on=today())]
    roles = [(role.value, word(role)) for role in ACCOUNT_ROLES]
    return [
        choice("role", _("rol"), roles, account.role if account else None, required=True),
        choice("organisation", _("organisatie"), parties, account.organisation if account else None),
        day("from_on", _("vanaf"), account.from_on if account else None),
        day("until_on", _("tot en met"), account.until_on if account else None),
    ]


def _home_fields(store: Store, account: Account | None) -> list[Field]:
    home = home_of(store, account.id) if account else None
    return [
        text("own_postcode", _("eigen postcode"), home[0] if home else ""),
        text("own_number", _("eigen huisnummer"), str(home[1]) if home else ""),
    ]


def _passphrase() -> list[Field]:
    return [secret("passphrase", _("wachtzin"), check=length_fault), secret("again", _("nog een keer"))]


def _why() -> dict[str, str]:
    return {
        "name": _("Staat in het logboek en op papieren die deze persoon uitgeeft."),
        "role": _("Wat iemand ziet en mag wijzigen, volgt uit de rol."),
        "organisation": _("Alleen bij een coördinator van een organisatie: van wie de vrijwilligers te zien zijn."),
        "from_on": _("Voor deze dag gaat het bureau niet open met dit account; leeg is vanaf nu."),
        "until_on": _("De laatste dag met toegang; bij een invaller nodig."),
        "own_postcode": _("Mag leeg. Alleen om op te merken dat iemand het dossier van het eigen adres opent."),
        "own_number": _("Mag leeg. Alleen om op te merken dat iemand het dossier van het eigen adres opent."),
        "passphrase": _("Alleen wie hem kent, werkt onder deze naam. Laat de gebruiker hem zelf typen."),
        "again": _("Een tikfout zou dit account buitensluiten."),
    }
