"""Who has an open case is kept beside the records, and is always as a count of the records finds it."""

import pytest

from desk.privacy.erasing import erase_resident
from desk.signals.likely import list_questions
from desk.signals.likely_merging import decide_same
from desk.signals.listing import list_residents
from desk.signals.recording import close_case
from desk.store.bulk import FEWEST
from desk.store.undo import last_own_event, undo
from schema.codes import Result
from schema.tables_open import STATEMENTS
from tests.conftest import TODAY
from tests.desk.signals.invented import read_in, signal
from tests.desk.store.files import bare

DYK = {"voorvoegsel": "", "achternaam": "van Dyk", "voorletters": "A.", "partner": "Lichtstroom", "type": "Energie"}
DIJK = {"voorvoegsel": "van", "achternaam": "Dijk", "voorletters": "A."}
BAKKER = {"achternaam": "Bakker", "postcode": "8411AB"}


def kept(store):
    return store.query("SELECT key, address FROM open_resident ORDER BY key")


def recounted(store):
    """Return who is on an open case, with the address where they live, as the records tell."""
    return store.query(
        "SELECT DISTINCT r.key, a.key AS address FROM signal s JOIN signal_case c ON c.id = s.case_id "
        "JOIN resident r ON r.id = s.resident JOIN address a ON a.id = r.address WHERE c.status = 'open' ORDER BY r.key"
    )


def names(store, status):
    return {row["surname"] for row in list_residents(store, status=status, on=TODAY)}


@pytest.fixture
def two(store, tmp_path):
    """Somebody who is known in two spellings, and somebody else."""
    read_in(store, tmp_path, signal("K1", **DIJK), signal("K2", **DYK), signal("K3", **BAKKER))
    return store


def close(store, surname):
    [case] = store.query(
        "SELECT DISTINCT c.id FROM signal s JOIN signal_case c ON c.id = s.case_id WHERE s.surname = ?", [surname]
    )
    close_case(store, case["id"], Result.DECLINED, on=TODAY)
    return case["id"]


def test_who_is_in_a_new_file_has_an_open_case(two):
    assert kept(two) == recounted(two)
    assert len(kept(two)) == 3


def test_a_case_that_closes_takes_its_people_along_and_a_later_signal_brings_them_back(two, tmp_path):
    close(two, "Bakker")
    assert kept(two) == recounted(two)
    assert names(two, "closed") == {"Bakker"}
    read_in(two, tmp_path, signal("K9", partner="Waterbedrijf De Bron", type="Water", **BAKKER))
    assert kept(two) == recounted(two)
    assert names(two, "closed") == set()


def test_a_closing_undone_makes_the_case_open_again(two):
    close(two, "Bakker")
    undo(two, last_own_event(two), on=TODAY)
    assert kept(two) == recounted(two)
    assert names(two, "closed") == set()


def test_an_import_undone_leaves_nobody(two):
    undo(two, last_own_event(two), on=TODAY)
    assert kept(two) == recounted(two) == []


def test_two_residents_who_are_one_are_followed_there_and_back(two):
    [question] = list_questions(two, on=TODAY)
    decide_same(two, question.id, on=TODAY)
    assert kept(two) == recounted(two)
    assert len(kept(two)) == 2
    undo(two, last_own_event(two), on=TODAY)
    assert kept(two) == recounted(two)
    assert len(kept(two)) == 3


def test_who_is_erased_is_not_kept(two):
    [bakker] = two.query("SELECT id FROM resident WHERE surname = 'Bakker'")
    erase_resident(two, bakker["id"], "gevraagd", on=TODAY)
    assert kept(two) == recounted(two)
    assert len(kept(two)) == 2


def test_a_signal_among_very_many_counts_as_well(two):
    close(two, "Bakker")
    [late] = two.query("SELECT * FROM signal WHERE surname = 'Bakker'")
    [case] = two.query("SELECT id FROM signal_case WHERE status = 'open'")
    late |= {"kenmerk": "K9", "case_id": case["id"]}
    columns = [name for name in late if name not in ("key", "id", "version", "event")]
    with two.write(two.user, "practice", "desk") as tx, tx.bulk({"signal": FEWEST}):
        tx.insert_cells("signal", columns, [tuple(late[name] for name in columns)], derived=True)
    assert kept(two) == recounted(two)
    assert len(kept(two)) == 3


def test_who_moves_is_kept_where_they_live(two):
    [bakker] = two.query("SELECT id, version FROM resident WHERE surname = 'Bakker'")
    [elsewhere] = two.query("SELECT address FROM resident WHERE surname = 'Dijk'")
    with two.write(two.user, "practice", "desk") as tx:
        tx.change("resident", bakker["id"], elsewhere, bakker["version"])
    assert kept(two) == recounted(two)


def test_an_older_desk_brought_up_to_date_keeps_what_a_count_finds(two):
    close(two, "Bakker")
    before = kept(two)
    with bare(two) as connection:
        connection.execute("DROP TABLE open_resident")
        for [name] in [
            tuple(row.values())
            for row in connection.execute(
                "SELECT name FROM sqlite_master WHERE name LIKE 'open_%' AND type = 'trigger'"
            ).fetchall()
        ]:
            connection.execute(f"DROP TRIGGER {name}")
        for statement in STATEMENTS:
            connection.execute(statement)
    assert kept(two) == before == recounted(two)
