"""Who must sign a document: kept on the day of issue, as the paper names them, with the room where each signs."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, NamedTuple

from desk.store.store import Store
from schema.refused import Refused

if TYPE_CHECKING:
    from reports.layout.places import SignerPlace

_SIGNERS = """SELECT s.id, s.position, s.party, s.name, s.page, s.place, g.id AS signature, g.signed_on, g.how,
    g.signed_copy
  FROM visible_document_signers s LEFT JOIN visible_signatures g ON g.document_signer = s.id
  WHERE s.document = ? ORDER BY s.position"""


class Signer(NamedTuple):
    """One party to a document, and its signature where there is one."""

    id: str
    position: int
    """From 1, in the order of the paper."""
    party: str
    name: str
    """The person, where the paper names one."""
    page: int | None
    """None where the paper was issued before its rooms were known."""
    place: str
    signature: str | None
    signed_on: str | None
    how: str | None
    signed_copy: str | None

    @property
    def called(self) -> str:
        """The party, with the person behind it."""
        return f"{self.party} ({self.name})" if self.name and self.name not in self.party else self.party

    @property
    def box(self) -> tuple[float, float, float, float] | None:
        """The room for the signature in points, or None where it is not known."""
        sides = [float(side) for side in self.place.split("|") if side]
        return (sides[0], sides[1], sides[2], sides[3]) if len(sides) == 4 else None


def signers_of(store: Store, document: str) -> list[Signer]:
    """Return who must sign a document (id), in the order of the paper, each with its signature."""
    return [Signer(**row) for row in store.query(_SIGNERS, [document])]


def chosen_signers(signers: Iterable[Signer], named: Iterable[str]) -> list[Signer]:
    """Return the signers that were named: by position, or by (a part of) the party or the person.

    Raises:
        Refused: `signer-unknown` with those that are known, also where two fit.
    """
    known = list(signers)
    return [_named(known, each) for each in named]


def signer_rows(document: str, places: "Iterable[SignerPlace]") -> list[dict[str, Any]]:
    """Return what is stored of who must sign a document."""
    return [
        {
            "document": document,
            "position": position,
            "party": place.party,
            "name": place.name,
            "page": place.page,
            "place": "|".join(map(str, place.box)),
        }
        for position, place in enumerate(places, 1)
    ]


def _named(signers: list[Signer], typed: str) -> Signer:
    wanted = typed.strip().casefold()
    found = [it for it in signers if wanted == str(it.position) or wanted == it.party.casefold()]
    found = found or [it for it in signers if wanted and wanted in f"{it.party} {it.name}".casefold()]
    if len(found) != 1:
        raise Refused("signer-unknown", value=typed, known="; ".join(f"{it.position} {it.called}" for it in signers))
    return found[0]
