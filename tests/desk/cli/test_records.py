import csv
import json

import pytest

from desk.cli.edge import run
from desk.home.listing import LISTS
from desk.home.showing import FILES
from desk.store.opening import open_desk
from tests.desk.signals.invented import read_in, signal
from tests.desk.volunteers.invented import BOS, LINDEN
from tests.desk.volunteers.invented import read_in as read_people

HOSTILE = "[/b] Jan <b>"


@pytest.fixture
def desk(home, tmp_path, today, capsys):
    """Run a command on a desk with two cases, a volunteer and a request; return code, output and what was said."""
    with open_desk(home) as store:
        read_in(store, tmp_path, signal(achternaam=HOSTILE), signal("K2", huisnummer="6", crisis="ja"))
        read_people(store, tmp_path, volunteers=[BOS], requests=[LINDEN])

    def call(*arguments):
        code = run(["--home", str(home), *map(str, arguments)])
        told = capsys.readouterr()
        return code, json.loads(told.out) if "--json" in arguments else told.out, told.err

    return call


@pytest.mark.parametrize("kind", LISTS)
def test_every_list_holds_an_id_and_a_kenmerk(desk, kind):
    code, rows, _ = desk("list", kind, "--json")
    assert code == 0
    assert all({"id", "kenmerk"} <= set(row) for row in rows)


@pytest.mark.parametrize("kind", sorted(LISTS))
def test_every_record_that_is_listed_can_be_shown(desk, kind):
    _, rows, _ = desk("list", kind, "--json")
    for row in rows:
        code, shown, _ = desk("show", kind.removesuffix("s"), row["id"], "--json")
        assert code == 0
        assert shown["id"] == row["id"]
        assert {"kenmerk", "history"} <= set(shown)


def test_an_issued_document_is_shown_by_its_number(desk, tmp_path):
    [municipality] = desk("list", "organisations", "--json")[1]
    desk("print", "collaboration-agreement", municipality["kenmerk"], "-o", tmp_path / "a.pdf")
    [listed] = desk("list", "documents", "--json")[1]
    shown = desk("show", "document", listed["number"], "--json")[1]
    assert (shown["id"], shown["sha256"], shown["signed_copies"]) == (listed["id"], listed["sha256"], [])


def test_every_list_has_its_record(desk):
    assert {f"{kind}s" for kind in FILES} == set(LISTS)


def test_cases_and_signals_carry_what_was_agreed(desk):
    for row in desk("list", "cases", "--json")[1]:
        assert {"month", "kind", "status", "result"} <= set(row)
    for row in desk("list", "signals", "--json")[1]:
        assert {"status", "case"} <= set(row)


def test_a_list_is_searched_narrowed_and_capped(desk):
    assert [row["kenmerk"] for row in desk("list", "signals", "--search", "K2", "--json")[1]] == ["K2"]
    assert desk("list", "cases", "--status", "closed", "--json")[1] == []
    assert len(desk("list", "signals", "--limit", "1", "--json")[1]) == 1


def test_a_list_goes_to_a_file_without_a_formula_in_it(desk, tmp_path):
    out = tmp_path / "signalen.csv"
    code, _, said = desk("list", "signals", "--csv", out)
    with out.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    assert (code, {row["surname"] for row in rows}) == (0, {HOSTILE, "Bos"})
    assert "persoonsgegevens" in said


def test_a_reader_sees_record_text_to_the_letter(desk):
    for arguments in (("list", "signals"), ("list", "cases"), ("show", "case", "K1"), ("today",)):
        code, told, _ = desk(*arguments)
        assert code == 0
        assert HOSTILE in told


def test_the_history_says_who_did_what_and_what_stood_there(desk, home, tmp_path):
    with open_desk(home) as store:
        read_in(store, tmp_path, signal(achternaam=HOSTILE, bedrag="500"))
    history = desk("show", "signal", "K1", "--json")[1]["history"]
    assert [(entry["actor"], entry["verb"]) for entry in history] == [
        ("F. de Wit", "import-signals"),
        ("F. de Wit", "import-signals"),
        ("F. de Wit", "look"),
    ]
    assert history[1]["before"][0]["amount_cents"] == 45_000
    assert history[2]["purpose"] == "show"


