"""Every document of the set from the records of a practice desk, and what the papers about people must not say."""

import shutil
from datetime import date

import pytest

from desk.documents.access import everything_about
from desk.documents.issuing import gaps_ahead, issue_document
from desk.documents.makers import MAKERS, PREFIXES
from desk.documents.subjects import subject_id
from desk.documents.whom import people_of
from desk.home.practice.making import make_practice_desk
from desk.locale import install
from desk.requests.recording import record_consent
from desk.signals.likely import list_questions
from desk.signals.likely_merging import decide_same
from desk.signals.recording import log_contact
from desk.store.opening import open_desk
from desk.store.slots import KEY_FILE
from desk.store.store import Store
from reports.catalogue import DOCUMENTS
from reports.texts import FOLDER
from schema.codes import Channel, Result, SignalStatus
from schema.outcomes import FeedbackCode
from schema.papers import Issue
from schema.refused import Refused
from schema.requests import ConsentKind
from tests.conftest import TODAY
from tests.desk.signals.invented import only_case, read_in, signal
from tests.reports.reading import read
from tests.reports.structure import faults

_COMPLETE = {
    "organisation": "SELECT id FROM visible_organisations WHERE kenmerk = 'ORG02'",
    "volunteer": "SELECT id FROM visible_volunteers WHERE started_on IS NOT NULL ORDER BY key LIMIT 1",
    "pairing": """SELECT p.id FROM visible_pairings p JOIN visible_pairing_goals g ON g.pairing = p.id
      JOIN visible_requests r ON r.id = p.request JOIN visible_consents c ON c.request = r.id
      JOIN visible_volunteers v ON v.id = p.volunteer JOIN visible_organisations o ON o.id = v.organisation
      WHERE o.kind <> 'gemeente' ORDER BY p.key LIMIT 1""",
    "case": """SELECT c.number AS id FROM visible_cases c JOIN visible_referrals f ON f.case_id = c.id
      JOIN visible_informings i ON i.case_id = c.id WHERE c.status = 'open' LIMIT 1""",
    "request": "SELECT r.id FROM visible_requests r JOIN visible_consents c ON c.request = r.id ORDER BY r.key LIMIT 1",
    "resident": "SELECT resident AS id FROM visible_requests ORDER BY key DESC LIMIT 1",
    "month": "SELECT '2026-10' AS id",
    None: "SELECT NULL AS id",
}
"""One subject of each kind about which everything is known."""


@pytest.fixture(scope="module")
def practice(tmp_path_factory: pytest.TempPathFactory):
    """A small practice desk, shared by all facts about it."""
    home = tmp_path_factory.mktemp("practice") / "home"
    make_practice_desk(home, home / KEY_FILE, residents=90, volunteers=12, seed=3, on=TODAY)
    with open_desk(home) as store:
        yield store


def subject(store: Store, document: str) -> str:
    """Return the subject of the practice desk about which a document is complete."""
    [row] = store.query(_COMPLETE[DOCUMENTS[document].subject])
    return subject_id(store, document, row["id"], on=TODAY)


def test_every_document_has_a_maker_and_a_number_of_its_own():
    assert set(MAKERS) == set(PREFIXES) == set(DOCUMENTS)
    assert len(set(PREFIXES.values())) == len(PREFIXES)


@pytest.mark.parametrize("document", sorted(DOCUMENTS))
def test_the_practice_desk_prints_it_whole_and_twice_alike(practice, document):
    about = subject(practice, document)
    ahead = gaps_ahead(practice, document, about, on=TODAY, language="nl")
    issued = issue_document(practice, document, about, on=TODAY, language="nl")
    assert ahead == issued.gaps == (("approved_by",) if document == "destruction-record" else ())
    assert faults(issued.pdf, "nl", issued.number, issued.pages) == []
    again = issue_document(practice, document, about, on=date(2026, 11, 3), language="nl")
    assert (again.id, again.sha256, again.again) == (issued.id, issued.sha256, True)


@pytest.fixture
def english():
    """Speak English for the length of one test."""
    install("en")
    yield
    install("nl")


