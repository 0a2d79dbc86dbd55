"""The matrix of proofs and tasks in words: a row for each proof, and one proof with its versions."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from desk.locale import _
from desk.locale.formats import day
from desk.locale.words import word
from desk.locale.words.proofs import proof_word, several_tasks, term
from desk.volunteers.requirements import NO_TERM, NOT_ASKED
from desk.widgets.detail import Description, Line, Section
from desk.widgets.list_rows import Column, Row
from schema.codes import ProofKind, Task
from schema.requirements import Requirements


def columns(*, wide: bool) -> list[Column]:
    """Return a column for each task: its number, and its word where there is room."""
    heads = [f"{place} {name}" if wide else str(place) for place, name in enumerate(_short_tasks(), 1)]
    return [Column(_("bewijs"), kept=True), *(Column(head, right=True, kept=True) for head in heads)]


def _short_tasks() -> tuple[str, ...]:
    """Return a short word for each task, in the order of the role matrix."""
    return (
        _("contact"),
        _("preventie"),
        _("aanmelden"),
        _("aanvraag"),
        _("administr."),
        _("maatje"),
        _("hercontr."),
        _("begeleid."),
        _("nazorg"),
    )


def rows(asked: Requirements) -> list[Row]:
    """Return a row for each proof: the months it counts for each task."""
    return [
        Row(str(kind), [proof_word(kind), *(_cell(asked.by_task[task], kind) for task in Task)]) for kind in ProofKind
    ]


def _cell(asked: Mapping[ProofKind, int | None], kind: ProofKind) -> str:
    if kind not in asked:
        return "–"
    months = asked[kind]
    return _("ja") if months is None else str(months)


def describe(kind: ProofKind, asked: Requirements, decided: Sequence[Mapping[str, Any]], on: date) -> Description:
    """Return one proof: how long it counts for each task on a day, and each version that says something of it."""
    tasks = [
        Line(f"{place} {term(asked.by_task[task].get(kind), asked=kind in asked.by_task[task])}", word(task))
        for place, task in enumerate(Task, 1)
    ]
    versions = [
        Line(
            day(version["starts_on"]),
            _version(version, kind),
            "warning" if version["starts_on"] > on.isoformat() else "",
        )
        for version in reversed(decided)
        if any(change["proof"] == kind for change in version["changes"])
    ]
    first = Line("", _("de eerste versie: zoals de regels van dit bureau beginnen"), "secondary")
    legend = Line("", _("getal: maanden geldig  ja: blijft geldig  –: niet gevraagd"), "secondary")
    sections = [Section([legend]), Section(tasks), Section([*versions, first], _("Besloten"))]
    return Description(word(kind), sections)


def _version(version: Mapping[str, Any], kind: ProofKind) -> str:
    found: dict[tuple[bool, int | None], list[str]] = {}
    for change in version["changes"]:
        if change["proof"] == kind:
            found.setdefault((change["asked"], change["months"]), []).append(change["task"])
    told = "; ".join(
        f"{term(months, asked=asked)} ({several_tasks(tasks)})" for (asked, months), tasks in found.items()
    )
    return f"{told}. {version['reason']} ({version['approver']})"


def code_of(typed: str) -> str:
    """Return how the use case reads what a person typed for a term."""
    return {_("blijft"): NO_TERM, _("niet"): NOT_ASKED}.get(typed.strip().casefold(), typed)