def test_showing_a_case_is_logged(desk, home):
    desk("show", "case", "K1")
    with open_desk(home) as store:
        [event] = store.query("SELECT subject FROM visible_events WHERE verb = 'look'")
        assert store.query("SELECT 1 FROM visible_cases WHERE id = ?", [event["subject"]])


def test_today_names_the_crisis_first(desk):
    code, rows, _ = desk("today", "--json")
    assert code == 0
    assert [row["reason"] for row in rows][:2] == ["crisis", "first-contact"]
    assert all({"kind", "id", "title", "due", "reason"} <= set(row) for row in rows)


@pytest.mark.parametrize(
    ("arguments", "code", "error", "said"),
    [
        (("list", "zaken"), 1, "value-not-in-list", "cases"),
        (("list", "cases", "--status", "half"), 1, "value-not-in-list", "open, closed"),
        (("list", "cases", "--limit", "-1"), 2, "usage", "-1"),
        (("list",), 2, "usage", "KIND"),
        (("show", "case", "nergens"), 1, "unknown-id", "nergens"),
        (("show", "resident", "nergens"), 1, "unknown-id", "nergens"),
        (("show", "zaak", "K1"), 1, "value-not-in-list", "case"),
        (("show", "case"), 2, "usage", "RECORD"),
        (("review", "2026-12"), 1, "month-in-future", "2026-12"),
    ],
)
def test_what_a_user_can_get_wrong_is_a_sentence(desk, arguments, code, error, said):
    found, told, _ = desk(*arguments, "--json")
    assert (found, told["error"]["code"]) == (code, error)
    assert said in told["error"]["message"]


@pytest.mark.parametrize(
    ("kind", "names"),
    [
        ("signals", ["crisis", "warm_handover", "end_of_supply", "marked"]),
        ("cases", ["crisis", "urgent", "institution", "by_volunteer"]),
    ],
)
def test_yes_and_no_are_true_and_false_in_a_list_and_in_a_record(desk, kind, names):
    _, rows, _ = desk("list", kind, "--json")
    shown = desk("show", kind.removesuffix("s"), rows[0]["id"], "--json")[1]
    assert [name for row in rows for name in names if not isinstance(row[name], bool)] == []
    assert [name for name in names if not isinstance(shown.get(name, False), bool)] == []


def test_yes_and_no_are_true_and_false_in_the_records_inside_a_record(desk):
    desk("contact", "K2", "--channel", "Telefoon", "--reached", "yes")
    shown = desk("show", "case", "K2", "--json")[1]
    assert [shown["attempts"][0]["reached"], shown["signals"][0]["crisis"]] == [True, True]
    assert isinstance(shown["attempts"][0]["reached"], bool)
    assert isinstance(shown["signals"][0]["crisis"], bool)


def test_yes_and_no_are_words_for_a_reader_and_in_a_file(desk, tmp_path):
    desk("list", "signals", "--csv", tmp_path / "a.csv")
    with (tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as file:
        assert {row["crisis"] for row in csv.DictReader(file, delimiter=";")} == {"ja", "nee"}
    assert "True" not in desk("show", "volunteer", BOS["kenmerk"])[1]


def test_a_case_is_told_in_the_words_of_the_reader(desk):
    desk("contact", "K1", "--channel", "Telefoon", "--reached", "no")
    shown = desk("show", "case", "K1")[1]
    assert not [piece for piece in ("{'", "[{", "visit-reaches", "first-talk", "reached-attempt") if piece in shown]
    assert "contactpoging" in shown


def test_a_name_commands_no_terminal_and_turns_nothing(home, store, today, capsys):
    with store.write(store.user, "test", "partner") as tx:
        tx.insert("organisation", [{"kenmerk": "O1", "name": "Wo\x1b[31mn\u202ene", "kind": "anders", "tasks": ()}])
    assert run(["--home", str(home), "list", "organisations"]) == 0
    told = capsys.readouterr().out
    assert "Wo�[31mn�ne" in told
    assert run(["--home", str(home), "list", "organisations", "--json"]) == 0
    assert "Wo\x1b[31mn\u202ene" in [row["name"] for row in json.loads(capsys.readouterr().out)]
