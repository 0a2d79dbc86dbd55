"""Part of the year by keys: two partners' files, contacts, a result, and the feedback file, as recounted."""

from datetime import date
from pathlib import Path

from textual.pilot import Pilot

from desk.app import DeskApp
from desk.home.settings import change_setting
from desk.store.opening import open_desk
from tests.desk.screens.case_desk import settled
from tests.desk.screens.walking import bring, typed
from tests.desk.screens.walking import keys_settled as keys
from tests.desk.widgets.sample_area import shown
from tests.oracle.comparing import signals_and_cases
from tests.oracle.reading import plain_partner, read
from tests.oracle.sheets import Row
from tests.year.conftest import new_desk
from tests.year.living import Living, keep_columns, month_end, month_name, read_lines
from tests.year.making import Chance, single, too_little, too_young
from tests.year.partners import ANKER, STROOM, Partner

MONTH = 2
DAY = month_end(MONTH)


def two_files() -> list[tuple[Partner, list[tuple[Row, bool]]]]:
    """Return what two partners send of one month, some of it below the threshold or too young."""
    chance = Chance(5)
    told = ((ANKER, (single, single, too_little, too_young)), (STROOM, (single, too_young)))
    return [
        (
            partner,
            [
                (chance.door() | chance.person() | one.row, False)
                for story in stories
                for one in story(chance, partner, MONTH)
            ],
        )
        for partner, stories in told
    ]


async def contact_and_close(pilot: Pilot[None], result: str) -> None:
    """Reach the resident of the case on top by telephone, and end the case with the first result under a letter."""
    await keys(pilot, "3", "c", "t", "tab", "j", "ctrl+s")
    assert "Contactpoging vastgelegd." in shown(pilot)
    await keys(pilot, "s", result, "ctrl+s")
    assert "Zaak gesloten" in shown(pilot)


async def write_feedback(pilot: Pilot[None], path: Path) -> None:
    """Write the file of the partner and month under the cursor."""
    await keys(pilot, "p")
    await typed(pilot, str(path))
    await keys(pilot, "ctrl+s")
    assert "verzonden." in shown(pilot)


def take_in_what_was_done(living: Living) -> None:
    """Write down for the recount on which case it was that the keys logged a contact, and which they closed."""
    [(key, row)] = [(key, row) for key, row in living.cases().items() if row["status"] == "closed"]
    assert (row["attempts"], row["result"]) == (1, "Vervolghulp en/of verwijzing")
    living.year.attempts[key].append((DAY, True, False))
    living.year.closed[key] = (row["result"], DAY)


async def test_files_contacts_results_and_feedback_by_keys_are_as_recounted(tmp_path: Path, monkeypatch) -> None:
    living = Living(new_desk(tmp_path, date(2025, 10, 31)), tmp_path, 1)
    living.go_to(DAY)
    files = [(partner, partner.write(tmp_path / f"{partner.type}.csv", rows)) for partner, rows in two_files()]
    for partner, brought in files:
        keep_columns(living.desk.home, partner)
        living.year.bring(read("signals", brought.rows, DAY, set()), DAY)
    monkeypatch.setenv("DESK_TODAY", DAY.isoformat())
    with open_desk(living.desk.home) as store:
        change_setting(store, "exports_encrypted", "nee", "eigen versleutelde schijf", on=DAY)
        async with DeskApp(store, "desk-dark").run_test(size=(80, 24), notifications=True) as pilot:
            await settled(pilot)
            for _partner, brought in files:
                await bring(pilot, brought.path)
            await contact_and_close(pilot, "v")
            await keys(pilot, "2", "t")
            await write_feedback(pilot, tmp_path / f"terug-{STROOM.type}.csv")
            await keys(pilot, "end")
            await write_feedback(pilot, tmp_path / f"terug-{ANKER.type}.csv")
    monkeypatch.delenv("DESK_TODAY")
    take_in_what_was_done(living)
    assert signals_and_cases(living.desk, living.year.judged()) == []
    for partner, _brought in files:
        lines, _corrections = living.year.tell(plain_partner(partner.name), month_name(MONTH))
        assert read_lines(tmp_path / f"terug-{partner.type}.csv") == sorted(lines)
    assert "hulp aanvaard" in {code for code, _day, _pause in living.year.told.values()}
