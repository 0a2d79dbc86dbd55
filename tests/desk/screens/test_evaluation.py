"""Evaluatie by keys: the months, the cases behind a figure, the report and the actions."""

import pytest
from textual.widgets import Sparkline

from desk.evaluation.actions import add_action, complete_action, list_actions
from desk.signals.recording import log_contact
from schema.codes import Channel
from tests.conftest import TODAY
from tests.desk.opening_zips import opened
from tests.desk.screens.locked import noted
from tests.desk.screens.walking import area, column, evaluation, footer, keys, keys_settled, typed, worked
from tests.desk.signals.invented import read_in, signal
from tests.desk.widgets.sample_area import HOSTILE, shown


@pytest.fixture
def october(store, tmp_path, today):
    """Two cases in October, one of them reached; in the other lives somebody with a hostile name."""
    hostile = signal("K2", huisnummer="6", voorletters="", voorvoegsel="", achternaam=HOSTILE)
    read_in(store, tmp_path, signal(), hostile)
    [reached] = store.query(
        "SELECT c.id FROM visible_cases c JOIN visible_addresses a ON a.id = c.address WHERE a.number = 5"
    )
    log_contact(store, reached["id"], Channel.PHONE, True, on=TODAY)


def figure(pilot, name: str) -> list[str]:
    place = column(pilot).index(name)
    return [column(pilot, each)[place] for each in range(1, 5)]


def flat(pilot) -> str:
    """Return what is shown, as it reads without the lines it wraps over."""
    return " ".join(shown(pilot).replace("│", " ").split())


async def to(pilot, name: str) -> None:
    """Put the cursor on a figure by searching for it."""
    await keys(pilot, "slash", *name, "enter")


async def test_the_last_whole_month_is_shown_with_and_without_a_volunteer(store, october):
    async with evaluation(store) as pilot:
        assert "Evaluatie · oktober 2026" in shown(pilot)
        assert figure(pilot, "bereikpercentage") == ["50 %", "1 / 2", "–", "50 %"]
        assert figure(pilot, "zaken") == ["2", "", "0", "2"]


async def test_the_running_month_is_provisional_and_the_next_is_not_offered(store, october):
    async with evaluation(store) as pilot:
        await keys_settled(pilot, "right")
        assert "november 2026 · voorlopig" in shown(pilot)
        assert "later" not in footer(pilot)
        await keys_settled(pilot, "right_square_bracket")
        assert "november 2026" in shown(pilot)
        await keys_settled(pilot, "left_square_bracket", "left")
        assert "september 2026" in shown(pilot)
        assert figure(pilot, "zaken")[0] == "0"


async def test_a_month_is_chosen_from_all_and_a_figure_shows_how_it_went(store, october):
    async with evaluation(store) as pilot:
        await keys_settled(pilot, "down", "i")
        assert "▁▁▁▁▁▁▁▁▁▁▁█" in shown(pilot)
        await keys_settled(pilot, "escape", "m")
        assert "november 2026" in shown(pilot)
        await keys_settled(pilot, "up", "enter")
        assert "Evaluatie · november 2026" in shown(pilot)
        await keys_settled(pilot, "i")
        assert "▁▁▁▁▁▁▁▁▁▁█▁" in shown(pilot)


async def test_what_a_figure_means_stands_beside_it_or_under_i(store, october):
    async with evaluation(store, (140, 45)) as pilot:
        await to(pilot, "bereikp")
        assert "Bereikte zaken gedeeld door" in shown(pilot)
    async with evaluation(store) as pilot:
        await to(pilot, "bereikp")
        await keys(pilot, "i")
        assert "Bereikte zaken gedeeld door opgepakte zaken." in shown(pilot)


async def test_the_arrows_stay_with_a_text_that_is_typed(store, october):
    async with evaluation(store) as pilot:
        await keys(pilot, "slash", *"zken", "left", "left", "left", *"a")
        assert column(pilot) == ["zaken", "opgepakte zaken"]


