"""The delivery in the national exchange format: what is in it, in pages, whole or not there, and registered."""

import json
from collections import Counter
from datetime import date
from hashlib import sha256

import pytest

from desk.exchange.ddas import list_deliveries
from desk.home.practice.making import make_practice_desk
from desk.home.settings import change_facts
from desk.signals.recording import close_case, log_contact
from desk.store.opening import open_desk
from desk.store.slots import KEY_FILE
from desk.store.undo import undo
from schema.codes import Channel, DayPart, Result
from schema.refused import Refused
from tests.conftest import SHARED, TODAY
from tests.desk.exchange.written import OCTOBER, YEARS, content, export, exported
from tests.desk.signals.invented import read_in, signal


def test_an_empty_period_is_a_delivery_with_nothing_in_it(store, tmp_path):
    document = exported(store, tmp_path)
    assert content(document) == ([], [])
    assert (document["startdatumLevering"], document["einddatumLevering"]) == ("2026-10-01", "2026-10-31")
    assert document["aanleverdatumEnTijd"] == "2026-11-03T09:30:15Z"


def test_a_signal_is_told_by_its_address_in_whole_euros(store, tmp_path):
    read_in(store, tmp_path, signal(toevoeging="bis", bedrag="450,50", crisis="ja"))
    [[told], _cases] = content(exported(store, tmp_path))
    [row] = store.query("SELECT id FROM visible_signals")
    assert told == {
        "ID": row["id"],
        "crisissignaal": True,
        "warmeOverdracht": False,
        "bedrag": 451,
        "ontstaansdatum": "2026-08-01",
        "signaaldatum": "2026-10-05",
        "status": "Opgepakt",
        "signaalpartner": {"type": "Huur"},
        "client": {
            "geboortedatum": "1980-05-06",
            "postcode": "1234AB",
            "huisnummer": "5",
            "huisnummertoevoeging": "BIS",
        },
    }


def test_names_and_notes_stay_at_the_desk(store, tmp_path):
    read_in(store, tmp_path, signal(achternaam="Zonderling"))
    log_contact(store, "K1", Channel.PHONE, True, on=TODAY, note="geheimpje")
    [path] = export(store, tmp_path).files
    assert not any(word in path.read_text("utf-8") for word in ("Zonderling", "geheimpje", "0612345678", "K1"))


def test_a_case_comes_with_all_its_attempts_and_its_result(store, tmp_path):
    read_in(store, tmp_path, signal("K1"), signal("K2", partner="Lichtstroom", type="Energie"), on=date(2026, 10, 7))
    log_contact(store, "K1", Channel.PHONE, False, on=TODAY, made_on=date(2026, 10, 8), part=DayPart.EVENING)
    log_contact(store, "K1", Channel.MESSAGE, True, on=TODAY)
    close_case(store, "K1", Result.PAID_OR_ARRANGED, on=TODAY)
    signals, [case] = content(exported(store, tmp_path))
    assert case == {
        "resultaat": "Inwoner heeft zelf al betaald/betalingsregeling getroffen",
        "matchingsdatum": "2026-10-07",
        "vroegsignalen": [{"ID": each["ID"]} for each in signals],
        "contactpogingen": [
            {"soort": "Telefoon", "bereikt": False, "datum": "2026-10-08", "dagdeel": "Avond"},
            {"soort": "SMS/Whatsapp", "bereikt": True, "datum": "2026-11-03"},
        ],
        "startdatumMatchingperiode": "2026-10-01",
        "datumOpgepakt": "2026-10-07",
        "einddatumMatchingperiode": "2026-10-31",
    }


def test_an_open_case_has_no_result(store, tmp_path):
    read_in(store, tmp_path, signal())
    [_signals, [case]] = content(exported(store, tmp_path))
    assert "resultaat" not in case


def test_signals_of_every_status_come_and_those_left_are_in_no_case(store, tmp_path):
    read_in(
        store,
        tmp_path,
        signal("K1"),
        signal("K2", huisnummer="7", bedrag="20"),
        signal("K3", signaaldatum="2026-10-20"),
    )
    signals, [case] = content(exported(store, tmp_path))
    assert Counter(each["status"] for each in signals) == {
        "Opgepakt": 1,
        "Niet opgepakt: onterecht signaal": 1,
        "Niet opgepakt: herhaalde melding": 1,
    }
    assert len(case["vroegsignalen"]) == 1


def test_only_signals_dated_in_the_period_come_and_a_case_names_no_other(store, tmp_path):
    days = {"K1": "2026-10-05", "K2": "2026-10-15", "K3": "2026-11-01"}
    read_in(
        store,
        tmp_path,
        *(signal(one, signaaldatum=day, bedrag=f"{5 + n}00") for n, (one, day) in enumerate(days.items())),
    )
    signals, [case] = content(exported(store, tmp_path, (date(2026, 10, 10), date(2026, 10, 31))))
    assert [each["signaaldatum"] for each in signals] == ["2026-10-15"]
    assert case["vroegsignalen"] == [{"ID": signals[0]["ID"]}]


