"""What each role sees of a practice desk, by every command that reads and every document."""

import json
from contextlib import suppress

import pytest

from desk.cli.edge import NOT_OPENED, run
from desk.home.list_files import write_records
from desk.home.practice.making import make_practice_desk
from desk.pairings.cards import is_anonymous
from desk.pairings.moving import move_pairing
from desk.pairings.proposing import propose_pairing
from desk.privacy.accounts import add_account
from desk.privacy.given_files import given_files
from desk.store.access import VIEWS
from desk.store.opening import open_desk
from desk.volunteers.exporting import export_volunteers
from reports.catalogue import DOCUMENTS
from schema.codes import Side
from schema.refused import Refused
from schema.roles import Role
from tests.conftest import TODAY

ORGANISATION = "ORG01"
ROLES = (Role.ORGANISATION, Role.REVIEWER, Role.PRIVACY, Role.ADMINISTRATOR)
MONTH = "2026-10"
KINDS = "signals cases residents requests volunteers organisations pairings agreements documents actions".split()


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    """A practice desk, with an account and a key file for every role."""
    folder = tmp_path_factory.mktemp("roles")
    make_practice_desk(folder / "home", folder / "key", residents=60, volunteers=24, seed=3, on=TODAY)
    with open_desk(folder / "home", key_file=folder / "key") as store:
        more = {Role.ORGANISATION: {"organisation": ORGANISATION}, Role.STAND_IN: {"until_on": TODAY}}
        for role in (Role.ORGANISATION, Role.REVIEWER, Role.PRIVACY, Role.STAND_IN, Role.ADMINISTRATOR):
            add_account(store, f"A. {role}", role, key_file=folder / role, on=TODAY, **more.get(role, {}))
    return folder


def as_role(desk, role):
    return open_desk(desk / "home", key_file=desk / role, on=TODAY)


@pytest.fixture(scope="module")
def everything(desk):
    """For the coordinator: ids per kind of list, and who is who."""
    with open_desk(desk / "home", key_file=desk / "key") as store:
        volunteers = store.query(
            "SELECT v.*, o.kenmerk AS organisation_kenmerk FROM visible_volunteers v"
            " JOIN visible_organisations o ON o.id = v.organisation"
        )
        residents = store.query("SELECT * FROM visible_residents")
        pairings = store.query(
            "SELECT p.volunteer, r.resident FROM visible_pairings p JOIN visible_requests r ON r.id = p.request"
        )
        notes = [row["note"] for row in store.query("SELECT note FROM visible_attempts WHERE note <> ''")]
    return {"volunteers": volunteers, "residents": residents, "pairings": pairings, "notes": notes}


def full_name(row):
    return " ".join(part for part in (row["first_name"] or row.get("initials"), row["prefix"], row["surname"]) if part)


def marks(rows):
    """Return by what a person is known in a text: her full name, telephone and e-mail."""
    return {full_name(row) for row in rows} | {row[field] for row in rows for field in ("phone", "email") if row[field]}


def commands(desk, told):
    """Every command that reads, for every kind and every document, with the subjects a coordinator finds."""
    first = {kind: [row["id"] for row in told(["list", kind])][:3] for kind in KINDS}
    of_kind = {f"{kind[:-1]}": ids for kind, ids in first.items()}
    yield from (["list", kind] for kind in KINDS)
    yield from (["show", kind, each] for kind, ids in of_kind.items() for each in ids)
    yield from (
        ["today"],
        ["deployable"],
        ["match", "plan"],
        ["match", "what-if"],
        ["match", "fairness"],
        ["warnings"],
        ["forecast"],
        ["cover"],
        ["chain", "list"],
        ["account", "list"],
        ["house", "show"],
        ["texts", "list"],
        ["voice", "list"],
        ["meeting", MONTH, "show"],
        ["review", MONTH],
        ["training", "due"],
        ["print", "--list"],
        ["verify"],
    )
    yield from (["match", "suggest", each, "--why-not"] for each in of_kind["request"])
    yield from (["volunteer", "show", each] for each in of_kind["volunteer"])
    yield from (["pairing", each, "card"] for each in of_kind["pairing"])
    out = desk / "out.pdf"
    for document, known in DOCUMENTS.items():
        subjects = [MONTH] if known.subject == "month" else of_kind.get(known.subject or "", [""])
        yield from (["print", document, *([each] if each else []), "-o", str(out)] for each in subjects)


@pytest.fixture
def said(desk, monkeypatch, capsys):
    """Run a command as a role, and return its exit code and all that it said."""

    def said(role, command, *more):
        monkeypatch.setenv("DESK_TODAY", TODAY.isoformat())
        monkeypatch.setenv("DESK_KEY_FILE", str(desk / role))
        code = run(["--home", str(desk / "home"), *command, *more])
        out = capsys.readouterr()
        return code, out.out + out.err

    return said


