"""What an older desk gave out, and the whole of its log, are kept."""

from desk.store.store import Store, User
from schema.tables import MIGRATIONS
from tests.desk.store.test_migrations import KEY, fresh, older

__all__ = ["fresh"]


def test_a_file_that_was_given_out_before_stays_and_was_open(fresh, monkeypatch):
    known = [name for name, _statements in MIGRATIONS].index("m024_exports")
    connection = older(fresh, monkeypatch, known)
    connection.execute(
        "INSERT INTO file_export (id, event, kind, receiver, written_on, columns, records, sha256)"
        " VALUES ('f', 1, 'volunteers', 'other-partner', '2026-05-01', 'kenmerk|naam', 3, 'x')"
    )
    connection.execute(
        "INSERT INTO audit_event (seq, at, actor, verb, subject, body, hash) VALUES (1, 'a', 'u', 'v', 's', '{}', 'h')"
    )
    connection.commit()
    connection.close()
    with Store(fresh, KEY, User("u", "F. de Wit", "coordinator")) as store:
        [row] = store.query("SELECT * FROM visible_file_exports")
        assert (row["kind"], row["records"], row["columns"]) == ("volunteers", 3, "kenmerk|naam")
        assert (row["encrypted"], row["place"], row["subjects"], row["written_by"]) == (0, "", "", "")
        assert store.query("SELECT seq FROM visible_events") == [{"seq": 1}]
