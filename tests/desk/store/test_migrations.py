"""Bringing a file up to date: once, by one program, and never by an older one."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest

from desk.documents.register import document_text, list_documents
from desk.documents.signers import signers_of
from desk.store import migrations
from desk.store.cipher import connect
from desk.store.migrations import NEWEST, migrate
from desk.store.opening import open_desk
from desk.store.platform import make_file
from desk.store.store import DATABASE, LOCK, Store, User
from schema.codes import ProofKind, Result
from schema.refused import CannotOpen, Refused
from schema.requirements import DEFAULT_REQUIREMENTS
from schema.tables import MIGRATIONS
from tests.desk.store.files import bare, program

KEY = bytes(range(32))
_EXCHANGE = 2
"""The migration from which on results are written as the national exchange format does."""


@pytest.fixture
def fresh(tmp_path):
    make_file(tmp_path / DATABASE)
    return tmp_path


def schema_of(connection):
    rows = connection.execute(
        "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE '%\\_words\\_%' ESCAPE '\\'"
        " AND name NOT LIKE '\\_sqlite%' ESCAPE '\\' ORDER BY name"
    ).fetchall()
    return [row["sql"] for row in rows]


def start(home):
    with Store(home, KEY) as store:
        return store.query("PRAGMA user_version")[0]["user_version"]


def test_programs_that_start_at_the_same_time_make_the_tables_once(fresh):
    with ThreadPoolExecutor(6) as several:
        assert list(several.map(start, [fresh] * 6)) == [NEWEST] * 6
    with Store(fresh, KEY) as store:
        assert len(store.query("SELECT name FROM _sqlite_migrations")) == NEWEST


def test_migrating_twice_changes_nothing(store):
    with bare(store) as connection:
        before = schema_of(connection)
        migrate(connection, store.home / LOCK)
        assert schema_of(connection) == before


@pytest.mark.parametrize("known", range(1, NEWEST))
def test_a_desk_of_an_older_program_is_brought_up_to_date_with_what_stood_in_it(fresh, monkeypatch, known):
    with monkeypatch.context() as older:
        older.setattr(migrations, "MIGRATIONS", MIGRATIONS[:known])
        older.setattr(migrations, "NEWEST", known)
        connection = connect(fresh / DATABASE, KEY)
        migrate(connection, fresh / LOCK)
        connection.execute(
            "INSERT INTO partner (id, event, name, name_key) VALUES ('p', 1, 'Stroom en Zo', 'stroomenzo')"
        )
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute(
            "INSERT INTO closing (id, event, case_id, result, closed_on) VALUES ('c', 1, 'z', ?, '2026-10-01')",
            ["Inwoner regelt het zelf / hoeft geen hulp" if known < _EXCHANGE else Result.DECLINED.value],
        )
        connection.commit()
        connection.close()
    with Store(fresh, KEY, User("u", "F. de Wit", "coordinator")) as store:
        assert store.query("PRAGMA user_version")[0]["user_version"] == NEWEST
        assert [row["name"] for row in store.query("SELECT name FROM visible_partners")] == ["Stroom en Zo"]
        assert [row["result"] for row in store.query("SELECT result FROM visible_closings")] == [Result.DECLINED]


def older(fresh, monkeypatch, known):
    """Return a connection to a desk as an older program made it, with the first so many migrations."""
    with monkeypatch.context() as then:
        then.setattr(migrations, "MIGRATIONS", MIGRATIONS[:known])
        then.setattr(migrations, "NEWEST", known)
        connection = connect(fresh / DATABASE, KEY)
        migrate(connection, fresh / LOCK)
    return connection


def test_proofs_and_the_terms_a_desk_had_set_are_kept(fresh, monkeypatch):
    connection = older(fresh, monkeypatch, 2)
    connection.execute(
        "INSERT INTO organisation (id, event, kenmerk, name, kind) VALUES ('o', 1, 'O', 'O', 'gemeente')"
    )
    who = "INSERT INTO volunteer (id, event, kenmerk, surname, surname_key, postcode, organisation) VALUES"
    connection.execute(f"{who} ('v', 1, 'V1', 'Bos', 'bos', '1234AB', 'o')")
    proof = "INSERT INTO proof (id, event, version, volunteer, kind, obtained_on, issuer, reference) VALUES "
    connection.execute(f"{proof} ('b', 7, 2, 'v', 'vog', '2025-02-03', 'Justis', 'map 3')")
    connection.execute(
        "INSERT INTO setting (id, event, name, value, starts_on, reason) VALUES"
        """ ('s', 4, 'proof_months', '{"vog": 48, "secrecy": null}', '2026-05-01', 'raadsbesluit')"""
    )
    connection.commit()
    before = connection.execute("SELECT * FROM proof").fetchall()
    connection.close()
    with Store(fresh, KEY, User("u", "F. de Wit", "coordinator")) as store:
        assert store.query("SELECT * FROM visible_proofs") == [before[0] | {"seen_on": None, "seen_by": None}]
        assert store.requirements(date(2026, 4, 30)) == DEFAULT_REQUIREMENTS
        told = store.requirements(date(2026, 5, 1))
        kinds = (ProofKind.VOG, ProofKind.SECRECY, ProofKind.PRIVACY)
        assert [told.months(kind) for kind in kinds] == [48, None, 24]
        [version] = store.query("SELECT starts_on, reason, event FROM requirement_version")
        assert version == {"starts_on": "2026-05-01", "reason": "raadsbesluit", "event": 4}


def test_a_paper_that_was_signed_before_signing_rounds_stays_signed_by_both(fresh, monkeypatch):
    known = [name for name, _statements in MIGRATIONS].index("m014_signing")
    connection = older(fresh, monkeypatch, known)
    paper = """INSERT INTO document (id, event, number, kind, subject, language, edition, state_digest, sha256, pages,
        issued_on, template, pdf) VALUES (?, 3, ?, ?, 'o', 'nl', 1, '', 'x', 1, '2026-05-01', '1.1', x'25')"""
    connection.execute(paper, ["d", "SO-2026-0001", "collaboration-agreement"])
    connection.execute(paper, ["e", "GV-2026-0001", "secrecy-declaration"])
    connection.execute(
        "INSERT INTO signed_copy (id, event, document, sha256, media_type, registered_on, scan)"
        " VALUES ('c', 4, 'd', 'x', 'image/png', '2026-06-01', x'89')"
    )
    connection.commit()
    connection.close()
    with Store(fresh, KEY, User("u", "F. de Wit", "coordinator")) as store:
        listed = {row["id"]: row for row in list_documents(store, on=date(2026, 7, 1))}
        assert [(listed[it]["status"], listed[it]["signed_on"]) for it in "de"] == [
            ("signed", "2026-06-01"),
            ("issued", None),
        ]
        assert [signer.party for signer in signers_of(store, "e")] == ["de vrijwilliger", "de coördinator"]
        with pytest.raises(Refused, match="text-not-kept"):
            document_text(store, "d")


@pytest.mark.parametrize("kept", ["resident", "address", "signal", "signal_case"])
def test_what_names_a_record_is_found_by_an_index(store, kept):
    """Of these an import brings very many: to remove one must not take a look at all that could name it."""
    tables = [row["name"] for row in store.query("SELECT name FROM sqlite_master WHERE type = 'table'")]
    for table in tables:
        named = [row["from"] for row in store.query(f"PRAGMA foreign_key_list({table})") if row["table"] == kept]
        indexes = [row["name"] for row in store.query(f"PRAGMA index_list({table})")]
        first = {row["name"] for index in indexes for row in store.query(f"PRAGMA index_info({index})")[:1]}
        assert first.issuperset(named), table


def test_a_file_of_a_newer_program_is_refused(home, store):
    with bare(store) as connection:
        connection.execute(f"PRAGMA user_version = {NEWEST + 1}")
    with pytest.raises(CannotOpen) as caught:
        open_desk(home)
    assert (caught.value.code, caught.value.values) == ("desk-newer", {"version": NEWEST + 1, "known": NEWEST})


def test_a_migration_that_fails_leaves_the_file_as_it_was(fresh, monkeypatch):
    steps = (("m001_first", ("CREATE TABLE one (id TEXT) STRICT",)), ("m002_wrong", ("CREATE TABLE one (id TEXT)",)))
    monkeypatch.setattr(migrations, "MIGRATIONS", steps)
    connection = connect(fresh / DATABASE, KEY)
    with pytest.raises(Exception, match="already exists"):
        migrate(connection, fresh / LOCK)
    assert (connection.in_transaction, schema_of(connection)) == (False, [])
    connection.close()


def test_opening_a_desk_that_is_up_to_date_imports_no_sqlite_utils(home):
    text = """
import sys
from pathlib import Path
from desk.store.opening import open_desk
with open_desk(Path(sys.argv[1])):
    print([name for name in ("sqlite_utils", "numpy", "pydantic", "textual", "keyring") if name in sys.modules])
"""
    assert program(text, home).stdout == b"[]\n"
