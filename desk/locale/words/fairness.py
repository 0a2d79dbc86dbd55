"""Words for how evenly help is spread."""

from desk.locale import _, ngettext
from desk.locale.formats import count
from desk.locale.words import counted, word
from schema.fairness import MOST_CASES, Caseload


def pairings(number: int) -> str:
    """Return `1 koppeling`, `2 koppelingen`."""
    return ngettext("{n} koppeling", "{n} koppelingen", number).format(n=count(number))


def way(name: str) -> str:
    """Return how requests are told apart."""
    return {
        "caseload": _("koppelingen per vrijwilliger"),
        "language": _("wachttijd per taal"),
        "area": _("wachttijd per gebied"),
        "support": _("wachttijd per soort steun"),
    }[name]


def group_word(name: str, code: str) -> str:
    """Return the word for a group of requests."""
    return word(code) if name == "support" else code


def cases_word(cases: int) -> str:
    """Return how many pairings at once."""
    if cases == MOST_CASES:
        return _("{n} of meer").format(n=cases)
    return pairings(cases) if cases else _("geen")


def spread_told(spread: Caseload) -> str:
    """Return in a sentence how cases are spread."""
    if not spread.cases:
        return _("Er zijn nu geen koppelingen.")
    told = ngettext(
        "{half} doet de helft van {cases}; vol: {full}.",
        "{half} doen de helft van {cases}; vol: {full}.",
        spread.with_half,
    )
    return told.format(half=counted.volunteers(spread.with_half), cases=pairings(spread.cases), full=count(spread.full))


def waited_word(days: int | None) -> str:
    """Return a number of days, or a dash where there is none."""
    return "–" if days is None else counted.days(days)
