"""The form of a work tray: its name, what lies in it, and in what order."""

from typing import Any

from desk.locale import _
from desk.locale.words import word
from desk.signals.trays import NewTray, Tray, save_tray
from desk.store.store import Store
from desk.widgets import fields
from desk.widgets.form import FormScreen
from schema.codes import CaseKind, PartnerType
from schema.trays import ORDER, WHOLE_NUMBERS, YES_OR_NO, Criterion, Filter, Holds
from schema.values import Fault, read_area

_FIRST = (Criterion.CRISIS, Criterion.END_OF_SUPPLY)
_Values = dict[str, Any]


def tray_form(store: Store, holds: Holds, tray: Tray | None = None) -> FormScreen[str]:
    """Ask for a new tray, or for what changes of one; gives its id."""
    asked = tray.filter if tray else Filter()
    order = tray.order if tray else ORDER

    def save(values: _Values) -> str:
        wanted = NewTray(values["name"], holds, _filter(values), _order(order, Criterion(values["order"])))
        return save_tray(store, wanted, tray)

    first = next((one for one in order if one not in _FIRST), Criterion.TERM)
    steps = [(one, word(f"by-{one}")) for one in Criterion if one not in _FIRST]
    asks = [
        fields.text("name", _("naam"), tray.name if tray else "", required=True),
        *(_yes_no(name, asked) for name in YES_OR_NO),
        fields.several("kinds", _("soort"), [(one, word(one)) for one in CaseKind], asked.kinds),
        fields.money("amount_from", _("bedrag vanaf"), asked.amount_from),
        fields.money("amount_to", _("bedrag tot en met"), asked.amount_to),
        *(_number(name, asked) for name in WHOLE_NUMBERS if not name.startswith("amount")),
        fields.several("types", _("soort partner"), [(one, str(one)) for one in PartnerType], asked.types),
        fields.text("partners", _("partners"), ", ".join(asked.partners), hint=_("namen, met een komma ertussen")),
        fields.text("area", _("postcodes"), ", ".join(asked.area), hint="1234, 1235A", check=_area_fault),
        fields.choice("order", _("daarna op volgorde van"), steps, first, required=True),
    ]
    meets = _("Alleen zaken die hieraan voldoen, komen in de werkbak.")
    return FormScreen(
        _("Wijzig de werkbak") if tray else _("Nieuwe werkbak"),
        fields.because(asks, dict.fromkeys((it.name for it in asks[1:-1]), meets)),
        save,
        intro=_("Wat u leeg laat telt niet mee. Crisis en einde levering staan altijd bovenaan."),
    )


def _yes_no(name: str, asked: Filter) -> fields.Field:
    labels = {"crisis": _("crisis"), "end_of_supply": _("einde levering"), "repeat": _("herhaald")}
    return fields.yes_no(name, labels[name], getattr(asked, name), required=False)


def _number(name: str, asked: Filter) -> fields.Field:
    labels = {
        "days_from": _("dagen oud, vanaf"),
        "days_to": _("dagen oud, tot en met"),
        "years_from": _("leeftijd vanaf"),
        "years_to": _("leeftijd tot en met"),
        "attempts_from": _("pogingen vanaf"),
        "attempts_to": _("pogingen tot en met"),
    }
    value = getattr(asked, name)
    return fields.text(name, labels[name], "" if value is None else str(value), check=_number_fault)


def _number_fault(typed: str) -> str:
    return "" if typed.isascii() and typed.isdecimal() and len(typed) <= 4 else _("Schrijf een heel getal, of niets.")


def _area_fault(typed: str) -> str:
    return _("Schrijf het begin van een postcode: 12, 1234 of 1234AB.") if _area(typed) is None else ""


def _area(typed: str) -> tuple[str, ...] | None:
    found = read_area("|".join(_split(typed)))
    return None if isinstance(found, Fault) else found


def _split(typed: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in typed.split(",") if part.strip())


def _filter(values: _Values) -> Filter:
    asked: _Values = {name: values[name] for name in YES_OR_NO}
    for name in WHOLE_NUMBERS:
        given = values[name]
        asked[name] = (int(given) if given else None) if isinstance(given, str) else given
    return Filter(
        **asked,
        partners=_split(values["partners"]),
        types=tuple(map(PartnerType, values["types"])),
        area=_area(values["area"]) or (),
        kinds=tuple(map(CaseKind, values["kinds"])),
    )


def _order(before: tuple[Criterion, ...], chosen: Criterion) -> tuple[Criterion, ...]:
    """Return the order with a criterion right behind crisis and end of supply; the rest stays as it was."""
    rest = [one for one in before if one not in (*_FIRST, chosen)]
    return (*_FIRST, chosen, *rest)
