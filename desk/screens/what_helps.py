"""Wat helpt: which one proof, training or slot lets the plan serve most of those who wait, and what it asks."""

import time
from collections.abc import Sequence
from functools import partial

from desk.clock import today
from desk.locale import _, ngettext
from desk.locale.formats import count, full_name
from desk.locale.words import counted, word
from desk.locale.words.plans import effort_of, gained, step
from desk.matching.what_if import PROOF_OF, Change, WhatIf, what_if
from desk.screens.renewing import Target
from desk.screens.renewing_list import Found, RenewingScreen, Thing
from desk.store.store import Store
from desk.volunteers.listing import list_volunteers
from desk.widgets.background import step_by_step
from desk.widgets.detail import Description, Line, Section
from desk.widgets.record_list import Cell, Column, RecordList
from schema.codes import ProofKind
from schema.progress import PlanStep, Tell
from schema.renewals import act_for

MOST_SECONDS = 20.0
"""So long it goes on looking; what was found by then is shown, and how much was not looked at."""
_EVERY = 20


class WhatHelpsScreen(RenewingScreen):
    """The changes, most help for the least effort first; enter opens what brings one about."""

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self._read = -1

    def columns(self) -> Sequence[Column]:
        """Return the columns of the list."""
        return [
            Column(_("vrijwilliger")),
            Column(_("wat helpt")),
            Column(_("meer"), right=True, kept=True),
            Column(_("wie dan")),
            Column(_("vraagt")),
        ]

    def nothing(self) -> str:
        """Return the sentence for an empty list."""
        return _("Geen enkele wijziging bij één vrijwilliger helpt nu iemand meer. Het plan (b) zegt waarom.")

    def look_again(self) -> None:
        """Look beside the screen where something changed since."""
        if self._read != self.store.head().seq:
            self._read = self.store.head().seq
            step_by_step(self, self.store, _look, self._say, self.show)

    def _say(self, name: str, done: int, total: int) -> None:
        far = _("{done} van {total}").format(done=count(done), total=count(total)) if total else ""
        told = _("Bezig: {step} {far}… Escape stopt.").format(step=step(name), far=far)
        self.query_one(RecordList).retitle(told)


def _look(store: Store, tell: Tell) -> Found:
    tell(PlanStep.READING, 0, 0)
    found = what_if(store, on=today(), go_on=partial(_goes_on, tell, time.monotonic() + MOST_SECONDS))
    names = {row["id"]: full_name(row) for row in list_volunteers(store, on=today())}
    return Found(found_title(found), [_thing(change, names[change.volunteer]) for change in found.changes])


def _goes_on(tell: Tell, until: float, done: int, total: int) -> bool:
    if done % _EVERY == 0:
        tell(PlanStep.CHANGING, done, total)
    return time.monotonic() < until


def found_title(found: WhatIf) -> str:
    """Return how many the plan helps now, and how many changes were not looked at."""
    told = _("Wat helpt · nu {served} van {waiting} wachtenden").format(served=found.served, waiting=found.waiting)
    if not found.left:
        return told
    cut = ngettext("{n} wijziging niet bekeken", "{n} wijzigingen niet bekeken", found.left)
    return f"{told} · {cut.format(n=count(found.left))}"


def _thing(change: Change, name: str) -> Thing:
    proof = PROOF_OF.get(change.fix)
    fixed, asks = word(change.fix), effort_of(change.fix)
    more = f"{change.served:+d}"
    cells: list[str | Cell] = [name, fixed, Cell(more, "success"), gained(change.gain), asks]
    told = [
        Line(_("wat helpt"), fixed),
        Line(_("meer"), _("{n} met een vrijwilliger").format(n=counted.requests(change.served)), "success"),
        Line(_("wie dan"), gained(change.gain)),
        Line(_("vraagt"), asks),
    ]
    act = "file" if proof in (None, ProofKind.INSURANCE) else act_for(proof)
    target = Target("volunteer", change.volunteer, name, proof, act)
    return Thing(f"{change.volunteer} {change.fix}", cells, target, Description(name, [Section(told)]))
