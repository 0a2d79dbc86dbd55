"""The parties of the local debt chain: recording what they offer as dated versions, and who is in it on a day."""

from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from datetime import date
from typing import Any

from desk.partners.organisations import organisation_id
from desk.store.store import Store, one
from schema.chain import ChainParty, Offer, offer_on
from schema.codes import Support
from schema.matrix import Phase
from schema.names import name_key
from schema.refused import Refused

_VERSIONS = """SELECT p.id, p.name, p.organisation, o.id AS offer, o.starts_on, o.ends_on, o.offers, o.target_groups,
    o.phases, o.kinds, o.intensity, o.contact, o.phone, o.costs, o.waiting, o.reason
  FROM visible_chain_parties p JOIN visible_chain_offers o ON o.party = p.id"""
CHAIN_STATUSES = ("active", "planned", "ended")
"""On the day: in the chain, not yet begun, no longer in it."""
_CODES: Mapping[str, type[Phase] | type[Support]] = {"phases": Phase, "kinds": Support}


def add_party(store: Store, name: str, offer: Offer, *, organisation: str | None = None) -> str:
    """Add a party with what it offers, and return its id.

    Args:
        organisation: the organisation of the desk that it is, by id or kenmerk.

    Raises:
        Refused: `field-needed` without a name, `phase-missing`, `ends-before-start`, `unknown-id`,
            `party-already-there`.
    """
    _check(name, offer)
    known = organisation_id(store, organisation) if organisation else None
    with store.write(store.user, "add-chain-party", "desk") as tx:
        _refuse_known(store, name)
        [party] = tx.insert("chain_party", [{"name": name.strip(), "organisation": known}])
        tx.insert("chain_offer", [{"party": party, **_stored(offer), "reason": None}])
    return party


def change_party(
    store: Store, party: str, changed: Mapping[str, Any], *, starts_on: date, reason: str = "", name: str = ""
) -> str:
    """Record what a party offers from a day on; what is not named stays as it was. Return the party's id.

    On the first day of its newest version that version itself is corrected; what it was stays in the history.

    Args:
        changed: fields of `Offer` with their new values.
        name: another name, when it goes by one.

    Raises:
        Refused: `unknown-id`, `nothing-changed`, `phase-missing`, `ends-before-start`, `party-already-there`;
            `date-backwards` before the newest version began.
    """
    known = party_id(store, party)
    with store.write(store.user, "change-chain-party", known) as tx:
        newest = _newest(store, known)
        now = replace(_offer(newest), **{"ends_on": None, **changed, "starts_on": starts_on})
        name = name.strip() or newest["name"]
        _check(name, now)
        if starts_on < _offer(newest).starts_on:
            raise Refused("date-backwards", date=starts_on, earliest=_offer(newest).starts_on)
        if name == newest["name"] and _stored(now) == _stored(replace(_offer(newest), starts_on=starts_on)):
            raise Refused("nothing-changed")
        if name != newest["name"]:
            if name_key(name) != name_key(newest["name"]):
                _refuse_known(store, name)
            [row] = store.query("SELECT version FROM visible_chain_parties WHERE id = ?", [known])
            tx.change("chain_party", known, {"name": name}, row["version"])
        if newest["starts_on"] == starts_on.isoformat():
            _change_offer(store, tx, newest["offer"], {**_stored(now), "reason": reason.strip() or newest["reason"]})
        else:
            tx.insert("chain_offer", [{"party": known, **_stored(now), "reason": reason.strip() or None}])
    return known


def end_party(store: Store, party: str, *, ends_on: date, reason: str = "") -> str:
    """Record the last day of a party in the chain, and return its id.

    Raises:
        Refused: `unknown-id`, `party-ended`, `date-backwards` before its newest version began.
    """
    known = party_id(store, party)
    with store.write(store.user, "end-chain-party", known) as tx:
        newest = _newest(store, known)
        offer = _offer(newest)
        if offer.ends_on is not None and offer.ends_on < ends_on:
            raise Refused("party-ended", name=newest["name"], date=offer.ends_on)
        if ends_on < offer.starts_on:
            raise Refused("date-backwards", date=ends_on, earliest=offer.starts_on)
        _change_offer(store, tx, newest["offer"], {"ends_on": ends_on, "reason": reason.strip() or newest["reason"]})
    return known


