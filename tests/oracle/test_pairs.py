"""Who may do what, and with whom, against a second reading of rules.md sections 2, 3 and 4, on generated files."""

from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest

from tests.oracle import deployable, pairs, review
from tests.oracle.bringing import asking, people
from tests.oracle.comparing import by_kenmerk
from tests.oracle.reading import TASKS, months_later
from tests.oracle.running import Desk

pytestmark = pytest.mark.proof


def test_who_is_deployable_on_any_day_and_why_not(desk: Desk, seed: int, many: int, tmp_path: Path):
    volunteers, known, rng, _ = people(desk, seed, many, tmp_path)
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
    for back in (0, 1, 6, 13):
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


def test_which_pairs_are_allowed_why_not_and_how_well_they_fit(desk: Desk, seed: int, many: int, tmp_path: Path):
    volunteers, known, rng, form = people(desk, seed, many, tmp_path)
    asked, kenmerk = asking(desk, volunteers, tmp_path, many, rng, form), by_kenmerk(desk, "volunteers")
    past = pairs.Past()
    for identity, reference in [*by_kenmerk(desk, "requests").items()] * 2:
        if any(reference == paired for paired, _ in past.open):
            continue
        told = desk.told("match", "suggest", identity, "--why-not")
        problems = pair_differences(asked[reference], told, volunteers, kenmerk, known, past, desk.today)
        assert problems == [], reference
        if told["candidates"] and rng.random() < 0.8:
            chosen = rng.choice(told["candidates"])["volunteer"]
            live(desk, asked[reference], identity, (reference, kenmerk[chosen]), chosen, past, rng)
    waiting = asked.keys() - {reference for reference, _ in past.open}
    figures_now = desk.told("review", f"{desk.today:%Y-%m}")["figures"]
    assert figures_now["waiting_requests"]["value"] == len(waiting)
    assert figures_now["pairings_ended"]["value"] == len(past.ended)


def live(
    desk: Desk, asked: pairs.Asked, request: str, pair: tuple[str, str], volunteer: str, past: pairs.Past, rng: Random
) -> None:
    """Propose a pairing and let it stay so, be refused, or run and end; write down what became of it."""
    pairing = desk.told("pair", request, volunteer)["id"]
    ending = rng.choice(("stay", "refuse", "end", "end"))
    if ending == "refuse":
        desk.told("pairing", pairing, "refuse", "--by", rng.choice(("resident", "volunteer")))
        past.refused.add(pair)
        return
    past.open.add(pair)
    if ending == "end" and "belangen" not in asked.values["steunsoorten"] and asked.values["taak"] != "begeleiding":
        desk.told("pairing", pairing, "introduce")
        for side in ("resident", "volunteer"):
            desk.told("pairing", pairing, "agree", "--by", side)
        desk.told("pairing", pairing, "start")
        desk.told("pairing", pairing, "end")
        past.open.remove(pair)
        past.ended.append((*pair, asked.values["taak"]))


def pair_differences(
    asked: pairs.Asked, told: dict, volunteers: dict, kenmerk: dict, known: dict, past: pairs.Past, on: date
) -> list[tuple]:
    """Return where the reasons and points of one request's pairs differ from the second reading."""
    found: list[tuple] = []
    refused = {kenmerk[entry["volunteer"]]: sorted(entry["reasons"]) for entry in told["refused"]}
    allowed = {kenmerk[entry["volunteer"]]: entry for entry in told["candidates"]}
    if refused.keys() | allowed.keys() != volunteers.keys() or refused.keys() & allowed.keys():
        found.append(("not every volunteer once",))
    for reference, person in volunteers.items():
        expected = sorted(pairs.pair_reasons(asked, person, on, known, past))
        if refused.get(reference, []) != expected:
            found.append((reference, "must be", expected, "is", refused.get(reference), asked, person))
        elif not expected:
            points = pairs.points(asked, person, past)
            entry = allowed[reference]
            if entry["parts"] != points or entry["points"] != sum(points.values()):
                found.append((reference, "must be", points, "is", entry, asked, person))
    if [entry["points"] for entry in told["candidates"]] != sorted(
        (e["points"] for e in told["candidates"]), reverse=True
    ):
        found.append(("candidates are not ranked", told["candidates"]))
    return found
