"""What a note may tell that is beyond a volunteer's role, in neutral words: a hint, no verdict."""

from desk.locale import _
from desk.locale.words import word
from schema.role_guard import Flag
from schema.role_terms import ARTICLES, Limit

_WITH_AUTHORISATION = frozenset({Limit.ARRANGEMENT, Limit.ON_BEHALF})
"""What article 5.3 leaves open where the resident signed an authorisation herself."""


def flag_told(flag: Flag) -> str:
    """Return one flag as a sentence: the words, what they may be about, and the article that leaves it to others."""
    told = _("‘{phrase}’ gaat misschien over {limit}. Dat laat een vrijwilliger aan anderen (artikel {article}).")
    if flag.limit in _WITH_AUTHORISATION:
        told = _("‘{phrase}’ gaat misschien over {limit}. Dat kan alleen met volmacht van de inwoner ({article}).")
    return told.format(phrase=flag.phrase, limit=word(flag.limit), article=ARTICLES[flag.limit])
