import csv
import shutil
from datetime import datetime
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlcipher3 import dbapi2 as driver

from desk.files.kinds import read_signals
from desk.files.reading import Warned
from desk.files.table import read_table
from desk.signals.importing import import_signals, preview_signals
from desk.signals.trying import try_signals
from desk.store.opening import open_desk
from schema.codes import PartnerType, SignalStatus
from schema.refused import Refused
from tests.conftest import TODAY, dump
from tests.desk.signals.invented import counts, only_case, read_in, signal, statuses, write_signals
from tests.desk.store.files import bare


def test_a_signal_is_stored_with_its_partner_address_resident_and_case(store, tmp_path):
    assert counts(read_in(store, tmp_path, signal())) == (1, 0, 0, 0)
    [row] = store.query(
        "SELECT s.*, p.name, a.postcode, a.street, r.surname_key AS who FROM visible_signals s "
        "JOIN visible_partners p ON p.id = s.partner JOIN visible_addresses a ON a.id = s.address "
        "JOIN visible_residents r ON r.id = s.resident"
    )
    told = (row["name"], row["postcode"], row["street"], row["who"], row["amount_cents"], row["signal_on"])
    assert told == ("Woonstichting Het Anker", "1234AB", "Kerkstraat", "bos", 45_000, "2026-10-05")
    assert (row["status"], row["case_id"], row["received_on"]) == ("Opgepakt", only_case(store)["id"], str(TODAY))


def test_the_same_file_twice_changes_nothing_and_leaves_no_event(store, tmp_path):
    rows = [signal(), signal("K2", bedrag="20"), signal("", huisnummer="7"), signal("K3", signaaldatum="2026-10-09")]
    read_in(store, tmp_path, *rows)
    before = dump(store)
    assert counts(read_in(store, tmp_path, *rows)) == (0, 0, 4, 0)
    assert dump(store) == before


def test_an_import_notes_its_file_and_counts(store, tmp_path):
    path = write_signals(tmp_path / "s.csv", signal(), signal("K2", postcode="0000AA"))
    _report, run = import_signals(store, path, on=TODAY)
    [noted] = store.query("SELECT * FROM import_run")
    assert (noted["id"], noted["file_name"], noted["new"], noted["rejected"]) == (run, "s.csv", 1, 1)
    assert len(noted["sha256"]) == 64


def test_an_empty_cell_changes_nothing_and_a_filled_one_adds_a_fact(store, tmp_path):
    read_in(store, tmp_path, signal(email=""))
    later = signal(email="a@example.org", achternaam="", bedrag="450", ontstaansdatum="", telefoon="")
    assert counts(read_in(store, tmp_path, later)) == (0, 1, 0, 0)
    [row] = store.query("SELECT * FROM visible_signals")
    assert (row["email"], row["surname"], row["phone"], row["arrears_since"]) == (
        "a@example.org",
        "Bos",
        "0612345678",
        "2026-08-01",
    )
    assert store.query("SELECT email FROM visible_residents") == [{"email": "a@example.org"}]


def test_an_older_value_stays_in_the_history(store, tmp_path):
    read_in(store, tmp_path, signal())
    read_in(store, tmp_path, signal(bedrag="500"))
    [kept] = store.query("SELECT content FROM visible_before_rows WHERE table_name = 'signal'")
    assert '"amount_cents":45000' in kept["content"]


def test_of_two_rows_with_one_key_the_later_merges_into_the_earlier(store, tmp_path):
    rows = [signal(), signal(bedrag="500"), signal(bedrag="500")]
    assert counts(read_in(store, tmp_path, *rows)) == (1, 1, 1, 0)
    assert store.query("SELECT amount_cents FROM visible_signals") == [{"amount_cents": 50_000}]


def test_rows_that_undo_each_other_change_nothing(store, tmp_path):
    read_in(store, tmp_path, signal())
    before = dump(store)
    assert counts(read_in(store, tmp_path, signal(bedrag="500"), signal())) == (0, 0, 2, 0)
    assert dump(store) == before


def test_without_a_kenmerk_partner_address_and_date_are_the_key(store, tmp_path):
    read_in(store, tmp_path, signal("", toevoeging="A"))
    again = signal("", toevoeging="-a", bedrag="500", partner="woonstichting het  anker!")
    assert counts(read_in(store, tmp_path, again, signal("", toevoeging="B"))) == (1, 1, 0, 0)


def test_one_kenmerk_of_two_partners_is_two_signals(store, tmp_path):
    assert counts(read_in(store, tmp_path, signal(), signal(partner="Lichtstroom"))) == (2, 0, 0, 0)


@pytest.mark.parametrize(
    ("given_partner", "expected"), [("Lichtstroom", "Lichtstroom"), (None, "Huur")], ids=["option", "type"]
)
def test_a_row_without_a_partner_takes_the_option_or_else_its_type(store, tmp_path, given_partner, expected):
    path = write_signals(tmp_path / "s.csv", signal(partner=""))
    import_signals(store, path, on=TODAY, partner=given_partner)
    assert store.query("SELECT name FROM visible_partners") == [{"name": expected}]


