"""Which task needs which proof, and how long it counts: the matrix, what was decided, and deciding otherwise."""

from datetime import date
from typing import Any, NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical

from desk.clock import today
from desk.locale import _
from desk.locale.formats import day
from desk.locale.words import word
from desk.locale.words.proofs import effect_lines
from desk.screens import requirements_texts as texts
from desk.screens.acting import ActingScreen
from desk.screens.area import WIDE
from desk.store.store import Store
from desk.volunteers.requirements import (
    Effect,
    change_requirements,
    effect,
    judge_change,
    requirement_changes,
    versions,
)
from desk.widgets import fields
from desk.widgets.confirm import Confirm
from desk.widgets.detail import Description, Detail
from desk.widgets.form import FormScreen
from desk.widgets.key_line import KeyLine
from desk.widgets.keys import key
from desk.widgets.list_rows import Page
from desk.widgets.notices import refusals, tell
from desk.widgets.record_list import RecordList
from desk.widgets.topbar import TopBar
from schema.codes import ProofKind, Task
from schema.refused import Refused
from schema.requirements import LONGEST, Change


class Decision(NamedTuple):
    """What somebody is about to decide, and what it would do."""

    changes: list[Change]
    starts_on: date
    reason: str
    approver: str
    effect: Effect


class RequirementsScreen(ActingScreen):
    """The matrix of proofs and tasks on a day, and under it one proof with what was decided about it."""

    BINDINGS = [
        key("back", _("Ga terug naar Beheer")),
        key("edit", _("Vraag dit bewijs anders, vanaf een dag en met een reden")),
        Binding("d", "day", _("Op dag"), id="on-day", tooltip=_("Toon wat op een andere dag gevraagd wordt")),
    ]

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self._on = today()

    def compose(self) -> ComposeResult:
        """Lay out the matrix over one proof of it."""
        yield TopBar(self.store)
        columns = texts.columns(wide=self.app.size.width >= WIDE)
        with Vertical(classes="panes stack matrix"):
            yield RecordList(self._title(), columns, self._load, empty=_("Er wordt geen bewijs gevraagd."))
            yield Detail(self._describe)
        yield KeyLine()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to change only what is chosen."""
        return self.record is not None if action == "edit" else super().check_action(action, parameters)

    def _title(self) -> str:
        return _("Welke taak vraagt welk bewijs op {day}, hoeveel maanden geldig").format(day=day(self._on))

    def _load(self, search: str, limit: int) -> Page:
        rows = texts.rows(self.store.requirements(self._on))
        return Page([row for row in rows if search.casefold() in str(row.cells[0]).casefold()][:limit])

    def _describe(self, kind: str) -> Description:
        asked, proof = self.store.requirements(self._on), ProofKind(kind)
        return texts.describe(proof, asked, versions(self.store), self._on)

    def on_record_list_highlighted(self, event: RecordList.Highlighted) -> None:
        """Show the proof under the cursor."""
        self.record = event.id
        self.refresh_bindings()
        self.query_one(Detail).follow(event.id)

    def on_record_list_opened(self, event: RecordList.Opened) -> None:
        """Go to the proof, to read on."""
        self.query_one(Detail).focus()

    def action_back(self) -> None:
        """Return to the settings."""
        self.dismiss()

    def action_edit(self) -> None:
        """Ask what is to be asked from a day on."""
        if self.record is None:
            return
        kind, asked = ProofKind(self.record), self.store.requirements(self._on).by_task
        tasks = [(task.value, word(task)) for task in Task]
        chosen = [task for task in Task if kind in asked[task]] or list(Task)
        form = [
            fields.several("tasks", _("voor deze taken"), tasks, chosen, required=True),
            fields.text("months", _("maanden geldig"), required=True, hint=_("24, of: blijft, of: niet"), check=_fault),
            fields.day("starts_on", _("vanaf"), max(today(), self._on), required=True),
            fields.text("reason", _("reden"), required=True, hint=_("staat bij deze versie, voor later")),
            fields.text("approver", _("besloten door"), self.store.user.name, required=True),
        ]

        def save(values: dict[str, Any]) -> Decision:
            changes = requirement_changes(map(Task, values["tasks"]), kind, texts.code_of(values["months"]))
            starts_on, reason = values["starts_on"], values["reason"]
            judge_change(self.store, changes, starts_on, reason, on=today())
            return Decision(changes, starts_on, reason, values["approver"], effect(self.store, changes, starts_on))

        intro = _("Schrijf ‘blijft’ voor een bewijs dat niet verloopt en ‘niet’ als het niet gevraagd wordt.")
        self.app.push_screen(FormScreen(word(kind), form, save, intro=intro), self._ask)

    def _ask(self, decision: Decision | None) -> None:
        """Show who is touched before anything is kept."""
        if decision is None:
            return
        told = [*effect_lines(decision.effect.as_json()), "", _("Wilt u dit vastleggen?")]
        title = _("Vanaf {day}").format(day=day(decision.starts_on))

        def answered(yes: bool | None) -> None:
            if yes:
                self._decide(decision)

        self.app.push_screen(Confirm("\n".join(told), title=title), answered)

    def _decide(self, decision: Decision) -> None:
        with refusals(self):
            changes, starts_on, reason, approver, _effect = decision
            self.acted(change_requirements(self.store, changes, starts_on, reason, approver, on=today()))
            tell(self, _("Vastgelegd. Het geldt vanaf {day}.").format(day=day(starts_on)))
        self._show_day(starts_on)

    def action_day(self) -> None:
        """Show what is asked on another day."""
        asked = [fields.day("day", _("op welke dag"), self._on, required=True)]
        form = FormScreen(_("Wat wordt op een dag gevraagd"), asked, lambda values: values["day"])
        self.app.push_screen(form, self._show_day)

    def _show_day(self, chosen: date | None) -> None:
        if chosen is not None:
            self._on = chosen
            found = self.query_one(RecordList)
            found.retitle(self._title())
            found.reload()


def _fault(typed: str) -> str:
    try:
        requirement_changes([], ProofKind.VOG, texts.code_of(typed))
    except Refused:
        return _("Schrijf een aantal maanden (1 tot {most}), of: blijft, of: niet.").format(most=LONGEST)
    return ""
