"""Whatever a use case changes, it changes inside `store.write`: one audit event, and every new row carries it."""

import json
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from desk.cli.edge import run
from desk.evaluation.actions import add_action, complete_action, list_actions
from desk.exchange.feedback_register import set_partner_feedback
from desk.files.headers import ColumnMapping
from desk.home.falling_away import plan_falling_away
from desk.home.falling_away_acts import carry_out
from desk.home.settings import change_facts, change_setting
from desk.outreach.assigning import add_member, assign
from desk.outreach.results import record_results
from desk.outreach.taking_back import drop_out, take_back_round, take_back_stop
from desk.pairings.proposing import propose_pairing
from desk.partners.agreeing import (
    NewVersion,
    add_agreement,
    complete_agreement,
    give_notice,
    withdraw_authorisation,
)
from desk.partners.recording import NewOrganisation, add_organisation, change_organisation
from desk.partners.versions import list_agreements
from desk.requests.recording import (
    clear_conflict,
    exclude_volunteer,
    pin_volunteer,
    record_authorisation,
    record_consent,
    record_task_division,
    withdraw_request,
)
from desk.signals.blocking import block_case, lift_case_block
from desk.signals.bulk import close_unreached, log_sent, open_cases
from desk.signals.checking import check_brp_at_once, inform_at_once
from desk.signals.finding import find_case
from desk.signals.likely import decide_different, decide_later
from desk.signals.likely_merging import decide_same
from desk.signals.mappings import forget_mapping, save_mapping
from desk.signals.planning import drop_plans, plan_contacts
from desk.signals.recording import check_brp, inform_resident
from desk.signals.referrals import answer_referral, refer
from desk.signals.trays import NewTray, add_ready_trays, find_tray, remove_tray, save_tray
from desk.store.opening import open_desk
from desk.store.store import Store
from desk.store.undo import last_own_event, undo
from desk.store.verify import verify
from desk.volunteers import likely, likely_merging
from desk.volunteers.adding import add_volunteer
from desk.volunteers.loading import volunteer_id
from desk.volunteers.proof_files import correct_proof, proofs_of
from desk.volunteers.recording import add_pause, change_volunteer, grant_exemption, record_proof, stop_volunteer
from desk.volunteers.requirements import change_requirements
from schema.agreements import Authorisation, Collaboration, FactualAct, Notice
from schema.before_contact import BrpOutcome
from schema.codes import AgreementKind, Channel, OrganisationKind, ProofKind, Result, Task
from schema.falling_away import Cause
from schema.outcomes import FeedbackCode
from schema.proofs import Exemption, Proof
from schema.referrals import Answer
from schema.requests import ConsentKind
from schema.requirements import Change
from schema.rounds import Outcome
from schema.trays import ORDER, Filter, Holds
from tests.conftest import dump
from tests.desk.documents.certificates import PASSPHRASE, Authority
from tests.desk.outreach.going import DOORS, people_and_doors
from tests.desk.screens.case_desk import SIGNALS
from tests.desk.volunteers.invented import ANKER, BOS, LINDEN, write_rows

