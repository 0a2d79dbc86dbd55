"""Who covers which phase with which support, from the agreements and the chain of a real desk."""

import pytest

from desk.evaluation.coverage import coverage_on
from desk.partners.agreeing import NewVersion, add_agreement
from desk.partners.chain import add_party
from desk.partners.recording import NewOrganisation, add_organisation
from desk.volunteers.importing import import_volunteers
from schema.agreements import Collaboration
from schema.chain import Offer
from schema.codes import AgreementKind, OrganisationKind, Support, Task
from schema.coverage import CellState
from schema.matrix import Phase
from tests.conftest import TODAY
from tests.desk.volunteers.invented import BOS, write_rows

MENTAL, AFTER = Support.MENTAL, Phase.AFTERCARE


@pytest.fixture
def circle(store):
    """An organisation with which aftercare is agreed, by its id; the processing agreement is still to come."""
    new = add_organisation(store, NewOrganisation("Nazorgkring", OrganisationKind.VOLUNTEER_ORGANISATION))
    agreed = Collaboration(tasks=(Task.AFTERCARE,))
    add_agreement(store, new, NewVersion(AgreementKind.COLLABORATION, TODAY, None, "begin", agreed), on=TODAY)
    return new


def cell(store, phase=AFTER, kind=MENTAL):
    return coverage_on(store, on=TODAY)[phase][kind]


def test_an_empty_desk_covers_nothing_though_the_municipality_has_every_task(store):
    assert cell(store).state is CellState.GAP


def test_the_municipality_covers_what_its_own_volunteers_may_do(store, tmp_path):
    import_volunteers(store, write_rows(tmp_path / "v.csv", BOS | {"organisatie": ""}), on=TODAY)
    assert cell(store).covered == ("Gemeente Voorbeeldstad",)


def test_an_agreed_task_covers_as_soon_as_its_papers_are_in_force(store, circle):
    assert (cell(store).state, cell(store).unready) == (CellState.UNREADY, ("Nazorgkring",))
    add_agreement(store, circle, NewVersion(AgreementKind.PROCESSING, TODAY, None, "begin", None), on=TODAY)
    assert cell(store).covered == ("Nazorgkring",)


def test_a_party_that_is_an_organisation_goes_by_one_name(store, circle):
    offer = Offer(TODAY, phases=(AFTER,), kinds=(MENTAL,))
    add_party(store, "De kring", offer, organisation=circle)
    found = cell(store)
    assert (found.state, found.offered, found.unready) == (CellState.OFFERED, ("Nazorgkring",), ())
