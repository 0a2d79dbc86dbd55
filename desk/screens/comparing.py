"""Two or three candidates side by side: points and fact per criterion, and how far each is ahead of the next."""

from collections.abc import Callable, Sequence

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal

from desk.locale import _
from desk.locale.words import words
from desk.locale.words.judging import criterion
from desk.matching.explaining import Weighing, compare
from desk.matching.suggesting import Candidate
from desk.screens.area import AreaScreen
from desk.screens.candidates_texts import criteria
from desk.screens.volunteers_texts import load_of
from desk.store.store import Store
from desk.widgets.key_line import KeyLine
from desk.widgets.keys import key
from desk.widgets.list_rows import Cell, Column, Page, Row
from desk.widgets.record_list import RecordList
from desk.widgets.texts import one_line
from desk.widgets.topbar import TopBar
from schema.conflict_guard import unweighed

LETTERS = "abc"
"""So many candidates stand beside each other; each is paired by her letter."""


def compared(weighing: Weighing, marked: Sequence[str], under_cursor: str | None) -> list[Candidate]:
    """Return who is compared, the best first: the marked, else the one under the cursor with the best others."""
    ranked = weighing.suggestion.candidates
    chosen = [it.volunteer for it in ranked if it.volunteer in marked]
    if len(chosen) < 2:
        near = [*marked, *([under_cursor] if under_cursor else []), *(it.volunteer for it in ranked)]
        chosen = list(dict.fromkeys(near))[: len(LETTERS)]
    return [it for it in ranked if it.volunteer in chosen][: len(LETTERS)]


class CompareScreen(AreaScreen):
    """The candidates side by side; a letter pairs one."""

    BINDINGS = [
        *(
            Binding(letter, f"pair({place})", _("Koppel {letter}").format(letter=letter), id=f"pair-{letter}")
            for place, letter in enumerate(LETTERS)
        ),
        key("back", _("Ga terug naar de kandidaten")),
    ]

    def __init__(
        self, store: Store, title: str, weighing: Weighing, chosen: Sequence[Candidate], pair: Callable[[str], None]
    ) -> None:
        super().__init__(store)
        self._title, self._weighing, self._chosen, self._pair = title, weighing, chosen, pair

    def compose(self) -> ComposeResult:
        """Lay out a column per candidate."""
        names = [f"{letter} {one_line(it.name)}" for letter, it in zip(LETTERS, self._chosen, strict=False)]
        yield TopBar(self.store)
        with Horizontal(classes="panes"):
            yield RecordList(self._title, [Column(" ", kept=True), *map(Column, names)], self._load, empty="")
        yield KeyLine()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer a letter for each candidate, and no search."""
        if action == "pair":
            return int(str(parameters[0])) < len(self._chosen)
        return action != "search" and super().check_action(action, parameters)

    def _load(self, search: str, limit: int) -> Page:
        return Page(comparison_rows(self._weighing, self._chosen))

    def action_pair(self, place: int) -> None:
        """Go back, and pair the candidate of a letter."""
        self.dismiss()
        self._pair(self._chosen[place].volunteer)

    def action_back(self) -> None:
        """Return to the candidates."""
        self.dismiss()


def comparison_rows(weighing: Weighing, chosen: Sequence[Candidate]) -> list[Row]:
    """Return a row per criterion with everybody's points and fact, then the sums and what the choice brings about."""
    facts = {it.volunteer: compare(weighing, it.volunteer) for it in chosen}
    told = {volunteer: criteria(each, weighing) for volunteer, each in facts.items()}
    rows = []
    for name in weighing.ground.settings.weights:
        points = [getattr(each.points, name) for each in facts.values()]
        cells = [f"{own:>3} {told[volunteer][name]}" for volunteer, own in zip(facts, points, strict=True)]
        tones = ["success" if own == max(points) != min(points) else "" for own in points]
        rows.append(Row(name, [criterion(name), *map(Cell, cells, tones)], opens=False))
    total = [Cell(f"{it.points.total:>3}", "success") for it in chosen]
    rows.append(Row("total", [_("samen"), *total], opens=False))
    rows.append(Row("gap", [_("voorsprong"), *(_ahead(weighing, it) for it in chosen)], opens=False))
    loads = [load_of(each.load + 1, each.maximum, 0) for each in facts.values()]
    rows.append(Row("load", [_("dan bezet"), *loads], opens=False))
    if any(unweighed(it.warnings) for it in chosen):
        warned = [Cell(words([str(found.code) for found in unweighed(it.warnings)]), "warning") for it in chosen]
        rows.append(Row("warned", [_("let op"), *warned], opens=False))
    return rows


def _ahead(weighing: Weighing, candidate: Candidate) -> str:
    """Return how many points a candidate is ahead of the next of all candidates."""
    ranked = weighing.suggestion.candidates
    place = ranked.index(candidate)
    if place + 1 == len(ranked):
        return _("de laatste")
    following = ranked[place + 1]
    return _("{n:>3} op {name}").format(n=candidate.points.total - following.points.total, name=following.name)
