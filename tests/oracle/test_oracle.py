"""The program against a second, independent reading of its rules, on generated files."""

import os
import shutil
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest

from tests.oracle import deployable, helpers, invented, pairs, review, signals
from tests.oracle.comparing import by_kenmerk, case_ids, refusals, signals_and_cases
from tests.oracle.reading import TASKS, Read, months_later, read
from tests.oracle.running import Desk
from tests.oracle.sheets import ENCODINGS, Sheet, write

FULL = os.environ.get("DESK_PROOF") == "full"
SEEDS = range(60) if FULL else range(2)
DAYS = (
    date(2026, 11, 3),
    date(2024, 2, 29),
    date(2025, 3, 31),
    date(2026, 8, 31),
    date(2025, 12, 30),
    date(2023, 2, 28),
)
FORMS = (*ENCODINGS, "xlsx")
MANY = 400 if FULL else 150

pytestmark = [pytest.mark.proof, pytest.mark.parametrize("seed", SEEDS)]
MakeDesk = Callable[[int], Desk]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk as `init` makes it, never written to."""
    home = tmp_path_factory.mktemp("made") / "home"
    names = ("--municipality", "Proefstad", "--code", "9999", "--coordinator", "P. Roef")
    Desk(home, date(2020, 1, 1)).told("init", *names, "--key-file", home / "key")
    return home


@pytest.fixture
def make_desk(made: Path, tmp_path: Path) -> MakeDesk:
    """Make a desk of one's own on the day that belongs to a seed."""

    def make(seed: int) -> Desk:
        return Desk(
            Path(shutil.copytree(made, tmp_path / f"home{len(list(tmp_path.iterdir()))}")), DAYS[seed % len(DAYS)]
        )

    return make


def bring(
    desk: Desk, kind: str, sheet: Sheet, path: Path, rng: Random, form: str, known: set[str] | None = None
) -> list[Read]:
    """Write and import a file, compare what is refused and warned of, and return the second reading of its rows."""
    written = write(sheet, path, rng, form)
    rows = read(kind, written.rows, desk.today, known or set())
    code, answer = desk.ask("import", kind, path)
    assert code == (3 if any(row.fault for row in rows) else 0), answer
    assert refusals(rows, answer, written) == []
    return rows


def judged(rows: list[Read], worked_on: tuple[signals.Told, ...] = ()) -> dict[signals.Told, str]:
    """Return the status of every signal these rows bring."""
    return signals.judge(map(signals.told, signals.stored(rows)[0].values()), worked_on)


def test_signals_are_read_judged_and_bundled_as_written_and_once(seed: int, make_desk: MakeDesk, tmp_path: Path):
    desk, rng, form = make_desk(seed), Random(seed), FORMS[seed % len(FORMS)]
    path = tmp_path / "signals"
    rows = bring(desk, "signals", invented.signals(rng, MANY, desk.today, form), path, rng, form)
    _, counts = signals.stored(rows)
    assert signals_and_cases(desk, judged(rows)) == []
    before = desk.told("list", "signals"), desk.told("list", "cases")
    _, again = desk.ask("import", "signals", path)
    assert (again["new"], again["updated"], again["unchanged"]) == (0, 0, sum(counts.values()))
    assert (desk.told("list", "signals"), desk.told("list", "cases")) == before


def test_a_file_says_how_many_signals_are_new_updated_and_unchanged(seed: int, make_desk: MakeDesk, tmp_path: Path):
    desk, rng, form = make_desk(seed), Random(seed), FORMS[seed % len(FORMS)]
    sheet = invented.signals(rng, MANY, desk.today, form)
    written = write(sheet, tmp_path / "signals", rng, form)
    _, counts = signals.stored(read("signals", written.rows, desk.today, set()))
    _, answer = desk.ask("import", "signals", written.path, "--dry-run")
    assert {name: answer[name] for name in counts} == counts
    _, answer = desk.ask("import", "signals", written.path)
    assert {name: answer[name] for name in counts} == counts


def test_the_order_in_which_files_arrive_does_not_matter(seed: int, make_desk: MakeDesk, tmp_path: Path):
    desk, rng, form = make_desk(seed), Random(seed + 1000), FORMS[(seed + 1) % len(FORMS)]
    sheet = invented.signals(rng, MANY, desk.today, form)
    order = list(range(MANY))
    rng.shuffle(order)
    rows = []
    for place in range(4):
        part = sheet.only(order[place::4])
        rows += bring(
            desk, "signals", part, tmp_path / f"part{place}", rng, rng.choice(FORMS) if form != "xlsx" else form
        )
        assert signals_and_cases(desk, judged(rows)) == []


