"""The introduction of a pairing, each act under its key: who meet, when and where, and another day for it."""

from collections.abc import Callable, Mapping
from typing import Any

from textual.binding import Binding

from desk.clock import today
from desk.locale import _
from desk.locale.words import word
from desk.pairings.loading import load_pairing
from desk.pairings.meeting import change_meeting, introduce_people, meeting_of
from desk.screens.acting import Act, Done
from desk.screens.area import AreaScreen
from desk.screens.pairing_forms import ask
from desk.widgets import fields
from schema.meeting import Meeting, read_clock
from schema.pairing_life import Present
from schema.values import Fault

MEETING_KEYS: list[Binding] = [
    Binding("i", "act('introduce')", _("Kennismaking"), id="introduce", tooltip=_("Leg de kennismaking vast")),
    Binding("i", "act('meeting')", _("Verzet"), id="meeting", tooltip=_("Zet de kennismaking op een andere dag")),
]


def introduce(screen: AreaScreen, pairing: str, done: Done) -> None:
    """Record who meet, when and where; only the day is needed."""
    _meet(screen, pairing, done, introduce_people, _("Kennismaking"), {})


def move_meeting(screen: AreaScreen, pairing: str, done: Done) -> None:
    """Put the introduction to another day, hour or place."""
    known = meeting_of(screen.store, pairing) or {}
    day = load_pairing(screen.store, pairing).introduced_on
    _meet(screen, pairing, done, change_meeting, _("Kennismaking verzetten"), {**known, "on": day})


def _meet(
    screen: AreaScreen,
    pairing: str,
    done: Done,
    meet: Callable[..., dict[str, Any]],
    title: str,
    known: Mapping[str, Any],
) -> None:
    others = [who for who in Present if who not in (Present.RESIDENT, Present.VOLUNTEER)]
    present = (known.get("present") or "").split("|")

    def save(values: dict[str, Any]) -> dict[str, Any]:
        clock = read_clock(values["time"])
        time = "" if isinstance(clock, Fault) else clock
        told = time, values["place"], values["organisation_contact"], values["professional"]
        meeting = Meeting(tuple(map(Present, values["others"])), *told)
        return meet(screen.store, pairing, meeting, met_on=values["on"], on=today())

    asked = [
        fields.day("on", _("op"), known.get("on") or today(), required=True),
        fields.text("time", _("hoe laat"), known.get("time") or "", hint="14:30", check=_clock_fault),
        fields.text("place", _("waar"), known.get("place") or ""),
        fields.several("others", _("ook erbij"), [(who.value, word(who)) for who in others], present),
        fields.text(
            "organisation_contact",
            _("organisatie"),
            known.get("organisation_contact") or "",
            hint=_("wie er komt; leeg is de contactpersoon"),
        ),
        fields.text("professional", _("professional"), known.get("professional") or "", hint=_("naam en organisatie")),
    ]
    ask(screen, title, asked, save, done, _("Daarna vraagt u beiden of zij verder willen."))


def _clock_fault(typed: str) -> str:
    return _("Schrijf het uur als 14:30.") if isinstance(read_clock(typed), Fault) else ""


MEETING_ACTS: Mapping[str, Act] = {"introduce": introduce, "meeting": move_meeting}
