"""What stands between a resident and a volunteer, on a real desk."""

import pytest

from desk.matching.suggesting import suggest
from desk.pairings.clearing import clear_namesake
from desk.pairings.moving import move_pairing
from desk.pairings.proposing import propose_pairing
from desk.requests.recording import exclude_volunteer, lift_exclusion
from desk.signals.importing import import_signals
from desk.volunteers.loading import volunteer_id
from desk.volunteers.recording import change_volunteer
from schema.codes import Side
from schema.refused import Refused
from tests.desk.volunteers.invented import BOS, LINDEN, ON, read_in, volunteer

SIGNAL = """kenmerk;signaaldatum;partner;type;achternaam;postcode;nr;toevoeging;bedrag
S1;02-11-2026;Woonstichting Het Anker;Huur;Linden;1234CD;10;a;450,00
"""


@pytest.fixture
def two(store, tmp_path):
    """A resident with arrears of rent, and a volunteer whose employer is asked for in each test."""
    read_in(store, tmp_path, volunteers=[BOS, volunteer("V2")], requests=[LINDEN])
    (tmp_path / "s.csv").write_text(SIGNAL, "utf-8")
    import_signals(store, tmp_path / "s.csv", on=ON)
    return store


def works_for(store, employer, who="V1"):
    known = volunteer_id(store, who)
    change_volunteer(store, known, {"employer": employer}, version=1, on=ON)


def warned(store, who="V1"):
    return [(it.code, it.about, it.is_open) for one in candidates(store) if one.kenmerk == who for it in one.warnings]


def candidates(store):
    return suggest(store, "H1", on=ON).candidates


def behind(store, who="V1"):
    return [
        (it.code, it.source.kind)
        for one in suggest(store, "H1", on=ON).refused
        if one.kenmerk == who
        for it in one.findings
    ]


def test_who_works_for_a_creditor_of_the_resident_stays_a_candidate_with_a_warning(two):
    works_for(two, "woonstichting HET ANKER")
    assert warned(two) == [("employer-is-creditor", "Woonstichting Het Anker", True)]
    assert warned(two, "V2") == []


def test_the_warning_names_the_signal_behind_it(two):
    works_for(two, "Woonstichting Het Anker")
    [told] = next(one for one in candidates(two) if one.kenmerk == "V1").as_json()["warnings"]
    [signal] = two.query("SELECT id FROM visible_signals")
    assert (told["weight"], told["record"]) == ("soft", {"kind": "signal", "id": signal["id"]})


def test_an_employer_who_is_no_creditor_is_no_warning(two):
    works_for(two, "Bakkerij Anker")
    assert warned(two) == []


def test_a_warned_pair_is_not_proposed_without_a_reason(two):
    works_for(two, "Woonstichting Het Anker")
    with pytest.raises(Refused, match="pair-warned") as refused:
        propose_pairing(two, "H1", "V1", on=ON)
    assert refused.value.values["warnings"] == ["employer-is-creditor"]


def test_a_reason_is_kept_as_a_dated_decision_and_asked_once(two):
    works_for(two, "Woonstichting Het Anker")
    first = propose_pairing(two, "H1", "V1", on=ON, override="werkt in de keuken")["id"]
    [decision] = two.query("SELECT code, reason, decided_on FROM visible_guard_decisions")
    assert decision == {"code": "employer-is-creditor", "reason": "werkt in de keuken", "decided_on": ON.isoformat()}
    assert first
    assert warned(two) == [("employer-is-creditor", "Woonstichting Het Anker", False)]


def test_an_earlier_refusal_is_told_with_its_pairing(two):
    pairing = propose_pairing(two, "H1", "V1", on=ON)["id"]
    move_pairing(two, pairing, "refuse", on=ON, by=Side.RESIDENT)
    assert behind(two) == [("refused-before", "pairing")]


def test_an_exclusion_that_was_lifted_is_a_warning(two):
    known = volunteer_id(two, "V1")
    lift_exclusion(two, exclude_volunteer(two, "H1", known, "ruzie", on=ON))
    assert warned(two) == [("exclusion-lifted", ON.isoformat(), True)]


def test_the_same_address_tells_that_nothing_changes_it(store, tmp_path):
    read_in(store, tmp_path, volunteers=[BOS | {"postcode": "1234CD", "huisnummer": "10a"}], requests=[LINDEN])
    [held] = suggest(store, "H1", on=ON).refused
    assert [(it.code, it.weight) for it in held.findings] == [("same-address", "hard")]


def test_a_namesake_can_be_cleared_and_the_decision_is_told(store, tmp_path):
    read_in(store, tmp_path, volunteers=[BOS | {"achternaam": "Linden", "postcode": "1234CD"}], requests=[LINDEN])
    assert behind(store) == [("same-name-and-postcode", "volunteer")]
    clear_namesake(store, "H1", "V1", "geen familie", on=ON)
    assert [one.kenmerk for one in candidates(store)] == ["V1"]


def test_what_is_no_namesake_cannot_be_cleared(two):
    with pytest.raises(Refused, match="conflict-not-clearable"):
        clear_namesake(two, "H1", "V1", "zomaar", on=ON)


def test_the_guard_and_the_rule_agree_on_every_conflict(store, tmp_path):
    rows = [
        BOS | {"achternaam": "Linden", "postcode": "1234CD"},
        volunteer("V2", verstrengeling="1234 CD"),
        volunteer("V3", verstrengeling="Ria Linden"),
        volunteer("V4"),
    ]
    read_in(store, tmp_path, volunteers=rows, requests=[LINDEN])
    found = suggest(store, "H1", on=ON)
    assert {held.kenmerk for held in found.refused if "conflict" in held.reasons} == {"V1", "V2", "V3"}
    assert all(held.findings for held in found.refused if "conflict" in held.reasons)
