"""What one change gains is what planning anew finds once the change is made."""

from dataclasses import replace

import pytest
from hypothesis import given, settings

from desk.matching import what_if as module
from desk.matching.changes import SLOT, possible_pairs
from desk.matching.graph import make_graph
from desk.matching.people import ground_of, read_people
from desk.matching.planning import ask, graph_of, plan
from desk.matching.solve import most_served
from desk.matching.what_if import what_if
from desk.pairings.judging import reasons_against
from desk.volunteers.loading import volunteer_id
from desk.volunteers.recording import record_proof
from schema.codes import AgreementKind, ProofKind, Support, Task
from schema.deployable import organisation_reasons
from schema.fixes import fix_for
from schema.organisations import Agreement
from schema.proofs import Exemption, Proof, ProofState, hold_reason
from schema.volunteers import Volunteer
from tests.bench.bench_plan import planned_desk
from tests.conftest import dump
from tests.desk.matching.asked import answer, questions
from tests.desk.matching.invented_people import ON, people
from tests.desk.volunteers.invented import BOS, LINDEN, read_in, request, volunteer


@pytest.fixture(scope="module")
def busy():
    """Far more who wait than there are places, in two districts."""
    with planned_desk(1200, 400) as store:
        yield store


def changes(store, everything=False, **options):
    rows = store.query("SELECT id, kenmerk FROM visible_volunteers")
    called = {row["id"]: row["kenmerk"] for row in rows}
    found = what_if(store, on=ON, **options).changes
    told = [(called.get(it.fix.volunteer), it.fix.code, {one: n for one, n in it.gain.items() if n}) for it in found]
    return told if everything else [it for it in told if it[0]]


@given(questions(residents=8, volunteers=5))
def test_the_most_served_is_what_the_best_plan_serves(question):
    residents, helpers = ([pair[side] for pair in question.pairs] for side in (0, 1))
    limits = question.organisation, question.organisation_cap
    graph = make_graph(residents, helpers, question.tier, question.capacity, *limits)
    assert list(most_served(graph)) == list(answer(question).served)


def made(crowd, fix):
    """Return the people once a change is made: a proof by an exemption, a slot by a higher maximum."""
    if fix.organisation:
        kept = {**crowd.organisations, fix.organisation: papers_of(crowd.organisations[fix.organisation], fix)}
        return replace(crowd, organisations=kept)
    if not fix.volunteer:
        return replace(crowd, volunteers=[*crowd.volunteers, newcomer(crowd, fix)])
    turn = next(turn for turn, it in enumerate(crowd.volunteers) if it.id == fix.volunteer)
    helpers, one = list(crowd.volunteers), crowd.volunteers[turn]
    if fix.code == SLOT:
        maximum = crowd.settings.maximum if one.maximum is None else one.maximum
        helpers[turn] = one._replace(maximum=max(maximum, crowd.loads.get(one.id, 0)) + 1)
    else:
        lifted = [
            Exemption(kind, ON, ON, "", "")
            for kind in ProofKind
            if fix.code in {fix_for(hold_reason(kind, state)) for state in (ProofState.MISSING, ProofState.EXPIRED)}
        ]
        helpers[turn] = one._replace(exemptions=(*one.exemptions, *lifted))
    return replace(crowd, volunteers=helpers)


def papers_of(organisation, fix):
    if fix.code == "agree-task":
        return replace(organisation, tasks=organisation.tasks | {Task(fix.task)})
    kinds = {
        "sign-collaboration": AgreementKind.COLLABORATION,
        "sign-processing": AgreementKind.PROCESSING,
        "authorise": AgreementKind.AUTHORISATION,
    }
    return replace(organisation, agreements=(*organisation.agreements, Agreement(kinds[fix.code], ON)))


def newcomer(crowd, fix):
    """Return somebody with all papers, at an organisation that may do the task."""
    able = [one for one in crowd.organisations.values() if not organisation_reasons(one, Task(fix.task), ON)]
    proofs = tuple(Proof(kind, ON) for kind in ProofKind)
    return Volunteer(
        "new",
        able[0].id,
        "",
        "",
        frozenset({fix.language}),
        frozenset(Support),
        tasks=frozenset({Task(fix.task)}),
        proofs=proofs,
    )


def served(crowd):
    return module._by_urgency(dict(enumerate(most_served(graph_of(ask(crowd))).tolist())))


def gains(crowd):
    return [change for change, _ in module.Case(crowd, possible_pairs(crowd)).changes()]


@settings(max_examples=150)
@given(people(most=7))
def test_every_gain_is_what_planning_anew_finds(crowd):
    before = served(crowd)
    for change in gains(crowd):
        after = served(made(crowd, change.fix))
        assert change.gain == {urgency: after[urgency] - before[urgency] for urgency in after}, change.fix


