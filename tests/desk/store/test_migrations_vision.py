"""What a desk of before the vision track holds is still there after it."""

from desk.evaluation.actions import complete_action, list_actions
from desk.evaluation.vision import round_on
from desk.store import migrations
from desk.store.cipher import connect
from desk.store.migrations import migrate
from desk.store.platform import make_file
from desk.store.store import DATABASE, LOCK, Store, User
from schema.tables import MIGRATIONS
from tests.conftest import TODAY

KEY = bytes(range(32))
_BEFORE = [name for name, _statements in MIGRATIONS].index("m016_vision")
_ACTION = """INSERT INTO action (id, event, source, subject, title, owner, made_on, due_on, done_on)
  VALUES ('a', 1, 'review', '2026-10', 'Werven', 'F. de Wit', '2026-10-01', '2026-12-01', NULL)"""


def test_an_action_of_before_is_open_as_it_was_and_can_be_done(tmp_path, monkeypatch):
    make_file(tmp_path / DATABASE)
    with monkeypatch.context() as older:
        older.setattr(migrations, "MIGRATIONS", MIGRATIONS[:_BEFORE])
        older.setattr(migrations, "NEWEST", _BEFORE)
        connection = connect(tmp_path / DATABASE, KEY)
        migrate(connection, tmp_path / LOCK)
        connection.execute(_ACTION)
        connection.commit()
        connection.close()
    with Store(tmp_path, KEY, User("u", "F. de Wit", "coordinator")) as store:
        [row] = list_actions(store, on=TODAY)
        assert (row["title"], row["status"], row["outcome"]) == ("Werven", "open", None)
        assert round_on(store, on=TODAY) is None
        complete_action(store, "a", "twee gevonden", on=TODAY)
        assert [row["outcome"] for row in list_actions(store, status="done", on=TODAY)] == ["twee gevonden"]
