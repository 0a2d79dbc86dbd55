"""What a user said of a partner's headings is kept, and read by."""

import pytest

from desk.files.headers import ColumnMapping
from desk.signals.importing import import_signals
from desk.signals.mappings import find_mapping, forget_mapping, map_columns, save_mapping
from desk.signals.trying import try_signals
from desk.store.undo import last_own_event, undo
from schema.codes import PartnerType
from schema.refused import Refused
from tests.conftest import TODAY, dump
from tests.desk.signals.invented import counts

HEADINGS = ["Datum melding", "Pc", "Nr", "Te betalen", "Wijk"]
PAID = ColumnMapping({"bedrag": "Te betalen"}, ("Wijk",))


@pytest.fixture
def odd(tmp_path):
    """A file that names no partner and no type, with an amount under a heading that nobody knows."""
    path = tmp_path / "los.csv"
    path.write_text(f"{';'.join(HEADINGS)}\n02-11-2026;1234AB;1;100,00;Noord\n", "utf-8")
    return path


def test_what_was_said_is_found_by_the_same_headings_in_another_order(store):
    save_mapping(store, HEADINGS, PAID, partner=" Lichtstroom ", type=PartnerType.ENERGY)
    kept = find_mapping(store, [" TE BETALEN", *HEADINGS[:3], "wijk", "reden"])
    assert kept is not None
    assert (kept.mapping, kept.partner, kept.type) == (PAID, "Lichtstroom", PartnerType.ENERGY)
    assert find_mapping(store, HEADINGS[:4]) is None


def test_what_is_said_later_takes_its_place(store):
    save_mapping(store, HEADINGS, PAID, partner="Lichtstroom")
    save_mapping(store, HEADINGS, ColumnMapping({"plaats": "Wijk"}))
    kept = find_mapping(store, HEADINGS)
    assert kept is not None
    assert (kept.mapping, kept.partner) == (ColumnMapping({"plaats": "Wijk"}), "")
    assert len(store.query("SELECT id FROM visible_column_mappings")) == 1


def test_what_was_said_can_be_forgotten_and_that_undone(store):
    save_mapping(store, HEADINGS, PAID)
    forget_mapping(store, HEADINGS)
    assert find_mapping(store, HEADINGS) is None
    undo(store, last_own_event(store), TODAY)
    assert find_mapping(store, HEADINGS).mapping == PAID


def test_forgetting_what_was_never_said_changes_nothing(store):
    before = dump(store)
    forget_mapping(store, HEADINGS)
    assert dump(store) == before


def test_a_file_is_read_by_what_is_kept_of_its_headings_and_says_so(store, odd):
    with pytest.raises(Refused, match="column-missing"):
        try_signals(store, odd, on=TODAY)
    save_mapping(store, HEADINGS, PAID, partner="Lichtstroom", type=PartnerType.ENERGY)
    told = try_signals(store, odd, on=TODAY).report
    report, _run = import_signals(store, odd, on=TODAY)
    assert counts(report) == counts(told) == (1, 0, 0, 0)
    assert (told.kept, report.kept, report.warnings) == ("Lichtstroom", "Lichtstroom", [])
    [row] = store.query(
        "SELECT s.amount_cents, s.type, p.name FROM visible_signals s JOIN visible_partners p ON p.id = s.partner"
    )
    assert (row["amount_cents"], row["type"], row["name"]) == (10_000, "Energie", "Lichtstroom")


def test_a_partner_named_now_wins_from_the_one_that_is_kept(store, odd):
    save_mapping(store, HEADINGS, PAID, partner="Lichtstroom", type=PartnerType.ENERGY)
    report, _run = import_signals(store, odd, on=TODAY, partner="Warmtebron")
    assert report.kept == "Warmtebron"
    assert store.query("SELECT name FROM visible_partners") == [{"name": "Warmtebron"}]


def test_nothing_is_kept_for_a_file_that_is_read_by_aliases(store, odd):
    mapping = map_columns(store, HEADINGS, {"bedrag": "te betalen"})
    report, _run = import_signals(store, odd, on=TODAY, type=PartnerType.WATER, mapping=mapping)
    assert (report.kept, find_mapping(store, HEADINGS)) == (None, None)
    assert [(one.reason, one.field) for one in report.warnings] == [("ignored-column", "Wijk")]


def test_what_is_told_now_goes_before_what_was_kept(store):
    save_mapping(store, HEADINGS, ColumnMapping({"bedrag": "Te betalen", "plaats": "Wijk"}, ("Pc",)))
    told = map_columns(store, HEADINGS, {"Straat": "wijk", "POSTCODE": "Pc"})
    assert told.columns == {"bedrag": "Te betalen", "straat": "Wijk", "postcode": "Pc"}
    assert told.ignored == ()


@pytest.mark.parametrize(
    ("told", "field", "allowed"),
    [
        ({"bsn": "Wijk"}, "kolom", "signaaldatum"),
        ({"bedrag": "Saldo"}, "bedrag", "Te betalen"),
        ({"bedrag": ""}, "bedrag", "Te betalen"),
    ],
)
def test_a_column_or_a_heading_that_is_not_there_is_refused_with_those_that_are(store, told, field, allowed):
    with pytest.raises(Refused, match="value-not-in-list") as refused:
        map_columns(store, HEADINGS, told)
    assert refused.value.values["field"] == field
    assert allowed in refused.value.values["allowed"]
