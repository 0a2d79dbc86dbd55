"""Whatever a use case changes, it changes inside `store.write`: one audit event, and every new row carries it.

What the program keeps in its memory follows each of them.
"""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from desk.cli.edge import run
from desk.locale.words.undoing import finals
from desk.matching.pool import load_pool
from desk.store.final import why_final
from desk.store.handing_out import GIVEN_OUT
from desk.store.opening import open_desk
from desk.store.store import Store
from desk.store.trial import trial
from desk.store.undo import undo
from desk.store.verify import verify
from schema.refused import Refused
from tests.conftest import TODAY, dump
from tests.desk.outreach.going import people_and_doors
from tests.desk.screens.case_desk import SIGNALS
from tests.desk.volunteers.invented import ANKER, BOS, LINDEN, write_rows
from tests.desk.writes import cases, partners, volunteers
from tests.desk.writes.commands import NAMED, begins, commands
from tests.desk.writes.office import office_acts
from tests.desk.writes.privacy import privacy_acts
from tests.desk.writes.requests import request_acts
from tests.desk.writes.rounds import round_acts

TWICE = "S5;20-10-2026;Het Anker;Huur;A.;Kock;21-09-1975;Kerkstraat;1234AB;12;90,00;nee"
"""The resident of the first signal, written differently."""
Dump = dict[str, list[dict[str, Any]]]
_TRAIL = {"audit_event", "before_row", "audit_anchor"}
_KEPT = "open_resident"
"""No record: it follows from the records."""


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Path]:
    return files_in(tmp_path)


def files_in(folder: Path) -> dict[str, Path]:
    """Write a file for each importer, and return them in the order in which they are brought."""
    signals, places = folder / "signals.csv", folder / "postcodes.csv"
    signals.write_text(f"{SIGNALS}{TWICE}\n", "utf-8")
    places.write_text("postcode;lat;lon\n1234AB;52.1;5.1\n", "utf-8")
    second = BOS | {"kenmerk": "V2", "achternaam": "Was", "huisnummer": "3"}
    return {
        "signals": signals,
        "postcodes": places,
        "organisations": write_rows(folder / "organisations.csv", ANKER),
        "volunteers": write_rows(folder / "volunteers.csv", BOS, second),
        "requests": write_rows(folder / "requests.csv", LINDEN, LINDEN | {"kenmerk": "H2", "achternaam": "Was"}),
    }


def use_cases() -> list[Callable[[Store], object]]:
    """Return the use cases that the screens call and that have no command."""
    return [
        *cases.case_acts(),
        *volunteers.volunteer_acts(),
        *request_acts(),
        *partners.organisation_acts(),
        *partners.agreement_acts(),
        *office_acts(),
        *cases.likeness_acts(),
        *volunteers.likeness_acts(),
        *cases.work_acts(),
        *privacy_acts(),
    ]


def changed_once(before: Dump, after: Dump) -> None:
    """Hold that something changed, that one event tells it, and that rows that are new carry that event."""
    event = after["audit_event"][-1]["seq"]
    assert event == before["audit_event"][-1]["seq"] + 1
    changed = {name for name in after if name not in (*_TRAIL, _KEPT) and after[name] != before[name]}
    assert changed
    for name in changed:
        known = {row["id"] for row in before[name]}
        assert {row["event"] for row in after[name] if row["id"] not in known} <= {event}
    assert after[_KEPT] == _with_open_case(after)


def _with_open_case(desk: Dump) -> list[dict[str, object]]:
    """Return who has an open case, as the records tell."""
    cases = {row["id"] for row in desk["signal_case"] if row["status"] == "open"}
    people = {row["resident"] for row in desk["signal"] if row["case_id"] in cases}
    doors = {row["id"]: row["key"] for row in desk["address"]}
    return [{"key": row["key"], "address": doors[row["address"]]} for row in desk["resident"] if row["id"] in people]


def _taken_back(store: Store, before: Dump) -> None:
    """Hold that undoing what was just done leaves every table as it was, or that it says why it is never undone.

    It is tried, and the trial taken back, so that the next act finds what this one did.
    """
    [event] = store.query("SELECT seq, verb, body FROM audit_event ORDER BY seq DESC LIMIT 1")
    why = why_final(event["verb"], json.loads(event["body"]))
    with trial(store) as tried:
        if why is not None:
            with pytest.raises(Refused, match="undo-not-possible") as refused:
                undo(tried, event["seq"], TODAY)
            assert refused.value.values["why"] == why
            assert why in finals()
            return
        undo(tried, event["seq"], TODAY)
        after = dump(tried)
    for name in before.keys() - _TRAIL - {GIVEN_OUT}:
        assert _facts(after[name]) == _facts(before[name]), (event["verb"], name)