async def test_a_figure_opens_its_cases_and_a_case_opens_in_its_area(store, october):
    async with evaluation(store) as pilot:
        await to(pilot, "bereikp")
        await keys(pilot, "enter")
        assert "telt mee" in shown(pilot)
        assert column(pilot) == ["A. van Bos"]
        await keys(pilot, "f")
        assert "telt niet mee" in shown(pilot)
        assert column(pilot) == [HOSTILE]
        await keys(pilot, "enter")
        assert pilot.app.current_mode == "residents"


async def test_behind_a_count_nobody_is_left_out(store, october):
    async with evaluation(store) as pilot:
        await to(pilot, "signalen")
        await keys(pilot, "enter")
        assert sorted(column(pilot)) == sorted(["A. van Bos", HOSTILE])
        assert "other" not in footer(pilot)
        await keys(pilot, "slash", *"klik")
        assert column(pilot) == [HOSTILE]


async def test_a_signal_behind_a_figure_opens_though_a_hundred_newer_stand_before_it(store, october, tmp_path):
    read_in(store, tmp_path, *(signal(f"N{n}", signaaldatum="01-11-2026", huisnummer=str(20 + n)) for n in range(101)))
    async with evaluation(store) as pilot:
        await to(pilot, "signalen")
        await keys(pilot, "enter", "slash", *"van bos", "enter", "enter")
        assert "A. van Bos · Woonstichting Het Anker" in shown(pilot)
        assert "K1" in shown(pilot)


async def test_a_figure_of_nothing_says_so(store, today):
    async with evaluation(store) as pilot:
        await keys(pilot, "enter")
        assert "Achter dit cijfer staat niets" in shown(pilot)
        await keys_settled(pilot, "escape")
        assert "oktober 2026" in shown(pilot)


async def test_the_report_of_the_month_is_printed(store, october, tmp_path):
    async with evaluation(store) as pilot:
        await keys(pilot, "p")
        await typed(pilot, str(tmp_path / "me.pdf"))
        await keys(pilot, "ctrl+s")
        await worked(pilot)
        assert "ME-2026-0001 versie 1: uitgegeven." in shown(pilot)
    assert (tmp_path / "me.pdf").read_bytes().startswith(b"%PDF-")


async def test_an_action_is_made_done_and_taken_back_by_keys(store, today):
    async with evaluation(store) as pilot:
        await keys(pilot, "n", *HOSTILE.replace(" ", ""), "tab", "tab", *"1-12", "ctrl+s")
        await keys(pilot, "a")
        assert column(pilot) == [HOSTILE.replace(" ", "")]
        [made] = list_actions(store, on=TODAY)
        assert (made["owner"], made["due_on"], made["subject"]) == ("F. de Wit", "2026-12-01", "2026-10")
        await keys(pilot, "d", *"gebeld", "ctrl+s")
        assert column(pilot, 3) == ["gedaan"]
        assert "done" not in footer(pilot)
        await keys(pilot, "u")
        assert column(pilot, 3) == ["nog 28 dagen"]


async def test_an_action_that_is_done_is_opened_again_for_a_reason(store, today):
    action = add_action(store, "Werven", "F. de Wit", TODAY, on=TODAY)
    complete_action(store, action, "twee gevonden", on=TODAY)
    async with area(store, "8", (140, 45)) as pilot:
        await keys(pilot, "a")
        assert "twee gevonden" in shown(pilot)
        await keys(pilot, "h", *"gestopt", "ctrl+s")
        assert "reopen" not in footer(pilot)
        assert "gestopt" in shown(pilot)


