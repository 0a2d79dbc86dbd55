"""Rows are read or refused, with the reason and the column."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.files.kinds import read_organisations, read_postcodes, read_requests, read_signals, read_volunteers
from desk.files.reading import Reject, Warned
from desk.files.table import read_table
from schema.codes import Gender, OrganisationKind, PartnerType, ProofKind, Support, Task, Urgency
from schema.refused import Refused

TODAY = date(2026, 11, 3)
SIGNAL = {
    "kenmerk": "LIC-1",
    "signaaldatum": "03-11-2026",
    "partner": "Lichtstroom",
    "type": "Energie",
    "achternaam": "[/b] Jan <b>&amp; {x}",
    "geboortedatum": "1-2-1980",
    "postcode": "1234 ab",
    "huisnummer": "12A",
    "toevoeging": "2",
    "bedrag": "1.250",
    "ontstaansdatum": "01-10-2026",
    "crisis": "ja",
    "wijk": "Noord",
}
VOLUNTEER = {
    "kenmerk": "V1",
    "achternaam": "Bos",
    "postcode": "1234AB",
    "talen": "NL|en",
    "steunsoorten": "praktisch|mentaal",
    "taken": "",
    "dagdelen": "ma-o",
    "maximum": "",
    "geslacht": "v",
    "organisatie": "ORG00",
    "gebied": "12|1234",
    "verstrengeling": "1234ab|Jan de Wit",
    "vog_op": "01-01-2026",
    "training:privacy": "02-01-2026",
}
REQUEST = {
    "kenmerk": "H1",
    "achternaam": "Bos",
    "postcode": "1234AB",
    "huisnummer": "5",
    "taak": "nazorg",
    "steunsoorten": "gedrag",
    "talen": "nl",
    "urgentie": "",
    "aangevraagd_op": "2026-10-01",
    "voorkeur_geslacht": "vrouw",
    "vaste_koppeling": "V1",
    "niet_met": "V2|V3",
}
ORGANISATION = {"kenmerk": "O1", "naam": "Stichting", "soort": "anders", "kvk": "12345678", "taken": "nazorg"}


def table_of(*rows):
    lines = [list(rows[0]), *(row.values() for row in rows)]
    quoted = ([f'"{cell}"' if "&" in cell else cell for cell in line] for line in lines)
    return read_table("\n".join(map(";".join, quoted)).encode())


def signals(**cells):
    return read_signals(table_of(SIGNAL | cells), TODAY)


def test_a_signal_is_read():
    [row] = signals().rows
    assert (row.line, row.reference, row.signal_date, row.type) == (2, "LIC-1", TODAY, PartnerType.ENERGY)
    assert (row.postcode, row.number, row.addition) == ("1234AB", 12, "A 2")
    assert (row.amount, row.crisis, row.end_of_supply) == (125_000, True, None)
    assert row.surname == "[/b] Jan <b>&amp; {x}"


@pytest.mark.parametrize(
    ("number", "addition", "read"),
    [("12", "bis", "bis"), ("12A", "", "A"), ("12A", "-a", "A"), ("12", "-", ""), ("12 11", "1", "11 1")],
)
def test_an_addition_is_what_follows_the_number_and_its_own_column(number, addition, read):
    [row] = signals(huisnummer=number, toevoeging=addition).rows
    assert (row.number, row.addition) == (12, read)


def test_a_house_letter_stands_before_the_addition():
    [row] = read_signals(table_of(SIGNAL | {"huisnummer": "12", "Huisletter": "B", "toevoeging": "2"}), TODAY).rows
    assert row.addition == "B 2"


@pytest.mark.parametrize(
    ("column", "cell", "reason"),
    [
        ("signaaldatum", "", "missing"),
        ("signaaldatum", "31-11-2026", "unreadable"),
        ("signaaldatum", "04-11-2026", "future"),
        ("type", "", "missing"),
        ("type", "Bank", "unknown"),
        ("postcode", "1234SS", "unreadable"),
        ("huisnummer", "bis", "unreadable"),
        ("bedrag", "veel", "unreadable"),
        ("bedrag", "0", "out-of-range"),
        ("bedrag", "1.000.000,01", "out-of-range"),
        ("ontstaansdatum", "04-11-2026", "after-signal-date"),
    ],
)
def test_a_signal_is_refused_for_one_fault(column, cell, reason):
    assert signals(**{column: cell}).rejects == [Reject(2, reason, column)]


@pytest.mark.parametrize(
    ("cells", "reject"),
    [
        ({"signaaldatum": "x", "bedrag": ""}, ("missing", "bedrag")),
        ({"type": "Bank", "bedrag": "x"}, ("unreadable", "bedrag")),
        ({"type": "Bank", "bedrag": "0"}, ("unknown", "type")),
        ({"signaaldatum": "04-11-2026", "bedrag": "0"}, ("out-of-range", "bedrag")),
        ({"signaaldatum": "04-11-2026", "ontstaansdatum": "05-11-2026"}, ("future", "signaaldatum")),
        ({"ontstaansdatum": "04-11-2026", "wijk": "Noord;meer"}, ("after-signal-date", "ontstaansdatum")),
        ({"postcode": "", "signaaldatum": ""}, ("missing", "signaaldatum")),
    ],
)
def test_of_several_faults_the_first_kind_is_named(cells, reject):
    assert signals(**cells).rejects == [Reject(2, *reject)]


@pytest.mark.parametrize("wijk", ["Noord;meer", "Noord;;;meer"])
def test_a_filled_cell_without_a_heading_refuses_the_row(wijk):
    assert signals(wijk=wijk).rejects == [Reject(2, "too-many-cells", "")]


def test_a_filled_cell_under_an_empty_heading_refuses_the_row():
    assert read_signals(table_of(SIGNAL | {"": "los"}), TODAY).rejects == [Reject(2, "too-many-cells", "")]


def test_empty_cells_beyond_the_headings_are_nothing():
    assert len(signals(wijk="Noord;; ;").rows) == 1


@pytest.mark.parametrize(
    ("column", "cell"), [("geboortedatum", "ooit"), ("crisis", "misschien"), ("achternaam", "Jan\0sen")]
)
def test_an_optional_cell_that_cannot_be_read_is_left_out_with_a_warning(column, cell):
    reading = signals(**{column: cell})
    assert len(reading.rows) == 1
    assert Warned(2, "unreadable", column) in reading.warnings


def test_a_column_we_do_not_know_is_told_once():
    reading = read_signals(table_of(SIGNAL, SIGNAL), TODAY)
    assert reading.warnings == [Warned(1, "ignored-column", "wijk")]


def test_partner_and_type_may_be_given_for_the_whole_file():
    bare = {column: cell for column, cell in SIGNAL.items() if column not in ("partner", "type")}
    [row] = read_signals(table_of(bare), TODAY, "Waterland", PartnerType.WATER).rows
    assert (row.partner, row.type) == ("Waterland", PartnerType.WATER)


def test_a_row_that_names_its_own_type_keeps_it():
    [row] = read_signals(table_of(SIGNAL), TODAY, "Waterland", PartnerType.WATER).rows
    assert (row.partner, row.type) == ("Lichtstroom", PartnerType.ENERGY)


def test_an_unknown_type_is_refused_also_where_one_is_given():
    reading = read_signals(table_of(SIGNAL | {"type": "Bank"}), TODAY, "Waterland", PartnerType.WATER)
    assert reading.rejects == [Reject(2, "unknown", "type")]


def test_a_file_without_types_is_refused_where_none_is_given():
    with pytest.raises(Refused, match="column-missing"):
        read_signals(table_of({column: cell for column, cell in SIGNAL.items() if column != "type"}), TODAY)


def test_a_volunteer_is_read():
    [row] = read_volunteers(table_of(VOLUNTEER)).rows
    assert (row.organisation, row.languages, row.kinds) == (
        "ORG00",
        ("nl", "en"),
        (Support.PRACTICAL, Support.MENTAL),
    )
    assert (row.number, row.tasks, row.slots, row.maximum, row.gender) == (None, (), ("ma-o",), None, Gender.WOMAN)
    assert (row.area, row.conflicts) == (("12", "1234"), ("1234AB", "Jan de Wit"))
    assert row.proofs == {ProofKind.VOG: date(2026, 1, 1), ProofKind.PRIVACY: date(2026, 1, 2)}


@pytest.mark.parametrize(
    ("column", "cell", "reason"),
    [
        ("taken", "koken", "unknown"),
        ("steunsoorten", "|", "missing"),
        ("steunsoorten", "geld", "unknown"),
        ("talen", "Nederlands", "unknown"),
        ("dagdelen", "ma-x", "unknown"),
        ("geslacht", "koe", "unknown"),
        ("gebied", "Noord", "unreadable"),
        ("verstrengeling", "1234SA", "unreadable"),
        ("achternaam", "", "missing"),
    ],
)
def test_a_volunteer_is_refused_for_one_fault(column, cell, reason):
    assert read_volunteers(table_of(VOLUNTEER | {column: cell})).rejects == [Reject(2, reason, column)]


def test_a_proof_whose_date_cannot_be_read_is_missing():
    reading = read_volunteers(table_of(VOLUNTEER | {"vog_op": "ja"}))
    assert reading.rows[0].proofs == {ProofKind.PRIVACY: date(2026, 1, 2)}
    assert reading.warnings == [Warned(2, "unreadable", "vog_op")]


def test_a_request_is_read():
    [row] = read_requests(table_of(REQUEST)).rows
    assert (row.task, row.kinds, row.urgency, row.asked_on) == (
        Task.AFTERCARE,
        (Support.BEHAVIOUR,),
        None,
        date(2026, 10, 1),
    )
    assert (row.gender_wish, row.pinned, row.excluded) == (Gender.WOMAN, "V1", ("V2", "V3"))


@pytest.mark.parametrize(
    ("column", "cell", "reason"),
    [("urgentie", "5", "unknown"), ("taak", "koken", "unknown"), ("huisnummer", "", "missing")],
)
def test_a_request_is_refused_for_one_fault(column, cell, reason):
    assert read_requests(table_of(REQUEST | {column: cell})).rejects == [Reject(2, reason, column)]


def test_an_urgency_is_read_as_its_code():
    assert read_requests(table_of(REQUEST | {"urgentie": "1"})).rows[0].urgency is Urgency.CRISIS


def test_an_organisation_is_read():
    [row] = read_organisations(table_of(ORGANISATION)).rows
    assert (row.name, row.kind, row.chamber_number, row.tasks) == (
        "Stichting",
        OrganisationKind.OTHER,
        "12345678",
        (Task.AFTERCARE,),
    )


def test_an_organisation_of_an_unknown_kind_is_refused():
    assert read_organisations(table_of(ORGANISATION | {"soort": "club"})).rejects == [Reject(2, "unknown", "soort")]


def test_a_chamber_number_of_seven_digits_is_left_out():
    reading = read_organisations(table_of(ORGANISATION | {"kvk": "1234567"}))
    assert (reading.rows[0].chamber_number, reading.warnings) == ("", [Warned(2, "unreadable", "kvk")])


def test_a_postcode_is_read_with_its_place():
    [row] = read_postcodes(read_table(b"postcode,lat,lon\n1234AB,52.123,4.9\n")).rows
    assert row == (2, "1234AB", 52.123, 4.9)


def test_degrees_that_changed_places_are_refused():
    reading = read_postcodes(read_table(b"postcode;lat;lon\n1234AB;4,9;52,123\n"))
    assert reading.rejects == [Reject(2, "out-of-range", "lat")]


HEADINGS = b"signaaldatum;type;postcode;huisnummer;bedrag\n"


@given(st.binary() | st.binary().map(HEADINGS.__add__) | st.text().map(lambda text: HEADINGS + text.encode()))
def test_any_bytes_are_refused_or_every_row_is_read_or_refused(content):
    try:
        table = read_table(content)
        reading = read_signals(table, TODAY)
    except Refused:
        return
    lines = [row.line for row in reading.rows] + [reject.line for reject in reading.rejects]
    assert sorted(lines) == [row.line for row in table.rows()]


@given(
    st.lists(
        st.fixed_dictionaries(
            {column: st.sampled_from([cell, "", "x", "9999-99-99"]) for column, cell in SIGNAL.items()}
        ),
        min_size=1,
        max_size=5,
    )
)
def test_every_row_that_is_not_read_is_refused_once(rows):
    table = table_of(SIGNAL, *rows)
    reading = read_signals(table, TODAY)
    assert len(reading.rows) + len(reading.rejects) == sum(1 for _ in table.rows())
