"""Words about what would help more of those who wait: a change, and what it asks."""

from desk.locale import _
from desk.locale.words import word
from schema.fixes import RECRUIT


def changed(code: str, task: str) -> str:
    """Return what is changed, such as `VOG aanvragen` or `werven: administratie`."""
    if code == RECRUIT:
        return _("werven: {task}").format(task=word(task))
    return f"{word(code)}: {word(task)}" if task else word(code)


def somebody_new(language: str) -> str:
    """Return what a reader calls a volunteer who is still to be found, by the ISO code of what she speaks."""
    return _("nieuw: {language}").format(language=language)


def effort_of(code: str) -> str:
    """Return what a change asks of the desk and the volunteer."""
    return {
        **dict.fromkeys(("offer-task", "offer-support", "widen-area", "make-active"), _("een gesprek")),
        **dict.fromkeys(("sign-collaboration", "sign-processing"), _("een overeenkomst")),
        **dict.fromkeys(("agree-task", "authorise"), _("een afspraak met de organisatie")),
        **dict.fromkeys(("lift-exclusion", "lift-safety-block"), _("een besluit")),
        "arrange-interpreter": _("een tolk"),
        "ask-consent": _("een gesprek met de inwoner"),
        "clear-conflict": _("een vraag aan beiden"),
        "change-matrix": _("een besluit van de gemeente"),
        "take-back-objection": _("een woord van de inwoner"),
        "sign-secrecy": _("een handtekening"),
        "sign-volunteer-agreement": _("een handtekening"),
        "take-insurance": _("een polis"),
        "free-slot": _("een gesprek"),
        "renew-training": _("een herhaling"),
        "request-vog": _("enkele weken wachten"),
        "follow-training": _("een hele training"),
        RECRUIT: _("alle papieren"),
    }[code.partition(":")[0]]