@pytest.mark.parametrize("role", [*ROLES, Role.STAND_IN])
def test_no_role_hears_of_anybody_whom_it_does_not_see(desk, everything, said, role):
    def told(command):
        return json.loads(said("key", command, "--json")[1])

    own = [row for row in everything["volunteers"] if row["organisation_kenmerk"] == ORGANISATION]
    known = {row["id"] for row in own}
    helped = {row["resident"] for row in everything["pairings"] if row["volunteer"] in known}
    people = {
        Role.ORGANISATION: [*own, *(row for row in everything["residents"] if row["id"] in helped)],
        Role.PRIVACY: [*everything["volunteers"], *everything["residents"]],
        Role.STAND_IN: [*everything["volunteers"], *everything["residents"]],
    }.get(role, [])
    hidden = (marks(everything["volunteers"]) | marks(everything["residents"])) - marks(people)
    for command in commands(desk, told):
        code, heard = said(role, command)
        assert code != NOT_OPENED, (command, heard)
        assert not [mark for mark in hidden if mark in heard], (command, heard)
        if role is Role.PRIVACY:
            assert not [note for note in everything["notes"] if note in heard], command


def test_a_stand_in_sees_what_the_coordinator_sees(desk):
    with as_role(desk, Role.STAND_IN) as other, as_role(desk, "key") as store:
        for view in VIEWS:
            count = f"SELECT count(*) AS n FROM {view}"
            assert other.query(count)[0]["n"] >= store.query(count)[0]["n"] - 5, view


@pytest.mark.parametrize("asked", [[], ["--by", "partner"], ["--figure", "signals", "--months", "1"]])
@pytest.mark.parametrize("role", [Role.REVIEWER, Role.ORGANISATION, Role.PRIVACY, Role.ADMINISTRATOR])
def test_a_month_that_is_open_has_no_figures_for_who_does_not_see_all_of_it(said, role, asked):
    code, told = said(role, ["review", "2026-11", *asked, "--json"])
    assert (code, json.loads(told)["error"]["code"]) == (1, "month-still-open")


def test_a_reviewer_sees_the_course_of_a_figure_over_the_closed_months_alone(desk, said):
    with as_role(desk, "key") as store:
        closed = {row["month"] for row in store.query("SELECT month FROM visible_reviews")}
    last = max(closed)
    told = json.loads(said(Role.REVIEWER, ["review", last, "--figure", "signals", "--json"])[1])
    assert {point["month"] for point in told["course"]} <= closed
    assert [point["value"] for point in told["course"] if point["month"] == last] != [0]


@pytest.mark.parametrize("role", [Role.REVIEWER, Role.ORGANISATION])
def test_how_fair_help_is_spread_is_told_of_all_or_not_at_all(said, role):
    assert said(role, ["match", "fairness"])[0] == 1


def test_a_reviewer_reads_the_figures_of_a_closed_month_as_the_coordinator_does(desk, said):
    with as_role(desk, "key") as store:
        [closed] = store.query("SELECT max(month) AS month FROM visible_reviews")
    asked = ["review", closed["month"], "--json"]
    assert json.loads(said(Role.REVIEWER, asked)[1])["figures"] == json.loads(said("key", asked)[1])["figures"]


@pytest.mark.parametrize(
    "command",
    [["contact", "Z", "--channel", "Telefoon", "--reached", "yes"], ["pairing", "P", "contact"], ["undo"]],
)
@pytest.mark.parametrize("role", [Role.REVIEWER, Role.PRIVACY, Role.ADMINISTRATOR])
def test_whoever_only_looks_on_changes_nothing(desk, said, role, command):
    with as_role(desk, "key") as store:
        names = {"Z": store.query("SELECT id FROM visible_cases")[0]["id"]}
        names["P"] = store.query("SELECT id FROM visible_pairings WHERE ended_on IS NULL AND started_on <> ''")[0]["id"]
        before = store.head().seq
    assert said(role, [names.get(part, part) for part in command])[0] == 1
    with as_role(desk, "key") as store:
        assert store.head().seq == before


def test_an_organisation_moves_its_own_pairings_and_no_others(desk, said, everything):
    own = {row["id"] for row in everything["volunteers"] if row["organisation_kenmerk"] == ORGANISATION}
    running = "SELECT id, volunteer FROM visible_pairings WHERE ended_on IS NULL AND started_on <> ''"
    with as_role(desk, "key") as store:
        pairings = store.query(running)
    mine = next(row["id"] for row in pairings if row["volunteer"] in own)
    other = next(row["id"] for row in pairings if row["volunteer"] not in own)
    assert said(Role.ORGANISATION, ["pairing", mine, "contact"])[0] == 0
    assert said(Role.ORGANISATION, ["pairing", other, "contact"])[0] == 1


