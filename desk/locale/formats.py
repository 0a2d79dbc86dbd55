"""How dates, amounts and terms are written for a reader, in the language spoken now."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from desk.locale import _, language, ngettext


def day(value: date | str | None) -> str:
    """Return a day as `3 nov 2026`; nothing for None."""
    return _formatted(value, "d MMM y", language())


def weekday(value: date | str | None) -> str:
    """Return a day as `di 3 nov 2026`; nothing for None."""
    return _formatted(value, "EEE d MMM y", language())


def long_day(value: date | str | None) -> str:
    """Return a day as `3 november 2026`; nothing for None."""
    return _formatted(value, "d MMMM y", language())


def digits(value: date | str | None) -> str:
    """Return a day as it is typed: `03-11-2026`; nothing for None."""
    return _formatted(value, "dd-MM-y", language())


def month(value: str) -> str:
    """Return a month `2026-10` as `oktober 2026`."""
    return _formatted(f"{value}-01", "MMMM y", language())


def short_month(value: str) -> str:
    """Return a month `2026-10` as `okt 2026`."""
    return _formatted(f"{value}-01", "LLL y", language())


def month_letter(value: date) -> str:
    """Return the first letter of a day's month."""
    return _formatted(value, "LLLLL", language()).upper()[:1]


@lru_cache(4096)
def _formatted(value: date | str | None, pattern: str, spoken: str) -> str:
    from babel.dates import format_date

    if value is None or value == "":
        return ""
    on = date.fromisoformat(value) if isinstance(value, str) else value
    return format_date(on, pattern, locale=spoken).replace(".", "")


@lru_cache(4096)
def _money(cents: int, spoken: str) -> str:
    from babel.numbers import format_currency

    return format_currency(cents / 100, "EUR", locale="nl_NL" if spoken == "nl" else "en_IE")


def euros(cents: int) -> str:
    """Return an amount of euro cents as `€ 1.450,00`."""
    return _money(cents, language()).replace("\N{NO-BREAK SPACE}", " ")


def whole_euros(cents: int) -> str:
    """Return an amount of euro cents rounded to whole euros, for lists: `€ 1.450`."""
    return f"€ {count(round(cents / 100))}"


def count(value: int) -> str:
    """Return a whole number with its thousands marks: `3.212`."""
    return f"{value:,}".replace(",", "." if language() == "nl" else ",")


def decimal(value: float) -> str:
    """Return a number with one decimal: `1,3`."""
    return f"{value:.1f}".replace(".", "," if language() == "nl" else ".")


def hours(quarters: int) -> str:
    """Return quarters of an hour as hours: `6,25`."""
    whole, part = divmod(quarters, 4)
    mark = "," if language() == "nl" else "."
    return count(whole) + ("", f"{mark}25", f"{mark}5", f"{mark}75")[part]


def days_left(count: int, *, working: bool, overdue: bool) -> str:
    """Return what is left of a term: `nog 2 werkdagen`, `vandaag`, `3 dagen te laat`."""
    if count == 0 and not overdue:
        return _("vandaag")
    if working:
        late = ngettext("{n} werkdag te laat", "{n} werkdagen te laat", count)
        left = ngettext("nog {n} werkdag", "nog {n} werkdagen", count)
    else:
        late = ngettext("{n} dag te laat", "{n} dagen te laat", count)
        left = ngettext("nog {n} dag", "nog {n} dagen", count)
    return (late if overdue else left).format(n=count)


def full_name(row: Mapping[str, Any]) -> str:
    """Return a person's name as written on papers: first name or initials, prefix, surname."""
    told = row.get
    return " ".join(filter(None, (told("first_name") or told("initials"), told("prefix"), told("surname"))))
