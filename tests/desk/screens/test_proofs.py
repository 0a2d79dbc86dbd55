"""A volunteer's time line, and what a task asks, by keys on a real desk."""

from datetime import date

import pytest

from desk.volunteers.deployability import deployability
from desk.volunteers.loading import volunteer_id
from desk.volunteers.proof_files import proofs_of
from desk.volunteers.requirements import versions
from schema.codes import ProofKind, Task
from tests.desk.screens.walking import keys_settled as keys
from tests.desk.screens.walking import typed
from tests.desk.volunteers.invented import BOS, read_in, volunteer
from tests.desk.widgets.sample_area import shown

ON = date(2026, 11, 3)
PNG = b"\x89PNG\r\n\x1a\n" + bytes(40)


@pytest.fixture
def people(store, tmp_path, today):
    """One volunteer whose secrecy ends in a month, and one without a certificate."""
    rows = [BOS | {"geheimhouding_op": "2024-12-04"}, volunteer("V2", voornaam="Li", achternaam="Vos", vog_op="")]
    read_in(store, tmp_path, volunteers=rows)
    return store


def line_of(pilot, label):
    return next(line for line in shown(pilot).splitlines() if label in line)


def proofs(store, kenmerk, kind):
    return [row for row in proofs_of(store, volunteer_id(store, kenmerk)) if row["kind"] == kind]


async def test_the_picture_shows_when_each_proof_counts_ends_and_lapses(people, opened):
    async with opened(people, 4) as pilot:
        await keys(pilot, "t")
        secrecy = line_of(pilot, "geheimhouding")
        assert secrecy.count("!") == 4
        assert secrecy.index("━") < secrecy.index("!") < secrecy.index("x")
        assert secrecy.index("!") <= line_of(pilot, "▼").index("▼") < secrecy.index("x")
        assert "·" in line_of(pilot, "bijscholing")
        assert "vernieuwen" in shown(pilot)


async def test_the_file_says_in_how_many_days_a_proof_expires(people, opened):
    async with opened(people, 4) as pilot:
        await keys(pilot, "enter", "pagedown")
        assert "geldig, verloopt over 30 dagen (3 dec 2026)" in shown(pilot)


async def test_the_picture_moves_to_another_day(people, opened):
    async with opened(people, 4) as pilot:
        await keys(pilot, "t", "d", "home", "shift+end", *"1-6-2028", "ctrl+s")
        assert "op 1 jun 2028" in shown(pilot)
        assert set(line_of(pilot, "geheimhouding").split()[2]) == {"x"}


async def test_a_wrong_proof_is_taken_back_with_a_reason_and_that_is_undone(people, opened):
    async with opened(people, 4) as pilot:
        await keys(pilot, "t", "slash", *"vog", "enter", "x", *"van een ander", "ctrl+s")
        assert "teruggenomen op 3 nov 2026" in shown(pilot)
        [vog] = proofs(people, "V1", "vog")
        assert vog["corrected_because"] == "van een ander"
        assert "x Neem terug" not in shown(pilot)
        await keys(pilot, "u")
        assert proofs(people, "V1", "vog")[0]["corrected_on"] is None


async def test_a_scan_is_filed_and_opened_from_a_private_copy(people, opened, tmp_path, monkeypatch):
    (tmp_path / "scan.png").write_bytes(PNG)
    seen = []
    monkeypatch.setattr("desk.screens.proofs.open_viewer", lambda path: seen.append((path.suffix, path.read_bytes())))
    async with opened(people, 4) as pilot:
        await keys(pilot, "t", "slash", *"privacy", "enter", "s")
        await typed(pilot, str(tmp_path / "scan.png"))
        await keys(pilot, "enter")
        assert "De scan is vastgelegd." in shown(pilot)
        await keys(pilot, "enter")
        assert seen == [(".png", PNG)]
    assert proofs(people, "V1", "training:privacy")[0]["media_type"] == "image/png"


async def test_no_scan_is_asked_of_a_certificate(people, opened):
    async with opened(people, 4) as pilot:
        await keys(pilot, "t", "slash", *"vog", "enter")
        assert "geen kopie" in shown(pilot)
        assert "s Scan" not in shown(pilot)


async def test_an_exemption_is_granted_for_the_proof_that_holds_back(people, opened):
    async with opened(people, 4) as pilot:
        await keys(pilot, "down", "o", "tab", "tab", *"31-12", "tab", *"aangevraagd", "ctrl+s")
        assert "ontbreekt: VOG" not in shown(pilot)
    [row] = deployability(people, on=ON, task=Task.BUDDY, volunteer="V2")
    assert row["deployable"]


async def test_a_certificate_is_recorded_with_who_saw_it(people, opened):
    async with opened(people, 4) as pilot:
        await keys(pilot, "down", "t", "b", "tab", "home", "shift+end", *"1-11-2026", "tab", *"Justis", "ctrl+s")
        assert "Justis" in shown(pilot)
    [vog] = proofs(people, "V2", "vog")
    assert (vog["issuer"], vog["seen_on"], vog["seen_by"]) == ("Justis", "2026-11-03", "F. de Wit")


async def ask_insurance(pilot, answer):
    """Ask insurance for every task from 1 December on, and answer the question that tells who is touched."""
    await keys(
        pilot, "b", "end", "e", "tab", *"12", "tab", "home", "shift+end", *"1-12-2026", "tab", *"polis", "ctrl+s"
    )
    assert "1 vrijwilliger mag minder taken" in shown(pilot)
    await keys(pilot, answer)


async def test_the_matrix_shows_the_months_of_each_proof_for_each_task(people, opened):
    async with opened(people, 9) as pilot:
        await keys(pilot, "b")
        assert line_of(pilot, "huisbezoek").split()[2:11] == ["24", "–", "–", *["24"] * 6]
        assert line_of(pilot, "overeenkomst").split()[2:11] == ["ja"] * 9


async def test_another_requirement_is_kept_after_telling_who_it_touches(people, opened):
    async with opened(people, 9) as pilot:
        await ask_insurance(pilot, "j")
        assert "op 1 dec 2026" in shown(pilot)
        assert line_of(pilot, "verzekering").split()[2:11] == ["12"] * 9
    [version] = versions(people)
    assert (version["starts_on"], version["reason"]) == ("2026-12-01", "polis")


async def test_after_a_no_the_requirements_are_as_they_were(people, opened):
    async with opened(people, 9) as pilot:
        await ask_insurance(pilot, "n")
    assert versions(people) == []


async def test_a_changed_requirement_is_undone(people, opened):
    async with opened(people, 9) as pilot:
        await ask_insurance(pilot, "j")
        await keys(pilot, "u")
    assert people.requirements(date(2026, 12, 1)).months(ProofKind.INSURANCE) is None


async def test_a_requirement_for_a_day_that_has_passed_is_refused_in_the_form(people, opened):
    async with opened(people, 9) as pilot:
        await keys(
            pilot, "b", "e", "tab", *"12", "tab", "home", "shift+end", *"1-11-2026", "tab", *"strenger", "ctrl+s"
        )
        assert "is al voorbij" in shown(pilot)
    assert versions(people) == []


async def test_a_term_that_cannot_be_read_is_told_under_its_field(people, opened):
    async with opened(people, 9) as pilot:
        await keys(pilot, "b", "e", "tab", *"veel", "ctrl+s")
        assert "Schrijf een aantal maanden" in shown(pilot)
