"""Letting go of what is due: shown first, held, agreed by a second person, put on record."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from desk.documents.destruction import destruction_record, latest_destruction
from desk.evaluation.breaking_down import count_down, told_apart
from desk.evaluation.counting import count_month
from desk.evaluation.course import every_month
from desk.evaluation.review import monthly_review
from desk.home.attention import attention
from desk.home.practice.making import make_practice_desk
from desk.privacy.destroying import apply_retention
from desk.privacy.due import due_records
from desk.privacy.erasing import erase_resident
from desk.privacy.holds import add_hold
from desk.privacy.seconding import propose_destruction, second_needed
from desk.store.opening import open_desk
from desk.store.store import Store
from desk.store.verify import verify
from schema.dates import month_shift
from schema.kept_counts import MEASURED_OVER_WHAT_IS_THERE
from schema.papers import Issue
from schema.refused import Refused
from schema.review_breakdown import Dimension
from tests.conftest import TODAY, dump

_GROUPS = ("figures", "with_volunteer", "without_volunteer", "overrides")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A practice desk, once for this module; only copied."""
    home = tmp_path_factory.mktemp("practice") / "home"
    make_practice_desk(home, home / "key", residents=120, volunteers=20, seed=3, on=TODAY)
    return home


@pytest.fixture
def practice(made: Path, tmp_path: Path):
    with open_desk(Path(shutil.copytree(made, tmp_path / "home"))) as store:
        yield store


def add_user(store: Store, name: str) -> None:
    with store.write(store.user, "add-user", "desk") as tx:
        tx.insert("desk_user", [{"name": name, "role": "coordinator"}])


def figures(store: Store) -> dict[tuple[str, str, str], tuple[object, ...]]:
    """Return every figure of two years."""
    found = {}
    for back in range(26):
        month = month_shift("2026-11", -back)
        made = count_month(store, month, on=TODAY)
        for group in _GROUPS:
            for name, figure in getattr(made, group).items():
                if name in MEASURED_OVER_WHAT_IS_THERE:
                    continue
                found[month, group, name] = (figure.value, figure.numerator, figure.denominator)
    return found


def test_looking_at_the_list_changes_nothing(practice):
    before = dump(practice)
    assert due_records(practice, on=TODAY)
    assert dump(practice) == before


def test_a_retention_month_empties_the_list_and_leaves_the_desk_whole(practice):
    apply_retention(practice, on=TODAY)
    assert [one for one in due_records(practice, on=TODAY) if one.hold is None] == []
    assert verify(practice).ok


def test_the_figures_of_two_years_stay_as_they_were(practice):
    before = figures(practice)
    apply_retention(practice, on=TODAY)
    assert figures(practice) == before


def test_what_is_measured_over_what_is_left_says_so(practice):
    def told() -> list[object]:
        months = every_month(practice, "hours", "2026-01", months=1, on=TODAY)
        groups = told_apart(count_down(practice, "2026-01", [Dimension.AREA], on=TODAY)[0])
        review = monthly_review(practice, "2026-01", on=TODAY)
        return [review["over_what_is_there"], months[0].over_what_is_there, groups["over_what_is_there"]]

    assert told() == [[], False, False]
    apply_retention(practice, on=TODAY)
    assert told() == [["days_to_pairing", "hours", "feedback_on_time"], True, True]


def test_what_is_held_stays_and_is_counted_in_the_record(practice):
    [held] = [one.id for one in due_records(practice, on=TODAY) if one.hold]
    apply_retention(practice, on=TODAY)
    assert [one.id for one in due_records(practice, on=TODAY)] == [held]
    paper = destruction_record(practice, latest_destruction(practice), Issue("VE-1", 1, TODAY), TODAY)
    assert paper.held == 1


def test_a_hold_ends_with_its_last_day(practice):
    free = next(one for one in due_records(practice, on=TODAY) if one.hold is None)
    add_hold(practice, free.kind, free.id, "bezwaar", ends_on=TODAY, on=TODAY)
    kept = {one.id: one.hold for one in due_records(practice, on=TODAY)}
    later = {one.id: one.hold for one in due_records(practice, on=date(2026, 11, 4))}
    assert kept[free.id] is not None
    assert later[free.id] is None


def test_the_record_counts_by_kind_and_rule_and_names_nobody(practice):
    apply_retention(practice, on=TODAY)
    paper = destruction_record(practice, latest_destruction(practice), Issue("VE-1", 1, TODAY), TODAY)
    assert {(line.kind, line.rule) for line in paper.lines} >= {("case", "without-help"), ("signal", "not-picked-up")}
    assert (paper.destroyed_by, paper.approved_by, paper.backups_until) == ("F. de Wit", "", date(2026, 12, 8))
    assert paper.anchor is not None
    assert paper.anchor.events == practice.head().seq


def test_with_one_user_nobody_has_to_agree(practice):
    assert not second_needed(practice, TODAY)


