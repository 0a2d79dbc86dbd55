"""Trays on a real desk: what lies in them, in what order, and keeping them."""

import pytest

from desk.home.practice.making import make_practice_desk
from desk.locale.sentences import sentence
from desk.locale.words import word
from desk.signals.listing import list_cases, list_signals
from desk.signals.recording import log_contact
from desk.signals.tray_sql import listing
from desk.signals.trays import (
    NewTray,
    Tray,
    add_ready_trays,
    find_tray,
    list_trays,
    remove_tray,
    save_tray,
    tray_count,
    tray_members,
    tray_rows,
    trays,
)
from desk.store.opening import open_desk
from schema.codes import CaseKind, Channel, PartnerType
from schema.refused import Refused
from schema.trays import ORDER, READY, Criterion, Filter, Holds, Standing, in_order
from tests.conftest import TODAY
from tests.desk.signals.invented import read_in, signal


def tray(holds=Holds.CASES, order=ORDER, **asked):
    return Tray("t", "t", holds, Filter(**asked), order, 1)


@pytest.fixture
def filled(store, tmp_path):
    """A plain case, a crisis, two partners with an end of supply, a raised repeat and a repeat."""
    read_in(
        store,
        tmp_path,
        signal("PLAIN", huisnummer="1", bedrag="300", geboortedatum="2003-11-04"),
        signal("CRISIS", huisnummer="2", crisis="ja", geboortedatum="2003-11-03"),
        signal("TWO1", huisnummer="3", bedrag="900"),
        signal("TWO2", huisnummer="3", partner="Lichtstroom", type="Energie", eindelevering="ja"),
        signal("OLD", huisnummer="4", signaaldatum="2026-08-05", ontstaansdatum="2026-05-01"),
        signal("HIGHER", huisnummer="4", signaaldatum="2026-10-20", bedrag="950"),
        signal("AGAIN", huisnummer="1", signaaldatum="2026-10-21", bedrag="200"),
        signal("FAR", huisnummer="5", postcode="5678CD", geboortedatum=""),
    )
    log_contact(store, "PLAIN", Channel.PHONE, False, on=TODAY)
    return store


def in_tray(store, wanted):
    """Return the kenmerken of the signals that lie in a tray, or of those of its cases."""
    if wanted.holds is Holds.SIGNALS:
        return {row["kenmerk"] for row in tray_rows(store, wanted, on=TODAY)}
    cases = [row["id"] for row in tray_rows(store, wanted, on=TODAY)]
    return {row["kenmerk"] for row in list_signals(store, on=TODAY) if row["case"] in cases}


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"crisis": True}, {"CRISIS"}),
        ({"end_of_supply": True}, {"TWO1", "TWO2"}),
        ({"amount_from": 100_000}, {"TWO1", "TWO2"}),
        ({"amount_to": 30_000}, {"PLAIN"}),
        ({"attempts_to": 0, "crisis": False, "end_of_supply": False}, {"OLD", "HIGHER", "FAR"}),
        ({"attempts_from": 1}, {"PLAIN"}),
        ({"kinds": (CaseKind.CONSECUTIVE,)}, {"HIGHER"}),
        ({"types": (PartnerType.ENERGY,)}, {"TWO1", "TWO2"}),
        ({"partners": ("LICHT stroom",)}, {"TWO1", "TWO2"}),
        ({"area": ("56",)}, {"FAR"}),
        ({"area": ("5678C", "99")}, {"FAR"}),
        ({"repeat": True}, {"HIGHER"}),
        ({"days_from": 90}, {"OLD"}),
        ({"days_to": 14}, {"HIGHER"}),
        ({"years_to": 22}, {"PLAIN"}),
        ({"years_from": 23, "years_to": 23}, {"CRISIS"}),
    ],
)
def test_cases_lie_in_the_tray_that_asks_for_them(filled, asked, expected):
    assert in_tray(filled, tray(**asked)) == expected


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"repeat": True}, {"AGAIN"}),
        ({"crisis": True}, {"CRISIS"}),
        ({"end_of_supply": True}, {"TWO2"}),
        ({"amount_from": 90_000}, {"TWO1", "HIGHER"}),
        ({"kinds": (CaseKind.MULTIPLE,)}, {"TWO1", "TWO2"}),
        ({"attempts_from": 1}, {"PLAIN"}),
        ({"years_to": 22}, {"PLAIN"}),
        ({"days_from": 90}, {"OLD"}),
        ({"types": (PartnerType.ENERGY,)}, {"TWO2"}),
    ],
)
def test_signals_lie_in_the_tray_that_asks_for_them(filled, asked, expected):
    assert in_tray(filled, tray(Holds.SIGNALS, **asked)) == expected


@pytest.fixture(scope="module")
def practice(tmp_path_factory):
    home = tmp_path_factory.mktemp("practice") / "home"
    make_practice_desk(home, home / "key", residents=150, volunteers=5, seed=4, on=TODAY)
    with open_desk(home) as store:
        yield store


@pytest.mark.parametrize("order", [ORDER, tuple(reversed(Criterion)), (Criterion.ATTEMPTS, Criterion.PARTNERS)])
@pytest.mark.parametrize("holds", list(Holds))
def test_a_tray_stands_in_the_order_of_the_rule(practice, holds, order):
    ids = tray_members(practice, tray(holds, order), on=TODAY)
    rows = [_standing(practice, holds, row) for row in ids]
    assert len(rows) > 20
    assert [row.id for row in in_order(rows, order)] == ids


