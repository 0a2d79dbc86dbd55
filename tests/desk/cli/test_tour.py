"""`make demo` goes all the way, on whatever day somebody tries the program."""

import pytest

from desk.cli.tour import main

pytestmark = pytest.mark.proof


@pytest.mark.parametrize("day", ["2026-11-03", "2026-11-29", "2027-03-01"])
def test_the_tour_imports_pairs_and_prints(tmp_path, monkeypatch, day):
    monkeypatch.setenv("DESK_TODAY", day)
    assert main(tmp_path) == 0
    papers = [path.name for path in tmp_path.glob("*.pdf")]
    assert len(papers) == 2
    assert all((tmp_path / name).read_bytes().startswith(b"%PDF") for name in papers)
