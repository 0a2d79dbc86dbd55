"""Words for judging who may do what: proofs, reasons, what would change them, points, urgency."""

from desk.locale import _


def proofs() -> dict[str, str]:
    """Return the words for the proofs of a volunteer."""
    return {
        "secrecy": _("geheimhoudingsverklaring"),
        "vog": _("VOG"),
        "volunteer-agreement": _("vrijwilligersovereenkomst"),
        "training:gespreksvaardigheden": _("training gespreksvaardigheden"),
        "training:stress-sensitief": _("training stress-sensitief werken"),
        "training:privacy": _("training privacy"),
        "training:veilig-huisbezoek": _("training veilig huisbezoek"),
        "training:permanente-educatie": _("permanente educatie"),
        "verzekering": _("verzekering"),
    }


def reasons() -> dict[str, str]:
    """Return the words for what holds somebody back."""
    return {
        "not-active": _("niet actief op deze dag"),
        "secrecy-missing": _("geheimhouding ontbreekt"),
        "secrecy-expired": _("geheimhouding verlopen"),
        "vog-missing": _("VOG ontbreekt"),
        "vog-expired": _("VOG verlopen"),
        "volunteer-agreement-missing": _("vrijwilligersovereenkomst ontbreekt"),
        "volunteer-agreement-expired": _("vrijwilligersovereenkomst verlopen"),
        "verzekering-missing": _("verzekering ontbreekt"),
        "verzekering-expired": _("verzekering verlopen"),
        "training-missing": _("ontbreekt:"),
        "training-expired": _("verlopen:"),
        "collaboration-missing": _("organisatie zonder samenwerkingsovereenkomst"),
        "processing-missing": _("organisatie zonder verwerkersovereenkomst"),
        "task-not-authorised": _("taak niet afgesproken met organisatie"),
        "authorisation-missing": _("machtiging ontbreekt"),
        "task-not-offered": _("biedt deze taak niet aan"),
        "no-capacity": _("geen ruimte meer"),
        "no-consent": _("inwoner gaf geen toestemming"),
        "objected": _("inwoner wil geen vrijwilliger"),
        "safety-block": _("op de uitsluitingslijst"),
        "support-not-in-matrix": _("steunsoort past niet bij deze taak"),
        "support-not-offered": _("biedt deze steun niet"),
        "language": _("geen gedeelde taal"),
        "conflict": _("belangenverstrengeling"),
        "excluded": _("dit paar is uitgesloten"),
        "outside-area": _("buiten het werkgebied"),
    }


def fixes() -> dict[str, str]:
    """Return the words for what would take a reason away."""
    return {
        "sign-secrecy": _("geheimhouding laten tekenen"),
        "sign-volunteer-agreement": _("vrijwilligersovereenkomst laten tekenen"),
        "take-insurance": _("verzekering regelen"),
        "free-slot": _("plaats vrijmaken"),
        "offer-task": _("taak laten aanbieden"),
        "offer-support": _("steunsoort laten aanbieden"),
        "widen-area": _("werkgebied verruimen"),
        "arrange-interpreter": _("tolk regelen"),
        "renew-training": _("vernieuwen:"),
        "follow-training": _("volgen:"),
        "request-vog": _("VOG aanvragen"),
        "make-active": _("weer actief maken"),
        "sign-collaboration": _("samenwerking laten tekenen"),
        "sign-processing": _("verwerkersovereenkomst laten tekenen"),
        "agree-task": _("taak afspreken met organisatie"),
        "authorise": _("machtiging regelen"),
        "ask-consent": _("toestemming vragen"),
        "clear-conflict": _("naamgenoot beoordelen"),
        "lift-exclusion": _("uitsluiting opheffen"),
        "change-matrix": _("rolmatrix wijzigen"),
        "lift-safety-block": _("van de uitsluitingslijst halen"),
        "take-back-objection": _("bezwaar laten intrekken"),
    }


def criterion(name: str) -> str:
    """Return the word for one of the criteria of the points."""
    return {
        "kinds": _("steun"),
        "distance": _("afstand"),
        "times": _("tijden"),
        "language": _("taal"),
        "continuity": _("eerder"),
        "wishes": _("wens"),
        "experience": _("ervaring"),
    }[name]


def urgency(level: int) -> str:
    """Return the word for how urgent a request is."""
    return {1: _("crisis"), 2: _("hoog"), 3: _("gewoon"), 4: _("laag")}[level]