def _facts(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return rows by their id, without what the store counts: a row that came back has a version it never had."""
    counted = ("key", "version", "event")
    told = [{name: value for name, value in row.items() if name not in counted} for row in rows]
    return sorted(told, key=lambda row: str(row.get("id", "")))


def _remembers(store: Store, memory: dict[type[Any], Any]) -> None:
    """Hold that what the program keeps in its memory is what the file says now."""
    store.memory = memory
    with store.again() as other:
        other.memory = {}
        fresh, kept = load_pool(other), load_pool(store)
        assert kept == fresh
        assert kept.verdicts(TODAY, store.settings(TODAY)) == fresh.verdicts(TODAY, store.settings(TODAY))


def test_every_command_that_changes_something_does_so_in_one_event(
    home: Path, today: date, files: dict[str, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    named: dict[str, str] = {}
    memory: dict[type[Any], Any] = {}
    for command in commands(files):
        with open_desk(home) as store:
            before = dump(store)
        wanted = [named.get(part, part) for part in command]
        assert run(["--home", str(home), *wanted, "--json"]) == 0, capsys.readouterr().out
        told = json.loads(capsys.readouterr().out)
        with open_desk(home) as store:
            changed_once(before, dump(store))
            _taken_back(store, before)
            _remembers(store, memory)
        named |= {name: told[field] for name, (begin, field) in NAMED.items() if begins(command, begin, field, told)}
    with open_desk(home) as store:
        assert verify(store).ok


def test_every_use_case_without_a_command_changes_the_desk_in_one_event(
    home: Path, today: date, files: dict[str, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    for kind, path in files.items():
        assert run(["--home", str(home), "import", kind, str(path), "--json"]) == 0, capsys.readouterr().out
    memory: dict[type[Any], Any] = {}
    with open_desk(home) as store:
        for act in use_cases():
            before = dump(store)
            act(store)
            changed_once(before, dump(store))
            _taken_back(store, before)
            _remembers(store, memory)
        assert verify(store).ok


def test_what_is_done_to_a_round_changes_the_desk_in_one_event(store: Store, tmp_path: Path) -> None:
    people_and_doors(store, tmp_path)
    for act in round_acts():
        before = dump(store)
        act(store)
        changed_once(before, dump(store))
        _taken_back(store, before)
    assert verify(store).ok


def test_commands_that_only_tell_change_nothing_but_the_log_of_what_was_read(
    home: Path, today: date, files: dict[str, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    for kind, path in files.items():
        run(["--home", str(home), "import", kind, str(path)])
    with open_desk(home) as store:
        before = dump(store)
    kinds = ("signals", "cases", "residents", "requests", "volunteers", "organisations", "pairings", "agreements")
    telling = [["list", kind] for kind in (*kinds, "documents", "actions")]
    telling += [["today"], ["deployable"], ["match", "suggest", "H1", "--why-not"], ["review", "2026-10"], ["verify"]]
    telling += [["requirements"], ["proof", "list", "V1"]]
    telling += [["cover"], ["chain", "list"], ["chain", "overview"]]
    telling += [["list", "modules"], ["list", "sessions"], ["training", "due"], ["warnings"], ["forecast"]]
    telling += [["vision", "show"], ["vision", "plan"], ["vision", "matrix"], ["action", "list"], ["share", "list"]]
    telling += [["volunteer-stop", "V1", "--dry-run"], ["privacy", "retention"]]
    telling += [["check-in", "list"], ["check-in", "questions"], ["away"], ["privacy", "readings"]]
    telling += [["exchange", "list"], ["exchange", "list", "--receipts"], ["exchange", "keys"]]
    telling += [["match", "plan"], ["match", "plan", "--with-proposed"], ["match", "what-if"]]
    telling += [["show", "case", "S1"], ["show", "volunteer", "V1"], ["import", "signals", str(files["signals"])]]
    for command in telling:
        assert run(["--home", str(home), *command, "--json"]) == 0, capsys.readouterr().out
    with open_desk(home) as store:
        after = dump(store)
    assert {row["verb"] for row in after["audit_event"][len(before["audit_event"]) :]} == {"look"}
    assert {name: rows for name, rows in after.items() if name not in _TRAIL} == {
        name: rows for name, rows in before.items() if name not in _TRAIL
    }
