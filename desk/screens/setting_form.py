"""The forms that change what a desk decided for itself: the facts of the municipality, and one number of the rules."""

from collections.abc import Callable, Sequence
from typing import Any

from desk.clock import today
from desk.home.settings import CHOICES, Setting, change_facts, change_setting, fact_labels, facts, read_setting
from desk.locale import _
from desk.screens.office_texts import choice_word, shown
from desk.store.store import Store
from desk.widgets.fields import Field, because, choice, money, text, yes_no
from desk.widgets.form import FormScreen


def facts_form(store: Store) -> FormScreen[bool]:
    """Return the form for all facts about the municipality."""
    known = facts(store)
    labels = fact_labels()

    def save(values: dict[str, Any]) -> bool:
        change_facts(store, values, on=today())
        return True

    fields = [text(name, labels[name], known[name], required=name == "municipality") for name in labels]
    reasons = dict.fromkeys(labels, _("Staat op de papieren van de gemeente."))
    reasons |= {
        "municipality-code": _("De landelijke levering noemt de gemeente met deze code."),
        "exchange-supplier": _("Met deze code herkent het landelijke stelsel wie levert."),
    }
    return FormScreen(_("De gemeente"), because(fields, reasons), save)


def setting_form(setting: Setting) -> FormScreen[Callable[[Store], None]]:
    """Return the form that asks for another value of one number or choice of the rules, and the reason.

    It gives the change itself, to be made beside the screen: all signals may have to be judged anew.
    """

    def save(values: dict[str, Any]) -> Callable[[Store], None]:
        value, reason = _typed(values["value"]), values["reason"]
        read_setting(setting.name, value, reason)
        return lambda store: change_setting(store, setting.name, value, reason, on=today())

    fields: Sequence[Field] = [_asked(setting), text("reason", _("reden"), required=True)]
    intro = _("{label}\nStandaard {default}. Bron: {source}. Geldt vanaf vandaag.").format(
        label=setting.label, default=shown(setting.name, setting.default), source=setting.source
    )
    return FormScreen(_("Wijzig een regel"), fields, save, intro=intro)


def _asked(setting: Setting) -> Field:
    name, label, value = "value", _("nieuwe waarde"), setting.value
    if isinstance(value, bool):
        return yes_no(name, label, value)
    if setting.name in CHOICES:
        return choice(
            name, label, [(code, choice_word(code)) for code in CHOICES[setting.name]], str(value), required=True
        )
    if setting.name.endswith("_cents"):
        return money(name, label, int(value), required=True)
    return text(name, label, str(value), required=True)


def _typed(value: Any) -> str:
    """Return a value as the use case reads it."""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    return str(value)
