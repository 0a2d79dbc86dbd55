"""What of a list may leave the desk, per receiver: each column with those who have a ground for it, and the reason.

The municipality is controller for its own files (GDPR art. 6-1-e); an organisation is for its own volunteers, and gets
of them what its agreement needs; another partner gets what it needs to ask for somebody, and no way to reach her past
the coordinator (GDPR art. 5-1-c: no more than is needed).
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import NamedTuple

from schema.refused import Refused


class Receiver(StrEnum):
    """Who gets a list."""

    OWN_MUNICIPALITY = "own-municipality"
    OWN_ORGANISATION = "own-organisation"
    OTHER_PARTNER = "other-partner"
    NATIONAL_EXCHANGE = "national-exchange"
    RESIDENT = "resident-herself"
    ANYBODY = "anybody"
    """Of a text or figures in which nobody stands."""


class Ground(NamedTuple):
    """Who may get a column, and why no one else."""

    receivers: frozenset[Receiver]
    reason: str


_ALL = frozenset({Receiver.OWN_MUNICIPALITY, Receiver.OWN_ORGANISATION, Receiver.OTHER_PARTNER})
_OWN = frozenset({Receiver.OWN_MUNICIPALITY, Receiver.OWN_ORGANISATION})
_MUNICIPALITY = frozenset({Receiver.OWN_MUNICIPALITY})

_KNOWN_BY = Ground(_ALL, "the reference by which both sides mean the same person; it says nothing of her")
_NAME = Ground(_ALL, "a partner must know whom it asks for")
_REACH = Ground(_OWN, "only who guides her needs to reach her; a partner goes through the coordinator")
_HOME = Ground(_OWN, "a private address; its own organisation sends her post, a partner does not")
_OFFER = Ground(_ALL, "what she can be asked for, and when")
_CAPACITY = Ground(_OWN, "how much she takes on is guidance, not an offer to third parties")
_WISH = Ground(_MUNICIPALITY, "asked only because a resident may wish for it; no ground beyond pairing here")
_COURSE = Ground(_OWN, "when she began, pauses and stops is known where she is guided")
_PROOF = Ground(_OWN, "its own organisation arranges proofs; a partner only asks whether she is deployable")
_GUIDANCE = Ground(
    _OWN, "what she wishes and would rather not meet is for who guides her; a partner asks the coordinator"
)
_EMPLOYER = Ground(_MUNICIPALITY, "asked only to keep a creditor's people from its debtors, which is judged here alone")
_CONFLICTS = Ground(_MUNICIPALITY, "names third persons and places, for preventing conflicts of interest here alone")
_ORGANISATION = Ground(_ALL, "facts about an organisation and whom to call there; no private person's data")
_AGREEMENT = Ground(_OWN, "terms between two parties; a third is none of them")

VOLUNTEER_GROUNDS: Mapping[str, Ground] = {
    "kenmerk": _KNOWN_BY,
    "voornaam": _NAME,
    "voorvoegsel": _NAME,
    "achternaam": _NAME,
    "email": _REACH,
    "telefoon": _REACH,
    "postcode": _HOME,
    "huisnummer": _HOME,
    "toevoeging": _HOME,
    "organisatie": _OFFER,
    "talen": _OFFER,
    "steunsoorten": _OFFER,
    "taken": _OFFER,
    "dagdelen": _OFFER,
    "maximum": _CAPACITY,
    "gebied": _OFFER,
    "geslacht": _WISH,
    "gestart_op": _COURSE,
    "pauze_van": _COURSE,
    "pauze_tot": _COURSE,
    "gestopt_op": _COURSE,
    "verstrengeling": _CONFLICTS,
    "geheimhouding_op": _PROOF,
    "vog_op": _PROOF,
    "vrijwilligersovereenkomst_op": _PROOF,
    "training:gespreksvaardigheden": _PROOF,
    "training:stress-sensitief": _PROOF,
    "training:privacy": _PROOF,
    "training:veilig-huisbezoek": _PROOF,
    "training:permanente-educatie": _PROOF,
    "verzekering_op": _PROOF,
    "belangstelling_op": _COURSE,
    "wensen": _GUIDANCE,
    "liever_niet": _GUIDANCE,
    "reden_stop": _COURSE,
    "werkgever": _EMPLOYER,
    "maximum_km": _CAPACITY,
}
"""The columns of a list of volunteers, in the order in which they are written."""

ORGANISATION_GROUNDS: Mapping[str, Ground] = {
    **dict.fromkeys(("kenmerk", "naam", "soort", "kvk", "contactpersoon", "telefoon", "email"), _ORGANISATION),
    **dict.fromkeys(("samenwerking_van", "samenwerking_tot", "verwerking_van", "verwerking_tot"), _AGREEMENT),
    **dict.fromkeys(("machtiging_van", "machtiging_tot"), _AGREEMENT),
    "taken": _ORGANISATION,
}
"""The columns of a list of organisations, in the order in which they are written."""


def columns_for(grounds: Mapping[str, Ground], receiver: Receiver, asked: Iterable[str] = ()) -> tuple[str, ...]:
    """Return the columns a receiver gets: those that are asked, or all for which there is a ground.

    Raises:
        Refused: `value-not-in-list` for a column that is not known; `export-field-no-ground` with those that this
            receiver has no ground for, and what it may have.
    """
    wanted = tuple(dict.fromkeys(asked))
    for name in wanted:
        if name not in grounds:
            raise Refused("value-not-in-list", field="fields", value=name, allowed=list(grounds))
    allowed = [name for name, ground in grounds.items() if receiver in ground.receivers]
    if without := [name for name in wanted if name not in allowed]:
        raise Refused("export-field-no-ground", fields=", ".join(without), receiver=receiver, allowed=allowed)
    return tuple(name for name in allowed if not wanted or name in wanted)
