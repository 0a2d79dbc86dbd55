"""What hangs on a volunteer who falls away, in words: a line per thing, and what will happen."""

from collections.abc import Iterator

from desk.home.falling_away import Plan
from desk.home.falling_away_acts import title_of
from desk.locale import _, ngettext
from desk.locale.formats import day, weekday
from desk.locale.words import counted, guards, word
from desk.widgets.detail import Line, Section
from desk.widgets.list_rows import Cell, Column, Row
from schema.falling_away import Cause, Do, Item, What
from schema.pairings import PairingStatus


def columns() -> list[Column]:
    """Return the columns of the list."""
    return [Column(_("wat"), kept=True), Column(_("wie")), Column(_("wanneer"), kept=True), Column(_("wat we doen"))]


def item_row(item: Item) -> Row:
    """Return the line of one thing, with what is chosen for it."""
    quiet = item.do in (Do.KEEP, Do.LEAVE)
    cells: list[str | Cell] = [_kind(item), item.who, _when(item)]
    cells.append(Cell(_chosen(item), "secondary" if quiet else "primary"))
    return Row(item.id, cells, opened_by(item) is not None)


def opened_by(item: Item) -> str | None:
    """Return what a line opens: a `case`, a `pairing`, or None where there is no file behind it."""
    if item.code == "planned-contact":
        return "case"
    of_pairing = item.what in (What.PAIRING, What.SECOND, What.PROMISE) or item.code == "letter-resident"
    return "pairing" if of_pairing else None


def _kind(item: Item) -> str:
    if item.what is What.PAIRING:
        return _("koppeling, {status}").format(status=word(item.code))
    if item.what is What.SECOND:
        return _("loopt mee, {status}").format(status=word(item.code))
    if item.what is What.ROUND:
        return _("ronde met") if item.who else _("ronde, alleen")
    return guards.stopping().get(item.code) or word(item.code)


def _when(item: Item) -> str:
    return day(item.day) if item.day else ""


def _chosen(item: Item) -> str:
    if item.do is Do.REMATCH and item.successor:
        return _("opvolger: {name}").format(name=item.successor.name)
    return guards.stopping()[item.do]


def preview(plan: Plan) -> list[Section]:
    """Return in words what will happen, in the order in which it is done."""
    sections = [Section([Line("", _absence(plan), "warning")])]
    pairings = [_pairing(item, plan) for item in plan.of(What.PAIRING)]
    pairings += [_second(item) for item in plan.of(What.SECOND)]
    lines = [*pairings, *(_round(item) for item in plan.of(What.ROUND)), *_actions(plan)]
    return [*sections, Section([Line("·", told) for told in lines])]


def _absence(plan: Plan) -> str:
    name, first = plan.name, weekday(plan.day)
    if plan.cause is Cause.STOP:
        return _("{name} is vanaf {day} geen vrijwilliger meer.").format(name=name, day=first)
    if plan.until is not None:
        told = _("{name} heeft pauze van {day} tot en met {last}.")
        return told.format(name=name, day=first, last=weekday(plan.until))
    if plan.cause is Cause.PROOF:
        return _("{name} gaat vanaf {day} niet meer, tot het bewijs er weer is.").format(name=name, day=first)
    return _("{name} heeft vanaf {day} pauze, tot nader bericht.").format(name=name, day=first)


def _pairing(item: Item, plan: Plan) -> str:
    if item.do is Do.KEEP:
        return _("De koppeling met {who} blijft staan.").format(who=item.who)
    if item.code == PairingStatus.RUNNING:
        told = _("De koppeling met {who} eindigt op {day}.").format(who=item.who, day=day(plan.day))
    else:
        told = _("De koppeling met {who} gaat niet door; deze twee worden niet meer gekoppeld.").format(who=item.who)
    if item.do is Do.REMATCH and item.successor:
        then = _("{name} wordt voorgesteld ({points}).")
        return f"{told} {then.format(name=item.successor.name, points=counted.points(item.successor.points))}"
    return f"{told} " + _("De hulpvraag wacht weer.")


def _second(item: Item) -> str:
    if item.do is Do.KEEP:
        return _("Zij blijft meelopen bij {who}.").format(who=item.who)
    return _("Zij loopt niet meer mee bij {who}; de koppeling gaat door.").format(who=item.who)


def _round(item: Item) -> str:
    when = weekday(item.day)
    if item.do is Do.KEEP:
        return _("De ronde van {day} blijft zoals die is.").format(day=when)
    told = _("Valt uit bij de ronde van {day}; blijven er te weinig mensen over, dan staan de adressen op Vandaag.")
    return told.format(day=when)


def _actions(plan: Plan) -> Iterator[str]:
    """Yield what comes on the coordinator's list: promises to take over, letters to print."""
    promises = [item for item in plan.of(What.PROMISE) if item.do is Do.TAKE_OVER]
    letters = [item for item in plan.of(What.LETTER) if item.do is Do.LIST]
    if promises:
        told = ngettext("{n} belofte komt op uw actielijst", "{n} beloften komen op uw actielijst", len(promises))
        yield f"{told.format(n=len(promises))}: {'; '.join(map(title_of, promises))}."
    if letters:
        told = ngettext("{n} brief komt op uw printlijst", "{n} brieven komen op uw printlijst", len(letters))
        yield f"{told.format(n=len(letters))}: {'; '.join(map(title_of, letters))}."
