"""The counts behind the charts: the same figures as the reviews of those months."""

from datetime import date

from desk.evaluation.review import review_of
from desk.evaluation.series import review_series
from desk.signals.recording import log_contact
from schema.codes import Channel
from schema.review_series import Share
from tests.conftest import TODAY
from tests.desk.signals.invented import only_case, read_in, signal
from tests.desk.volunteers.invented import BOS
from tests.desk.volunteers.invented import read_in as read_people

MONTH = "2026-10"


def test_the_months_carry_the_figures_of_their_own_reviews(store, tmp_path):
    read_in(store, tmp_path, signal(), signal(signaaldatum="2026-08-10", kenmerk="S8", postcode="1234ZZ"))
    series = review_series(store, MONTH, on=TODAY)
    assert [each.month for each in series.months] == ["2026-08", "2026-09", "2026-10"]
    for each in series.months:
        figures = review_of(store, each.month, on=TODAY).figures
        assert (each.signals, each.picked_up) == (figures["signals"].value, figures["picked_up"].value)


def test_a_channel_counts_the_attempts_of_the_month_and_who_was_reached(store, tmp_path):
    read_in(store, tmp_path, signal())
    for reached in (True, False):
        log_contact(store, only_case(store)["id"], Channel.PHONE, reached, on=TODAY)
    assert review_series(store, MONTH, on=TODAY).channels == ()
    assert review_series(store, "2026-11", on=TODAY).channels == (Share("Telefoon", 2, 1),)


def test_a_proof_stands_in_the_month_in_which_it_lapses(store, tmp_path):
    read_people(store, tmp_path, volunteers=[BOS | {"geheimhouding_op": "2024-12-15"}])
    lapsing = review_series(store, MONTH, on=date(2026, 11, 3)).lapsing
    assert [share.name for share in lapsing] == [f"2026-{n}" for n in (11, 12)] + [f"2027-0{n}" for n in (1, 2, 3, 4)]
    assert lapsing[1] == Share("2026-12", 1)


def test_a_desk_without_requests_has_no_waits(store):
    assert review_series(store, MONTH, on=TODAY).waits == ()
