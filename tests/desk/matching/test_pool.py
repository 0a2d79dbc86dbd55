"""What the running program keeps of the volunteers is what the file says, and judges as the rules do one by one."""

from hypothesis import given, settings

from desk.matching.people import ground_of
from desk.matching.pool import load_pool, make_pool
from desk.matching.suggesting import judge, suggest
from desk.pairings.judging import changes_for, fit, reasons_against
from desk.store.undo import last_own_event, undo
from desk.volunteers.recording import add_pause, record_proof
from schema.codes import ProofKind
from schema.proofs import Proof
from tests.desk.matching.invented_people import ON, people
from tests.desk.volunteers.invented import BOS, LINDEN, read_in, volunteer

VOG = Proof(ProofKind.VOG, ON)


def fresh(store):
    with store.again() as other:
        other.memory = {}
        return load_pool(other)


@settings(max_examples=50)
@given(people())
def test_everybody_is_judged_as_the_rules_do_one_by_one(crowd):
    names = {it.id: (it.id, it.id) for it in crowd.volunteers}
    pool = make_pool(crowd.volunteers, names, dict(crowd.organisations), crowd.places)
    for request in crowd.requests:
        ground = ground_of(crowd, request, crowd.volunteers)
        told = judge(pool, ground)
        against = {it.id: reasons_against(ground, it) for it in crowd.volunteers}
        assert {it.volunteer: it.points for it in told.candidates} == {
            it.id: fit(ground, it) for it in crowd.volunteers if not against[it.id]
        }
        assert {it.volunteer: (it.reasons, it.fix) for it in told.refused} == {
            it.id: (against[it.id], changes_for(ground, it, against[it.id]))
            for it in crowd.volunteers
            if against[it.id]
        }


def test_after_a_proof_only_she_who_gave_it_is_read_anew(store, tmp_path):
    read_in(store, tmp_path, volunteers=[BOS | {"vog_op": ""}, volunteer("V2")])
    bos, other = load_pool(store).volunteers
    record_proof(store, "V1", VOG, on=ON)
    now = load_pool(store).volunteers
    assert (set(now[0].proofs), now[1] is other) == ({*bos.proofs, VOG}, True)


def test_who_changes_nothing_of_a_volunteer_leaves_them_all_in_memory(store, tmp_path):
    read_in(store, tmp_path, volunteers=[BOS])
    kept = load_pool(store)
    read_in(store, tmp_path, requests=[LINDEN])
    store.look("x", "test", on=ON)
    assert load_pool(store) is kept


def test_what_another_program_records_is_seen(store, tmp_path):
    read_in(store, tmp_path, volunteers=[BOS | {"vog_op": ""}], requests=[LINDEN])
    assert not suggest(store, "H1", on=ON).candidates
    with store.again() as other:
        record_proof(other, "V1", VOG, on=ON)
    assert [it.kenmerk for it in suggest(store, "H1", on=ON).candidates] == ["V1"]


def test_what_is_undone_is_forgotten(store, tmp_path):
    read_in(store, tmp_path, volunteers=[BOS, volunteer("V2")])
    load_pool(store)
    add_pause(store, "V1", ON)
    assert load_pool(store) == fresh(store)
    undo(store, last_own_event(store), ON)
    assert load_pool(store) == fresh(store)


def test_who_is_removed_is_gone_and_who_comes_stands_in_her_place(store, tmp_path):
    read_in(store, tmp_path, volunteers=[BOS, volunteer("V3")])
    load_pool(store)
    read_in(store, tmp_path, volunteers=[volunteer("V2")])
    assert [name for name, _ in load_pool(store).names.values()] == ["V1", "V3", "V2"]
    assert load_pool(store) == fresh(store)
    undo(store, last_own_event(store), ON)
    assert load_pool(store) == fresh(store)
    with store.write(store.user, "test", "test") as tx:
        [one] = [it.id for it in load_pool(store).volunteers if load_pool(store).names[it.id][0] == "V1"]
        for table in ("proof", "volunteer"):
            column = "volunteer" if table == "proof" else "id"
            for row in tx.read(f"SELECT id FROM {table} WHERE {column} = ?", [one]):
                tx.remove(table, row["id"])
    assert load_pool(store) == fresh(store)
    assert [name for name, _ in load_pool(store).names.values()] == ["V3"]
