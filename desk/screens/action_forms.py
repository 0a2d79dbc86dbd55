"""Asking about the actions: a new one, what came of one, why one is open again, which to show, and where to write."""

from collections.abc import Mapping, Sequence
from typing import Any

from desk.clock import today
from desk.evaluation.actions import add_action, complete_action, reopen_action
from desk.locale import _
from desk.locale.words.vision import action_source
from desk.screens.acting import Done
from desk.screens.area import AreaScreen
from desk.store.store import Store
from desk.widgets.fields import because, day, text
from desk.widgets.form import FormScreen


def action_form(store: Store, month: str) -> FormScreen[str]:
    """Return the form that records a decision about a month; gives its id."""

    def save(values: dict[str, Any]) -> str:
        return add_action(store, values["title"], values["owner"], values["due_on"], on=today(), subject=month)

    fields = [
        text("title", _("wat"), required=True),
        text("owner", _("wie"), store.user.name, required=True),
        day("due_on", _("voor"), required=True),
    ]
    return FormScreen(_("Nieuwe actie"), fields, save)


def complete(screen: AreaScreen, action: str, done: Done) -> None:
    """Record that an action was carried out today, and what came of it."""

    def save(values: dict[str, Any]) -> int:
        return complete_action(screen.store, action, values["outcome"], on=today())

    why = {"outcome": _("Wat ervan kwam, of waarom het niet meer hoeft. Het mag leeg blijven.")}
    asked = because([text("outcome", _("wat ervan kwam"))], why)
    screen.app.push_screen(FormScreen(_("Actie gedaan"), asked, save), done)


def reopen(screen: AreaScreen, action: str, done: Done) -> None:
    """Record why an action that was done is open again."""

    def save(values: dict[str, Any]) -> int:
        return reopen_action(screen.store, action, values["reason"], on=today())

    asked = [text("reason", _("reden"), required=True)]
    screen.app.push_screen(FormScreen(_("Actie heropenen"), asked, save), done)


def filter_choices(rows: Sequence[Mapping[str, Any]]) -> list[tuple[str, str]]:
    """Return what the list can be narrowed to: everything, a source, or an owner, of those there are."""
    sources = sorted({str(row["source"]) for row in rows}, key=action_source)
    owners = sorted({str(row["owner"]) for row in rows}, key=str.casefold)
    return [
        ("", _("alle acties")),
        *((f"source:{source}", _("bron: {source}").format(source=action_source(source))) for source in sources),
        *((f"owner:{owner}", _("wie: {owner}").format(owner=owner)) for owner in owners),
    ]


def narrowed(chosen: str) -> tuple[str | None, str | None]:
    """Return the source and the owner that a choice of `filter_choices` narrows the list to."""
    kind, _colon, value = chosen.partition(":")
    return value if kind == "source" else None, value if kind == "owner" else None
