"""How much each criterion counts: the weights, what others would do to today's plan, and deciding on others."""

from collections.abc import Mapping
from functools import partial
from typing import Any, NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from desk.clock import today
from desk.locale import _
from desk.locale.formats import day
from desk.locale.words import counted
from desk.locale.words.judging import criterion
from desk.locale.words.plans import step
from desk.locale.words.weights import effect_told, measures
from desk.matching.weights import Effect, change_weights, weight_versions, weights_effect
from desk.screens.acting import ActingScreen
from desk.screens.area import AreaScreen
from desk.screens.moved_texts import Names, load_names, moved_columns, moved_rows
from desk.store.store import Store
from desk.widgets import fields
from desk.widgets.background import step_by_step
from desk.widgets.bars import bar
from desk.widgets.detail import Description, Detail, Line, Section
from desk.widgets.form import FormScreen
from desk.widgets.key_line import KeyLine
from desk.widgets.keys import key
from desk.widgets.list_rows import Column, Page, Row
from desk.widgets.notices import refusals, tell
from desk.widgets.record_list import RecordList
from desk.widgets.topbar import TopBar
from schema.progress import Tell
from schema.settings import WEIGHTS
from schema.weights import MOST_IN_ALL, read_weights

_BAR = 20
Weights = Mapping[str, int]


class Decision(NamedTuple):
    """Other weights that somebody thinks of, and why."""

    weights: Weights
    reason: str


class WeightsScreen(ActingScreen):
    """The criteria with their weights, over what one of them measures and what was decided."""

    BINDINGS = [
        key("back", _("Ga terug naar Beheer")),
        key("edit", _("Laat criteria anders tellen; u ziet eerst wat dat doet")),
    ]

    def compose(self) -> ComposeResult:
        """Lay out the weights over one of them."""
        columns = [Column(_("criterium"), kept=True), Column(_("nu"), right=True), Column(_("standaard"), right=True)]
        yield TopBar(self.store)
        with Vertical(classes="panes stack matrix"):
            yield RecordList("", [*columns, Column(" ")], self._load, empty=_("Er is niets in te stellen."))
            yield Detail(self._describe)
        yield KeyLine()

    @property
    def _now(self) -> Weights:
        return self.store.settings(today()).weights

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer no search among seven."""
        return action != "search" and super().check_action(action, parameters)

    def _load(self, search: str, limit: int) -> Page:
        now, version = self._now, self.store.settings(today()).weights_version
        told = _("Weging · versie {n} · samen {total} van {most}")
        self.query_one(RecordList).retitle(told.format(n=version, total=sum(now.values()), most=MOST_IN_ALL))
        most = max(now.values())
        return Page(
            [
                Row(name, [criterion(name), str(now[name]), str(default), bar(now[name], most, _BAR)], opens=False)
                for name, default in WEIGHTS.items()
            ]
        )

    def _describe(self, name: str) -> Description:
        decided = [
            Line(
                day(row["starts_on"]),
                _("{points}: {reason}").format(points=counted.points(row["weights"][name]), reason=row["reason"]),
            )
            for row in reversed(weight_versions(self.store)[1:])
        ]
        nothing = [Line("", _("nog niets; e wijzigt dit, met een reden"), "secondary")]
        sections = [Section([Line("", measures(name))]), Section(decided or nothing, _("Besloten"))]
        return Description(criterion(name), sections)

    def on_record_list_highlighted(self, event: RecordList.Highlighted) -> None:
        """Show what the criterion under the cursor measures."""
        self.query_one(Detail).follow(event.id)

    def action_edit(self) -> None:
        """Ask for other weights."""
        now = self._now
        asked = [fields.text(name, criterion(name), str(points), required=True) for name, points in now.items()]
        asked.append(fields.text("reason", _("reden"), required=True))

        def save(values: dict[str, Any]) -> Decision:
            return Decision(read_weights(now, {name: values[name] for name in WEIGHTS}), values["reason"])

        why = {name: measures(name) for name in WEIGHTS}
        why["reason"] = _("Staat bij deze versie, zodat u later weet waarom punten zo geteld zijn.")
        intro = _("Samen ten hoogste {most}. U ziet daarna eerst wat het doet.").format(most=MOST_IN_ALL)
        form = FormScreen(_("Hoeveel telt elk criterium?"), fields.because(asked, why), save, intro=intro)
        self.app.push_screen(form, self._look_at)

    def _look_at(self, decision: Decision | None) -> None:
        if decision is not None:
            self.app.push_screen(WeightsEffectScreen(self.store, decision, self.acted))

    def action_back(self) -> None:
        """Return to the settings."""
        self.dismiss()


class _Found(NamedTuple):
    effect: Effect
    names: Names


class WeightsEffectScreen(AreaScreen):
    """What other weights would do to today's plan, before they are kept."""

    BINDINGS = [
        Binding("s", "keep", _("Vastleggen"), id="do", tooltip=_("Laat de criteria vanaf vandaag zo tellen")),
        key("back", _("Ga terug zonder iets te wijzigen")),
    ]
    CSS = "WeightsEffectScreen #told { height: auto; max-height: 4; padding: 0 2; }"

    def __init__(self, store: Store, decision: Decision, kept: Any) -> None:
        super().__init__(store)
        self._decision, self._kept = decision, kept
        self._found: _Found | None = None

    def compose(self) -> ComposeResult:
        """Lay out the sentence over the list of who would get somebody else."""
        yield TopBar(self.store)
        yield Static(id="told", markup=False)
        with Horizontal(classes="panes"):
            yield RecordList(_("Wie krijgt een ander"), moved_columns(), self._load, empty=_("Even rekenen…"))
        yield KeyLine()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to keep only what was looked at, and no search."""
        if action == "keep":
            return self._found is not None
        return action != "search" and super().check_action(action, parameters)

    def on_mount(self) -> None:
        """Work out the effect beside the screen."""
        self._say("plan-reading", 0, 0)
        step_by_step(self, self.store, partial(_look, weights=self._decision.weights), self._say, self._show)

    def _say(self, name: str, done: int, total: int) -> None:
        self.query_one("#told", Static).update(_("Bezig: {step}… Escape stopt.").format(step=step(name)))

    def _show(self, found: _Found) -> None:
        self._found = found
        effect = found.effect
        told = effect_told(effect.points_kept, effect.points_new, len(effect.change.moved))
        self.query_one("#told", Static).update(told + "\n" + _("Er is nog niets gewijzigd. s legt het vast."))
        self.query_one(RecordList).explain_emptiness(_("Niemand krijgt een ander."))
        self.query_one(RecordList).reload()
        self.refresh_bindings()

    def _load(self, search: str, limit: int) -> Page:
        rows = moved_rows(self._found.names, self._found.effect.change.moved) if self._found else []
        return Page(rows[:limit], len(rows))

    def action_keep(self) -> None:
        """Keep the weights."""
        with refusals(self):
            version = change_weights(self.store, self._decision.weights, self._decision.reason, on=today())
            self.dismiss()
            self._kept(version)
            tell(self, _("Vastgelegd als versie {n}. De toets u maakt het ongedaan.").format(n=version))

    def action_back(self) -> None:
        """Return to the weights as they are."""
        self.dismiss()


def _look(store: Store, tell_step: Tell, *, weights: Weights) -> _Found:
    return _Found(weights_effect(store, weights, on=today(), tell=tell_step), load_names(store, today()))