TODAY = date(2026, 11, 3)
INSURED = [Change(Task.BUDDY, ProofKind.INSURANCE, True, 12)]
NEXT_YEAR = date(2027, 12, 31)
TWICE = "S5;20-10-2026;Het Anker;Huur;A.;Kock;21-09-1975;Kerkstraat;1234AB;12;90,00;nee"
"""The resident of the first signal, written differently."""
Dump = dict[str, list[dict[str, Any]]]
_TRAIL = {"audit_event", "before_row"}


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Path]:
    signals, places = tmp_path / "signals.csv", tmp_path / "postcodes.csv"
    signals.write_text(f"{SIGNALS}{TWICE}\n", "utf-8")
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
    october = ["--from", "2026-10-01", "--to", "2026-10-31"]
    pairing += [["contact"], ["checkin"], ["end", "--reason", "klaar"]]
    return [
        *(["import", kind, str(path)] for kind, path in files.items()),
        *_partner_commands(),
        contact,
        ["talk", "S1"],
        ["close", "S1", "--result", "Vervolghulp en/of verwijzing"],
        ["pickup", "S4", "--reason", "toch"],
        ["leave", "S3", "--reason", "dubbel"],
        ["pair", "H1", "V1"],
        *(["pairing", "PAIRING", *move] for move in pairing),
        ["goals", "PAIRING", "overzicht", "inzicht"],
        ["volunteer-stop", "V2", "--kind", "ill", "--until", "2026-11-20"],
        ["print", "collaboration-agreement", "ANKER", "-o", str(files["signals"].with_name("so.pdf"))],
        ["print", "chain-overview", "-o", str(files["signals"].with_name("sk.pdf"))],
        ["print", "secrecy-declaration", "V1", "-o", str(files["signals"].with_name("gv.pdf"))],
        ["review", "2026-10", "-o", str(files["signals"].with_name("me.pdf"))],
        ["export", "ddas", *october, "-o", str(files["signals"].with_name("levering.json"))],
        ["register-signed", "SO-2026-0001", str(files["signals"].with_name("so.pdf"))],
        *_underway(files["signals"].parent),
        ["proof", "add", "V1", "vog", "--on", "2026-11-01", "--reference", "nr 5"],
        ["proof", "add", "V1", "verzekering", "--scan", str(files["signals"].with_name("so.pdf"))],
        ["proof", "add", "V1", "training:privacy", "--on", "2026-11-01"],
        ["proof", "scan", "NEW", str(files["signals"].with_name("so.pdf"))],
        ["proof", "correct", "PROOF", "--reason", "verkeerd"],
        ["exemption", "add", "V1", "vog", "--until", "2026-12-31", "--reason", "aangevraagd"],
        ["requirements", "change", "buddy-shv", "verzekering", "--months", "12", "--reason", "polis"],
        ["export", "feedback", "Het Anker", "--month", "2026-10", "-o", str(files["signals"].with_name("terug.csv"))],
        *_way(),
        ["export", "volunteers", str(files["signals"].with_name("v.xlsx"))],
        ["export", "organisations", str(files["signals"].with_name("o.csv")), "--for", "partner"],
        *_training(),
        ["match", "plan", "--apply"],
        ["recovery", "new"],
    ]


def _underway(folder: Path) -> list[list[str]]:
    """Return what becomes of a printed declaration, from its concept to its end."""
    authority = Authority()
    own, secret = authority.give(folder / "wit.p12", "F. de Wit"), folder / "secret"
    secret.write_text(PASSPHRASE)
    return [
        ["print", "secrecy-declaration", "V2", "--draft", "-o", str(folder / "concept.pdf")],
        ["print-many", "secrecy-declaration", "V2", "-o", str(folder / "many"), "--one", str(folder / "one.pdf")],
        ["document", "sent", "GV-2026-0001", "--how", "post"],
        ["document", "signed", "GV-2026-0001", "vrijwilliger"],
        ["sign", "GV-2026-0001", "--certificate", str(own), "--passphrase-file", str(secret)],
        ["document", "trust", str(authority.pem(folder / "issuer.pem"))],
        ["document", "end", "GV-2026-0001", "--reason", "fout"],
    ]


def _partner_commands() -> list[list[str]]:
    """Return the commands that change agreements and the chain; AGREEMENT is the one that was just added."""
    kind, acts = ["--kind", "authorisation"], ["--act", "bellen", "--act", "huisbezoek"]
    return [
        ["agreement", "add", "ANKER", *kind, "--from", "2026-11-01", "--to", "2027-01-31", "--reason", "ruimer", *acts],
        ["agreement", "complete", "AGREEMENT", "--consent", "2026-11-02", "--notice-months", "1"],
        ["agreement", "request", "AGREEMENT"],
        ["agreement", "notice", "AGREEMENT"],
        ["agreement", "withdraw", "AGREEMENT", "--on", "2026-12-01", "--reason", "misbruikt"],
        ["chain", "add", "Noodfonds", "--phase", "nazorg", "--support", "praktisch"],
        ["chain", "change", "Noodfonds", "--phone", "0999-1", "--from", "2026-12-01"],
        ["chain", "end", "Noodfonds", "--on", "2026-12-31"],
    ]


