"""What is known of a resident, told in the parts and columns of the access report."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from desk.documents.access_facts import channel_told, facts, life, national_told
from desk.locale import _, language
from desk.locale.words import word, words
from desk.locale.words.checkins import moment_told, question_told, verdict_told
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
            (it["number"], _day(it["earliest_on"]), _day(it["closed_on"]), national_told(it["result"]))
            for it in found["cases"]
        ],
        "attempts": [_attempt(found, row) for row in found["attempts"]],
        "facts": facts(found),
        "requests": map(_request, found["requests"]),
        "words": [(_day(row["given_on"]), _consent(row["kind"])) for row in found["consents"]],
        "pairings": [_pairing(found, row) for row in found["pairings"]],
        "contacts": _contacts(found),
        "papers": [
            (_day(it["issued_on"]), word(it["kind"]), it["number"], _day(it["signed_on"]))
            for it in found["documents"]
            if it["kind"] != _ITSELF
        ],
        "changes": [(_moment(it["at"]), it["who"], word(it["verb"])) for it in _once(found["changes"])],
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
    return (_day(row["made_on"]), channel_told(row["channel"]), bool(row["reached"]), by, row["note"])


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
    told += life(found)
    told += [_checkin(found, row) for row in found["checkin_forms"]]
    return [(_day(day), what, note) for day, what, note in sorted(told)]


def _checkin(found: Known, row: Mapping[str, Any]) -> tuple[str, str, str]:
    """Return what one side answered: the marks of 1 to 5, how it wants to go on, and what it said."""
    marks = [(it["question"], it["mark"]) for it in found["checkin_marks"] if it["form"] == row["id"]]
    marks += [("safety", row["safety"])] if row["safety"] is not None else []
    said = [f"{question_told(question)} {mark}" for question, mark in marks]
    said += [verdict_told(row["verdict"], row["moment"])] if row["verdict"] else [word(row["how"])]
    said += filter(None, (row["note"], row["settled"]))
    return row["held_on"], f"{moment_told(row['moment'])}: {word(row['side'])}", ", ".join(said)


def _consent(kind: str) -> str:
    return {
        "given": _("ja, u wilt een vrijwilliger"),
        "withdrawn": _("uw toestemming ingetrokken"),
        "objected": _("nee, u wilt geen vrijwilliger"),
        "objection-taken-back": _("uw nee teruggenomen"),
    }[kind]


def _told(what: str) -> str:
    kinds = {ReferralKind.REFERRAL: _("verwijzing"), ReferralKind.WARM_HANDOVER: _("warme overdracht")}
    return kinds[ReferralKind(what)] if what in set(ReferralKind) else national_told(what)


def _once(changes: Iterable[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    """Yield one line for each time something was changed, whatever number of records it touched."""
    told: set[tuple[str, str]] = set()
    for row in changes:
        if (row["at"], row["verb"]) not in told:
            told.add((row["at"], row["verb"]))
            yield row


def _moment(at: str) -> str:
    return at[:16].replace("T", " ")


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
