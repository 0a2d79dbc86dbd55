"""`desk volunteer`: the way from first interest to farewell by command."""

import json

import pytest

from desk.cli.edge import DONE, REFUSED, run
from desk.store.opening import open_desk
from tests.desk.volunteers.invented import BOS, read_in, volunteer


@pytest.fixture
def desk(home, tmp_path, today, capsys):
    """Run a command with `--json` on a desk with two volunteers."""
    with open_desk(home) as store:
        read_in(store, tmp_path, volunteers=[BOS, volunteer("V2", achternaam="Vos")])

    def call(*arguments):
        code = run(["--home", str(home), *arguments, "--json"])
        return code, json.loads(capsys.readouterr().out)

    return call


def shown(desk, kenmerk="V1"):
    return desk("volunteer", "show", kenmerk)[1]


def test_a_way_from_interest_to_farewell(desk):
    code, new = desk("volunteer", "interest", "--surname", "Mos", "--postcode", "1234 AB", "--phone", "06-1")
    assert (code, new["kenmerk"]) == (DONE, "V3")
    assert shown(desk, "V3")["stage"] == "interested"
    assert desk("volunteer", "intake", "V3", "--by", "F. de Wit", "--on", "2026-11-01")[0] == DONE
    assert desk("volunteer", "mentor", "V3", "V1", "--until", "2026-12-31")[0] == DONE
    assert shown(desk, "V3")["stage"] == "settling-in"
    changed = desk(
        "volunteer", "change", "V3", "--started-on", "2026-11-03", "--limits", "pets,stairs", "--kinds", "mentaal"
    )
    assert changed[1]["version"] == 2
    assert desk("volunteer", "talk", "V3", "--note", "[/b] goed")[0] == DONE
    assert desk("volunteer", "peer", "V3", "V1")[0] == DONE
    assert desk("volunteer", "pause", "V3", "--until", "2026-11-20")[0] == DONE
    assert desk("volunteer", "pause", "V3", "--until", "2026-11-30")[0] == DONE
    assert desk("volunteer", "stop", "V3", "--reason", "moved-away")[0] == DONE
    file = shown(desk, "V3")
    assert (file["stage"], file["stop_reason"], file["limits"]) == ("stopped", "moved-away", "pets|stairs")
    assert (file["pauses"][0]["ends_on"], file["progress_talks"][0]["note"]) == ("2026-11-30", "[/b] goed")
    assert [it["attended"] for it in file["peer_sessions"]] == [True]


def test_a_return_ends_the_pause(desk):
    desk("volunteer", "pause", "V1", "--from", "2026-10-01")
    assert desk("volunteer", "back", "V1")[0] == DONE
    assert shown(desk)["pauses"][0]["ends_on"] == "2026-11-02"


def test_hours_above_the_tax_free_amount_are_warned_of(home, desk, capsys):
    code, told = desk("volunteer", "hours", "V1", "--month", "2026-10", "--hours", "6:15", "--euros", "210,01")
    assert (code, told["year"]["passed_months"], told["year"]["quarters"]) == (DONE, ["2026-10"], 25)
    assert run(["--home", str(home), "volunteer", "hours", "V1", "--month", "2026-09", "--euros", "189"]) == DONE
    warned = capsys.readouterr().err
    assert "boven de onbelaste grens" in warned
    assert "bijna aan de onbelaste grens" in warned


def test_a_volunteer_is_added_and_shown_in_words(home, desk, capsys):
    added = desk(
        "volunteer", "add", "--surname", "Mos", "--postcode", "1234AB", "--kinds", "praktisch", "--house", "12a"
    )
    assert added[0] == DONE
    assert run(["--home", str(home), "volunteer", "show", "V3"]) == DONE
    assert "Mos" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (["change", "V1"], "nothing-to-change"),
        (["change", "V1", "--phone", "06", "--version", "7"], "stale"),
        (["change", "V1", "--surname", ""], "field-needed"),
        (["change", "V1", "--limits", "ziekte"], "value-unreadable"),
        (["change", "V1", "--postcode", "x"], "value-unreadable"),
        (["change", "V1", "--organisation", "NIEMAND"], "unknown-id"),
        (["stop", "V1", "--reason", "ziek"], "value-not-in-list"),
        (["hours", "V1", "--month", "2026-10", "--hours", "6,2"], "value-unreadable"),
        (["hours", "V1", "--month", "2026-10", "--euros", "-1"], "value-unreadable"),
        (["back", "V1"], "no-pause"),
        (["mentor", "V1", "V1"], "mentor-herself"),
        (["intake", "NIEMAND"], "unknown-id"),
        (["add", "--surname", "Mos"], "field-needed"),
    ],
)
def test_what_cannot_be_is_refused_in_a_code(desk, command, code):
    exit_code, told = desk("volunteer", *command)
    assert (exit_code, told["error"]["code"]) == (REFUSED, code)
