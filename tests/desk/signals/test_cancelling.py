import pytest

from desk.signals.importing import import_signals
from schema.progress import Step
from schema.refused import Refused
from tests.conftest import TODAY, dump
from tests.desk.signals.invented import counts, read_in, signal, write_signals

ROWS = 1_200


@pytest.fixture
def path(tmp_path):
    rows = [signal(f"K{number}", huisnummer=str(number % 700 + 1)) for number in range(ROWS)]
    return write_signals(tmp_path / "s.csv", *rows)


def test_whoever_waits_is_told_every_step_and_at_least_each_thousand_rows(store, path):
    heard = []
    import_signals(store, path, on=TODAY, tell=lambda step, done, total: heard.append((step, done, total)))
    steps = list(dict.fromkeys(step for step, _done, _total in heard))
    assert steps == [*(Step.READING, Step.MATCHING, Step.WRITING, Step.BUNDLING)]
    assert (Step.MATCHING, 1_000, ROWS) in heard
    assert (Step.BUNDLING, 500, 700) in heard


@pytest.mark.parametrize("step", [Step.READING, Step.MATCHING, Step.BUNDLING, Step.WRITING])
@pytest.mark.parametrize("late", [False, True])
def test_a_cancelled_import_stores_nothing_and_leaves_nothing_to_be_found(store, path, step, late):
    read_in(store, path.parent, signal("K0", huisnummer="700"))
    before = dump(store)
    searched = [store.query(f"SELECT count(*) AS n FROM {table}_words") for table in ("address", "resident", "signal")]
    told = []

    def stop(now: str, done: int, total: int) -> None:
        told.append((now, done))
        if now == step and (not late or told.count((now, 0)) > 1 or done):
            raise Refused("import-cancelled")

    with pytest.raises(Refused, match="import-cancelled"):
        import_signals(store, path, on=TODAY, tell=stop)
    assert dump(store) == before
    assert searched == [
        store.query(f"SELECT count(*) AS n FROM {table}_words") for table in ("address", "resident", "signal")
    ]
    assert counts(read_in(store, path.parent, signal("K0", huisnummer="700"))) == (0, 0, 1, 0)


def test_after_a_cancelled_import_another_program_writes_at_once(store, path):
    def stop(step: str, _done: int, _total: int) -> None:
        if step == Step.WRITING:
            raise Refused("import-cancelled")

    with pytest.raises(Refused):
        import_signals(store, path, on=TODAY, tell=stop)
    with store.again() as other:
        assert counts(read_in(other, path.parent, signal())) == (1, 0, 0, 0)
