"""Two desks by keys: keys checked, a request sent, opened, declined or served, and the answer seen at the sender."""

import pytest

from desk.handovers.keys import make_key, own_key, trusted_keys, write_key
from desk.handovers.listing import list_handovers
from desk.handovers.receiving import receive_package
from desk.handovers.sending import send_handover
from desk.requests.waiting import count_waiting
from tests.desk.handovers.two_desks import case_at_home, helped, make_two
from tests.desk.screens.case_desk import settled
from tests.desk.screens.walking import area, column, footer, keys, typed
from tests.desk.volunteers.invented import ON
from tests.desk.widgets.sample_area import shown


@pytest.fixture(scope="module")
def two_made(tmp_path_factory):
    """Two desks that are never written to, only copied."""
    return make_two(tmp_path_factory.mktemp("two"))


@pytest.fixture
def open_two(two_made, tmp_path, today):
    """The two desks, open, and the place of a package between them."""
    two = two_made.copied(tmp_path)
    with two.both() as (ours, theirs):
        yield ours, theirs, two.between / "pakket.age"


async def opens(pilot, path):
    """Open a package in the list of hand-overs."""
    await keys(pilot, "n")
    await typed(pilot, str(path))
    await keys(pilot, "enter")


async def test_a_case_goes_to_another_desk_by_keys_and_comes_back_paired(open_two):
    ours, theirs, package = open_two
    answer = package.with_name("antwoord.age")
    async with area(ours, "3") as pilot:
        await keys(pilot, "d", "enter")
        assert "Meer gaat er niet mee. Wat verzonden is, kunt u niet terughalen." in " ".join(shown(pilot).split())
        await typed(pilot, str(package))
        await keys(pilot, "ctrl+s")
        assert "Overgedragen aan Stichting Anker." in shown(pilot)
        await keys(pilot, "6", "h")
        assert column(pilot, 4) == ["nog geen antwoord"]
        assert "undo" not in footer(pilot)
    async with area(theirs, "6") as pilot:
        await keys(pilot, "h")
        await opens(pilot, package)
        assert column(pilot, 4) == ["te beantwoorden"]
        [got] = list_handovers(theirs, on=ON)
        helped(theirs, got["request"], until=None)
        await keys(pilot, "a", "enter")
        await typed(pilot, str(answer))
        await keys(pilot, "ctrl+s")
        assert column(pilot, 4) == ["gekoppeld"]
    async with area(ours, "6") as pilot:
        await keys(pilot, "h")
        await opens(pilot, answer)
        assert column(pilot, 4) == ["gekoppeld"]
        await keys(pilot, "3", "enter", "pagedown")
        assert "gekoppeld bij Stichting Anker" in shown(pilot)


async def test_a_request_without_a_case_is_asked_for_it_before_it_goes(open_two):
    ours, _theirs, package = open_two
    [known] = ours.query("SELECT id, version FROM visible_requests WHERE kenmerk = 'H1'")
    with ours.write(ours.user, "test", "test") as tx:
        tx.change("request", known["id"], {"case_id": None}, known["version"])
    case = case_at_home(ours, package.with_name("signals.csv"))
    async with area(ours, "5") as pilot:
        await keys(pilot, "slash", *"linden", "enter", "enter", "d")
        assert "Bij welke zaak hoort deze hulpvraag?" in shown(pilot)
        await keys(pilot, "enter", "enter")
        await typed(pilot, str(package))
        await keys(pilot, "ctrl+s")
        assert "Overgedragen aan Stichting Anker." in shown(pilot)
    sql = "SELECT case_id FROM visible_requests WHERE id = ?"
    assert ours.query(sql, [known["id"]]) == [{"case_id": case}]


async def test_what_is_not_taken_on_is_told_by_keys_and_waits_at_the_sender(open_two):
    ours, theirs, package = open_two
    send_handover(ours, "H1", "ANKER", package, on=ON)
    receive_package(theirs, package, on=ON)
    answer = package.with_name("nee.age")
    async with area(theirs, "6") as pilot:
        await keys(pilot, "h", "a", "down", "enter")
        await typed(pilot, str(answer))
        await keys(pilot, "ctrl+s")
        assert column(pilot, 4) == ["afgewezen"]
        await keys(pilot, "b")
        assert column(pilot, 1) == ["antwoord", "overdracht"]
        assert "Linden" not in shown(pilot)
    receive_package(ours, answer, on=ON)
    async with area(ours, "1") as pilot:
        await settled(pilot)
        assert "overdracht" in column(pilot, 1)
        await keys(pilot, *["down"] * column(pilot, 1).index("overdracht"), "enter")
        assert column(pilot, 4) == ["afgewezen"]


async def test_a_request_without_an_answer_is_taken_up_again_by_keys_and_a_foreign_package_refused(open_two):
    ours, _theirs, package = open_two
    send_handover(ours, "H1", "ANKER", package, on=ON)
    async with area(ours, "6") as pilot:
        await keys(pilot, "h")
        await opens(pilot, package)
        assert "Dit pakket is niet voor dit bureau." in shown(pilot)
        await keys(pilot, "t")
        await typed(pilot, "geen antwoord")
        await keys(pilot, "ctrl+s")
        assert column(pilot, 4) == ["weer opgenomen"]
        assert "take-back" not in footer(pilot)
        await keys(pilot, "u")
        assert column(pilot, 4) == ["nog geen antwoord"]
    assert count_waiting(ours, on=ON) == 1


async def test_a_new_key_is_read_in_and_checked_by_what_was_read_aloud(open_two, tmp_path):
    ours, theirs, _package = open_two
    file = tmp_path / "nieuw.txt"
    write_key(theirs, file, make_key(theirs, on=ON))
    async with area(ours, "6") as pilot:
        await keys(pilot, "h", "k", "n", "enter")
        await typed(pilot, str(file))
        await keys(pilot, "enter", "ctrl+s")
        assert column(pilot, 2) == ["nog niet", "3 nov 2026"]
        await keys(pilot, "c", *"12345", "ctrl+s")
        assert "De vingerafdruk hoort niet bij deze sleutel." in " ".join(shown(pilot).split())
        await typed(pilot, own_key(theirs).fingerprint)
        await keys(pilot, "ctrl+s")
        assert column(pilot, 2) == ["3 nov 2026", "3 nov 2026"]
        assert own_key(ours).fingerprint in shown(pilot)
        await keys(pilot, "s")
        await typed(pilot, str(tmp_path / "eigen.txt"))
        await keys(pilot, "ctrl+s")
    assert (tmp_path / "eigen.txt").read_text("utf-8").splitlines()[1] == f"# {own_key(ours).fingerprint}"
    assert trusted_keys(ours)[0]["checked_by"] == "F. de Wit"


async def test_from_the_candidates_a_request_goes_to_another_desk_and_is_left(open_two):
    ours, _theirs, package = open_two
    async with area(ours, "5") as pilot:
        await keys(pilot, "enter", "d", "enter")
        await typed(pilot, str(package))
        await keys(pilot, "ctrl+s")
        assert len(column(pilot)) == 1
    assert package.exists()


async def test_a_desk_without_keys_says_how_to_begin(store, today):
    async with area(store, "6") as pilot:
        await keys(pilot, "h")
        assert "Nog geen overdrachten." in shown(pilot)
        await keys(pilot, "k")
        assert "Dit bureau heeft nog geen sleutel." in shown(pilot)