_NAMED = {
    "PAIRING": (["pair"], "id"),
    "NEW": (["proof"], "id"),
    "PROOF": (["proof"], "proof"),
    "AGREEMENT": (["agreement", "add"], "id"),
    "SESSION": (["training", "session"], "id"),
}
"""What later commands call the record that a command with this beginning answers with, and in which field."""


def _begins(command: list[str], begin: list[str], field: str, told: object) -> bool:
    return command[: len(begin)] == begin and isinstance(told, dict) and field in told


def _way() -> list[list[str]]:
    """Return what is recorded on a volunteer's way, in an order in which each changes something."""
    who = ["--surname", "Mos", "--postcode", "1234AB"]
    told = [
        ["interest", *who, "--kenmerk", "V8"],
        ["add", *who, "--kinds", "praktisch"],
        ["change", "V8", "--phone", "0999"],
        ["intake", "V8"],
        ["talk", "V1"],
        ["mentor", "V8", "V1"],
        ["peer", "V1", "V8"],
        ["peer", "V1", "--attended", "no"],
        ["hours", "V1", "--month", "2026-10", "--hours", "6"],
        ["pause", "V1", "--from", "2026-10-01"],
        ["back", "V1"],
        ["pause", "V1", "--from", "2026-10-01", "--until", "2026-10-20"],
        ["stop", "V8", "--reason", "moved-away"],
    ]
    return [["volunteer", *command] for command in told]


