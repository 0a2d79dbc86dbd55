"""One case over the whole screen, where there is no room beside the list; the same keys work on it."""

from desk.clock import today
from desk.screens.acting import RecordScreen, readable
from desk.screens.case_acts import ACTS, CASE_KEYS, fits
from desk.screens.case_texts import describe_case
from desk.signals.finding import find_case
from desk.store.store import Store
from schema.refused import Refused


class CaseScreen(RecordScreen):
    """The file of one case."""

    BINDINGS = [*CASE_KEYS]
    ACTS = ACTS
    RECORDS = "case"

    def __init__(self, store: Store, case: str) -> None:
        self._case = find_case(store, case)
        super().__init__(store, readable(lambda record: describe_case(store, record, today())), self._case["id"])

    def on_screen_resume(self) -> None:
        """Show the case as it is now, with the keys that fit it; leave it where it was erased meanwhile."""
        try:
            self._case = find_case(self.store, self._case["id"])
        except Refused:
            self.dismiss()
            return
        super().on_screen_resume()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what makes sense for this case."""
        if action == "act" and not fits(str(parameters[0]), self._case):
            return False
        return super().check_action(action, parameters)