@pytest.mark.parametrize(
    ("role", "more"),
    [
        ("reviewer", {}),
        ("administrator", {}),
        ("coordinator", {"left_on": TODAY}),
        ("stand-in", {"until_on": "2026-11-02"}),
    ],
)
def test_who_may_not_destroy_today_is_no_second_person(practice, role, more):
    with practice.write(practice.user, "add-user", "desk") as tx:
        tx.insert("desk_user", [{"name": "K. Smit", "role": role, **more}])
    assert not second_needed(practice, TODAY)
    apply_retention(practice, on=TODAY)


def test_a_privacy_officer_is_a_second_person(practice):
    with practice.write(practice.user, "add-user", "desk") as tx:
        tx.insert("desk_user", [{"name": "K. Smit", "role": "privacy-officer"}])
    propose_destruction(practice, on=TODAY)
    with open_desk(practice.home, "K. Smit") as second:
        apply_retention(second, on=TODAY)
        assert verify(second).ok
    assert [one for one in due_records(practice, on=TODAY) if one.hold is None] == []


def test_with_two_users_nothing_goes_before_one_proposes_and_the_other_agrees(practice):
    add_user(practice, "K. Smit")
    before = len(due_records(practice, on=TODAY))
    with pytest.raises(Refused, match="second-person-needed"):
        apply_retention(practice, on=TODAY)
    propose_destruction(practice, on=TODAY)
    with pytest.raises(Refused, match="second-person-needed"):
        apply_retention(practice, on=TODAY)
    assert len(due_records(practice, on=TODAY)) == before
    with open_desk(practice.home, "K. Smit") as second:
        apply_retention(second, on=TODAY)
        row = second.query("SELECT destroyed_by, approved_by FROM visible_destructions ORDER BY key DESC LIMIT 1")
    assert row == [{"destroyed_by": "F. de Wit", "approved_by": "K. Smit"}]


def test_what_came_due_after_the_proposal_waits_for_the_next(practice):
    add_user(practice, "K. Smit")
    propose_destruction(practice, on=TODAY)
    later = date(2027, 1, 3)
    proposed = {one.id for one in due_records(practice, on=TODAY)}
    new = {one.id for one in due_records(practice, on=later)} - proposed
    with open_desk(practice.home, "K. Smit") as second:
        apply_retention(second, on=later)
        assert new <= {one.id for one in due_records(second, on=later)}


def test_an_open_case_without_an_attempt_for_half_a_year_is_put_before_the_coordinator(store):
    with store.write(store.user, "make", "case") as tx:
        [address] = tx.insert("address", [{"postcode": "1234AB", "number": 1}])
        [partner] = tx.insert("partner", [{"name": "Stroom", "name_key": "stroom"}])
        signal = {"partner": partner, "type": "Energie", "address": address, "amount_cents": 20_000}
        tx.insert("signal", [{**signal, "signal_on": "2026-05-03", "received_on": "2026-05-03"}])
        tx.recompute("cases", {address}, store.settings(TODAY), TODAY)
    days = (date(2026, 11, 2), date(2026, 11, 3))
    found = [{item["reason"] for item in attention(store, day)} for day in days]
    assert ["case-untouched" in reasons for reasons in found] == [False, True]


def test_a_namesake_who_stays_keeps_her_name_in_her_own_notes(store):
    with store.write(store.user, "make", "two") as tx:
        doors = tx.insert("address", [{"postcode": "1234AB", "number": number} for number in (1, 2)])
        name = {"initials": "A.", "surname": "Boer", "surname_key": "boer"}
        [gone, _stays] = tx.insert("resident", [{**name, "address": door} for door in doors])
        tx.insert("action", [_action("A. Boer bellen")])
    erase_resident(store, gone, "gevraagd", on=TODAY)
    assert store.query("SELECT title FROM visible_actions") == [{"title": "A. Boer bellen"}]


def test_an_agreement_stays_when_somebody_goes_who_is_called_as_its_contact(store):
    with store.write(store.user, "make", "three") as tx:
        [door] = tx.insert("address", [{"postcode": "1234AB", "number": 1}])
        [gone] = tx.insert("resident", [{"surname": "Boer", "surname_key": "boer", "address": door}])
        contact = {"kenmerk": "ANKER", "name": "Anker", "kind": "anders", "contact_person": "L. Boer"}
        tx.insert("organisation", [contact])
        tx.insert("action", [_action("overleg met Boer")])
    erase_resident(store, gone, "gevraagd", on=TODAY)
    assert store.query("SELECT contact_person FROM visible_organisations WHERE kenmerk = 'ANKER'") == [
        {"contact_person": "L. Boer"}
    ]
    assert store.query("SELECT title FROM visible_actions") == [{"title": "overleg met Boer"}]


