"""What importing a file of signals would do: read and judged, or with the cases of a delivery, tried and taken back."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from desk.files.headers import ColumnMapping
from desk.signals.expecting import Expected
from desk.signals.importing import Preview, import_signals, preview_signals
from desk.signals.stored import Key, same_name
from desk.store.store import Store
from desk.store.trial import trial
from schema.codes import PartnerType, SignalStatus
from schema.names import Address
from schema.progress import Tell

_WRITTEN = """SELECT s.status, s.marked, s.kenmerk, s.signal_on, p.name_key, a.postcode, a.number, a.addition
  FROM visible_signals s JOIN visible_partners p ON p.id = s.partner JOIN visible_addresses a ON a.id = s.address
  WHERE s.event = ? OR s.id IN (SELECT row_id FROM visible_before_rows WHERE event = ? AND table_name = 'signal')"""
_Standing = tuple[SignalStatus, bool]


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
    its report and the statuses it leaves are told, and it is taken back.

    Raises:
        Refused: as `import_signals`.
    """
    preview = preview_signals(store, path, on=on, partner=partner, type=type, mapping=mapping, tell=tell)
    if not with_cases:
        return preview
    with trial(store) as tried:
        report, _run = import_signals(
            tried, path, on=on, partner=partner, type=type, with_cases=True, mapping=mapping, tell=tell
        )
        standing = _standing(tried)
    expected = [_as_left(one, standing.get(_key_of(one))) for one in preview.expected]
    return Preview(replace(report, dry_run=True), expected, preview.rested)


def _standing(tried: Store) -> Mapping[Key, _Standing]:
    """Return the status of every signal that the last event made or changed, by what makes it the same signal."""
    found: dict[Key, _Standing] = {}
    for row in tried.query(_WRITTEN, [tried.head().seq] * 2):
        address = Address(row["postcode"], row["number"], row["addition"])
        key = _key(row["name_key"], row["kenmerk"], address, row["signal_on"])
        found[key] = SignalStatus(row["status"]), bool(row["marked"])
    return found


def _key_of(one: Expected) -> Key:
    return _key(same_name(one.partner), one.kenmerk, one.address, one.signal_on)


def _key(partner: str, kenmerk: str | None, address: Address, signal_on: str) -> Key:
    return (partner, kenmerk) if kenmerk else (partner, address, signal_on)


def _as_left(one: Expected, standing: _Standing | None) -> Expected:
    """Return a signal with the status it was left with; as judged where another program was first meanwhile."""
    if standing is None:
        return one
    status, marked = standing
    return one._replace(status=status, marked=marked, too_young=one.too_young and status is SignalStatus.INVALID)