def _training() -> list[list[str]]:
    """Return what is done to a session, in an order in which each changes something."""
    lately = ["--on", "2026-11-02"]
    return [
        ["training", "module", "Privacy", "--gives", "training:privacy"],
        ["training", "session", "Privacy", *lately],
        ["training", "enrol", "SESSION", "V1", "V2", *lately],
        ["training", "enrol", "SESSION", "V2", "--withdraw", *lately],
        ["training", "attend", "SESSION", "--present", "V1"],
        ["training", "certify", "SESSION"],
        ["training", "session", "Privacy", "--on", "2026-12-01"],
        ["training", "change", "SESSION", "--place", "Buurthuis"],
        ["training", "change-module", "Privacy", "--places", "6"],
        ["training", "retire", "Privacy"],
        ["training", "cancel", "SESSION", "--reason", "docent ziek"],
        ["renewal", "V1", "vog"],
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
        lambda s: correct_proof(s, _proof(s, "V2"), "van iemand anders", on=TODAY),
        lambda s: change_requirements(s, INSURED, date(2027, 1, 1), "polis", on=TODAY),
        lambda s: stop_volunteer(s, volunteer_id(s, "V2"), date(2026, 12, 31), version=1),
        lambda s: record_consent(s, "H2", ConsentKind.WITHDRAWN, TODAY, on=TODAY),
        lambda s: exclude_volunteer(s, "H2", volunteer_id(s, "V2"), "kent haar", on=TODAY),
        lambda s: clear_conflict(s, "H2", volunteer_id(s, "V1"), "naamgenoot", on=TODAY),
        lambda s: propose_pairing(s, "H1", "V1", on=TODAY),
        lambda s: carry_out(s, plan_falling_away(s, "V1", Cause.STOP, on=TODAY), on=TODAY),
        lambda s: block_case(s, "S1", "agressie", on=TODAY),
        lambda s: lift_case_block(s, "S1", "afgesproken", on=TODAY),
        lambda s: refer(s, "S1", "wijkteam", on=TODAY),
        lambda s: answer_referral(s, "S1", Answer.ACCEPTED, on=TODAY),
        lambda s: record_task_division(s, "H2", on=TODAY, version=1),
        lambda s: record_authorisation(s, "H2", on=TODAY, version=2),
        lambda s: pin_volunteer(s, "H2", volunteer_id(s, "V1"), version=3),
        lambda s: withdraw_request(s, "H2", on=TODAY, version=4),
        lambda s: add_organisation(s, NewOrganisation("Stichting Nieuw", OrganisationKind.OTHER)),
        lambda s: change_organisation(s, "ANKER", {"phone": "0999"}, version=1),
        *_agreements(),
        lambda s: change_facts(s, {"municipality-kvk": "90000000"}, on=TODAY),
        lambda s: set_partner_feedback(s, "Het Anker", Result.DECEASED, FeedbackCode.NOT_RESIDENT, "proef", on=TODAY),
        lambda s: change_setting(s, "maximum", "2", "proef", on=TODAY),
        lambda s: add_action(s, "bellen", "F. de Wit", TODAY, on=TODAY),
        lambda s: complete_action(s, list_actions(s, on=TODAY)[0]["id"], on=TODAY),
        *_answers(),
        lambda s: save_mapping(s, ["Te betalen"], ColumnMapping({"bedrag": "Te betalen"}), partner="Lichtstroom"),
        lambda s: save_mapping(s, ["Te betalen"], ColumnMapping(ignored=("Te betalen",))),
        lambda s: forget_mapping(s, ["te betalen"]),
        lambda s: save_tray(s, NewTray("Noord", Holds.CASES, Filter(area=("10",)), ORDER)),
        lambda s: remove_tray(s, find_tray(s, "Crisis").id),
        add_ready_trays,
        lambda s: plan_contacts(s, open_cases(s), Channel.LETTER, TODAY, on=TODAY),
        lambda s: drop_plans(s, open_cases(s)),
        lambda s: log_sent(s, open_cases(s), TODAY, on=TODAY),
        lambda s: check_brp_at_once(s, open_cases(s), BrpOutcome.LIVING_HERE, TODAY, on=TODAY),
        lambda s: inform_at_once(s, open_cases(s), "in de brief", TODAY, on=TODAY),
        lambda s: close_unreached(s, open_cases(s), 1, on=TODAY),
        lambda s: undo(s, _newest(s), TODAY),
    ]


def _agreements() -> list[Callable[[Store], object]]:
    """Return what is done to agreements by version."""
    later = NewVersion(AgreementKind.COLLABORATION, date(2027, 1, 1), None, "verlengd", Collaboration(caseload=2))
    acts = NewVersion(AgreementKind.AUTHORISATION, TODAY, None, "ruimer", Authorisation((FactualAct.CALL,)))
    signed = Authorisation((FactualAct.CALL,), TODAY)
    return [
        lambda s: add_agreement(s, "ANKER", later, on=TODAY),
        lambda s: add_agreement(s, "ANKER", acts, on=TODAY),
        lambda s: complete_agreement(s, _agreement(s, acts), signed, notice=Notice(3)),
        lambda s: withdraw_authorisation(s, _agreement(s, acts), "misbruikt", withdrawn_on=TODAY),
        lambda s: give_notice(
            s, _agreement(s, later), given_on=date(2027, 1, 2), on=date(2027, 1, 2), ends_on=NEXT_YEAR
        ),
    ]


def _agreement(store: Store, version: NewVersion) -> str:
    known = list_agreements(store, on=TODAY)
    wanted = (str(version.kind), version.starts_on.isoformat())
    return next(str(it["id"]) for it in known if (it["kind"], it["starts_on"]) == wanted)


