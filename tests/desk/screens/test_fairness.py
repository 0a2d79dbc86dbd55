"""How help is spread, by keys and by command, on one desk."""

import json

import pytest

from desk.cli.edge import run
from desk.pairings.proposing import propose_pairing
from tests.desk.screens.test_plan import line
from tests.desk.screens.walking import area
from tests.desk.screens.walking import keys_settled as keys
from tests.desk.volunteers.invented import BOS, LINDEN, ON, read_in, request, volunteer
from tests.desk.widgets.sample_area import shown


@pytest.fixture
def spread(store, tmp_path, today):
    """Jo has one case and no more room; Ria waits 33 days for Dutch, Jan 3 for Turkish or Dutch."""
    rows = [BOS | {"maximum": "1"}, volunteer("V2", voornaam="Li", achternaam="Vos")]
    second = request("H2", voornaam="Jan", achternaam="Smit", talen="tr|nl", aangevraagd_op="2026-10-31")
    read_in(store, tmp_path, volunteers=rows, requests=[LINDEN, second, request("H3")])
    propose_pairing(store, "H3", "V1", on=ON)


async def test_the_spread_of_cases_and_of_waiting_is_told_with_bars(store, spread):
    async with area(store, "5", (140, 45)) as pilot:
        await keys(pilot, "l")
        assert "1 vrijwilliger doen de helft" not in shown(pilot)
        assert line(pilot, "1 koppeling ").startswith("1 koppeling 1 vrijwilliger ━")
        await keys(pilot, "t")
        assert line(pilot, "nl ").startswith("nl 2 3 dagen ━")
        assert line(pilot, "tr ").startswith("tr 1 3 dagen ━")
        assert "Ria van den Linden, 33 dagen" in shown(pilot)
        for _turn in range(2):
            await keys(pilot, "t")
        assert "wachttijd per soort steun" in shown(pilot)


async def test_an_empty_desk_says_what_to_do(store, today):
    async with area(store, "5") as pilot:
        await keys(pilot, "l", "t")
        assert "Er is nog niemand om te tellen" in shown(pilot)


def test_the_spread_is_told_by_command(store, spread, home, capsys):
    assert run(["--home", str(home), "match", "fairness", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["caseload"] == {"volunteers": {"0": 1, "1": 1}, "full": 1, "cases": 1, "with_half": 1}
    assert told["language"][0] == {
        "code": "nl",
        "waiting": 2,
        "waiting_days": 3,
        "longest_days": 33,
        "helped": 1,
        "helped_days": 33,
    }
    assert run(["--home", str(home), "match", "fairness"]) == 0
    assert "wachttijd per gebied" in capsys.readouterr().out
