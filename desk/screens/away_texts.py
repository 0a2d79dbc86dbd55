"""Who is away and who stands in, and what changed meanwhile, in words."""

from collections.abc import Mapping, Sequence
from datetime import date

from desk.locale import _, ngettext
from desk.locale.formats import count, day
from desk.locale.words import word
from desk.locale.words.absences import nobody_stands_in
from desk.privacy.meanwhile import DESK, Changed
from desk.widgets.detail import Description, Line, Section
from desk.widgets.list_rows import Cell, Column, Row
from schema.absences import Absence

Names = Mapping[str, str]
"""Names of accounts by id."""


def away_columns() -> tuple[Column, ...]:
    """Return the columns of the absences: who, from when until when, who stands in, and whether it runs."""
    return (
        Column(_("wie")),
        Column(_("vanaf"), kept=True),
        Column(_("tot en met"), kept=True),
        Column(_("valt in")),
        Column(_("stand"), kept=True),
    )


def away_row(each: Absence, known: Names, on: date) -> Row:
    """Return one absence as a row."""
    stands_in = known.get(each.stand_in or "")
    who = stands_in if stands_in else Cell(_("niemand"), "warning")
    return Row(each.id, [known.get(each.away, ""), day(each.from_on), day(each.last_on), who, _state(each, on)])


def _state(each: Absence, on: date) -> Cell:
    if each.counts_on(on):
        return Cell(_("nu weg"), "warning")
    return Cell(_("gepland")) if each.from_on > on else Cell(_("voorbij"), "secondary")


def describe_away(each: Absence, known: Names, *, told: bool) -> Description:
    """Return one absence with what the stand-in may and must know.

    Args:
        told: the reader sees every record, and so also the note.
    """
    stands_in = known.get(each.stand_in or "")
    lines = [
        Line(_("vanaf"), day(each.from_on)),
        Line(_("tot en met"), day(each.last_on)),
        Line(_("valt in"), stands_in or _("niemand"), "" if stands_in else "warning"),
    ]
    if each.back_on is not None:
        lines.append(Line(_("eerder terug"), day(each.back_on)))
    if told and each.note:
        lines.append(Line(_("te weten"), each.note))
    access = (
        _("{name} ziet en wijzigt op deze dagen alles. Daarna houdt dat vanzelf op.").format(name=stands_in)
        if stands_in
        else nobody_stands_in()
    )
    return Description(known.get(each.away, ""), [Section(lines), Section([Line("", access)], _("Toegang"))])


def changed_columns() -> tuple[Column, ...]:
    """Return the columns of what changed: what kind of file, whom, what was done, how often, by whom, and when last."""
    return (
        Column(_("soort"), kept=True),
        Column(_("wie of wat")),
        Column(_("wat er gebeurde")),
        Column(_("aantal"), right=True, kept=True),
        Column(_("laatst"), kept=True),
    )


def changed_key(each: Changed) -> str:
    """Return under which key a changed file stands in a list."""
    return f"{each.kind}|{each.id}"


def changed_row(each: Changed) -> Row:
    """Return one changed file as a row."""
    cells = [kind_word(each.kind), each.who, ", ".join(map(word, each.verbs)), count(each.acts)]
    return Row(changed_key(each), [*cells, day(each.last_at.date())], opens=each.kind != DESK)


def kind_word(kind: str) -> str:
    """Return the word for a kind of file that changed."""
    return {
        "case": _("inwoner"),
        "volunteer": _("vrijwilliger"),
        "request": _("hulpvraag"),
        "pairing": _("koppeling"),
        "organisation": _("organisatie"),
        "document": _("document"),
        DESK: _("bureau"),
    }[kind]


def changed_title(each: Absence, found: Sequence[Changed]) -> str:
    """Return the title of the list: which days, and how many files and acts."""
    files = sum(1 for one in found if one.kind != DESK)
    told = ngettext("{n} dossier veranderd", "{n} dossiers veranderd", files).format(n=count(files))
    days = _("{start} t/m {end}").format(start=day(each.from_on), end=day(each.last_on))
    return _("Toen u weg was · {days} · {files}").format(days=days, files=told)


def describe_changed(each: Changed) -> Description:
    """Return what was done to one file, and by whom."""
    lines = [
        Line(_("wat"), ", ".join(map(word, each.verbs))),
        Line(_("aantal"), count(each.acts)),
        Line(_("door"), ", ".join(each.by)),
        Line(_("laatst"), f"{day(each.last_at.date())} {each.last_at:%H:%M}"),
    ]
    more = _("Dit hoort bij geen dossier.") if each.kind == DESK else _("enter opent dit waar het hoort")
    return Description(f"{kind_word(each.kind)} · {each.who}", [Section(lines), Section([Line("", more, "secondary")])])
