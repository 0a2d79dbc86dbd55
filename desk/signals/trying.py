"""What importing a file of signals would do: read and judged, or with the cases of a delivery, tried and taken back."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from desk.files.headers import ColumnMapping
from desk.files.rows import SignalRow
from desk.requests.spellings import door_of
from desk.signals.expecting import Expected, Resting
from desk.signals.importing import Preview, import_signals, preview_signals
from desk.signals.stored import Key, key_of, partner_name, same_name
from desk.store.store import Store
from desk.store.trial import trial
from schema.codes import PartnerType, SignalStatus
from schema.names import Address
from schema.progress import Tell

_WRITTEN = """SELECT s.status, s.marked, s.kenmerk, s.signal_on, p.name_key, a.postcode, a.number, a.addition
  FROM visible_signals s JOIN visible_partners p ON p.id = s.partner JOIN visible_addresses a ON a.id = s.address
  WHERE s.event = ? OR s.id IN (SELECT row_id FROM visible_before_rows WHERE event = ? AND table_name = 'signal'
    UNION SELECT signal FROM visible_signal_decisions WHERE event = ?)"""
_Standing = Mapping[Key, tuple[SignalStatus, bool]]
"""Per signal its status, and whether it was kept picked up although it repeats another."""


def try_signals(
    store: Store,
    path: Path,
    *,
    on: date,
    partner: str | None = None,
    type: PartnerType | None = None,  # noqa: A002
    with_cases: bool = False,
    mapping: ColumnMapping | None = None,
    tell: Tell | None = None,
) -> Preview:
    """Say what importing a file would do, without storing anything; the arguments are those of `import_signals`.

    With the cases of a delivery come decisions, which no judging of its signals foretells: the import itself is done,
    its report and the statuses it leaves are told, and it is taken back. A signal whose row brings nothing, but about
    which the delivery decides otherwise, counts as one that changes.

    Raises:
        Refused: as `import_signals`.
    """
    preview = preview_signals(store, path, on=on, partner=partner, type=type, mapping=mapping, tell=tell)
    if not with_cases:
        return preview
    with trial(store) as tried:
        before = tried.head().seq
        report, _run = import_signals(
            tried, path, on=on, partner=partner, type=type, with_cases=True, mapping=mapping, tell=tell
        )
        standing = _standing(tried, before + 1)
    decided = [one.row for one in preview.rested if one.fate is not Resting.DOUBLE and key_of(one.row) in standing]
    told = {key_of(row): _decided(row, standing) for row in decided}
    expected = [*(_as_left(one, standing) for one in preview.expected), *told.values()]
    lines = {row.line for row in decided}
    rested = [one for one in preview.rested if one.row.line not in lines]
    return Preview(replace(report, dry_run=True), sorted(expected, key=lambda one: one.line), rested)


def _standing(tried: Store, event: int) -> _Standing:
    """Return how every signal stands that an event made, changed or decided about."""
    found = {}
    for row in tried.query(_WRITTEN, [event] * 3):
        address = Address(row["postcode"], row["number"], row["addition"])
        key = _key(row["name_key"], row["kenmerk"], address, row["signal_on"])
        found[key] = SignalStatus(row["status"]), bool(row["marked"])
    return found


def _key(partner: str, kenmerk: str | None, address: Address, signal_on: str) -> Key:
    return (partner, kenmerk) if kenmerk else (partner, address, signal_on)


def _as_left(one: Expected, standing: _Standing) -> Expected:
    """Return a signal with the status it was left with; as judged where another program was first meanwhile."""
    key = _key(same_name(one.partner), one.kenmerk, one.address, one.signal_on)
    status, marked = standing.get(key, (one.status, one.marked))
    return one._replace(status=status, marked=marked, too_young=one.too_young and status is SignalStatus.INVALID)


def _decided(row: SignalRow, standing: _Standing) -> Expected:
    status, marked = standing[key_of(row)]
    about = (partner_name(row), row.reference or None, row.surname or None, door_of(row), row.amount)
    return Expected(row.line, False, status, marked, *about, row.signal_date.isoformat(), too_young=False)
