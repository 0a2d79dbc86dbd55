"""Aan de beurt: who lacks a training or must renew one soon, those first who help most waiting residents."""

from collections.abc import Sequence

from textual.binding import Binding

from desk.clock import today
from desk.locale import _, ngettext
from desk.locale.formats import count, day, weekday
from desk.locale.words import word
from desk.locale.words.proofs import proof_word
from desk.screens.renewing import Target
from desk.screens.renewing_list import Found, RenewingScreen, Thing
from desk.store.store import Store
from desk.training.due import Due, who_is_due
from desk.widgets.detail import Description, Line, Section
from desk.widgets.list_rows import Cell, Column
from schema.codes import ProofKind
from schema.training import TRAININGS

_TONES = {"missing": "error", "expired": "error", "expiring": "warning"}


class DueScreen(RenewingScreen):
    """Who is due, for every training or for one."""

    BINDINGS = [Binding("f", "filter", _("Toon"), id="filter", tooltip=_("Toon elke training, of één ervan"))]

    def __init__(self, store: Store, kind: ProofKind | None = None) -> None:
        super().__init__(store)
        self._kind = kind

    def columns(self) -> Sequence[Column]:
        """Return the columns: who, what, how it stands, and whom it would help."""
        return [
            Column(_("wie")),
            Column(_("training")),
            Column(_("stand"), kept=True),
            Column(_("wachtenden"), kept=True),
            Column(_("aangemeld")),
        ]

    def find(self, store: Store) -> Found:
        """Find who is due."""
        kinds = TRAININGS if self._kind is None else (self._kind,)
        found = who_is_due(store, on=today(), kinds=kinds)
        what = _("elke training") if self._kind is None else word(self._kind)
        return Found(
            _("Aan de beurt · {n} · {what}").format(n=count(len(found)), what=what), [_thing(due) for due in found]
        )

    def nothing(self) -> str:
        """Return the sentence for when nobody is due."""
        return _("Niemand is aan de beurt. Druk op f voor een andere training.")

    def action_filter(self) -> None:
        """Show the next training."""
        order = (None, *TRAININGS)
        self._kind = order[(order.index(self._kind) + 1) % len(order)]
        self.on_screen_resume()


def _thing(due: Due) -> Thing:
    cells: list[str | Cell] = [
        due.name,
        proof_word(due.kind),
        Cell(word(due.state), _TONES[due.state]),
        _helps(due),
        day(due.session_on),
    ]
    target = Target("volunteer", due.volunteer, due.name, due.kind, "enrol")
    return Thing(f"{due.volunteer}|{due.kind}", cells, target, _told(due))


def _helps(due: Due) -> str:
    """Return in few words how many waiting residents a new certificate helps, or keeps helped."""
    if due.frees:
        return _("helpt {n}").format(n=due.frees)
    return _("houdt {n}").format(n=due.keeps) if due.keeps else ""


def _told(due: Due) -> Description:
    frees = ngettext(
        "{n} wachtende inwoner kan dan met haar gekoppeld worden",
        "{n} wachtende inwoners kunnen dan met haar gekoppeld worden",
        due.frees,
    )
    keeps = ngettext(
        "{n} wachtende inwoner kan anders niet meer met haar gekoppeld worden",
        "{n} wachtende inwoners kunnen anders niet meer met haar gekoppeld worden",
        due.keeps,
    )
    lines = [
        Line(_("training"), word(due.kind)),
        Line(_("stand"), word(due.state), _TONES[due.state]),
        Line(_("geldig tot en met"), weekday(due.last_day)),
        Line(
            _("wachtenden"), frees.format(n=due.frees) if due.frees else keeps.format(n=due.keeps) if due.keeps else ""
        ),
        Line(_("aangemeld"), weekday(due.session_on)),
        Line(_("kenmerk"), due.kenmerk),
    ]
    return Description(due.name, [Section([line for line in lines if line.value])])
