"""Beheer by keys: settings, the check of the whole desk, the recovery code, and where everything is."""

import pytest
from textual.widgets import Static

from desk.home.settings import facts
from desk.signals.finding import find_case
from desk.signals.recording import log_contact
from desk.store.opening import open_desk, recover
from desk.store.platform import only_one
from desk.store.slots import KEY_FILE
from desk.store.store import LOCK
from schema.codes import Channel
from schema.refused import CannotOpen
from schema.settings import Settings
from tests.conftest import TODAY
from tests.desk.screens.walking import area, column, footer, keys, typed, worked
from tests.desk.widgets.sample_area import HOSTILE, shown


async def to(pilot, name: str) -> None:
    """Put the cursor on a setting by searching for it."""
    await keys(pilot, "slash", *name, "enter")


async def test_a_setting_shows_its_value_its_default_and_its_source(store, today):
    async with area(store, "9", (140, 45)) as pilot:
        await to(pilot, "drempel")
        assert [column(pilot, place) for place in range(3)] == [["drempelbedrag"], ["€ 50,00"], ["€ 50,00"]]
        assert "Onder de loep 2025" in shown(pilot)


async def test_a_number_is_changed_with_a_reason_and_taken_back(store, today):
    async with area(store, "9") as pilot:
        await to(pilot, "drempel")
        await keys(pilot, "e")
        await typed(pilot, "75,00")
        await keys(pilot, "ctrl+s")
        assert "Vul dit in." in shown(pilot)
        await keys(pilot, *"raadsbesluit", "ctrl+s")
        assert store.settings(TODAY).threshold_cents == 7500
        assert column(pilot, 1) == ["€ 75,00"]
        await keys(pilot, "enter")
        assert "€ 75,00: raadsbesluit" in shown(pilot)
        await keys(pilot, "escape", "u")
        assert store.settings(TODAY) == Settings()


@pytest.mark.parametrize(
    ("name", "typed_value", "expected"),
    [
        ("goede vrijdag", ["n"], {"good_friday_works": False}),
        ("gesprekstermijn", ["h"], {"talk_starts_at": "acceptance"}),
        ("quick fix", ["n"], {"quick_fix_is_accepted": False}),
    ],
)
async def test_a_choice_is_changed_by_keys(store, today, name, typed_value, expected):
    async with area(store, "9") as pilot:
        await to(pilot, name)
        await keys(pilot, "e", *typed_value, "tab", *"besluit", "ctrl+s")
    assert {each: getattr(store.settings(TODAY), each) for each in expected} == expected


async def test_a_number_that_cannot_be_is_refused_and_the_form_stays(store, today):
    async with area(store, "9") as pilot:
        await to(pilot, "achterstand")
        await keys(pilot, "e")
        await typed(pilot, "veel")
        await keys(pilot, "tab", *"r", "ctrl+s")
        assert "veel past niet bij deze instelling." in shown(pilot)
    assert store.settings(TODAY) == Settings()


async def test_the_facts_of_the_municipality_are_filled_in_and_shown_exactly(store, today):
    async with area(store, "9", (140, 45)) as pilot:
        assert "2 van 14 ingevuld" in shown(pilot)
        await keys(pilot, "e", "tab", "tab")
        await typed(pilot, HOSTILE)
        await keys(pilot, "ctrl+s")
        assert facts(store)["municipality-address"] == HOSTILE
        assert "3 van 14 ingevuld" in shown(pilot)
        await keys(pilot, "e")
        assert HOSTILE in shown(pilot)


async def test_checking_the_desk_tells_each_part_and_the_anchor(store, today):
    head = store.head()
    async with area(store, "9") as pilot:
        await keys(pilot, "v")
        await worked(pilot)
        told = shown(pilot)
        assert "Dit bureau is heel" in told
        assert told.count("in orde") == 4
        assert head.hash[:32] in told
        assert head.hash[32:] in told


