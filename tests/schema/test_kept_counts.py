"""What was counted in records that are gone is added to a month's figures, and never to its lists."""

from dataclasses import replace
from datetime import date

from schema.codes import CaseKind, Result
from schema.kept_counts import BASE, MonthCount, gone_from, told_once, with_kept
from schema.review import CaseFacts, MonthFacts, review
from schema.settings import Settings

ON, MONTH, SETTINGS = date(2026, 11, 3), "2026-09", Settings()
DUE = date(2026, 10, 1)
CASE = CaseFacts("one", CaseKind.SINGLE, Result.FOLLOW_UP, DUE, 2, in_time=True, reached=True)
OTHER = CaseFacts("two", CaseKind.MULTIPLE, None, DUE, 0)


def month(*cases: CaseFacts):
    return review(MONTH, MonthFacts(list(cases), [case.id for case in cases], [], [], [], []), ON, SETTINGS)


def kept(case: CaseFacts) -> list[MonthCount]:
    """Return the counts that stay of a case."""
    about = MonthCount(MONTH, "", 0, case.with_volunteer, "Energie", "", str(case.kind), "1234")
    counts = told_once(month(case).figures)
    return [replace(about, figure=name, count=count) for name, count in counts.items()]


def numbers(made):
    return {
        (group, name): (figure.value, figure.numerator, figure.denominator)
        for group in ("figures", "with_volunteer", "without_volunteer")
        for name, figure in getattr(made, group).items()
    }


def test_a_month_counts_the_same_whether_a_case_is_there_or_kept_as_a_count():
    assert numbers(with_kept(month(OTHER), kept(CASE))) == numbers(month(CASE, OTHER))


def test_a_month_of_which_nothing_is_left_counts_the_same():
    assert numbers(with_kept(month(), [*kept(CASE), *kept(OTHER)])) == numbers(month(CASE, OTHER))


def test_what_is_gone_can_be_counted_but_not_opened():
    figure = with_kept(month(OTHER), kept(CASE)).figures["cases"]
    assert (figure.numerator, figure.ids) == (2, ("two",))
    assert gone_from(figure, {"two"}) == 1


def test_of_a_closed_month_the_records_that_are_gone_are_told_too():
    assert gone_from(month(CASE, OTHER).figures["cases"], {"two"}) == 1


def test_a_rate_keeps_its_denominator_apart():
    assert told_once(month(OTHER).figures)[f"first_contact_on_time{BASE}"] == 1
