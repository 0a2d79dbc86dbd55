"""Whatever comes as a package is opened or refused with a sentence; nothing of it is half stored."""

import json
from contextlib import suppress
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desk.files.package_content import FeedbackContent, HandoverContent, read_content, read_handed, read_head
from desk.files.packages import LARGEST, new_key, seal, unseal
from desk.handovers.keys import own_key, own_secrets, trusted_keys
from desk.handovers.receiving import receive_package
from desk.handovers.sending import send_handover
from desk.locale.sentences import sentence
from schema.codes import Task
from schema.exchange_keys import fingerprint
from schema.handing_over import REQUEST_FIELDS, fields_for
from schema.refused import Refused
from tests.conftest import dump
from tests.desk.handovers.two_desks import sender
from tests.desk.pairings.living import code
from tests.desk.volunteers.invented import ON

NEVER = ("bsn", "geboortedatum", "email", "bedrag", "partner", "zaak", "notitie", "niet_met", "vaste_koppeling")
GOOD = {
    "kenmerk": "H1",
    "achternaam": "Linden",
    "postcode": "1234CD",
    "huisnummer": "10",
    "taak": "buddy-shv",
    "steunsoorten": "praktisch",
    "talen": "nl",
    "aangevraagd_op": "2026-10-01",
    "toestemming_op": "2026-10-02",
}
PUBLIC, SECRET = new_key()
OTHER_PUBLIC, OTHER_SECRET = new_key()


def refused_as(act, *given, **named):
    """Do an act; return "", or the code with which it was refused, for which there is a sentence."""
    with suppress(Refused):
        act(*given, **named)
        return ""
    with pytest.raises(Refused) as refused:
        act(*given, **named)
    assert sentence(refused.value)
    return refused.value.code


def told(**changed):
    """Return the body of a hand-over, with something changed in it."""
    ends = {"sender": fingerprint(PUBLIC), "receiver": fingerprint(OTHER_PUBLIC)}
    content = HandoverContent(**ends, package="0" * 32, made_on=ON, fields=GOOD)
    return json.dumps(content.model_dump(mode="json") | changed).encode()


SEALED = seal(told(), SECRET, OTHER_PUBLIC)


@pytest.mark.parametrize("task", list(Task))
def test_nothing_goes_along_that_the_task_does_not_need(task):
    assert not set(fields_for(task)) & set(NEVER)


def test_every_field_says_why_it_goes_along():
    assert all(needed.ground.reason and needed.purposes for needed in REQUEST_FIELDS.values())


def test_a_first_contact_takes_no_consent_along():
    assert "toestemming_op" not in fields_for(Task.FIRST_CONTACT)


def test_a_field_that_was_not_agreed_on_refuses_the_package():
    with pytest.raises(Refused, match="package-field-not-agreed"):
        read_handed(GOOD | {"bsn": "123456782"})


@pytest.mark.parametrize("field", ["postcode", "taak", "talen", "aangevraagd_op"])
def test_a_field_that_cannot_be_read_refuses_the_package(field):
    with pytest.raises(Refused, match="package-row-refused"):
        read_handed(GOOD | {field: "?"})


@pytest.mark.parametrize(
    ("body", "refused"),
    [
        (b"", "package-damaged"),
        (b"[" * 50_000, "package-damaged"),
        (told(format="anders"), "package-damaged"),
        (told(version=2), "package-newer"),
        (told(kind="iets"), "package-newer"),
        (told(version=0), "package-damaged"),
    ],
    ids=("empty", "deep", "other-format", "newer", "other-kind", "older"),
)
def test_what_a_package_says_of_itself_is_judged_first(body, refused):
    assert code(read_head, body) == refused


@pytest.mark.parametrize(
    "changed", [{"extra": 1}, {"package": "../x"}, {"fields": {"kenmerk": "a\0b"}}, {"made_on": 5}]
)
def test_content_of_another_shape_is_refused(changed):
    assert code(read_content, told(**changed), "handover") == "package-damaged"


def test_a_step_told_twice_is_refused():
    steps = [{"step": "taken-on", "on": "2026-11-03"}] * 2
    ends = {"sender": fingerprint(PUBLIC), "receiver": fingerprint(OTHER_PUBLIC)}
    body = json.dumps(
        {
            **ends,
            "format": "regiedesk-exchange",
            "version": 1,
            "kind": "feedback",
            "package": "0" * 32,
            "made_on": "2026-11-03",
            "about": "1" * 32,
            "steps": steps,
        }
    )
    assert code(FeedbackContent.model_validate_json(body).told) == "package-damaged"


@pytest.mark.parametrize(
    ("spoiled", "refused"),
    [
        (lambda it: b"hallo", "package-unreadable"),
        (lambda it: it + bytes(LARGEST), "package-too-large"),
        (lambda it: it[:-1] + bytes([it[-1] ^ 1]), "package-damaged"),
        (lambda it: it[:120], "package-damaged"),
        (lambda it: it.replace(b"/v1\n", b"/v2\n", 1), "package-newer"),
        (lambda it: seal(b"x", SECRET, PUBLIC), "package-not-ours"),
    ],
)
def test_what_came_differently_is_refused_by_its_name(spoiled, refused):
    assert code(unseal, spoiled(seal(told(), SECRET, OTHER_PUBLIC)), [OTHER_SECRET]) == refused


