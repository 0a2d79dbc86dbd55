"""Filters and the order of work trays."""

import json
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schema.codes import CaseKind, PartnerType
from schema.refused import Refused
from schema.trays import (
    ORDER,
    READY,
    Criterion,
    Filter,
    Standing,
    checked,
    in_order,
    places,
    read_filter,
    read_order,
    written,
)

DAYS = st.sampled_from(["2026-10-01", "2026-11-01", "2026-11-30"])
ROWS = st.lists(
    st.builds(
        Standing,
        id=st.uuids().map(str),
        crisis=st.booleans(),
        end_of_supply=st.booleans(),
        due=st.none() | DAYS,
        partners=st.integers(1, 3),
        amount=st.sampled_from([5_000, 90_000, 250_000]),
        signal_on=DAYS,
        attempts=st.integers(0, 2),
    ),
    max_size=12,
    unique_by=lambda row: row.id,
)
ORDERS = st.permutations(list(Criterion)).flatmap(lambda all_: st.integers(1, len(all_)).map(lambda n: tuple(all_[:n])))
RANGES = st.none() | st.integers(0, 100)
FILTERS = st.builds(
    Filter,
    amount_from=RANGES,
    days_from=RANGES,
    years_to=RANGES,
    attempts_to=RANGES,
    partners=st.lists(st.sampled_from(["Het Anker", "L’eau & co"]), max_size=2).map(tuple),
    types=st.lists(st.sampled_from(PartnerType), max_size=2).map(tuple),
    area=st.lists(st.sampled_from(["12", "1234", "1234AB"]), max_size=2, unique=True).map(tuple),
    kinds=st.lists(st.sampled_from(CaseKind), max_size=2).map(tuple),
    crisis=st.none() | st.booleans(),
    end_of_supply=st.none() | st.booleans(),
    repeat=st.none() | st.booleans(),
)


@given(ROWS, ORDERS, st.randoms())
def test_the_order_is_the_same_in_whatever_order_the_rows_come(rows, order, chance):
    mixed = list(rows)
    chance.shuffle(mixed)
    assert in_order(mixed, order) == in_order(rows, order)


@given(ROWS, ORDERS)
def test_what_speaks_for_a_row_never_stands_above_what_speaks_earlier(rows, order):
    firsts = [place.first for place in places(in_order(rows, order), order)]
    ranks = [len(order) if first is None else order.index(first) for first in firsts]
    assert ranks == sorted(ranks)


@given(ROWS, ORDERS)
def test_what_parts_two_rows_is_all_that_was_needed_to_order_them(rows, order):
    ordered = in_order(rows, order)
    for (above, row), place in zip(pairwise(ordered), places(ordered, order)[1:], strict=True):
        if place.then is None:
            assert above.id < row.id
        else:
            before = order[: order.index(place.then)]
            assert in_order([row, above], (*before, place.then)) == [above, row]
            assert places([above, row], before)[1].then is None


def row(id_="a", **facts):
    usual = {
        "crisis": False,
        "end_of_supply": False,
        "due": None,
        "partners": 1,
        "amount": 1,
        "signal_on": "",
        "attempts": 1,
    }
    return Standing(id_, **(usual | facts))


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"crisis": True, "due": "2026-11-01"}, Criterion.CRISIS),
        ({"end_of_supply": True, "due": "2026-11-01"}, Criterion.END_OF_SUPPLY),
        ({"due": "2026-11-01", "partners": 2}, Criterion.TERM),
        ({"partners": 2}, Criterion.PARTNERS),
        ({}, Criterion.AMOUNT),
    ],
)
def test_the_first_that_speaks_for_a_row_is_its_reason(facts, expected):
    assert places([row(**facts)], ORDER)[0] == (expected, None)


def test_a_crisis_with_a_late_term_goes_before_an_early_term():
    crisis, early = row("b", crisis=True, due="2026-12-01"), row("a", due="2026-11-01", amount=900_000)
    assert in_order([early, crisis]) == [crisis, early]


@given(FILTERS)
def test_a_filter_is_read_as_it_was_written(wanted):
    assert read_filter(written(wanted)) == wanted


@given(
    st.dictionaries(
        st.sampled_from(["crisis", "area", "days_to", "x"]),
        st.none() | st.integers() | st.text() | st.lists(st.text()),
    )
)
def test_whatever_is_read_is_a_filter_or_a_refusal_by_name(asked):
    fault = None
    try:
        found = read_filter(json.dumps(asked))
    except Refused as refused:
        fault = refused.code
    assert fault in (None, "tray-value-unreadable", "value-not-in-list")
    assert fault is not None or read_filter(written(found)) == found


@pytest.mark.parametrize(
    ("text", "code", "field"),
    [
        ("geen json", "tray-unreadable", None),
        ("[]", "tray-unreadable", None),
        ('{"kleur": 1}', "value-not-in-list", "filter"),
        ('{"kinds": ["dubbel"]}', "value-not-in-list", "kinds"),
        ('{"types": ["Bakker"]}', "value-not-in-list", "types"),
        ('{"crisis": 1}', "tray-value-unreadable", "crisis"),
        ('{"days_to": true}', "tray-value-unreadable", "days_to"),
        ('{"days_to": 999999999}', "tray-value-unreadable", "days"),
        ('{"attempts_from": -1}', "tray-value-unreadable", "attempts"),
        ('{"area": ["x"]}', "tray-value-unreadable", "area"),
        ('{"area": "12"}', "tray-value-unreadable", "area"),
        ('{"amount_from": 2, "amount_to": 1}', "tray-range-backwards", "amount"),
    ],
)
def test_a_fault_in_a_filter_is_named(text, code, field):
    with pytest.raises(Refused, match=code) as caught:
        read_filter(text)
    assert caught.value.values.get("field") == field


@pytest.mark.parametrize("text", ["", "kleur", "crisis|crisis"])
def test_an_order_names_each_criterion_once(text):
    with pytest.raises(Refused, match="value-not-in-list"):
        read_order(text)


def test_an_order_is_read_as_it_is_kept():
    assert read_order("|".join(ORDER)) == ORDER


@pytest.mark.parametrize("ready", READY, ids=lambda ready: ready.code)
def test_the_ready_trays_can_be_kept(ready):
    assert read_filter(written(checked(ready.filter))) == ready.filter
