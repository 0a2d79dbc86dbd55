"""Which proofs end soon is asked of few volunteers; judging all of them must say the same."""

from datetime import date, timedelta

import pytest

from desk.volunteers.deployability import expiring_proofs
from desk.volunteers.loading import load_volunteers
from schema.deployable import expiring
from tests.desk.volunteers.invented import BOS, read_in, volunteer


@pytest.mark.parametrize("on", [date(2026, 2, 28), date(2026, 3, 1), date(2026, 11, 3), date(2027, 12, 31)])
def test_the_few_who_are_judged_are_all_who_matter(store, tmp_path, on):
    first = on - timedelta(days=3 * 366 + 10)
    obtained = [(first + timedelta(days=n * 3)).isoformat() for n in range(400)]
    rows = [volunteer(f"V{n}", geheimhouding_op=day, vog_op=day) for n, day in enumerate(obtained, 1)]
    read_in(store, tmp_path, volunteers=rows, on=on)
    settings = store.settings(on)
    judged = [(one.id, proof) for one in load_volunteers(store) for proof in expiring(one, on, settings)]
    assert len(judged) > 30
    assert expiring_proofs(store, on=on) == judged


@pytest.mark.parametrize(("within", "named"), [(6, 0), (7, 1), (None, 1)])
def test_fewer_days_ahead_name_fewer_proofs(store, tmp_path, within, named):
    read_in(store, tmp_path, volunteers=[BOS | {"geheimhouding_op": "2024-11-11"}])
    assert len(expiring_proofs(store, on=date(2026, 11, 3), within=within)) == named