def test_an_organisation_s_coordinator_takes_back_her_own_step_and_no_other(desk, said, everything):
    own = {row["id"] for row in everything["volunteers"] if row["organisation_kenmerk"] == ORGANISATION}
    with as_role(desk, "key") as store:
        pairings = store.query("SELECT id, volunteer FROM visible_pairings WHERE ended_on IS NULL AND started_on <> ''")
        mine = next(row["id"] for row in pairings if row["volunteer"] in own)
        move_pairing(store, mine, "contact", on=TODAY, reason="van de gemeente")
        theirs = store.head().seq
    contacts = "SELECT note FROM visible_pairing_contacts WHERE pairing = ? AND note <> '' ORDER BY key"
    assert said(Role.ORGANISATION, ["pairing", mine, "contact", "--reason", "van haar"])[0] == 0
    with as_role(desk, Role.ORGANISATION) as store:
        assert [row["note"] for row in store.query(contacts, [mine])][-2:] == ["van de gemeente", "van haar"]
    assert said(Role.ORGANISATION, ["undo"])[0] == 0
    assert said(Role.ORGANISATION, ["undo", "--event", str(theirs)])[0] == 1
    with as_role(desk, Role.ORGANISATION) as store:
        assert [row["note"] for row in store.query(contacts, [mine])][-1] == "van de gemeente"


def test_an_organisation_s_coordinator_reads_the_history_of_her_own_volunteers_alone(desk, said, everything):
    mine = next(row for row in everything["volunteers"] if row["organisation_kenmerk"] == ORGANISATION)
    code, told = said(Role.ORGANISATION, ["show", "volunteer", mine["id"], "--json"])
    assert (code, [each["verb"] for each in json.loads(told)["history"]][-1]) == (0, "look")
    own = {mine["id"]} | {row["id"] for row in everything["volunteers"] if row["organisation_kenmerk"] == ORGANISATION}
    with as_role(desk, Role.ORGANISATION) as store:
        others = {row["id"] for row in everything["volunteers"]} - own
        subjects = {row["subject"] for row in store.query("SELECT subject FROM visible_events")}
        assert subjects.isdisjoint(others)
        assert subjects.isdisjoint({row["id"] for row in everything["residents"]} - _helped(store))


def _helped(store):
    return {row["id"] for row in store.query("SELECT id FROM visible_residents")}


def test_an_organisation_s_coordinator_knows_a_resident_from_the_proposal_until_a_refusal(desk, everything):
    own = [row["id"] for row in everything["volunteers"] if row["organisation_kenmerk"] == ORGANISATION]
    with as_role(desk, Role.ORGANISATION) as hers, as_role(desk, "key") as store:
        known = _helped(hers)
        waiting = [
            row for row in store.query("SELECT id, resident FROM visible_requests") if row["resident"] not in known
        ]
        pairing, resident = _proposed(store, waiting, own)
        assert _helped(hers) - known == {resident}
        assert is_anonymous(hers, pairing, on=TODAY)
        move_pairing(store, pairing, "refuse", on=TODAY, by=Side.VOLUNTEER)
        assert _helped(hers) == known


def _proposed(store, waiting, own):
    for row in waiting:
        for volunteer in own:
            with suppress(Refused):
                return propose_pairing(store, row["id"], volunteer, on=TODAY)["id"], row["resident"]
    raise LookupError("no request of the practice desk can be helped by this organisation")


def test_an_organisations_coordinator_writes_her_own_volunteers_with_what_she_has_ground_for(desk, tmp_path):
    with as_role(desk, Role.ORGANISATION) as store:
        written = export_volunteers(store, tmp_path / "v.csv", on=TODAY)
        own = store.query("SELECT id FROM visible_volunteers")
        assert (written.receiver, written.rows) == ("own-organisation", len(own))
        assert not {"verstrengeling", "werkgever", "geslacht"} & set(written.columns)
        assert {one["whom"] for one in given_files(store)} == {given_files(store)[0]["whom"]}


def test_who_reads_figures_alone_writes_no_list_of_people(desk, tmp_path):
    with as_role(desk, Role.REVIEWER) as store, pytest.raises(Refused, match="role-may-not"):
        write_records(store, "residents", [], tmp_path / "r.csv", on=TODAY)
    assert not (tmp_path / "r.csv").exists()


def test_the_guard_of_the_log_sees_what_everybody_gave_out(desk, tmp_path):
    with open_desk(desk / "home", key_file=desk / "key") as store:
        write_records(store, "cases", [], tmp_path / "c.csv", on=TODAY)
    with as_role(desk, Role.PRIVACY) as store:
        assert given_files(store)[0]["file"] == str(tmp_path / "c.csv")


def test_the_administrator_gives_an_organisation_its_coordinator_and_reads_of_it_no_more_than_its_name(desk, said):
    """As soon as there is an administrator nobody else gives accounts, so she must find the organisation."""
    asked = ["account", "add", "N. Nieuw", "--role", "organisation-coordinator", "--organisation", ORGANISATION]
    assert said(Role.ADMINISTRATOR, [*asked, "--key-file", str(desk / "new")])[0] == 0
    with as_role(desk, "key") as store:
        people = store.query("SELECT contact_person, phone, email FROM visible_organisations WHERE phone <> ''")
    heard = said(Role.ADMINISTRATOR, ["list", "organisations", "--json"])[1]
    assert ORGANISATION in heard
    assert not [mark for row in people for mark in row.values() if mark in heard]
