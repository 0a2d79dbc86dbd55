"""A practice desk is made from whatever seed and on whatever day."""

from datetime import date

import pytest

from desk.home.practice.making import make_practice_desk
from desk.store.opening import open_desk
from desk.store.verify import verify
from tests.proving import FULL

pytestmark = pytest.mark.proof

DAYS = (date(2026, 11, 3), date(2026, 12, 31), date(2027, 2, 28), date(2028, 2, 29))


@pytest.mark.parametrize("seed", range(24 if FULL else 6))
def test_a_practice_desk_is_made_from_any_seed(tmp_path, seed):
    home, on = tmp_path / "home", DAYS[seed % len(DAYS)]
    make_practice_desk(home, home / "key", residents=120 + 20 * seed, volunteers=10 + 10 * seed, seed=seed, on=on)
    with open_desk(home) as store:
        assert verify(store).ok