def chain(store: Store, *, on: date) -> list[ChainParty]:
    """Return the parties that are in the chain on a day, by name, with what they offer on it."""
    found = []
    for versions in _by_party(store).values():
        offer = offer_on(map(_offer, versions), on)
        if offer is not None:
            found.append(ChainParty(versions[0]["id"], versions[0]["name"], offer))
    return found


def list_chain(store: Store, *, search: str = "", on: date, every: bool = False) -> list[dict[str, Any]]:
    """Return the parties with the version that counts on a day, and their status on it, by name.

    Args:
        every: also those that are no longer, or not yet, in the chain, with their nearest version.
    """
    rows = [_shown(versions, on) for versions in _by_party(store).values()]
    wanted = name_key(search)
    texts = ("name", "offers", "target_groups", "contact")
    return [
        row
        for row in rows
        if (every or row["status"] == "active") and wanted in name_key(" ".join(str(row[name] or "") for name in texts))
    ]


def party_file(store: Store, party: str, *, on: date) -> dict[str, Any]:
    """Return one party with the version that counts on a day and `versions`, all of them, the newest first.

    Raises:
        Refused: `unknown-id`.
    """
    versions = _by_party(store)[party_id(store, party)]
    told = [{name: row[name] for name in row if name not in ("id", "name", "organisation")} for row in versions]
    return {**_shown(versions, on), "versions": told[::-1]}


def party_id(store: Store, known_as: str) -> str:
    """Return the id of a party known by id or by name.

    Raises:
        Refused: `unknown-id`.
    """
    rows = store.query("SELECT id, name FROM visible_chain_parties ORDER BY key")
    found = [row for row in rows if row["id"] == known_as or name_key(row["name"]) == name_key(known_as)]
    return str(one(found, "unknown-id", id=known_as)["id"])


def _by_party(store: Store) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for row in store.query(f"{_VERSIONS} ORDER BY p.name, p.id, o.starts_on"):
        found.setdefault(row["id"], []).append(row)
    return found


def _shown(versions: Sequence[dict[str, Any]], on: date) -> dict[str, Any]:
    begun = [row for row in versions if row["starts_on"] <= on.isoformat()]
    row = begun[-1] if begun else versions[0]
    active = bool(begun) and (row["ends_on"] is None or on.isoformat() <= row["ends_on"])
    status = "active" if active else "ended" if begun else "planned"
    lists = {name: [code for code in row[name].split("|") if code] for name in _CODES}
    told = {name: value for name, value in row.items() if name not in ("id", "name", "offer")}
    return {"id": row["id"], "kenmerk": None, "name": row["name"], "status": status, **told, **lists}


def _newest(store: Store, party: str) -> dict[str, Any]:
    [row] = store.query(f"{_VERSIONS} WHERE p.id = ? ORDER BY o.starts_on DESC LIMIT 1", [party])
    return row


def _change_offer(store: Store, tx: Any, offer: str, facts: Mapping[str, Any]) -> None:
    [row] = store.query("SELECT version FROM visible_chain_offers WHERE id = ?", [offer])
    tx.change("chain_offer", offer, facts, row["version"])


def _refuse_known(store: Store, name: str) -> None:
    names = {name_key(row["name"]) for row in store.query("SELECT name FROM visible_chain_parties")}
    if name_key(name) in names:
        raise Refused("party-already-there", name=name.strip())


def _check(name: str, offer: Offer) -> None:
    if not name.strip():
        raise Refused("field-needed", field="name")
    if not offer.phases:
        raise Refused("phase-missing")
    if offer.ends_on is not None and offer.ends_on < offer.starts_on:
        raise Refused("ends-before-start", starts=offer.starts_on, ends=offer.ends_on)


def _stored(offer: Offer) -> dict[str, Any]:
    """Return an offer as the table keeps it: a text that is empty is no text."""
    values = {field.name: getattr(offer, field.name) for field in fields(offer)}
    return {name: None if value == "" else value for name, value in values.items()}


def _offer(row: Mapping[str, Any]) -> Offer:
    texts = ("offers", "target_groups", "intensity", "contact", "phone", "costs", "waiting")
    return Offer(
        starts_on=date.fromisoformat(row["starts_on"]),
        ends_on=date.fromisoformat(row["ends_on"]) if row["ends_on"] else None,
        phases=tuple(Phase(code) for code in row["phases"].split("|") if code),
        kinds=tuple(Support(code) for code in row["kinds"].split("|") if code),
        **{name: row[name] or "" for name in texts},
    )
