from datetime import date, timedelta
from random import Random

import pytest

from desk.evaluation.actions import add_action, complete_action
from desk.evaluation.review import GROUPS, monthly_review, records_behind, review_of
from desk.pairings.moving import move_pairing
from desk.pairings.proposing import propose_pairing
from desk.signals.recording import close_case, log_contact
from schema.codes import Channel, Result, Side
from schema.outcomes import is_accepted
from schema.refused import Refused
from schema.settings import Settings
from tests.conftest import TODAY
from tests.desk.signals.invented import read_in, signal
from tests.desk.volunteers.invented import BOS, request
from tests.desk.volunteers.invented import read_in as read_people

MONTH = "2026-10"


@pytest.fixture
def filled(store, tmp_path):
    """Thirty doors with signals in October, worked on in invented ways; some by a volunteer."""
    chance = Random(4)
    rows = [
        signal(
            f"K{door}-{turn}", huisnummer=str(door), signaaldatum=f"2026-{month}-{chance.randint(1, 28):02d}", **cells
        )
        for door in range(1, 31)
        for turn, month, cells in (
            (0, "10", {"crisis": "ja" if door % 7 == 0 else ""}),
            (1, "10" if door % 3 == 0 else "07", {"partner": "Lichtstroom", "ontstaansdatum": ""}),
        )
    ]
    read_in(store, tmp_path, *rows)
    read_people(store, tmp_path, volunteers=[BOS])
    results = list(Result)
    for number, case in enumerate(store.query("SELECT id, earliest_on FROM visible_cases WHERE month = ?", [MONTH])):
        first = date.fromisoformat(case["earliest_on"])
        for _turn in range(chance.randint(0, 2)):
            day = min(TODAY, first + timedelta(days=chance.randint(0, 33)))
            by = ["V1"] if chance.random() < 0.4 else []
            log_contact(store, case["id"], Channel.PHONE, chance.random() < 0.6, on=TODAY, made_on=day, volunteers=by)
        reached = store.query("SELECT 1 FROM visible_attempts WHERE case_id = ? AND reached", [case["id"]])
        result = results[number % 16]
        if number % 2 and (reached or not is_accepted(result, Settings())):
            close_case(store, case["id"], result, on=TODAY)
    return store


def recounted(store, volunteered=None):
    """Count the month again from the bare facts, in another way than the program does."""
    cases = []
    for row in store.query("SELECT * FROM visible_cases WHERE month = ?", [MONTH]):
        attempts = store.query("SELECT * FROM visible_attempts WHERE case_id = ?", [row["id"]])
        ended = store.query(
            "SELECT result FROM visible_closings WHERE case_id = ? AND reopened_on IS NULL", [row["id"]]
        )
        by_volunteer = any(attempt["volunteers"] for attempt in attempts)
        if volunteered in (None, by_volunteer):
            cases.append((row, attempts, ended[0]["result"] if ended else ""))
    picked = [case for case in cases if not case[2].startswith("Niet opgepakt")]
    reached = [case for case in picked if any(attempt["reached"] for attempt in case[1])]
    accepted = [case for case in picked if case[2].startswith(("Vervolghulp", "(Budget)"))]
    judged = [case for case in picked if case[1] or case[0]["first_contact_due"] < str(TODAY)]
    in_time = [
        case for case in judged if any(attempt["made_on"] <= case[0]["first_contact_due"] for attempt in case[1])
    ]
    kinds = [case[0]["kind"] for case in cases]
    return {
        "cases": len(cases),
        **{kind: kinds.count(kind) for kind in ("single", "multiple", "consecutive")},
        "picked_up": len(picked),
        "reached": len(reached),
        "attempts": sum(len(case[1]) for case in picked),
        "accepted": len(accepted),
        "first_contact_on_time": (len(in_time), len(judged)),
        "reach_rate": (len(reached), len(picked)),
        "acceptance_rate": (len(accepted), len(reached)),
    }


@pytest.mark.parametrize(("group", "volunteered"), zip(GROUPS, (None, True, False), strict=True))
def test_the_figures_equal_a_recount_from_the_bare_facts(filled, group, volunteered):
    figures = monthly_review(filled, MONTH, on=TODAY)[group]
    expected = recounted(filled, volunteered)
    assert min(expected["reached"], expected["accepted"], expected["multiple"], expected["consecutive"]) > 0
    told = {
        name: figures[name]["value"] if isinstance(count, int) else _parts(figures[name])
        for name, count in expected.items()
    }
    assert told == expected


def _parts(figure):
    return figure["numerator"], figure["denominator"]


