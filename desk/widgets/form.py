"""A form over the screen: declared fields, faults under the field they belong to, one save."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Generic, TypeVar

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from desk.clock import today
from desk.locale import _
from desk.locale.formats import weekday
from desk.widgets.confirm import Confirm
from desk.widgets.differing import Difference, DifferingScreen
from desk.widgets.fields import Field, Kind, Unreadable, as_given, explained, read, read_day, shown, written
from desk.widgets.key_line import KeyLine
from desk.widgets.keys import key
from desk.widgets.picking import Pick, PickSeveral
from desk.widgets.texts import lines, one_line, plain
from desk.widgets.week_grid import WeekGrid
from schema.refused import Refused

Result = TypeVar("Result")
Save = Callable[[dict[str, Any]], Result]
"""Does what the form is for with the values by field name; may refuse."""
Again = Callable[[], tuple[Sequence[Field], Save[Result]]]
"""Returns the same fields as the record is stored now, and what saves a change of that version."""


class FormScreen(ModalScreen[Result], Generic[Result]):
    """Ask for the fields and save them; dismisses with what `save` returned, or with None on escape.

    A refusal by `save` is shown in the form, which stays open with everything that was typed.
    """

    BINDINGS = [key("save"), key("back")]
    AUTO_FOCUS = ".control"

    def __init__(
        self,
        title: str,
        fields: Sequence[Field],
        save: Save[Result],
        *,
        intro: str = "",
        busy: str = "",
        must: bool = False,
        again: Again[Result] | None = None,
    ) -> None:
        """Make a form.

        Args:
            intro: a text above the fields.
            busy: shown while `save` runs, for a save of more than 300 ms.
            must: escape does not leave the form.
            again: reads the record anew when somebody else changed it meanwhile, so that both can be shown.
        """
        super().__init__()
        self._title, self._fields, self._save = title, explained(fields), save
        self._intro, self._busy, self._must, self._again = intro, busy, must, again
        self._at_first: list[Any] = []

    def compose(self) -> ComposeResult:
        """Lay out the fields under the title."""
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = plain(self._title)
            with VerticalScroll(can_focus=False):
                if self._intro:
                    yield Static(lines(self._intro), classes="intro", markup=False)
                for field in self._fields:
                    with Horizontal(classes="field"):
                        label = one_line(field.label) + (" *" if field.required else "")
                        yield Static(label, classes="label", markup=False)
                        yield control(field)
                    yield Static(id=f"note-{field.name}", classes="note", markup=False)
            with Vertical(classes="below"):
                yield Static(id="form-why", classes="note", markup=False)
                yield Static(id="form-outcome", classes="note", markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        """Remember what stood there at first."""
        self._at_first = self._given()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer no way back from a form that must be filled in."""
        return action != "back" or not self._must

    def action_back(self) -> None:
        """Leave the form; what was typed is given up only after a yes."""
        if self._given() == self._at_first:
            self.dismiss(None)
            return
        question = _("Wat u invulde is nog niet bewaard. Wilt u het weggooien?")
        self.app.push_screen(Confirm(question), self._give_up)

    def _give_up(self, sure: bool | None) -> None:
        if sure:
            self.dismiss(None)

    def action_save(self) -> None:
        """Read the fields, show what is wrong under each, and save when nothing is."""
        values = self._values()
        if values is None:
            return
        if self._busy:
            self._say("form-outcome", self._busy)
            self.call_after_refresh(self._finish, values)
        else:
            self._finish(values)

    def _finish(self, values: dict[str, Any]) -> None:
        try:
            result = self._save(values)
        except Refused as refused:
            if refused.code == "stale" and self._again is not None:
                self._settle(refused.values)
                return
            from desk.locale.sentences import sentence

            self._say("form-outcome", sentence(refused), "error")
        else:
            self.dismiss(result)

    def _settle(self, versions: Mapping[str, object]) -> None:
        """Show what somebody else changed beside what was filled in here; only a choice of hers writes anything."""
        assert self._again is not None
        asked, save = self._again()
        fields = explained(asked)
        now = [as_given(field) for field in fields]
        either = list(zip(self._at_first, self._given(), now, strict=True))
        told = [
            Difference(field.label, shown(field, there), shown(field, here), own=here != before)
            for field, (before, here, there) in zip(fields, either, strict=True)
            if there not in (before, here)
        ]

        def chosen(which: str | None) -> None:
            if which is None:
                return
            self._fields, self._save, self._at_first = fields, save, now
            theirs = which == "theirs"
            for field, (before, here, there) in zip(fields, either, strict=True):
                taken = there != before if theirs else here == before
                fill(self.query_one(f"#{field.name}"), there if taken else here)
            if not theirs:
                self.action_save()

        if told:
            self.app.push_screen(DifferingScreen(told, versions.get("yours"), versions.get("newest")), chosen)
        else:
            chosen("mine")

    def _given(self) -> list[Any]:
        return [_given(self.query_one(f"#{field.name}")) for field in self._fields]

    def _values(self) -> dict[str, Any] | None:
        """Return the values, or None after showing the faults and going to the first."""
        values: dict[str, Any] = {}
        faulty: list[str] = []
        self._say("form-outcome", "")
        for field, given in zip(self._fields, self._given(), strict=True):
            try:
                values[field.name] = read(field, given, on=today())
            except Unreadable as fault:
                faulty.append(field.name)
                self._say(f"note-{field.name}", str(fault), "error")
            else:
                self._say(f"note-{field.name}", self._hint(field))
        if faulty:
            self.query_one(f"#{faulty[0]}").focus()
            return None
        return values

    def _say(self, place: str, said: str, tone: str = "") -> None:
        note = self.query_one(f"#{place}", Static)
        note.set_class(tone == "error", "-error")
        note.set_class(bool(said), "-said")
        note.update(lines(said))

    @on(events.DescendantFocus)
    def _say_why(self, event: events.DescendantFocus) -> None:
        """Say of the field that is filled in why it is asked."""
        asked = next((field for field in self._fields if field.name == event.widget.id), None)
        if asked is not None:
            self._say("form-why", asked.why)

    def _hint(self, field: Field) -> str:
        """Return what is to be thought of about a text, or nothing."""
        if field.advise is None:
            return ""
        given = {other.name: typed for other, typed in zip(self._fields, self._given(), strict=True)}
        return field.advise(given[field.name], given)

    @on(TextArea.Changed)
    def _advise(self, event: TextArea.Changed) -> None:
        """Show under a text what is to be thought of, while it is typed."""
        field = next(field for field in self._fields if field.name == event.text_area.id)
        if field.advise is not None:
            self._say(f"note-{field.name}", self._hint(field))

    @on(Input.Changed)
    def _show_meant(self, event: Input.Changed) -> None:
        """Write out the day that is meant, weekday and year with it, or what a line had better not hold."""
        field = next(field for field in self._fields if field.name == event.input.id)
        if field.advise is not None:
            self._say(f"note-{field.name}", self._hint(field))
        if field.kind is Kind.DATE:
            try:
                meant = read_day(event.value, today())
            except Unreadable:
                meant = None
            self._say(f"note-{field.name}", weekday(meant) if meant else "")

    @on(Input.Submitted)
    def _next_field(self, event: Input.Submitted) -> None:
        """Let enter lead to the next field, and save from the last."""
        if event.input.id == self._fields[-1].name:
            self.action_save()
        else:
            self.focus_next()


