"""Wat helpt: which one change lets the plan serve most of those who wait, and what it asks."""

import time
from collections.abc import Mapping, Sequence

from desk.clock import today
from desk.locale import _, ngettext
from desk.locale.formats import count, full_name
from desk.locale.words import counted
from desk.locale.words.changes import changed, effort_of, somebody_new
from desk.locale.words.plans import gained, progress
from desk.matching.changes import PROOF_OF, Fix
from desk.matching.what_if import Change, WhatIf, what_if
from desk.partners.listing import list_organisations
from desk.screens.renewing import Target
from desk.screens.renewing_list import Found, RenewingScreen, Thing
from desk.store.store import Store
from desk.volunteers.listing import list_volunteers
from desk.widgets.background import step_by_step
from desk.widgets.detail import Description, Line, Section
from desk.widgets.list_rows import Cell, Column
from desk.widgets.record_list import RecordList
from schema.codes import ProofKind
from schema.progress import Tell
from schema.renewals import act_for

MOST_SECONDS = 20.0
"""So long it goes on looking; what was found by then is shown, and how much was not looked at."""


class WhatHelpsScreen(RenewingScreen):
    """The changes, most help for the least effort first; enter opens what brings one about."""

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self._read = -1

    def columns(self) -> Sequence[Column]:
        """Return the columns of the list."""
        return [
            Column(_("bij wie")),
            Column(_("wat helpt")),
            Column(_("meer"), right=True, kept=True),
            Column(_("wie dan")),
            Column(_("vraagt")),
        ]

    def nothing(self) -> str:
        """Return the sentence for an empty list."""
        return _("Geen enkele wijziging helpt nu iemand meer. Het plan (b) zegt waarom.")

    def look_again(self) -> None:
        """Look beside the screen where something changed since."""
        if self._read != self.store.head().seq:
            self._read = self.store.head().seq
            step_by_step(self, self.store, _look, self._say, self.show)

    def _say(self, name: str, done: int, total: int) -> None:
        told = _("Bezig: {step}… Escape stopt.").format(step=progress(name, done, total))
        self.query_one(RecordList).retitle(told)


def _look(store: Store, tell: Tell) -> Found:
    until = time.monotonic() + MOST_SECONDS
    found = what_if(store, on=today(), go_on=lambda done, total: time.monotonic() < until, tell=tell)
    names = {row["id"]: full_name(row) for row in list_volunteers(store, on=today())}
    names |= {row["id"]: row["name"] for row in list_organisations(store, on=today())}
    return Found(found_title(found), [_thing(change, names) for change in found.changes])


def found_title(found: WhatIf) -> str:
    """Return how many the plan helps now, and how many changes were not looked at."""
    told = _("Wat helpt · nu {served} van {waiting} wachtenden").format(served=found.served, waiting=found.waiting)
    if not found.left:
        return told
    cut = ngettext("{n} wijziging niet bekeken", "{n} wijzigingen niet bekeken", found.left)
    return f"{told} · {cut.format(n=count(found.left))}"


def _thing(change: Change, names: Mapping[str, str]) -> Thing:
    fix = change.fix
    name = names.get(fix.volunteer or fix.organisation, somebody_new(fix.language))
    fixed, asks = changed(fix.code, fix.task), effort_of(fix.code)
    more = f"{change.served:+d}"
    cells: list[str | Cell] = [name, fixed, Cell(more, "success"), gained(change.gain), asks]
    told = [
        Line(_("wat helpt"), fixed),
        Line(_("meer"), _("{n} met een vrijwilliger").format(n=counted.requests(change.served)), "success"),
        Line(_("wie dan"), gained(change.gain)),
        Line(_("vraagt"), asks),
    ]
    if fix.language:
        told += [Line(_("spreekt"), fix.language), Line(_("biedt"), _("alle steunsoorten, overal"))]
    return Thing(" ".join(fix), cells, _target(fix, name), Description(name, [Section(told)]))


def _target(fix: Fix, name: str) -> Target:
    if fix.organisation:
        return Target("organisation", fix.organisation, name, act="file")
    if not fix.volunteer:
        return Target("newcomer", "", name, act="file")
    proof = PROOF_OF.get(fix.code)
    act = "file" if proof in (None, ProofKind.INSURANCE) else act_for(proof)
    return Target("volunteer", fix.volunteer, name, proof, act)
