"""One word or short phrase per code: what lists, panes and forms show in place of a stored code."""

from functools import cache

from desk.locale import language
from desk.locale.words import (
    accounts,
    agreements,
    cases,
    checkins,
    ddas,
    exports,
    figures,
    guards,
    importing,
    judging,
    life,
    likely,
    meeting,
    papers,
    privacy,
    proofs,
    records,
    rounds,
    sharing,
    signing,
    training,
    trays,
    undoing,
    vision,
    voices,
    volunteers,
    weights,
    work,
)


def word(code: object) -> str:
    """Return the reader's word for a code; a code that is a word already (a national status) is shown as it is."""
    text, known = str(code), _words(language())
    name, _mark, training = text.partition(":")
    if text not in known and name in known and training:
        return f"{known[name]} {known[f'training:{training}']}"
    return known.get(text, text)


def words(codes: object) -> str:
    """Return the words for several codes, given as a list or joined by `|`."""
    several = codes.split("|") if isinstance(codes, str) else list(codes) if isinstance(codes, (list, tuple)) else []
    return ", ".join(word(code) for code in several if code)


@cache
def _words(_language: str) -> dict[str, str]:
    """Return all words in a language, the one spoken now: made once, for a list asks for thousands."""
    return {
        **work.tasks(),
        **exports.kinds(),
        **exports.receivers(),
        **exports.verbs(),
        **undoing.finals(),
        **work.states(),
        **work.dues(),
        **work.feedback_lines(),
        **work.faults(),
        **cases.verbs(),
        **checkins.hows(),
        **checkins.dues(),
        **checkins.verbs(),
        **cases.dues(),
        **judging.proofs(),
        **judging.reasons(),
        **judging.fixes(),
        **records.verbs(),
        **likely.likely(),
        **importing.kinds_of_file(),
        **records.papers(),
        **records.figures(),
        **figures.figures(),
        **figures.dimensions(),
        **ddas.expectations(),
        **ddas.leftovers(),
        **rounds.rounds(),
        **rounds.round_verbs(),
        **trays.trays(),
        **trays.bulk(),
        **trays.verbs(),
        **proofs.verbs(),
        **agreements.contents(),
        **agreements.phases(),
        **agreements.verbs(),
        **volunteers.stages(),
        **volunteers.expenses(),
        **volunteers.receivers(),
        **volunteers.verbs(),
        **volunteers.dues(),
        **volunteers.likeness(),
        **training.trainings(),
        **training.changes(),
        **training.verbs(),
        **guards.closeness(),
        **guards.limits(),
        **guards.goals(),
        **guards.papers(),
        **guards.verbs(),
        **meeting.points(),
        **meeting.verbs(),
        **voices.kinds(),
        **voices.questions(),
        **voices.stands(),
        **voices.verbs(),
        **weights.verbs(),
        **life.people(),
        **life.results(),
        **life.dues(),
        **life.verbs(),
        **papers.documents(),
        **papers.verbs(),
        **privacy.rules(),
        **privacy.several(),
        **privacy.singly(),
        **privacy.causes(),
        **privacy.duties(),
        **privacy.dues(),
        **privacy.verbs(),
        **signing.standings(),
        **signing.verbs(),
        **accounts.roles(),
        **accounts.ways(),
        **accounts.verbs(),
        **vision.steps(),
        **vision.sources(),
        **vision.cells(),
        **vision.verbs(),
        **sharing.partners(),
        **sharing.verbs(),
    }