async def test_the_actions_are_narrowed_and_written_to_a_file(store, today, tmp_path):
    add_action(store, "Werven", "F. de Wit", TODAY, on=TODAY)
    add_action(store, HOSTILE, "J. Bos", TODAY, on=TODAY, source="vision")
    async with area(store, "8") as pilot:
        await keys(pilot, "a", "f", "down", "enter")
        assert "Acties · bron: maandevaluatie" in shown(pilot)
        assert column(pilot) == ["Werven"]
        await keys(pilot, "f", "down", "enter")
        assert column(pilot) == [HOSTILE]
        await keys(pilot, "s")
        await typed(pilot, str(tmp_path / "acties.csv"))
        await keys(pilot, "ctrl+s")
        password = await noted(pilot)
    written = opened(tmp_path / "acties.zip", password)["acties.csv"].decode("utf-8-sig")
    assert HOSTILE in written
    assert "Werven" not in written


async def test_a_day_that_is_past_is_refused_and_the_form_stays(store, today):
    async with evaluation(store) as pilot:
        await keys(pilot, "a", "n", *"Werven", "tab", "tab", *"1-10", "ctrl+s")
        assert "is al voorbij" in shown(pilot)
    assert list_actions(store, on=TODAY) == []


async def test_an_action_asked_for_elsewhere_is_opened_among_the_others(store, today):
    for number in range(3):
        action = add_action(store, f"Actie {number}", "F. de Wit", TODAY, on=TODAY)
    async with area(store, "1", (140, 45)) as pilot:
        await pilot.app.open_record("action", action)
        await keys(pilot)
        assert pilot.app.screen.record == action


async def test_a_figure_shows_its_course_in_a_chart_and_in_words_and_a_month_opens_its_records(store, october):
    async with evaluation(store) as pilot:
        await to(pilot, "bereikp")
        await keys_settled(pilot, "v")
        assert "bereikpercentage · verloop tot en met oktober 2026" in shown(pilot)
        assert "Bereikte zaken gedeeld door opgepakte zaken." in shown(pilot)
        assert "hoogste 50 % (oktober 2026)" in flat(pilot)
        assert list(pilot.app.screen.query_one(Sparkline).data) == [0.5]
        assert (column(pilot), column(pilot, 1), column(pilot, 2)) == (["oktober 2026"], ["50 %"], ["1 / 2"])
        await keys_settled(pilot, "enter")
        assert column(pilot) == ["A. van Bos"]


async def test_the_figures_are_told_apart_by_keys_down_to_the_records(store, october):
    async with evaluation(store) as pilot:
        await keys_settled(pilot, "b")
        assert "per partner · oktober 2026" in shown(pilot)
        assert [column(pilot, place) for place in range(6)] == [
            ["Woonstichting Het Anker"],
            ["2"],
            ["2"],
            ["2"],
            ["50 %"],
            ["0 %"],
        ]
        await keys_settled(pilot, "b")
        assert "per kanaal" in shown(pilot)
        assert column(pilot) == ["Telefoon"]
        await keys_settled(pilot, "b", "enter")
        assert "1234 · oktober 2026" in shown(pilot)
        await to(pilot, "bereikp")
        await keys_settled(pilot, "enter")
        assert "bereikpercentage · 1234 · oktober 2026 · telt mee" in shown(pilot)
        assert column(pilot) == ["A. van Bos"]


async def test_a_dimension_without_anything_says_how_to_go_on(store, october):
    async with evaluation(store) as pilot:
        await keys_settled(pilot, "b", "b", "b", "b")
        assert "per taal" in shown(pilot)
        assert "b splitst uit naar iets anders" in shown(pilot)


async def test_groups_too_small_to_compare_are_called_so(store, october):
    async with evaluation(store) as pilot:
        assert "ongelijke groepen" in shown(pilot)
        await to(pilot, "bereikp")
        await keys_settled(pilot, "i")
        assert "te weinig om te vergelijken" in flat(pilot)


async def test_the_national_monitor_stands_beside_a_figure_with_its_source(store, october):
    async with evaluation(store) as pilot:
        await to(pilot, "aanvaardvan")
        await keys_settled(pilot, "i")
        told = flat(pilot)
        assert "Landelijke monitor" in told
        assert "39 % · Divosa Monitor" in told
        assert "33 % · eerste halfjaar" in told
