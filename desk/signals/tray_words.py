"""A tray in words: what its filter asks, and why a row stands where it stands."""

from collections.abc import Iterator, Sequence

from desk.locale import _, ngettext
from desk.locale.formats import whole_euros
from desk.locale.words import word
from schema.trays import Filter


def in_words(wanted: Filter) -> str:
    """Return what a filter asks; of one that asks nothing that it holds everything."""
    return ", ".join(_asked(wanted)) or _("alles")


def why_in_words(codes: Sequence[str]) -> str:
    """Return the reason of a row's place: what speaks for it, then what puts it below the row above."""
    return " › ".join(word(f"by-{code}") for code in codes)


def _asked(wanted: Filter) -> Iterator[str]:
    yield from filter(None, [_flag(wanted.crisis, _("crisis"), _("geen crisis"))])
    yield from filter(None, [_flag(wanted.end_of_supply, _("einde levering"), _("geen einde levering"))])
    yield from filter(None, [_flag(wanted.repeat, _("herhaald"), _("niet herhaald"))])
    yield from (word(kind) for kind in wanted.kinds)
    least, most = wanted.amount_from, wanted.amount_to
    yield from _range(None if least is None else whole_euros(least), None if most is None else whole_euros(most), "{}")
    days, years = _last(wanted.days_from, wanted.days_to), _last(wanted.years_from, wanted.years_to)
    attempts = _last(wanted.attempts_from, wanted.attempts_to)
    old = ngettext("{} dag oud", "{} dagen oud", days)
    yield from _range(_text(wanted.days_from), _text(wanted.days_to), old)
    yield from _range(_text(wanted.years_from), _text(wanted.years_to), ngettext("{} jaar", "{} jaar", years))
    if wanted.attempts_to == 0:
        yield _("nog geen poging")
    else:
        tried = ngettext("{} poging", "{} pogingen", attempts)
        yield from _range(_text(wanted.attempts_from), _text(wanted.attempts_to), tried)
    yield from wanted.types
    yield from wanted.partners
    if wanted.area:
        yield _("postcode {starts}").format(starts=" ".join(wanted.area))


def _flag(value: bool | None, yes: str, no: str) -> str:
    return "" if value is None else yes if value else no


def _last(least: int | None, most: int | None) -> int:
    """Return the number of a range that stands before the word."""
    return most if most is not None else least or 0


def _text(number: int | None) -> str | None:
    return None if number is None else str(number)


def _range(least: str | None, most: str | None, unit: str) -> Iterator[str]:
    if least is not None and most is not None:
        yield unit.format(_("{least} t/m {most}").format(least=least, most=most))
    elif least is not None:
        yield unit.format(_("vanaf {least}").format(least=least))
    elif most is not None:
        yield unit.format(_("t/m {most}").format(most=most))
