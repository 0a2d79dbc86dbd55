"""A practice desk with many volunteers as plain facts, and more facts brought in by command, written down as told."""

from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

from desk.store.opening import open_desk
from tests.oracle.calendar import KINDS, Agreed, Decided, Somebody, Town, Version
from tests.oracle.reading import TASKS
from tests.oracle.running import Desk

_TABLES = (
    *("volunteer", "pause", "proof", "proof_correction", "exemption", "organisation", "agreement"),
    "collaboration_terms",
)


def practice(home: Path, today: date, volunteers: int) -> tuple[Desk, Town]:
    """Make a practice desk and return it with its facts, read row by row from its tables."""
    desk = Desk(home, today)
    desk.told("demo", "--residents", 40, "--volunteers", volunteers, "--seed", 11, "--no-open")
    with open_desk(home) as store:
        told = {name: store.query(f"SELECT * FROM {name} ORDER BY key") for name in _TABLES}
    people = {row["id"]: _somebody(row) for row in told["volunteer"]}
    for row in told["pause"]:
        people[row["volunteer"]].pauses.append((day(row["starts_on"]), day(row["ends_on"])))
    taken_back = {row["proof"] for row in told["proof_correction"]}
    for row in told["proof"]:
        if row["id"] not in taken_back:
            people[row["volunteer"]].proofs[row["id"]] = (row["kind"], day(row["obtained_on"]))
    for row in told["exemption"]:
        people[row["volunteer"]].exemptions.append((row["kind"], day(row["starts_on"]), day(row["ends_on"])))
    organisations = {row["id"]: _agreed(row) for row in told["organisation"]}
    named = {row["agreement"]: frozenset(filter(None, row["tasks"].split("|"))) for row in told["collaboration_terms"]}
    for row in told["agreement"]:
        days = [day(row[name]) for name in ("starts_on", "ends_on", "withdrawn_on")]
        version = Version(row["kind"], *days, named.get(row["id"], frozenset()))
        organisations[row["organisation"]].agreements.append(version)
    return desk, Town(people, organisations, _decided(desk))


def day(text: str | None) -> Any:
    return None if text is None else date.fromisoformat(text)


def _somebody(row: dict[str, Any]) -> Somebody:
    tasks = frozenset(filter(None, row["tasks"].split("|")))
    return Somebody(
        row["organisation"], tasks, day(row["started_on"]), day(row["stopped_on"]), day(row["interested_on"])
    )


def _agreed(row: dict[str, Any]) -> Agreed:
    return Agreed(row["kind"] == "gemeente", frozenset(filter(None, row["tasks"].split("|"))), [])


def _decided(desk: Desk) -> list[Decided]:
    """Return what the practice desk decided already."""
    return [
        Decided(day(version["starts_on"]), (row["task"],), row["proof"], row["months"] if row["asked"] else "off")
        for version in desk.told("requirements")["versions"]
        for row in version["changes"]
    ]


def live(desk: Desk, town: Town, rng: Random, many: int) -> None:
    """Record and take back proofs, grant exemptions and change requirements by command, and write down the same."""
    decide(desk, town, rng)
    people = rng.sample(sorted(town.people), min(many, len(town.people)))
    for turn, who in enumerate(people):
        (_take_back, _record, _exempt)[turn % 3](desk, who, town.people[who], rng)


def decide(desk: Desk, town: Town, rng: Random) -> None:
    """Change requirements from some days on, not in the order of those days, and twice from one day."""
    today = desk.today
    for days, task, kind, months in (
        (30, "all", "vog", 24),
        (10, "buddy-shv", "verzekering", 12),
        (90, "all", "verzekering", None),
        (90, rng.choice(TASKS), "verzekering", "off"),
        (60, rng.choice(TASKS), "training:veilig-huisbezoek", "off"),
        (0, "preventie", "training:veilig-huisbezoek", 6),
        (45, "nazorg", "volunteer-agreement", 18),
        (120, "all", "vog", 48),
        (150, "administratie", "training:permanente-educatie", "off"),
    ):
        starts_on = today + timedelta(days)
        written = "none" if months is None else str(months)
        desk.told(
            *("requirements", "change", task, kind, "--months", written, "--from", starts_on, "--reason", "besluit")
        )
        town.decisions.append(Decided(starts_on, tuple(TASKS) if task == "all" else (task,), kind, months))


def _take_back(desk: Desk, who: str, person: Somebody, rng: Random) -> None:
    if person.proofs:
        proof = rng.choice(sorted(person.proofs))
        desk.told("proof", "correct", proof, "--reason", "verkeerd vastgelegd")
        del person.proofs[proof]


def _record(desk: Desk, who: str, person: Somebody, rng: Random) -> None:
    kind, on = rng.choice(KINDS), desk.today - timedelta(rng.choice((0, 1, 30, 200, 364, 365, 366, 700)))
    code, answer = desk.ask("proof", "add", who, kind, "--on", on)
    known = (kind, on) in person.proofs.values()
    assert code == (1 if known else 0), answer
    if not known:
        person.proofs[answer["id"]] = (kind, on)


def _exempt(desk: Desk, who: str, person: Somebody, rng: Random) -> None:
    kind, begin = rng.choice(KINDS), desk.today + timedelta(rng.randint(-60, 100))
    end = begin + timedelta(rng.choice((0, 1, 30, 90)))
    desk.told("exemption", "add", who, kind, "--from", begin, "--until", end, "--reason", "aangevraagd")
    person.exemptions.append((kind, begin, end))
