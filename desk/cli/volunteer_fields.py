"""The options by which a command names a volunteer's own data, and how what is typed after each is read."""

from collections.abc import Callable, Mapping
from functools import partial, reduce
from typing import TYPE_CHECKING, Any, TypeVar

import click

from desk.locale import _
from schema.codes import Support, Task
from schema.refused import Refused
from schema.values import (
    Fault,
    read_area,
    read_codes,
    read_conflicts,
    read_date,
    read_gender,
    read_house_number,
    read_languages,
    read_postcode,
    read_slots,
    read_text,
    read_whole,
)
from schema.volunteer_course import Limit

if TYPE_CHECKING:
    from desk.store.store import Store

Command = TypeVar("Command", bound=Callable[..., Any])
_LISTS = frozenset({"languages", "kinds", "tasks", "times", "area", "conflicts", "limits"})
_READ: Mapping[str, Callable[[str], Any]] = {
    **dict.fromkeys(("first_name", "prefix", "surname", "phone", "email", "wishes", "organisation"), read_text),
    "postcode": read_postcode,
    "house": read_house_number,
    "gender": read_gender,
    "languages": read_languages,
    "kinds": partial(read_codes, codes=Support),
    "tasks": partial(read_codes, codes=Task),
    "times": read_slots,
    "maximum": read_whole,
    "maximum_km": read_whole,
    "area": read_area,
    "conflicts": read_conflicts,
    "limits": partial(read_codes, codes=Limit),
    "started_on": read_date,
    "interested_on": read_date,
}


def _helps() -> dict[str, str]:
    return {
        "first_name": _("voornaam"),
        "prefix": _("tussenvoegsel"),
        "surname": _("achternaam"),
        "phone": _("telefoon"),
        "email": _("e-mail"),
        "postcode": _("postcode"),
        "house": _("huisnummer met toevoeging"),
        "gender": _("man of vrouw; alleen omdat een inwoner daarom mag vragen"),
        "organisation": _("de organisatie: id of kenmerk"),
        "languages": _("talen: nl,tr"),
        "kinds": _("steunsoorten: praktisch,mentaal,gedrag,belangen"),
        "tasks": _("taken; leeg is alle"),
        "times": _("dagdelen: ma-o,di-m,wo-a"),
        "maximum": _("koppelingen tegelijk, hooguit"),
        "maximum_km": _("hoeveel kilometer ver, hooguit"),
        "area": _("werkgebied: begin van postcodes"),
        "conflicts": _("niet met: namen of postcodes"),
        "limits": _("liever niet: pets,smoke,stairs,alone"),
        "wishes": _("wensen; niets over gezondheid, geloof of leeftijd"),
        "started_on": _("eerste dag van inzet"),
        "interested_on": _("dag van de eerste belangstelling"),
    }


def record_options(command: Command) -> Command:
    """Give a command an option for each of a volunteer's own data, as an argument of that name."""
    several = [click.option(f"--{name.replace('_', '-')}", name, help=told) for name, told in _helps().items()]
    return reduce(lambda made, option: option(made), reversed(several), command)


def given_fields(store: "Store", given: Mapping[str, str | None]) -> dict[str, Any]:
    """Return the fields of the record that were given; an empty text empties the field.

    Raises:
        Refused: `value-unreadable`, `unknown-id` (organisation).
    """
    fields: dict[str, Any] = {}
    for name, typed in given.items():
        if typed is None:
            continue
        value = _value(name, typed)
        if name == "house":
            fields |= dict(zip(("number", "addition"), value or (None, ""), strict=True))
        elif name == "organisation":
            from desk.partners.organisations import organisation_id

            fields[name] = organisation_id(store, value)
        else:
            fields[name] = value
    return fields


def _value(name: str, typed: str) -> Any:
    text = typed.replace(",", "|").replace(";", "|") if name in _LISTS else typed.strip()
    if not text:
        return () if name in _LISTS else None
    value = _READ[name](text)
    if isinstance(value, Fault):
        raise Refused("value-unreadable", field=f"--{name.replace('_', '-')}", value=typed)
    return value
