"""`desk brp`, `inform`, `household` and `block`: what is settled before others see a case."""

import json

import pytest

from desk.cli.edge import DONE, REFUSED, run
from desk.store.opening import open_desk
from tests.desk.signals.invented import read_in, signal


@pytest.fixture
def desk(home, tmp_path, today, capsys):
    """Run a command with `--json` on a desk with a case of two persons."""
    with open_desk(home) as store:
        one = signal(achternaam="Bakker", geboortedatum="1980-01-01")
        read_in(store, tmp_path, one, signal("K2", partner="Vitens", achternaam="Smit", geboortedatum="1990-02-02"))

    def call(*arguments):
        code = run(["--home", str(home), *arguments, "--json"])
        return code, json.loads(capsys.readouterr().out)

    return call


def shown(desk):
    return desk("show", "case", "K1")[1]


def test_a_brp_check_is_recorded_with_its_day(desk):
    assert desk("brp", "K1", "--outcome", "living-here", "--on", "2026-11-01")[0] == DONE
    [check] = shown(desk)["brp_checks"]
    assert (check["checked_on"], check["outcome"]) == ("2026-11-01", "living-here")


def test_informing_is_recorded_with_how(desk):
    assert desk("inform", "K1", "--how", "[/b] brief")[0] == DONE
    [informing] = shown(desk)["informings"]
    assert (informing["informed_on"], informing["how"]) == ("2026-11-03", "[/b] brief")


@pytest.mark.parametrize(("typed", "together"), [("yes", 1), ("no", 0)])
def test_a_household_is_decided(desk, typed, together):
    assert desk("household", "K1", "--together", typed)[0] == DONE
    assert [each["together"] for each in shown(desk)["households"]] == [together]


def test_help_accepted_asks_for_the_household_to_be_decided(desk, home, capsys):
    desk("contact", "K1", "--channel", "Telefoon", "--reached", "yes")
    assert run(["--home", str(home), "close", "K1", "--result", "Vervolghulp en/of verwijzing"]) == DONE
    assert "household" in capsys.readouterr().out


def test_a_closing_of_persons_apart_says_that_it_is_everybodys(desk, home, capsys):
    desk("household", "K1", "--together", "no")
    assert run(["--home", str(home), "close", "K1", "--result", "Inwoner is overleden"]) == DONE
    assert "alle personen" in capsys.readouterr().out


def test_a_block_is_set_until_a_day_by_whoever_decided_and_lifted(desk):
    assert desk("block", "K1", "--reason", "hond", "--until", "2026-12-31", "--by", "politie")[0] == DONE
    [block] = shown(desk)["blocks"]
    assert (block["ends_on"], block["decided_by"], bool(block["holds"])) == ("2026-12-31", "politie", True)
    assert desk("block", "K1", "--lift", "--reason", "hond weg")[0] == DONE
    assert not shown(desk)["blocks"][0]["holds"]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("brp", "K1", "--outcome", "gone"), "value-not-in-list"),
        (("brp", "K9", "--outcome", "moved"), "unknown-id"),
        (("brp", "K1", "--outcome", "moved", "--on", "2026-11-04"), "date-in-future"),
        (("inform", "K1", "--how", " "), "field-needed"),
        (("household", "K1", "--together", "ja"), "value-not-in-list"),
        (("block", "K1", "--reason", " "), "reason-missing"),
        (("block", "K1", "--reason", "hond", "--until", "2026-11-02"), "ends-before-start"),
        (("block", "K1", "--reason", "hond", "--lift"), "not-blocked"),
        (("block", "K1", "--reason", "hond", "--lift", "--until", "2026-12-31"), "one-of-two"),
    ],
)
def test_what_cannot_be_is_refused_with_its_code(desk, arguments, code):
    exit_code, told = desk(*arguments)
    assert (exit_code, told["error"]["code"]) == (REFUSED, code)
