"""What the partners of the practice desk were told: a few months on time, the newest not yet."""

from datetime import date

from desk.exchange.feedback import FeedbackLine, LineState, feedback_lines, file_content, register
from desk.exchange.feedback_register import due_day
from desk.store.store import Store
from schema.dates import month_of, month_shift
from schema.outcomes import Feedback, FeedbackCode

_TOLD = range(4, 1, -1)
"""How many months back each month lies that was told, the oldest first."""


def add_feedback(store: Store, on: date) -> None:
    """Register the feedback that every partner got for some months, each told on the day it was due."""
    settings = store.settings(on)
    partners = [row["id"] for row in store.query("SELECT id FROM visible_partners ORDER BY key")]
    for month in (month_shift(month_of(on), -back) for back in _TOLD):
        sent_on = min(on, due_day(month, settings))
        for partner in partners:
            lines = [_as_told(line, sent_on) for line in feedback_lines(store, partner, month, on=on)]
            told = [line for line in lines if line.signal_on[:7] == month or line.state is LineState.CORRECTION]
            with store.write(store.user, "practice-feedback", "desk") as tx:
                register(tx, partner, month, told, file_content(told), sent_on=sent_on)


def _as_told(line: FeedbackLine, sent_on: date) -> FeedbackLine:
    """Return a line as it was on the day it went: what ended later was still being worked on."""
    if line.now.on is None or line.now.on <= sent_on:
        return line
    return line._replace(now=Feedback(FeedbackCode.IN_PROGRESS, None, None))
