"""Words for handing requests over to another desk."""

from collections.abc import Iterable, Mapping
from typing import Any

from desk.locale import _
from desk.locale.formats import day


def states() -> dict[str, str]:
    """Return the words for how a hand-over stands, and for what was told of it."""
    return {
        "elsewhere": _("bij een ander bureau"),
        "handover-sent": _("verzonden, nog geen antwoord"),
        "taken-on": _("aangenomen"),
        "handover-declined": _("afgewezen"),
        "handover-paired": _("gekoppeld"),
        "handover-ended": _("afgerond"),
        "handover-taken-back": _("weer opgenomen"),
    }


def passing() -> dict[str, str]:
    """Return the words for what passed between desks."""
    return {
        "sent": _("verzonden"),
        "received": _("ontvangen"),
    }


def dues() -> dict[str, str]:
    """Return the words for what a hand-over asks attention for."""
    return {
        "handover-changed": _("overgedragen, en daarna veranderd"),
        "handover-late": _("overdracht zonder antwoord"),
        "handover-owed": _("overdracht beantwoorden"),
    }


def verbs() -> dict[str, str]:
    """Return the words for what was done."""
    return {
        "make-exchange-key": _("sleutel voor overdracht gemaakt"),
        "trust-exchange-key": _("sleutel van een ander bureau vastgelegd"),
        "send-handover": _("hulpvraag overgedragen"),
        "receive-handover": _("overgedragen hulpvraag ingelezen"),
        "send-handover-feedback": _("overdracht beantwoord"),
        "receive-handover-feedback": _("antwoord op overdracht ingelezen"),
        "take-back-handover": _("overgedragen hulpvraag weer opgenomen"),
    }


def fields() -> dict[str, str]:
    """Return the reader's words for what goes along with a hand-over."""
    return {
        "kenmerk": _("kenmerk"),
        "voornaam": _("voornaam"),
        "voorvoegsel": _("voorvoegsel"),
        "achternaam": _("achternaam"),
        "straat": _("straat"),
        "postcode": _("postcode"),
        "huisnummer": _("huisnummer"),
        "toevoeging": _("toevoeging"),
        "plaats": _("plaats"),
        "telefoon": _("telefoon"),
        "taak": _("taak"),
        "steunsoorten": _("steunsoorten"),
        "talen": _("talen"),
        "tolk": _("tolk"),
        "dagdelen": _("dagdelen"),
        "urgentie": _("urgentie"),
        "aangevraagd_op": _("gevraagd op"),
        "toestemming_op": _("toestemming op"),
        "voorkeur_geslacht": _("voorkeur man of vrouw"),
        "taakverdeling_op": _("taakverdeling op"),
    }


def receivers_told(receivers: Iterable[Mapping[str, Any]]) -> list[str]:
    """Return a line for each desk that was handed what is destroyed here: it has a copy of its own."""
    told = _("{name} kreeg dit overgedragen op {day}: vraag haar het ook te vernietigen (pakket {package}).")
    return [told.format(name=it["name"], day=day(it["handed_on"]), package=it["package"][:10]) for it in receivers]


def handed_told(step: Mapping[str, Any]) -> str:
    """Return one step of a hand-over, with the other desk."""
    told = {
        "handover-sent": _("overgedragen aan {name}"),
        "received": _("overgekomen van {name}"),
        "taken-on": _("aangenomen door {name}"),
        "handover-declined": _("afgewezen door {name}"),
        "handover-paired": _("gekoppeld bij {name}"),
        "handover-ended": _("afgerond bij {name}"),
        "handover-taken-back": _("weer opgenomen, was bij {name}"),
    }[step["step"]].format(name=step["organisation"])
    return told


def standing_told(row: Mapping[str, Any]) -> str:
    """Return how a hand-over stands in a few words, from the side of this desk."""
    told = states()[row["state"]]
    if row["direction"] == "received":
        if row["state"] == "handover-sent":
            return _("te beantwoorden")
        return _("{state}, te melden").format(state=told) if row["owed"] else told
    if row["state"] == "handover-sent":
        return _("te laat") if row["late"] else _("nog geen antwoord")
    return told


def content_told(kind: str) -> str:
    """Return what is in a package, in one word."""
    return {"handover": _("overdracht"), "feedback": _("antwoord")}[kind]


def hash_told(digest: str) -> str:
    """Return a hash in groups, so that it wraps and can be compared."""
    return " ".join(digest[place : place + 16] for place in range(0, len(digest), 16))


def fields_told(names: list[str]) -> str:
    """Return several fields in the reader's words."""
    known = fields()
    return ", ".join(known.get(name, name) for name in names)