def _answers() -> list[Callable[[Store], object]]:
    return [
        lambda s: decide_later(s, _question(s), on=TODAY),
        lambda s: decide_same(s, _question(s), on=TODAY),
        lambda s: undo(s, _newest(s), TODAY),
        lambda s: decide_different(s, _question(s), on=TODAY),
        lambda s: change_volunteer(s, "V2", {"phone": "06-12345678"}, version=2, on=TODAY),
        lambda s: add_volunteer(s, "V7", _same_volunteer(s), on=TODAY),
        lambda s: _filled_by_an_older_version(s),
        lambda s: likely.search_likely(s, on=TODAY),
        lambda s: likely.decide_later(s, _volunteers(s), on=TODAY),
        lambda s: likely_merging.decide_same(s, _volunteers(s), on=TODAY),
        lambda s: undo(s, _newest(s), TODAY),
        lambda s: likely.decide_different(s, _volunteers(s), on=TODAY),
    ]


def _filled_by_an_older_version(store: Store) -> None:
    """Take away that it was asked who of the volunteers is there twice."""
    [row] = store.query("SELECT id, version FROM visible_volunteer_likenesses")
    with store.write(store.user, "practice", "volunteers") as tx:
        tx.remove("volunteer_likeness", row["id"])


def _proof(store: Store, volunteer: str) -> str:
    return str(proofs_of(store, volunteer_id(store, volunteer))[-1]["id"])


def _same_volunteer(store: Store) -> dict[str, Any]:
    asked = ("first_name", "surname", "phone", "postcode", "organisation", "languages", "kinds")
    [row] = store.query(f"SELECT {', '.join(asked)} FROM visible_volunteers WHERE kenmerk = 'V2'")
    return row


def _volunteers(store: Store) -> str:
    return str(store.query("SELECT id FROM visible_volunteer_likenesses")[0]["id"])


def _case(store: Store) -> str:
    return str(find_case(store, "S1")["id"])


def _question(store: Store) -> str:
    return str(store.query("SELECT id FROM visible_likenesses")[0]["id"])


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
    named: dict[str, str] = {}
    for command in _commands(files):
        with open_desk(home) as store:
            before = dump(store)
        wanted = [named.get(part, part) for part in command]
        assert run(["--home", str(home), *wanted, "--json"]) == 0, capsys.readouterr().out
        told = json.loads(capsys.readouterr().out)
        with open_desk(home) as store:
            _changed_once(before, dump(store))
        named |= {name: told[field] for name, (begin, field) in _NAMED.items() if _begins(command, begin, field, told)}
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


def _round_acts() -> list[Callable[[Store], object]]:
    """Return what is done to rounds, in an order in which each changes something."""
    when = TODAY + timedelta(days=1)
    return [
        lambda s: assign(s, DOORS, ["V1", "V2"], TODAY, on=TODAY),
        lambda s: drop_out(s, _rounds(s)[0], "V1", "ziek", on=TODAY),
        lambda s: add_member(s, _rounds(s)[0], "V3", on=TODAY),
        lambda s: record_results(s, _rounds(s)[0], {"K1": Outcome.SPOKEN}, on=TODAY),
        lambda s: take_back_stop(s, _rounds(s)[0], "K2", on=TODAY),
        lambda s: take_back_round(s, _rounds(s)[0], "storm", on=when),
    ]


def _rounds(store: Store) -> list[str]:
    return [row["id"] for row in store.query("SELECT id FROM visible_visit_rounds ORDER BY key")]


def test_what_is_done_to_a_round_changes_the_desk_in_one_event(store: Store, tmp_path: Path) -> None:
    people_and_doors(store, tmp_path)
    for act in _round_acts():
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
    telling += [["requirements"], ["proof", "list", "V1"]]
    telling += [["cover"], ["chain", "list"], ["chain", "overview"]]
    telling += [["list", "modules"], ["list", "sessions"], ["training", "due"], ["warnings"], ["forecast"]]
    telling += [["volunteer-stop", "V1", "--dry-run"]]
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
