"""Why nobody may, and why not these two: with names, days and papers, and one key to what opens the way."""

import pytest

from desk.matching.explaining import weigh
from desk.requests.recording import record_consent
from desk.screens.reasons_texts import reason_told
from desk.screens.volunteer_screen import VolunteerScreen
from desk.volunteers.loading import volunteer_id
from desk.widgets.form import FormScreen
from schema.requests import ConsentKind
from tests.desk.screens.walking import area, footer
from tests.desk.screens.walking import keys_settled as keys
from tests.desk.volunteers.invented import ANKER, BOS, LINDEN, ON, read_in, request, volunteer
from tests.desk.widgets.sample_area import shown


def told(pilot):
    return " ".join(shown(pilot).replace("│", "").split())


ENDED = ANKER | {"samenwerking_tot": "2026-10-31", "verwerking_van": ""}


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"pauze_van": "2026-11-01", "pauze_tot": "2026-12-24"}, ["gepauzeerd tot en met 24 dec 2026"]),
        ({"pauze_van": "2026-11-01"}, ["gepauzeerd"]),
        ({"gestopt_op": "2026-10-01"}, ["gestopt op 1 okt 2026"]),
        ({"gestart_op": "2026-12-01"}, ["begint op 1 dec 2026"]),
        ({"gestart_op": "", "belangstelling_op": "2026-10-01"}, ["nog niet begonnen"]),
        ({"gebied": "99|88"}, ["buiten haar gebied: 99, 88"]),
        ({"steunsoorten": "belangen"}, ["biedt deze steun niet, wel: belangen"]),
        (
            {"organisatie": "ANKER"},
            [
                "organisatie zonder samenwerkingsovereenkomst (liep tot en met 31 okt 2026)",
                "organisatie zonder verwerkersovereenkomst",
            ],
        ),
    ],
)
def test_a_reason_is_told_with_the_fact_behind_it(store, tmp_path, fields, expected):
    read_in(store, tmp_path, organisations=[ENDED], volunteers=[BOS | fields], requests=[LINDEN])
    weighing, who = weigh(store, "H1", on=ON), volunteer_id(store, "V1")
    [held] = weighing.suggestion.refused
    assert [reason_told(weighing, who, reason) for reason in held.reasons] == expected


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (ConsentKind.WITHDRAWN, "toestemming ingetrokken op 3 nov 2026"),
        (ConsentKind.OBJECTED, "wil geen vrijwilliger, sinds 3 nov 2026"),
    ],
)
def test_what_the_resident_said_is_told_with_its_day(store, tmp_path, kind, expected):
    read_in(store, tmp_path, volunteers=[BOS], requests=[LINDEN])
    record_consent(store, "H1", kind, ON, on=ON)
    weighing = weigh(store, "H1", on=ON)
    [reason] = weighing.ground.own
    assert reason_told(weighing, volunteer_id(store, "V1"), reason) == expected


@pytest.fixture
def scarce(store, tmp_path, today):
    """One place for two; a second volunteer who did not sign, and a third who is on her own."""
    rows = [BOS | {"maximum": "1"}, volunteer("V2", voornaam="Li", achternaam="Vos", geheimhouding_op="")]
    waits = request("H2", voornaam="Jan", voorvoegsel="", achternaam="Smit", urgentie="4")
    read_in(store, tmp_path, volunteers=rows, requests=[LINDEN, waits])


async def test_who_competes_is_told_in_a_sentence_and_one_key_opens_the_way(store, scarce):
    async with area(store, "5") as pilot:
        for pressed in ("b", "tab", "i"):
            await keys(pilot, pressed)
        assert (
            "Om dezelfde 1 plaats, bij Jo Bos, vragen Jan Smit en Ria van den Linden. Dat is 1 plaats te weinig."
            in told(pilot)
        )
        assert "Li Vos geheimhouding laten tekenen (een handtekening)" in told(pilot)
        assert "Jo Bos plaats vrijmaken (een gesprek)" in told(pilot)
        await keys(pilot, "d")
        assert isinstance(pilot.app.screen, FormScreen)
        assert "geheimhouding" in shown(pilot).lower()


async def test_one_key_opens_what_would_let_the_volunteer_under_the_cursor(store, tmp_path, today):
    read_in(store, tmp_path, volunteers=[BOS | {"gebied": "99"}], requests=[LINDEN])
    async with area(store, "5") as pilot:
        await keys(pilot, "enter", "tab")
        assert "open-way" in footer(pilot)
        await keys(pilot, "d")
        assert isinstance(pilot.app.screen, VolunteerScreen)


async def test_without_consent_the_key_asks_for_it(store, tmp_path, today):
    read_in(store, tmp_path, volunteers=[BOS], requests=[LINDEN | {"toestemming_op": ""}])
    async with area(store, "5") as pilot:
        for pressed in ("b", "tab", "d"):
            await keys(pilot, pressed)
        assert "Toestemming van Ria van den Linden" in shown(pilot)
        await keys(pilot, "ctrl+s")
        assert "Helpt 1 van de 1" in shown(pilot)
