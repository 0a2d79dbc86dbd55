"""What is done to volunteers, in an order in which each act changes something."""

from collections.abc import Callable
from datetime import date
from typing import Any

from desk.store.store import Store
from desk.store.undo import undo
from desk.volunteers import likely, likely_merging
from desk.volunteers.adding import add_volunteer
from desk.volunteers.loading import volunteer_id
from desk.volunteers.proof_files import correct_proof, proofs_of
from desk.volunteers.recording import add_pause, change_volunteer, grant_exemption, record_proof, stop_volunteer
from desk.volunteers.requirements import change_requirements
from schema.codes import ProofKind, Task
from schema.proofs import Exemption, Proof
from schema.requirements import Change
from tests.desk.writes.cases import newest

TODAY = date(2026, 11, 3)
INSURED = [Change(Task.BUDDY, ProofKind.INSURANCE, True, 12)]


def way_commands() -> list[list[str]]:
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


def training_commands() -> list[list[str]]:
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


def volunteer_acts() -> list[Callable[[Store], object]]:
    """Return what is done to one volunteer, and what her tasks ask."""
    proof = Proof(ProofKind.VOG, date(2026, 10, 1), "")
    exemption = Exemption(ProofKind.PRIVACY, date(2026, 10, 1), date(2026, 12, 1), "ziek", "F. de Wit")
    return [
        lambda s: record_proof(s, volunteer_id(s, "V2"), proof, on=TODAY),
        lambda s: add_pause(s, volunteer_id(s, "V2"), date(2026, 12, 1)),
        lambda s: grant_exemption(s, volunteer_id(s, "V2"), exemption),
        lambda s: correct_proof(s, _proof(s, "V2"), "van iemand anders", on=TODAY),
        lambda s: change_requirements(s, INSURED, date(2027, 1, 1), "polis", on=TODAY),
        lambda s: stop_volunteer(s, volunteer_id(s, "V2"), date(2026, 12, 31), version=1),
    ]


def likeness_acts() -> list[Callable[[Store], object]]:
    """Return the answers to whether two volunteers are one."""
    return [
        lambda s: change_volunteer(s, "V2", {"phone": "06-12345678"}, version=2, on=TODAY),
        lambda s: add_volunteer(s, "V7", _same_volunteer(s), on=TODAY),
        lambda s: _filled_by_an_older_version(s),
        lambda s: likely.search_likely(s, on=TODAY),
        lambda s: likely.decide_later(s, _volunteers(s), on=TODAY),
        lambda s: likely_merging.decide_same(s, _volunteers(s), on=TODAY),
        lambda s: undo(s, newest(s), TODAY),
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
