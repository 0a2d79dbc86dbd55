"""What is said about the work by those it concerns, and what went wrong: recorded, scored and followed up."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from desk.store.chunks import query_in
from desk.store.store import Store, one
from schema.dates import month_days
from schema.refused import Refused
from schema.voices import EVENTS, Score, Side, VoiceKind, check_voice, read_scores

STATUSES = ("heard", "open", "done")
"""A voice is heard; an incident or a complaint is open until it was followed up."""
_LIST = """SELECT v.*, o.name AS organisation_name FROM visible_voices v
  LEFT JOIN visible_organisations o ON o.id = v.organisation
  WHERE v.held_on BETWEEN ? AND ? ORDER BY v.held_on DESC, v.key DESC"""
_SCORES = """SELECT voice, question, side, ones, twos, threes, fours, fives FROM visible_voice_scores
  WHERE voice IN ({marks}) ORDER BY key"""
_MARKS = ("ones", "twos", "threes", "fours", "fives")


def add_voice(
    store: Store,
    kind: VoiceKind,
    *,
    held_on: date,
    organisation: str | None = None,
    asked: int = 0,
    answered: int = 0,
    marks: Mapping[str, str] | None = None,
    said: str = "",
    on: date,
) -> str:
    """Record a voice and the marks it gave; return its id.

    Args:
        organisation: the id of the organisation it is about.
        asked: how many were asked, and `answered` how many of them did.
        marks: per question what was typed, see `schema.voices.read_scores`.
        said: what was said in words, without names.

    Raises:
        Refused: `field-needed` for an incident or a complaint without words; what `read_scores` and `check_voice`
            refuse.
    """
    scores = read_scores(kind, marks or {})
    check_voice(kind, held_on, organisation, asked, answered, scores, on=on)
    if kind in EVENTS and not said.strip():
        raise Refused("field-needed", field="said")
    row = {"kind": kind, "held_on": held_on, "organisation": organisation, "asked": asked, "answered": answered}
    with store.write(store.user, "add-voice", organisation or kind) as tx:
        [new] = tx.insert("voice", [{**row, "said": said.strip(), "follow_up": None, "followed_up_on": None}])
        if scores:
            tx.insert("voice_score", [_score_row(new, score) for score in scores])
    return new


def follow_up(store: Store, voice: str, told: str, *, on: date) -> int:
    """Record what was done about an incident or a complaint; return the new version of its record.

    Raises:
        Refused: `unknown-id`; `field-needed`; `nothing-to-follow-up` for another kind of voice; `already-done`.
    """
    if not told.strip():
        raise Refused("field-needed", field="follow_up")
    with store.write(store.user, "follow-up-voice", voice) as tx:
        known = one(store.query("SELECT * FROM visible_voices WHERE id = ?", [voice]), "unknown-id", id=voice)
        if VoiceKind(known["kind"]) not in EVENTS:
            raise Refused("nothing-to-follow-up")
        if known["followed_up_on"] is not None:
            raise Refused("already-done", date=date.fromisoformat(known["followed_up_on"]))
        return tx.change("voice", voice, {"follow_up": told.strip(), "followed_up_on": on}, known["version"])


def list_voices(store: Store, *, month: str | None = None, status: str | None = None, on: date) -> list[dict[str, Any]]:
    """Return the voices up to a day with their status and scores, the newest first.

    Args:
        month: only those of this month.
        status: one of `STATUSES`.

    Raises:
        Refused: `month-unreadable`.
    """
    first, last = month_days(month) if month else (date.min, on)
    rows = store.query(_LIST, [first.isoformat(), min(last, on).isoformat()])
    scores: dict[str, list[Score]] = {row["id"]: [] for row in rows}
    for row in query_in(store, _SCORES, scores):
        ones, twos, threes, fours, fives = (row[mark] for mark in _MARKS)
        scores[row["voice"]].append(Score(row["question"], Side(row["side"]), (ones, twos, threes, fours, fives)))
    told = [{**row, "status": _status(row, on), "scores": scores[row["id"]]} for row in rows]
    return [row for row in told if status in (None, row["status"])]


def _status(row: Mapping[str, Any], on: date) -> str:
    if VoiceKind(row["kind"]) not in EVENTS:
        return "heard"
    return "done" if row["followed_up_on"] and row["followed_up_on"] <= on.isoformat() else "open"


def _score_row(voice: str, score: Score) -> dict[str, Any]:
    counted = dict(zip(_MARKS, score.counts, strict=True))
    return {"voice": voice, "question": score.question, "side": score.side, **counted}
