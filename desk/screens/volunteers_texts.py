"""A volunteer in words: the row of the list, and the file with proofs, tasks, week and pairings."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from desk.locale import _
from desk.locale.formats import day, days_left, full_name
from desk.locale.short import parts_of_day, weekdays
from desk.locale.words import word, words
from desk.locale.words.proofs import proof_word
from desk.pairings.involved import pairings_of_volunteer
from desk.screens.proof_texts import proof_sections
from desk.screens.rounds_texts import agenda_lines
from desk.screens.training_texts import training_lines
from desk.screens.volunteer_course_texts import course_sections, stage_told
from desk.store.store import Store
from desk.volunteers.listing import volunteer_file
from desk.widgets.detail import Description, Line, Section
from desk.widgets.list_rows import Cell, Row
from schema.pairings import PairingStatus
from schema.volunteer_course import Stage

PURPOSE = "volunteer"
_NO_PROOFS_YET = (Stage.INTERESTED, Stage.INTAKE_HELD, Stage.STOPPED)
"""Of whom no proof is missed: not yet, or no more."""
_OPEN = (PairingStatus.PROPOSED, PairingStatus.INTRODUCED, PairingStatus.AGREED, PairingStatus.RUNNING)


def volunteer_row(row: Mapping[str, Any], load: int, maximum: int, on: date) -> Row:
    """Return the line of one volunteer in the list."""
    ready = Cell(_("{ready} van {offered}").format(ready=row["ready"], offered=row["offered"]))
    if row["status"] != "active":
        ready = Cell(word(row["stage"]), "secondary")
    elif not row["ready"]:
        ready = Cell(ready.text, "warning")
    proof = Cell("") if row["stage"] in _NO_PROOFS_YET else _attention(row, on)
    return Row(row["id"], [full_name(row), ready, proof, load_of(load, row["maximum"], maximum), row["organisation"]])


def load_of(load: int, own: int | None, maximum: int) -> str:
    """Return how many pairings of how many a volunteer has."""
    return _("{load} van {most}").format(load=load, most=maximum if own is None else own)


def _attention(row: Mapping[str, Any], on: date) -> Cell:
    """Return what a proof asks: the first that holds back, else the first to end."""
    if row["lacking"]:
        more = len(row["lacking"]) - 1
        return Cell(_lack(row["lacking"][0]) + (f" +{more}" if more else ""), "error")
    if row["lapses_on"] is None:
        return Cell(_("loopt niet af"), "secondary")
    last = date.fromisoformat(row["lapses_on"])
    told = f"{proof_word(row['lapses'])} {days_left((last - on).days, working=False, overdue=False)}"
    return Cell(told, "warning" if row["soon"] else "")


def _lack(reason: str) -> str:
    """Return what is wrong with a proof, the state first: the line may be cut off."""
    kind, _mark, training = reason.partition(":")
    name, _dash, state = kind.rpartition("-")
    return f"{word(state)}: {proof_word(f'{name}:{training}' if training else name)}"


def reason_word(reason: str) -> str:
    """Return the short words for a reason: those of a training name the training first."""
    stem, colon, training = reason.partition(":")
    if not colon:
        return word(reason)
    state = _("ontbreekt") if stem.endswith("missing") else _("verlopen")
    return f"{proof_word(f'training:{training}')} {state}"


def describe_volunteer(store: Store, volunteer: str, load: int, *, on: date, today: date) -> Description:
    """Open a volunteer's file, which is logged, and return it in words as it stands on a day.

    Raises:
        Refused: `unknown-id`.
    """
    file, settings = volunteer_file(store, volunteer, on=on, purpose=PURPOSE), store.settings(on)
    name = full_name(file)
    title = name if on == today else _("{name} op {day}").format(name=name, day=day(on))
    pairings = pairings_of_volunteer(store, volunteer, on=on)
    return Description(
        title,
        [
            Section(_facts(file, load_of(load, file["maximum"], settings.maximum), on)),
            Section(_tasks(file), _("Inzetbaar op {day}").format(day=day(on))),
            *proof_sections(store, file, on, settings.renewal_days),
            Section(_week(file["times"]), _("Week")),
            *course_sections(file, on),
            Section(training_lines(file["trainings"]), _("Trainingen")),
            Section([_pairing(row) for row in pairings] or [Line("", _("nog geen"), "secondary")], _("Koppelingen")),
            Section(agenda_lines(store, file["id"], on), _("Rondes")),
        ],
    )


def reach_told(kilometres: int | None) -> str:
    """Return how far a volunteer goes; nothing where it is not known."""
    return "" if kilometres is None else _("ten hoogste {n} km").format(n=kilometres)


def _facts(file: Mapping[str, Any], load: str, on: date) -> list[Line]:
    door = " ".join(str(part) for part in (file["postcode"], file["number"], file["addition"]) if part)
    told = [
        Line(_("status"), stage_told(file, on), "" if file["status"] == "active" else "warning"),
        Line(_("koppelingen"), load),
        Line(_("organisatie"), file["organisation_name"]),
        Line(_("telefoon"), file["phone"] or ""),
        Line(_("e-mail"), file["email"] or ""),
        Line(_("adres"), door),
        Line(_("werkgebied"), file["area"].replace("|", ", ")),
        Line(_("reist"), reach_told(file["maximum_km"])),
        Line(_("talen"), file["languages"].replace("|", ", ")),
        Line(_("steun"), words(file["kinds"])),
        Line(_("werkgever"), file["employer"] or ""),
        Line(_("kenmerk"), file["kenmerk"]),
    ]
    return [line for line in told if line.value]


def _tasks(file: Mapping[str, Any]) -> list[Line]:
    """Return the nine tasks with yes or no; what holds back from every task is told once, above them."""
    held = {row["task"]: row["reasons"] for row in file["tasks_on_day"]}
    common = [reason for reason in next(iter(held.values())) if all(reason in reasons for reasons in held.values())]
    told = [Line(_("elke taak"), ", ".join(map(reason_word, common)), "error")] if common else []
    for task, reasons in held.items():
        own = ", ".join(reason_word(reason) for reason in reasons if reason not in common)
        value = f"{word(task)}: {own}" if own else word(task)
        told.append(Line(_("nee"), value) if reasons else Line(_("ja"), value, "success"))
    return told


def _week(times: str) -> list[Line]:
    """Return the week as a small grid: a cross where she can."""
    able = set(times.split("|"))
    days = weekdays()
    grid = [Line("", "  ".join(days.values()), "secondary")]
    grid += [
        Line(told, "   ".join("x" if f"{name}-{part}" in able else "·" for name in days))
        for part, told in parts_of_day().items()
    ]
    return grid if times else [Line("", _("geen tijden bekend: vul ze aan met e"), "warning")]


def _pairing(row: Mapping[str, Any]) -> Line:
    since = row["ended_on"] or row["started_on"] or row["proposed_on"]
    begun = _("sinds {day}").format(day=day(since))
    told = f"{full_name(row)}, {word(row['task'])}, {begun}"
    return Line(word(row["status"]), told, "" if row["status"] in _OPEN else "secondary")