def test_a_month_is_counted_as_written_after_contacts_and_closings(seed: int, make_desk: MakeDesk, tmp_path: Path):
    desk, rng = make_desk(seed), Random(seed + 2000)
    rows = bring(desk, "signals", invented.signals(rng, MANY, desk.today, "utf-8"), tmp_path / "s.csv", rng, "utf-8")
    helper = Sheet(helpers.VOLUNTEER_FIELDS, [helpers.volunteers(rng, 1, desk.today, "utf-8").rows[0]])
    helper.rows[0] |= {
        "achternaam": "Bos",
        "postcode": "1234AB",
        "talen": "nl",
        "steunsoorten": "mentaal",
        "organisatie": "",
    }
    assert desk.ask("import", "volunteers", write(helper, tmp_path / "v.csv", rng, "utf-8").path)[1]["new"] == 1
    status = judged(rows)
    known = signals.cases(status)
    done = {key: review.Done() for key in known}
    for key, case in case_ids(desk).items():
        work(desk, case, key, known[key][1], done[key], rng)
    for month in sorted({key[1] for key in known}):
        answer = desk.told("review", month)
        assert figures(answer["figures"]) == review.case_figures(month, status, known, done, desk.today), month
        for part, volunteered in (("with_volunteer", True), ("without_volunteer", False)):
            expected = review.case_figures(month, status, known, done, desk.today, volunteered)
            assert figures(answer[part]) == {name: expected[name] for name in figures(answer[part])}, (month, part)
        assert answer["provisional"] is (f"{desk.today:%Y-%m}" == month)


def work(desk: Desk, case: str, key: tuple, inside: list[signals.Told], done: review.Done, rng: Random) -> None:
    """Log some attempts on a case and close it, or not; write down what was done."""
    first, due = min(one.day for one in inside), review.first_attempt_by(inside)
    for _ in range(rng.choice((0, 0, 1, 2))):
        day = min(rng.choice((first, due, due + timedelta(1), due - timedelta(1), first + timedelta(70))), desk.today)
        reached, volunteered = rng.random() < 0.6, rng.random() < 0.3
        by = ("--by", "V000") if volunteered else ()
        desk.told("contact", case, "--channel", "Telefoon", "--reached", "yes" if reached else "no", "--on", day, *by)
        done.attempts.append((day, reached, volunteered))
    result = rng.choice(
        (None, None, *review.ACCEPTED, "Niet opgepakt: andere reden", "Definitief geen contact kunnen krijgen")
    )
    if result:
        code, answer = desk.ask("close", case, "--result", result, "--on", desk.today)
        allowed = result not in review.ACCEPTED or any(reached for _, reached, _ in done.attempts)
        assert code == (0 if allowed else 1), (key, result, done, answer)
        assert allowed or answer["error"]["code"] == "not-reached"
        done.result = result if allowed else None


def figures(told: dict) -> dict[str, int]:
    """Return a review's figures as the second reading counts them; a rate is its two counts."""
    found = {
        name: told[name]["value"] for name in ("signals", "cases", "single", "multiple", "consecutive") if name in told
    }
    found |= {name: told[name]["value"] for name in ("picked_up", "reached", "attempts", "accepted")}
    for rate, above, below in (
        ("reach_rate", "reached", "picked_up"),
        ("acceptance_rate", "accepted", "reached"),
    ):
        entry = told[rate]
        assert (entry["numerator"], entry["denominator"]) == (found[above], found[below])
        assert (
            entry["value"] is None if not found[below] else entry["value"] == pytest.approx(found[above] / found[below])
        )
    on_time = told["first_contact_on_time"]
    return found | {"on_time": on_time["numerator"], "on_time_of": on_time["denominator"]}


