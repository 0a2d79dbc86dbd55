"""Sentences for refusals about check-ins."""

from collections.abc import Mapping
from typing import cast

from desk.locale import _
from desk.locale.words.checkins import moment_told, question_told


def sentences() -> dict[str, str]:
    """Return a sentence per code."""
    return {
        "checkin-not-started": _("Deze koppeling is nog niet gestart. Leg eerst de start vast (s)."),
        "checkin-not-ended": _(
            "Nog niet: {moment} komt pas na het einde. Rond de koppeling eerst af (x), of kies een ander moment."
        ),
        "checkin-too-early": _(
            "Te vroeg: {moment} is op {due}. Vanaf {opens} kunt u het vastleggen; leg tot dan een contact vast (c)."
        ),
        "checkin-too-late": _("Te laat: {moment} kon tot {closed}. Leg nu het moment vast dat open staat: {instead}."),
        "checkin-after-term": _(
            "De termijn van {moment} is sinds {closed} voorbij. Leg vast wat u hoorde als contact (c)."
        ),
        "checkin-twice": _(
            "Al gehoord voor {moment}: {side}. Kijk in de koppeling; een vergissing maakt u daar ongedaan (u)."
        ),
        "answers-with-none": _("Er is geen antwoord gegeven. Laat de antwoorden leeg, of kies hoe het antwoord kwam."),
        "answers-missing": _("Nog geen antwoord op: {questions}. Vul die in, of kies ‘geen antwoord’."),
        "answer-unreadable": _(
            "{value} is geen antwoord op {question}. Kies 1 tot en met 5; schrijf uren als 6 of 1,5."
        ),
        "answers-unreadable": _(
            "{value} is niet te lezen. Schrijf op elke regel vraag=antwoord, of een JSON-object met vraag en antwoord."
        ),
        "nothing-to-worry": _("Dit antwoord gaf geen zorg over veiligheid. Er is niets op te volgen."),
        "questions-in-past": _(
            "Vragen van voor {earliest} blijven zoals ze waren. Kies {earliest} of een latere dag als begin."
        ),
        "questions-same": _("Dit zijn precies de vragen van nu. Wijzig eerst een vraag."),
        "questions-unreadable": _("De vragen zijn niet te gebruiken ({place}): {fault}"),
    }


def told(values: Mapping[str, object]) -> dict[str, object]:
    """Return the values of a refusal about check-ins that need a reader's word, by name."""
    found: dict[str, object] = {}
    for name in ("moment", "instead"):
        if values.get(name):
            found[name] = moment_told(str(values[name]))
    if "questions" in values:
        found["questions"] = ", ".join(map(question_told, cast(list[str], values["questions"])))
    if "question" in values:
        found["question"] = question_told(str(values["question"]))
    if "fault" in values:
        found["fault"] = faults()[str(values["fault"])]
    return found


def faults() -> dict[str, str]:
    """Return what can be wrong with a list of questions, as the end of a sentence."""
    return {
        "questions-list": _("schrijf een lijst van vragen, zoals desk check-in questions --json die geeft."),
        "question-needed": _("deze vraag moet op elk formulier staan. Zet haar terug."),
        "questions-many": _("een formulier heeft ten hoogste twaalf vragen. Haal er een weg."),
        "question-twice": _("deze vraag staat er twee keer. Haal er een weg, of geef haar andere momenten."),
        "question-fields": _("een vraag heeft code, texts, moments en why, en niets anders."),
        "question-code": _("een code heeft kleine letters, cijfers en streepjes, en begint niet met ‘goal-’."),
        "question-texts": _("geef de vraag in texts voor resident, volunteer of professional."),
        "question-words": _("een vraag en haar reden (why) hebben 1 tot en met 300 tekens."),
        "question-moments": _("moments noemt een of meer van first, quarterly, end en aftercare."),
    }


def fields() -> dict[str, str]:
    """Return the reader's word for each field that may not be left empty."""
    return {"settled": _("wat ermee is gedaan")}
