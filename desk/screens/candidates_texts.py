"""The candidates for a request in words: who fits and why, who cannot now and what would change it."""

from desk.locale import _, ngettext
from desk.locale.formats import day
from desk.locale.words import counted, word, words
from desk.locale.words.changes import effort_of
from desk.locale.words.choosing import fact_words
from desk.locale.words.judging import criterion
from desk.locale.words.proofs import proof_word
from desk.matching.explaining import Weighing, best_after_one_change, compare, proofs_on_day
from desk.matching.suggesting import Candidate, HeldBack
from desk.pairings.comparing import Comparison, asked_of
from desk.screens.reasons_texts import reason_told
from desk.screens.tray_area import MARK
from desk.screens.volunteers_texts import load_of
from desk.screens.warned_texts import agreed_lines, between_lines
from desk.widgets.bars import bar
from desk.widgets.detail import Description, Line, Section
from desk.widgets.list_rows import Cell, Row
from schema.conflict_guard import unweighed
from schema.fixes import fix_for


def candidate_row(weighing: Weighing, candidate: Candidate, *, marked: bool = False) -> Row:
    """Return the line of a candidate: points, and a bar for the criteria that differ most; marked, to be compared."""
    facts = compare(weighing, candidate.volunteer)
    bars = [bar(getattr(facts.points, name), facts.most[name]) for name in ("kinds", "distance", "times")]
    told = f"{MARK} {candidate.name}" if marked else candidate.name
    name = Cell(told)
    if unweighed(candidate.warnings) or candidate.agreed:
        name = Cell(_("{name} (let op)").format(name=told), "warning")
    points = Cell(str(candidate.points.total), "success")
    return Row(candidate.volunteer, [name, points, *bars, load_of(facts.load, facts.maximum, 0)])


def refused_row(weighing: Weighing, held: HeldBack) -> Row:
    """Return the line of somebody who cannot now: why, and the least that would change it.

    What holds the request back from everybody is told above the list, once.
    """
    own = weighing.ground.own
    why = [reason_told(weighing, held.volunteer, reason) for reason in held.reasons if reason not in own]
    told = ", ".join(why) or _("verder niets")
    if len(why) > 1:
        told = ngettext("{n} ding: {reasons}", "{n} dingen: {reasons}", len(why)).format(n=len(why), reasons=told)
    changes = [change for change in held.fix if change not in map(fix_for, own)]
    return Row(held.volunteer, [held.name, Cell(told, "warning"), words(changes) if held.fix else _needed(held)])


def _needed(held: HeldBack) -> str:
    return words(held.fix) or _("niets kan dit veranderen")


def nobody(weighing: Weighing) -> str:
    """Return why nobody may serve the request, and the least that opens the way."""
    if not weighing.volunteers:
        return _("Er zijn nog geen vrijwilligers. Voeg ze toe onder 4.")
    if own := weighing.ground.own:
        return _nobody_yet(weighing, own)
    nearest = weighing.suggestion.refused[0]
    if not nearest.fix:
        return _("Nu mag niemand, en niets kan dat veranderen. Hieronder staat waarom.")
    told = _("Nu mag niemand. Het dichtst bij is {name}. Nodig: {changes}.")
    return told.format(name=nearest.name, changes=words(nearest.fix))


def _nobody_yet(weighing: Weighing, own: tuple[str, ...]) -> str:
    """Return what holds the request itself back, what opens the way, and who fits best then."""
    told = [_("Nu mag niemand: {reasons}.").format(reasons=words(list(own)))]
    told.append(_("Nodig: {changes}.").format(changes=words(list(map(fix_for, own)))))
    if "no-consent" in own:
        told.append(_("Stemt de inwoner in? Leg dat vast met g."))
    ready = [held for held in weighing.suggestion.refused if held.reasons == own]
    if ready:
        best = max(ready, key=lambda held: compare(weighing, held.volunteer).points.total)
        points = compare(weighing, best.volunteer).points.total
        told.append(_("Daarna past {name} het best ({points}).").format(name=best.name, points=points))
    return " ".join(told)


