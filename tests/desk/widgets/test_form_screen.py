"""A form by keys."""

from datetime import date

import pytest
from textual.widgets import Input

from desk.widgets import fields
from desk.widgets.form import FormScreen
from schema.refused import Refused
from tests.desk.widgets.sample_area import shown

CHANNELS = [("telefoon", "Telefoon"), ("brief", "Brief"), ("huisbezoek", "Huisbezoek"), ("hulp", "Hulp [/b]")]


def contact(save=dict) -> FormScreen:
    return FormScreen(
        "Contact",
        [
            fields.choice("channel", "Kanaal", CHANNELS, required=True),
            fields.yes_no("reached", "Bereikt"),
            fields.day("on", "Op", date(2026, 11, 3), required=True),
            fields.several("kinds", "Steun", [("a", "praktisch"), ("b", "mentaal")]),
            fields.note("note", "Notitie"),
        ],
        save,
    )


async def ask(pilot, form) -> list:
    """Open a form and return the list to which its outcome comes."""
    outcome: list = []
    await pilot.app.push_screen(form, outcome.append)
    return outcome


async def test_a_form_is_filled_in_and_saved_by_keys(sample):
    async with sample() as pilot:
        outcome = await ask(pilot, contact())
        await pilot.press("h", "tab", "j", "tab", *"2-11", "tab", "down", "space", "tab", *"kort", "ctrl+s")
        await pilot.pause()
    wanted = {"channel": "huisbezoek", "reached": True, "on": date(2026, 11, 2), "kinds": ("b",), "note": "kort"}
    assert outcome == [wanted]


async def test_what_is_to_be_thought_of_stands_under_a_text_while_it_is_typed_and_stops_nothing(sample):
    def advise(text, form):
        return f"denk aan {form['who']}" if "pas" in text else ""

    async with sample() as pilot:
        form = FormScreen("N", [fields.text("who", "Wie", "Jo"), fields.note("note", "Notitie", advise=advise)], dict)
        outcome = await ask(pilot, form)
        await pilot.press("tab", *"pa")
        assert "denk aan" not in shown(pilot)
        await pilot.press("s")
        await pilot.pause()
        assert "denk aan Jo" in shown(pilot)
        await pilot.press("ctrl+s")
        await pilot.pause()
    assert outcome == [{"who": "Jo", "note": "pas"}]


@pytest.mark.parametrize("name", ["reason", "outcome", "title", "what"])
async def test_a_line_told_in_own_words_is_read_as_a_note_is(sample, name):
    async with sample() as pilot:
        outcome = await ask(pilot, FormScreen("N", [fields.text(name, "Reden", required=True)], dict))
        await pilot.press(*"bsn 111222333")
        await pilot.pause()
        assert "lijkt een BSN" in shown(pilot)
        await pilot.press("ctrl+s")
        await pilot.pause()
    assert outcome == [{name: "bsn 111222333"}]


async def test_a_letter_again_goes_to_the_next_choice(sample):
    async with sample() as pilot:
        outcome = await ask(pilot, contact())
        await pilot.press("h", "h", "tab", "n", "ctrl+s")
        await pilot.pause()
    assert outcome[0]["channel"] == "hulp"


async def test_faults_stand_under_their_fields_and_the_first_is_gone_to(sample):
    async with sample() as pilot:
        outcome = await ask(pilot, contact())
        await pilot.press("t", "tab", "tab", "x", "ctrl+s")
        await pilot.pause()
        assert "Vul dit in." in shown(pilot)
        assert "Dit is geen datum" in shown(pilot)
        assert pilot.app.focused.id == "reached"
        assert not outcome


async def test_a_refusal_is_shown_and_what_was_typed_stays(sample):
    def refuse(values):
        raise Refused("unknown-id", id="[/b] Jan")

    async with sample() as pilot:
        outcome = await ask(pilot, FormScreen("Naam", [fields.text("name", "Naam")], refuse))
        await pilot.press(*"Jan", "ctrl+s")
        await pilot.pause()
        assert "[/b] Jan is hier niet bekend" in shown(pilot)
        assert pilot.app.screen.query_one("#name", Input).value == "Jan"
        assert not outcome


async def test_escape_leaves_an_untouched_form_at_once(sample):
    async with sample() as pilot:
        outcome = await ask(pilot, contact())
        await pilot.press("escape")
        await pilot.pause()
    assert outcome == [None]


async def test_escape_asks_before_it_throws_away_what_was_typed(sample):
    async with sample() as pilot:
        outcome = await ask(pilot, contact())
        await pilot.press("h", "escape")
        await pilot.pause()
        assert "nog niet bewaard" in shown(pilot)
        await pilot.press("n")
        assert not outcome
        await pilot.press("escape", "j")
        await pilot.pause()
    assert outcome == [None]


async def test_enter_in_the_last_line_saves(sample):
    async with sample() as pilot:
        outcome = await ask(pilot, FormScreen("Naam", [fields.text("a", "A"), fields.text("b", "B")], dict))
        await pilot.press(*"een", "enter", *"twee", "enter")
        await pilot.pause()
    assert outcome == [{"a": "een", "b": "twee"}]


async def test_the_day_that_is_meant_is_written_out(sample):
    async with sample() as pilot:
        await ask(pilot, FormScreen("Dag", [fields.day("on", "Op")], dict))
        await pilot.press(*"5-11")
        await pilot.pause()
        assert "do 5 nov 2026" in shown(pilot)


async def test_a_long_form_scrolls_to_its_last_field(sample):
    async with sample() as pilot:
        await ask(pilot, FormScreen("Lang", [fields.text(f"f{n}", f"Veld {n}") for n in range(40)], dict))
        await pilot.press("shift+tab")
        await pilot.pause()
        assert "Veld 39" in shown(pilot)
        assert "Bewaar" in shown(pilot)


async def test_a_form_that_must_be_filled_in_offers_no_way_back(sample):
    async with sample() as pilot:
        outcome = await ask(pilot, FormScreen("Moet", [fields.text("a", "A")], dict, must=True))
        await pilot.press("escape")
        await pilot.pause()
        assert "Terug" not in shown(pilot)
        assert not outcome
