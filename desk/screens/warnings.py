"""Waarschuwingen: one list a day of what ends, the step it has reached, what is new, and what renews it."""

from collections.abc import Sequence

from desk.clock import today
from desk.locale import _
from desk.locale.formats import day, weekday
from desk.locale.renewals import left_of, sent_of
from desk.locale.words import word
from desk.locale.words.counted import days
from desk.locale.words.proofs import proof_word
from desk.renewal.warnings import Ending, counted, warnings
from desk.screens.renewing import Target
from desk.screens.renewing_list import Found, RenewingScreen, Thing
from desk.store.store import Store
from desk.widgets.detail import Description, Line, Section
from desk.widgets.list_rows import Cell, Column
from schema.codes import ProofKind
from schema.renewals import LAPSED, STEPS


class WarningsScreen(RenewingScreen):
    """What ends in 60, 30 or 7 days, and what has just ended."""

    def columns(self) -> Sequence[Column]:
        """Return the columns: what is new, who, what, when, and what is under way."""
        return [
            Column(" ", kept=True),
            Column(_("wie")),
            Column(_("wat")),
            Column(_("nog"), kept=True),
            Column(_("wat nu")),
        ]

    def find(self, store: Store) -> Found:
        """Find what ends."""
        found = warnings(store, on=today())
        title = _("Waarschuwingen · {n}, waarvan {new} nieuw · {quiet} stil").format(**counted(found))
        return Found(title, [_thing(one) for one in found])

    def nothing(self) -> str:
        """Return the sentence for a day without warnings."""
        return _("Niets loopt binnenkort af. Escape gaat terug.")


def _thing(one: Ending) -> Thing:
    quiet = one.quiet_until is not None
    proof = ProofKind(one.what) if one.kind == "volunteer" else None
    tone = "secondary" if quiet else _tone(one.step)
    sent = sent_of(one.requested_on, one.session_on, one.quiet_until)
    cells = [
        Cell(_("nieuw") if one.new else "", "warning"),
        Cell(one.name, "secondary" if quiet else ""),
        Cell(proof_word(proof) if proof else word(one.what), "secondary" if quiet else ""),
        Cell(left_of(one.left), tone),
        Cell(_short(one) or word(one.act), "secondary" if quiet else ""),
    ]
    key = "|".join((one.kind, one.id, one.what))
    return Thing(key, cells, Target(one.kind, one.id, one.name, proof, one.act), _told(one, sent))


def _short(one: Ending) -> str:
    """Return in few words what is under way."""
    when = [
        (one.quiet_until, _("stil tot {day}")),
        (one.requested_on, _("gevraagd {day}")),
        (one.session_on, _("training {day}")),
    ]
    return next((told.format(day=day(on).rsplit(" ", 1)[0]) for on, told in when if on is not None), "")


def _tone(step: int) -> str:
    if step in (LAPSED, STEPS[0]):
        return "error"
    return "warning" if step == STEPS[1] else ""


def _told(one: Ending, sent: str) -> Description:
    ended = _("liep af") if one.left < 0 else _("laatste dag")
    lines = [
        Line(_("wat"), word(one.what)),
        Line(ended, f"{weekday(one.last_day)}, {left_of(one.left)}", _tone(one.step)),
        Line(_("stap"), _step(one.step)),
        Line(_("opzegdag"), weekday(one.notice_on)),
        Line(_("loopt al"), sent),
        Line(_("koppelingen"), str(one.pairings) if one.pairings else ""),
    ]
    told = [line for line in lines if line.value]
    return Description(one.name, [Section(told), Section([Line(_("enter"), word(one.act))])])


def _step(step: int) -> str:
    return _("al afgelopen") if step == LAPSED else _("binnen {n}").format(n=days(step))
