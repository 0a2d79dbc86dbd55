"""A volunteer falls away: what hangs on her, who follows, and all of it in one event that one undo takes back."""

from datetime import timedelta

import pytest

from desk.home.falling_away import plan_falling_away
from desk.home.falling_away_acts import carry_out
from desk.outreach.assigning import assign
from desk.outreach.rounds import load_round
from desk.pairings.listing import list_pairings
from desk.pairings.loading import load_pairing
from desk.pairings.moving import move_pairing
from desk.pairings.promises import make_promise
from desk.pairings.proposing import propose_pairing
from desk.pairings.seconds import add_second
from desk.signals.importing import import_signals
from desk.store.undo import last_own_event, undo
from desk.volunteers.recording import change_volunteer, stop_volunteer
from schema.codes import Side
from schema.falling_away import Cause, Do, What
from schema.pairing_life import Doer
from schema.refused import Refused
from tests.conftest import dump
from tests.desk.outreach.going import DOORS, people_and_doors
from tests.desk.volunteers.invented import BOS, LINDEN, ON, read_in, request, volunteer

TRAIL = {"audit_event", "before_row"}


@pytest.fixture
def two(store, tmp_path):
    """Jo Bos runs one pairing and is proposed for another; two others could follow her, one has place for one."""
    rows = [BOS, volunteer("V2", maximum="1"), volunteer("V3", dagdelen="")]
    read_in(store, tmp_path, volunteers=rows, requests=[LINDEN, request("H2", urgentie="1", achternaam="Vos")])
    running = propose_pairing(store, "H1", "V1", on=ON)["id"]
    for move, by in (("introduce", Side.COORDINATOR), ("agree", Side.RESIDENT), ("agree", Side.VOLUNTEER)):
        move_pairing(store, running, move, on=ON, by=by)
    move_pairing(store, running, "start", on=ON)
    propose_pairing(store, "H2", "V1", on=ON)
    return store


def plan(store, cause=Cause.STOP, **options):
    return plan_falling_away(store, "V1", cause, on=ON, **options)


def pairings(store):
    rows = list_pairings(store, on=ON + timedelta(days=1))
    return sorted((row["request_kenmerk"], row["volunteer_kenmerk"], row["status"]) for row in rows)


def test_every_open_pairing_stands_in_the_plan_with_who_could_follow(two):
    found = {item.who: item for item in plan(two).of(What.PAIRING)}
    assert {who: item.code for who, item in found.items()} == {
        "Ria van den Linden": "running",
        "Ria van den Vos": "proposed",
    }
    assert all(item.successor for item in found.values())


def test_the_most_urgent_resident_gets_the_only_place_of_the_best_volunteer(two):
    follows = {item.who: item.successor.volunteer for item in plan(two).of(What.PAIRING) if item.successor}
    kenmerken = {row["id"]: row["kenmerk"] for row in two.query("SELECT id, kenmerk FROM visible_volunteers")}
    assert {who: kenmerken[one] for who, one in follows.items()} == {
        "Ria van den Vos": "V2",
        "Ria van den Linden": "V3",
    }


def test_who_stops_lets_go_of_all_and_who_is_ill_keeps_what_runs(two):
    assert [item.do for item in plan(two).of(What.PAIRING)] == [Do.REMATCH, Do.REMATCH]
    ill = {item.code: item.do for item in plan(two, Cause.ILL).of(What.PAIRING)}
    assert ill == {"running": Do.KEEP, "proposed": Do.REMATCH}


def test_planning_changes_nothing(two):
    before = dump(two)
    plan(two)
    assert dump(two) == before


def test_all_that_was_chosen_is_done_in_one_event(two):
    before = len(dump(two)["audit_event"])
    carry_out(two, plan(two, reason="verhuisd"), on=ON)
    assert len(dump(two)["audit_event"]) == before + 1
    assert pairings(two) == [
        ("H1", "V1", "ended"),
        ("H1", "V3", "proposed"),
        ("H2", "V1", "refused"),
        ("H2", "V2", "proposed"),
    ]


def test_one_undo_takes_all_of_it_back(two):
    before = {name: rows for name, rows in dump(two).items() if name not in TRAIL}
    carry_out(two, plan(two), on=ON)
    event = last_own_event(two)
    assert event is not None
    undo(two, event, ON)
    after = {name: rows for name, rows in dump(two).items() if name not in TRAIL}

    def facts(tables):
        return {name: [row | {"version": 0} for row in rows if "version" in row] for name, rows in tables.items()}

    assert facts(after) == facts(before)


