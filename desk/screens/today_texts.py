"""What needs attention in words: one line each, and what stands beside it."""

from collections.abc import Mapping
from typing import Any

from desk.locale import _
from desk.locale.formats import weekday
from desk.widgets.detail import Description, Line, Section
from desk.widgets.list_rows import Cell, Column, Row
from desk.widgets.topbar import areas_of

_GRAVE = frozenset(
    {"crisis", "end-of-supply", "waiting-crisis", "round-open", "proof-expires-7", "feedback-accepted"}
    | {"resident-authorisation-missing", "checkin-worry", "handover-changed"}
)
_HANDED = ("handover-changed", "handover-declined", "handover-late", "handover-owed")
_TERMS = frozenset({"first-contact", "first-talk", "end-of-supply"})
_NEAR = frozenset(
    {"first-contact", "first-talk", "pause-ends", "silence", "proof-expires-30", "action", "promise-due", "vision-step"}
    | {"backup-late", "backup-place-missing", "handover-declined", "handover-late"}
)


WANTED: Mapping[str, str] = {"contact": "case", "proof": "volunteer", "pair": "request"} | dict.fromkeys(
    ("pairing-contact", "checkin", "worry", "settle", "card"), "pairing"
)
"""Each act with the kind of thing it is done to."""
_ASKS: Mapping[str, frozenset[str]] = {
    "pairing-contact": frozenset({"silence"}),
    "checkin": frozenset({"checkin-due", "aftercare-due"}),
    "worry": frozenset({"checkin-worry"}),
    "settle": frozenset({"promise-due", "step-due"}),
    "card": frozenset({"card-unanswered"}),
}
"""The reasons for which an act on a pairing is the answer; any other is answered in its file."""

_STEPS: Mapping[str, str] = {"contact": "pairing-contact", "checkin": "checkin", "settle": "settle", "card": "card"}
"""The next step of a pairing and the act that takes it here."""


def fits(act: str, item: Mapping[str, Any]) -> bool:
    """Say whether an act is the answer to a thing."""
    return bool(item["kind"] == WANTED[act]) and item["reason"] in _ASKS.get(act, {item["reason"]})


def steps_answered(item: Mapping[str, Any]) -> list[str]:
    """Return the steps of a pairing's life of which the key works at a thing."""
    return [step for step, act in _STEPS.items() if fits(act, item)]


def today_columns() -> list[Column]:
    """Return the columns of Vandaag: a mark, what, who, why, and what is left."""
    return [
        Column(" ", kept=True),
        Column(_("wat"), kept=True),
        Column(_("wie")),
        Column(_("waarom")),
        Column(_("termijn"), kept=True),
    ]


def today_row(key: str, item: Mapping[str, Any], on: str) -> Row:
    """Return one thing as a row; `!` stands before what cannot wait."""
    tone = "error" if _is_grave(item, on) else "warning" if item["reason"] in _NEAR else ""
    mark = "!" if tone == "error" else "·"
    return Row(key, [Cell(mark, tone), Cell(what(item), tone), item["who"], item["why"], Cell(item["left"], tone)])


def _is_grave(item: Mapping[str, Any], on: str) -> bool:
    late = item["due"] is not None and item["due"] < on
    return item["reason"] in _GRAVE or (late and item["reason"] in _TERMS)


def what(item: Mapping[str, Any]) -> str:
    """Return in one word what a thing is about."""
    reason = item["reason"]
    words = _of_pairings() | {
        "crisis": _("crisis"),
        "first-contact": _("termijn"),
        "first-talk": _("termijn"),
        "end-of-supply": _("levering"),
        "pause-ends": _("pauze"),
        "persons": _("personen"),
        "round-open": _("ronde"),
        "round-today": _("ronde"),
        "round-unreported": _("ronde"),
        "likely-same": _("zelfde?"),
        "planned-contact": _("gepland"),
        "inform-due": _("informeren"),
        "brp-due": _("BRP"),
        "referral-open": _("verwijzing"),
        "feedback-accepted": _("aanvaard"),
        "feedback-due": _("terugkoppeling"),
        "waiting-crisis": _("koppelen"),
        "waiting": _("koppelen"),
        "agreement-ends": _("overeenkomst"),
        "action": _("actie"),
        "vision-step": _("visie"),
        "case-untouched": _("stil"),
        "retention-due": _("bewaren"),
        "backup-late": _("kopie"),
        "backup-place-missing": _("kopie"),
        "absence-over": _("terug"),
        "standing-in": _("invallen"),
        "odd-reading": _("lezen"),
        "return-overdue": _("terug?"),
        "return-near": _("terug"),
        "progress-talk-late": _("gesprek"),
        "likely-volunteer": _("zelfde?"),
        **dict.fromkeys(_HANDED, _("overdracht")),
        "training-cancelled": _("opleiding"),
        "training-unmarked": _("opleiding"),
        "training-uncertified": _("opleiding"),
    }
    if reason in words:
        return words[reason]
    return _("bewijs") if item["kind"] == "volunteer" else _("inzet")


def _of_pairings() -> dict[str, str]:
    return {
        "checkin-due": _("voortgang"),
        "checkin-worry": _("zorg"),
        "aftercare-due": _("nazorg"),
        "silence": _("stilte"),
        "promise-due": _("belofte"),
        "card-unanswered": _("zaakkaart"),
        "step-due": _("plan"),
        "resident-authorisation-missing": _("volmacht"),
        "task-division-missing": _("taken"),
    }


def nothing_today(role: str) -> str:
    """Return the sentence for a day on which nothing asks attention: what to do next, where the role may do that."""
    if any(area.mode == "signals" for area in areas_of(role)):
        return _("Niets vraagt vandaag aandacht. Druk op 2 en daarna op n om signalen in te lezen.")
    return _("Niets vraagt vandaag aandacht.")


def describe_item(item: Mapping[str, Any]) -> Description:
    """Describe a thing that has no file of its own to show here: what, why, and which key goes on."""
    lines = [Line(_("wie"), item["who"]), Line(_("waarom"), item["why"])]
    if item["due"]:
        lines.append(Line(_("dag"), ", ".join(filter(None, [weekday(item["due"]), item["left"]]))))
    return Description(f"{what(item)} · {item['who']}", [Section(lines), Section([Line(_("verder"), _next(item))])])


def _next(item: Mapping[str, Any]) -> str:
    if item["kind"] == "cases":
        return _("enter toont deze zaken, alle gekozen; daar doet m iets met alle tegelijk")
    if item["kind"] == "volunteers":
        return _("enter toont deze vrijwilligers; daar legt g een voortgangsgesprek vast")
    if item["kind"] == "absence":
        return _("enter toont dit; daar print p de overdracht en haalt g het uit Vandaag")
    if item["kind"] == "request":
        return _("k zoekt een vrijwilliger")
    if item["kind"] == "volunteer":
        return _("b legt een nieuw bewijs vast, enter opent het dossier")
    return _("enter opent dit waar het hoort")
