"""The figures of a month as a file to take away: no number below 5 is in it, nor one that gives such a number away."""

from datetime import date
from pathlib import Path

from desk.evaluation.breaking_down import break_down
from desk.evaluation.review import review_of
from desk.files.write import csv_content
from desk.locale import _
from desk.locale.formats import decimal
from desk.locale.words import word
from desk.locale.words.figures import measured
from desk.store.handing_out import HandedOut, Leaving, give_out
from desk.store.sealed import PLAIN, Sealing
from desk.store.store import Store
from reports.documents.shown_figures import LESS, Shown, shown_alone, shown_apart
from reports.documents.shown_groups import shown_groups
from schema.exporting import Receiver
from schema.figures import Measure
from schema.review_breakdown import Dimension


def write_figures(
    store: Store, path: Path, month: str, by: Dimension | None = None, sealing: Sealing = PLAIN, *, on: date
) -> HandedOut:
    """Write the figures of a month to a file for whoever reads it, and register that.

    Raises:
        Refused: `month-unreadable`, `month-in-future`, `file-not-written`, `password-missing`.
    """
    content = figures_csv(store, month, by, on=on)
    what = Leaving("figures", content.count(b"\r\n") - 1, Receiver.ANYBODY, subjects=[month])
    return give_out(store, what, path, content, sealing, ending=".csv", on=on)


def figures_csv(store: Store, month: str, by: Dimension | None = None, *, on: date) -> bytes:
    """Return the figures of a month as CSV: with and without a volunteer, or per group of a dimension.

    Raises:
        Refused: `month-unreadable`, `month-in-future`.
    """
    if by is not None:
        return _groups(store, month, by, on)
    made = review_of(store, month, on=on)
    apart = shown_apart(made.figures, made.with_volunteer, made.without_volunteer)
    rows = []
    for name, shown in shown_alone(made.figures).items():
        three = apart.get(name, (shown, None, None))
        rows.append([word(name), *(cell for each in three for cell in _cells(each))])
    groups = (_("totaal"), _("met vrijwilliger"), _("zonder vrijwilliger"))
    headings = (f"{group}: {part}" for group in groups for part in (_("waarde"), _("teller"), _("noemer")))
    return csv_content([_("cijfer"), *headings], rows)


def _groups(store: Store, month: str, by: Dimension, on: date) -> bytes:
    found = break_down(store, month, by, on=on)
    told = shown_groups([group.figures for group in found.groups])
    rows = [
        (word(group.name), word(name), *_cells(one))
        for group, shown in zip(found.groups, told, strict=True)
        for name, one in shown.items()
    ]
    return csv_content([word(f"by-{by}"), _("cijfer"), _("waarde"), _("teller"), _("noemer")], rows)


def _cells(shown: Shown | None) -> tuple[str, str, str]:
    if shown is None:
        return "", "", ""
    return _value(shown), _part(shown.numerator), _part(shown.denominator)


def _value(shown: Shown) -> str:
    if shown.is_empty:
        return ""
    if shown.is_rate:
        return _part("hidden") if shown.rate is None else f"{decimal(100 * shown.rate)} %"
    if shown.measure is not Measure.NUMBER and not isinstance(shown.count, str):
        return measured(shown.measured, shown.measure)
    return _part(shown.count)


def _part(part: int | str | None) -> str:
    if part is None or isinstance(part, int):
        return "" if part is None else str(part)
    return _("< 5") if part == LESS else _("niet getoond")
