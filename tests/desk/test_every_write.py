"""Whatever a use case changes, it changes inside `store.write`: one audit event, and every new row carries it."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from desk.cli.edge import run
from desk.evaluation.actions import add_action, complete_action, list_actions
from desk.home.settings import change_facts, change_setting
from desk.partners.recording import NewOrganisation, add_agreement, add_organisation, change_organisation
from desk.requests.recording import (
    block_visits,
    clear_conflict,
    exclude_volunteer,
    record_authorisation,
    record_consent,
    record_task_division,
    withdraw_request,
)
from desk.signals.finding import find_case
from desk.signals.recording import check_brp, inform_resident
from desk.store.opening import open_desk
from desk.store.store import Store
from desk.store.undo import last_own_event, undo
from desk.store.verify import verify
from desk.volunteers.loading import volunteer_id
from desk.volunteers.recording import add_pause, grant_exemption, record_proof, stop_volunteer
from schema.before_contact import BrpOutcome
from schema.codes import AgreementKind, OrganisationKind, ProofKind
from schema.proofs import Exemption, Proof
from schema.requests import ConsentKind
from tests.conftest import dump
from tests.desk.screens.case_desk import SIGNALS
from tests.desk.volunteers.invented import ANKER, BOS, LINDEN, write_rows

TODAY = date(2026, 11, 3)
Dump = dict[str, list[dict[str, Any]]]
_TRAIL = {"audit_event", "before_row"}


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Path]:
    signals, places = tmp_path / "signals.csv", tmp_path / "postcodes.csv"
    signals.write_text(SIGNALS, "utf-8")
    places.write_text("postcode;lat;lon\n1234AB;52.1;5.1\n", "utf-8")
    second = BOS | {"kenmerk": "V2", "achternaam": "Was", "huisnummer": "3"}
    return {
        "signals": signals,
        "postcodes": places,
        "organisations": write_rows(tmp_path / "organisations.csv", ANKER),
        "volunteers": write_rows(tmp_path / "volunteers.csv", BOS, second),
        "requests": write_rows(tmp_path / "requests.csv", LINDEN, LINDEN | {"kenmerk": "H2", "achternaam": "Was"}),
    }


def _commands(files: dict[str, Path]) -> list[list[str]]:
    """Return the commands that change something, in an order in which each does."""
    contact = ["contact", "S1", "--channel", "Telefoon", "--reached", "yes", "--by", "V1"]
    pairing = [["introduce"], ["agree", "--by", "resident"], ["agree", "--by", "volunteer"], ["start"]]
    pairing += [["contact"], ["checkin"], ["end", "--reason", "klaar"]]
    return [
        *(["import", kind, str(path)] for kind, path in files.items()),
        contact,
        ["talk", "S1"],
        ["close", "S1", "--result", "Vervolghulp en/of verwijzing"],
        ["pickup", "S4", "--reason", "toch"],
        ["leave", "S3", "--reason", "dubbel"],
        ["pair", "H1", "V1"],
        *(["pairing", "PAIRING", *move] for move in pairing),
        ["print", "collaboration-agreement", "ANKER", "-o", str(files["signals"].with_name("so.pdf"))],
        ["print", "secrecy-declaration", "V1", "-o", str(files["signals"].with_name("gv.pdf"))],
        ["review", "2026-10", "-o", str(files["signals"].with_name("me.pdf"))],
        ["register-signed", "SO-2026-0001", str(files["signals"].with_name("so.pdf"))],
        ["recovery", "new"],
    ]


def _use_cases() -> list[Callable[[Store], object]]:
    """Return the use cases that the screens call and that have no command."""
    proof = Proof(ProofKind.VOG, date(2026, 10, 1), "")
    exemption = Exemption(ProofKind.PRIVACY, date(2026, 10, 1), date(2026, 12, 1), "ziek", "F. de Wit")
    return [
        lambda s: check_brp(s, _case(s), BrpOutcome.LIVING_HERE, on=TODAY),
        lambda s: inform_resident(s, _case(s), "brief", on=TODAY),
        lambda s: record_proof(s, volunteer_id(s, "V2"), proof, on=TODAY),
        lambda s: add_pause(s, volunteer_id(s, "V2"), date(2026, 12, 1)),
        lambda s: grant_exemption(s, volunteer_id(s, "V2"), exemption),
        lambda s: stop_volunteer(s, volunteer_id(s, "V2"), date(2026, 12, 31), version=1),
        lambda s: record_consent(s, "H2", ConsentKind.WITHDRAWN, TODAY, on=TODAY),
        lambda s: exclude_volunteer(s, "H2", volunteer_id(s, "V2"), "kent haar", on=TODAY),
        lambda s: clear_conflict(s, "H2", volunteer_id(s, "V1"), "naamgenoot", on=TODAY),
        lambda s: block_visits(s, "H2", "agressie", starts_on=TODAY, whole_address=True),
        lambda s: record_task_division(s, "H2", on=TODAY, version=1),
        lambda s: record_authorisation(s, "H2", on=TODAY, version=2),
        lambda s: withdraw_request(s, "H2", on=TODAY, version=3),
        lambda s: add_organisation(s, NewOrganisation("Stichting Nieuw", OrganisationKind.OTHER)),
        lambda s: change_organisation(s, "ANKER", {"phone": "0999"}, version=1),
        lambda s: add_agreement(s, "ANKER", AgreementKind.COLLABORATION, date(2027, 1, 1), None, "verlengd"),
        lambda s: change_facts(s, {"municipality-kvk": "90000000"}, on=TODAY),
        lambda s: change_setting(s, "maximum", "2", "proef", on=TODAY),
        lambda s: add_action(s, "bellen", "F. de Wit", TODAY, on=TODAY),
        lambda s: complete_action(s, list_actions(s, on=TODAY)[0]["id"], on=TODAY),
        lambda s: undo(s, _newest(s), TODAY),
    ]


def _case(store: Store) -> str:
    return str(find_case(store, "S1")["id"])


def _newest(store: Store) -> int:
    newest = last_own_event(store)
    assert newest is not None
    return newest


def _changed_once(before: Dump, after: Dump) -> None:
    """Hold that something changed, that one event tells it, and that rows that are new carry that event."""
    assert len(after["audit_event"]) == len(before["audit_event"]) + 1
    event = after["audit_event"][-1]["seq"]
    changed = {name for name in after if name not in _TRAIL and after[name] != before[name]}
    assert changed
    for name in changed:
        known = {row["id"] for row in before[name]}
        assert {row["event"] for row in after[name] if row["id"] not in known} <= {event}


def test_every_command_that_changes_something_does_so_in_one_event(
    home: Path, today: date, files: dict[str, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    pairing = ""
    for command in _commands(files):
        with open_desk(home) as store:
            before = dump(store)
        wanted = [pairing if part == "PAIRING" else part for part in command]
        assert run(["--home", str(home), *wanted, "--json"]) == 0, capsys.readouterr().out
        told = json.loads(capsys.readouterr().out)
        with open_desk(home) as store:
            _changed_once(before, dump(store))
        if command[0] == "pair":
            pairing = told["id"]
    with open_desk(home) as store:
        assert verify(store).ok


def test_every_use_case_without_a_command_changes_the_desk_in_one_event(
    home: Path, today: date, files: dict[str, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    for kind, path in files.items():
        assert run(["--home", str(home), "import", kind, str(path), "--json"]) == 0, capsys.readouterr().out
    with open_desk(home) as store:
        for act in _use_cases():
            before = dump(store)
            act(store)
            _changed_once(before, dump(store))
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
    telling += [["show", "case", "S1"], ["show", "volunteer", "V1"], ["import", "signals", str(files["signals"])]]
    for command in telling:
        assert run(["--home", str(home), *command, "--json"]) == 0, capsys.readouterr().out
    with open_desk(home) as store:
        after = dump(store)
    assert {row["verb"] for row in after["audit_event"][len(before["audit_event"]) :]} == {"look"}
    assert {name: rows for name, rows in after.items() if name not in _TRAIL} == {
        name: rows for name, rows in before.items() if name not in _TRAIL
    }