def _standing(store, holds, id_):
    """Recount what the order needs of a row from the facts, by another way than the tray's own."""
    view = {Holds.CASES: "visible_cases", Holds.SIGNALS: "visible_signals"}[holds]
    [it] = store.query(f"SELECT * FROM {view} WHERE id = ?", [id_])
    about = it if holds is Holds.CASES else None
    if holds is Holds.SIGNALS and it["case_id"]:
        [about] = store.query("SELECT * FROM visible_cases WHERE id = ?", [it["case_id"]])
    several = store.query("SELECT * FROM visible_signals WHERE case_id = ?", [about["id"]]) if about else [it]
    own = several if holds is Holds.CASES else [it]
    return Standing(
        id_,
        any(one["crisis"] for one in own),
        any(one["end_of_supply"] or one["supply_ends_on"] for one in own),
        about["due_on"] if about else None,
        len({one["partner"] for one in several}),
        it["amount_cents"],
        it["earliest_on"] if holds is Holds.CASES else it["signal_on"],
        about["attempts"] if about else 0,
    )


@pytest.mark.parametrize("limit", [0, 1, 5])
def test_a_page_is_the_beginning_of_the_tray(practice, limit):
    found = [row["id"] for row in tray_rows(practice, tray(), on=TODAY, limit=limit)]
    assert found == tray_members(practice, tray(), on=TODAY)[:limit]


def test_a_count_stops_at_what_is_asked(practice):
    assert (tray_count(practice, tray(), on=TODAY, most=3), tray_count(practice, tray(crisis=True), on=TODAY)) == (
        3,
        len(tray_members(practice, tray(crisis=True), on=TODAY)),
    )


@pytest.fixture(scope="module")
def crowded(tmp_path_factory):
    """More signals in a crisis than are looked up one by one."""
    home = tmp_path_factory.mktemp("crowded") / "home"
    make_practice_desk(home, home / "key", residents=1, volunteers=1, seed=4, on=TODAY)
    rows = [signal(f"K{n}", huisnummer=str(n), crisis="ja", bedrag=str(100 + n % 37)) for n in range(1, 1_150)]
    with open_desk(home) as store:
        read_in(store, home, *rows)
        yield store


@pytest.mark.parametrize("search", ["b", "1234", "1", "k1"])
def test_a_search_in_a_tray_finds_what_the_list_finds_in_the_order_of_the_tray(crowded, search):
    wanted = tray(Holds.SIGNALS, (Criterion.AMOUNT, Criterion.AGE), crisis=True)
    listed = {row["id"] for row in list_signals(crowded, search=search, on=TODAY)}
    expected = [row for row in tray_members(crowded, wanted, on=TODAY) if row in listed]
    found = tray_rows(crowded, wanted, on=TODAY, limit=100, search=search)
    assert len(expected) > 100
    assert [row["id"] for row in found] == expected[:100]


def test_no_ready_tray_is_found_by_going_through_all_signals(store):
    for ready in trays(store):
        asked = listing(ready, store.settings(TODAY), TODAY)
        rows = f"SELECT x.key FROM {asked.view} x WHERE {asked.within} ORDER BY {asked.order}"
        plan = [step["detail"] for step in store.query(f"EXPLAIN QUERY PLAN {rows}", asked.bound)]
        assert "SCAN signal" not in plan, ready.name


def test_closed_cases_lie_in_no_tray(practice):
    closed = {row["id"] for row in list_cases(practice, status="closed", on=TODAY)}
    assert closed
    assert closed.isdisjoint(tray_members(practice, tray(), on=TODAY))


def test_trays_stand_ready_in_a_new_desk(store):
    assert [one.name for one in trays(store)] == [word(ready.code) for ready in READY]
    assert add_ready_trays(store) == 0


def test_a_removed_tray_can_be_put_back(store):
    remove_tray(store, find_tray(store, "crisis").id)
    assert "Crisis" not in [row["name"] for row in list_trays(store, on=TODAY)]
    assert add_ready_trays(store) == 1


def test_a_tray_is_kept_and_changed(store):
    new = save_tray(store, NewTray("  Noord ", Holds.CASES, Filter(area=("10",)), ORDER))
    kept = find_tray(store, "NOORD")
    assert (kept.id, kept.filter) == (new, Filter(area=("10",)))
    save_tray(store, NewTray("Zuid", Holds.CASES, kept.filter, (Criterion.AMOUNT,)), kept)
    assert find_tray(store, new).order == (Criterion.AMOUNT,)
    with pytest.raises(Refused, match="stale"):
        save_tray(store, NewTray("West", Holds.CASES, kept.filter, ORDER), kept)


@pytest.mark.parametrize(
    ("name", "wanted", "order", "code"),
    [
        (" ", Filter(), ORDER, "field-needed"),
        ("CRISIS", Filter(), ORDER, "tray-name-taken"),
        ("Nieuw", Filter(), (), "value-not-in-list"),
        ("Nieuw", Filter(days_from=3, days_to=2), ORDER, "tray-range-backwards"),
        ("Nieuw", Filter(years_to=9_999), ORDER, "tray-value-unreadable"),
    ],
)
def test_a_tray_that_cannot_be_kept_is_refused(store, name, wanted, order, code):
    with pytest.raises(Refused, match=code):
        save_tray(store, NewTray(name, Holds.CASES, wanted, order))


def test_an_unknown_tray_names_those_there_are(store):
    with pytest.raises(Refused, match="value-not-in-list") as caught:
        find_tray(store, "Niets", Holds.SIGNALS)
    assert caught.value.values["allowed"] == ["Herhaalde meldingen", "Crisissignalen"]


def test_a_range_that_runs_backwards_is_told_in_the_readers_words(store):
    with pytest.raises(Refused) as refused:
        save_tray(store, NewTray("Nieuw", Holds.CASES, Filter(days_from=3, days_to=2), ORDER))
    assert sentence(refused.value) == "Bij dagen oud ligt het begin na het eind. Draai de twee om."
