"""What is not asked of a volunteer has no place in her record, and what is asked has its reason beside it."""

import pytest

from desk.screens.volunteer_form import change_volunteer_form, interest_form, new_volunteer_form
from desk.screens.volunteer_why import why
from tests.desk.volunteers.invented import BOS, read_in

NOT_ASKED = (
    "birth",
    "born",
    "age",
    "religion",
    "faith",
    "health",
    "illness",
    "bsn",
    "passport",
    "identity",
    "nationality",
)
TABLES = ("volunteer", "volunteer_intake", "mentorship", "progress_talk", "peer_session", "volunteer_month", "pause")


@pytest.mark.parametrize("table", TABLES)
def test_the_record_has_no_place_for_what_is_not_asked(store, table):
    columns = [row["name"] for row in store.query(f"SELECT name FROM pragma_table_info('{table}')")]
    words = {word for column in columns for word in column.split("_")}
    assert words.isdisjoint(NOT_ASKED)


def forms(store):
    yield new_volunteer_form(store)
    yield interest_form(store)
    yield change_volunteer_form(store, "V1")


def test_every_field_of_every_form_of_the_record_says_why_it_is_asked(store, tmp_path, today):
    read_in(store, tmp_path, volunteers=[BOS])
    asked = [field for form in forms(store) for field in form._fields]
    assert [field.name for field in asked if len(field.why) < 15] == []
    assert len({field.name for field in asked}) > 20


def test_every_reason_is_one_or_two_sentences(today):
    assert [name for name, told in why().items() if not told.endswith(".") or len(told) > 110] == []
