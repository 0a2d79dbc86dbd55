"""The months to look at, and each figure over the last twelve, against the courses of those figures."""

from desk.evaluation.closing import close_review
from desk.evaluation.course import every_month
from desk.evaluation.month_counts import FIGURES
from desk.evaluation.months import MONTHS, courses, months_to_look_at
from tests.conftest import TODAY
from tests.desk.signals.invented import read_in, signal

LAST = "2026-10"


def test_the_twelve_months_of_each_figure_are_those_of_its_course(lived_in):
    points = {name: every_month(lived_in, name, LAST, months=MONTHS, on=TODAY) for name in FIGURES}
    values = {name: tuple(point.figure.value for point in each) for name, each in points.items()}
    assert courses(lived_in, LAST, on=TODAY) == values


def test_the_months_run_from_the_first_signal_to_today_and_say_which_are_closed(store, tmp_path):
    read_in(store, tmp_path, signal(signaaldatum="2026-08-20", ontstaansdatum="2026-06-01"))
    close_review(store, "2026-09", on=TODAY)
    assert list(months_to_look_at(store, on=TODAY).items()) == [
        ("2026-11", False),
        ("2026-10", False),
        ("2026-09", True),
        ("2026-08", False),
    ]


def test_before_there_is_anything_there_is_the_month_of_today(store):
    assert months_to_look_at(store, on=TODAY) == {"2026-11": False}
