"""Bundle picked-up signals into cases, and tell the persons on an address apart (rules.md section 1)."""

from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from schema.codes import CaseKind, SignalStatus
from schema.dates import add_months, month_days, month_of
from schema.names import Address
from schema.settings import Settings
from schema.signals import Judgement, Signal, in_order

_Identity = tuple[str, date | None]


class Attempt(NamedTuple):
    """One try to contact the residents of a case; an attempt and a real contact are different facts."""

    on: date
    reached: bool
    by_volunteer: bool = False


class SignalCase(NamedTuple):
    """One address in one calendar month of signal dates, as its picked-up signals make it."""

    address: Address
    month: str
    kind: CaseKind
    signals: tuple[str, ...]
    """Ids of its picked-up signals, by date, then reference."""
    persons: tuple[tuple[str, ...], ...]
    """The same ids, apart per person; more than one group asks once: one household, or apart."""
    institution: bool
    """More persons on the address than a household has: never one household without a decision."""


def bundle(
    signals: Collection[Signal],
    judgements: Mapping[str, Judgement],
    settings: Settings,
    gone: Collection[str] = (),
) -> list[SignalCase]:
    """Return the cases of one address, oldest first: one per calendar month with a picked-up signal.

    `signals` and `judgements` are all that is stored for the address. *Multiple* is two or more signals; else
    *consecutive* is a case in the `consecutive_months` calendar months before; else *single* (Divosa monitor 2023).

    Args:
        gone: the months of cases of the address that were destroyed since.
    """
    months: dict[str, list[Signal]] = {}
    for signal in in_order(signals):
        if judgements[signal.id].status is SignalStatus.PICKED_UP:
            months.setdefault(month_of(signal.on), []).append(signal)
    crowded = crowded_periods(signals, settings)
    cases = []
    before: date | None = None
    for month, picked in months.items():
        first = picked[0].on
        cases.append(
            SignalCase(
                picked[0].address,
                month,
                _kind(len(picked), _last_before(month, before, gone), first, settings),
                tuple([signal.id for signal in picked]),
                persons(picked),
                bool(crowded) and any(start <= signal.on < end for start, end in crowded for signal in picked),
            )
        )
        before = first
    return cases


def _last_before(month: str, before: date | None, gone: Collection[str]) -> date | None:
    """Return a day of the last case before a month, among those that are there and those that are gone."""
    if not gone:
        return before
    days = [month_days(each)[0] for each in gone if each < month]
    return max([*days, *([before] if before else [])], default=None)


def _kind(signals: int, before: date | None, day: date, settings: Settings) -> CaseKind:
    if signals > 1:
        return CaseKind.MULTIPLE
    if before is None:
        return CaseKind.SINGLE
    months = (day.year - before.year) * 12 + day.month - before.month
    return CaseKind.CONSECUTIVE if months <= settings.consecutive_months else CaseKind.SINGLE


def persons(signals: Sequence[Signal]) -> tuple[tuple[str, ...], ...]:
    """Group signals of one address by person and return their ids; signals come in the order of `in_order`.

    Signals whose surname *and* birth date both differ belong to different persons; a missing one does not differ.
    Among the persons a signal may belong to, the one it has most in common with is taken, then the first.
    """
    if len(signals) == 1:
        return ((signals[0].id,),)
    place: dict[_Identity, int] = {}
    for number, group in enumerate(_identities_apart(signals)):
        place.update(dict.fromkeys(group, number))
    ids: list[list[str]] = [[] for _ in range(max(place.values(), default=-1) + 1)]
    for signal in signals:
        ids[place[signal.surname, signal.birth_date]].append(signal.id)
    return tuple(tuple(group) for group in ids)


def same_person(signals: Sequence[Signal], own: Collection[str]) -> frozenset[str]:
    """Return the ids of the signals that are about the person whom some of them, her `own`, are known to be about.

    Beside her own: those that `persons` puts with one of these and that share its surname or birth date. A signal that
    shares nothing known with any belongs to nobody in particular. Signals come in the order of `in_order`.
    """
    by_id = {signal.id: signal for signal in signals}
    found = set(own)
    for group in persons(signals):
        hers = [by_id[each] for each in group if each in own]
        found |= {each for each in group if any(_shares(by_id[each], one) for one in hers)}
    return frozenset(found)


def _shares(one: Signal, other: Signal) -> bool:
    same_date = one.birth_date is not None and one.birth_date == other.birth_date
    return same_date or (bool(one.surname) and one.surname == other.surname)


def crowded_periods(signals: Collection[Signal], settings: Settings) -> list[tuple[date, date]]:
    """Return the periods, from and up to (not on) a day, in which an address has an institution's number of persons.

    Each lasts `institution_months` whole months; all signals count, picked up or not (rules.md section 1, "Persons").
    """
    limit = settings.institution_persons
    if len(signals) <= limit or len({(signal.surname, signal.birth_date) for signal in signals}) <= limit:
        return []
    ordered = in_order(signals)
    days = [signal.on for signal in ordered]
    periods = []
    for start in dict.fromkeys(days):
        end = add_months(start, settings.institution_months)
        within = ordered[bisect_left(days, start) : bisect_left(days, end)]
        if len(_identities_apart(within, enough=limit + 1)) > limit:
            periods.append((start, end))
    return periods


def _identities_apart(signals: Sequence[Signal], enough: int | None = None) -> list[list[_Identity]]:
    """Group the names and birth dates of signals by person; stop looking at `enough` persons."""
    groups: list[list[_Identity]] = []
    for identity in dict.fromkeys((signal.surname, signal.birth_date) for signal in signals):
        if len(groups) == enough:
            break
        nearest, best = None, -1
        for group in groups:
            likeness = _likeness(identity, group)
            if likeness > best:
                nearest, best = group, likeness
        if nearest is None:
            groups.append([identity])
        else:
            nearest.append(identity)
    return groups


def _likeness(identity: _Identity, group: list[_Identity]) -> int:
    """Count the known parts shared with the nearest of a group; -1 when somebody in it is another person."""
    surname, birth_date = identity
    best = 0
    for other_surname, other_date in group:
        same_surname = bool(surname) and surname == other_surname
        same_date = birth_date is not None and birth_date == other_date
        known = surname and other_surname and birth_date and other_date
        if known and not same_surname and not same_date:
            return -1
        best = max(best, same_surname + same_date)
    return best
