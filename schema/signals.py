"""Judge signals: which are picked up, which are invalid and which repeat an earlier one (rules.md section 1)."""

from collections.abc import Collection, Mapping
from datetime import date
from operator import attrgetter
from typing import NamedTuple

from schema.codes import SignalStatus
from schema.dates import add_months
from schema.names import Address
from schema.settings import Settings


class Signal(NamedTuple):
    """A partner's message of arrears, holding what judging, bundling and terms need and nothing else."""

    id: str
    partner: str
    """The partner's name as compared (`schema.names.name_key`): a repeat is one partner's affair."""
    address: Address
    on: date
    """The signal date, from which every term runs."""
    amount: int
    """Arrears in euro cents: decides the threshold, and whether a repeat is higher."""
    reference: str = ""
    """The partner's own reference, which orders signals of one day; empty when there is none."""
    since: date | None = None
    """Start of the arrears: too young is invalid, after an earlier signal is another arrears."""
    crisis: bool = False
    end_of_supply: bool = False
    end_of_supply_on: date | None = None
    """The day the supply ends, before which the resident is spoken to."""
    warm_handover: bool = False
    surname: str = ""
    """The surname as compared; with the birth date it tells persons on one address apart."""
    birth_date: date | None = None
    decision: SignalStatus | None = None
    """The status a coordinator chose last, which wins over the rules; None when nobody chose."""
    held: bool = False
    """Picked up earlier, with an attempt logged on its case since: no later file makes it a repeat."""


class Judgement(NamedTuple):
    """What the rules make of one signal."""

    status: SignalStatus
    marked: bool = False
    """Kept picked up because its case was worked on, although it repeats an earlier signal."""
    repeats: str | None = None
    """Id of the earlier signal it repeats."""


PICKED_UP = Judgement(SignalStatus.PICKED_UP)
INVALID = Judgement(SignalStatus.INVALID)
_ORDER = attrgetter("on", "reference", "partner", "id")


def is_urgent(signal: Signal) -> bool:
    """Say whether a signal is never a repeat and never below the threshold.

    That is a crisis, an end of supply (or a date of it), or a warm hand-over (rules.md section 1).
    """
    return signal.crisis or signal.end_of_supply or signal.end_of_supply_on is not None or signal.warm_handover


def is_invalid(signal: Signal, settings: Settings) -> bool:
    """Say whether the amount is below the threshold (euro cents) or the arrears too young (calendar days).

    Arrears without a known start are not too young (rules.md section 1; DDAS EnumSignaalpartner, from 30 days).
    """
    if signal.amount < settings.threshold_cents:
        return True
    return signal.since is not None and (signal.on - signal.since).days < settings.arrears_days


def is_repeat(signal: Signal, last: Signal, settings: Settings) -> bool:
    """Say whether a signal repeats `last`, the same partner's last picked-up signal before it on the address.

    A repeat is not higher, is the same arrears (start unknown, or not after the day of `last`) and comes at most
    `repeat_months` whole months later, that last day included (rules.md section 1; Divosa monitor).
    """
    return (
        signal.amount <= last.amount
        and (signal.since is None or signal.since <= last.on)
        and signal.on <= add_months(last.on, settings.repeat_months)
    )


def in_order(signals: Collection[Signal]) -> list[Signal]:
    """Return signals by date, then reference as text; partner and id only make the order complete."""
    if len(signals) < 2:
        return list(signals)
    return sorted(signals, key=_ORDER)


def judge(signals: Collection[Signal], settings: Settings) -> dict[str, Judgement]:
    """Judge all signals of one address, in whatever order they arrived; return the judgement per signal id.

    A coordinator's decision wins; urgent signals are picked up; invalid goes before repeat; only picked-up signals
    of the same partner are looked back at (rules.md section 1, "Not picked up").
    """
    last: dict[str, Signal] = {}
    judged: dict[str, Judgement] = {}
    for signal in in_order(signals):
        judgement = _judge_one(signal, last.get(signal.partner), settings)
        if judgement.status is SignalStatus.PICKED_UP:
            last[signal.partner] = signal
        judged[signal.id] = judgement
    return judged


def decide_as_told(
    signals: Collection[Signal], told: Mapping[str, SignalStatus], settings: Settings
) -> dict[str, SignalStatus]:
    """Return the decisions, per signal id, that give signals the status told of them, and no more than those.

    `signals` are all of one address. Each is judged with the decisions before it in place, for one that picks up a
    signal, or leaves it, turns what the rules make of the partner's next.
    """
    last: dict[str, Signal] = {}
    decisions: dict[str, SignalStatus] = {}
    for signal in in_order(signals):
        status = _judge_one(signal, last.get(signal.partner), settings).status
        wanted = told.get(signal.id, status)
        if wanted is not status:
            decisions[signal.id] = wanted
        if wanted is SignalStatus.PICKED_UP:
            last[signal.partner] = signal
    return decisions


def _judge_one(signal: Signal, last: Signal | None, settings: Settings) -> Judgement:
    if signal.decision is not None:
        return Judgement(signal.decision)
    if is_urgent(signal):
        return PICKED_UP
    if is_invalid(signal, settings):
        return INVALID
    if last is None or not is_repeat(signal, last, settings):
        return PICKED_UP
    if signal.held:
        return Judgement(SignalStatus.PICKED_UP, marked=True, repeats=last.id)
    return Judgement(SignalStatus.REPEAT, repeats=last.id)
