"""Which acts fit a pairing now, and which of them the footer names: the next one, and one more where there is room."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from textual.binding import ActiveBinding

from desk.checkins.attention import has_worry
from desk.pairings.ending import result_of
from desk.pairings.life import step_of
from desk.pairings.loading import load_pairing
from desk.pairings.possible import acts_of, moves_of
from desk.screens.pairing_acts import ACTS
from desk.store.store import Store
from schema.pairings import BEFORE_RUNNING, PairingStatus, status
from schema.refused import Refused

_BESIDE = {PairingStatus.PROPOSED: "introduce", PairingStatus.RUNNING: "contact", PairingStatus.ENDED: "again"}
"""What the footer names beside the next step; before a pairing runs also that either side may refuse."""


class Offers(NamedTuple):
    """What can be done to a pairing now."""

    acts: frozenset[str] = frozenset()
    next: str | None = None
    """The act of the next step."""
    beside: str = ""
    """What is named beside it."""

    def shown(self, *, alone: bool) -> frozenset[str]:
        """Return the acts that the footer names; the next one alone where something can be taken back."""
        return frozenset(filter(None, (self.next, "" if alone else self.beside)))


NOTHING = Offers()


def offers(store: Store, pairing: str | None, *, on: date) -> Offers:
    """Return what can be done to a pairing (id) on a day; nothing where there is none."""
    if pairing is None:
        return NOTHING
    try:
        known = load_pairing(store, pairing)
    except Refused:
        return NOTHING
    acts = {"print", *moves_of(known), *acts_of(known)} - ({"result"} if result_of(store, pairing) else set())
    step, now = step_of(store, pairing, on=on), status(known, date.max)
    beside = _BESIDE.get(now, "") if now else ""
    if now in BEFORE_RUNNING and beside in ("", step):
        beside = "refuse"
    if now is PairingStatus.RUNNING and step == beside:
        beside = "checkin"
    if has_worry(store, pairing, on=on):
        acts.add("worry")
        beside = "worry"
    return Offers(frozenset(acts), step if step in acts else None, beside)


def in_footer(active: Mapping[str, ActiveBinding], shown: frozenset[str]) -> dict[str, ActiveBinding]:
    """Return the working keys with those acts of a pairing quiet that the footer does not name; help names all."""
    return {
        key: found._replace(binding=replace(found.binding, show=found.binding.show and found.binding.id in shown))
        if found.binding.id in ACTS
        else found
        for key, found in active.items()
    }
