"""Does a note tell of something beyond a volunteer's role, done by the volunteer? A hint for the reader, no verdict.

A note is read clause by clause: which words of `role_terms` stand in it, and who acts. What the resident, a creditor
or a professional does is no concern of the role; what has no subject was done by whoever wrote the note.
"""

import re
from collections.abc import Iterator
from enum import Enum, auto
from typing import NamedTuple

from schema.role_terms import ARTICLES, DECIDED, HARMLESS, STATUTORY, TERMS, Limit


class Flag(NamedTuple):
    """A phrase of a note that may be past a limit of the role."""

    limit: Limit
    """Which limit, and by that the article that draws it (`role_terms.ARTICLES`)."""
    phrase: str
    """As it stands in the note."""
    start: int
    end: int

    def as_json(self) -> dict[str, str]:
        """Return the flag in the shape of the command line."""
        return {"code": str(self.limit), "phrase": self.phrase, "article": ARTICLES[self.limit]}


class _Actor(Enum):
    WRITER = auto()
    RESIDENT = auto()
    OTHER = auto()


class _Clause(NamedTuple):
    text: str
    start: int
    actor: _Actor
    sentence: str


_SENTENCE = re.compile(r"(?:[^.!?;:\n]|(?<=\bmw)\.|(?<=\bdhr)\.|(?<=\bmevr)\.|(?<=\bnr)\.|(?<=\d)[.:](?=\d))+")
_SUBJECT = (
    r"(?:ik|wij|we|ze|zij|hij|mevrouw|meneer|mevr|mw|dhr|(?:de|het|haar|zijn|een)\s+(?:inwoner|cli[eë]nt|gemeente|consulent|"
    r"vrijwilliger|bewindvoerder|zoon|dochter|gezin))\b"
)
_OPENERS = r"(?:of|als|dat|omdat|zodat|doordat|terwijl|zodra|totdat|toen|voordat|nadat|tenzij|hoewel)"
_BREAK = re.compile(rf",|\s(?={_OPENERS}\s)|\s(?=(?:en|maar|want|dus)\s+{_SUBJECT})|\s[-–]\s")
_DEPENDENT = re.compile(rf"^\s*{_OPENERS}\b")
_WRITERS = re.compile(r"\b(?:ik|'k|wij|we|onze? (?:vrijwilliger|maatje)|vrijwilligers?|vrijwilligster|maatje|buddy)\b")
_RESIDENTS = re.compile(
    r"\b(?:ze|zij|hij|mevrouw|meneer|mevr|mw|dhr|mijnheer|inwoners?|inwoonster|cli[eë]nte?|klant|bewoners?|bewoonster|zoon|"
    r"dochter|partner|moeder|vader|man|vrouw|echtgenoo?te?|gezin|echtpaar|stel|familie|zus|broer|buurvrouw|buurman)\b"
)
_OTHERS = re.compile(
    r"\b(?:gemeente|college|consulente?|klantmanager|\w*hulpverle(?:ner|ning|ners|enster)|bewindvoerder|wijkteam|"
    r"deurwaarder|incassobureau|\w*verhuurder|\w*corporatie|woonstichting|bank|\w*bank|\w*verzekeraar|\w*bedrijf|"
    r"belastingdienst|dienst toeslagen|uwv|svb|cak|duo|rechter|rechtbank|advocaat|notaris|werkgever|jurist|"
    r"schuldeisers?|werkster|werker|beroepskracht|professional|budgetbeheerder|coach|leverancier)\b"
)
_AFTER_PREPOSITION = re.compile(
    r"\b(?:van|voor|met|namens|aan|bij|naar|over|tegen|op|via|uit|door|tussen|zonder)\s+"
    r"(?:(?:de|het|een|haar|zijn|hun|mijn|onze?|deze|die|dat)\s+)?(?:\w+)"
)
_BY_OTHERS = re.compile(r"\bdoor\s+(?:(?:de|het|een|haar|zijn)\s+)?(\w+)")
_PASSIVE = re.compile(r"\b(?:is|wordt|worden|werd|werden)\b|(?<!^)\bzijn\b(?=\s+(?:\w+\s+)?(?:\w+en|\w+t|\w+d)$)")
_NOT = re.compile(r"\b(?:niet|geen|nooit|zonder|niemand)\b")
_MAY = re.compile(r"\b(?:mag|mogen|mocht\w*|kan|kunnen|hoef\w*|hoor\w*|zal|zullen|ga|gaan)\b")
_ASKED = re.compile(r"\b(?:wilde|wou|vroeg|vraagt|bood|biedt|wil)\b")
_TO_WRITER = re.compile(r"\b(?:mij|me|ons|de vrijwilliger)\b")
_REACH = ".{0,120}"
"""How far apart the words of one phrase may stand: a long note is read as fast as a short one."""
_PATTERNS = tuple((limit, re.compile(pattern.replace(".*", _REACH))) for limit, pattern in TERMS)
_HARMLESS, _DECIDED, _STATUTORY = re.compile(HARMLESS), re.compile(DECIDED), re.compile(STATUTORY)
_EITHER_WAY = frozenset({Limit.DECISION})
"""Not letting somebody in is a decision as well."""


