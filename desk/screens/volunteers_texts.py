"""A volunteer in words: the row of the list, and the file with proofs, tasks, week and pairings."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from desk.locale import _, ngettext
from desk.locale.formats import day, days_left, full_name
from desk.locale.short import parts_of_day, weekdays
from desk.locale.words import word, words
from desk.pairings.involved import pairings_of_volunteer
from desk.screens.rounds_texts import agenda_lines
from desk.store.store import Store
from desk.volunteers.listing import volunteer_file
from desk.widgets.detail import Description, Line, Section
from desk.widgets.record_list import Cell, Row
from schema.codes import ProofKind
from schema.pairings import PairingStatus

PURPOSE = "volunteer"
_OPEN = (PairingStatus.PROPOSED, PairingStatus.INTRODUCED, PairingStatus.AGREED, PairingStatus.RUNNING)


def volunteer_row(row: Mapping[str, Any], load: int, maximum: int, on: date) -> Row:
    """Return the line of one volunteer in the list."""
    ready = Cell(_("{ready} van {offered}").format(ready=row["ready"], offered=row["offered"]))
    if row["status"] != "active":
        ready = Cell(status_of(row, on), "secondary")
    elif not row["ready"]:
        ready = Cell(ready.text, "warning")
    proof = Cell("") if row["status"] == "stopped" else _attention(row, on)
    return Row(row["id"], [full_name(row), ready, proof, load_of(load, row["maximum"], maximum), row["organisation"]])


def load_of(load: int, own: int | None, maximum: int) -> str:
    """Return how many pairings of how many a volunteer has."""
    return _("{load} van {most}").format(load=load, most=maximum if own is None else own)


def status_of(row: Mapping[str, Any], on: date) -> str:
    """Return whether a volunteer is at work, as a word."""
    if row["status"] != "inactive":
        return word(row["status"])
    return _("begint nog") if row["started_on"] and date.fromisoformat(row["started_on"]) > on else _("pauze")


def _attention(row: Mapping[str, Any], on: date) -> Cell:
    """Return what a proof asks: the first that holds back, else the first to end."""
    if row["lacking"]:
        more = len(row["lacking"]) - 1
        return Cell(_lack(row["lacking"][0]) + (f" +{more}" if more else ""), "error")
    if row["lapses_on"] is None:
        return Cell(_("loopt niet af"), "secondary")
    last = date.fromisoformat(row["lapses_on"])
    left = ngettext("{n} dag: {proof}", "{n} dagen: {proof}", (last - on).days)
    told = left.format(proof=proof_word(row["lapses"]), n=(last - on).days)
    return Cell(told, "warning" if row["soon"] else "")


def proof_word(kind: str) -> str:
    """Return the short word for a kind of proof, fit for a label or a narrow column."""
    return {
        ProofKind.SECRECY: _("geheimhouding"),
        ProofKind.VOG: _("VOG"),
        ProofKind.VOLUNTEER_AGREEMENT: _("overeenkomst"),
        ProofKind.CONVERSATION: _("gesprekken"),
        ProofKind.STRESS_SENSITIVE: _("stress-sens."),
        ProofKind.PRIVACY: _("privacy"),
        ProofKind.SAFE_VISIT: _("huisbezoek"),
        ProofKind.REFRESHER: _("bijscholing"),
    }[ProofKind(kind)]


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
            Section([_proof(file, proof, settings.renewal_days) for proof in file["proofs"]], _("Bewijzen")),
            Section(_week(file["times"]), _("Week")),
            Section([_pairing(row) for row in pairings] or [Line("", _("nog geen"), "secondary")], _("Koppelingen")),
            Section(agenda_lines(store, file["id"], on), _("Rondes")),
        ],
    )


def _facts(file: Mapping[str, Any], load: str, on: date) -> list[Line]:
    door = " ".join(str(part) for part in (file["postcode"], file["number"], file["addition"]) if part)
    told = [
        Line(_("status"), _status_until(file, on), "" if file["status"] == "active" else "warning"),
        Line(_("koppelingen"), load),
        Line(_("organisatie"), file["organisation_name"]),
        Line(_("telefoon"), file["phone"] or ""),
        Line(_("e-mail"), file["email"] or ""),
        Line(_("adres"), door),
        Line(_("werkgebied"), file["area"].replace("|", ", ")),
        Line(_("talen"), file["languages"].replace("|", ", ")),
        Line(_("steun"), words(file["kinds"])),
        Line(_("werkgever"), file["employer"] or ""),
        Line(_("kenmerk"), file["kenmerk"]),
    ]
    return [line for line in told if line.value]


def _status_until(file: Mapping[str, Any], on: date) -> str:
    status, today = status_of(file, on), on.isoformat()
    if file["status"] == "stopped":
        return _("gestopt per {day}").format(day=day(file["stopped_on"]))
    if file["started_on"] and file["started_on"] > today:
        return _("begint op {day}").format(day=day(file["started_on"]))
    for pause in file["pauses"]:
        if pause["starts_on"] <= today and (pause["ends_on"] is None or pause["ends_on"] >= today):
            ends = pause["ends_on"]
            return _("pauze tot en met {day}").format(day=day(ends)) if ends else _("pauze tot nader bericht")
    return status


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


def holds_back(file: Mapping[str, Any], kind: str) -> bool:
    """Say whether a kind of proof is among the reasons that hold a volunteer back from a task."""
    stem, colon, training = kind.partition(":")
    wanted = {f"{stem}-{state}{colon}{training}" for state in ("missing", "expired")}
    return any(not wanted.isdisjoint(row["reasons"]) for row in file["tasks_on_day"])


def _proof(file: Mapping[str, Any], proof: Mapping[str, Any], renewal_days: int) -> Line:
    label, last = proof_word(proof["kind"]), day(proof["last_valid_on"])
    if proof["state"] == "valid":
        if not last:
            return Line(label, _("geldig sinds {day}").format(day=day(proof["obtained_on"])), "success")
        left = proof["days_left"]
        told = _("geldig tot en met {day}, {left}")
        soon = left <= renewal_days
        left = days_left(left, working=False, overdue=False)
        return Line(label, told.format(day=last, left=left), "warning" if soon else "success")
    state = _("ontbreekt") if proof["state"] == "missing" else _("verlopen, gold tot en met {day}").format(day=last)
    if proof["exempted"]:
        return Line(label, _("{state}; ontheffing loopt").format(state=state), "warning")
    return (
        Line(label, state, "error")
        if holds_back(file, proof["kind"])
        else Line(label, _("nog niet nodig"), "secondary")
    )


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
