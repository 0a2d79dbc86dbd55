"""A delivery in the exchange format is read like any file of signals: row by row, or not at all."""

import csv
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.files.ddas import read_ddas, signal_table
from desk.files.kinds import read_signals
from desk.files.rejects import write_rejects
from schema.codes import PartnerType
from schema.refused import Refused
from tests.conftest import TODAY
from tests.desk.signals.invented_ddas import ddas_signal, delivery, envelope


def read(*signals, **given_in):
    content = json.dumps(envelope(delivery(*signals))).encode()
    return read_signals(signal_table(content), TODAY, **given_in)


def test_a_signal_is_read_with_all_that_the_format_tells():
    told = {"ontstaansdatum": "2026-08-01", "crisissignaal": True, "warmeOverdracht": False}
    client = {"postcode": "1234ab", "huisnummer": "5", "huisnummertoevoeging": "bis", "geboortedatum": "1980-05-06"}
    [row] = read(ddas_signal(client=client, **told)).rows
    assert (row.line, row.reference, row.type, row.amount) == (1, "A", PartnerType.RENT, 45_000)
    assert (row.postcode, row.number, row.addition, str(row.born_on)) == ("1234AB", 5, "bis", "1980-05-06")
    assert (str(row.signal_date), str(row.since)) == ("2026-10-05", "2026-08-01")
    assert (row.crisis, row.warm_handover, row.surname, row.partner) == (True, False, "", "")


@pytest.mark.parametrize(
    ("fields", "reason", "column"),
    [
        ({"signaaldatum": None}, "missing", "signaaldatum"),
        ({"signaaldatum": "05-10-2026"}, "unreadable", "signaaldatum"),
        ({"signaaldatum": 20261005}, "unreadable", "signaaldatum"),
        ({"signaaldatum": "2026-12-01"}, "future", "signaaldatum"),
        ({"ontstaansdatum": "2026-10-06"}, "after-signal-date", "ontstaansdatum"),
        ({"bedrag": None}, "missing", "bedrag"),
        ({"bedrag": "1.450"}, "unreadable", "bedrag"),
        ({"bedrag": 450.125}, "unreadable", "bedrag"),
        ({"bedrag": True}, "unreadable", "bedrag"),
        ({"bedrag": {"euro": 450}}, "unreadable", "bedrag"),
        ({"bedrag": 0}, "out-of-range", "bedrag"),
        ({"bedrag": -450}, "out-of-range", "bedrag"),
        ({"bedrag": 10**4000}, "out-of-range", "bedrag"),
        ({"signaalpartner": {}}, "missing", "type"),
        ({"signaalpartner": {"type": "Telefonie"}}, "unknown", "type"),
        ({"client": {"burgerservicenummer": "123456789"}}, "missing", "postcode"),
        ({"client": {"postcode": "0123AB", "huisnummer": "5"}}, "unreadable", "postcode"),
        ({"client": {"postcode": "1234AB"}}, "missing", "huisnummer"),
        ({"client": {"postcode": "1234AB", "huisnummer": ["5"]}}, "unreadable", "huisnummer"),
        ({"client": {"postcode": "1234\ud800", "huisnummer": "5"}}, "unreadable", "postcode"),
    ],
)
def test_a_value_that_cannot_be_read_refuses_its_signal_and_no_other(fields, reason, column):
    reading = read(ddas_signal("A"), ddas_signal("B", **fields))
    assert [row.reference for row in reading.rows] == ["A"]
    assert reading.rejects == [(2, reason, column)]


@pytest.mark.parametrize(
    ("fields", "column"), [({"crisissignaal": "ja"}, "crisis"), ({"warmeOverdracht": 1}, "warme overdracht")]
)
def test_an_optional_value_that_cannot_be_read_leaves_the_signal_in_with_a_warning(fields, column):
    reading = read(ddas_signal(**fields))
    assert (len(reading.rows), reading.warnings) == (1, [(1, "unreadable", column)])


def test_what_is_not_kept_is_told_once():
    client = {"postcode": "1234AB", "huisnummer": "5", "geslachtsaanduiding": "Man"}
    assert read(ddas_signal("A", client=client), ddas_signal("B")).warnings == [
        (0, "ignored-column", "geslachtsaanduiding")
    ]