def test_a_row_without_a_type_takes_the_option(store, tmp_path):
    path = write_signals(tmp_path / "s.csv", signal(type=""))
    import_signals(store, path, on=TODAY, type=PartnerType.WATER)
    assert store.query("SELECT type FROM visible_signals") == [{"type": "Water"}]


def test_a_signal_that_moves_is_judged_at_both_doors(store, tmp_path):
    read_in(store, tmp_path, signal(), signal("K2", signaaldatum="2026-10-20"))
    assert statuses(store) == {"K1": "Opgepakt", "K2": "Niet opgepakt: herhaalde melding"}
    read_in(store, tmp_path, signal(huisnummer="6"))
    assert statuses(store) == {"K1": "Opgepakt", "K2": "Opgepakt"}
    doors = store.query(
        "SELECT a.number, c.signals FROM visible_cases c JOIN visible_addresses a ON a.id = c.address ORDER BY 1"
    )
    assert doors == [{"number": 5, "signals": 1}, {"number": 6, "signals": 1}]


def test_a_signal_that_moves_to_another_month_leaves_its_case(store, tmp_path):
    read_in(store, tmp_path, signal())
    read_in(store, tmp_path, signal(signaaldatum="2026-09-30"))
    assert only_case(store)["month"] == "2026-09"


def test_a_street_is_filled_in_where_there_is_none_and_not_replaced(store, tmp_path):
    read_in(store, tmp_path, signal(straat=""))
    assert counts(read_in(store, tmp_path, signal(straat="Kerkstr."))) == (0, 1, 0, 0)
    assert counts(read_in(store, tmp_path, signal(straat="Kerkstraat"))) == (0, 0, 1, 0)
    assert store.query("SELECT street FROM visible_addresses") == [{"street": "Kerkstr."}]


def test_the_order_in_which_files_arrive_does_not_matter_for_a_repeat(store, tmp_path):
    read_in(store, tmp_path, signal("K2", signaaldatum="2026-10-20"))
    assert statuses(store) == {"K2": "Opgepakt"}
    read_in(store, tmp_path, signal("K1"))
    assert statuses(store) == {"K1": "Opgepakt", "K2": "Niet opgepakt: herhaalde melding"}


HOSTILE = ["[/b] Jan <b>", "'; DROP TABLE signal; --", "{name}", '="=1+1"', "a | b", "½ ‮ Łódź", "%s $x"]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_kept_to_the_letter(store, tmp_path, text):
    read_in(store, tmp_path, signal(text, achternaam=text, straat=text))
    [row] = store.query(
        "SELECT s.kenmerk, s.surname, a.street, r.surname AS resident FROM visible_signals s "
        "JOIN visible_addresses a ON a.id = s.address LEFT JOIN visible_residents r ON r.id = s.resident"
    )
    kept = (row["kenmerk"], row["surname"], row["street"])
    assert kept == (text, text, text) or (len(set(kept)) == 1 and not text.isprintable())


def test_a_preview_stores_nothing(store, tmp_path):
    path = write_signals(tmp_path / "s.csv", signal(), signal("K2", bedrag="20"), signal("K3", postcode=""))
    before = dump(store)
    report = try_signals(store, path, on=TODAY).report
    assert (counts(report), report.dry_run) == ((2, 0, 0, 1), True)
    assert dump(store) == before


def test_a_preview_says_what_the_import_will_make_of_each_signal(store, tmp_path):
    read_in(store, tmp_path, signal())
    rows = [
        signal("K2", signaaldatum="2026-10-20"),
        signal("K3", bedrag="20"),
        signal("K4", bedrag="900"),
        signal("K5", huisnummer="9"),
        signal(huisnummer="9"),
    ]
    path = write_signals(tmp_path / "later.csv", *rows)
    expected = {one.kenmerk: str(one.status) for one in try_signals(store, path, on=TODAY).expected}
    import_signals(store, path, on=TODAY)
    assert expected == {kenmerk: status for kenmerk, status in statuses(store).items() if kenmerk in expected}
    assert SignalStatus.INVALID in expected.values()


def test_an_import_that_is_stopped_halfway_stores_nothing(store, tmp_path):
    path = write_signals(tmp_path / "s.csv", signal(), signal("K2", huisnummer="8"))
    before = dump(store)
    with bare(store) as file:
        file.execute("CREATE TRIGGER halfway BEFORE INSERT ON signal_case BEGIN SELECT RAISE(ABORT, 'stop'); END")
    with pytest.raises(driver.Error, match="stop"):
        import_signals(store, path, on=TODAY)
    with bare(store) as file:
        file.execute("DROP TRIGGER halfway")
    assert dump(store) == before
    assert counts(import_signals(store, path, on=TODAY)[0]) == (2, 0, 0, 0)