def test_a_pairing_that_is_kept_stays_and_the_absence_is_a_pause(two):
    found = plan(two, Cause.ILL, until=ON + timedelta(days=20))
    for item in found.of(What.PAIRING):
        found = found.with_choice(item.id, Do.KEEP)
    carry_out(two, found, on=ON)
    assert {row[2] for row in pairings(two)} == {"running", "proposed"}
    assert two.query("SELECT starts_on, ends_on FROM visible_pauses") == [
        {"starts_on": "2026-11-03", "ends_on": "2026-11-23"}
    ]


def test_a_lost_proof_that_still_counts_makes_a_pause_until_it_is_back(two):
    carry_out(two, plan(two, Cause.PROOF), on=ON)
    assert two.query("SELECT starts_on, ends_on FROM visible_pauses") == [{"starts_on": "2026-11-03", "ends_on": None}]


def test_promises_of_the_week_and_letters_come_on_the_coordinators_list(two):
    later = ON + timedelta(weeks=6)
    found = plan_falling_away(two, "V1", Cause.STOP, on=later)
    assert [item.code for item in found.of(What.PROMISE)] == ["checkin-due"]
    carry_out(two, found, on=later)
    titles = [row["title"] for row in two.query("SELECT title FROM visible_actions")]
    assert "overnemen: voortgangsgesprek: Ria van den Linden" in titles
    assert "brief inwoner: Ria van den Linden" in titles


def test_she_drops_out_of_the_rounds_to_come(store, tmp_path):
    people_and_doors(store, tmp_path)
    given = assign(store, DOORS, ["V1", "V2"], ON + timedelta(days=2), on=ON)["id"]
    found = plan(store)
    assert [item.do for item in found.of(What.ROUND)] == [Do.DROP]
    carry_out(store, found, on=ON)
    assert len(load_round(store, given, on=ON).people) == 1


def test_a_candidate_about_whom_something_must_be_decided_first_is_passed_over(two, tmp_path):
    heading = "kenmerk;signaaldatum;partner;type;postcode;nr;toevoeging;bedrag"
    (tmp_path / "s.csv").write_text(f"{heading}\nS1;02-11-2026;Anker;Huur;1234CD;12;a;450\n", "utf-8")
    import_signals(two, tmp_path / "s.csv", on=ON)
    [known] = two.query("SELECT id, version FROM visible_volunteers WHERE kenmerk = 'V2'")
    change_volunteer(two, known["id"], {"employer": "Anker"}, version=known["version"], on=ON)
    follows = {item.who: item.successor.volunteer for item in plan(two).of(What.PAIRING) if item.successor}
    assert follows["Ria van den Vos"] != known["id"]


def test_an_absence_that_ends_before_it_starts_is_refused(two):
    with pytest.raises(Refused, match="ends-before-start"):
        plan(two, Cause.ILL, until=ON - timedelta(days=1))


def test_who_has_stopped_already_is_not_stopped_once_more_on_a_later_day(two):
    stop_volunteer(two, "V1", ON - timedelta(days=30), version=1)
    before = dump(two)
    with pytest.raises(Refused, match="already-stopped"):
        plan(two)
    assert dump(two) == before


def test_a_plan_of_a_record_that_somebody_changed_since_is_refused_whole(two):
    found = plan(two)
    change_volunteer(two, found.volunteer, {"phone": "0612345678"}, version=found.version, on=ON)
    before = pairings(two)
    with pytest.raises(Refused, match="stale"):
        carry_out(two, found, on=ON)
    assert pairings(two) == before


def test_who_goes_along_leaves_and_the_pairing_goes_on(two):
    add_second(two, open_pairing(two), "V2", joined_on=ON, on=ON)
    leaving = plan_falling_away(two, "V2", Cause.STOP, on=ON)
    [item] = leaving.of(What.SECOND)
    assert (item.do, item.subject) == (Do.DROP, open_pairing(two))
    carry_out(two, leaving, on=ON)
    [row] = two.query("SELECT left_on FROM visible_second_volunteers")
    assert row["left_on"] == ON.isoformat()
    assert load_pairing(two, open_pairing(two)).ended_on is None


def test_what_she_promised_for_this_week_is_taken_over(two):
    make_promise(two, open_pairing(two), "formulier meenemen", ON + timedelta(days=5), Doer.VOLUNTEER, on=ON)
    make_promise(two, open_pairing(two), "zelf bellen", ON + timedelta(days=5), Doer.RESIDENT, on=ON)
    told = [item.who for item in plan_falling_away(two, "V1", Cause.STOP, on=ON).of(What.PROMISE)]
    assert [who for who in told if "(" in who] == ["Ria van den Linden (formulier meenemen)"]


def open_pairing(store):
    return store.query("SELECT id FROM visible_pairings ORDER BY key LIMIT 1")[0]["id"]
