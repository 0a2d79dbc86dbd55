import json

import pytest

from desk.cli.edge import run
from desk.signals.blocking import block_case
from desk.signals.recording import check_brp
from desk.store.opening import open_desk
from schema.before_contact import BrpOutcome
from schema.codes import SHORTER_RESULTS, Result
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
    assert (code, set(told)) == (0, {"id", "case", "warnings", "handover"})
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


def test_a_case_is_closed_with_who_goes_on_and_the_answer_is_recorded(desk, home, today):
    desk("contact", "K1", "--channel", "Telefoon", "--reached", "yes")
    closing = ("close", "K1", "--result", "Vervolghulp en/of verwijzing", "--referred-to", "wijkteam")
    assert desk(*closing)[1]["error"]["code"] == "brp-unchecked"
    with open_desk(home) as store:
        check_brp(store, "K1", BrpOutcome.LIVING_HERE, on=today)
    assert desk(*closing)[0] == 0
    assert desk("referral", "K1", "--answer", "accepted")[0] == 0
    [row] = desk("show", "case", "K1")[1]["referrals"]
    assert (row["party"], row["answer"], row["answered_on"]) == ("wijkteam", "accepted", "2026-11-03")


def test_a_referral_is_recorded_by_itself(desk, home, today):
    with open_desk(home) as store:
        check_brp(store, "K1", BrpOutcome.LIVING_HERE, on=today)
    assert set(desk("referral", "K1", "--to", "wijkteam", "--warm")[1]) == {"id", "case"}
    assert [row["kind"] for row in desk("show", "case", "K1")[1]["referrals"]] == ["warm-handover"]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("--to", "x", "--answer", "accepted"), "one-of-two"),
        ((), "one-of-two"),
        (("--answer", "later"), "value-not-in-list"),
        (("--answer", "refused"), "no-open-referral"),
    ],
)
def test_a_referral_says_either_to_whom_or_the_answer(desk, arguments, code):
    status, told = desk("referral", "K1", *arguments)
    assert (status, told["error"]["code"]) == (1, code)


def test_the_case_shows_the_next_attempt_and_what_is_left_of_its_terms(desk):
    told = desk("show", "case", "K1")[1]
    assert {name: told["next_attempt"][name] for name in ("channel", "part", "reason")} == {
        "channel": "Telefoon",
        "part": None,
        "reason": "phone-reaches",
    }
    assert (told["inform_by"], told["inform_left"]) == (
        "2026-12-03",
        {"days": 30, "working": False, "overdue": False},
    )
    assert (told["brp_until"], told["brp_left"], told["pause_left"]) == (None, None, None)


def test_a_visit_to_a_blocked_door_is_logged_with_a_warning(desk, home, today, capsys):
    with open_desk(home) as store:
        block_case(store, "K1", "agressie", on=today)
    arguments = ["contact", "K1", "--channel", "Huisbezoek", "--reached", "no", "--json"]
    assert run(["--home", str(home), *arguments]) == 0
    assert "uitsluitingslijst (agressie)" in capsys.readouterr().err


@pytest.mark.parametrize(("typed", "result"), [*((str(result), result) for result in Result), *SHORTER_RESULTS.items()])
def test_a_result_is_known_by_its_national_spelling_and_by_a_shorter_one(desk, typed, result):
    desk("contact", "K1", "--channel", "Telefoon", "--reached", "yes")
    status, told = desk("close", "K1", "--result", typed)
    assert (status, told["result"]) == (0, result)


def test_a_volunteer_named_twice_went_once(desk):
    desk("contact", "K1", "--channel", "Telefoon", "--reached", "no", "--by", "V1,V1")
    [attempt] = desk("show", "case", "K1")[1]["attempts"]
    assert "|" not in attempt["volunteers"]


def test_a_note_by_volunteers_past_their_role_is_stored_and_warned_of(desk):
    note = "Ik maakte de huur voor haar over."
    code, told = desk("contact", "K1", "--channel", "Telefoon", "--reached", "yes", "--by", "V1", "--note", note)
    assert code == 0
    assert [warning["code"] for warning in told["warnings"]] == ["act-outside-role", "limit-money"]
    assert (told["handover"]["warm"], told["handover"]["missing"]) == (True, "brp-unchecked")


def test_the_same_note_by_staff_is_no_matter(desk):
    note = "Ik maakte de huur voor haar over."
    _, told = desk("contact", "K1", "--channel", "Telefoon", "--reached", "yes", "--note", note)
    assert told["warnings"] == []


def test_a_visit_to_a_door_on_the_exclusion_list_is_warned_of_in_the_answer_and_to_the_person(home, desk, capsys):
    desk("block", "K1", "--reason", "hond", "--until", "2026-12-31")
    arguments = ("contact", "K1", "--channel", "Huisbezoek", "--reached", "no")
    code, told = desk(*arguments)
    assert (code, told["warnings"]) == (0, [{"code": "safety-block", "reason": "hond", "ends_on": "2026-12-31"}])
    assert "handover" not in told
    run(["--home", str(home), *arguments])
    assert "Let op: dit adres staat op de uitsluitingslijst (hond)." in capsys.readouterr().err
