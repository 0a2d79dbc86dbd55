"""What is known of a resident, told in the parts and columns of the access report."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from desk.locale import _, language
from desk.locale.words import word, words
from desk.locale.words.papers import purposes
from reports.texts import load_words
from schema.papers_desk import Cell, KnownPart
from schema.referrals import ReferralKind

_ITSELF = "access-report"
"""It does not name itself, or it would never be the same twice."""
Known = Mapping[str, Any]
Rows = Iterable[tuple[Cell, ...]]


def known_parts(found: Known) -> tuple[KnownPart, ...]:
    """Return everything that is known, in the order in which a resident wants to read it."""
    parts: Mapping[str, Rows] = {
        "person": [_person(found)],
        "signals": map(_signal, found["signals"]),
        "cases": [
            (it["number"], _day(it["earliest_on"]), _day(it["closed_on"]), _national(it["result"]))
            for it in found["cases"]
        ],
        "attempts": [_attempt(found, row) for row in found["attempts"]],
        "facts": _facts(found),
        "requests": map(_request, found["requests"]),
        "words": [(_day(row["given_on"]), _consent(row["kind"])) for row in found["consents"]],
        "pairings": [_pairing(found, row) for row in found["pairings"]],
        "contacts": _contacts(found),
        "papers": [
            (_day(it["issued_on"]), word(it["kind"]), it["number"], _day(it["signed_on"]))
            for it in found["documents"]
            if it["kind"] != _ITSELF
        ],
        "readers": [
            (_moment(it["at"]), it["who"], purposes().get(it["purpose"], it["purpose"])) for it in found["readers"]
        ],
        "receivers": [(_day(it["day"]), it["who"], _told(it["what"])) for it in found["receivers"]],
    }
    return tuple(KnownPart(name, tuple(rows)) for name, rows in parts.items())


def _person(found: Known) -> tuple[Cell, ...]:
    person = found["person"]
    address = ", ".join(filter(None, (person["street"], person["place"])))
    spelled = ", ".join(dict.fromkeys(row["surname_key"] for row in found["spellings"]))
    return (person["name"], _day(person["birth_date"]), address, person["phone"], person["email"], spelled)


def _signal(row: Mapping[str, Any]) -> tuple[Cell, ...]:
    papers = load_words(language())
    said = [papers.of("partner_kinds", row["type"]), _("klantnummer {number}").format(number=row["customer_number"])]
    about = ", ".join(said if row["customer_number"] else said[:1])
    special = {
        "crisis": _("crisis"),
        "warm_handover": _("warme overdracht gevraagd"),
        "end_of_supply": _("einde levering"),
    }
    done = ", ".join([papers.national(row["status"]), *(more for name, more in special.items() if row[name])])
    return (_day(row["signal_on"]), row["partner"], about, row["amount_cents"], _day(row["arrears_since"]), done)


def _attempt(found: Known, row: Mapping[str, Any]) -> tuple[Cell, ...]:
    went = [found["volunteers"].get(who, {}).get("name", "") for who in row["volunteers"].split("|") if who]
    by = ", ".join(filter(None, went)) or _("de gemeente")
    return (_day(row["made_on"]), _channel(row["channel"]), bool(row["reached"]), by, row["note"])


def _facts(found: Known) -> Rows:
    """Yield the dated facts that have no table of their own, the oldest first."""
    told: list[tuple[str, str, str]] = []
    told += [(row["held_on"], _("gesprek"), "") for row in found["talks"]]
    told += [(row["informed_on"], _("geïnformeerd"), row["how"]) for row in found["informings"]]
    told += [(it["checked_on"], _("nagekeken in de BRP"), word(it["outcome"])) for it in found["brp_checks"]]
    told += [(row["closed_on"], _("zaak gesloten"), _national(row["result"])) for row in found["closings"]]
    told += [
        (row["reopened_on"], _("zaak heropend"), word(row["reopen_reason"]))
        for row in found["closings"]
        if row["reopened_on"]
    ]
    together = {1: _("één huishouden"), 0: _("verschillende huishoudens")}
    told += [(row["decided_on"], _("huishouden"), together[row["together"]]) for row in found["households"]]
    told += [
        (row["planned_on"], _("contact gepland"), ", ".join(filter(None, (_channel(row["channel"]), row["reason"]))))
        for row in found["planned_contacts"]
    ]
    told += [
        (it["starts_on"], _("veiligheidsafspraak"), f"{it['reason']} ({it['decided_by']})") for it in found["blocks"]
    ]
    told += [(it["cleared_on"], _("naamgenoot vrijgegeven"), it["reason"]) for it in found["clearances"]]
    told += [(it["decided_on"], word(it["code"]), it["reason"]) for it in found["guard_decisions"]]
    told += [
        (it["excluded_on"] or "", _("niet met een bepaalde vrijwilliger"), it["reason"] or "")
        for it in found["exclusions"]
    ]
    told += [(it["set_on"], _("doel van de hulp"), word(it["goal"])) for it in found["goals"]]
    return [(_day(day), what, more) for day, what, more in sorted(told)]


def _request(row: Mapping[str, Any]) -> tuple[Cell, ...]:
    times = ", ".join(load_words(language()).time(time) for time in row["times"].split("|") if time)
    wishes = [word(row["gender_wish"])] if row["gender_wish"] else []
    wishes += [_("tolk")] if row["interpreter"] else []
    return (
        _day(row["requested_on"]),
        word(row["task"]),
        words(row["kinds"]),
        ", ".join(load_words(language()).language(code) for code in row["languages"].split("|") if code),
        times,
        ", ".join(wishes),
    )


def _pairing(found: Known, row: Mapping[str, Any]) -> tuple[Cell, ...]:
    who = found["volunteers"].get(row["volunteer"], {"name": "", "organisation": ""})
    ended = row["reason"] or (word("refused") if row["refused_on"] else "")
    last = _day(row["ended_on"] or row["refused_on"])
    return (who["name"], who["organisation"], _day(row["proposed_on"]), _day(row["started_on"]), last, ended)


def _contacts(found: Known) -> Rows:
    told = [(row["held_on"], _("contact"), row["note"] or "") for row in found["contacts"]]
    told += [(row["held_on"], _("voortgangsgesprek"), row["note"] or "") for row in found["checkins"]]
    return [(_day(day), what, note) for day, what, note in sorted(told)]


def _consent(kind: str) -> str:
    return {
        "given": _("ja, u wilt een vrijwilliger"),
        "withdrawn": _("uw toestemming ingetrokken"),
        "objected": _("nee, u wilt geen vrijwilliger"),
        "objection-taken-back": _("uw nee teruggenomen"),
    }[kind]


def _told(what: str) -> str:
    kinds = {ReferralKind.REFERRAL: _("verwijzing"), ReferralKind.WARM_HANDOVER: _("warme overdracht")}
    return kinds[ReferralKind(what)] if what in set(ReferralKind) else _national(what)


def _channel(code: str) -> str:
    return load_words(language()).of("channels", code)


def _national(term: str | None) -> str:
    return load_words(language()).national(term or "")


def _moment(at: str) -> str:
    return at[:16].replace("T", " ")


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
