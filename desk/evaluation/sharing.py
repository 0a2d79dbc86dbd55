"""Initiatives to share with other municipalities: written without names, kept by version, with figures of a month."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from desk.evaluation.review import review_of
from desk.evaluation.sharing_names import refuse_names
from desk.store.store import Store, one
from desk.store.transaction import Tx
from reports.documents.shown_figures import Shown, shown_alone
from schema.names import name_key
from schema.refused import Refused
from schema.sharing import Initiative, Partner, SharedFigure, check_initiative
from schema.signs import without_turning

_VERSIONS = """SELECT v.*, i.begun_on FROM visible_initiative_versions v
  JOIN visible_initiatives i ON i.id = v.initiative WHERE v.written_on <= ? ORDER BY i.begun_on, i.key, v.number"""

_TEXTS = ("title", "what", "for_whom", "otherwise")


class Version(NamedTuple):
    """An initiative as it was written on a day; it is never changed, a later one stands beside it."""

    id: str
    """The initiative's."""
    number: int
    written_on: date
    initiative: Initiative
    month: str | None
    """The month its figures are of."""
    figures: tuple[SharedFigure, ...]


def add_initiative(
    store: Store,
    initiative: Initiative,
    *,
    month: str | None = None,
    figures: Sequence[str] = (),
    sure: bool = False,
    on: date,
) -> str:
    """Write down an initiative to share, and return its id.

    Args:
        month: the month whose figures go with it.
        figures: the names of those figures, as the review has them.
        sure: a word that is written like a surname is none.

    Raises:
        Refused: `field-needed`, `part-too-long`, `text-names-somebody`, `text-may-name-somebody`; `month-unreadable`,
            `month-in-future`; `share-month-running` for a month that is not over; `value-not-in-list`.
    """
    row = _row(store, initiative, month, figures, sure=sure, on=on)
    with store.write(store.user, "add-initiative", "initiative") as tx:
        [new] = tx.insert("initiative", [{"begun_on": on}])
        _insert(tx, new, 1, row)
    return new


def change_initiative(
    store: Store,
    known_as: str,
    initiative: Initiative,
    *,
    month: str | None = None,
    figures: Sequence[str] = (),
    sure: bool = False,
    on: date,
) -> str:
    """Write the next version of an initiative, and return its id; earlier ones stay to be read.

    Raises:
        Refused: `unknown-id`, `nothing-changed`, and as `add_initiative`.
    """
    row = _row(store, initiative, month, figures, sure=sure, on=on)
    with store.write(store.user, "change-initiative", "initiative") as tx:
        newest = versions_of(store, known_as, on=on)[0]
        if (newest.initiative, newest.month, _told(newest.figures)) == (_cleaned(initiative), month, row["figures"]):
            raise Refused("nothing-changed")
        _insert(tx, newest.id, newest.number + 1, row)
    return newest.id


def list_initiatives(store: Store, *, on: date) -> list[Version]:
    """Return the newest version of each initiative up to a day, in the order in which they were begun."""
    newest = {version.id: version for version in _versions(store, on)}
    return list(newest.values())


def versions_of(store: Store, known_as: str, *, on: date) -> list[Version]:
    """Return the versions of an initiative that is known by id or by title, the newest first.

    Raises:
        Refused: `unknown-id`.
    """
    newest = list_initiatives(store, on=on)
    found = [it for it in newest if it.id == known_as or name_key(it.initiative.title) == name_key(known_as)]
    known = one([{"id": it.id} for it in found], "unknown-id", id=known_as)["id"]
    return [version for version in _versions(store, on) if version.id == known][::-1]


def figures_to_share(store: Store, month: str, *, on: date) -> dict[str, SharedFigure]:
    """Return the figures of a month as they may leave the desk, by name.

    Raises:
        Refused: `month-unreadable`, `month-in-future`, `share-month-running`.
    """
    review = review_of(store, month, on=on)
    if review.provisional:
        raise Refused("share-month-running", month=month)
    return {name: _shared(name, shown) for name, shown in shown_alone(review.figures).items()}


def _row(
    store: Store, initiative: Initiative, month: str | None, figures: Sequence[str], *, sure: bool, on: date
) -> dict[str, Any]:
    initiative = _cleaned(initiative)
    check_initiative(initiative)
    refuse_names(store, "\n".join(initiative.texts()), sure=sure)
    if figures and not month:
        raise Refused("field-needed", field="month")
    known = figures_to_share(store, month, on=on) if month else {}
    if unknown := [name for name in figures if name not in known]:
        raise Refused("value-not-in-list", field="figures", value=unknown[0], allowed=list(known))
    texts = {name: getattr(initiative, name) for name in _TEXTS}
    told = _told([known[name] for name in known if name in figures])
    return {"written_on": on, **texts, "with_whom": initiative.with_whom, "month": month, "figures": told}


def _cleaned(initiative: Initiative) -> Initiative:
    """Return an initiative as it is kept: a title of one line, and no sign that turns a text on another's screen."""
    title, what, for_whom, otherwise = (without_turning(getattr(initiative, name)).strip() for name in _TEXTS)
    return Initiative(" ".join(title.split()), what, for_whom, initiative.with_whom, otherwise)


def _insert(tx: Tx, initiative: str, number: int, row: Mapping[str, Any]) -> None:
    tx.insert("initiative_version", [{"initiative": initiative, "number": number, **row}])


def _shared(name: str, shown: Shown) -> SharedFigure:
    if not shown.is_rate:
        return SharedFigure(name, False, shown.count)
    value = shown.rate if shown.rate is not None else None if shown.is_empty else "hidden"
    return SharedFigure(name, True, value, shown.numerator, shown.denominator)


def _told(figures: Sequence[SharedFigure]) -> str:
    return json.dumps([figure._asdict() for figure in figures], separators=(",", ":"))


def _versions(store: Store, on: date) -> list[Version]:
    return [_version(row) for row in store.query(_VERSIONS, [on.isoformat()])]


def _version(row: Mapping[str, Any]) -> Version:
    partners = tuple(Partner(code) for code in row["with_whom"].split("|") if code)
    return Version(
        row["initiative"],
        row["number"],
        date.fromisoformat(row["written_on"]),
        Initiative(row["title"], row["what"], row["for_whom"], partners, row["otherwise"]),
        row["month"],
        tuple(SharedFigure(**figure) for figure in json.loads(row["figures"])),
    )
