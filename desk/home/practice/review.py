"""Invented voices of the last months, and a review that was held and closed."""

from datetime import date, timedelta

from desk.evaluation.closing import close_review
from desk.evaluation.meeting import hold_meeting, note_point
from desk.evaluation.voices import add_voice, follow_up
from desk.partners.listing import list_organisations
from desk.store.store import Store
from schema.codes import OrganisationKind
from schema.dates import add_months
from schema.review_meeting import Point
from schema.voices import VoiceKind

_SURVEYS = (
    (
        VoiceKind.SATISFACTION,
        40,
        13,
        {"treatment": "0 1 2 6 4", "waiting-time": "2 4 4 2 1", "help-itself": "0 1 3 6 3"},
    ),
    (VoiceKind.TEAM_MEETING, 6, 6, {"roles": "0 0 1 4 1", "hand-over": "0 2 2 2 0", "workload": "1 2 2 1 0"}),
    (VoiceKind.CLIENT_COUNCIL, 8, 7, {"reach": "0 1 3 3 0", "information": "0 0 2 4 1", "help-itself": "0 0 1 4 2"}),
)
_BOTH = {"reliability": "4 4", "financing": "4 2", "continuity": "3 3", "not-free": "5 3", "hand-over": "3 4"}
_NOTES = {
    Point.WAITING: "Wie langer dan twee maanden wacht, wordt deze week gebeld.",
    Point.QUALITY: "Telefoonnummers ontbreken vaak; vraag de partners erom.",
}


def add_reviews(store: Store, on: date) -> None:
    """Add voices of the last three months, and hold and close the review of the month before the last."""
    for months, (kind, asked, answered, marks) in enumerate(_SURVEYS, 1):
        day = add_months(on, -months)
        add_voice(store, kind, held_on=day, asked=asked, answered=answered, marks=marks, on=on)
    helpers = [row for row in list_organisations(store, on=on) if row["kind"] != OrganisationKind.MUNICIPALITY]
    for row in helpers[:1]:
        said = "Reiskosten worden laat betaald."
        day = on - timedelta(days=40)
        add_voice(store, VoiceKind.COOPERATION, held_on=day, organisation=row["id"], marks=_BOTH, said=said, on=on)
    old = add_voice(
        store, VoiceKind.COMPLAINT, held_on=add_months(on, -2), said="Niet teruggebeld na een kaartje.", on=on
    )
    follow_up(store, old, "Excuses gemaakt; er belt nu iemand binnen twee werkdagen terug.", on=on)
    said = "Bij een huisbezoek lag een open brief van een buurman in het portiek."
    add_voice(store, VoiceKind.INCIDENT, held_on=on - timedelta(days=5), said=said, on=on)
    _held(store, f"{add_months(on.replace(day=1), -2):%Y-%m}", on)


def _held(store: Store, month: str, on: date) -> None:
    for point, note in _NOTES.items():
        note_point(store, month, point, note, on=on)
    held_on = on - timedelta(days=28)
    present = "coördinator, teamleider, coördinator van de vrijwilligersorganisatie"
    hold_meeting(store, month, present, held_on=held_on, next_on=on + timedelta(days=2), on=on)
    close_review(store, month, on=on)
