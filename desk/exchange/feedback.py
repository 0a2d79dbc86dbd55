"""What a partner may know of its signals: one line per signal of a month, written to a file and registered as sent."""

from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from desk.exchange.feedback_persons import ANOTHER, UNDECIDED, signals_of_others
from desk.files.write import csv_content
from desk.store.handing_out import Leaving, give_out_in
from desk.store.sealed import PLAIN, Sealing
from desk.store.store import Store
from desk.store.transaction import Tx
from schema.codes import Result, SignalStatus
from schema.dates import month_days
from schema.exporting import Receiver
from schema.names import name_key
from schema.outcomes import Feedback, FeedbackCode, codes_to_choose, feedback, signal_result
from schema.refused import Refused
from schema.settings import Settings

COLUMNS = ("kenmerk", "klantnummer", "terugkoppeling", "datum", "pauze_tot")
"""All that a feedback file holds: no name, no note, no attempt, and never which help (rules.md section 1)."""

NOW = f"""SELECT s.id, s.partner, s.kenmerk, s.customer_number, s.signal_on, s.status, c.result,
    CASE WHEN s.status = 'Opgepakt' THEN c.closed_on ELSE coalesce((SELECT d.decided_on FROM visible_signal_decisions d
        WHERE d.signal = s.id ORDER BY d.decided_on DESC, d.key DESC LIMIT 1), s.received_on) END AS ended_on,
    {ANOTHER} AS another,
    l.id AS line, l.code, l.told_on, l.pause_until, l.delivery
  FROM visible_signals s LEFT JOIN visible_cases c ON c.id = s.case_id
  LEFT JOIN visible_feedback_lines l
    ON l.key = (SELECT max(t.key) FROM visible_feedback_lines t WHERE t.signal = s.id)"""
"""Each signal as it stands now: how and when it ended, whether its case ended for `another` person on the address, and
what its partner was told of it last. Its first value is `signals_of_others`."""

_OF_MONTH = f"""{NOW} WHERE +s.partner = ? AND s.signal_on BETWEEN ? AND ?
  ORDER BY s.signal_on, coalesce(s.kenmerk, ''), s.key"""
_TOLD_BEFORE = f"""{NOW} WHERE s.signal_on < ? AND s.id IN (SELECT t.signal FROM visible_feedback_lines t
    JOIN visible_feedback_deliveries d ON d.id = t.delivery WHERE d.partner = ?)
  ORDER BY s.signal_on, coalesce(s.kenmerk, ''), s.key"""
_LAST = """SELECT sha256 FROM visible_feedback_deliveries WHERE partner = ? AND month = ?
  ORDER BY key DESC LIMIT 1"""


class LineState(StrEnum):
    """What a line is to the partner."""

    NEW = "line-new"
    UNCHANGED = "line-unchanged"
    CORRECTION = "line-correction"


class FeedbackLine(NamedTuple):
    """One line of a feedback file, with what the partner was told of the signal last."""

    signal: str
    kenmerk: str | None
    customer_number: str | None
    signal_on: str
    now: Feedback
    told: Feedback | None
    """None where nothing was told of this signal yet."""
    line: str | None
    """Id of the line that told it last."""

    @property
    def state(self) -> LineState:
        """Say whether the partner hears this for the first time, again, or otherwise than before."""
        if self.told is None:
            return LineState.NEW
        return LineState.UNCHANGED if self.told == self.now else LineState.CORRECTION

    @property
    def cells(self) -> tuple[object, ...]:
        """The cells of `COLUMNS`; days are written as ISO, as in every file the desk writes."""
        return self.kenmerk, self.customer_number, self.now.code, self.now.on, self.now.pause_until


class Delivered(NamedTuple):
    """A feedback file that was written, and registered as sent."""

    id: str
    partner: str
    """The partner's name."""
    month: str
    lines: int
    corrections: int
    """Lines that say something else than the partner was told of that signal before."""
    sha256: str
    file: str
    unchanged: bool
    """Whether the last file for this partner and month had the same content."""
    encrypted: bool


def find_partner(store: Store, known_as: str) -> dict[str, Any]:
    """Return the id and name of a partner that is known by its id, or by its name as names are compared.

    Raises:
        Refused: `value-not-in-list` with the names of the partners there are.
    """
    known = store.query("SELECT id, name, name_key FROM visible_partners ORDER BY name_key")
    for partner in known:
        if known_as == partner["id"] or name_key(known_as) == partner["name_key"]:
            return partner
    allowed = [partner["name"] for partner in known]
    raise Refused("value-not-in-list", field="partner", value=known_as, allowed=allowed)


def partner_codes(store: Store, partner: str, settings: Settings) -> Mapping[Result, FeedbackCode]:
    """Return the results that a partner (id) is told otherwise than by default; none that may not be told so."""
    sql = "SELECT result, code FROM visible_partner_feedback WHERE partner = ?"
    chosen = {Result(row["result"]): FeedbackCode(row["code"]) for row in store.query(sql, [partner])}
    return {result: code for result, code in chosen.items() if code in codes_to_choose(result, settings)}