def control(field: Field) -> Widget:
    """Return the widget that asks a field."""
    made: Widget
    if field.kind in (Kind.CHOICE, Kind.YES_NO):
        first = {True: "yes", False: "no"}.get(field.value) if field.kind is Kind.YES_NO else field.value
        made = Pick(field.choices, first, name=field.name, label=field.label)
    elif field.kind is Kind.CHOICES:
        made = PickSeveral(field.choices, field.value, name=field.name)
    elif field.kind is Kind.WEEK:
        made = WeekGrid(field.value, name=field.name)
    elif field.kind is Kind.NOTE:
        made = TextArea(written(field), compact=True, highlight_cursor_line=False, id=field.name)
    else:
        hidden = field.kind is Kind.SECRET
        made = Input(written(field), placeholder=field.hint, password=hidden, compact=True, id=field.name)
    made.add_class("control")
    return made


def _given(asked: Widget) -> Any:
    if isinstance(asked, (Pick, PickSeveral, WeekGrid)):
        return asked.given
    if isinstance(asked, TextArea):
        return asked.text
    if isinstance(asked, Input):
        return asked.value
    raise TypeError(asked)


def fill(asked: Widget, value: Any) -> None:
    """Put a value, as the widget of a field gives it, into that widget."""
    if isinstance(asked, (Pick, PickSeveral, WeekGrid)):
        asked.fill(value)
    elif isinstance(asked, TextArea):
        asked.text = value
    elif isinstance(asked, Input):
        asked.value = value
    else:
        raise TypeError(asked)
