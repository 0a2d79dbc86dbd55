"""One step of the vision track over the whole screen, and the round it stands in."""

from textual.binding import Binding

from desk.clock import today
from desk.evaluation.vision import Round, round_on
from desk.locale import _
from desk.screens import vision_texts as texts
from desk.screens.acting import RecordScreen
from desk.screens.vision_acts import ACTS, next_act, offered, step_keys
from desk.screens.vision_matrix import MatrixScreen
from desk.store.store import Store
from desk.widgets.detail import Description
from schema.vision import Step, StepFacts

MATRIX_KEY = Binding(
    "k", "matrix", _("Matrix"), id="matrix", show=False, tooltip=_("Toon per fase en steun wie er is, en waar niemand")
)


class Track:
    """The round that is shown, read anew whenever the screen is seen."""

    def __init__(self, store: Store, number: int | None = None) -> None:
        self.store, self.number = store, number
        self.shown: Round | None = None
        self.read()

    def read(self) -> Round | None:
        """Read the round."""
        self.shown = round_on(self.store, self.number, on=today())
        return self.shown

    def step(self, code: str | None) -> StepFacts | None:
        """Return a step of it."""
        return self.shown.step(Step(code)) if self.shown and code else None

    def offers(self, act: object, code: str | None) -> bool:
        """Say whether an act fits a step."""
        return act in offered(self.shown, self.step(code))

    def describe(self, code: str) -> Description:
        """Return a step in words."""
        facts = self.step(code)
        return Description("") if facts is None or self.shown is None else texts.describe_step(self.shown, facts)


class StepScreen(RecordScreen):
    """One step over the whole screen, with the acts that fit it; enter does what it lacks first."""

    BINDINGS = [
        Binding("enter", "next", _("Verder"), id="next", tooltip=_("Doe wat deze stap nu nodig heeft")),
        *step_keys("edit", "action", "rewrite"),
        MATRIX_KEY,
    ]
    ACTS = ACTS

    def __init__(self, track: Track, step: str) -> None:
        super().__init__(track.store, track.describe, step)
        self._track = track

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only the acts that fit."""
        if action == "act":
            return self._track.offers(parameters[0], self.record)
        if action == "next":
            return self._track.offers("note", self.record)
        return super().check_action(action, parameters)

    def on_screen_resume(self) -> None:
        """Show the step as it is now."""
        self._track.read()
        super().on_screen_resume()

    def action_matrix(self) -> None:
        """Show who covers what."""
        self.app.push_screen(MatrixScreen(self.store))

    def action_next(self) -> None:
        """Do what the step needs."""
        facts = self._track.step(self.record)
        if self._track.shown is not None and facts is not None:
            self.action_act(next_act(self._track.shown, facts))
