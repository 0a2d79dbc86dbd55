"""How one value is read."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schema import values
from schema.codes import Gender, PartnerType, Support, Task, Urgency
from schema.signs import TURNING
from schema.values import Fault

DAY = date(2026, 11, 3)
UNREADABLE, UNKNOWN, OUT_OF_RANGE = Fault.UNREADABLE, Fault.UNKNOWN, Fault.OUT_OF_RANGE


def test_faults_stand_in_the_order_in_which_they_are_named():
    assert [fault.value for fault in Fault] == [
        "missing",
        "unreadable",
        "unknown",
        "out-of-range",
        "future",
        "after-signal-date",
        "too-many-cells",
    ]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("03-11-2026", DAY),
        ("3-11-2026", DAY),
        ("3/11/2026", DAY),
        ("3.11.2026", DAY),
        ("2026-11-03", DAY),
        ("20261103", DAY),
        ("2026-11-03T00:00:00", DAY),
        ("2026-11-03 14:30", DAY),
        ("2026-11-03T23:30:00.000Z", DAY),
        ("03-11-2026 0:00:00", DAY),
        ("29-02-2024", date(2024, 2, 29)),
        ("29-02-2026", UNREADABLE),
        ("11-13-2026", UNREADABLE),
        ("3-11-26", UNREADABLE),
        ("3-11/2026", UNREADABLE),
        ("46329", UNREADABLE),
        ("31-12-9999", UNREADABLE),
        ("03-11-0026", UNREADABLE),
        ("gisteren", UNREADABLE),
        ("٠٣-١١-٢٠٢٦", UNREADABLE),
    ],
)
def test_a_date_is_read(text, read):
    assert values.read_date(text) == read


@pytest.mark.parametrize(
    ("text", "cents"),
    [
        ("1.234,56", 123_456),
        ("1234.56", 123_456),
        ("1234,56", 123_456),
        ("1,234.56", 123_456),
        ("€ 1.234,56", 123_456),
        ("€1.234,56", 123_456),
        ("1.234,56 EUR", 123_456),
        ("1.250", 125_000),
        ("1,250", 125_000),
        ("1.250.000", 125_000_000),
        ("1 250,00", 125_000),
        ("1250", 125_000),
        ("1250,-", 125_000),
        ("1.250,--", 125_000),
        ("12,5", 1_250),
        ("1234.5670", 123_457),
        ("0,0050", 1),
        ("-50,00", -5_000),
        ("€ -50,00", -5_000),
        ("50,00-", -5_000),
        ("0", 0),
        ("1.2.3", 12_300),
        ("1234.567", 123_456_700),
        ("0,500", 50_000),
        ("1.234.56", 12_345_600),
        ("1.234,567", UNREADABLE),
        ("1.234,56,7", UNREADABLE),
        ("1,", UNREADABLE),
        (",50", UNREADABLE),
        ("1e3", UNREADABLE),
        ("=1+1", UNREADABLE),
        ("veel", UNREADABLE),
        ("9" * 5000, UNREADABLE),
    ],
)
def test_an_amount_is_read_in_cents(text, cents):
    assert values.read_amount(text) == cents


@given(st.integers(0, 10**9))
def test_an_amount_written_the_dutch_way_comes_back(cents):
    whole = f"{cents // 100:,}".replace(",", ".")
    assert values.read_amount(f"{whole},{cents % 100:02d}") == cents


@pytest.mark.parametrize(
    ("text", "cents"),
    [
        ("0,01", 1),
        ("1.000.000", 100_000_000),
        ("1.000.000,01", OUT_OF_RANGE),
        ("0", OUT_OF_RANGE),
        ("-1", OUT_OF_RANGE),
        ("niets", UNREADABLE),
    ],
)
def test_a_signal_reports_more_than_nothing_and_at_most_a_million(text, cents):
    assert values.read_signal_amount(text) == cents


@pytest.mark.parametrize("text", ["ja", "Ja", "J", "true", "WAAR", "1", "x", "X"])
def test_a_yes_is_read(text):
    assert values.read_yes_no(text) is True


@pytest.mark.parametrize("text", ["nee", "N", "false", "ONWAAR", "0"])
def test_a_no_is_read(text):
    assert values.read_yes_no(text) is False


def test_a_perhaps_is_neither_yes_nor_no():
    assert values.read_yes_no("misschien") is UNREADABLE


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("1234AB", "1234AB"),
        ("1234 ab", "1234AB"),
        ("1234  AB", "1234AB"),
        ("0999AB", UNREADABLE),
        ("1234SS", UNREADABLE),
        ("1234", UNREADABLE),
        ("12345AB", UNREADABLE),
    ],
)
def test_a_postcode_is_read(text, read):
    assert values.read_postcode(text) == read


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("12", (12, "")),
        ("12A", (12, "A")),
        ("12 bis", (12, "bis")),
        ("12-", (12, "")),
        ("12-a", (12, "a")),
        ("12/2-hg", (12, "2-hg")),
        ("99999", (99_999, "")),
        ("0", OUT_OF_RANGE),
        ("100000", OUT_OF_RANGE),
        ("A12", UNREADABLE),
        ("12,5", UNREADABLE),
        ("12-mrt", UNREADABLE),
        ("2026-02-12", UNREADABLE),
    ],
)
def test_a_house_number_is_read_with_its_addition(text, read):
    assert values.read_house_number(text) == read


@pytest.mark.parametrize(
    ("text", "read"),
    [("0", 0), ("3", 3), ("99", 99), ("100", OUT_OF_RANGE), ("-1", UNREADABLE), ("drie", UNREADABLE)],
)
def test_a_whole_number_is_read(text, read):
    assert values.read_whole(text) == read


@pytest.mark.parametrize(("text", "read"), [("12345678", "12345678"), ("1234567", UNREADABLE)])
def test_a_chamber_number_has_eight_digits(text, read):
    assert values.read_chamber_number(text) == read


@pytest.mark.parametrize(
    ("text", "read"),
    [("52.123", 52.123), ("52,123", 52.123), ("4.9", OUT_OF_RANGE), ("noord", UNREADABLE)],
)
def test_degrees_know_no_thousands_marks(text, read):
    assert values.read_degrees(text, least=50, most=54) == read


@pytest.mark.parametrize(
    ("text", "read"),
    [("energie", PartnerType.ENERGY), ("CAK eigen bijdrage", PartnerType.CAK_OWN_CONTRIBUTION), ("Bank", UNKNOWN)],
)
def test_a_code_is_read_without_regard_to_case(text, read):
    assert values.read_code(text, PartnerType) == read


def test_codes_are_read_once_each_in_their_order():
    assert values.read_codes("mentaal| praktisch||Mentaal", Support) == (Support.MENTAL, Support.PRACTICAL)


def test_one_unknown_code_makes_the_list_unknown():
    assert values.read_codes("nazorg|koken", Task) is UNKNOWN


@pytest.mark.parametrize(
    ("text", "read"),
    [("NL|en", ("nl", "en")), ("tzm", ("tzm",)), ("Nederlands", UNKNOWN), ("nl,en", UNKNOWN), ("n", UNKNOWN)],
)
def test_languages_are_iso_codes(text, read):
    assert values.read_languages(text) == read


@pytest.mark.parametrize(
    ("text", "read"),
    [("ma-o|DI-M", ("ma-o", "di-m")), ("maandag ochtend|zo avond", ("ma-o", "zo-a")), ("ma-x", UNKNOWN)],
)
def test_parts_of_the_week_are_read(text, read):
    assert values.read_slots(text) == read


@pytest.mark.parametrize(
    ("text", "read"),
    [("25|2516|2516 ab", ("25", "2516", "2516AB")), ("Centrum", UNREADABLE), ("25A", UNREADABLE)],
)
def test_an_area_is_made_of_postcode_beginnings(text, read):
    assert values.read_area(text) == read


@pytest.mark.parametrize(
    ("text", "read"),
    [("1234 ab|Jan de Wit", ("1234AB", "Jan de Wit")), ("1234SS|Jan", UNREADABLE), ("1234", UNREADABLE)],
)
def test_what_begins_with_a_digit_in_a_conflict_list_is_a_postcode(text, read):
    assert values.read_conflicts(text) == read


@pytest.mark.parametrize(("text", "read"), [("1", Urgency.CRISIS), ("Laag", Urgency.LOW), ("5", UNKNOWN)])
def test_an_urgency_is_read(text, read):
    assert values.read_urgency(text) == read


@pytest.mark.parametrize(("text", "read"), [("V", Gender.WOMAN), ("man", Gender.MAN), ("koe", UNKNOWN)])
def test_a_gender_is_read(text, read):
    assert values.read_gender(text) == read


@pytest.mark.parametrize(("text", "read"), [("vrouw", Gender.WOMAN), ("geen voorkeur", None), ("koe", UNKNOWN)])
def test_a_wish_for_a_gender_is_read(text, read):
    assert values.read_gender_wish(text) == read


@pytest.mark.parametrize("text", ["[/b] Jan <b>&amp; {x}", "=1+1", "@SUM(A1)", "Ĳzerman", "Nguyễn  Thị", "'t Hoekje"])
def test_a_text_stays_as_it_came(text):
    assert values.read_text(text) == text


@pytest.mark.parametrize("text", [" Jan\n de\tWit ", "Jan\r\nde\u00a0Wit", "\ufeffJan de Wit"])
def test_white_space_inside_a_text_becomes_one_space(text):
    assert values.read_text(text) == "Jan de Wit"


@pytest.mark.parametrize("sign", sorted(TURNING))
def test_a_sign_that_turns_text_is_left_out_and_the_letters_stay_in_their_order(sign):
    assert values.read_text(f"{sign}Jan{sign} de {sign}Wit{sign}") == "Jan de Wit"


@pytest.mark.parametrize("text", ["Jan\0sen", "Jan\x1b[31m", "Jan\udc81"])
def test_a_text_with_control_characters_is_unreadable(text):
    assert values.read_text(text) is UNREADABLE


@pytest.mark.parametrize(
    ("read", "write"),
    [
        (values.read_text, str),
        (values.read_date, date.isoformat),
        (values.read_postcode, str),
        (values.read_languages, "|".join),
        (values.read_slots, "|".join),
        (values.read_area, "|".join),
        (values.read_conflicts, "|".join),
        (values.read_house_number, lambda door: f"{door[0]} {door[1]}"),
        (values.read_signal_amount, lambda cents: f"{cents // 100},{cents % 100:02d}"),
    ],
)
@given(text=st.text() | st.from_regex(r"[0-9.,/A-Za-z| €-]{1,12}", fullmatch=True))
def test_what_was_read_reads_the_same_again(read, write, text):
    found = read(text)
    assert isinstance(found, Fault) or read(write(found)) == found
