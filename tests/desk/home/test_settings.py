"""What a desk decides for itself counts from its day, with its reason, and nothing else is accepted."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from desk.home.settings import change_facts, change_setting, facts, settings
from desk.signals.recording import log_contact
from desk.store.store import Store
from desk.store.undo import last_own_event, undo
from schema.codes import Channel
from schema.refused import Refused
from schema.settings import JUDGING, Settings
from tests.conftest import dump
from tests.desk.signals.invented import read_in, signal, statuses

TODAY = date(2026, 11, 3)


def test_a_changed_number_counts_from_its_day(store: Store) -> None:
    change_setting(store, "threshold_cents", "7500", "raadsbesluit", on=TODAY)
    assert store.settings(TODAY).threshold_cents == 7500
    assert store.settings(TODAY - timedelta(days=1)).threshold_cents == Settings().threshold_cents


@pytest.mark.parametrize(
    ("name", "value", "reason", "code"),
    [
        ("threshold_cents", "veel", "r", "setting-unreadable"),
        ("threshold_cents", "-1", "r", "setting-unreadable"),
        ("good_friday_works", "misschien", "r", "setting-unreadable"),
        ("talk_starts_at", "never", "r", "setting-unreadable"),
        ("weights", "1", "r", "setting-unknown"),
        ("maximum", "2", " ", "reason-missing"),
    ],
)
def test_a_setting_that_cannot_be_is_refused(store: Store, name: str, value: str, reason: str, code: str) -> None:
    with pytest.raises(Refused, match=code):
        change_setting(store, name, value, reason, on=TODAY)
    assert store.settings(TODAY) == Settings()


def test_every_plain_setting_of_the_rules_can_be_seen(store: Store) -> None:
    shown = {setting.name for setting in settings(store, TODAY)}
    plain = {name for name in Settings.__slots__ if isinstance(getattr(Settings(), name), (int, str))}
    assert plain - shown == {"weights_version", "institution_months", "supply_is_threatening", "refresher_after_months"}


def test_facts_about_the_municipality_are_kept(store: Store) -> None:
    change_facts(store, {"municipality-kvk": "90000000", "municipality": "Gemeente Voorbeeldstad"}, on=TODAY)
    assert facts(store)["municipality-kvk"] == "90000000"
    assert facts(store)["municipality-phone"] == ""


def due(store: Store) -> list[tuple[str | None, str | None]]:
    rows = store.query("SELECT due_kind, due_on FROM visible_cases ORDER BY key")
    return [(row["due_kind"], row["due_on"]) for row in rows]


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("first_contact_days", "14", ("first-contact", "2026-10-19")),
        ("talk_starts_at", "acceptance", ("first-contact", "2026-11-02")),
        ("brp_days", "10", ("first-contact", "2026-11-02")),
    ],
)
def test_a_changed_number_moves_the_terms_that_run_and_taking_it_back_moves_them_back(
    store: Store, tmp_path: Path, name: str, value: str, expected: tuple[str, str]
) -> None:
    read_in(store, tmp_path, signal())
    before = dump(store)["signal_case"]
    change_setting(store, name, value, "besluit", on=TODAY)
    assert due(store) == [expected]
    newest = last_own_event(store)
    assert newest is not None
    undo(store, newest, TODAY)
    assert dump(store)["signal_case"] == before


def test_a_talk_that_starts_at_acceptance_has_no_term_before_it(store: Store, tmp_path: Path) -> None:
    read_in(store, tmp_path, signal())
    log_contact(store, "K1", Channel.PHONE, False, on=TODAY)
    assert due(store) == [("first-talk", "2026-11-02")]
    change_setting(store, "talk_starts_at", "acceptance", "besluit", on=TODAY)
    assert due(store) == [(None, None)]


def test_a_changed_threshold_judges_every_signal_anew(store: Store, tmp_path: Path) -> None:
    read_in(store, tmp_path, signal("K1", bedrag="60"), signal("K2", bedrag="40", huisnummer="6"))
    change_setting(store, "threshold_cents", "3000", "raadsbesluit", on=TODAY)
    assert statuses(store) == {"K1": "Opgepakt", "K2": "Opgepakt"}
    change_setting(store, "threshold_cents", "7000", "raadsbesluit", on=TODAY)
    assert set(statuses(store).values()) == {"Niet opgepakt: onterecht signaal"}
    assert store.query("SELECT 1 FROM visible_cases") == []


def test_every_setting_by_which_is_judged_is_a_setting() -> None:
    assert set(Settings.__slots__) >= JUDGING
