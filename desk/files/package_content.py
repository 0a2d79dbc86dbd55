"""What is in a package, checked before anything of it is used: bounded, closed, and nothing that was not agreed on."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Literal, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from desk.files.kinds import read_requests
from desk.files.rows import RequestRow
from desk.files.table import Table
from schema.handing_over import REQUEST_FIELDS, Step, Told
from schema.pairing_life import EndReason
from schema.refused import Refused
from schema.values import Fault, read_text

FORMAT = "regiedesk-exchange"
VERSION = 1
_MOST_TEXT = 500
_MOST_QUARTERS = 100_000
_BESIDE = ("straat", "plaats", "telefoon")
"""Fields that a file of requests has no column for."""
_Model = TypeVar("_Model", bound=BaseModel)


def _plain(text: str) -> str:
    if isinstance(read_text(text), Fault):
        raise ValueError("no plain text")
    return text


Text = Annotated[str, Field(max_length=_MOST_TEXT), AfterValidator(_plain)]
PackageId = Annotated[str, Field(pattern=r"^[0-9a-f]{32}$")]
Fingerprint = Annotated[str, Field(pattern=r"^[0-9]{5}( [0-9]{5}){7}$")]


class Head(BaseModel):
    """What every version of the format begins with."""

    model_config = ConfigDict(strict=True, frozen=True)

    format: Literal["regiedesk-exchange"]
    version: int
    sender: Fingerprint
    """Of the key that signed it."""
    receiver: Fingerprint
    """Of the key it is for: it cannot be encrypted anew for another."""
    kind: str


class _Content(BaseModel):
    model_config = ConfigDict(strict=True, frozen=True, extra="forbid")

    format: Literal["regiedesk-exchange"] = "regiedesk-exchange"
    version: Literal[1] = 1
    sender: Fingerprint
    receiver: Fingerprint
    package: PackageId
    """By which it is opened once, and by which both desks mean the same hand-over."""
    made_on: date


class HandoverContent(_Content):
    """A request that is handed over."""

    kind: Literal["handover"] = "handover"
    fields: dict[Annotated[str, Field(max_length=40)], Text]
    """By the names in `schema.handing_over.REQUEST_FIELDS`, each written as in a file of requests."""


class ToldStep(BaseModel):
    """One step that is told."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid")

    step: Step
    on: date
    outcome: EndReason | None = None
    quarters: Annotated[int, Field(ge=0, le=_MOST_QUARTERS)] | None = None


class FeedbackContent(_Content):
    """What became of a request that was handed over: everything so far, so that a lost package does no harm."""

    kind: Literal["feedback"] = "feedback"
    about: PackageId
    steps: Annotated[list[ToldStep], Field(min_length=1, max_length=len(Step))]

    def told(self) -> tuple[Told, ...]:
        """Return the steps as the rules know them.

        Raises:
            Refused: `package-damaged` when one is told twice.
        """
        if len({it.step for it in self.steps}) < len(self.steps):
            raise Refused("package-damaged")
        return tuple(Told(it.step, it.on, it.outcome, it.quarters) for it in self.steps)


def read_head(body: bytes) -> Head:
    """Return what a package says of itself.

    Raises:
        Refused: `package-damaged`, `package-newer`.
    """
    head = _read(Head, body)
    if head.version != VERSION or head.kind not in ("handover", "feedback"):
        raise Refused("package-newer" if head.version >= VERSION else "package-damaged")
    return head


def read_content(body: bytes, kind: str) -> HandoverContent | FeedbackContent:
    """Return the content of a package of a kind that `read_head` tells.

    Raises:
        Refused: `package-damaged`.
    """
    return _read(HandoverContent, body) if kind == "handover" else _read(FeedbackContent, body)


def read_handed(fields: dict[str, str]) -> RequestRow:
    """Read the request in a package as the row of a file of requests.

    Raises:
        Refused: `package-field-not-agreed`; `package-row-refused` with the `field` and the `reason`.
    """
    if foreign := sorted(set(fields) - REQUEST_FIELDS.keys()):
        raise Refused("package-field-not-agreed", field=foreign[0][:_MOST_TEXT])
    columns = {name: value for name, value in fields.items() if name not in _BESIDE}

    def lines() -> Iterator[tuple[int, list[str]]]:
        yield 2, list(columns.values())

    try:
        reading = read_requests(Table(tuple(columns), 1, lines))
    except Refused:
        raise Refused("package-damaged") from None
    faults = [(it.field, it.reason) for it in reading.rejects]
    faults += [(it.field, it.reason) for it in reading.warnings]
    if faults:
        raise Refused("package-row-refused", field=faults[0][0], found=faults[0][1])
    if not reading.rows:
        raise Refused("package-damaged")
    return reading.rows[0]


def _read(model: type[_Model], body: bytes) -> _Model:
    try:
        return model.model_validate_json(body)
    except ValidationError:
        raise Refused("package-damaged") from None