def flags(note: str) -> tuple[Flag, ...]:
    """Return the phrases of a note that may be past the role, in their order; none: nothing was noticed."""
    found: dict[Limit, Flag] = {}
    for clause in _clauses(note):
        for limit, place in _beyond(clause):
            start, end = clause.start + place[0], clause.start + place[1]
            found.setdefault(limit, Flag(limit, note[start:end].strip(), start, end))
    return tuple(sorted(found.values(), key=lambda flag: flag.start))


def _clauses(note: str) -> Iterator[_Clause]:
    """Cut a note into clauses, each with who acts in it; one without a subject goes on from the one before."""
    lowered = note.lower() if len(note.lower()) == len(note) else note
    for sentence in _SENTENCE.finditer(lowered):
        before: _Actor | None = None
        start, end = 0, len(sentence[0])
        for stop, following in (*(cut.span() for cut in _BREAK.finditer(sentence[0])), (end, end)):
            text = sentence[0][start:stop]
            actor = _actor(text)
            yield _Clause(text, sentence.start() + start, actor or before or _Actor.WRITER, sentence[0])
            if not _DEPENDENT.match(text):
                before = actor or before
            start = following


def _actor(text: str) -> _Actor | None:
    """Return who acts in a clause; None where it names nobody."""
    if _WRITERS.search(_AFTER_PREPOSITION.sub(" ", text)):
        return _Actor.WRITER
    for agent in _BY_OTHERS.finditer(text):
        if _WRITERS.search(agent[1]) or agent[1] in ("mij", "ons"):
            return _Actor.WRITER
        if _OTHERS.search(agent[1]) or _RESIDENTS.search(agent[1]):
            return _Actor.OTHER
    subjects = _AFTER_PREPOSITION.sub(" ", text)
    resident, other = _RESIDENTS.search(subjects), _OTHERS.search(subjects)
    if resident is None and other is None:
        return None
    return _Actor.RESIDENT if other is None or (resident and resident.start() < other.start()) else _Actor.OTHER


def _beyond(clause: _Clause) -> Iterator[tuple[Limit, tuple[int, int]]]:
    """Yield the limits that a clause is past, with the place of the words in it."""
    if _HARMLESS.search(clause.text) or re.match(r"\s*of\b", clause.text):
        return
    for limit, pattern in _PATTERNS:
        match = pattern.search(clause.text)
        if match and _counts(limit, clause):
            yield limit, match.span()
    verb = _DECIDED.search(clause.text)
    if (
        verb
        and clause.actor is _Actor.WRITER
        and _STATUTORY.search(clause.sentence)
        and _counts(Limit.DECISION, clause)
    ):
        yield Limit.DECISION, verb.span()


def _counts(limit: Limit, clause: _Clause) -> bool:
    """Say whether it is the volunteer who does it, and whether it is done rather than left."""
    text = clause.text
    if limit is Limit.CODE and clause.actor is not _Actor.WRITER:
        return bool(_TO_WRITER.search(text)) and not _ASKED.search(text) and not _NOT.search(text)
    if clause.actor is not _Actor.WRITER:
        return False
    if _NOT.search(text):
        return limit in _EITHER_WAY and "geen" not in text.split() and not _MAY.search(text)
    alone = not _WRITERS.search(text)
    return not (alone and limit is not Limit.ON_BEHALF and _PASSIVE.search(text))