def feedback_of(
    row: Mapping[str, Any], settings: Settings, codes: Mapping[Result, FeedbackCode]
) -> tuple[Feedback, Feedback | None]:
    """Return what may be told now of a row of `NOW`, and what was told of it last."""
    case_result = Result(row["result"]) if row["result"] else None
    result = signal_result(SignalStatus(row["status"]), case_result)
    now = feedback(result, _day(row["ended_on"]), settings, codes)
    if row["another"] and (row["another"] != UNDECIDED or now.code is FeedbackCode.ACCEPTED):
        now = Feedback(FeedbackCode.CLOSED, now.on, None)
    if row["code"] is None:
        return now, None
    return now, Feedback(FeedbackCode(row["code"]), _day(row["told_on"]), _day(row["pause_until"]))


def feedback_lines(store: Store, partner: str, month: str, *, on: date) -> list[FeedbackLine]:
    """Return the lines for a partner (id) and month as they would go now.

    One line per signal with its date in the month, whatever became of it; behind these a correction for each signal
    of an earlier month of which the partner was told otherwise.

    Raises:
        Refused: `month-unreadable`; `month-in-future` when the month has not begun.
    """
    first, last = month_days(month)
    if first > on:
        raise Refused("month-in-future", month=month)
    settings = store.settings(on)
    codes = partner_codes(store, partner, settings)
    others = signals_of_others(store)
    of_month = store.query(_OF_MONTH, [others, partner, first.isoformat(), last.isoformat()])
    before = store.query(_TOLD_BEFORE, [others, first.isoformat(), partner])
    corrected = (line for line in _lines(before, settings, codes) if line.state is LineState.CORRECTION)
    return [*_lines(of_month, settings, codes), *corrected]


def export_feedback(
    store: Store, partner: str, month: str, path: Path, sealing: Sealing = PLAIN, *, on: date
) -> Delivered:
    """Write the feedback file of a partner (id or name) for a month, and register what it says as sent today.

    File and registration stand or fall together. The same content sent again is registered again: it was sent.

    Raises:
        Refused: `value-not-in-list` for a partner that is not known; `month-unreadable`, `month-in-future`;
            `file-not-written`, `password-missing`, with nothing registered.
    """
    known = find_partner(store, partner)
    with store.write(store.user, "export-feedback", known["id"]) as tx:
        lines = feedback_lines(store, known["id"], month, on=on)
        content = file_content(lines)
        before = store.query(_LAST, [known["id"], month])
        registered = register(tx, known["id"], month, lines, content, sent_on=on)
        signals = [line.signal for line in lines]
        name = known["name"]
        what = Leaving("feedback", len(lines), Receiver.OTHER_PARTNER, COLUMNS, name=name, subjects=signals)
        written = give_out_in(tx, store.user, what, path, content, sealing, ending=".csv", on=on)
    digest = sha256(content).hexdigest()
    unchanged = [row["sha256"] for row in before] == [digest]
    told = (len(lines), _corrections(lines), digest, str(written.file), unchanged, written.encrypted)
    return Delivered(registered, known["name"], month, *told)


def file_content(lines: Sequence[FeedbackLine]) -> bytes:
    """Return the file that holds some lines."""
    return csv_content(COLUMNS, [line.cells for line in lines])


def register(tx: Tx, partner: str, month: str, lines: Sequence[FeedbackLine], content: bytes, *, sent_on: date) -> str:
    """Register inside a write that a partner (id) was sent these lines; return the delivery's id."""
    sent = {"partner": partner, "month": month, "sent_on": sent_on, "sha256": sha256(content).hexdigest()}
    counted = {"lines": len(lines), "corrections": _corrections(lines)}
    [new] = tx.insert("feedback_delivery", [{**sent, **counted}])
    tx.insert(
        "feedback_line",
        [
            {
                "delivery": new,
                "signal": line.signal,
                "code": line.now.code,
                "told_on": line.now.on,
                "pause_until": line.now.pause_until,
                "corrects": line.line if line.state is LineState.CORRECTION else None,
            }
            for line in lines
        ],
    )
    return new


def _corrections(lines: Sequence[FeedbackLine]) -> int:
    return sum(line.state is LineState.CORRECTION for line in lines)


def _lines(
    rows: Sequence[Mapping[str, Any]], settings: Settings, codes: Mapping[Result, FeedbackCode]
) -> list[FeedbackLine]:
    return [
        FeedbackLine(
            row["id"],
            row["kenmerk"],
            row["customer_number"],
            row["signal_on"],
            *feedback_of(row, settings, codes),
            row["line"],
        )
        for row in rows
    ]


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None
