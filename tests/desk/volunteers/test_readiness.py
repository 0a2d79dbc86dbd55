import pytest

from desk.volunteers.readiness import readiness
from tests.desk.volunteers.invented import BOS, ON, read_in, volunteer


def test_each_volunteer_is_told_with_what_she_may_do_and_the_proof_that_ends_first(store, tmp_path):
    read_in(store, tmp_path, volunteers=[BOS | {"taken": "preventie|eerste-contact"}])
    [row] = readiness(store, on=ON)
    assert (row["ready"], row["offered"], row["lacking"], row["soon"]) == (1, 2, (), False)
    assert (row["lapses"], row["lapses_on"]) == ("secrecy", "2027-12-31")


def test_a_lapsed_proof_is_named_and_no_longer_the_first_to_end(store, tmp_path):
    read_in(store, tmp_path, volunteers=[BOS | {"geheimhouding_op": "2024-01-01"}])
    [row] = readiness(store, on=ON)
    assert (row["ready"], row["lacking"]) == (0, ("secrecy-expired",))
    assert row["lapses"] == "training:privacy"


@pytest.mark.parametrize(
    ("fields", "asks"),
    [
        ({}, False),
        ({"vog_op": ""}, True),
        ({"geheimhouding_op": "2024-12-20"}, True),
        ({"vog_op": "", "gestopt_op": "2026-01-01"}, False),
    ],
)
def test_attention_is_asked_by_who_works_and_lacks_a_proof_or_must_renew_one(store, tmp_path, fields, asks):
    read_in(store, tmp_path, volunteers=[volunteer("V2", **fields)])
    assert len(readiness(store, show="attention", on=ON)) == asks


def test_no_more_are_judged_than_asked_for(store, tmp_path):
    read_in(store, tmp_path, volunteers=[volunteer(f"V{number}", vog_op="") for number in range(1, 6)])
    for show in ("active", "all", "attention"):
        assert [row["kenmerk"] for row in readiness(store, show=show, limit=2, on=ON)] == ["V1", "V2"]