@given(st.integers(0, 4_000), st.integers(1, 255))
@settings(max_examples=150)
def test_a_package_that_was_touched_anywhere_is_never_opened(place, how):
    touched = bytearray(SEALED)
    touched[place % len(SEALED)] ^= how
    assert refused_as(unseal, bytes(touched), [OTHER_SECRET])


@given(
    st.binary(max_size=400), st.sampled_from((b"", b"age-encryption.org/v1\n", b"age-encryption.org/v1\n-> X25519 "))
)
@settings(max_examples=200)
def test_any_bytes_are_refused_with_a_sentence(content, start):
    with pytest.raises(Refused) as refused:
        unseal(start + content, [OTHER_SECRET])
    assert sentence(refused.value)


_SIMPLE = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8)
_JSON = _SIMPLE | st.lists(_SIMPLE, max_size=3) | st.dictionaries(st.text(max_size=8), _SIMPLE, max_size=3)


@given(
    st.sampled_from(["handover", "feedback"]),
    st.dictionaries(st.sampled_from(["fields", "steps", "about", "package", "made_on", "x"]), _JSON),
)
@settings(max_examples=60)
def test_any_content_that_is_well_signed_is_read_or_refused(kind, changed):
    body = told(kind=kind, **changed)

    def read():
        found = read_content(body, read_head(body).kind)
        return read_handed(found.fields) if isinstance(found, HandoverContent) else found.told()

    refused_as(read)


@given(st.dictionaries(st.sampled_from([*REQUEST_FIELDS, "zaak"]), st.text(max_size=30)))
@settings(max_examples=80)
def test_any_fields_are_read_or_refused(fields):
    refused_as(read_handed, GOOD | fields)


def arrives(theirs, package, content, secret=None):
    """Seal a content for the other desk as if by the municipality, and open it there; return the code, or ""."""
    secret = secret or next(iter(own_secrets(content[0]).values()))
    package.write_bytes(seal(content[1], secret, own_key(theirs).public))
    before = dump(theirs)
    refused = refused_as(receive_package, theirs, package, on=ON)
    assert (dump(theirs) == before) is bool(refused)
    return refused


def between(ours, theirs, **changed):
    ends = {"sender": own_key(ours).fingerprint, "receiver": own_key(theirs).fingerprint}
    return told(**(ends | changed))


def test_who_has_the_public_key_alone_cannot_speak_for_another_desk(open_two):
    ours, theirs, package = open_two
    assert arrives(theirs, package, (ours, between(ours, theirs)), SECRET) == "package-damaged"
    assert arrives(theirs, package, (ours, between(ours, theirs))) == ""


def test_a_package_that_was_encrypted_anew_for_a_third_is_refused(open_two):
    ours, theirs, package = open_two
    assert arrives(theirs, package, (ours, between(ours, theirs, receiver=fingerprint(PUBLIC)))) == "package-not-ours"


def test_a_package_of_a_desk_nobody_knows_is_refused(open_two):
    ours, theirs, package = open_two
    assert (
        arrives(theirs, package, (ours, between(ours, theirs, sender=fingerprint(PUBLIC)))) == "package-from-stranger"
    )


def test_a_field_beyond_the_task_is_refused(open_two):
    ours, theirs, package = open_two
    more = GOOD | {"taakverdeling_op": "2026-10-03"}
    assert arrives(theirs, package, (ours, between(ours, theirs, fields=more))) == "package-field-not-agreed"


def test_a_package_of_tomorrow_is_refused(open_two):
    ours, theirs, package = open_two
    assert arrives(theirs, package, (ours, between(ours, theirs, made_on="2026-11-04"))) == "date-in-future"


def feedback(ours, theirs, about, on):
    content = json.loads(between(ours, theirs, kind="feedback", about=about, steps=[{"step": "taken-on", "on": on}]))
    return json.dumps({name: value for name, value in content.items() if name != "fields"}).encode()


def test_feedback_about_what_was_never_handed_over_is_refused(open_two):
    ours, theirs, package = open_two
    assert arrives(theirs, package, (ours, feedback(ours, theirs, "1" * 32, "2026-11-03"))) == "package-about-unknown"


@pytest.mark.parametrize("days", [-1, 1])
def test_feedback_with_days_that_cannot_be_is_refused(open_two, days):
    ours, theirs, package = open_two
    sent = send_handover(ours, "H1", "ANKER", package, on=ON)
    day = (ON + timedelta(days=days)).isoformat()
    body = feedback(theirs, ours, sent["package"], day)
    assert arrives(ours, package, (theirs, body)) == "package-dates"


def test_a_package_for_another_desk_is_told_so(open_two):
    ours, _theirs, package = open_two
    send_handover(ours, "H1", "ANKER", package, on=ON)
    assert code(receive_package, ours, package, on=ON) == "package-not-ours"


def test_the_key_by_which_a_desk_opens_its_packages_is_on_no_list(open_two):
    ours, theirs, _package = open_two
    assert trusted_keys(ours, None)[0]["organisation"] != sender(theirs)
    assert "AGE-SECRET-KEY" not in str([*trusted_keys(ours), own_key(ours)])


def test_many_fields_of_the_longest_text_fit_in_a_package():
    fields = dict.fromkeys(REQUEST_FIELDS, "é" * 500)
    assert len(seal(told(fields=fields), SECRET, OTHER_PUBLIC)) < LARGEST
