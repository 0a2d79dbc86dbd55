"""Sharing an initiative: without names, with figures in which no small number is, kept by version."""

from dataclasses import replace

import pytest

from desk.evaluation.shared_text import shared_text
from desk.evaluation.sharing import add_initiative, change_initiative, figures_to_share, list_initiatives, versions_of
from desk.partners.recording import NewOrganisation, add_organisation
from desk.store.undo import last_own_event, undo
from schema.codes import OrganisationKind
from schema.refused import Refused
from schema.sharing import LONGEST, Initiative, Partner
from tests.conftest import TODAY
from tests.desk.signals.invented import read_in, signal
from tests.desk.widgets.sample_area import HOSTILE

OURS = Initiative(
    "Samen op huisbezoek",
    "Een vrijwilliger gaat mee met de medewerker.",
    "Wie op brieven en telefoon niet reageert.",
    (Partner.VOLUNTEERS, Partner.DISTRICT_TEAM),
    "Eerder beginnen met de training.",
)


@pytest.fixture
def october(store, tmp_path):
    """Six cases in October."""
    names = ("Bos", "Smit", "Visser", "Kuiper", "Dekker", "Meijer")
    read_in(
        store,
        tmp_path,
        *(
            signal(f"K{number}", huisnummer=str(number), achternaam=name, voorletters="A.", voorvoegsel="van")
            for number, name in enumerate(names, 1)
        ),
    )
    return store


def test_an_initiative_is_kept_by_version(store):
    new = add_initiative(store, OURS, on=TODAY)
    change_initiative(store, OURS.title, replace(OURS, otherwise="Niets."), on=TODAY)
    found = versions_of(store, new, on=TODAY)
    assert [(version.number, version.initiative.otherwise) for version in found] == [(2, "Niets."), (1, OURS.otherwise)]
    assert [version.number for version in list_initiatives(store, on=TODAY)] == [2]


def test_a_version_in_which_nothing_is_new_is_refused(store):
    new = add_initiative(store, OURS, on=TODAY)
    with pytest.raises(Refused, match="nothing-changed"):
        change_initiative(store, new, OURS, on=TODAY)


def test_a_new_version_can_be_undone(store):
    new = add_initiative(store, OURS, on=TODAY)
    change_initiative(store, new, replace(OURS, otherwise="Niets."), on=TODAY)
    undo(store, last_own_event(store), TODAY)
    assert [version.number for version in versions_of(store, new, on=TODAY)] == [1]


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("Wij belden A. van Bos.", "text-names-somebody"),
        ("Mail wit@voorbeeld.example.", "text-names-somebody"),
        ("Bel 0999-123456.", "text-names-somebody"),
        ("Vooral in 1234 AB.", "text-names-somebody"),
        ("Vraag het aan F. de Wit.", "text-names-somebody"),
        ("Vraag het aan Petra Jansen-Prins.", "text-names-somebody"),
        ("De familie Smit deed mee.", "text-may-name-somebody"),
    ],
)
def test_by_whom_somebody_could_be_found_does_not_leave(october, said, code):
    helpers = OrganisationKind.VOLUNTEER_ORGANISATION
    add_organisation(october, NewOrganisation("Anker", helpers, contact_person="Petra Jansen-Prins"))
    with pytest.raises(Refused, match=code):
        add_initiative(october, replace(OURS, what=said), on=TODAY)


def test_a_word_that_is_no_surname_is_written_by_who_is_sure(october):
    told = replace(OURS, what="Bij Dekker-winkels hangt een poster, en bij de Visser.")
    with pytest.raises(Refused, match="text-may-name-somebody") as refused:
        add_initiative(october, told, on=TODAY)
    assert refused.value.values["traces"] == "Visser"
    assert add_initiative(october, told, sure=True, on=TODAY)


def test_the_figures_hold_no_number_below_five(october):
    figures = figures_to_share(october, "2026-10", on=TODAY)
    assert (figures["cases"].value, figures["reached"].value) == (6, "less")
    assert figures["reach_rate"].value == "hidden"


def test_the_figures_stay_as_they_were_when_it_was_written(october, tmp_path):
    new = add_initiative(october, OURS, month="2026-10", figures=("cases", "reach_rate"), on=TODAY)
    read_in(october, tmp_path, signal("K9", huisnummer="9", achternaam="Later"))
    [version] = versions_of(october, new, on=TODAY)
    assert [(figure.name, figure.value) for figure in version.figures] == [("cases", 6), ("reach_rate", "hidden")]


@pytest.mark.parametrize(
    ("month", "figures", "code"),
    [
        ("2026-11", ("cases",), "share-month-running"),
        ("2026-12", ("cases",), "month-in-future"),
        (None, ("cases",), "field-needed"),
        ("2026-10", ("geluk",), "value-not-in-list"),
    ],
)
def test_figures_are_those_of_a_month_that_is_over(store, month, figures, code):
    with pytest.raises(Refused, match=code):
        add_initiative(store, OURS, month=month, figures=figures, on=TODAY)


@pytest.mark.parametrize("changed", [{"title": " "}, {"what": ""}, {"for_whom": ""}])
def test_a_title_what_is_done_and_for_whom_are_needed(store, changed):
    with pytest.raises(Refused, match="field-needed"):
        add_initiative(store, replace(OURS, **changed), on=TODAY)


def test_a_part_is_short(store):
    with pytest.raises(Refused, match="part-too-long"):
        add_initiative(store, replace(OURS, what="a" * (LONGEST + 1)), on=TODAY)


def test_the_text_tells_what_for_whom_and_what_it_brought(october):
    new = add_initiative(october, OURS, month="2026-10", figures=("cases", "reach_rate", "reached"), on=TODAY)
    text = shared_text(versions_of(october, new, on=TODAY)[0], "Gemeente Voorbeeldstad", markdown=False)
    assert text.startswith(
        "Samen op huisbezoek\n===================\n\nGemeente Voorbeeldstad, 3 november 2026, versie 1"
    )
    assert "- zaken: 6\n- bereikt: minder dan 5\n- bereikpercentage: niet getoond: te klein aantal" in text
    assert "vrijwilligersorganisatie, sociaal wijkteam" in text


def test_a_title_is_one_line_and_nothing_turns_the_text(store):
    new = add_initiative(store, replace(OURS, title=" Samen\nbellen\u202e ", what="met\u2066 twee"), on=TODAY)
    [version] = versions_of(store, new, on=TODAY)
    assert (version.initiative.title, version.initiative.what) == ("Samen bellen", "met twee")


def test_in_markdown_nothing_that_was_typed_is_markup(store):
    new = add_initiative(store, replace(OURS, title=HOSTILE, what="# kop\n- punt <b>vet</b>"), on=TODAY)
    text = shared_text(versions_of(store, new, on=TODAY)[0], "Gemeente *X*", markdown=True)
    assert "\n\\# kop\n\\- punt \\<b\\>vet\\</b\\>" in text
    assert "Gemeente \\*X\\*" in text
    assert "\\[@click=app.quit\\]" in text
