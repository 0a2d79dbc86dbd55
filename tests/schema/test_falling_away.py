from datetime import date

import pytest

from schema.falling_away import Cause, Do, Successor, What, closing_day, next_best, pairing_choices, proposed, runs
from tests.schema.people import pairing, running

ANN, BEA = Successor("a", "Ann", 700), Successor("b", "Bea", 600)


@pytest.mark.parametrize(
    ("cause", "now", "successor", "expected"),
    [
        (Cause.STOP, "running", ANN, Do.REMATCH),
        (Cause.STOP, "running", None, Do.END),
        (Cause.ILL, "running", ANN, Do.KEEP),
        (Cause.ILL, "proposed", ANN, Do.REMATCH),
        (Cause.ILL, "proposed", None, Do.KEEP),
        (Cause.PROOF, "running", ANN, Do.KEEP),
    ],
)
def test_who_stops_lets_go_and_who_comes_back_keeps_what_runs(cause, now, successor, expected):
    assert proposed(What.PAIRING, cause, now, successor) is expected


def test_the_next_is_offered_only_where_there_is_one():
    assert Do.REMATCH in pairing_choices(ANN)
    assert Do.REMATCH not in pairing_choices(None)


def test_a_place_is_given_once_and_the_first_asked_goes_first():
    ranked = [("p1", [ANN, BEA]), ("p2", [ANN, BEA]), ("p3", [ANN, BEA])]
    assert next_best(ranked, {"a": 1, "b": 1}) == {"p1": ANN, "p2": BEA, "p3": None}


def test_who_has_no_room_is_nobodys_next():
    assert next_best([("p1", [ANN])], {"a": 0}) == {"p1": None}


def test_a_pairing_never_ends_before_its_last_step():
    assert closing_day(running(), date(2026, 1, 1)) == date(2026, 1, 5)
    assert closing_day(running(), date(2026, 11, 3)) == date(2026, 11, 3)


def test_what_has_begun_is_ended_and_what_has_not_is_called_off():
    assert runs(running())
    assert not runs(pairing())