def test_the_municipality_is_told_as_far_as_it_is_known(store, tmp_path):
    delivered = export(store, tmp_path)
    [told] = json.loads(delivered.files[0].read_text())["leveringen"]
    assert (told["teller"], told["gemeentecode"]) == (1, "9999")
    assert told["aanleverendeOrganisatie"] == {"naam": "Gemeente Voorbeeldstad"}
    assert delivered.missing == ("municipality-kvk", "municipality-contact")


def test_facts_of_the_municipality_stand_in_the_delivery(store, tmp_path):
    facts = {"municipality-kvk": "90000000", "municipality-contact": "F. de Wit", "municipality-email": "geen adres"}
    change_facts(store, facts | {"exchange-supplier": "ABC"}, on=TODAY)
    document = exported(store, tmp_path)
    assert document["codeGegevensleverancier"] == "ABC"
    assert document["leveringen"][0]["aanleverendeOrganisatie"] == {
        "naam": "Gemeente Voorbeeldstad",
        "kvk-nummer": "90000000",
        "contactpersonen": [{"naam": "F. de Wit"}],
    }


def test_a_period_that_ends_before_it_starts_is_refused(store, tmp_path):
    with pytest.raises(Refused, match="ends-before-start"):
        export(store, tmp_path, OCTOBER[::-1])


@pytest.fixture
def many(store, tmp_path):
    """A desk of seven addresses, one of them with three signals in one case."""
    rows = [signal(f"K{n}", huisnummer=str(n)) for n in range(1, 8)]
    rows += [signal(f"E{n}", huisnummer="3", partner=f"P{n}", type="Energie") for n in (1, 2)]
    read_in(store, tmp_path, *rows)
    return store


def test_pages_hold_all_signals_once_and_no_case_without_its_signals(many, tmp_path):
    delivered = export(many, tmp_path, page_size=2)
    assert [path.name for path in delivered.files] == [f"levering-{n}.json" for n in range(1, delivered.pages + 1)]
    seen = []
    for path in delivered.files:
        signals, cases = content(json.loads(path.read_text()))
        here = {each["ID"] for each in signals}
        assert {one["ID"] for case in cases for one in case["vroegsignalen"]} <= here
        assert len(signals) <= 2 or len(cases) == 1
        seen += here
    assert (len(seen), len(set(seen)), delivered.signals, delivered.cases) == (9, 9, 9, 7)


def test_one_page_is_the_same_page_as_among_all(many, tmp_path):
    every = export(many, tmp_path, page_size=4)
    one = export(many, tmp_path, name="twee.json", page_size=4, page=2)
    assert one.files == (tmp_path / "twee.json",)
    assert one.files[0].read_bytes() == every.files[1].read_bytes()
    assert (one.pages, one.signals) == (every.pages, len(content(json.loads(one.files[0].read_text()))[0]))


def test_a_page_that_is_not_there_is_refused_and_writes_nothing(many, tmp_path):
    with pytest.raises(Refused, match="page-unknown"):
        export(many, tmp_path, name="nee.json", page_size=4, page=9)
    assert list(tmp_path.glob("nee*")) == []
    assert list_deliveries(many) == []


def test_a_delivery_is_registered_with_its_hash_and_counts(many, tmp_path):
    delivered = export(many, tmp_path)
    [told] = list_deliveries(many)
    assert told["sha256"] == sha256(delivered.files[0].read_bytes()).hexdigest()
    assert (told["signals"], told["cases"], told["attempts"], told["pages"]) == (9, 7, 0, 1)
    assert (told["starts_on"], told["ends_on"], told["written_on"]) == ("2026-10-01", "2026-10-31", "2026-11-03")


def test_what_was_delivered_cannot_be_taken_back(many, tmp_path):
    export(many, tmp_path)
    with pytest.raises(Refused, match="undo-not-possible"):
        undo(many, many.head().seq, TODAY)


def test_a_place_that_cannot_be_written_leaves_the_old_file_and_no_trace(many, tmp_path):
    (tmp_path / "map.json").mkdir()
    before = many.head()
    with pytest.raises(Refused, match="file-not-written"):
        export(many, tmp_path, name="map.json")
    with pytest.raises(Refused, match="file-not-written"):
        export(many, tmp_path / "nergens")
    assert many.head() == before
    assert [path.name for path in tmp_path.iterdir() if ".new-" in path.name] == []


def test_a_delivery_replaces_what_stood_there(many, tmp_path):
    (tmp_path / "levering.json").write_text("oud")
    assert len(content(exported(many, tmp_path))[0]) == 9


@pytest.mark.shared
def test_a_delivery_is_valid_by_the_national_schema(tmp_path):
    import jsonschema

    national = SHARED / "ddas" / "uitwisselmodel-v1.2.schema.json"
    if not national.exists():
        pytest.skip("the national schema stands beside the project, and is not here")
    practice = tmp_path / "practice"
    make_practice_desk(practice, practice / KEY_FILE, residents=60, volunteers=8, seed=6, on=TODAY)
    check = jsonschema.Draft202012Validator(
        json.loads(national.read_text("utf-8")), format_checker=jsonschema.FormatChecker()
    )
    with open_desk(practice) as store:
        for path in export(store, tmp_path, YEARS, page_size=50).files:
            check.validate(json.loads(path.read_text("utf-8")))
