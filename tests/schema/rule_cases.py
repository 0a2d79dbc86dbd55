"""Who may serve whom on one day, case by case: what rules.md sections 2 and 3 say of each edge of each rule."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from schema.codes import AgreementKind, OrganisationKind, ProofKind, Support, Task
from schema.names import Address
from schema.organisations import Agreement, Organisation
from schema.proofs import Exemption, Proof
from schema.requests import Clearance, ConsentKind, Exclusion, Request, SafetyBlock
from schema.volunteers import Pause, Volunteer, conflict_list
from tests.schema.people import AGREED, EVERY_AGREEMENT, MUNICIPALITY, ON, consent, request, volunteer, without

BEFORE, AFTER = date(2026, 11, 2), date(2026, 11, 4)
GIVEN, WITHDRAWN = ConsentKind.GIVEN, ConsentKind.WITHDRAWN
OBJECTED, TAKEN_BACK = ConsentKind.OBJECTED, ConsentKind.OBJECTION_TAKEN_BACK
ASKED = (consent(GIVEN, 1),)


class Case(NamedTuple):
    """One pair on `ON`, and every reason that keeps them apart."""

    expected: tuple[str, ...]
    volunteer: Volunteer = volunteer()
    request: Request = request()
    organisation: Organisation = AGREED
    load: int = 0


def cases() -> list[Case]:
    """Return every case."""
    return [Case(()), *_proofs(), *_time(), *_organisations(), *_requests(), *_pairs()]


def _held(kind: ProofKind, *days: date) -> Volunteer:
    return volunteer(proofs=(*without(kind), *(Proof(kind, day) for day in days)))


def _proofs() -> Iterator[Case]:
    """Yield the last day and the first day past it of every term, and what is missing."""
    for kind, stem, training, years in (
        (ProofKind.SECRECY, "secrecy", "", 2),
        (ProofKind.VOG, "vog", "", 3),
        (ProofKind.PRIVACY, "training", ":privacy", 2),
        (ProofKind.SAFE_VISIT, "training", ":veilig-huisbezoek", 2),
        (ProofKind.REFRESHER, "training", ":permanente-educatie", 1),
    ):
        old = [] if kind is not ProofKind.REFRESHER else [Proof(ProofKind.VOLUNTEER_AGREEMENT, date(2020, 1, 1))]

        def who(*days: date, kind: ProofKind = kind, old: Iterable[Proof] = old) -> Volunteer:
            left = without(kind, ProofKind.VOLUNTEER_AGREEMENT) if old else without(kind)
            return volunteer(proofs=(*left, *old, *(Proof(kind, day) for day in days)))

        missing, expired = (f"{stem}-missing{training}",), (f"{stem}-expired{training}",)
        yield Case((), who(date(2026 - years, 11, 4)))
        yield Case(expired, who(date(2026 - years, 11, 3)))
        yield Case((), who(date(2000, 1, 1), ON))
        yield Case(expired, who(date(2000, 1, 1), date(1999, 1, 1)))
        yield Case(missing, who(AFTER))
        yield Case(missing, who())
    for kind, reason in (
        (ProofKind.VOLUNTEER_AGREEMENT, "volunteer-agreement-missing"),
        (ProofKind.CONVERSATION, "training-missing:gespreksvaardigheden"),
        (ProofKind.STRESS_SENSITIVE, "training-missing:stress-sensitief"),
    ):
        yield Case((reason,), _held(kind))
        yield Case((), volunteer(proofs=(*without(kind, ProofKind.REFRESHER), Proof(kind, date(2026, 11, 1)))))
    young = without(ProofKind.REFRESHER, ProofKind.VOLUNTEER_AGREEMENT)
    for agreed_on, expected in ((AFTER, ()), (ON, ("training-missing:permanente-educatie",))):
        agreed = Proof(ProofKind.VOLUNTEER_AGREEMENT, agreed_on.replace(year=2025))
        yield Case(expected, volunteer(proofs=(*young, agreed)))
    yield Case((), _held(ProofKind.SAFE_VISIT), request(task=Task.PREVENTION))
    for first, last, expected in (
        (ON, ON, ()),
        (BEFORE, BEFORE, ("vog-missing",)),
        (AFTER, AFTER, ("vog-missing",)),
    ):
        lift = Exemption(ProofKind.VOG, first, last, "aangevraagd", "F. de Wit")
        yield Case(expected, volunteer(proofs=without(ProofKind.VOG), exemptions=(lift,)))


def _time() -> Iterator[Case]:
    """Yield when a volunteer is active, offers a task and has room."""
    gone = ("not-active",)
    for fields, expected in (
        ({"started_on": ON}, ()),
        ({"started_on": AFTER}, gone),
        ({"stopped_on": AFTER}, ()),
        ({"stopped_on": ON}, gone),
        ({"interested_on": BEFORE}, gone),
        ({"interested_on": BEFORE, "started_on": ON}, ()),
        ({"pauses": (Pause(ON, ON),)}, gone),
        ({"pauses": (Pause(BEFORE, BEFORE),)}, ()),
        ({"pauses": (Pause(AFTER, AFTER),)}, ()),
        ({"pauses": (Pause(ON),)}, gone),
        ({"pauses": (Pause(None, AFTER),)}, ()),
        ({"tasks": frozenset({Task.BUDDY})}, ()),
        ({"tasks": frozenset({Task.AFTERCARE})}, ("task-not-offered",)),
    ):
        yield Case(expected, volunteer(**fields))
    for maximum, load, full in ((None, 2, ()), (None, 3, ("no-capacity",)), (1, 1, ("no-capacity",)), (4, 3, ())):
        yield Case(full, volunteer(maximum=maximum), load=load)


def _organisations() -> Iterator[Case]:
    """Yield which agreements count on the day, and what is asked of whom."""
    for kind, reason, task in (
        (AgreementKind.COLLABORATION, "collaboration-missing", Task.BUDDY),
        (AgreementKind.PROCESSING, "processing-missing", Task.BUDDY),
        (AgreementKind.AUTHORISATION, "authorisation-missing", Task.ENCOURAGE_APPLICATION),
        (AgreementKind.AUTHORISATION, "authorisation-missing", Task.FIRST_CONTACT),
    ):
        asked = request(task=task, kinds=frozenset({Support.MENTAL}))
        others = tuple(it for it in EVERY_AGREEMENT if it.kind is not kind)
        for versions, expected in (
            ((), (reason,)),
            ((Agreement(kind, ON, ON),), ()),
            ((Agreement(kind, AFTER),), (reason,)),
            ((Agreement(kind, date(2020, 1, 1), BEFORE),), (reason,)),
            ((Agreement(kind, date(2020, 1, 1), None, ON),), (reason,)),
            ((Agreement(kind, date(2020, 1, 1), None, AFTER),), ()),
            ((Agreement(kind, date(2020, 1, 1)), Agreement(kind, date(2021, 1, 1), BEFORE)), (reason,)),
            ((Agreement(kind, date(2021, 1, 1), BEFORE), Agreement(kind, date(2020, 1, 1))), (reason,)),
            ((Agreement(kind, date(2020, 1, 1)), Agreement(kind, ON, BEFORE, ON)), ()),
            ((Agreement(kind, date(2020, 1, 1)), Agreement(kind, BEFORE, BEFORE, date(2026, 11, 1))), ()),
            ((Agreement(kind, date(2020, 1, 1)), Agreement(kind, BEFORE, None, ON)), (reason,)),
        ):
            yield Case(expected, volunteer(), asked, replace(AGREED, agreements=(*others, *versions)))
    yield Case(("task-not-authorised",), organisation=replace(AGREED, tasks=frozenset({Task.AFTERCARE})))
    named = Agreement(AgreementKind.COLLABORATION, BEFORE, tasks=frozenset({Task.AFTERCARE}))
    yield Case(("task-not-authorised",), organisation=replace(AGREED, agreements=(*EVERY_AGREEMENT, named)))
    yield Case((), organisation=MUNICIPALITY)
    yield Case(("authorisation-missing",), request=request(task=Task.FIRST_CONTACT), organisation=MUNICIPALITY)
    yield Case((), organisation=replace(AGREED, kind=OrganisationKind.OTHER))


def _requests() -> Iterator[Case]:
    """Yield what a resident said, and what stands at her door."""
    for said, expected in (
        ((), ("no-consent",)),
        ((consent(GIVEN, 3),), ()),
        ((consent(GIVEN, 4),), ("no-consent",)),
        ((*ASKED, consent(WITHDRAWN, 3)), ("no-consent",)),
        ((consent(GIVEN, 3), consent(WITHDRAWN, 3)), ("no-consent",)),
        ((*ASKED, consent(WITHDRAWN, 4)), ()),
        ((consent(WITHDRAWN, 1), consent(GIVEN, 2)), ()),
        ((*ASKED, consent(OBJECTED, 3)), ("objected",)),
        ((*ASKED, consent(OBJECTED, 4)), ()),
        ((*ASKED, consent(OBJECTED, 2), consent(TAKEN_BACK, 3)), ()),
        ((*ASKED, consent(OBJECTED, 3), consent(TAKEN_BACK, 3)), ("objected",)),
        ((*ASKED, consent(OBJECTED, 2), consent(TAKEN_BACK, 4)), ("objected",)),
        ((*ASKED, consent(OBJECTED, 1), consent(GIVEN, 2)), ("objected",)),
    ):
        yield Case(expected, request=request(consents=said))
    first = {"task": Task.FIRST_CONTACT, "consents": ()}
    yield Case((), request=request(**first))
    yield Case(("objected",), request=request(**first | {"consents": (consent(OBJECTED, 1),)}))
    for block, held in (
        (SafetyBlock(ON, ON), True),
        (SafetyBlock(ON), True),
        (SafetyBlock(BEFORE, BEFORE), False),
        (SafetyBlock(AFTER), False),
    ):
        yield Case(("safety-block",) if held else (), request=request(safety_blocks=(block,)))
    open_row = request(task=Task.RECHECK, kinds=frozenset({Support.BEHAVIOUR}))
    yield Case(("support-not-in-matrix",), request=open_row)


def _pairs() -> Iterator[Case]:
    """Yield what keeps exactly these two apart."""
    yield Case(("support-not-offered",), volunteer(kinds=frozenset({Support.MENTAL})))
    yield Case(("language",), request=request(languages=("pl",)))
    yield Case((), request=request(languages=("pl",), interpreter=True))
    yield Case((), request=request(languages=("pl", "nl")))
    near = {"surname_key": "bos", "address": Address("1234AB", 7)}
    conflict = ("conflict",)
    for who, asked, expected in (
        (volunteer(), request(address=Address("1234AB", 5)), conflict),
        (volunteer(), request(**near), conflict),
        (volunteer(), request(**near | {"address": Address("1234CD", 7)}), ()),
        (volunteer(surname_key=""), request(**near | {"surname_key": ""}), ()),
        (volunteer(conflicts=conflict_list(["1234CD"])), request(), conflict),
        (volunteer(conflicts=conflict_list(["Ada Kuiper"])), request(), conflict),
        (volunteer(), request(**near, clearances=(Clearance("v", ON, "vreemden"),)), ()),
        (volunteer(), request(**near, clearances=(Clearance("v", AFTER, "vreemden"),)), conflict),
        (volunteer(), request(**near, clearances=(Clearance("w", ON, "vreemden"),)), conflict),
        (volunteer(), request(exclusions=(Exclusion("v", ON),)), ("excluded",)),
        (volunteer(), request(exclusions=(Exclusion("v"),)), ("excluded",)),
        (volunteer(), request(exclusions=(Exclusion("v", AFTER), Exclusion("w", ON))), ()),
        (volunteer(area=("99", "12")), request(), ()),
        (volunteer(area=("99",)), request(), ("outside-area",)),
    ):
        yield Case(expected, who, asked)