async def test_a_desk_that_is_not_whole_is_told_so_with_what_to_do(store, today):
    from tests.desk.store.files import bare

    with bare(store) as connection:
        connection.execute("DROP TRIGGER audit_event_keeps")
        connection.execute("UPDATE audit_event SET verb = 'x'")
    async with area(store, "9") as pilot:
        await keys(pilot, "v")
        await worked(pilot)
        assert "Dit bureau is niet heel" in shown(pilot)
        assert "reservekopie" in shown(pilot)


async def test_a_new_recovery_code_counts_once_its_end_is_typed_back(store, home, today):
    async with area(store, "9") as pilot:
        await keys(pilot, "h", "j")
        code = next(each for each in str(pilot.app.screen.query_one(".intro", Static).content).split() if "-" in each)
        await keys(pilot, *code[-4:].lower(), "ctrl+s")
        await worked(pilot)
        assert "De nieuwe herstelcode geldt." in shown(pilot)
    recover(home, code, key_file=home / "again")
    with open_desk(home, key_file=home / "again") as opened:
        assert opened.user.name == "F. de Wit"


async def test_a_code_that_was_not_written_down_does_not_count(store, home, today):
    async with area(store, "9") as pilot:
        await keys(pilot, "h", "j")
        code = next(each for each in str(pilot.app.screen.query_one(".intro", Static).content).split() if "-" in each)
        await keys(pilot, "escape")
        assert "De oude herstelcode blijft gelden." in shown(pilot)
    with pytest.raises(CannotOpen, match="wrong-key"):
        recover(home, code, key_file=home / "again")


async def test_over_tells_where_desk_and_key_are_and_who_works_with_it(store, home, today):
    store.look("someone", "test", on=TODAY)
    async with area(store, "9", (140, 45)) as pilot:
        await keys(pilot, "o")
        told = "".join(shown(pilot).split())
        assert str(home) in told
        assert str(home / KEY_FILE) in told
        assert "eensleutelbestand" in told
        assert "coördinator;laatst:ingezien" in told


async def test_the_look_changes_by_t(store, today):
    async with area(store, "9") as pilot:
        assert "colours" in footer(pilot)
        before = pilot.app.theme
        await keys(pilot, "t")
        assert pilot.app.theme != before


async def test_the_start_of_the_talk_term_is_changed_by_key_and_moves_the_terms_that_run(cases, today):
    log_contact(cases, "S3", Channel.PHONE, False, on=TODAY)
    assert find_case(cases, "S3")["due_kind"] == "first-talk"
    async with area(cases, "9") as pilot:
        await to(pilot, "gesprekstermijn")
        await keys(pilot, "e", "h", "tab", *"besluit", "ctrl+s")
        await worked(pilot)
        assert find_case(cases, "S3")["due_kind"] is None
        await keys(pilot, "u")
        assert find_case(cases, "S3")["due_kind"] == "first-talk"


async def test_a_log_that_was_meddled_with_is_told_when_the_desk_opens(home, today):
    from tests.desk.store.files import bare

    with open_desk(home) as store, bare(store) as connection:
        connection.execute("DROP TRIGGER audit_event_keeps")
        connection.execute("UPDATE audit_event SET verb = 'x'")
    with open_desk(home) as store:
        async with area(store, "9") as pilot:
            assert "Het logboek is bij gebeurtenis 1 niet" in " ".join(shown(pilot).split())


async def test_a_check_that_is_stopped_shows_nothing_and_the_desk_goes_on(store, today):
    async with area(store, "9") as pilot:
        with only_one(store.home / LOCK):
            await keys(pilot, "v")
            assert "Het bureau wordt gecontroleerd" in shown(pilot)
            await keys(pilot, "escape")
        await worked(pilot)
        assert "Dit bureau is heel" not in shown(pilot)
        assert "drempelbedrag" in shown(pilot)