def test_every_figure_has_a_definition_and_the_agreed_parts(filled):
    review = monthly_review(filled, MONTH, on=TODAY)
    beside = {"month", "provisional", "over_what_is_there", "closed_on", "differences", "corrections", "actions"}
    assert set(review) == {*GROUPS, *beside}
    for figure in review["figures"].values():
        assert set(figure) == {"value", "numerator", "denominator", "measure", "definition"}
        assert figure["definition"].endswith(".")


def test_the_records_behind_a_figure_are_as_many_as_it_says(filled):
    review = review_of(filled, MONTH, on=TODAY)
    for name in ("signals", "cases", "reached", "accepted", "volunteers_deployable"):
        assert len(records_behind(filled, MONTH, name, on=TODAY)) == review.figures[name].value
    known = {row["id"] for row in filled.query("SELECT id FROM visible_cases")}
    assert set(records_behind(filled, MONTH, "reached", on=TODAY)) <= known
    with pytest.raises(Refused, match="value-not-in-list"):
        records_behind(filled, MONTH, "onzin", on=TODAY)


def test_attempts_and_results_after_the_day_asked_do_not_count(filled):
    on = date(2026, 10, 20)
    figures = monthly_review(filled, MONTH, on=on)["figures"]
    [made] = filled.query(
        "SELECT count(*) AS n FROM visible_attempts a JOIN visible_cases c ON c.id = a.case_id "
        "WHERE c.month = ? AND a.made_on <= ?",
        [MONTH, str(on)],
    )
    assert (figures["attempts"]["value"], figures["accepted"]["value"]) == (made["n"], 0)
    assert made["n"] < filled.query("SELECT count(*) AS n FROM visible_attempts")[0]["n"]


@pytest.mark.parametrize(("month", "provisional"), [("2026-10", False), ("2026-11", True)])
def test_a_running_month_is_provisional(store, month, provisional):
    assert monthly_review(store, month, on=TODAY)["provisional"] is provisional


@pytest.mark.parametrize(("month", "code"), [("2026-12", "month-in-future"), ("2026-13", "month-unreadable")])
def test_a_month_that_is_none_or_has_not_begun_is_refused(store, month, code):
    with pytest.raises(Refused, match=code):
        monthly_review(store, month, on=TODAY)


def test_a_rate_over_nothing_is_null(store):
    rate = monthly_review(store, MONTH, on=TODAY)["figures"]["reach_rate"]
    assert (rate["value"], rate["numerator"], rate["denominator"]) == (None, 0, 0)


def test_a_pairing_that_ran_makes_the_cases_of_its_resident_cases_with_a_volunteer(store, tmp_path):
    read_in(store, tmp_path, signal(signaaldatum="2026-10-05"), signal("K2", huisnummer="6", achternaam="Kaya"))
    mine = request("H1", achternaam="Bos", voornaam="Anna", postcode="1234AB", huisnummer="5", toevoeging="", zaak="K1")
    read_people(store, tmp_path, volunteers=[BOS | {"achternaam": "Kuiper", "postcode": "9999ZZ"}], requests=[mine])
    pairing = propose_pairing(store, "H1", "V1", on=TODAY)["id"]
    counted = monthly_review(store, MONTH, on=TODAY)
    assert counted["with_volunteer"]["cases"]["value"] == 0
    move_pairing(store, pairing, "introduce", on=TODAY)
    for side in (Side.RESIDENT, Side.VOLUNTEER):
        move_pairing(store, pairing, "agree", on=TODAY, by=side)
    move_pairing(store, pairing, "start", on=TODAY)
    counted = monthly_review(store, MONTH, on=TODAY)
    assert (counted["with_volunteer"]["cases"]["value"], counted["without_volunteer"]["cases"]["value"]) == (1, 1)
    assert monthly_review(store, "2026-11", on=TODAY)["figures"]["pairings_started"]["value"] == 1


def test_a_waiting_request_counts_on_the_last_day_of_the_month(store, tmp_path):
    read_people(store, tmp_path, requests=[request("H1", aangevraagd_op="2026-10-20", toestemming_op="2026-10-21")])
    waiting = {
        month: monthly_review(store, month, on=TODAY)["figures"]["waiting_requests"]["value"]
        for month in ("2026-09", "2026-10", "2026-11")
    }
    assert waiting == {"2026-09": 0, "2026-10": 1, "2026-11": 1}


def test_open_decisions_come_back_until_done(store):
    add_action(store, "oud en open", "F. de Wit", date(2026, 9, 1), on=date(2026, 8, 1))
    done = add_action(store, "oud en klaar", "F. de Wit", date(2026, 9, 1), on=date(2026, 8, 1))
    complete_action(store, done, on=date(2026, 8, 2))
    assert [action["title"] for action in monthly_review(store, MONTH, on=TODAY)["actions"]] == ["oud en open"]
