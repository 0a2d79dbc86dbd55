"""Wie zag dit: who opened the files of the people of a case, by one key."""

from desk.clock import today
from desk.locale import _
from desk.locale.formats import full_name
from desk.privacy.records import readers
from desk.screens.acting import Done
from desk.screens.area import AreaScreen
from desk.screens.privacy_texts import describe_readers
from desk.signals.finding import find_case, residents_of
from desk.widgets.detail import Description, DetailScreen


def show_readers(screen: AreaScreen, case: str, done: Done) -> None:
    """Show who opened the files of the people of a case (id, number or kenmerk)."""
    known = find_case(screen.store, case)["id"]

    def describe(_case: str) -> Description:
        people = residents_of(screen.store, known)
        told = [describe_readers(full_name(row), readers(screen.store, row["id"], on=today())) for row in people]
        if len(told) == 1:
            return told[0]
        return Description(
            _("Wie zag dit"), [section._replace(heading=one.title) for one in told for section in one.sections]
        )

    screen.app.push_screen(DetailScreen(screen.store, describe, known))