def test_a_file_that_is_no_table_is_refused_and_changes_nothing(store, tmp_path):
    path = tmp_path / "s.csv"
    path.write_text("zomaar\nwat tekst\n", encoding="utf-8")
    before = dump(store)
    with pytest.raises(Refused, match="column-missing"):
        import_signals(store, path, on=TODAY)
    assert dump(store) == before


def told(store):
    """Return what does not depend on the order of arrival: statuses and cases, by what people know them by."""
    signals = store.query(
        "SELECT s.kenmerk, s.status, s.marked, c.month FROM visible_signals s "
        "LEFT JOIN visible_cases c ON c.id = s.case_id ORDER BY 1"
    )
    cases = store.query(
        "SELECT a.number, c.month, c.kind, c.signals, c.amount_cents, c.persons, c.due_on, c.first_contact_due "
        "FROM visible_cases c JOIN visible_addresses a ON a.id = c.address ORDER BY 1, 2"
    )
    return signals, cases


ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "signaaldatum": st.dates(TODAY.replace(month=1, day=1), TODAY).map(str),
            "partner": st.sampled_from(["Anker", "Lichtstroom"]),
            "huisnummer": st.sampled_from(["5", "6"]),
            "bedrag": st.sampled_from(["49,99", "50", "200", "201"]),
            "crisis": st.sampled_from(["ja", "nee", "nee", "nee"]),
            "achternaam": st.sampled_from(["Bos", "Kaya", ""]),
            "ontstaansdatum": st.just(""),
        }
    ),
    min_size=2,
    max_size=14,
)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=ROWS, pieces=st.integers(1, 4), chance=st.randoms(use_true_random=False))
def test_cases_do_not_depend_on_the_order_in_which_files_arrive(empty_desk, tmp_path_factory, rows, pieces, chance):
    named = [signal(f"K{number:02d}", **row) for number, row in enumerate(rows)]
    shuffled = Random(chance.random()).sample(named, len(named))
    outcomes = [_outcome(empty_desk, tmp_path_factory, files) for files in ([named], _dealt(shuffled, pieces))]
    assert outcomes[0] == outcomes[1]


def _dealt(rows, pieces):
    return [rows[start::pieces] for start in range(pieces) if rows[start::pieces]]


def _outcome(empty_desk, folders, files):
    folder = folders.mktemp("order")
    with open_desk(shutil.copytree(empty_desk, folder / "home")) as store:
        for rows in files:
            read_in(store, folder, *rows)
        return told(store)


@pytest.mark.shared
@pytest.mark.parametrize("name", ["signalen_utf8.csv", "signalen_cp1252.csv", "signalen.xlsx"])
def test_every_row_of_the_sample_files_is_read_and_stored(store, samples, name):
    report, _run = import_signals(store, samples / name, on=TODAY)
    rows = read_signals(read_table(samples / name), TODAY).rows
    assert counts(report) == (100, 0, 0, 0)
    assert len(rows) == store.query("SELECT count(*) AS n FROM visible_signals")[0]["n"]


@pytest.mark.shared
def test_the_sample_is_judged_as_the_threshold_and_the_age_of_arrears_say(store, samples):
    import_signals(store, samples / "signalen_utf8.csv", on=TODAY)
    with (samples / "signalen_utf8.csv").open(encoding="utf-8-sig") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    invalid = {row["kenmerk"] for row in rows if _is_invalid(row)}
    assert invalid == {kenmerk for kenmerk, status in statuses(store).items() if status == SignalStatus.INVALID}


def _is_invalid(row):
    if "ja" in (row["crisis"], row["warme overdracht"], row["eindelevering"]):
        return False
    euros = float(row["bedrag"].replace("€", "").strip().replace(".", "").replace(",", "."))
    return euros < 50 or (_day(row["signaaldatum"]) - _day(row["ontstaansdatum"])).days < 30


def _day(text):
    return datetime.strptime(text, "%d-%m-%Y")


def test_an_old_file_that_undoes_a_correction_is_warned_of(store, tmp_path):
    old = read_in(store, tmp_path, signal(bedrag="100,00"))
    corrected = read_in(store, tmp_path, signal(bedrag="150,00"))
    path = write_signals(tmp_path / "again.csv", signal(bedrag="100,00"))
    foretold = preview_signals(store, path, on=TODAY).report
    again = read_in(store, tmp_path, signal(bedrag="100,00"))
    assert [report.warnings for report in (old, corrected)] == [[], []]
    assert foretold.warnings == again.warnings == [Warned(0, "read-before", TODAY.isoformat())]


def test_the_same_file_twice_in_a_row_needs_no_warning(store, tmp_path):
    reports = [read_in(store, tmp_path, signal(bedrag="100,00")) for _turn in range(2)]
    assert [report.warnings for report in reports] == [[], []]
