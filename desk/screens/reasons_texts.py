"""Each reason that keeps somebody from a request, with the fact behind it: the day, the paper, what is asked."""

from collections.abc import Callable, Mapping
from datetime import date

from desk.locale import _
from desk.locale.formats import day
from desk.locale.short import supports
from desk.locale.words import word
from desk.locale.words.choosing import distance_word
from desk.locale.words.proofs import proof_word
from desk.matching.explaining import Weighing, compare, proofs_on_day
from desk.screens.volunteers_texts import load_of, reach_told, reason_word
from schema.codes import AgreementKind, Support
from schema.organisations import newest_begun
from schema.pair import is_too_far
from schema.requests import ConsentKind, Request, holds
from schema.volunteers import Volunteer, covers

_PAPERS: Mapping[str, AgreementKind] = {
    "collaboration-missing": AgreementKind.COLLABORATION,
    "processing-missing": AgreementKind.PROCESSING,
    "authorisation-missing": AgreementKind.AUTHORISATION,
}
Told = Callable[[Weighing, str], str]


def reason_told(weighing: Weighing, volunteer: str, reason: str) -> str:
    """Return a reason with the fact behind it: since when, how full, which languages, which paper."""
    stem = reason.partition(":")[0]
    if stem.endswith("-expired"):
        return _expired(weighing, volunteer, reason)
    if reason in _PAPERS:
        return _paper(weighing, volunteer, reason)
    told = _facts().get(reason)
    return (told(weighing, volunteer) if told else "") or reason_word(reason)


def _facts() -> Mapping[str, Told]:
    """Return what tells a reason's fact; one that has nothing to tell gives nothing."""
    return {
        "no-capacity": _full,
        "language": _languages,
        "outside-area": _area,
        "support-not-offered": _support,
        "not-active": lambda weighing, who: _away(weighing.volunteers[who], weighing.ground.on),
        "no-consent": lambda weighing, _who: _withdrawn(weighing.ground.request, weighing.ground.on),
        "objected": lambda weighing, _who: _objected(weighing.ground.request, weighing.ground.on),
        "safety-block": lambda weighing, _who: _blocked(weighing.ground.request, weighing.ground.on),
    }


def _expired(weighing: Weighing, volunteer: str, reason: str) -> str:
    stem, _mark, training = reason.partition(":")
    kind = f"training:{training}" if training else stem.removesuffix("-expired")
    [proof] = [proof for proof in proofs_on_day(weighing, volunteer) if proof["kind"] == kind]
    return _("{proof} verlopen na {day}").format(proof=proof_word(kind), day=day(proof["last_valid_on"]))


def _paper(weighing: Weighing, volunteer: str, reason: str) -> str:
    """Return which agreement is not in force, and since when where there was one."""
    organisation = weighing.ground.organisations[weighing.volunteers[volunteer].organisation]
    last = newest_begun(organisation.agreements, _PAPERS[reason], weighing.ground.on)
    if last is None or last.last_day is None:
        return reason_word(reason)
    return _("{reason} (liep tot en met {day})").format(reason=reason_word(reason), day=day(last.last_day))


def _full(weighing: Weighing, volunteer: str) -> str:
    facts = compare(weighing, volunteer)
    return _("volgeboekt: {load}").format(load=load_of(facts.load, facts.maximum, 0))


def _languages(weighing: Weighing, volunteer: str) -> str:
    spoken, asked = sorted(weighing.volunteers[volunteer].languages), weighing.ground.request.languages
    told = _("geen taal gemeen: {spoken}, gevraagd {asked}")
    return told.format(spoken=", ".join(spoken), asked=", ".join(asked))


def _area(weighing: Weighing, volunteer: str) -> str:
    known, facts = weighing.volunteers[volunteer], compare(weighing, volunteer)
    if facts.metres is not None and is_too_far(known, facts.metres):
        far = distance_word(facts.metres, facts.signs)
        return _("te ver: {far}, {most}").format(far=far, most=reach_told(known.maximum_km))
    return _("buiten haar gebied: {area}").format(area=", ".join(known.area))


def _support(weighing: Weighing, volunteer: str) -> str:
    offered = [kind for kind in Support if kind in weighing.volunteers[volunteer].kinds]
    return _("biedt deze steun niet, wel: {offered}").format(offered=supports(offered)) if offered else ""


def _away(volunteer: Volunteer, on: date) -> str:
    """Return until when somebody is away, or since when."""
    if volunteer.stopped_on and volunteer.stopped_on <= on:
        return _("gestopt op {day}").format(day=day(volunteer.stopped_on))
    if volunteer.started_on and volunteer.started_on > on:
        return _("begint op {day}").format(day=day(volunteer.started_on))
    if volunteer.started_on is None and volunteer.interested_on is not None:
        return _("nog niet begonnen")
    ends = [pause.ends_on for pause in volunteer.pauses if covers(pause, on)]
    if not ends:
        return ""
    return _("gepauzeerd tot en met {day}").format(day=day(max(filter(None, ends)))) if all(ends) else _("gepauzeerd")


def _said(request: Request, kind: ConsentKind, on: date) -> date | None:
    return max((it.given_on for it in request.consents if it.kind is kind and it.given_on <= on), default=None)


def _withdrawn(request: Request, on: date) -> str:
    said = _said(request, ConsentKind.WITHDRAWN, on)
    return _("toestemming ingetrokken op {day}").format(day=day(said)) if said else ""


def _objected(request: Request, on: date) -> str:
    said = _said(request, ConsentKind.OBJECTED, on)
    return _("wil geen vrijwilliger, sinds {day}").format(day=day(said)) if said else ""


def _blocked(request: Request, on: date) -> str:
    ends = [block.ends_on for block in request.safety_blocks if holds(block, on)]
    if not ends or not all(ends):
        return ""
    return _("{reason} tot en met {day}").format(reason=word("safety-block"), day=day(max(filter(None, ends))))
