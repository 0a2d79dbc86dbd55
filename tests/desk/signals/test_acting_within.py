"""First contacts by volunteers: only with the papers of their organisation; who helps her already is no stranger."""

import pytest

from desk.outreach.assigning import assign
from desk.outreach.results import record_results
from desk.pairings.moving import move_pairing
from desk.pairings.proposing import propose_pairing
from desk.partners.agreeing import NewVersion, add_agreement
from desk.signals.finding import find_case
from desk.signals.handing_over import acted_outside, prepare_hand_over
from desk.signals.recording import check_brp, log_contact
from desk.signals.referrals import refer
from schema.agreements import Authorisation, FactualAct
from schema.before_contact import BrpOutcome
from schema.codes import AgreementKind, Channel
from schema.refused import Refused
from schema.rounds import Outcome
from tests.conftest import TODAY
from tests.desk.outreach.going import DOORS, people_and_doors
from tests.desk.signals.invented import read_in, signal
from tests.desk.volunteers.invented import ANKER, BOS, LINDEN
from tests.desk.volunteers.invented import read_in as read_people

UNAUTHORISED = ANKER | {"machtiging_van": ""}


@pytest.fixture
def case(store, tmp_path):
    """A case, and two volunteers: V1 of an organisation without an authorisation, V2 of the municipality."""
    read_in(store, tmp_path, signal())
    people = [BOS | {"organisatie": "ANKER"}, BOS | {"kenmerk": "V2", "huisnummer": "9"}]
    read_people(store, tmp_path, organisations=[UNAUTHORISED], volunteers=people)
    return find_case(store, "K1")["id"]


def contact(store, case, who):
    return log_contact(store, case, Channel.PHONE, True, on=TODAY, volunteers=[who])


def test_without_an_authorisation_a_first_contact_is_refused_with_the_paper_and_what_may(store, case):
    with pytest.raises(Refused, match="act-outside-role") as refused:
        contact(store, case, "V1")
    told = refused.value.values
    assert (told["act"], told["paper"]) == ("eerste-contact", "paper-authorisation")
    assert "buddy-shv" in told["possible"]
    assert "eerste-contact" not in told["possible"]


def test_with_an_authorisation_it_is_logged(store, case):
    acts = Authorisation((FactualAct.CALL,), TODAY)
    add_agreement(store, "ANKER", NewVersion(AgreementKind.AUTHORISATION, TODAY, None, "nu wel", acts), on=TODAY)
    assert acted_outside(store, contact(store, case, "V1")) == []


def test_the_municipalitys_own_are_logged_and_warned_of(store, case):
    [outside] = acted_outside(store, contact(store, case, "V2"))
    assert outside.paper == "paper-authorisation"


def test_a_round_by_an_act_that_the_authorisation_does_not_list_is_warned_of(store, tmp_path):
    people_and_doors(store, tmp_path)
    acts = Authorisation((FactualAct.CALL,), TODAY)
    add_agreement(store, "ANKER", NewVersion(AgreementKind.AUTHORISATION, TODAY, None, "bellen", acts), on=TODAY)
    assert assign(store, DOORS[:1], ["V1"], TODAY, on=TODAY, channel=Channel.PHONE)["beyond"] == []
    [beyond] = assign(store, DOORS[1:], ["V2", "V3"], TODAY, on=TODAY)["beyond"]
    assert (beyond["act"], beyond["paper"], beyond["possible"]) == ("huisbezoek", "paper-authorisation", ["bellen"])


def test_who_is_paired_with_the_resident_comes_not_as_a_first_contact(store, case, tmp_path):
    read_people(store, tmp_path, requests=[LINDEN | {"zaak": "K1"}])
    pairing = propose_pairing(store, "H1", "V1", on=TODAY)["id"]
    move_pairing(store, pairing, "introduce", on=TODAY)
    assert contact(store, case, "V1")


def test_results_of_a_round_are_refused_once_its_organisation_lost_the_paper(store, tmp_path):
    people_and_doors(store, tmp_path)
    given = assign(store, DOORS, ["V1", "V2"], TODAY, on=TODAY)["id"]
    [row] = store.query("SELECT id, version FROM visible_agreements WHERE kind = 'authorisation'")
    with store.write(store.user, "test", "agreement") as tx:
        tx.change("agreement", row["id"], {"ends_on": TODAY.replace(day=1)}, row["version"])
    with pytest.raises(Refused, match="act-outside-role"):
        record_results(store, given, {"K1": Outcome.SPOKEN}, on=TODAY)


def test_a_hand_over_is_prepared_and_not_recorded(store, case):
    check_brp(store, case, BrpOutcome.LIVING_HERE, on=TODAY)
    assert prepare_hand_over(store, case, on=TODAY)["missing"] is None
    assert store.query("SELECT id FROM visible_referrals") == []


def test_a_prepared_hand_over_says_what_stands_in_its_way(store, case):
    assert prepare_hand_over(store, case, on=TODAY)["missing"] == "brp-unchecked"
    check_brp(store, case, BrpOutcome.LIVING_HERE, on=TODAY)
    refer(store, case, "wijkteam", on=TODAY)
    assert prepare_hand_over(store, case, on=TODAY)["missing"] == "referral-unanswered"
