"""What is typed in a form is read the way people write it."""

from datetime import date

import pytest

from desk.widgets import fields
from desk.widgets.fields import Unreadable, read, read_day

TODAY = date(2026, 11, 3)


@pytest.mark.parametrize(("typed", "expected"), [
    ("03-11-2026", date(2026, 11, 3)),
    ("3-11", date(2026, 11, 3)),
    ("3/11", date(2026, 11, 3)),
    ("3.11.26", date(2026, 11, 3)),
    ("03112026", date(2026, 11, 3)),
    ("0311", date(2026, 11, 3)),
    ("2026-11-03", date(2026, 11, 3)),
    ("Vandaag", date(2026, 11, 3)),
    ("gisteren", date(2026, 11, 2)),
    ("morgen", date(2026, 11, 4)),
    ("+7", date(2026, 11, 10)),
    ("-3", date(2026, 10, 31)),
    ("29-2-2028", date(2028, 2, 29)),
    ("", None),
])  # fmt: skip
def test_a_day_is_read_as_people_type_it(typed, expected):
    assert read_day(typed, TODAY) == expected


@pytest.mark.parametrize("typed", ["x", "31-2", "29-2-2026", "3-13", "3", "+", "-", "3-11-0", "+99999", "--3", "²-3"])
def test_what_is_no_day_is_said_to_be_none(typed):
    with pytest.raises(Unreadable, match="geen datum"):
        read_day(typed, TODAY)


@pytest.mark.parametrize(("field", "given", "expected"), [
    (fields.text("a", "A"), "  Jan  ", "Jan"),
    (fields.secret("a", "A"), "  zin  ", "  zin  "),
    (fields.money("a", "A"), "1.450", 145_000),
    (fields.money("a", "A"), "12,5", 1250),
    (fields.money("a", "A"), " ", None),
    (fields.choice("a", "A", [("x", "X")]), None, None),
    (fields.yes_no("a", "A"), "yes", True),
    (fields.yes_no("a", "A"), "no", False),
    (fields.yes_no("a", "A", required=False), None, None),
    (fields.several("a", "A", [("x", "X")]), ("x",), ("x",)),
    (fields.note("a", "A"), "een\ntwee\n", "een\ntwee"),
])  # fmt: skip
def test_each_kind_gives_its_own_type(field, given, expected):
    assert read(field, given, on=TODAY) == expected


@pytest.mark.parametrize(("field", "given"), [
    (fields.text("a", "A", required=True), " "),
    (fields.day("a", "A", required=True), ""),
    (fields.money("a", "A", required=True), ""),
    (fields.choice("a", "A", [], required=True), None),
    (fields.several("a", "A", [], required=True), ()),
    (fields.yes_no("a", "A"), None),
])  # fmt: skip
def test_a_needed_field_may_not_stay_empty(field, given):
    with pytest.raises(Unreadable, match="Vul dit in"):
        read(field, given, on=TODAY)


def test_zero_euros_is_an_amount():
    assert read(fields.money("a", "A", required=True), "0", on=TODAY) == 0


def test_no_is_an_answer():
    assert read(fields.yes_no("a", "A"), "no", on=TODAY) is False


def test_a_check_judges_what_was_read():
    field = fields.day("a", "A", check=lambda day: "te laat" if day > TODAY else "")
    with pytest.raises(Unreadable, match="te laat"):
        read(field, "morgen", on=TODAY)