NATIONAL = {str(term) for kind in (Channel, SignalStatus, Result, FeedbackCode) for term in kind} - {"Mail"}


@pytest.mark.parametrize("document", sorted(set(DOCUMENTS) - {"destruction-record"}))
def test_the_practice_desk_prints_it_whole_in_english_without_the_dutch_terms_of_the_national_lists(
    practice, english, document
):
    issued = issue_document(practice, document, subject(practice, document), on=TODAY, language="en")
    assert issued.gaps == ()
    assert faults(issued.pdf, "en", issued.number, issued.pages) == []
    cells = {
        part
        for cell in read(issued.pdf).root.all("TD", "P", "Figure")
        for part in f"{cell.text}, {cell.alt}".split(", ")
    }
    assert cells & NATIONAL == set()


def test_while_nothing_was_destroyed_there_is_no_record_of_it(store):
    with pytest.raises(Refused, match="nothing-destroyed"):
        issue_document(store, "destruction-record", TODAY.isoformat(), on=TODAY, language="nl")


def test_the_note_for_a_stand_in_names_no_resident_of_a_case_or_request(practice):
    note = MAKERS["cover-note"](practice, TODAY.isoformat(), Issue("", 1, TODAY), TODAY)
    told = {word for part in note.parts for line in part.lines for word in f"{line.what} {line.record}".split()}
    people = practice.query("SELECT surname FROM visible_residents WHERE length(surname) > 4")
    also = {row["surname"] for row in practice.query("SELECT surname FROM visible_volunteers")}
    assert not ({row["surname"] for row in people} - also) & told


def test_a_card_holds_no_name_street_creditor_or_number_of_the_request(practice):
    about = subject(practice, "case-card")
    [row] = practice.query(
        """SELECT i.surname, a.street, a.postcode, r.kenmerk, s.amount_cents, p.name FROM visible_requests r
          JOIN visible_residents i ON i.id = r.resident JOIN visible_addresses a ON a.id = i.address
          JOIN visible_signals s ON s.resident = i.id JOIN visible_partners p ON p.id = s.partner
          WHERE r.id = ? LIMIT 1""",
        [about],
    )
    text = read(issue_document(practice, "case-card", about, on=TODAY, language="nl").pdf).root.text
    assert row["postcode"][:4] in text
    for hidden in (row["surname"], row["street"], row["postcode"], row["kenmerk"], row["name"], "geboren"):
        assert hidden not in text


def test_a_hand_over_without_a_recent_check_in_the_register_is_refused(store, tmp_path):
    read_in(store, tmp_path, signal())
    about = subject_id(store, "handover", only_case(store)["number"], on=TODAY)
    with pytest.raises(Refused, match="brp-unchecked"):
        issue_document(store, "handover", about, on=TODAY, language="nl")


@pytest.fixture
def two(store, tmp_path) -> Store:
    """A case on which two people are named, each reported by another partner."""
    read_in(
        store,
        tmp_path,
        signal(),
        signal("K2", partner="De Bron", type="Water", achternaam="Zwart", voorletters="B.", geboortedatum="1990-02-01"),
    )
    return store


def test_of_several_people_the_user_says_who_is_meant(two):
    number = only_case(two)["number"]
    with pytest.raises(Refused) as refused:
        subject_id(two, "resident-letter", number, on=TODAY)
    assert f"{number}/2" in str(refused.value.values["people"])


def test_a_letter_names_only_what_was_reported_of_its_own_person(two):
    case = only_case(two)
    texts = {
        name: read(issue_document(two, "resident-letter", about, on=TODAY, language="nl").pdf).root.text
        for about, name in people_of(two, case["id"])
    }
    zwart = next(text for name, text in texts.items() if "Zwart" in name)
    other = next(text for name, text in texts.items() if "Zwart" not in name)
    assert "het water" in zwart
    assert "Zwart" not in other
    assert "het water" not in other


