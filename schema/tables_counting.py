"""Indexes from which a month is counted: each holds all that is asked, in small numbers, so that no row is opened."""

from collections.abc import Mapping

TABLES: Mapping[str, str] = {}

STATEMENTS: tuple[str, ...] = (
    "DROP INDEX signal_case_by_month_kind",
    "CREATE INDEX signal_case_of_month ON signal_case (month, signals, kind_code, result_code, due_day, attempts, "
    "in_time, was_reached, by_volunteer, paired_on, urgent, address, id)",
    "DROP INDEX signal_by_signal_on_id",
    "CREATE INDEX signal_by_signal_on_id ON signal (signal_on, id, partner, address)",
)
"""An encrypted page that is opened costs as much as a hundred rows read from it; rows of a month lie far apart."""