def describe_fit(weighing: Weighing, volunteer: str) -> Description:
    """Return why a volunteer fits as she does, or why she cannot now."""
    held = next((held for held in weighing.suggestion.refused if held.volunteer == volunteer), None)
    facts = compare(weighing, volunteer)
    criteria = Section([_criterion(facts, weighing, name) for name in facts.most])
    if held is None:
        ranked = weighing.suggestion.candidates
        place = next(place for place, it in enumerate(ranked) if it.volunteer == volunteer)
        sections = [criteria, _may(weighing, volunteer), Section(_otherwise(weighing, place, facts), _("Anders"))]
        if careful := [*between_lines(ranked[place].warnings), *agreed_lines(ranked[place])]:
            sections.insert(0, Section(careful, _("Let op")))
        return Description(_("Waarom {name}").format(name=ranked[place].name), sections)
    why = [Line(_("waarom"), reason_told(weighing, volunteer, reason), "warning") for reason in held.reasons]
    why += between_lines(held.findings)
    needed = [_("{what} ({effort})").format(what=word(change), effort=effort_of(change)) for change in held.fix]
    changes = [Line(_("nodig"), told) for told in needed or [_needed(held)]]
    after = Section([*why, *changes])
    return Description(_("Waarom nu niet {name}").format(name=held.name), [after, criteria, _then(weighing, facts)])


def _criterion(facts: Comparison, weighing: Weighing, name: str) -> Line:
    points, most = getattr(facts.points, name), facts.most[name]
    return Line(criterion(name), f"{points:>3} {bar(points, most, 6)} {criteria(facts, weighing)[name]}")


def criteria(facts: Comparison, weighing: Weighing) -> dict[str, str]:
    """Return per criterion the fact behind the points of a volunteer."""
    return fact_words(facts.facts(), asked_of(weighing.ground.request), facts.points._asdict())


def _may(weighing: Weighing, volunteer: str) -> Section:
    lines = []
    for proof in proofs_on_day(weighing, volunteer):
        if proof["exempted"] and proof["state"] != "valid":
            lines.append(Line(proof_word(proof["kind"]), _("ontheffing"), "warning"))
        elif proof["state"] == "valid" and proof["last_valid_on"]:
            told = _("geldig tot en met {day}").format(day=day(proof["last_valid_on"]))
            lines.append(Line(proof_word(proof["kind"]), told, "success"))
    return Section(lines, _("Mag dit doen"))


def _otherwise(weighing: Weighing, place: int, facts: Comparison) -> list[Line]:
    """Return what else could be chosen, and what this choice brings about."""
    ranked, total = weighing.suggestion.candidates, facts.points.total
    lines = [Line(_("samen"), _("{points} van {most}").format(points=total, most=sum(facts.most.values())))]
    other = ranked[1 if place == 0 else 0] if len(ranked) > 1 else None
    if other is not None:
        gap = abs(total - other.points.total)
        ahead = ngettext("{n} punt voor op {name}", "{n} punten voor op {name}", gap)
        behind = ngettext("{n} punt achter op {name}", "{n} punten achter op {name}", gap)
        lines.append(Line(_("verschil"), (ahead if place == 0 else behind).format(n=gap, name=other.name)))
    best = best_after_one_change(weighing)
    if best is not None and best[1] > total:
        told = _("{name} ({points}), na: {change}")
        lines.append(Line(_("anders"), told.format(name=best[0].name, points=best[1], change=words(best[0].fix))))
    then = load_of(facts.load + 1, facts.maximum, 0)
    return [*lines, Line(_("gevolg"), _("daarna bezet: {load}").format(load=then))]


def _then(weighing: Weighing, facts: Comparison) -> Section:
    total = facts.points.total
    better = sum(it.points.total >= total for it in weighing.suggestion.candidates)
    told = _("{points}, plaats {place}").format(points=counted.points(total), place=better + 1)
    return Section([Line(_("zou krijgen"), told)])
