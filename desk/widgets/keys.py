"""The keys that mean the same on every screen, and the keys that work right now."""

from typing import Any, Literal, NamedTuple

from textual.binding import Binding, BindingType
from textual.dom import DOMNode
from textual.screen import Screen

from desk.locale import _
from desk.widgets.topbar import areas

Name = Literal["search", "open", "new", "edit", "print", "undo", "save", "back"]


def key(name: Name, tooltip: str = "", label: str = "", *, action: str = "") -> Binding:
    """Return the binding of one of the keys that are the same everywhere; its action bears its name.

    Args:
        tooltip: what the key does here, in one sentence: footer, help and palette show it.
        label: the word in the footer, where the usual one does not fit.
        action: another action than `action_<name>`.
    """
    pressed, usual, explained = _same_everywhere()[name]
    return Binding(pressed, action or name, label or usual, id=name, tooltip=tooltip or explained)


def _same_everywhere() -> dict[str, tuple[str, str, str]]:
    return {
        "search": ("slash", _("Zoek"), _("Zoek in deze lijst terwijl u typt")),
        "open": ("enter", _("Open"), _("Open wat gekozen is")),
        "new": ("n", _("Nieuw"), _("Maak een nieuwe")),
        "edit": ("e", _("Wijzig"), _("Wijzig wat gekozen is")),
        "print": ("p", _("Print"), _("Print het document hiervan")),
        "undo": ("u", _("Herstel"), _("Maak de laatste wijziging ongedaan")),
        "save": ("ctrl+s", _("Bewaar"), _("Bewaar wat u invulde")),
        "back": ("escape", _("Terug"), _("Ga terug zonder iets te wijzigen")),
    }


def keys_everywhere() -> list[BindingType]:
    """Return the keys of the app itself: the nine areas, help, palette, look and leaving."""
    to_areas = [
        Binding(
            str(area.number),
            f"area('{area.mode}')",
            area.name,
            id=f"area-{area.number}",
            show=False,
            tooltip=_("Ga naar {area}").format(area=area.name),
        )
        for area in areas()
    ]
    return [
        Binding("question_mark,f1", "help", _("Hulp"), id="help", tooltip=_("Toon alle toetsen die nu werken")),
        Binding("ctrl+p", "palette", _("Opdrachten"), id="palette", tooltip=_("Zoek een opdracht en voer die uit")),
        *to_areas,
        Binding("ctrl+t", "look", _("Licht of donker"), id="look", show=False, tooltip=_("Wissel licht en donker")),
        Binding(
            "ctrl+l", "lock", _("Vergrendel"), id="lock", show=False, tooltip=_("Dek het bureau af tot u terug bent")
        ),
        Binding("ctrl+q", "quit", _("Stoppen"), id="quit", show=False, tooltip=_("Sluit het bureau"), priority=True),
    ]


def moving(pressed: str, action: str, label: str, tooltip: str) -> Binding:
    """Return the binding of a key that only moves: help shows it, the footer and the palette do not."""
    return Binding(pressed, action, label, id=f"move-{pressed}", show=False, tooltip=tooltip, system=True)


class WorkingKey(NamedTuple):
    """A key that works now: what is pressed, its word, its sentence, and what runs on which node."""

    pressed: str
    label: str
    tooltip: str
    action: str
    node: DOMNode
    moves: bool


def working_keys(screen: Screen[Any]) -> list[WorkingKey]:
    """Return the desk's own keys that work on a screen now: those of the footer, the others, those that move.

    A binding without id and tooltip is not the desk's own; two keys for one action are one entry.
    """
    found: dict[tuple[str, DOMNode], WorkingKey] = {}
    actives = [active for active in screen.active_bindings.values() if active.enabled and active.binding.id]
    for active in sorted(actives, key=lambda active: (active.binding.system, not active.binding.show)):
        binding, shown = active.binding, screen.app.get_key_display(active.binding)
        known = found.get((binding.action, active.node))
        if active.tooltip:
            pressed = f"{known.pressed} {shown}" if known else shown
            found[binding.action, active.node] = WorkingKey(
                pressed, binding.description, active.tooltip, binding.action, active.node, binding.system
            )
    return list(found.values())
