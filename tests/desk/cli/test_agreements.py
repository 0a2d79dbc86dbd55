"""`desk agreement`, `desk cover` and `desk chain`: the fields scripts rely on, and what is refused."""

import json

import pytest

from desk.cli.edge import DONE, MISUSED, REFUSED, run
from desk.partners.recording import NewOrganisation, add_organisation
from desk.store.opening import open_desk
from schema.codes import OrganisationKind, Task

ADD = ("agreement", "add", "ORG01", "--kind", "collaboration", "--from", "2026-01-01")


@pytest.fixture
def desk(home, today, capsys):
    """Run a command on a desk with one organisation; returns its exit code and its answer."""
    with open_desk(home) as store:
        kind = OrganisationKind.VOLUNTEER_ORGANISATION
        add_organisation(store, NewOrganisation("Stichting Maatje", kind, tasks=(Task.PREVENTION,)))

    def call(*arguments):
        code = run(["--home", str(home), *arguments])
        told = capsys.readouterr()
        return code, json.loads(told.out) if "--json" in arguments else told.out

    return call


def test_a_version_copies_what_is_not_named_from_the_one_before(desk):
    said = ("--task", "nazorg", "--finance", "subsidie", "--caseload", "2", "--notice-months", "3")
    code, first = desk(*ADD, *said, "--json")
    assert (code, first["kind"]) == (DONE, "collaboration")
    later = (*ADD[:-1], "2026-11-01", "--reason", "meer", "--caseload", "3", "--json")
    _, second = desk(*later)
    _, shown = desk("agreement", "show", second["id"], "--json")
    assert (shown["tasks"], shown["finance"], shown["notice_months"], shown["before"]) == (
        ["nazorg"],
        "subsidie",
        3,
        first["id"],
    )
    assert shown["changed"] == [{"field": "caseload", "before": 2, "after": 3}]


def test_a_reader_is_shown_the_version_in_words(desk):
    desk(*ADD, "--task", "nazorg")
    _, second = desk(*ADD[:-1], "2026-11-01", "--reason", "meer", "--task", "nazorg", "--task", "preventie", "--json")
    code, told = desk("agreement", "show", second["id"])
    assert code == DONE
    assert "taken: preventie, nazorg" in told
    assert "1 verschil met de vorige versie:" in told


def test_the_register_tells_the_last_day_to_give_notice(desk, tmp_path):
    desk(*ADD, "--to", "2026-12-31", "--notice-months", "1")
    path = tmp_path / "register.csv"
    code, rows = desk("list", "agreements", "--csv", str(path), "--json")
    assert (code, rows[0]["notice_by"], rows[0]["next_on"]) == (DONE, "2026-11-30", "2026-11-30")
    assert "notice_by" in path.read_text("utf-8-sig").splitlines()[0].split(";")


@pytest.mark.parametrize(
    ("arguments", "exit_code", "code"),
    [
        (("agreement", "add", "ORG99", *ADD[3:]), REFUSED, "unknown-id"),
        ((*ADD, "--to", "2025-01-01"), REFUSED, "ends-before-start"),
        ((*ADD, "--task", "koffie"), REFUSED, "value-not-in-list"),
        ((*ADD, "--act", "bellen"), MISUSED, "usage"),
        (("agreement", "add", "ORG01", "--kind", "vriendschap", "--from", "2026-01-01"), REFUSED, "value-not-in-list"),
        (("agreement", "add", "ORG01", "--kind", "authorisation", "--from", "2026-01-01"), REFUSED, "acts-missing"),
        (("agreement", "add", "ORG01", "--kind", "authorisation", "--from", "morgen?"), REFUSED, "date-unreadable"),
        (("agreement", "show", "niets"), REFUSED, "unknown-id"),
        (("agreement", "withdraw", "niets", "--reason", "r"), REFUSED, "unknown-id"),
        (("agreement", "withdraw", "niets"), MISUSED, "usage"),
        (("chain", "add", "Noodfonds"), REFUSED, "phase-missing"),
        (("chain", "add", "Noodfonds", "--phase", "ooit"), REFUSED, "value-not-in-list"),
        (("chain", "change", "Niemand", "--phone", "1"), REFUSED, "unknown-id"),
        (("cover", "--on", "ooit"), REFUSED, "date-unreadable"),
    ],
)
def test_what_a_user_can_do_wrong_is_refused(desk, arguments, exit_code, code):
    ended, told = desk(*arguments, "--json")
    assert (ended, told["error"]["code"]) == (exit_code, code)


def test_cover_names_per_task_who_covers_it_and_what_the_others_lack(desk):
    code, rows = desk("cover", "--on", "2026-11-03", "--json")
    assert (code, len(rows)) == (DONE, 9)
    prevention = next(row for row in rows if row["task"] == "preventie")
    assert prevention["covered"] is True
    assert [(it["name"], it["missing"]) for it in prevention["organisations"]][1] == (
        "Stichting Maatje",
        ["collaboration-missing", "processing-missing"],
    )


def test_the_chain_tells_where_nobody_is(desk):
    desk("chain", "add", "Noodfonds", "--phase", "nazorg", "--support", "praktisch")
    _, rows = desk("chain", "overview", "--json")
    assert [row["phase"] for row in rows if not row["nobody"]] == ["nazorg"]
    assert next(row for row in rows if row["phase"] == "nazorg")["kinds"]["praktisch"] == ["Noodfonds"]
    assert "NIEMAND" in desk("chain", "overview")[1]


def test_the_overview_is_one_document_until_the_chain_changes(desk, tmp_path):
    path = str(tmp_path / "keten.pdf")
    desk("chain", "add", "Noodfonds", "--phase", "nazorg", "--contact", "Jo", "--phone", "1")
    first, again = (desk("print", "chain-overview", "-o", path, "--json")[1] for _turn in range(2))
    assert first == again
    desk("chain", "change", "Noodfonds", "--phone", "2")
    changed = desk("print", "chain-overview", "-o", path, "--json")[1]
    assert (changed["number"], changed["version"]) == (first["number"], 2)
