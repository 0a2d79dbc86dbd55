"""Words for the voices about the work: where they come from, what is scored, and what is recorded of them."""

from desk.locale import _


def kinds() -> dict[str, str]:
    """Return the words for where a voice comes from."""
    return {
        "voice-satisfaction": _("tevredenheid van inwoners (KTO)"),
        "voice-sounding-board": _("klankbordgroep"),
        "voice-client-council": _("cliëntenraad"),
        "voice-team-meeting": _("werkoverleg"),
        "voice-cooperation": _("evaluatie van de samenwerking"),
        "voice-incident": _("incident"),
        "voice-complaint": _("klacht"),
    }


def questions() -> dict[str, str]:
    """Return what is scored from 1 to 5, as a reader sees it."""
    return {
        "question-treatment": _("ik ben goed behandeld"),
        "question-waiting-time": _("ik werd snel geholpen"),
        "question-reachability": _("ik kon iemand bereiken"),
        "question-information": _("ik kreeg duidelijke uitleg"),
        "question-help-itself": _("de hulp hielp mij verder"),
        "question-reach": _("wij bereiken wie hulp nodig heeft"),
        "question-tone": _("onze toon past bij de inwoner"),
        "question-roles": _("ieders rol is duidelijk"),
        "question-hand-over": _("de overdracht loopt goed"),
        "question-workload": _("het werk past in de tijd"),
        "question-reliability": _("wij doen wat is afgesproken"),
        "question-financing": _("het geld past bij de vraag"),
        "question-continuity": _("de inzet is zeker voor langere tijd"),
        "question-not-free": _("vrijwillig is niet gratis: kosten zijn gedekt"),
        "question-feedback": _("wij laten elkaar weten hoe het gaat"),
    }


def stands() -> dict[str, str]:
    """Return the words for how it stands with a voice."""
    return {"heard": _("gehoord")}


def verbs() -> dict[str, str]:
    """Return the words for what is recorded of a voice."""
    return {"add-voice": _("stem vastgelegd"), "follow-up-voice": _("opvolging vastgelegd")}
