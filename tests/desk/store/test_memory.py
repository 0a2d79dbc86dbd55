"""Memory that long work took is given back to the system."""

from platform import libc_ver

import pytest

from tests.desk.store.files import program

FREED = """
from desk.store.platform import give_back_memory

def held():
    return int(open("/proc/self/statm").read().split()[1])

blocks = [bytes(4_000) for _block in range(20_000)]
last = bytes(4_000)
del blocks
kept = held()
give_back_memory()
print(kept - held())
"""
"""Frees 80 MB below a block that stays, and tells how many pages were given back."""


@pytest.mark.skipif(libc_ver()[0] != "glibc", reason="elsewhere memory is not kept")
def test_free_memory_is_given_back():
    assert int(program(FREED).stdout) > 10_000
