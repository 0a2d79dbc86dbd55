"""The monthly review against a second reading of rules.md section 7, on generated files."""

from datetime import timedelta
from pathlib import Path
from random import Random

import pytest

from tests.oracle import invented, review, signals
from tests.oracle.bringing import bring, judged
from tests.oracle.comparing import case_ids
from tests.oracle.running import Desk
from tests.oracle.sheets import Row, Sheet, write

pytestmark = pytest.mark.proof
HELPER: Row = {"kenmerk": "V000", "achternaam": "Bos", "postcode": "1234AB", "talen": "nl", "steunsoorten": "mentaal"}


def test_a_month_is_counted_as_written_after_contacts_and_closings(desk: Desk, seed: int, many: int, tmp_path: Path):
    rng = Random(seed + 2000)
    rows = bring(desk, "signals", invented.signals(rng, many, desk.today, "utf-8"), tmp_path / "s.csv", rng, "utf-8")
    helper = Sheet(list(HELPER), [HELPER])
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
        desk.ask("household", case, "--together", "yes")
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
