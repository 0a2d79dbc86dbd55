"""The acts that the proofs of this folder do under fire, rehearsed once for all of them."""

from pathlib import Path

import pytest

from tests.conftest import TODAY
from tests.desk.fire.acts import Act, Rehearsal
from tests.proving import FULL


@pytest.fixture(scope="session")
def acts(empty_desk: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Act]:
    """Every act with a desk to do it on; in a bounded run those that print nothing."""
    with pytest.MonkeyPatch.context() as clock:
        clock.setenv("DESK_TODAY", TODAY.isoformat())
        return Rehearsal(empty_desk, tmp_path_factory.mktemp("rehearsed"), whole=FULL).rehearse()
