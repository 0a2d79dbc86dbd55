"""The national exchange format: which file is one, and which field of it differs."""

import copy
import json
from datetime import date

import pytest

from schema.codes import Channel, DayPart, PartnerType, Result, SignalStatus
from schema.ddas import Doubled, Expected, first_difference, is_exchange, read_day, whole_euros
from tests.conftest import SHARED
from tests.desk.signals.invented_ddas import ddas_attempt, ddas_case, ddas_signal, delivery, envelope

WHOLE = envelope(delivery(ddas_signal(), cases=[ddas_case("A", contactpogingen=[ddas_attempt()])]))


@pytest.fixture(scope="session")
def national():
    path = SHARED / "ddas" / "uitwisselmodel-v1.2.schema.json"
    if not path.exists():
        pytest.skip("the national schema stands beside the project, and is not here")
    return json.loads(path.read_text("utf-8"))


def changed(path, value):
    """Return the whole file with one field changed, or taken away when the value is `...`."""
    document = copy.deepcopy(WHOLE)
    *before, last = path
    place = document
    for step in before:
        place = place[step]
    if value is ...:
        del place[last]
    else:
        place[last] = value
    return document


def test_a_whole_file_differs_nowhere():
    assert first_difference(WHOLE) is None


FIRST = ("leveringen", 0)
SIGNAL = (*FIRST, "vroegsignalen", 0)
CASE = (*FIRST, "vroegsignaalzaken", 0)


@pytest.mark.parametrize(
    ("path", "value", "where", "expected"),
    [
        (("aanleverdatumEnTijd",), ..., "aanleverdatumEnTijd", Expected.NEEDED),
        (("startdatumLevering",), "01-10-2026", "startdatumLevering", Expected.DAY),
        (("startdatumLevering",), 20261001, "startdatumLevering", Expected.DAY),
        (("aanleverdatumEnTijd",), "2026-11-01", "aanleverdatumEnTijd", Expected.MOMENT),
        (("codeGegevensleverancier",), 12, "codeGegevensleverancier", Expected.TEXT),
        (("leveringen",), [], "leveringen", Expected.FILLED_LIST),
        (("leveringen",), {}, "leveringen", Expected.FILLED_LIST),
        (("versie",), "1.1", "versie", Expected.NO_FIELD),
        (FIRST, "levering", "leveringen[0]", Expected.OBJECT),
        ((*FIRST, "teller"), "1", "leveringen[0].teller", Expected.WHOLE),
        ((*FIRST, "teller"), True, "leveringen[0].teller", Expected.WHOLE),
        ((*FIRST, "gemeentecode"), ..., "leveringen[0].gemeentecode", Expected.NEEDED),
        (
            (*FIRST, "aanleverendeOrganisatie", "contactpersonen"),
            [],
            "leveringen[0].aanleverendeOrganisatie.contactpersonen",
            Expected.FILLED_LIST,
        ),
        ((*FIRST, "vroegsignalen"), {}, "leveringen[0].vroegsignalen", Expected.LIST),
        ((*SIGNAL, "ID"), ..., "leveringen[0].vroegsignalen[0].ID", Expected.NEEDED),
        ((*SIGNAL, "ID"), 7, "leveringen[0].vroegsignalen[0].ID", Expected.TEXT),
        ((*SIGNAL, "client"), ..., "leveringen[0].vroegsignalen[0].client", Expected.NEEDED),
        ((*SIGNAL, "einddatum"), "2026", "leveringen[0].vroegsignalen[0].einddatum", Expected.NO_FIELD),
        (
            (*SIGNAL, "client", "achternaam"),
            "Bos",
            "leveringen[0].vroegsignalen[0].client.achternaam",
            Expected.NO_FIELD,
        ),
        (
            (*SIGNAL, "client", "burgerservicenummer"),
            "123456789",
            "leveringen[0].vroegsignalen[0].client.burgerservicenummer",
            Expected.ONE_IDENTITY,
        ),
        ((*CASE, "vroegsignalen"), [], "leveringen[0].vroegsignaalzaken[0].vroegsignalen", Expected.FILLED_LIST),
        (
            (*CASE, "contactpogingen", 0, "wijze"),
            "Telefoon",
            "leveringen[0].vroegsignaalzaken[0].contactpogingen[0].wijze",
            Expected.NO_FIELD,
        ),
    ],
)
def test_the_field_that_differs_is_named_with_what_was_expected(path, value, where, expected):
    assert first_difference(changed(path, value)) == (where, expected)


def test_a_field_named_twice_is_a_difference():
    document = changed((*SIGNAL, "client"), Doubled({"postcode": "1234AB"}, "postcode"))
    assert first_difference(document) == ("leveringen[0].vroegsignalen[0].client.postcode", Expected.ONCE)


@pytest.mark.parametrize(
    ("path", "value"), [((*SIGNAL, "bedrag"), "450"), ((*SIGNAL, "client"), {}), ((*CASE, "resultaat"), "?")]
)
def test_what_one_signal_or_case_holds_is_no_difference_of_format(path, value):
    assert first_difference(changed(path, value)) is None


@pytest.mark.parametrize("document", [{}, [], [WHOLE], {"naam": "Bos"}, "leveringen", None, 3])
def test_other_documents_are_no_delivery(document):
    assert not is_exchange(document)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2026-10-05", date(2026, 10, 5)),
        ("2026-02-30", None),
        ("05-10-2026", None),
        ("20261005", None),
        ("2026-10-05T00:00:00Z", None),
        (20261005, None),
    ],
)
def test_a_day_is_written_in_one_way(written, day):
    assert read_day(written) == day


@pytest.mark.parametrize(
    ("cents", "euros"), [(1, 1), (49, 1), (149, 1), (150, 2), (4_950, 50), (100_000_000, 1_000_000)]
)
def test_whole_euros_round_half_up_and_never_to_nothing(cents, euros):
    assert whole_euros(cents) == euros


@pytest.mark.shared
def test_a_whole_file_is_valid_by_the_national_schema(national):
    import jsonschema

    jsonschema.Draft202012Validator(national, format_checker=jsonschema.FormatChecker()).validate(WHOLE)


@pytest.mark.shared
@pytest.mark.parametrize(
    ("listed", "ours"),
    [
        ("EnumSignaalpartner", PartnerType),
        ("EnumContactsoort", Channel),
        ("EnumDagdeel", DayPart),
        ("EnumSignaalstatus", SignalStatus),
        ("EnumEindresultaat", Result),
    ],
)
def test_our_lists_are_those_of_the_national_schema(national, listed, ours):
    assert sorted(map(str, ours)) == sorted(national["$defs"][listed]["enum"])
