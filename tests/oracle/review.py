"""A second reading of section 7: the figures of a month."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from tests.oracle.deployable import TERMS, Person, latest, needed, reasons
from tests.oracle.reading import months_later
from tests.oracle.signals import Told

ACCEPTED = (
    "(Budget)advies en/of quick fix",
    "Vervolghulp en/of verwijzing",
    "Vervolghulp en/of verwijzing financieel",
    "Vervolghulp en/of verwijzing niet financieel",
)


@dataclass
class Done:
    """What was done about a case."""

    attempts: list[tuple[date, bool, bool]] = field(default_factory=list)
    result: str | None = None


def easter(year: int) -> date:
    """Return Easter Sunday (Gauss, as Meeus gives it)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def working_day(day: date) -> bool:
    """Say whether terms in working days count this day."""
    sunday = easter(day.year)
    kings_day = date(day.year, 4, 27) if date(day.year, 4, 27).weekday() != 6 else date(day.year, 4, 26)
    off = {sunday + timedelta(1), sunday + timedelta(39), sunday + timedelta(50), kings_day}
    off |= {date(day.year, 1, 1), date(day.year, 12, 25), date(day.year, 12, 26)}
    return day.weekday() < 5 and day not in off


def working_days_later(day: date, count: int) -> date:
    """Return the day so many working days on; the first day is day 0."""
    while count:
        day += timedelta(1)
        count -= working_day(day)
    return day


def first_attempt_by(signals: Iterable[Told]) -> date:
    """Return the last day for the first contact attempt: the term of the earliest signal."""
    earliest = min(signals, key=lambda one: (one.day, one.reference))
    return working_days_later(earliest.day, 3) if earliest.crisis else earliest.day + timedelta(28)


def case_figures(
    month: str, judged: dict[Told, str], cases: dict, done: dict, today: date, volunteered: bool | None = None
) -> dict[str, int]:
    """Return the figures about signals and cases; `volunteered` keeps cases with, or without, a volunteer."""
    mine = {key: value for key, value in cases.items() if key[1] == month}
    if volunteered is not None:
        mine = {key: value for key, value in mine.items() if any(by for _, _, by in done[key].attempts) is volunteered}
    open_to_work = {key: done[key] for key in mine if not (done[key].result or "").startswith("Niet opgepakt")}
    reached = [key for key, work in open_to_work.items() if any(hit for _, hit, _ in work.attempts)]
    due = {key: first_attempt_by(mine[key][1]) for key in open_to_work}
    tried = [key for key, work in open_to_work.items() if work.attempts]
    return {
        "signals": sum(f"{signal.day:%Y-%m}" == month for signal in judged),
        "cases": len(mine),
        **{name: sum(kind == name for kind, _ in mine.values()) for name in ("single", "multiple", "consecutive")},
        "picked_up": len(open_to_work),
        "reached": len(reached),
        "attempts": sum(len(work.attempts) for work in open_to_work.values()),
        "accepted": sum(work.result in ACCEPTED for work in open_to_work.values()),
        "on_time": sum(any(day <= due[key] for day, _, _ in open_to_work[key].attempts) for key in tried),
        "on_time_of": sum(bool(open_to_work[key].attempts) or today > due[key] for key in open_to_work),
    }


def people_figures(month: str, people: dict[str, Person], known: dict[str, dict], today: date) -> dict[str, int]:
    """Return the figures about volunteers on the last day of a month, or today in a running one."""
    on = min(months_later(date.fromisoformat(f"{month}-01"), 1) - timedelta(1), today)
    return {
        "volunteers_deployable": sum(
            any(not reasons(person, task, on, known) for task in person.tasks) for person in people.values()
        ),
        "proofs_expiring_60_days": sum(len(expiring(person, on)) for person in people.values()),
    }


def expiring(person: Person, on: date) -> set[str]:
    """Return the proofs that end within 60 days and are needed for a task the volunteer offers.

    The latest of a kind dated on or before the day counts, so there is no newer one on that day; whether the volunteer
    is active plays no part, for the figure counts proofs.
    """
    found = set()
    for proof in {proof for task in person.tasks for proof in needed(person, task, on)}:
        months, day = TERMS[proof][1], latest(person, proof, on)
        if months is None or day is None:
            continue
        last_valid = months_later(day, months) - timedelta(1)
        if on <= last_valid <= on + timedelta(60):
            found.add(proof)
    return found