def test_all_that_is_known_of_a_resident_is_found_with_who_read_it(store, tmp_path):
    read_in(store, tmp_path, signal())
    case = only_case(store)
    log_contact(store, case["id"], Channel.PHONE, True, on=TODAY, note="wil graag hulp")
    [resident] = store.query("SELECT id, surname FROM visible_residents")
    store.look(case["id"], "show", on=TODAY)
    found = everything_about(store, resident["id"])
    assert found["person"]["surname"] == resident["surname"]
    assert [row["note"] for row in found["attempts"]] == ["wil graag hulp"]
    assert [(row["who"], row["purpose"]) for row in found["readers"]] == [("F. de Wit", "show")]
    text = read(issue_document(store, "access-report", resident["id"], on=TODAY, language="nl").pdf).root.text
    assert "wil graag hulp" in text
    assert "uw dossier bekeken" in text


def test_nobody_is_told_of_another_on_the_address(two):
    rows = two.query("SELECT id, surname FROM visible_residents")
    other = next(row["id"] for row in rows if row["surname"] != "Zwart")
    assert "Zwart" not in str(everything_about(two, other))


def test_a_desk_prints_its_own_text_and_registers_it(store, home):
    own = home / "texts" / "nl"
    own.mkdir(parents=True)
    shutil.copy(FOLDER / "nl" / "chain-overview.toml", own)
    path = own / "chain-overview.toml"
    first = issue_document(store, "chain-overview", "chain-overview", on=TODAY, language="nl")
    path.write_text(path.read_text("utf-8").replace("De partijen", "Wie er zijn"), "utf-8")
    second = issue_document(store, "chain-overview", "chain-overview", on=TODAY, language="nl")
    assert "Wie er zijn" in read(second.pdf).root.text
    templates = {
        row["template"]
        for row in store.query("SELECT template FROM visible_documents WHERE number = ?", [first.number])
    }
    assert len(templates) == 2
    assert all("+own:" in template for template in templates)


def test_an_own_text_with_an_unknown_field_is_refused_and_nothing_is_issued(store, home):
    own = home / "texts" / "nl"
    own.mkdir(parents=True)
    (own / "chain-overview.toml").write_text('text_version = 1\ntitle = "{bsn}"\n', "utf-8")
    with pytest.raises(Refused) as refused:
        issue_document(store, "chain-overview", "chain-overview", on=TODAY, language="nl")
    assert (refused.value.code, refused.value.values["line"]) == ("text-field-unknown", 2)
    assert store.query("SELECT 1 FROM visible_documents") == []


def test_a_card_says_loudly_that_the_resident_did_not_agree(practice):
    [row] = practice.query(
        """SELECT r.id FROM visible_requests r WHERE NOT EXISTS
          (SELECT 1 FROM visible_consents c WHERE c.request = r.id) LIMIT 1"""
    )
    assert gaps_ahead(practice, "case-card", row["id"], on=TODAY, language="nl") == ("consent_on",)
    record_consent(practice, row["id"], ConsentKind.GIVEN, TODAY, on=TODAY)
    assert gaps_ahead(practice, "case-card", row["id"], on=TODAY, language="nl") == ()


def test_when_two_records_are_one_person_her_letters_go_along(store, tmp_path):
    dyk = {"voorvoegsel": "", "achternaam": "van Dyk", "partner": "Lichtstroom", "type": "Energie"}
    one, other = signal("K1", toevoeging="II", achternaam="Dijk"), signal("K2", toevoeging="2", **dyk)
    read_in(store, tmp_path, one | {"voorvoegsel": "van"}, other)
    for kenmerk in ("K1", "K2"):
        about = subject_id(store, "resident-letter", kenmerk, on=TODAY)
        issue_document(store, "resident-letter", about, on=TODAY, language="nl")
    kept = decide_same(store, list_questions(store, on=TODAY)[0].id, on=TODAY)
    rows = store.query("SELECT subject, edition FROM visible_documents ORDER BY edition")
    assert [row["edition"] for row in rows] == [1, 2]
    assert {row["subject"] for row in rows} == {f"{only_case(store)['id']}/{kept}"}
    assert len(everything_about(store, kept)["documents"]) == 2
