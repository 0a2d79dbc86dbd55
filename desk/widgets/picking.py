"""Choosing in a form: one of a list, or several; what is chosen is always written, never only coloured."""

from collections.abc import Sequence

from rich.cells import cell_len
from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.widgets import OptionList, Select

from desk.locale import _
from desk.widgets.fields import Choices
from desk.widgets.texts import plain


class Pick(Select[str]):
    """One of a list: a letter goes to the next choice that starts with it, enter opens the whole list."""

    BINDINGS = [
        Binding("enter,down,space,up", "show_overlay", _("Kies"), id="choose", tooltip=_("Open de lijst van keuzes"))
    ]

    def __init__(self, choices: Choices, value: str | None, *, name: str) -> None:
        options = [(plain(word), code) for code, word in choices]
        chosen = Select.NULL if value is None else value
        super().__init__(options, prompt=_("kies…"), value=chosen, compact=True, id=name)
        self._words = [(code, word.casefold()) for code, word in choices]

    @property
    def given(self) -> str | None:
        """The code that is chosen, or None."""
        return self.value if isinstance(self.value, str) else None

    def on_key(self, event: events.Key) -> None:
        """Choose by first letter without opening the list; backspace takes the choice back."""
        if self.expanded or not self.has_focus:
            return
        if event.key in ("backspace", "delete"):
            self.clear()
        elif event.character and event.character.isalnum():
            self._choose_next(event.character.casefold())
        else:
            return
        event.stop()

    def _choose_next(self, letter: str) -> None:
        fitting = [code for code, word in self._words if word.startswith(letter)]
        if fitting:
            place = fitting.index(self.given) + 1 if self.given in fitting else 0
            self.value = fitting[place % len(fitting)]


class PickSeveral(OptionList):
    """Any of a list: space or enter puts a cross before a choice or takes it away."""

    BINDINGS = [
        Binding("space,enter", "select", _("Kruis aan"), id="cross", tooltip=_("Kruis deze keuze aan, of niet meer"))
    ]

    def __init__(self, choices: Choices, chosen: Sequence[str], *, name: str) -> None:
        self._choices, self._chosen = choices, set(chosen)
        super().__init__(*(self._prompt(place) for place in range(len(choices))), compact=True, id=name)

    @property
    def given(self) -> tuple[str, ...]:
        """The codes with a cross, in the order of the list."""
        return tuple(code for code, _word in self._choices if code in self._chosen)

    def _prompt(self, place: int) -> Content:
        code, word = self._choices[place]
        return plain(f"[{'x' if code in self._chosen else ' '}] {word}")

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Put the cross, or take it away."""
        event.stop()
        self._chosen ^= {self._choices[event.option_index][0]}
        self.replace_option_prompt_at_index(event.option_index, self._prompt(event.option_index))

    def get_content_width(self, container: object, viewport: object) -> int:
        """Return the width of the longest choice."""
        return max((cell_len(word) + 4 for _code, word in self._choices), default=0)
