"""Entering a check-in by single keys: one side of a pairing at one moment, from paper or the telephone."""

from typing import Any, cast

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from desk.checkins.asking import form_for
from desk.checkins.recording import chosen_moment, record_checkin
from desk.clock import today
from desk.locale import _
from desk.locale.sentences import sentence
from desk.pairings.loading import load_pairing
from desk.screens import checkin_texts as texts
from desk.screens.checkin_keys import ENTRY_KEYS
from desk.screens.note_advice import advise_volunteer_note
from desk.store.store import Store
from desk.widgets import fields
from desk.widgets.confirm import Confirm
from desk.widgets.fields import because
from desk.widgets.form import FormScreen
from desk.widgets.key_line import KeyLine
from desk.widgets.texts import lines, plain
from schema.checkin_answers import How, Verdict
from schema.checkin_questions import Asked, Scale
from schema.checkins import Moment, current
from schema.heard import CheckinSide
from schema.refused import Refused

Entered = dict[str, Any]
"""What was recorded (`desk.checkins.recording.record_checkin`) with its `note`; `talk` alone where a talk is wanted."""
_LONGEST = 6


class CheckinEntry(ModalScreen[Entered]):
    """The questions of one side under each other: a digit answers and goes on; dismisses with what was recorded."""

    BINDINGS = ENTRY_KEYS

    def __init__(self, store: Store, pairing: str, who: str) -> None:
        """Ask about a pairing of two people (`who`, in words), first the side that is still to be heard."""
        super().__init__()
        self._store, self._pairing, self._who = store, load_pairing(store, pairing), who
        self._held_on, self._note, self._how = today(), "", How.TELEPHONE
        self._sides = self._to_hear()
        self._side = self._sides[0]
        self._place, self._moment = 0, cast(Moment | None, None)
        self._answers: dict[str, str] = {}
        self._asked: tuple[Asked, ...] = ()

    def compose(self) -> ComposeResult:
        """Lay out who answers, the questions, and what the chosen one means."""
        with Vertical(classes="dialog checkin"):
            yield Static(id="checkin-head", markup=False)
            with VerticalScroll(can_focus=False):
                yield Static(id="checkin-rows", markup=False)
            with Vertical(classes="below"):
                yield Static(id="checkin-scale", markup=False)
                yield Static(id="checkin-why", classes="note -said", markup=False)
                yield Static(id="checkin-outcome", classes="note", markup=False)
        yield KeyLine()

    def _to_hear(self) -> tuple[CheckinSide, ...]:
        standing = current(self._pairing, self._held_on, self._store.settings(today()))
        return standing.missing if standing is not None else tuple(CheckinSide)

    def on_mount(self) -> None:
        """Show what is asked."""
        self._find()

    def _find(self) -> None:
        """Find what is asked of the side on the day, and draw it; what cannot be says why."""
        try:
            settings = self._store.settings(today())
            self._moment = chosen_moment(self._pairing, self._side, None, self._held_on, today(), settings)
            self._asked = form_for(self._store, self._pairing, self._side, self._moment, self._held_on)
            self._say("")
        except Refused as refused:
            self._moment, self._asked = None, ()
            self._say(sentence(refused))
        self._place = min(self._place, max(0, len(self._asked) - 1))
        self._draw()

    def _draw(self) -> None:
        self.query_one(".dialog").border_title = plain(texts.entry_title(self._moment, self._who))
        head = texts.entry_head(self._side, self._how, self._held_on, self._note)
        self.query_one("#checkin-head", Static).update(lines(head))
        given = () if self._how is How.NOT_GIVEN else self._asked
        rows = texts.entry_rows(self.app, given, self._answers, self._place, self._moment)
        self.query_one("#checkin-rows", Static).update(rows)
        chosen = given[self._place] if given else None
        self.query_one("#checkin-scale", Static).update(texts.scale_told(chosen, self._moment))
        why = texts.why_told(chosen, self._how, begun=any(self._answers.values()))
        self.query_one("#checkin-why", Static).update(lines(why))
        self.query_one(VerticalScroll).scroll_to(y=max(0, self._place - 4), animate=False)

    def _say(self, said: str) -> None:
        note = self.query_one("#checkin-outcome", Static)
        note.set_class(bool(said), "-said", "-error")
        note.update(lines(said))

    def action_answer(self, sign: str) -> None:
        """Answer the question under the cursor, and go to the next; hours are typed to their end."""
        if not self._asked or self._how is How.NOT_GIVEN:
            return
        question = self._asked[self._place]
        if question.scale is Scale.HOURS:
            self._answers[question.code] = (self._answers.get(question.code, "") + sign)[:_LONGEST]
            self._draw()
        elif sign in "12345"[: len(Verdict) if question.scale is Scale.VERDICT else 5]:
            self._answers[question.code] = sign
            self.action_go(1)

    def action_go(self, step: int) -> None:
        """Go to another question; at the edge the cursor stays."""
        self._place = min(max(self._place + step, 0), max(0, len(self._asked) - 1))
        self._draw()

    def action_clear(self) -> None:
        """Take the answer back; of hours the last sign."""
        if self._asked:
            question = self._asked[self._place]
            kept = self._answers.pop(question.code, "")[:-1]
            self._answers |= {question.code: kept} if question.scale is Scale.HOURS and kept else {}
            self._draw()

    def action_side(self) -> None:
        """Let the next side answer, of those who are still to be heard."""
        sides = self._sides if self._side in self._sides else (self._side, *self._sides)
        self._side = sides[(sides.index(self._side) + 1) % len(sides)]
        self._find()

    def action_how(self) -> None:
        """Take the next way in which an answer comes in."""
        ways = list(How)
        self._how = ways[(ways.index(self._how) + 1) % len(ways)]
        self._draw()

    def action_note(self) -> None:
        """Ask for what was said, and for the day."""
        asked = [
            fields.note("note", _("wat is gezegd"), self._note, advise=advise_volunteer_note),
            fields.day("held_on", _("op"), self._held_on, required=True),
        ]
        self.app.push_screen(FormScreen(_("Toelichting"), because(asked, texts.why_noted()), dict), self._noted)

    def _noted(self, values: dict[str, Any] | None) -> None:
        if values is not None:
            self._note, self._held_on = values["note"], values["held_on"]
            self._sides = self._to_hear()
            self._find()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer a talk alone only while nothing was answered, so that no answer is lost."""
        return action != "talk" or not any(self._answers.values())

    def action_talk(self) -> None:
        """Leave the questions for a talk with a note alone."""
        self.dismiss({"talk": True})

    def action_save(self) -> None:
        """Record what was answered; a refusal is told, and everything stays."""
        codes = [] if self._how is How.NOT_GIVEN else [question.code for question in self._asked]
        try:
            made = record_checkin(
                self._store,
                self._pairing.id,
                self._side,
                {code: self._answers.get(code, "") for code in codes},
                how=self._how,
                moment=self._moment.code if self._moment else None,
                note=self._note,
                held_on=self._held_on,
                on=today(),
            )
        except Refused as refused:
            open_now = (place for place, it in enumerate(self._asked) if it.needed and not self._answers.get(it.code))
            self._place = next(open_now, self._place)
            self._draw()
            self._say(sentence(refused))
        else:
            self.dismiss(made | {"note": self._note})

    def action_back(self) -> None:
        """Leave the form; answers are given up only after a yes."""
        if not any(self._answers.values()) and not self._note:
            self.dismiss(None)
        else:
            question = _("Wat u invulde is nog niet bewaard. Wilt u het weggooien?")
            self.app.push_screen(Confirm(question), self._give_up)

    def _give_up(self, sure: bool | None) -> None:
        if sure:
            self.dismiss(None)