def test_a_repeat_stays_a_repeat_when_what_it_repeats_is_gone(store):
    with store.write(store.user, "make", "repeat") as tx:
        [door] = tx.insert("address", [{"postcode": "1234AB", "number": 1}])
        people = [{"surname": name, "surname_key": name.lower(), "address": door} for name in ("Boer", "Kok")]
        [gone, stays] = tx.insert("resident", people)
        [partner] = tx.insert("partner", [{"name": "Stroom", "name_key": "stroom"}])
        fact = {"partner": partner, "type": "Energie", "address": door, "amount_cents": 20_000}
        days = [(gone, "2026-09-03"), (stays, "2026-10-03")]
        rows = [{**fact, "resident": who, "signal_on": on, "received_on": on} for who, on in days]
        tx.insert("signal", rows)
        tx.recompute("cases", {door}, store.settings(TODAY), TODAY)
    repeat = "SELECT status FROM visible_signals WHERE signal_on = '2026-10-03'"
    before = store.query(repeat)
    erase_resident(store, gone, "gevraagd", on=TODAY)
    with store.write(store.user, "judge", "again") as tx:
        tx.recompute("cases", {door}, store.settings(TODAY), TODAY)
    assert before == store.query(repeat) == [{"status": "Niet opgepakt: herhaalde melding"}]


def _action(title: str) -> dict[str, object]:
    made = {"source": "proof", "owner": "F. de Wit", "made_on": TODAY, "due_on": TODAY}
    return {**made, "subject": "desk", "title": title}


def test_the_request_of_another_stays_when_the_only_signals_of_its_case_go(store):
    with store.write(store.user, "make", "household") as tx:
        [door] = tx.insert("address", [{"postcode": "1234AB", "number": 1}])
        people = [{"surname": name, "surname_key": name.lower(), "address": door} for name in ("Boer", "Kok")]
        [gone, stays] = tx.insert("resident", people)
        [partner] = tx.insert("partner", [{"name": "Stroom", "name_key": "stroom"}])
        fact = {"partner": partner, "type": "Energie", "address": door, "amount_cents": 20_000, "resident": gone}
        tx.insert("signal", [{**fact, "signal_on": "2026-09-03", "received_on": "2026-09-03"}])
        tx.recompute("cases", {door}, store.settings(TODAY), TODAY)
        [case] = tx.read("SELECT id FROM signal_case")
        asked = {"task": "buddy-shv", "kinds": "praktisch", "languages": "nl", "requested_on": "2026-10-01"}
        tx.insert("request", [{**asked, "kenmerk": "H1", "resident": stays, "case_id": case["id"]}])
    erase_resident(store, gone, "gevraagd", on=TODAY)
    assert [row["kenmerk"] for row in store.query("SELECT kenmerk FROM visible_requests")] == ["H1"]
    assert verify(store).ok


def test_a_name_is_taken_out_where_no_two_rows_may_say_the_same(store):
    with store.write(store.user, "make", "trays") as tx:
        [door] = tx.insert("address", [{"postcode": "1234AB", "number": 1}])
        [gone] = tx.insert("resident", [{"surname": "Qvant", "surname_key": "qvant", "address": door}])
        kept = {"holds": "cases", "filter": "{}", "ordering": ""}
        tx.insert("tray", [{**kept, "name": name} for name in ("Qvant", "QVANT")])
    erase_resident(store, gone, "gevraagd", on=TODAY)
    assert [row for row in store.query("SELECT name FROM visible_trays") if "qvant" in row["name"].lower()] == []


def test_a_case_stays_consecutive_to_one_that_is_destroyed_while_the_address_is_needed(store):
    with store.write(store.user, "make", "two cases") as tx:
        [door] = tx.insert("address", [{"postcode": "1234AB", "number": 1}])
        people = [{"surname": name, "surname_key": name.lower(), "address": door} for name in ("Boer", "Kok")]
        [gone, stays] = tx.insert("resident", people)
        [partner] = tx.insert("partner", [{"name": "Stroom", "name_key": "stroom"}])
        fact = {"partner": partner, "type": "Energie", "address": door}
        days = [(gone, "2026-06-03", 20_000), (stays, "2026-09-03", 30_000)]
        rows = [
            {**fact, "resident": who, "signal_on": on, "received_on": on, "amount_cents": cents}
            for who, on, cents in days
        ]
        tx.insert("signal", rows)
        tx.recompute("cases", {door}, store.settings(TODAY), TODAY)
    erase_resident(store, gone, "gevraagd", on=TODAY)
    with store.write(store.user, "judge", "again") as tx:
        tx.recompute("cases", {door}, store.settings(TODAY), TODAY)
    assert store.query("SELECT month, kind FROM visible_cases") == [{"month": "2026-09", "kind": "consecutive"}]
    erase_resident(store, stays, "gevraagd", on=TODAY)
    assert store.query("SELECT * FROM visible_case_traces") == []
