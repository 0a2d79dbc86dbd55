"""A backup of an older program comes back up to date."""

from desk.backups.restoring import restore
from desk.store import backup, migrations
from desk.store.age_keys import code_identity
from desk.store.backup import make_backup
from desk.store.migrations import NEWEST
from desk.store.opening import create_desk, open_desk
from desk.store.verify import verify
from schema.tables import MIGRATIONS
from tests.conftest import TODAY
from tests.desk.store.files import add_partner, partners

FACTS = {"municipality": "Gemeente Voorbeeldstad", "municipality-code": "9999"}
_BEFORE = [name for name, _statements in MIGRATIONS].index("m026_counting")


def test_a_backup_of_an_older_program_comes_back_up_to_date(tmp_path, monkeypatch):
    with monkeypatch.context() as then:
        then.setattr(migrations, "MIGRATIONS", MIGRATIONS[:_BEFORE])
        then.setattr(migrations, "NEWEST", _BEFORE)
        then.setattr(backup, "NEWEST", _BEFORE)
        made = create_desk(tmp_path / "old", FACTS, "F. de Wit", on=TODAY, key_file=tmp_path / "key")
        with open_desk(tmp_path / "old", key_file=tmp_path / "key") as store:
            add_partner(store, "Lichtstroom")
            make_backup(store, tmp_path / "x.age", "Gemeente Voorbeeldstad", [], on=TODAY)
    code = [code_identity(made.recovery_code)]
    restore(tmp_path / "new", tmp_path / "x.age", code, key_file=tmp_path / "key", on=TODAY)
    with open_desk(tmp_path / "new", key_file=tmp_path / "key") as store:
        assert store.query("PRAGMA user_version")[0]["user_version"] == NEWEST
        assert list(partners(store).values()) == ["Lichtstroom"]
        assert verify(store).ok
