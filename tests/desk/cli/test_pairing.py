"""`desk pairing ID …`: what is recorded in a pairing's life, by command."""

import json

import pytest

from desk.cli.edge import run
from desk.store.opening import open_desk
from tests.desk.volunteers.invented import BOS, LINDEN, read_in, volunteer


@pytest.fixture
def desk(home, tmp_path, today, capsys):
    """Run a command on a desk with one proposed pairing; `PAIRING` stands for its id."""
    with open_desk(home) as store:
        read_in(store, tmp_path, volunteers=[BOS, volunteer("V2", achternaam="Vos")], requests=[LINDEN])
    run(["--home", str(home), "pair", "H1", "V1", "--json"])
    pairing = json.loads(capsys.readouterr().out)["id"]

    def call(*arguments):
        code = run(["--home", str(home), *(pairing if word == "PAIRING" else word for word in arguments)])
        told = capsys.readouterr()
        return code, json.loads(told.out) if "--json" in arguments else told.out, told.err

    return call


def step(desk, *arguments):
    code, told, said = desk("pairing", "PAIRING", *arguments, "--json")
    assert code == 0, said
    return told


def shown(desk):
    return desk("show", "pairing", "PAIRING", "--json")[1]


def running(desk):
    for move in (("introduce",), ("agree", "--by", "resident"), ("agree", "--by", "volunteer"), ("start",)):
        step(desk, *move)


def test_the_anonymous_card_is_shown_as_json_and_in_words(desk):
    card = step(desk, "card")
    assert (card["area"], card["task"], card["kinds"]) == ("1234", "buddy-shv", ["praktisch", "mentaal"])
    _, told, _ = desk("pairing", "PAIRING", "card")
    assert "postcode 1234" in told
    assert "Linden" not in told


def test_from_the_card_to_the_aftercare_by_command(desk):
    assert step(desk, "card", "--answer", "yes")["status"] == "proposed"
    step(desk, "reveal")
    step(desk, "introduce", "--time", "14.30", "--place", "Buurthuis", "--with", "coordinator")
    step(desk, "agree", "--by", "resident")
    step(desk, "agree", "--by", "volunteer")
    step(desk, "start")
    step(desk, "rhythm", "elke week een uur", "--until", "2027-03-01")
    made = step(desk, "step", "--goal", "overzicht", "--what", "map aanleggen", "--by", "resident")
    step(desk, "step", "--settle", made["id"])
    promise = step(desk, "promise", "--what", "formulier", "--due", "2026-11-10")
    step(desk, "promise", "--settle", promise["id"])
    step(desk, "contact", "--effort", "1,5 12km", "--reason", "post gedaan")
    step(desk, "hours", "--month", "2026-10", "--effort", "6")
    step(desk, "second", "V2")
    step(desk, "second", "--leave")
    step(
        desk, "authorise", "--party", "Woonstede", "--party", "Lichtstroom", "--about", "huur", "--until", "2027-01-31"
    )
    step(desk, "authorise", "--withdraw")
    step(desk, "divide", "--professional", "mw. Kuiper", "--ours", "post", "--theirs", "regelingen")
    assert step(desk, "end", "--result", "goals-reached", "--reached", "overzicht")["status"] == "ended"
    told = shown(desk)
    assert (told["quarters"], told["kilometres"], told["next"], told["anonymous"]) == (30, 12, "checkin", False)
    assert told["introductions"][0]["present"] == "resident|volunteer|coordinator"
    assert step(desk, "again")["status"] == "proposed"


def test_a_result_may_be_given_after_the_end(desk):
    running(desk)
    step(desk, "end")
    assert shown(desk)["next"] == "result"
    assert step(desk, "end", "--result", "no-click")["status"] == "ended"
    assert shown(desk)["results"][0]["reason"] == "no-click"


def test_a_reader_sees_words_for_what_was_recorded(desk):
    running(desk)
    step(desk, "step", "--goal", "overzicht", "--what", "map aanleggen", "--by", "resident")
    _, told, _ = desk("show", "pairing", "PAIRING")
    assert "map aanleggen" in told
    assert "inwoner" in told


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("dance",), "value-not-in-list"),
        (("card", "--answer", "misschien"), "value-not-in-list"),
        (("reveal",), "card-not-accepted"),
        (("contact", "--effort", "lang"), "effort-unreadable"),
        (("introduce", "--time", "later"), "value-unreadable"),
        (("introduce", "--with", "hond"), "value-not-in-list"),
        (("second", "V9"), "unknown-id"),
        (("second", "--leave"), "no-second"),
        (("again",), "move-not-allowed"),
        (("authorise", "--withdraw"), "nothing-to-withdraw"),
        (("authorise",), "field-needed"),
        (("promise", "--what", "x", "--due", "2026-10-01"), "due-in-past"),
        (("step", "--goal", "koken", "--what", "x"), "value-not-in-list"),
        (("end", "--result", "moe"), "value-not-in-list"),
    ],
)
def test_what_a_user_can_do_wrong_is_refused_with_one_sentence(desk, arguments, code):
    ended, told, _ = desk("pairing", "PAIRING", *arguments, "--json")
    assert (ended, told["error"]["code"]) == (1, code)
    assert "‹" not in told["error"]["message"]


@pytest.mark.parametrize("arguments", [("second",), ("step",), ("promise",), ("agree",), ("start", "--nope"), ()])
def test_what_is_missing_misuses_the_command(desk, arguments):
    assert desk("pairing", "PAIRING", *arguments)[0] == 2


def test_a_step_of_a_volunteer_beyond_her_role_is_kept_and_warned_of(desk):
    told = step(desk, "step", "--goal", "overzicht", "--what", "Ik teken namens haar de aanvraag.")
    assert [warning["code"] for warning in told["warnings"]] == ["limit-on-behalf"]