@settings(max_examples=50)
@given(people(most=6))
def test_every_change_lifts_the_one_reason_that_held_a_pair_back(crowd):
    """A slot apart: it lifts `no-capacity` only where she was full."""
    possible = possible_pairs(crowd)
    for fix, some in possible.of.items():
        after = made(crowd, fix)
        for place in some.tolist():
            request = crowd.requests[possible.pairs.request[place]]
            turn = possible.pairs.volunteer[place]
            assert len(reasons_against(ground_of(crowd, request, crowd.volunteers), crowd.volunteers[turn])) == 1
            assert not reasons_against(ground_of(after, request, after.volunteers), after.volunteers[turn])


def test_the_changes_of_a_busy_desk_gain_what_planning_anew_finds(busy):
    crowd = read_people(busy, on=ON)
    before, found = served(crowd), what_if(busy, on=ON).changes
    assert max(it.served for it in found) > 1
    assert {it.fix.code.partition(":")[0] for it in found} >= {SLOT, "request-vog", "follow-training", "recruit"}
    for change in found[:: len(found) // 25]:
        after = served(made(crowd, change.fix))
        assert change.gain == {urgency: after[urgency] - before[urgency] for urgency in after}


def test_a_proof_that_is_recorded_serves_as_many_more_as_was_told(store, tmp_path):
    rows = [BOS | {"maximum": "1"}, volunteer("V2", vog_op="", maximum="2")]
    asked = [LINDEN, request("H2"), request("H3", urgentie="4"), request("H4", urgentie="4")]
    read_in(store, tmp_path, volunteers=rows, requests=asked)
    assert ("V2", "request-vog", {2: 1, 4: 1}) in changes(store)
    record_proof(store, volunteer_id(store, "V2"), Proof(ProofKind.VOG, ON), on=ON)
    assert plan(store, on=ON).served_by_urgency == {1: 0, 2: 2, 3: 0, 4: 1}


def test_one_more_slot_serves_the_most_urgent_who_waits_for_it(store, tmp_path):
    rows = [LINDEN, request("H2", urgentie="4"), request("H3", urgentie="3")]
    read_in(store, tmp_path, volunteers=[BOS | {"maximum": "1"}], requests=rows)
    assert changes(store) == [("V1", SLOT, {3: 1})]


def test_a_slot_is_freed_where_a_volunteer_is_full_already(store, tmp_path):
    read_in(store, tmp_path, volunteers=[BOS | {"maximum": "0"}], requests=[LINDEN])
    assert changes(store) == [("V1", SLOT, {2: 1})]


def test_what_takes_two_changes_is_no_change(store, tmp_path):
    read_in(store, tmp_path, volunteers=[BOS | {"vog_op": "", "geheimhouding_op": ""}], requests=[LINDEN])
    assert changes(store) == []


def test_where_one_serves_as_many_as_another_the_lesser_effort_comes_first(store, tmp_path):
    rows = [volunteer("V1", vog_op=""), volunteer("V2", geheimhouding_op="")]
    read_in(store, tmp_path, volunteers=rows, requests=[LINDEN])
    assert [(one, fix) for one, fix, _ in changes(store)] == [("V2", "sign-secrecy"), ("V1", "request-vog")]
    assert len(changes(store, limit=1)) == 1


def test_a_change_that_lets_a_pinned_volunteer_come_frees_the_place_of_another(store, tmp_path):
    rows = [BOS | {"maximum": "1"}, volunteer("V2", vog_op="", maximum="1")]
    asked = [LINDEN | {"vaste_koppeling": "V2"}, request("H2", urgentie="3")]
    read_in(store, tmp_path, volunteers=rows, requests=asked)
    assert ("V2", "request-vog", {3: 1}) in changes(store)


def test_asking_what_if_changes_nothing(store, tmp_path):
    read_in(store, tmp_path, volunteers=[BOS | {"vog_op": ""}], requests=[LINDEN])
    before = dump(store)
    what_if(store, on=ON)
    assert dump(store) == before


def test_what_there_is_no_time_for_is_left_out_and_counted(store, tmp_path):
    rows = [volunteer(f"V{n}", maximum="1") for n in (1, 2, 3)]
    read_in(store, tmp_path, volunteers=rows, requests=[request(f"H{n}") for n in range(1, 6)])
    whole, asked = what_if(store, on=ON), []

    def stop(done, total):
        asked.append((done, total))
        return done < 2

    cut = what_if(store, on=ON, go_on=stop)
    assert (asked, cut.left, whole.left) == ([(1, 4), (2, 4)], 2, 0)
    assert all(change in whole.changes for change in cut.changes)
    assert (len(cut.changes), len(whole.changes)) == (2, 4)
