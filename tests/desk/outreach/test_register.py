"""Giving an address out where the register of residents did not say that the resident lives there."""

import json

import pytest

from desk.cli.edge import DONE, run
from desk.outreach.assigning import assign, judge, warnings_of
from desk.screens.round_forms import assign_form
from desk.signals.recording import check_brp
from desk.store.opening import open_desk
from schema.before_contact import BrpOutcome
from tests.conftest import TODAY
from tests.desk.outreach.going import case, people_and_doors


@pytest.fixture
def doors(store, tmp_path):
    people_and_doors(store, tmp_path)
    return store


def warned(store):
    return [(it["case"], it["code"], it["outcome"]) for it in warnings_of(judged(store))]


def judged(store):
    return judge(store, ["K1", "K2"], ["V1", "V2"], TODAY, on=TODAY)


@pytest.mark.parametrize("outcome", [BrpOutcome.MOVED, BrpOutcome.DECEASED, BrpOutcome.UNKNOWN])
def test_a_resident_who_does_not_live_there_is_warned_of_and_not_refused(doors, outcome):
    check_brp(doors, "K1", outcome, on=TODAY)
    assert warned(doors) == [(case(doors, "K1"), "brp-not-living-here", outcome)]
    assert assign(doors, ["K1"], ["V1", "V2"], TODAY, on=TODAY)["warnings"]


def test_a_later_check_that_says_living_here_ends_the_warning(doors):
    check_brp(doors, "K1", BrpOutcome.MOVED, on=TODAY)
    check_brp(doors, "K1", BrpOutcome.LIVING_HERE, on=TODAY)
    assert warned(doors) == []


def test_the_form_says_it_above_the_fields_with_what_to_do(doors):
    check_brp(doors, "K1", BrpOutcome.DECEASED, on=TODAY)
    [intro] = assign_form(doors, [case(doors, "K1")])._intro.split("\n")[1:]
    assert "overleden" in intro
    assert "Controleer de BRP opnieuw of sluit de zaak" in intro


def test_the_command_says_it_before_and_after_giving(home, today, tmp_path, capsys):
    with open_desk(home) as store:
        people_and_doors(store, tmp_path)
        check_brp(store, "K1", BrpOutcome.MOVED, on=TODAY)
    asked = ["--home", str(home), "outreach", "assign", "K1", "--to", "V1,V2", "--on", TODAY.isoformat()]
    assert run([*asked, "--dry-run", "--json"]) == DONE
    assert [it["outcome"] for it in json.loads(capsys.readouterr().out)["warnings"]] == ["moved"]
    for more in (["--dry-run"], []):
        assert run([*asked, *more]) == DONE
        told = capsys.readouterr()
        assert "Controleer de BRP opnieuw of sluit de zaak" in told.out + told.err
