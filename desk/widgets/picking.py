"""Choosing in a form: one of a list, or several; what is chosen is always written, never only coloured."""

from collections.abc import Iterable, Sequence

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import OptionList

from desk.locale import _
from desk.widgets.fields import Choices
from desk.widgets.key_line import KeyLine
from desk.widgets.keys import key
from desk.widgets.texts import plain


class Pick(Widget, can_focus=True):
    """One of a list on one line: a letter goes to the next choice that starts with it, enter shows all choices."""

    BINDINGS = [
        Binding("enter,space,down", "choose", _("Kies"), id="choose", tooltip=_("Toon alle keuzes")),
        Binding("backspace,delete", "clear", _("Wis"), id="clear", show=False, tooltip=_("Neem de keuze terug")),
    ]

    def __init__(self, choices: Choices, value: str | None, *, name: str, label: str) -> None:
        super().__init__(id=name)
        self._choices, self.given, self._label = choices, value, label

    def render(self) -> Content:
        """Draw the word that is chosen, or that one is to be chosen."""
        return plain(next((word for code, word in self._choices if code == self.given), _("kies…")) + " ▾")

    def on_key(self, event: events.Key) -> None:
        """Choose by first letter."""
        if event.character and event.character.isalnum():
            event.stop()
            fitting = [code for code, word in self._choices if word.casefold().startswith(event.character.casefold())]
            if fitting:
                place = fitting.index(self.given) + 1 if self.given in fitting else 0
                self._take(fitting[place % len(fitting)])

    def on_click(self) -> None:
        """Show all choices."""
        self.action_choose()

    def action_choose(self) -> None:
        """Show all choices over the form."""
        self.app.push_screen(AllChoices(self._label, self._choices, self.given), self._take)

    def action_clear(self) -> None:
        """Take the choice back."""
        self.given = None
        self.refresh()

    def fill(self, code: str | None) -> None:
        """Choose a code, or none."""
        self.given = code
        self.refresh()

    def _take(self, code: str | None) -> None:
        if code is not None:
            self.given = code
            self.refresh()


class ChoiceRows(OptionList):
    """The rows of choices, with a key that says what it does."""

    BINDINGS = [Binding("enter", "select", _("Kies"), id="choose", tooltip=_("Neem deze keuze"))]


class AllChoices(ModalScreen[str]):
    """All choices of one field; dismisses with the code chosen, or with None on escape."""

    BINDINGS = [
        key("back", _("Laat de keuze zoals die was")),
    ]

    def __init__(self, title: str, choices: Choices, chosen: str | None) -> None:
        super().__init__()
        self._title, self._choices, self._chosen = title, choices, chosen

    def compose(self) -> ComposeResult:
        """Lay out the choices."""
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = plain(self._title)
            yield ChoiceRows(*(plain(word) for _code, word in self._choices), compact=True)
        yield KeyLine()

    def on_mount(self) -> None:
        """Begin at what was chosen."""
        codes = [code for code, _word in self._choices]
        self.query_one(OptionList).highlighted = codes.index(self._chosen) if self._chosen in codes else 0

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take the choice."""
        self.dismiss(self._choices[event.option_index][0])

    def action_back(self) -> None:
        """Leave the choice as it was."""
        self.dismiss(None)


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

    def fill(self, codes: Iterable[str]) -> None:
        """Put crosses before these codes alone."""
        self._chosen = set(codes)
        for place in range(len(self._choices)):
            self.replace_option_prompt_at_index(place, self._prompt(place))

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
