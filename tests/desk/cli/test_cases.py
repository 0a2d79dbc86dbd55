import json

import pytest

from desk.cli.edge import run
from desk.store.opening import open_desk
from tests.desk.signals.invented import read_in, signal
from tests.desk.volunteers.invented import BOS, volunteer
from tests.desk.volunteers.invented import read_in as read_people


@pytest.fixture
def desk(home, tmp_path, today, capsys):
    """Run a command with `--json` on a desk with one case and two volunteers."""
    with open_desk(home) as store:
        read_in(store, tmp_path, signal(), signal("K2", signaaldatum="2026-10-20"))
        read_people(store, tmp_path, volunteers=[BOS, volunteer("V2")])

    def call(*arguments):
        code = run(["--home", str(home), *arguments, "--json"])
        return code, json.loads(capsys.readouterr().out)

    return call


def case(desk):
    [row] = desk("list", "cases")[1]
    return row


def test_a_contact_by_two_volunteers_is_logged(desk):
    arguments = ("--channel", "Huisbezoek", "--reached", "yes", "--on", "2026-10-08", "--part", "Avond")
    code, told = desk("contact", "K1", *arguments, "--by", "V1,V2", "--note", "[/b] deur open")
    assert (code, set(told)) == (0, {"id", "case"})
    [attempt] = desk("show", "case", "K1")[1]["attempts"]
    shown = attempt["made_on"], attempt["part"], attempt["reached"], len(attempt["volunteers"].split("|"))
    assert (*shown, attempt["note"]) == ("2026-10-08", "Avond", 1, 2, "[/b] deur open")
    assert (case(desk)["attempts"], case(desk)["by_volunteer"]) == (1, 1)


def test_without_a_day_a_fact_is_of_today(desk):
    desk("contact", "K1", "--channel", "Brief", "--reached", "no")
    desk("talk", "K1")
    shown = desk("show", "case", "K1")[1]
    assert (shown["attempts"][0]["made_on"], shown["talks"][0]["held_on"]) == ("2026-11-03", "2026-11-03")


def test_a_case_is_closed_with_a_national_result(desk):
    assert desk("close", case(desk)["number"], "--result", "Inwoner is overleden", "--on", "2026-11-02")[0] == 0
    row = case(desk)
    assert (row["status"], row["result"], row["closed_on"]) == ("closed", "Inwoner is overleden", "2026-11-02")


def test_a_signal_is_picked_up_and_left_with_a_reason(desk):
    assert desk("pickup", "K2", "--reason", "andere achterstand")[0] == 0
    assert desk("leave", "K1", "--reason", "verhuisd", "--status", "Inwoner is overleden")[0] == 0
    statuses = {row["kenmerk"]: row["status"] for row in desk("list", "signals")[1]}
    assert statuses == {"K1": "Inwoner is overleden", "K2": "Opgepakt"}


CONTACT = ("contact", "K1", "--channel", "Telefoon", "--reached")


@pytest.mark.parametrize(
    ("arguments", "code", "error", "said"),
    [
        (("contact", "K1", "--channel", "Fax", "--reached", "yes"), 1, "value-not-in-list", "Telefoon"),
        ((*CONTACT, "ja"), 1, "value-not-in-list", "yes, no"),
        ((*CONTACT, "yes", "--part", "Nacht"), 1, "value-not-in-list", "Ochtend, Middag, Avond"),
        ((*CONTACT, "yes", "--by", "V9"), 1, "unknown-id", "V9"),
        ((*CONTACT, "yes", "--on", "31-02-2026"), 1, "date-unreadable", "31-02-2026"),
        ((*CONTACT, "yes", "--on", "2026-11-04"), 1, "date-in-future", "04-11-2026"),
        ((*CONTACT, "yes", "--on", "2026-10-04"), 1, "before-first-signal", "05-10-2026"),
        (("contact", "K9", "--channel", "Telefoon", "--reached", "yes"), 1, "unknown-id", "K9"),
        (("close", "K1", "--result", "Opgelost"), 1, "value-not-in-list", "Inwoner is overleden"),
        (("close", "K1", "--result", "Vervolghulp en/of verwijzing"), 1, "not-reached", "bereikte"),
        (("pickup", "K1", "--reason", "zomaar"), 1, "already-decided", "Opgepakt"),
        (("pickup", "K1", "--reason", " "), 1, "reason-missing", "reden"),
        (("leave", "K1", "--reason", "x", "--status", "Opgepakt"), 1, "value-not-in-list", "andere reden"),
        (("talk",), 2, "usage", "CASE"),
        (("close", "K1"), 2, "usage", "--result"),
    ],
)
def test_what_a_user_can_get_wrong_is_a_sentence(desk, arguments, code, error, said):
    found, told = desk(*arguments)
    assert (found, told["error"]["code"]) == (code, error)
    assert said in told["error"]["message"]
    assert "‹" not in told["error"]["message"]
