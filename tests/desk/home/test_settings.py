"""What a desk decides for itself counts from its day, with its reason, and nothing else is accepted."""

from datetime import date, timedelta

import pytest

from desk.home.settings import change_facts, change_setting, facts, settings
from desk.store.store import Store
from schema.refused import Refused
from schema.settings import Settings

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