def test_a_signal_with_nothing_filled_in_is_refused_and_not_passed_over():
    assert read({"ID": "", "client": {}, "signaalpartner": {}}).rejects == [(1, "missing", "signaaldatum")]


def test_several_deliveries_are_all_read_and_lines_count_on():
    content = json.dumps(envelope(delivery(ddas_signal("A")), delivery(), delivery(ddas_signal("B")))).encode()
    file = read_ddas(content)
    assert [row.line for row in read_signals(file.table(), TODAY).rows] == [1, 2]
    assert [file.place_of(1), file.place_of(2)] == [0, 2]


def test_whole_amounts_with_a_point_are_whole_amounts():
    content = json.dumps(envelope(delivery(ddas_signal()))).replace("450", "450.0").encode()
    assert read_signals(signal_table(content), TODAY).rows[0].amount == 45_000


def test_the_rejects_file_has_the_fields_of_the_format_without_the_number_of_a_person(tmp_path):
    refused = ddas_signal("B", client={"burgerservicenummer": "123456789"})
    content = json.dumps(envelope(delivery(ddas_signal("A"), refused))).encode()
    table = signal_table(content)
    write_rejects(tmp_path / "weg.csv", table, read_signals(table, TODAY).rejects)
    text = (tmp_path / "weg.csv").read_text("utf-8-sig")
    [row] = csv.DictReader(text.splitlines(), delimiter=";")
    assert (row["ID"], row["bedrag"], row["reden"]) == ("B", "450", "missing: postcode")
    assert "123456789" not in text


def test_half_a_sign_in_a_refused_signal_can_be_written(tmp_path):
    table = signal_table(json.dumps(envelope(delivery(ddas_signal("\ud800", bedrag=0)))).encode())
    write_rejects(tmp_path / "weg.csv", table, read_signals(table, TODAY).rejects)
    assert "\\ud800" in (tmp_path / "weg.csv").read_text("utf-8-sig")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_delivery_is_read_in_any_unicode(encoding):
    assert len(read_ddas(json.dumps(envelope(delivery(ddas_signal()))).encode(encoding)).signals) == 1


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"{}", "json-not-ddas"),
        (b'[{"ID": "A"}]', "json-not-ddas"),
        (b'{"leveringen": NaN}', "json-impossible"),
        (b'{"leveringen": [', "json-unreadable"),
        (b'{"leveringen": ' + b"[" * 100_000, "json-impossible"),
        (b'{"leveringen": [], "leveringen": []}', "ddas-different"),
        (b'{"leveringen": 1e999}', "ddas-different"),
        (b'{"leveringen": ' + b"9" * 100_000 + b"}", "ddas-different"),
        (b'{"startdatumLevering": "2026-10-01"}', "ddas-different"),
    ],
)
def test_what_is_no_delivery_is_refused_as_a_whole(content, code):
    with pytest.raises(Refused, match=code):
        read_ddas(content)


def test_the_refusal_names_the_field_of_another_draft():
    older = ddas_signal(client={"postcode": "1234AB", "huisnummer": "5", "achternaam": "Bos"})
    with pytest.raises(Refused, match="ddas-different") as refused:
        read_ddas(json.dumps(envelope(delivery(older))).encode())
    assert refused.value.values["field"] == "leveringen[0].vroegsignalen[0].client.achternaam"


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)
FIELDS = ("crisissignaal", "bedrag", "ontstaansdatum", "signaaldatum", "status")


@given(
    st.dictionaries(st.sampled_from(FIELDS), VALUES),
    st.dictionaries(st.sampled_from(["postcode", "huisnummer"]), VALUES),
)
def test_whatever_a_signal_holds_it_is_read_or_refused_once(fields, client):
    content = json.dumps(envelope(delivery(ddas_signal("A") | fields | {"client": client}))).encode()
    reading = read_signals(signal_table(content), TODAY)
    assert len(reading.rows) + len(reading.rejects) == 1


@given(st.binary(max_size=200))
def test_any_bytes_after_a_brace_are_refused_and_no_more(content):
    with pytest.raises(Refused):
        read_ddas(b'{"leveringen":' + content)
