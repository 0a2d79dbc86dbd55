"""The line below every screen: the keys that work here and now."""

from collections.abc import Iterator

from rich.cells import cell_len
from textual import events
from textual.app import RenderResult
from textual.binding import ActiveBinding
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget


class KeyLine(Widget):
    """Each key with what it does, as one line drawn at once; a click presses the key.

    Textual's own footer makes a widget per key, and all of them anew whenever a key appears or goes: such a key press
    then costs three times as much (`tests/bench/bench_keys.py`).
    """

    ALLOW_SELECT = False
    COMPONENT_CLASSES = {"key-line--key", "key-line--text", "key-line--off"}

    def on_mount(self) -> None:
        """Draw the line anew as soon as another key works."""
        self.screen.bindings_updated_signal.subscribe(self, self._changed)

    def on_unmount(self) -> None:
        """Stop listening."""
        self.screen.bindings_updated_signal.unsubscribe(self)

    def render(self) -> RenderResult:
        """Draw the line."""
        key, text, off = (self.get_visual_style(f"key-line--{part}") for part in ("key", "text", "off"))
        parts = [
            part
            for active, (sign, label) in self._shown()
            for part in ((sign, key if active.enabled else off), (label, text if active.enabled else off))
        ]
        return Content.assemble(*parts, end="")

    def on_click(self, event: events.Click) -> None:
        """Press the key that was clicked; one that does nothing now rings the bell."""
        end = 0
        for active, labels in self._shown():
            end += sum(cell_len(label) for label in labels)
            if event.x < end:
                if active.enabled:
                    self.app.simulate_key(active.binding.key)
                else:
                    self.app.bell()
                return

    def _shown(self) -> Iterator[tuple[ActiveBinding, tuple[str, str]]]:
        """Yield each binding that is shown, once per action, with the two parts of its label."""
        seen: set[str] = set()
        for active in self.screen.active_bindings.values():
            binding = active.binding
            if binding.show and binding.action not in seen:
                seen.add(binding.action)
                yield active, (f" {self.app.get_key_display(binding)} ", f"{binding.description} ")

    def _changed(self, screen: Screen[object]) -> None:
        if screen.app.app_focus:
            self.refresh()
