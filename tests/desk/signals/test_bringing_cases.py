"""The cases of a delivery come too: statuses, contact attempts and results, once, and never against the rules."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desk.signals.importing import import_signals
from desk.signals.overruling import leave, pick_up
from desk.signals.recording import log_contact
from desk.signals.trying import try_signals
from desk.store.undo import last_own_event, undo
from schema.codes import Channel, Result
from tests.conftest import TODAY, dump
from tests.desk.signals.invented import only_case, read_in, signal, statuses
from tests.desk.signals.invented_ddas import bring, ddas_attempt, ddas_case, ddas_signal, write_delivery

FOLLOW_UP = "Vervolghulp en/of verwijzing financieel"


def attempts(store):
    return store.query("SELECT channel, made_on, part, reached FROM visible_attempts ORDER BY made_on, key")


def warned(report):
    return [tuple(warning) for warning in report.warnings]


def test_without_cases_the_signals_come_alone_and_by_our_own_rules(store, tmp_path):
    case = ddas_case("A", contactpogingen=[ddas_attempt()], resultaat="Inwoner is overleden")
    path = write_delivery(tmp_path / "l.json", ddas_signal("A", status="Inwoner is overleden"), cases=[case])
    report, _run = import_signals(store, path, on=TODAY)
    assert (report.cases, report.attempts, warned(report)) == (None, None, [])
    assert (statuses(store), attempts(store)) == ({"A": "Opgepakt"}, [])


def test_a_case_brings_its_attempts_and_its_end(store, tmp_path):
    tried = [ddas_attempt(dagdeel="Avond", bereikt=True), ddas_attempt("2026-10-12", soort="Brief")]
    case = ddas_case("A", contactpogingen=tried, resultaat=FOLLOW_UP)
    report = bring(store, tmp_path, ddas_signal("A"), cases=[case])
    assert (report.cases, report.attempts, warned(report)) == (1, 2, [])
    assert attempts(store) == [
        {"channel": "Telefoon", "made_on": "2026-10-09", "part": "Avond", "reached": 1},
        {"channel": "Brief", "made_on": "2026-10-12", "part": None, "reached": 0},
    ]
    assert (only_case(store)["result"], only_case(store)["closed_on"]) == (FOLLOW_UP, "2026-10-12")


@pytest.mark.parametrize(
    ("told", "closed_on"),
    [
        ({}, "2026-10-05"),
        ({"datumOpgepakt": "2026-10-20"}, "2026-10-20"),
        ({"matchingsdatum": "2026-10-21", "datumOpgepakt": "2026-10-20"}, "2026-10-21"),
        ({"contactpogingen": [ddas_attempt("2026-10-30")], "datumOpgepakt": "2026-10-20"}, "2026-10-30"),
        ({"datumOpgepakt": "2026-12-20"}, "2026-10-05"),
    ],
)
def test_a_case_ends_on_the_latest_day_the_file_gives_about_it(store, tmp_path, told, closed_on):
    case = ddas_case("A", resultaat="Geen reactie na eerder contact", **told)
    bring(store, tmp_path, ddas_signal("A"), cases=[case])
    assert only_case(store)["closed_on"] == closed_on


@pytest.mark.parametrize("spelled", ["Inwoner regelt het zelf/hoeft geen hulp vanuit vroegsignalering"])
def test_results_are_read_as_the_format_spells_them(store, tmp_path, spelled):
    bring(store, tmp_path, ddas_signal("A"), cases=[ddas_case("A", resultaat=spelled)])
    assert only_case(store)["result"] == Result.DECLINED


def test_all_of_it_is_one_event_and_can_be_undone(store, tmp_path):
    before = store.head().seq
    case = ddas_case("A", contactpogingen=[ddas_attempt(bereikt=True)], resultaat=FOLLOW_UP)
    bring(store, tmp_path, ddas_signal("A", bedrag=20, status="Opgepakt"), cases=[case])
    assert store.head().seq == before + 1
    undo(store, last_own_event(store), TODAY)
    assert [store.query(f"SELECT * FROM visible_{view}") for view in ("signals", "cases", "attempts", "closings")] == [
        [],
        [],
        [],
        [],
    ]


def test_the_same_file_twice_changes_nothing(store, tmp_path):
    twice = [ddas_attempt(bereikt=True), ddas_attempt(bereikt=True)]
    content = {"cases": [ddas_case("A", contactpogingen=twice, resultaat=FOLLOW_UP)]}
    signals = [ddas_signal("A"), ddas_signal("B", "7", status="Inwoner is overleden"), ddas_signal("C", "9", bedrag=20)]
    bring(store, tmp_path, *signals, **content)
    before = dump(store)
    report = bring(store, tmp_path, *signals, **content)
    assert (report.unchanged, report.attempts, warned(report)) == (3, 0, [])
    assert dump(store) == before


def test_a_later_file_adds_only_the_attempts_that_are_not_logged(store, tmp_path):
    bring(store, tmp_path, ddas_signal("A"), cases=[ddas_case("A", contactpogingen=[ddas_attempt()])])
    log_contact(store, only_case(store)["id"], Channel.LETTER, False, on=TODAY)
    more = [ddas_attempt(), ddas_attempt(), ddas_attempt(TODAY.isoformat(), soort="Brief")]
    report = bring(store, tmp_path, ddas_signal("A"), cases=[ddas_case("A", contactpogingen=more)])
    assert (report.attempts, len(attempts(store))) == (1, 3)


@pytest.mark.parametrize(
    ("told", "reason", "field"),
    [
        ({"datum": None}, "missing", "datum"),
        ({"datum": "09-10-2026"}, "unreadable", "datum"),
        ({"datum": (TODAY + timedelta(days=1)).isoformat()}, "future", "datum"),
        ({"datum": "2026-10-04"}, "before-first-signal", "datum"),
        ({"soort": "Postduif"}, "unknown", "soort"),
        ({"bereikt": "ja"}, "unreadable", "bereikt"),
    ],
)
def test_an_attempt_that_cannot_be_logged_is_left_out_with_a_warning(store, tmp_path, told, reason, field):
    case = ddas_case("A", contactpogingen=[ddas_attempt() | told])
    report = bring(store, tmp_path, ddas_signal("A"), cases=[case])
    assert warned(report) == [(1, reason, f"{field} {only_case(store)['number']}")]
    assert attempts(store) == []


def test_an_attempt_of_which_only_the_day_is_told_reached_nobody_that_we_know(store, tmp_path):
    bring(store, tmp_path, ddas_signal("A"), cases=[ddas_case("A", contactpogingen=[{"datum": "2026-10-09"}])])
    assert attempts(store) == [{"channel": "Onbekend", "made_on": "2026-10-09", "part": None, "reached": 0}]


def test_a_result_that_the_attempts_do_not_bear_out_is_a_warning(store, tmp_path):
    report = bring(store, tmp_path, ddas_signal("A"), cases=[ddas_case("A", resultaat=FOLLOW_UP)])
    assert warned(report) == [(1, "not-reached", only_case(store)["number"])]
    assert only_case(store)["status"] == "open"


def test_help_accepted_on_an_address_of_several_persons_is_taken_over_undecided(store, tmp_path):
    case = ddas_case("A", contactpogingen=[ddas_attempt(bereikt=True)], resultaat=FOLLOW_UP)
    read_in(store, tmp_path, signal(), signal("K2", partner="P", achternaam="Vos", geboortedatum="1999-01-01"))
    report = bring(store, tmp_path, ddas_signal("A"), cases=[case])
    assert (report.cases, warned(report)) == (1, [])
    assert (only_case(store)["persons"], only_case(store)["result"]) == (2, FOLLOW_UP)


def test_a_case_that_ended_otherwise_here_stays_so_with_a_warning(store, tmp_path):
    bring(store, tmp_path, ddas_signal("A"), cases=[ddas_case("A", resultaat="Inwoner is overleden")])
    report = bring(
        store, tmp_path, ddas_signal("A"), cases=[ddas_case("A", resultaat="Geen reactie na eerder contact")]
    )
    assert warned(report) == [(1, "case-closed", only_case(store)["number"])]
    assert only_case(store)["result"] == "Inwoner is overleden"


def test_a_case_that_was_reopened_here_is_not_closed_again_by_an_old_file(store, tmp_path):
    old = {"cases": [ddas_case("A", resultaat="Inwoner is overleden")]}
    bring(store, tmp_path, ddas_signal("A"), **old)
    bring(store, tmp_path, ddas_signal("B", signaaldatum="2026-10-20", bedrag=900))
    report = bring(store, tmp_path, ddas_signal("A"), **old)
    assert warned(report) == [(1, "case-reopened", only_case(store)["number"])]
    assert only_case(store)["status"] == "open"


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"bedrag": 20, "status": "Opgepakt"}, "Opgepakt"),
        ({"bedrag": 20}, "Niet opgepakt: onterecht signaal"),
        ({"bedrag": 20, "status": "Nog niet opgepakt"}, "Niet opgepakt: onterecht signaal"),
        ({"status": "Inwoner is overleden"}, "Inwoner is overleden"),
        ({"status": "Niet opgepakt: andere reden"}, "Niet opgepakt: andere reden"),
        ({"status": "Niet opgepakt: herhaalde melding"}, "Niet opgepakt: herhaalde melding"),
    ],
)
def test_a_status_of_the_file_becomes_a_dated_decision_where_it_differs_from_ours(store, tmp_path, fields, status):
    bring(store, tmp_path, ddas_signal("A", **fields))
    assert statuses(store) == {"A": status}
    decided = store.query("SELECT status, reason, decided_on FROM visible_signal_decisions")
    taken = {"status": status, "reason": "overgenomen uit de levering", "decided_on": TODAY.isoformat()}
    assert decided == ([taken] if fields.get("status") == status else [])


AFTER_EACH_OTHER = {
    "a signal too young for our rules was picked up, and so was the next": [
        ddas_signal("A", signaaldatum="2026-08-20", ontstaansdatum="2026-08-01", status="Opgepakt"),
        ddas_signal("B", signaaldatum="2026-10-05", ontstaansdatum="2026-08-01", status="Opgepakt"),
    ],
    "a signal was left, and the next still was a repeat": [
        ddas_signal("A", signaaldatum="2026-08-20", status="Inwoner is overleden"),
        ddas_signal("B", status="Niet opgepakt: herhaalde melding"),
    ],
    "each turns what our rules make of the next": [
        ddas_signal("A", signaaldatum="2026-01-10", ontstaansdatum="2026-01-01", status="Opgepakt"),
        ddas_signal("B", signaaldatum="2026-06-10", ontstaansdatum="2026-01-01", status="Opgepakt"),
        ddas_signal("C", ontstaansdatum="2026-01-01", status="Niet opgepakt: herhaalde melding"),
    ],
}


@pytest.mark.parametrize("signals", AFTER_EACH_OTHER.values(), ids=AFTER_EACH_OTHER)
def test_every_signal_gets_the_status_the_file_gives_it_at_once(store, tmp_path, signals):
    picked = [one["ID"] for one in signals if one["status"] == "Opgepakt"]
    last = {"contactpogingen": [ddas_attempt("2026-10-22", bereikt=True)], "resultaat": FOLLOW_UP}
    cases = [ddas_case(named, **(last if named == picked[-1] else {})) for named in picked]
    given = {one["ID"]: one["status"] for one in signals}
    path = write_delivery(tmp_path / "l.json", *signals, cases=cases)
    foretold = try_signals(store, path, on=TODAY, with_cases=True).expected
    assert [(one.kenmerk, one.status) for one in foretold] == list(given.items())
    report = bring(store, tmp_path, *signals, cases=cases)
    assert statuses(store) == given
    assert (report.cases, report.attempts, warned(report)) == (len(picked), len(attempts(store)), [])
    before = dump(store)
    bring(store, tmp_path, *signals, cases=cases)
    assert dump(store) == before


def test_a_signal_in_a_case_of_the_file_was_picked_up_there(store, tmp_path):
    bring(store, tmp_path, ddas_signal("A", bedrag=20), cases=[ddas_case("A")])
    assert statuses(store) == {"A": "Opgepakt"}


def test_what_a_coordinator_decided_here_goes_before_the_file(store, tmp_path):
    bring(store, tmp_path, ddas_signal("A", bedrag=20))
    pick_up(store, "A", "toch", on=TODAY)
    leave(store, "A", "toch niet", on=TODAY)
    bring(store, tmp_path, ddas_signal("A", bedrag=20, status="Opgepakt"))
    assert statuses(store) == {"A": "Niet opgepakt: andere reden"}


def test_a_case_whose_signals_are_refused_is_named(store, tmp_path):
    report = bring(store, tmp_path, ddas_signal("A", bedrag=0), cases=[ddas_case("A", resultaat=FOLLOW_UP)])
    assert (report.cases, warned(report)) == (0, [(1, "case-unknown", "A")])


def test_cases_refer_to_signals_of_their_own_delivery_alone(store, tmp_path):
    report = bring(store, tmp_path, ddas_signal("A"), cases=[ddas_case("Z")])
    assert warned(report) == [(0, "case-unknown", "Z")]


def test_a_dry_run_says_what_the_cases_would_bring_and_stores_nothing(store, tmp_path):
    case = ddas_case("A", contactpogingen=[ddas_attempt()], resultaat=FOLLOW_UP)
    path = write_delivery(tmp_path / "l.json", ddas_signal("A"), cases=[case])
    before = dump(store)
    report = try_signals(store, path, on=TODAY, with_cases=True).report
    assert (report.new, report.cases, report.attempts, report.dry_run) == (1, 1, 1, True)
    assert [warning.reason for warning in report.warnings] == ["not-reached"]
    assert dump(store) == before


def test_a_table_has_no_cases_to_bring(store, tmp_path):
    path = tmp_path / "s.csv"
    path.write_text("kenmerk;signaaldatum;type;postcode;huisnummer;bedrag\nA;2026-10-05;Huur;1234AB;5;450\n")
    report, _run = import_signals(store, path, on=TODAY, with_cases=True)
    assert (report.new, report.cases, report.attempts) == (1, 0, 0)


ANYTHING = st.none() | st.booleans() | st.integers() | st.text(max_size=4) | st.just([]) | st.just({"a": 1})
TRIED = st.dictionaries(st.sampled_from(["soort", "bereikt", "datum", "dagdeel"]), ANYTHING)
TOLD = st.dictionaries(st.sampled_from(["resultaat", "matchingsdatum", "datumOpgepakt"]), ANYTHING)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(TOLD, st.lists(TRIED, max_size=2), ANYTHING)
def test_whatever_a_case_holds_stops_no_import(store, tmp_path, told, tried, status):
    case = ddas_case("A", contactpogingen=tried, **told)
    path = write_delivery(tmp_path / "l.json", ddas_signal("A", status=status), cases=[case])
    report = try_signals(store, path, on=TODAY, with_cases=True).report
    assert (report.new, report.cases) == (1, 1)
