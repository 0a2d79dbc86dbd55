"""Every change that the desk offers, made on invented people."""

from collections.abc import Callable
from dataclasses import replace

from desk.matching.people import People
from schema.codes import AgreementKind, ProofKind, Support, Task
from schema.fixes import fix_for
from schema.organisations import Agreement
from schema.proofs import Exemption, ProofState, hold_reason
from schema.requests import Clearance, Consent, ConsentKind
from tests.desk.matching.invented_people import ON

Pair = tuple[int, int]
"""Places of a request and a volunteer."""
_STATES = (ProofState.MISSING, ProofState.EXPIRED)
PROVED = {fix_for(hold_reason(kind, state)): kind for kind in ProofKind for state in _STATES}


def fixed(crowd: People, pair: Pair, fix: str) -> People:
    """Return the people once a change is made for one pair; a proof comes as an exemption for the day."""
    if fix in PROVED:
        lifted = Exemption(PROVED[fix], ON, ON, "", "")
        return _helper(crowd, pair, lambda one: {"exemptions": (*one.exemptions, lifted)})
    return _CHANGES[fix](crowd, pair)


def _helper(crowd: People, pair: Pair, fields: Callable) -> People:
    helpers = list(crowd.volunteers)
    helpers[pair[1]] = helpers[pair[1]]._replace(**fields(helpers[pair[1]]))
    return replace(crowd, volunteers=helpers)


def _asked(crowd: People, pair: Pair, fields: Callable) -> People:
    asked = list(crowd.requests)
    asked[pair[0]] = replace(asked[pair[0]], **fields(asked[pair[0]]))
    return replace(crowd, requests=asked)


def _papers(crowd: People, pair: Pair, fields: Callable) -> People:
    one = crowd.organisations[crowd.volunteers[pair[1]].organisation]
    return replace(crowd, organisations={**crowd.organisations, one.id: replace(one, **fields(one))})


def _agreed(kind: AgreementKind) -> Callable:
    def sign(crowd: People, pair: Pair) -> People:
        return _papers(crowd, pair, lambda one: {"agreements": (*one.agreements, Agreement(kind, ON))})

    return sign


def _said(kind: ConsentKind, before: ConsentKind) -> Callable:
    """Return a word that counts from today, in place of what else was said today."""

    def say(crowd: People, pair: Pair) -> People:
        kept = lambda one: tuple(it for it in one.consents if (it.kind, it.given_on) != (before, ON))  # noqa: E731
        return _asked(crowd, pair, lambda one: {"consents": (*kept(one), Consent(kind, ON))})

    return say


def _slot(crowd: People, pair: Pair) -> People:
    load = crowd.loads.get(crowd.volunteers[pair[1]].id, 0)
    return _helper(crowd, pair, lambda one: {"maximum": load + 1})


def _cleared(crowd: People, pair: Pair) -> People:
    clearance = Clearance(crowd.volunteers[pair[1]].id, ON, "vreemden")
    return _asked(crowd, pair, lambda one: {"clearances": (*one.clearances, clearance)})


def _not_excluded(crowd: People, pair: Pair) -> People:
    helper = crowd.volunteers[pair[1]].id
    return _asked(crowd, pair, lambda one: {"exclusions": tuple(it for it in one.exclusions if it.volunteer != helper)})


_CHANGES: dict[str, Callable[[People, Pair], People]] = {
    "free-slot": _slot,
    "offer-task": lambda crowd, pair: _helper(crowd, pair, lambda one: {"tasks": frozenset(Task)}),
    "offer-support": lambda crowd, pair: _helper(crowd, pair, lambda one: {"kinds": frozenset(Support)}),
    "widen-area": lambda crowd, pair: _helper(crowd, pair, lambda one: {"area": (), "maximum_km": None}),
    "make-active": lambda crowd, pair: _helper(crowd, pair, lambda one: {"pauses": ()}),
    "arrange-interpreter": lambda crowd, pair: _asked(crowd, pair, lambda one: {"interpreter": True}),
    "sign-collaboration": _agreed(AgreementKind.COLLABORATION),
    "sign-processing": _agreed(AgreementKind.PROCESSING),
    "authorise": _agreed(AgreementKind.AUTHORISATION),
    "agree-task": lambda crowd, pair: _papers(crowd, pair, lambda one: {"tasks": frozenset(Task)}),
    "ask-consent": _said(ConsentKind.GIVEN, ConsentKind.WITHDRAWN),
    "take-back-objection": _said(ConsentKind.OBJECTION_TAKEN_BACK, ConsentKind.OBJECTED),
    "lift-safety-block": lambda crowd, pair: _asked(crowd, pair, lambda one: {"safety_blocks": ()}),
    "clear-conflict": _cleared,
    "lift-exclusion": _not_excluded,
    "change-matrix": lambda crowd, pair: replace(
        crowd, matrix=replace(crowd.matrix, rows=dict.fromkeys(Task, frozenset(Support)))
    ),
}
