"""Signalen and bringing files in, by keys, at 80 by 24."""

import pytest

from desk.screens.delivery import DeliveryScreen
from desk.screens.feedback import FeedbackScreen
from desk.screens.importing import ImportScreen
from desk.screens.likely import LikelyScreen
from desk.signals.listing import list_signals
from tests.conftest import TODAY
from tests.desk.screens.case_desk import HOSTILE, settled
from tests.desk.screens.walking import typed
from tests.desk.widgets.sample_area import shown

VOLUNTEERS = """kenmerk;achternaam;postcode;talen;steunsoorten
V1;Jansen;1234AB;nl;praktisch
V2;;1234AB;nl;praktisch
"""


async def bring(pilot, path):
    """Choose a file by its path and wait for what it would do."""
    await pilot.press("n")
    await typed(pilot, str(path))
    await pilot.press("enter")
    await settled(pilot)


async def test_a_file_is_shown_before_it_is_stored(store, opened, signals_file, today):
    async with opened(store, 2) as pilot:
        await bring(pilot, signals_file)
        assert "4 regels met signalen. Er is nog niets bewaard" in shown(pilot)
        assert "1  daarvan: onder de drempel" in shown(pilot)
    assert list_signals(store, on=TODAY) == []


async def test_s_stores_the_file_and_leads_back_to_the_list(store, opened, signals_file, today):
    async with opened(store, 2) as pilot:
        await bring(pilot, signals_file)
        await pilot.press("s")
        await settled(pilot)
        assert "Bewaard: 4 nieuw, 0 gewijzigd." in shown(pilot)
        assert "A. Kok" in shown(pilot)
    assert len(list_signals(store, on=TODAY)) == 4


async def test_an_import_is_undone_by_u(store, opened, signals_file, today):
    async with opened(store, 2) as pilot:
        await bring(pilot, signals_file)
        await pilot.press("s")
        await settled(pilot)
        await pilot.press("u")
        await settled(pilot)
    assert list_signals(store, on=TODAY) == []


async def test_escape_stores_nothing(store, opened, signals_file, today):
    async with opened(store, 2) as pilot:
        await bring(pilot, signals_file)
        await pilot.press("escape")
        await settled(pilot)
        assert "Signalen · alle" in shown(pilot)
    assert list_signals(store, on=TODAY) == []


async def test_the_same_file_again_has_nothing_to_store(cases, opened, signals_file):
    async with opened(cases, 2) as pilot:
        await bring(pilot, signals_file)
        assert "Er is niets nieuws om te bewaren." in shown(pilot)
        assert "s Bewaar" not in shown(pilot).splitlines()[-1]


async def test_each_group_shows_its_rows(store, opened, signals_file, today):
    async with opened(store, 2) as pilot:
        await bring(pilot, signals_file)
        await pilot.press("down", "down", "down", "down")
        await settled(pilot)
        assert "Vos · 1234AD 9" in shown(pilot)
        assert "onder de drempel" in shown(pilot)


async def test_a_file_that_names_no_type_asks_for_it(store, opened, tmp_path, today):
    path = tmp_path / "los.csv"
    path.write_text("kenmerk;signaaldatum;postcode;huisnummer;bedrag\nS9;02-11-2026;1234AB;1;100,00\n")
    async with opened(store, 2) as pilot:
        await bring(pilot, path)
        assert "ontbreekt een verplichte kolom: type" in shown(pilot)
        await pilot.press("e", "tab", *"Lichtstroom", "tab", "e", "ctrl+s")
        await settled(pilot)
        assert "1 regel met signalen" in shown(pilot)


async def test_another_kind_of_file_is_recognised_and_its_refused_rows_written(store, opened, tmp_path, today):
    path = tmp_path / "mensen.csv"
    path.write_text(VOLUNTEERS, encoding="utf-8")
    async with opened(store, 2) as pilot:
        await bring(pilot, path)
        assert "2 regels met vrijwilligers" in shown(pilot)
        await pilot.press("w", "ctrl+s")
        await settled(pilot)
    written = (tmp_path / "mensen-geweigerd.csv").read_text(encoding="utf-8-sig").splitlines()
    assert written[1] == "V2;;1234AB;nl;praktisch;ontbreekt: achternaam"


