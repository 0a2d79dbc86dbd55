"""What stands between a resident and a volunteer, each with the record behind it, before anybody proposes the two.

What rules.md section 3 holds back stays hard; what it does not know (an employer who is a creditor, an earlier no at
the door, an exclusion that was lifted) is a warning, on which the coordinator decides once, with a reason.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple

from schema.pair import is_relative
from schema.requests import Person
from schema.volunteers import Volunteer


class Close(StrEnum):
    """What brings the two too close, or what came between them."""

    SAME_ADDRESS = "same-address"
    NAMED_POSTCODE = "named-postcode"
    RELATIVES = "same-name-and-postcode"
    NAMED = "named-person"
    REFUSED = "refused-before"
    EXCLUDED = "kept-apart"
    EMPLOYER = "employer-is-creditor"
    REFUSED_AT_DOOR = "refused-at-door"
    EXCLUSION_LIFTED = "exclusion-lifted"


class Weight(StrEnum):
    """Who decides about a finding."""

    HARD = "hard"
    """Nobody: the pair is not possible."""
    CLEARABLE = "clearable"
    """Not possible until a dated decision clears it."""
    SOFT = "soft"
    """Possible with the coordinator's reason."""


WEIGHTS: Mapping[Close, Weight] = {
    Close.SAME_ADDRESS: Weight.HARD,
    Close.NAMED_POSTCODE: Weight.HARD,
    Close.RELATIVES: Weight.CLEARABLE,
    Close.NAMED: Weight.CLEARABLE,
    Close.REFUSED: Weight.HARD,
    Close.EXCLUDED: Weight.HARD,
    Close.EMPLOYER: Weight.SOFT,
    Close.REFUSED_AT_DOOR: Weight.SOFT,
    Close.EXCLUSION_LIFTED: Weight.SOFT,
}


class Source(NamedTuple):
    """The record behind a finding."""

    kind: str
    id: str


class Creditor(NamedTuple):
    """A partner with a claim on the resident's household."""

    name: str
    signal: str
    """Id of the latest signal that says so."""


class Earlier(NamedTuple):
    """Something that came between the resident and one volunteer before."""

    volunteer: str
    code: Close
    on: date | None
    source: Source


class Decision(NamedTuple):
    """What the coordinator decided about a warning; `about` is that of the finding."""

    volunteer: str
    code: Close
    about: str
    decided_on: date
    reason: str


@dataclass(frozen=True, slots=True)
class Around:
    """What is recorded around a resident that may stand between her and a volunteer."""

    creditors: Mapping[str, Creditor] = field(default_factory=dict)
    """By `name_key` of the partner's name."""
    earlier: Mapping[str, tuple[Earlier, ...]] = field(default_factory=dict)
    """By id of the volunteer."""
    decisions: tuple[Decision, ...] = ()


NOTHING_AROUND = Around()


class Finding(NamedTuple):
    """One thing between the two, and what was decided about it."""

    code: Close
    about: str
    """What tells it apart from another of its kind: a door, a name, a partner, the day of a refusal."""
    source: Source
    decided_on: date | None = None
    reason: str = ""

    @property
    def weight(self) -> Weight:
        """Who decides about it."""
        return WEIGHTS[self.code]

    @property
    def is_open(self) -> bool:
        """Say whether it still asks for a decision, or for another volunteer."""
        return self.decided_on is None

    def as_json(self) -> dict[str, Any]:
        """Return the finding in the shape of the command line."""
        return {
            "code": str(self.code),
            "weight": str(self.weight),
            "about": self.about,
            "record": self.source._asdict(),
            "decided_on": self.decided_on.isoformat() if self.decided_on else None,
            "reason": self.reason or None,
        }


def findings(volunteer: Volunteer, person: Person, around: Around, on: date) -> tuple[Finding, ...]:
    """Return everything between two people on a day, what can least be lifted first; none: nothing is known.

    The first that is hard or clearable and open is what `pair.conflict_between` goes by.
    """
    found = [*_close(volunteer, person, on), *_earlier(volunteer, around, on)]
    if volunteer.employer_key and (creditor := around.creditors.get(volunteer.employer_key)):
        found.append(
            _weighed(Finding(Close.EMPLOYER, creditor.name, Source("signal", creditor.signal)), volunteer, around, on)
        )
    return tuple(found)


def warnings(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return what the coordinator may pass with a reason, decided or not."""
    return tuple(finding for finding in found if finding.weight is Weight.SOFT)


def unweighed(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the warnings on which nothing was decided yet."""
    return tuple(finding for finding in warnings(found) if finding.is_open)


def _close(volunteer: Volunteer, person: Person, on: date) -> Iterator[Finding]:
    """Yield the conflicts of rules.md section 3, a cleared one with its decision."""
    named = Source("volunteer", volunteer.id)
    postcode = person.address.postcode
    if volunteer.address == person.address:
        yield Finding(Close.SAME_ADDRESS, f"{postcode} {person.address.number}{person.address.addition}", named)
    if postcode in volunteer.conflicts.postcodes:
        yield Finding(Close.NAMED_POSTCODE, postcode, named)
    cleared = max(
        (it for it in person.clearances if it.volunteer == volunteer.id and it.cleared_on <= on), default=None
    )
    decided = (cleared.cleared_on, cleared.reason) if cleared else ()
    if is_relative(volunteer, person):
        yield Finding(Close.RELATIVES, volunteer.surname_key, named, *decided)
    for name in sorted(person.name_keys & volunteer.conflicts.names):
        yield Finding(Close.NAMED, name, named, *decided)


def _earlier(volunteer: Volunteer, around: Around, on: date) -> Iterator[Finding]:
    for it in around.earlier.get(volunteer.id, ()):
        if it.on is None or it.on <= on:
            about = it.on.isoformat() if it.on else ""
            yield _weighed(Finding(it.code, about, it.source), volunteer, around, on)


def _weighed(finding: Finding, volunteer: Volunteer, around: Around, on: date) -> Finding:
    """Return a finding with the latest decision about it, where there is one."""
    about = (volunteer.id, finding.code, finding.about)
    for decision in reversed(around.decisions):
        if decision[:3] == about and decision.decided_on <= on:
            return finding._replace(decided_on=decision.decided_on, reason=decision.reason)
    return finding
