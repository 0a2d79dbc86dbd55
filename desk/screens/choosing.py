"""The decision itself: both names confirmed, and a reason where the coordinator departs from the first choice."""

from collections.abc import Mapping, Sequence
from typing import Any

from desk.clock import today
from desk.locale import _
from desk.locale.formats import full_name
from desk.locale.words import counted, word
from desk.locale.words.choosing import preferences
from desk.locale.words.findings import finding_told
from desk.matching.suggesting import Candidate
from desk.pairings.basis import standing_among
from desk.pairings.proposing import propose_pairing
from desk.screens.acting import Done
from desk.screens.area import AreaScreen
from desk.widgets import fields
from desk.widgets.confirm import Confirm
from desk.widgets.form import FormScreen
from desk.widgets.notices import refusals
from schema.basis import passed_over
from schema.conflict_guard import Finding, unweighed


def choose(
    screen: AreaScreen, request: Mapping[str, Any], ranked: Sequence[Candidate], chosen: Candidate, done: Done
) -> None:
    """Propose a pairing after a yes; a choice other than the best, or a second volunteer, asks a reason.

    Args:
        ranked: the candidates, the best first.
        done: told with the pairing's id and status, or with None.
    """
    names = _("{resident} en {volunteer}").format(resident=full_name(request), volunteer=chosen.name)
    question = _("{names}\nvoor {task}.").format(names=names, task=word(request["task"]))
    first, known = ranked[0], [(it.volunteer, it.points) for it in ranked]
    served, warned = request["status"] == "paired", unweighed(chosen.warnings)

    def propose(values: Mapping[str, Any]) -> dict[str, Any]:
        reason = values.get("reason") or None
        among = None if served else standing_among(known, chosen.volunteer)
        return propose_pairing(screen.store, request["id"], chosen.volunteer, on=today(), override=reason, among=among)

    def answered(yes: bool | None) -> None:
        if yes:
            with refusals(screen):
                done(propose({}))

    if chosen.points.total == first.points.total and not served and not warned:
        after = _("De koppeling is dan voorgesteld. Daarna maakt u een afspraak om kennis te maken.")
        screen.app.push_screen(Confirm(f"{question}\n\n{after}", title=_("Deze twee koppelen?")), answered)
        return
    why = _("Deze hulpvraag heeft al een vrijwilliger. Zeg waarom er een tweede bij komt.")
    if warned:
        why = _warns(warned)
    elif not served:
        why = _departs(first, chosen)
    asked = fields.because(
        [fields.text("reason", _("reden"), required=True)],
        {"reason": _("Staat bij de koppeling, en telt mee in de evaluatie. Schrijf niets over gezondheid op.")},
    )
    screen.app.push_screen(FormScreen(_("Deze twee koppelen?"), asked, propose, intro=f"{question}\n\n{why}"), done)


def _warns(warned: Sequence[Finding]) -> str:
    between = "; ".join(finding_told(finding.as_json()) for finding in warned)
    told = _("Let op: {between}. Zeg waarom dit geen bezwaar is; dat blijft met de datum bewaard.")
    return told.format(between=between)


def _departs(first: Candidate, chosen: Candidate) -> str:
    """Return on what the volunteer who fits best is ahead of the one who was chosen."""
    told = _("{first} past met {best} beter dan {chosen} met {points}: meer op {criteria}. Zeg waarom u anders kiest.")
    return told.format(
        first=first.name,
        best=counted.points(first.points.total),
        chosen=chosen.name,
        points=chosen.points.total,
        criteria=preferences(passed_over(chosen.points, first.points)),
    )
