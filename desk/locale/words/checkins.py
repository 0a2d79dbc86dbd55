"""Words for check-ins from three sides: the moments, how an answer came in, the answers, and what is recorded."""

from collections.abc import Iterable, Mapping

from desk.locale import _
from schema.codes import Support
from schema.matrix import Goal


def moment_told(code: str) -> str:
    """Return a moment as a reader sees it: `eerste voortgang`, `voortgang kwartaal 2`, `afsluiting`."""
    name, _mark, number = code.partition("-")
    if not number and name == "aftercare":
        return _("nazorg")
    told = {
        "first": _("eerste voortgang"),
        "quarter": _("voortgang kwartaal {n}"),
        "end": _("afsluiting"),
        "aftercare": _("nazorg maand {n}"),
    }
    return told.get(name, code).format(n=number)


def moment_short(code: str) -> str:
    """Return a moment in a narrow column."""
    name, _mark, number = code.partition("-")
    told = {
        "first": _("eerste"),
        "quarter": _("kwartaal {n}"),
        "end": _("afsluiting"),
        "aftercare": _("nazorg {n}"),
    }
    return told.get(name, code).format(n=number)


def sides_short(sides: Iterable[str]) -> str:
    """Return sides of a pairing in a narrow column."""
    told = {"resident": _("inwoner"), "volunteer": _("vrijw."), "professional": _("prof.")}
    return ", ".join(told[str(side)] for side in sides)


def kind_told(kind: str) -> str:
    """Return a kind of moment as a reader sees it."""
    return {
        "first": _("eerste voortgang"),
        "quarterly": _("elk kwartaal"),
        "end": _("afsluiting"),
        "aftercare": _("nazorg"),
    }[kind]


def question_told(code: str) -> str:
    """Return in a few words what a question of a check-in is about; one of the municipality is its code."""
    from desk.locale.words import word

    about, _mark, what = code.partition("-")
    if (about == "goal" and what in set(Goal)) or (about == "support" and what in set(Support)):
        return word(what)
    return {"goals": _("doelen"), "safety": _("veiligheid"), "verdict": _("verder"), "hours": _("uren")}.get(code, code)


def mark_words() -> Mapping[int, str]:
    """Return the word for each mark of the fixed scale."""
    return {
        1: _("helemaal niet"),
        2: _("weinig"),
        3: _("een beetje"),
        4: _("goed"),
        5: _("helemaal"),
    }


def hows() -> dict[str, str]:
    """Return the words for how an answer came in, and how it stands with a check-in."""
    return {
        "telephone": _("per telefoon"),
        "paper": _("op papier"),
        "in-person": _("in gesprek"),
        "not-given": _("geen antwoord"),
        "due": _("nu nodig"),
        "checkin": _("check-in"),
    }


def verdict_told(verdict: str, moment: str) -> str:
    """Return a verdict in the words of its moment: after the end nothing is adjusted, something is needed again."""
    if moment.startswith(("end", "aftercare")):
        return {"continue": _("het gaat zo"), "adjust": _("er is iets nodig"), "stop": _("het gaat niet")}[verdict]
    return {"continue": _("zo doorgaan"), "adjust": _("aanpassen"), "stop": _("stoppen")}[verdict]


def dues() -> dict[str, str]:
    """Return the words for what of a check-in needs attention."""
    return {"checkin-worry": _("zorg over veiligheid")}


def verbs() -> dict[str, str]:
    """Return the words for what is recorded of check-ins."""
    return {
        "record-checkin": _("check-in vastgelegd"),
        "settle-worry": _("opvolging van zorg vastgelegd"),
        "change-checkin-questions": _("vragen van check-ins gewijzigd"),
    }
