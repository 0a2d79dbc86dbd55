"""Of several persons on one address each partner hears only what is about the person whom its signal names."""

import pytest

from desk.exchange.feedback_register import partner_months
from desk.signals.listing import list_residents
from desk.signals.recording import close_case, decide_household, log_contact
from schema.codes import Channel, Result
from schema.refused import Refused
from tests.conftest import TODAY
from tests.desk.exchange.conftest import ANKER
from tests.desk.signals.invented import only_case, read_in, signal

TWO = (
    signal(achternaam="Alfa", geboortedatum="1980-01-01"),
    signal("K2", partner="Lichtstroom", type="Energie", achternaam="Beta", geboortedatum="1990-02-02"),
    signal("K3", partner="Noord-Zorg", type="Zorg", achternaam="", geboortedatum=""),
)


NO_BIRTH_DATE = signal("K4", partner="Waterleiding", type="Water", achternaam="Beta", geboortedatum="")


def of_one_person(store, surname):
    """End the case of two people who live apart with a result of one of them."""
    decide_household(store, "K1", False, on=TODAY)
    log_contact(store, "K1", Channel.PHONE, True, on=TODAY)
    [resident] = [row["id"] for row in list_residents(store, on=TODAY) if row["surname"] == surname]
    close_case(store, "K1", Result.FOLLOW_UP, on=TODAY, resident=resident)


@pytest.mark.parametrize(("partner", "code"), [(ANKER, "hulp aanvaard"), ("Lichtstroom", "afgesloten")])
def test_help_accepted_by_one_person_is_not_told_of_another_on_the_address(store, tmp_path, told, partner, code):
    read_in(store, tmp_path, *TWO)
    of_one_person(store, "Alfa")
    [[_, _, feedback, day, pause]] = told(partner=partner)[1]
    assert (feedback, day, bool(pause)) == (code, "2026-11-03", code == "hulp aanvaard")


def test_a_signal_that_names_nobody_hears_nothing_of_what_one_person_accepted(store, tmp_path, told):
    read_in(store, tmp_path, *TWO)
    of_one_person(store, "Alfa")
    assert [line[2:] for line in told(partner="Noord-Zorg")[1]] == [["afgesloten", "2026-11-03", ""]]


@pytest.mark.parametrize(("surname", "code"), [("Alfa", "afgesloten"), ("Beta", "hulp aanvaard")])
def test_a_signal_without_a_birth_date_hears_what_the_person_it_names_accepted(store, tmp_path, told, surname, code):
    read_in(store, tmp_path, *TWO, NO_BIRTH_DATE)
    of_one_person(store, surname)
    assert [line[2] for line in told(partner="Waterleiding")[1]] == [code]


def test_a_partner_of_another_person_waits_for_no_news_of_accepted_help(store, tmp_path):
    read_in(store, tmp_path, *TWO, NO_BIRTH_DATE)
    of_one_person(store, "Alfa")
    waiting = {one.name: one.accepted for one in partner_months(store, TODAY)}
    assert waiting == {ANKER: 1, "Lichtstroom": 0, "Noord-Zorg": 0, "Waterleiding": 0}


@pytest.mark.parametrize(
    ("result", "code"),
    [(Result.NOT_RESIDENT, "geen inwoner"), (Result.DECLINED, "afgesloten"), (Result.FOLLOW_UP, "afgesloten")],
)
def test_of_several_persons_of_whom_nothing_is_decided_all_is_told_but_accepted_help(
    store, tmp_path, told, result, code
):
    read_in(store, tmp_path, *TWO)
    log_contact(store, "K1", Channel.PHONE, True, on=TODAY)
    close_case(store, "K1", result, on=TODAY)
    assert [line[2:] for line in told()[1]] == [[code, "2026-11-03", ""]]


@pytest.mark.parametrize("partner", [ANKER, "Lichtstroom"])
def test_help_that_was_accepted_elsewhere_is_told_once_it_is_known_to_be_of_one_household(
    store, tmp_path, told, partner
):
    read_in(store, tmp_path, *TWO)
    closed_elsewhere(store)
    assert [line[2] for line in told(partner=partner)[1]] == ["afgesloten"]
    decide_household(store, "K1", True, on=TODAY)
    assert [line[2] for line in told(partner=partner)[1]] == ["hulp aanvaard"]


def closed_elsewhere(store):
    """Close the one case with accepted help as the file of another desk does, which asks for no decision."""
    case = only_case(store)
    with store.write(store.user, "import-signals", "signals") as tx:
        tx.insert("closing", [{"case_id": case["id"], "result": Result.FOLLOW_UP, "closed_on": TODAY}])
        tx.recompute("cases", [case["address"]], store.settings(TODAY), TODAY)


INSIDE = (signal("I1"), signal("I2", partner="Lichtstroom", type="Energie", achternaam="Vos", geboortedatum=""))


@pytest.mark.parametrize(("named", "code"), [(2, "afgesloten"), (1, "hulp aanvaard")])
def test_at_an_institution_only_a_case_that_names_one_person_tells_a_result_undecided(
    store, tmp_path, told, named, code
):
    read_in(store, tmp_path, *INSIDE[:named])
    closed_elsewhere(store)
    six = [(chr(98 + nr) * 4, f"199{nr}-01-01") for nr in range(6)]
    before = {"signaaldatum": "2026-06-05", "ontstaansdatum": "2026-04-01"}
    more = [signal(who, partner=who, achternaam=who, geboortedatum=born, **before) for who, born in six]
    read_in(store, tmp_path, *more)
    assert store.query("SELECT institution FROM visible_cases WHERE month = '2026-10'") == [{"institution": 1}]
    assert [line[2] for line in told()[1]] == [code]


def test_a_result_speaks_only_of_somebody_whom_the_case_names(store, tmp_path):
    read_in(store, tmp_path, *TWO)
    with pytest.raises(Refused) as refused:
        close_case(store, "K1", Result.DECLINED, on=TODAY, resident="nobody")
    assert refused.value.code == "value-not-in-list"
