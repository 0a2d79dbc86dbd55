"""What of a breakdown may leave the desk: no number below 5, nor one that follows by subtraction from a total.

The groups of a figure are held against the figure of the month, and within a group the kinds of case against its cases.
"""

from collections.abc import Sequence

from reports.documents.shown_figures import Shown, shown_hidden
from schema.codes import CaseKind
from schema.figures import Figures
from schema.small_numbers import hidden_parts

_KINDS = tuple(kind.value for kind in CaseKind)
_Hidden = dict[str, set[int]]


def shown_groups(groups: Sequence[Figures]) -> list[dict[str, Shown]]:
    """Return, for groups that have the same figures, each figure by name as it may be printed."""
    names = list(groups[0]) if groups else []
    hidden: _Hidden = {name: _hidden_at_first(name, groups) for name in names}
    while _hide_kinds(hidden, groups) or _hide_lone(hidden, groups):
        pass
    return [
        {name: shown_hidden(figures[name], hidden=place in hidden[name]) for name in names}
        for place, figures in enumerate(groups)
    ]


def _hidden_at_first(name: str, groups: Sequence[Figures]) -> set[int]:
    """Return the groups of which a figure is hidden because one of its numbers is small, or gives away a small one."""
    figures = [each[name] for each in groups]
    hidden = set(hidden_parts([figure.numerator for figure in figures]))
    if figures[0].denominator is not None:
        hidden |= hidden_parts([figure.denominator or 0 for figure in figures])
    return hidden


def _hide_kinds(hidden: _Hidden, groups: Sequence[Figures]) -> bool:
    """Hide a second kind of a group's cases where exactly one is hidden; say whether anything was."""
    if not set(_KINDS) <= set(hidden):
        return False
    changed = False
    for place, figures in enumerate(groups):
        open_kinds = [kind for kind in _KINDS if place not in hidden[kind]]
        if len(open_kinds) == len(_KINDS) - 1:
            hidden[min(open_kinds, key=lambda kind: figures[kind].numerator)].add(place)
            changed = True
    return changed


def _hide_lone(hidden: _Hidden, groups: Sequence[Figures]) -> bool:
    """Hide a second group of a figure where exactly one is hidden; say whether anything was."""
    changed = False
    for name, places in hidden.items():
        others = [place for place in range(len(groups)) if place not in places]
        if len(places) == 1 and others:
            places.add(min(others, key=lambda place: groups[place][name].numerator))
            changed = True
    return changed
