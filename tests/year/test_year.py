"""A year of four partners' files, from import to delivery at the command line, against an independent recount."""

import json
from collections import Counter
from typing import Any

import jsonschema
import pytest

from desk.signals.trays import NewTray, save_tray
from desk.store.opening import open_desk
from schema.codes import CaseKind
from schema.trays import Criterion, Filter, Holds
from tests.conftest import SHARED
from tests.oracle.comparing import signals_and_cases
from tests.oracle.test_review import figures
from tests.year.living import FIRST, MONTHS, Living, month_end, month_name, where_of
from tests.year.making import the_year

pytestmark = pytest.mark.proof


def test_signals_statuses_cases_and_kinds_are_as_recounted(lived: Living, record_property):
    record_property("signals", len(lived.year.kept))
    record_property("feedback_lines", lived.lines)
    assert signals_and_cases(lived.desk, lived.year.judged()) == []


def test_results_and_persons_of_cases_are_as_recounted(lived: Living):
    for key, row in lived.cases().items():
        result, day = lived.year.closed.get(key, (None, None))
        assert (row["result"], row["closed_on"]) == (result, day and day.isoformat()), key
        assert row["persons"] == lived.year.persons(key), key
        assert row["attempts"] == len(lived.year.attempts.get(key, ())), key


@pytest.mark.parametrize("month", map(month_name, range(MONTHS)))
def test_the_review_of_every_month_is_as_recounted(lived: Living, month: str):
    answer, today = lived.desk.told("review", month), lived.desk.today
    assert figures(answer["figures"]) == lived.year.figures(month, today)
    for part, volunteered in (("with_volunteer", True), ("without_volunteer", False)):
        expected = lived.year.figures(month, today, volunteered)
        assert figures(answer[part]) == {name: expected[name] for name in figures(answer[part])}, part


def test_the_year_holds_what_real_years_hold(lived: Living):
    statuses = set(lived.year.status.values())
    kinds = {kind for kind, _inside in lived.year.cases().values()}
    results = {result for result, _day in lived.year.closed.values()}
    marked = [row for row in lived.desk.told("list", "signals") if row["marked"]]
    institutions = [row for row in lived.cases().values() if row["institution"]]
    assert (len(kinds), len(results), len(marked) > 0, len(institutions)) == (3, 16, True, 9)
    assert lived.corrections > 0
    assert lived.reopened > 0
    assert lived.visits > 0
    assert {"Opgepakt", "Niet opgepakt: onterecht signaal", "Niet opgepakt: herhaalde melding"} < statuses
    assert {code for code, _day, _pause in lived.year.told.values()} == {
        *("hulp aanvaard", "onterecht signaal", "herhaalde melding", "niet opgepakt", "geen inwoner", "afgesloten"),
        "in behandeling",
    }


def test_a_tray_holds_the_open_cases_of_its_kinds_as_recounted(lived: Living):
    with open_desk(lived.desk.home) as store:
        wanted = Filter(kinds=(CaseKind.SINGLE, CaseKind.CONSECUTIVE))
        save_tray(store, NewTray("Eén signaal", Holds.CASES, wanted, (Criterion.AMOUNT,)))
    rows = lived.desk.told("list", "cases", "--tray", "eén signaal")
    meant = {
        key: sum(one.cents for one in inside)
        for key, (kind, inside) in lived.year.cases().items()
        if kind != "multiple" and key not in lived.year.closed
    }
    assert {(where_of(row), row["month"]): row["amount_cents"] for row in rows} == meant
    assert [row["amount_cents"] for row in rows] == sorted(meant.values(), reverse=True)
    assert meant


@pytest.fixture(scope="session")
def delivery(lived: Living) -> dict[str, Any]:
    """The year as it is delivered."""
    path = lived.folder / "levering.json"
    answer = lived.desk.told("export", "ddas", "--from", FIRST, "--to", month_end(MONTHS - 1), "-o", path)
    written = json.loads(path.read_text(encoding="utf-8"))
    [told] = written["leveringen"]
    assert answer["signals"] == len(told["vroegsignalen"])
    return written


def test_the_delivery_holds_the_signals_cases_and_attempts_of_the_recount(lived: Living, delivery: dict[str, Any]):
    [told] = delivery["leveringen"]
    seen = {one["ID"]: _seen(one) for one in told["vroegsignalen"]}
    assert len(seen) == len(told["vroegsignalen"])
    signals = Counter((*seen[one["ID"]], one["status"]) for one in told["vroegsignalen"])
    cases = Counter(
        (
            case.get("resultaat"),
            tuple(sorted(seen[one["ID"]] for one in case["vroegsignalen"])),
            tuple(sorted((one["datum"], one["bereikt"]) for one in case.get("contactpogingen", ()))),
        )
        for case in told["vroegsignaalzaken"]
    )
    meant_signals, meant_cases = lived.year.delivery(FIRST, month_end(MONTHS - 1))
    assert (signals - meant_signals, meant_signals - signals) == (Counter(), Counter())
    assert (cases - meant_cases, meant_cases - cases) == (Counter(), Counter())


def _seen(one: dict[str, Any]) -> tuple[str, str, str, int]:
    client = one["client"]
    return one["signaaldatum"], one["signaalpartner"]["type"], client["postcode"], int(client["huisnummer"])


@pytest.mark.shared
def test_the_delivery_validates(delivery: dict[str, Any]):
    schema = SHARED / "ddas" / "uitwisselmodel-v1.2.schema.json"
    if not schema.exists():
        pytest.skip("the national schema stands beside the project, and is not here")
    rules = json.loads(schema.read_text(encoding="utf-8"))
    checker = jsonschema.Draft202012Validator(rules, format_checker=jsonschema.FormatChecker())
    assert list(checker.iter_errors(delivery)) == []


def test_the_same_seed_makes_the_same_year():
    assert the_year(3, 40) == the_year(3, 40) != the_year(4, 40)
