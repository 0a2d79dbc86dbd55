"""Our keys as the age format writes them: as the library of that format does, and as its specification says."""

import hashlib

import pyrage
from hypothesis import given
from hypothesis import strategies as st

from desk.store.age_keys import code_identity, identity, recipient


@given(st.binary(min_size=32, max_size=32))
def test_a_private_half_gives_the_public_half_that_age_gives(private):
    assert str(pyrage.x25519.Identity.from_str(identity(private)).to_public()) == recipient(private)


def test_a_code_opens_what_it_did_however_it_is_typed():
    told = hashlib.sha256(code_identity("0123-4567-89AB-CDEF-GHJK-MNPQ-RSTV").encode()).hexdigest()
    assert code_identity("o123 4567 89ab cdef ghjk mnpq rstv") == code_identity("0123-4567-89AB-CDEF-GHJK-MNPQ-RSTV")
    assert told == "daa8d1322b56faf74037a7b99bf1f78a639e828be26655333b8f44add9bcd5c9"
