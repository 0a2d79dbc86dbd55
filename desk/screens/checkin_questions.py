"""The questions of check-ins: what each side is asked, and other words for one from a day on."""

from typing import Any

from textual.app import ComposeResult
from textual.containers import Horizontal

from desk.checkins.asking import change_words, versions
from desk.clock import today
from desk.locale import _
from desk.locale.words import word
from desk.screens import checkin_list_texts as texts
from desk.screens.acting import DescribingScreen
from desk.store.store import Store
from desk.widgets import fields
from desk.widgets.detail import Description, Detail
from desk.widgets.form import FormScreen
from desk.widgets.key_line import KeyLine
from desk.widgets.keys import key
from desk.widgets.list_rows import Page
from desk.widgets.notices import tell
from desk.widgets.record_list import RecordList
from desk.widgets.topbar import TopBar
from schema.checkin_questions import Question
from schema.heard import CheckinSide
from schema.names import name_key


class QuestionsScreen(DescribingScreen):
    """The newest questions, in the order in which they are asked."""

    BINDINGS = [
        key("edit", _("Zet deze vraag in andere woorden, vanaf een dag")),
        key("back", _("Ga terug naar de lijst")),
    ]

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self._newest = versions(store)[-1]

    def compose(self) -> ComposeResult:
        """Lay out the questions and one of them beside the list."""
        yield TopBar(self.store)
        with Horizontal(classes="panes"):
            empty = _("Er zijn geen vragen. Ga terug met escape en kijk in Beheer of het bureau heel is.")
            yield RecordList(_("Vragen van de voortgang"), texts.question_columns(), self._load, empty=empty)
            yield Detail(self.describe)
        yield KeyLine()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to change only what stands under the cursor."""
        return self.record is not None if action == "edit" else super().check_action(action, parameters)

    def _load(self, search: str, limit: int) -> Page:
        self._newest, wanted = versions(self.store)[-1], name_key(search)
        rows = [texts.question_row(place, it) for place, it in enumerate(self._newest.questions)]
        return Page([row for row in rows if wanted in name_key(f"{row.cells[0]} {row.cells[1]}")][:limit])

    def describe(self, record: str) -> Description:
        """Return a question in the words for each side."""
        return texts.describe_question(self._newest.questions[int(record)], self._newest)

    def action_edit(self) -> None:
        """Ask for other words, the day from which they count, and why."""
        place = int(self.record or 0)

        def save(values: dict[str, Any]) -> int:
            words = {side: values[side] for side in CheckinSide}
            told = {"starts_on": values["starts_on"], "on": today()}
            return change_words(self.store, place, words, values["reason"], **told)

        form = FormScreen(_("Vraag wijzigen"), _fields(self._newest.questions[place]), save)
        self.app.push_screen(form, self._changed)

    def _changed(self, version: int | None) -> None:
        if version is not None:
            self.acted(version)
            tell(self, _("Versie {n} is vastgelegd. Antwoorden van eerder houden hun vraag.").format(n=version))

    def action_back(self) -> None:
        """Return to the check-ins."""
        self.dismiss()


def _fields(question: Question) -> list[fields.Field]:
    resident, volunteer, professional = (question.texts.get(side, "") for side in CheckinSide)
    asked = [
        fields.text("resident", word("resident"), resident),
        fields.text("volunteer", word("volunteer"), volunteer),
        fields.text("professional", word("professional"), professional),
        fields.day("starts_on", _("vanaf"), today(), required=True),
        fields.text("reason", _("reden"), required=True),
    ]
    said = _("De vraag in woorden voor deze kant, kort en zonder namen. Leeg: aan deze kant niet gevraagd.")
    why = {
        "resident": said,
        "volunteer": said,
        "professional": said,
        "starts_on": _("Vanaf deze dag geldt de nieuwe vraag; wat eerder is geantwoord, houdt de oude."),
        "reason": _("Zodat u later weet waarom antwoorden van toen en nu verschillen."),
    }
    return fields.because(asked, why)
