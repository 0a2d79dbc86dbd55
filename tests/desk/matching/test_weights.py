"""Other weights: what they do to today's plan, a version with a reason, and undone as one act."""

import json
from datetime import timedelta

import pytest

from desk.cli.edge import run
from desk.matching.planning import plan
from desk.matching.weights import change_weights, weight_versions, weights_effect
from desk.pairings.proposing import propose_pairing
from desk.store.undo import last_own_event, undo
from schema.refused import Refused
from schema.settings import WEIGHTS
from tests.conftest import dump
from tests.desk.matching.test_planning import names
from tests.desk.volunteers.invented import BOS, LINDEN, ON, read_in, volunteer

NEAR = {**WEIGHTS, "distance": 350, "times": 50}


@pytest.fixture
def people(store, tmp_path):
    """Ria may get Jo, who suits on her times, or Li, who lives nearer and suits on none."""
    near = volunteer("V2", dagdelen="zo-a", postcode="1234CD")
    read_in(store, tmp_path, volunteers=[BOS, near], requests=[LINDEN])


def test_other_weights_give_somebody_else_and_serve_the_same(store, people):
    before = dump(store)
    found = weights_effect(store, NEAR, on=ON)
    called = names(store)
    assert [(called[it.request], called[it.before], called[it.after]) for it in found.change.moved] == [
        ("H1", "V1", "V2")
    ]
    assert set(found.change.served.values()) == {0}
    assert dump(store) == before


def test_points_are_compared_in_the_new_weights(store, people):
    found = weights_effect(store, NEAR, on=ON)
    assert (found.points, found.points_kept, found.points_new) == (750, 712, 750)
    assert found.change.points == found.points_new - found.points_kept


def test_a_change_is_a_version_that_counts_from_its_day_and_is_kept_with_pairings(store, people):
    assert change_weights(store, NEAR, "dichtbij werkt beter", on=ON) == 2
    assert store.settings(ON).weights == NEAR
    assert store.settings(ON - timedelta(days=1)).weights == WEIGHTS
    assert [(it["version"], it["reason"]) for it in weight_versions(store)] == [(1, ""), (2, "dichtbij werkt beter")]
    [pair] = plan(store, on=ON).pairs
    propose_pairing(store, pair.request, pair.volunteer, on=ON)
    [row] = store.query("SELECT * FROM visible_pairings")
    assert (row["weights_version"], json.loads(row["basis"])["weights"]["distance"]) == (2, 350)


def test_a_change_is_undone_as_one_act(store, people):
    change_weights(store, NEAR, "dichtbij werkt beter", on=ON)
    undo(store, last_own_event(store), ON)
    assert (store.settings(ON).weights, store.settings(ON).weights_version) == (WEIGHTS, 1)


def test_a_change_without_a_reason_is_refused(store):
    with pytest.raises(Refused, match="reason-missing"):
        change_weights(store, NEAR, " ", on=ON)


def test_a_dry_run_by_command_shows_who_moves_and_keeps_nothing(store, people, home, capsys, today):
    change = ["--home", str(home), "weights", "change", "distance=350", "times=50", "--reason", "dichtbij"]
    assert run([*change, "--dry-run", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["dry_run"], told["version"], len(told["effect"]["changed"])) == (True, None, 1)
    assert run([*change, "--dry-run"]) == 0
    assert "V1   V2" in capsys.readouterr().out
    assert store.settings(ON).weights_version == 1
    assert run(change) == 0
    assert run(["--home", str(home), "weights"]) == 0
    assert "dichtbij" in capsys.readouterr().out
