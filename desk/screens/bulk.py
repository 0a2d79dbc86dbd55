"""Doing one thing to many cases: which thing, what it needs, and first a look at what it would do."""

from collections.abc import Callable, Sequence
from typing import Any

from desk.locale import _, ngettext
from desk.locale.formats import count
from desk.locale.words.findings import beyond_told
from desk.screens.acting import Done
from desk.screens.area import AreaScreen
from desk.screens.bulk_forms import (
    BulkAct,
    brp_at_once_form,
    drop_act,
    inform_at_once_form,
    plan_form,
    sent_form,
    unreached_form,
)
from desk.screens.bulk_preview import BulkPreview
from desk.screens.printing_many import print_letters
from desk.store.store import Store
from desk.widgets.form import FormScreen
from desk.widgets.notices import refusals, tell
from desk.widgets.picking import AllChoices
from schema.codes import Channel


def choose_act(screen: AreaScreen, cases: Sequence[str], done: Done, caseless: Sequence[str] = ()) -> None:
    """Ask what is done to cases (ids), and do it after a preview; `done` is told with the cases it was done to.

    `caseless` are signals that were chosen too and are in no case: they are told of as left out.

    A BRP check is made for what comes next: after it is asked what is done to the cases now.
    """
    if not cases:
        tell(screen, _("Bij deze signalen hoort geen zaak. Kies andere."), "warning")
        return
    names = {
        "letter": _("Plan brieven"),
        "phone": _("Plan telefoontjes"),
        "drop": _("Haal de planning weg"),
        "sent": _("Leg vast dat de brieven verzonden zijn"),
        "unreached": _("Sluit wie na een aantal pogingen niet bereikt is"),
        "inform": _("Leg vast dat zij zijn geïnformeerd"),
        "print": _("Print de brieven"),
        "brp": _("Leg een BRP-controle vast"),
        "assign": _("Geef aan vrijwilligers: maak een ronde"),
    }

    def chosen(act: str | None) -> None:
        if act == "assign":
            _assign(screen, cases, done)
        elif act == "print":
            print_letters(screen, cases)
        elif act == "drop":
            ready(drop_act(screen.store, cases))
        elif act is not None:
            then = go_on if act == "brp" else done
            screen.app.push_screen(_FORMS[act](screen.store, cases), lambda found: ready(found, then))

    def ready(act: BulkAct | None, then: Done = done) -> None:
        if act is not None:
            screen.app.push_screen(BulkPreview(screen.store, act, caseless), then)

    def go_on(checked: list[str] | None) -> None:
        done(checked)
        if checked:
            choose_act(screen, checked, done, caseless)

    screen.app.push_screen(AllChoices(_title(len(cases), len(caseless)), list(names.items()), None), chosen)


def _title(cases: int, caseless: int) -> str:
    """Return for how many cases it is, and how many of the chosen signals are left out."""
    told = [ngettext("Voor deze zaak", "Voor {n} zaken", cases).format(n=count(cases))]
    if caseless:
        left_out = ngettext("{n} signaal zonder zaak valt af", "{n} signalen zonder zaak vallen af", caseless)
        told.append(left_out.format(n=count(caseless)))
    return " · ".join(told)


def _assign(screen: AreaScreen, cases: Sequence[str], done: Done) -> None:
    from desk.screens.round_forms import assign_form

    def told(given: dict[str, Any] | None) -> None:
        if given is not None:
            several = len(given["assigned"])
            said = ngettext("{n} adres gegeven", "{n} adressen gegeven", several).format(n=count(several))
            tell(screen, _("{given}. De rondes staan bij Inwoners onder de toets o.").format(given=said))
            for beyond in given["beyond"]:
                tell(screen, beyond_told(beyond), "warning")
        done(given)

    with refusals(screen):
        screen.app.push_screen(assign_form(screen.store, cases), told)


_FORMS: dict[str, Callable[[Store, Sequence[str]], FormScreen[Any]]] = {
    "letter": lambda store, cases: plan_form(store, cases, Channel.LETTER),
    "phone": lambda store, cases: plan_form(store, cases, Channel.PHONE),
    "sent": sent_form,
    "unreached": unreached_form,
    "brp": brp_at_once_form,
    "inform": inform_at_once_form,
}
