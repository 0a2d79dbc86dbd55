"""Looking whether a text names somebody of the desk, without reading everybody in it."""

from desk.store.chunks import query_in
from desk.store.store import Store
from schema.name_free import KnownName, Trace, certain, known_contact, known_name, pieces, traces
from schema.refused import Refused

_RESIDENTS = """SELECT DISTINCT first_name, initials, prefix, surname FROM visible_residents
  WHERE surname_key IN ({marks})"""
_VOLUNTEERS = """SELECT DISTINCT first_name, NULL AS initials, prefix, surname FROM visible_volunteers
  WHERE surname_key IN ({marks})"""
_CONTACTS = """SELECT contact_person AS name FROM visible_organisations
  UNION SELECT representative FROM visible_organisations UNION SELECT contact FROM visible_chain_offers
  UNION SELECT name FROM desk_user"""


def traces_in(store: Store, text: str) -> tuple[Trace, ...]:
    """Return by what somebody could be found in a text: who is in the desk, an address, a number."""
    wanted = list(pieces(text))
    rows = [*query_in(store, _RESIDENTS, wanted), *query_in(store, _VOLUNTEERS, wanted)]
    people = [
        known_name(row["surname"] or "", row["first_name"] or "", row["initials"] or "", row["prefix"] or "")
        for row in rows
    ]
    contacts: list[KnownName] = [known_contact(row["name"]) for row in store.query(_CONTACTS) if row["name"]]
    return traces(text, [*people, *contacts])


def refuse_names(store: Store, text: str, *, sure: bool) -> None:
    """Refuse a text by which somebody could be found.

    Args:
        sure: somebody looked, and a word that is written like a surname is none.

    Raises:
        Refused: `text-names-somebody` with what stands there; `text-may-name-somebody` for surnames alone.
    """
    found = traces_in(store, text)
    if there := certain(found):
        raise Refused("text-names-somebody", traces="; ".join(trace.text for trace in there))
    if found and not sure:
        raise Refused("text-may-name-somebody", traces="; ".join(trace.text for trace in found))