def people(desk: Desk, seed: int, tmp_path: Path) -> tuple[dict[str, deployable.Person], dict[str, dict], Random, str]:
    """Import organisations and two files of volunteers; return the second reading of them."""
    rng, form = Random(seed + 3000), FORMS[(seed + 2) % len(FORMS)]
    rows = bring(desk, "organisations", helpers.organisations(rng, desk.today, form), tmp_path / "o", rng, form)
    known = deployable.organisations(rows)
    sheet = helpers.volunteers(rng, MANY // 4, desk.today, form)
    rows = bring(desk, "volunteers", sheet, tmp_path / "v", rng, form, set(known))
    good = sheet.only([index for index, row in enumerate(rows) if not row.fault])
    rows += bring(
        desk, "volunteers", helpers.later_proofs(rng, good, desk.today, form), tmp_path / "v2", rng, form, set(known)
    )
    return deployable.people(rows), known, rng, form


def test_who_is_deployable_on_any_day_and_why_not(seed: int, make_desk: MakeDesk, tmp_path: Path):
    desk = make_desk(seed)
    volunteers, known, rng, _ = people(desk, seed, tmp_path)
    kenmerk = by_kenmerk(desk, "volunteers")
    days = [desk.today, *rng.sample(boundaries(volunteers, known), 4)]
    for on in days:
        told = desk.told("deployable", "--on", on)
        assert len(told) == len(volunteers) * len(TASKS)
        for entry in told:
            who = volunteers[kenmerk[entry["volunteer"]]]
            expected = deployable.reasons(who, entry["task"], on, known)
            assert sorted(entry["reasons"]) == sorted(expected), (on, entry, who)
            assert entry["deployable"] is (not expected)
    for back in (0, 1):
        month = f"{months_later(desk.today.replace(day=1), -back):%Y-%m}"
        told = desk.told("review", month)["figures"]
        expected = review.people_figures(month, volunteers, known, desk.today)
        assert {name: told[name]["value"] for name in expected} == expected, month


def boundaries(volunteers: dict[str, deployable.Person], known: dict[str, dict]) -> list[date]:
    """Return the days on and around which something begins or ends."""
    edges = {day for row in known.values() for day in row.values() if isinstance(day, date)}
    for person in volunteers.values():
        edges |= {day for day in person.values.values() if isinstance(day, date)}
        for proof, days in person.proofs.items():
            edges |= {months_later(day, deployable.TERMS[proof][1] or 12) for day in days}
    return sorted({edge + timedelta(days=beside) for edge in edges for beside in (-1, 0)})


def test_which_pairs_are_allowed_why_not_and_how_well_they_fit(seed: int, make_desk: MakeDesk, tmp_path: Path):
    desk = make_desk(seed)
    volunteers, known, rng, form = people(desk, seed, tmp_path)
    sheet = helpers.requests(rng, MANY // 6, desk.today, form, sorted(volunteers))
    rows = bring(desk, "requests", sheet, tmp_path / "r", rng, form)
    good = sheet.only([index for index, row in enumerate(rows) if not row.fault])
    rows += bring(desk, "requests", helpers.later_consents(rng, good, desk.today, form), tmp_path / "r2", rng, form)
    asked, kenmerk = pairs.requests(rows), by_kenmerk(desk, "volunteers")
    running = dict.fromkeys(volunteers, 0)
    waiting = len(asked)
    for identity, reference in by_kenmerk(desk, "requests").items():
        told = desk.told("match", "suggest", identity, "--why-not")
        problems = pair_differences(asked[reference], told, volunteers, kenmerk, known, running, desk.today)
        assert problems == [], reference
        if told["candidates"] and rng.random() < 0.7:
            chosen = rng.choice(told["candidates"])["volunteer"]
            desk.told("pair", identity, chosen)
            running[kenmerk[chosen]] += 1
            waiting -= 1
    assert desk.told("review", f"{desk.today:%Y-%m}")["figures"]["waiting_requests"]["value"] == waiting


def pair_differences(
    asked: pairs.Asked, told: dict, volunteers: dict, kenmerk: dict, known: dict, running: dict, on: date
) -> list[tuple]:
    """Return where the reasons and points of one request's pairs differ from the second reading."""
    found: list[tuple] = []
    refused = {kenmerk[entry["volunteer"]]: sorted(entry["reasons"]) for entry in told["refused"]}
    allowed = {kenmerk[entry["volunteer"]]: entry for entry in told["candidates"]}
    if refused.keys() | allowed.keys() != volunteers.keys() or refused.keys() & allowed.keys():
        found.append(("not every volunteer once",))
    for reference, person in volunteers.items():
        expected = sorted(pairs.pair_reasons(asked, person, on, known, running[reference]))
        if refused.get(reference, []) != expected:
            found.append((reference, "must be", expected, "is", refused.get(reference), asked, person))
        elif not expected:
            points = pairs.points(asked, person)
            entry = allowed[reference]
            if entry["parts"] != points or entry["points"] != sum(points.values()):
                found.append((reference, "must be", points, "is", entry, asked, person))
    if [entry["points"] for entry in told["candidates"]] != sorted(
        (e["points"] for e in told["candidates"]), reverse=True
    ):
        found.append(("candidates are not ranked", told["candidates"]))
    return found


def test_a_signal_somebody_worked_on_stays_picked_up(seed: int, make_desk: MakeDesk, tmp_path: Path):
    desk, rng = make_desk(seed), Random(seed + 4000)
    sheet = invented.signals(rng, MANY, desk.today, "utf-8")
    order = list(range(MANY))
    rng.shuffle(order)
    rows = bring(desk, "signals", sheet.only(order[::2]), tmp_path / "one.csv", rng, "utf-8")
    known, worked_on = signals.cases(judged(rows)), []
    for key, case in case_ids(desk).items():
        if rng.random() < 0.4:
            desk.told("contact", case, "--channel", "Brief", "--reached", "no", "--on", desk.today)
            worked_on += known[key][1]
    rows += bring(desk, "signals", sheet.only(order[1::2]), tmp_path / "two.csv", rng, "utf-8")
    assert signals_and_cases(desk, judged(rows, tuple(worked_on))) == []
