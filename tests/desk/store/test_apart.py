import os

import pytest

from desk.store.apart import apart
from schema.refused import Refused


def say_who(store, *, tell):
    tell("reading", 0, 1)
    with store.write(store.user, "add", "test") as tx:
        tx.insert("partner", [{"name": "Apart", "name_key": "apart"}])
    return os.getpid(), store.user.name


def refuse(store, *, tell):
    raise Refused("value-not-in-list", field="status", value="x")


def go_on_for_ever(store, *, tell):
    with store.write(store.user, "add", "test") as tx:
        number = 0
        while True:
            tx.insert("partner", [{"name": str(number), "name_key": str(number)}])
            tell("writing", number, 0)
            number += 1


def test_work_apart_is_done_by_another_process_for_the_same_user(store):
    heard = []
    pid, name = apart(store, say_who, lambda *told: heard.append(told))
    assert (pid != os.getpid(), name) == (True, store.user.name)
    assert heard == [("reading", 0, 1)]
    assert store.query("SELECT name FROM visible_partners") == [{"name": "Apart"}]


def test_what_is_refused_apart_is_refused_here_with_its_values(store):
    with pytest.raises(Refused) as refused:
        apart(store, refuse, lambda *_told: None)
    assert (refused.value.code, refused.value.values) == ("value-not-in-list", {"field": "status", "value": "x"})


def test_work_apart_is_stopped_from_here_and_leaves_nothing_stored(store):
    def stop(_step, _done, _total):
        raise Refused("import-cancelled")

    with pytest.raises(Refused, match="import-cancelled"):
        apart(store, go_on_for_ever, stop)
    assert store.query("SELECT name FROM visible_partners") == []
