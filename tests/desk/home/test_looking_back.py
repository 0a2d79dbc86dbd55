"""Any record as it stood on a day: the same as whoever opened it that day saw, whatever was done since."""

from datetime import timedelta

import pytest

from desk.cli.edge import run
from desk.home.looking_back import show_as_it_was
from desk.home.practice.making import make_practice_desk
from desk.home.showing import FILES, show_record
from desk.privacy.erasing import erase_resident
from desk.store.opening import open_desk
from schema.refused import Refused
from tests.conftest import TODAY
from tests.desk.store.aged import age

THEN = TODAY - timedelta(days=40)
_ONE = {
    "signal": "SELECT id FROM visible_signals WHERE case_id IS NOT NULL ORDER BY key DESC LIMIT 1",
    "case": "SELECT id FROM visible_cases WHERE status = 'open' ORDER BY attempts DESC, key LIMIT 1",
    "resident": "SELECT resident AS id FROM visible_requests ORDER BY key LIMIT 1",
    "request": "SELECT id FROM visible_requests ORDER BY key LIMIT 1",
    "volunteer": "SELECT volunteer AS id FROM visible_pairings ORDER BY key LIMIT 1",
    "organisation": "SELECT id FROM visible_organisations ORDER BY key DESC LIMIT 1",
    "pairing": "SELECT id FROM visible_pairings ORDER BY key LIMIT 1",
    "agreement": "SELECT id FROM visible_agreements ORDER BY key LIMIT 1",
    "document": "SELECT id FROM visible_documents ORDER BY key LIMIT 1",
    "action": "SELECT id FROM visible_actions ORDER BY key LIMIT 1",
    "tray": "SELECT code AS id FROM (SELECT 'now' AS code)",
    "module": "SELECT id FROM visible_modules ORDER BY key LIMIT 1",
    "session": "SELECT id FROM visible_sessions ORDER BY key LIMIT 1",
}
_CHANGES = (
    ("signal", {"amount_cents": 999_900}),
    ("resident", {"phone": "0999-000001"}),
    ("request", {"languages": "fr"}),
    ("volunteer", {"surname": "Anders", "maximum": 1}),
    ("organisation", {"phone": "0999-000002"}),
    ("pairing", {"points": 1}),
    ("agreement", {"reason": "later gewijzigd"}),
    ("action", {"title": "later gewijzigd"}),
    ("training_module", {"provider": "later gewijzigd"}),
)


@pytest.fixture(scope="module")
def lived(tmp_path_factory):
    """A practice desk of which one record of every kind was seen on a day, and changed the day after."""
    home = tmp_path_factory.mktemp("lived") / "home"
    make_practice_desk(home, home / "key", residents=30, volunteers=16, seed=3, on=TODAY)
    with open_desk(home) as store:
        chosen = {kind: store.query(sql)[0]["id"] for kind, sql in _ONE.items() if kind != "tray"}
        last = store.head().seq
        seen = {kind: show_record(store, kind, record, on=THEN, purpose="show") for kind, record in chosen.items()}
        with store.write(store.user, "change", "desk") as tx:
            for table, fields in _CHANGES:
                for row in tx.read(f"SELECT id, version FROM {table}"):
                    tx.change(table, row["id"], fields, row["version"])
            for row in tx.read("SELECT id, version FROM attempt WHERE case_id = ?", [chosen["case"]]):
                tx.change("attempt", row["id"], {"reached": True, "made_on": TODAY}, row["version"])
            tx.insert("talk", [{"case_id": chosen["case"], "held_on": TODAY}])
            addresses = {row["address"] for row in tx.read("SELECT address FROM signal")}
            tx.recompute("cases", addresses, store.settings(TODAY), TODAY)
        age(store, lambda seq: THEN if seq <= last else TODAY)
        yield store, chosen, seen


@pytest.mark.parametrize("kind", [kind for kind in FILES if kind != "tray"])
def test_every_kind_of_record_is_seen_as_it_was(lived, kind):
    store, chosen, seen = lived
    told = show_as_it_was(store, kind, chosen[kind], THEN, on=TODAY, purpose="show")
    assert told.pop("as_it_was_on") == THEN.isoformat()
    history = [{**each, "at": ""} for each in told.pop("history")]
    before = [{**each, "at": ""} for each in seen[kind]["history"] if each["verb"] != "look"]
    assert told == {name: value for name, value in seen[kind].items() if name != "history"}
    assert history == before


def test_what_was_changed_since_is_seen_today(lived):
    store, chosen, _seen = lived
    told = show_as_it_was(store, "volunteer", chosen["volunteer"], TODAY, on=TODAY, purpose="show")
    assert told["surname"] == "Anders"


def test_looking_back_is_logged_today_as_looking(lived):
    store, chosen, _seen = lived
    before = store.head().seq
    show_as_it_was(store, "resident", chosen["resident"], THEN, on=TODAY, purpose="access")
    [event] = store.query("SELECT verb, subject FROM visible_events WHERE seq > ?", [before])
    assert event == {"verb": "look", "subject": chosen["resident"]}


def test_a_day_to_come_is_refused(lived):
    store, chosen, _seen = lived
    with pytest.raises(Refused, match="day-in-future"):
        show_as_it_was(store, "case", chosen["case"], TODAY + timedelta(days=1), on=TODAY, purpose="show")


def test_a_record_that_was_not_there_yet_is_refused(lived):
    store, chosen, _seen = lived
    with pytest.raises(Refused, match="not-there-then"):
        show_as_it_was(store, "case", chosen["case"], THEN - timedelta(days=1), on=TODAY, purpose="show")


def test_what_was_destroyed_since_is_on_no_day_there(lived):
    store, _chosen, _seen = lived
    [alone] = store.query(
        "SELECT id FROM visible_residents WHERE id NOT IN (SELECT resident FROM visible_requests)"
        " AND id IN (SELECT resident FROM visible_signals s JOIN visible_cases c ON c.id = s.case_id"
        "   WHERE c.status = 'open' GROUP BY resident HAVING max(s.crisis) = 0) ORDER BY key LIMIT 1"
    )
    assert show_as_it_was(store, "resident", alone["id"], THEN, on=TODAY, purpose="show")["id"] == alone["id"]
    erase_resident(store, alone["id"], "gevraagd", on=TODAY)
    with pytest.raises(Refused, match="not-there-then"):
        show_as_it_was(store, "resident", alone["id"], THEN, on=TODAY, purpose="show")


def test_a_day_is_asked_by_command(lived, today, capsys):
    store, chosen, _seen = lived
    capsys.readouterr()
    assert run(["--home", str(store.home), "show", "volunteer", chosen["volunteer"], "--on", THEN.isoformat()]) == 0
    told = capsys.readouterr()
    assert "Anders" not in told.out
    assert "Zo stond het op" in told.err


def test_the_log_names_nobody(lived):
    store, _chosen, _seen = lived
    sql = "SELECT surname FROM resident UNION SELECT surname FROM volunteer UNION SELECT surname FROM signal"
    names = {row["surname"] for row in store.query(sql) if len(row["surname"] or "") > 3}
    names |= {row["name"] for row in store.query("SELECT name FROM desk_user")}
    log = "\n".join(f"{row['subject']} {row['body']}" for row in store.query("SELECT subject, body FROM audit_event"))
    assert {name for name in names if name in log} == set()