async def test_a_file_that_is_no_table_says_so(store, opened, tmp_path, today):
    path = tmp_path / "leeg.csv"
    path.write_text("")
    async with opened(store, 2) as pilot:
        await bring(pilot, path)
        assert isinstance(pilot.app.screen, ImportScreen)
        assert "In dit bestand staat niets." in shown(pilot)


async def test_a_left_signal_is_picked_up_with_a_reason(cases, opened):
    async with opened(cases, 2) as pilot:
        await pilot.press("f", "f", "f")
        await settled(pilot)
        await pilot.press("o", *"toch zorgen", "ctrl+s")
        await settled(pilot)
    decided = cases.query("SELECT status, reason FROM visible_signal_decisions")
    assert decided == [{"status": "Opgepakt", "reason": "toch zorgen"}]


async def test_a_signal_is_left_with_a_reason(cases, opened):
    async with opened(cases, 2) as pilot:
        await pilot.press("l", "tab", *"al geholpen", "ctrl+s")
        await settled(pilot)
    decided = cases.query("SELECT status, reason FROM visible_signal_decisions")
    assert decided == [{"status": "Niet opgepakt: andere reden", "reason": "al geholpen"}]


@pytest.mark.parametrize("size", [(80, 24), (140, 45)])
async def test_a_hostile_name_is_shown_exactly(cases, opened, size):
    async with opened(cases, 2, size) as pilot:
        await pilot.press("down", "enter")
        await settled(pilot)
        assert "".join(HOSTILE.split()) in "".join(shown(pilot).replace("│", " ").split())


TURNING_FILE = (
    "kenmerk;signaaldatum;type;postcode;nr;bedrag;achternaam\nS1;02-11-2026;Huur;1234AB;1;450;Jan\u202esnaJ\n"
)


async def test_a_sign_that_turns_text_is_not_kept_from_a_file(store, opened, tmp_path, today):
    path = tmp_path / "los.csv"
    path.write_text(TURNING_FILE, "utf-8")
    async with opened(store, 2) as pilot:
        await bring(pilot, path)
        await pilot.press("s")
        await settled(pilot)
        assert "JansnaJ" in shown(pilot)
    assert list_signals(store, on=TODAY)[0]["surname"] == "JansnaJ"


@pytest.mark.parametrize("size", [(80, 24), (140, 45)])
async def test_a_sign_that_turns_text_is_shown_where_an_older_desk_kept_it(cases, opened, size):
    [row] = cases.query("SELECT id, version FROM visible_signals WHERE surname = 'Kok'")
    with cases.write(cases.user, "test", "signal") as tx:
        tx.change("signal", row["id"], {"surname": "Kok\u202ekoK"}, row["version"])
    async with opened(cases, 2, size) as pilot:
        assert "A. Kok�koK" in shown(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert "Kok�koK" in shown(pilot)
        assert "\u202e" not in shown(pilot)


@pytest.mark.parametrize(
    ("key", "screen", "told"),
    [
        ("v", LikelyScreen, "Er wacht geen vraag of twee inwoners één persoon zijn."),
        ("t", FeedbackScreen, "Terugkoppeling aan partners"),
        ("x", DeliveryScreen, "Leveringen DDAS"),
    ],
)
async def test_a_key_leads_to_a_task_of_its_own_and_escape_back(cases, opened, key, screen, told):
    async with opened(cases, 2) as pilot:
        await pilot.press(key)
        await settled(pilot)
        assert isinstance(pilot.app.screen, screen)
        assert told in shown(pilot)
        await pilot.press("escape")
        await settled(pilot)
        assert "Signalen · alle" in shown(pilot)


async def test_an_empty_desk_says_what_to_do(store, opened, today):
    async with opened(store, 2) as pilot:
        assert "Druk op n om een bestand in te lezen" in shown(pilot)
