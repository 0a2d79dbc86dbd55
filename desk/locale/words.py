"""One word or short phrase per code: what lists, panes and forms show in place of a stored code."""

from desk.locale import _


def word(code: object) -> str:
    """Return the reader's word for a code; a code that is a word already (a national status) is shown as it is."""
    text = str(code)
    name, _mark, training = text.partition(":")
    if name.startswith("training-") and training:
        return f"{_words()[name]} {_words()[f'training:{training}']}"
    return _words().get(text, text)


def words(codes: object) -> str:
    """Return the words for several codes, given as a list or joined by `|`."""
    several = codes.split("|") if isinstance(codes, str) else list(codes) if isinstance(codes, (list, tuple)) else []
    return ", ".join(word(code) for code in several if code)


def _words() -> dict[str, str]:
    return {**_tasks(), **_states(), **_proofs(), **_reasons(), **_verbs()}


def _tasks() -> dict[str, str]:
    return {
        "eerste-contact": _("eerste contact"),
        "preventie": _("preventie"),
        "aanmelden-stimuleren": _("stimuleren aanmelden"),
        "aanvraag-ondersteunen": _("ondersteunen aanvraag"),
        "administratie": _("administratie op orde"),
        "buddy-shv": _("maatje bij schuldhulp"),
        "hercontrole": _("hercontrole"),
        "begeleiding": _("begeleidingstraject"),
        "nazorg": _("nazorg"),
        "praktisch": _("praktische steun"),
        "mentaal": _("mentale steun"),
        "gedrag": _("gedragsverandering"),
        "belangen": _("belangenbehartiging"),
    }


def _states() -> dict[str, str]:
    return {
        "single": _("enkelvoudig"),
        "multiple": _("meervoudig"),
        "consecutive": _("opeenvolgend"),
        "open": _("open"),
        "closed": _("gesloten"),
        "proposed": _("voorgesteld"),
        "introduced": _("kennisgemaakt"),
        "agreed": _("akkoord"),
        "running": _("loopt"),
        "ended": _("afgerond"),
        "refused": _("geweigerd"),
        "waiting": _("wacht"),
        "paired": _("gekoppeld"),
        "withdrawn": _("ingetrokken"),
        "valid": _("geldig"),
        "expired": _("verlopen"),
        "missing": _("ontbreekt"),
        "active": _("actief"),
        "inactive": _("niet actief"),
        "collaboration": _("samenwerkingsovereenkomst"),
        "processing": _("verwerkersovereenkomst"),
        "authorisation": _("machtiging"),
        "first-contact": _("eerste contactpoging"),
        "first-talk": _("eerste gesprek"),
        "end-of-supply": _("einde levering"),
        "resident": _("inwoner"),
        "volunteer": _("vrijwilliger"),
        "coordinator": _("coördinator"),
        "new-signal": _("nieuw signaal"),
    }


def _proofs() -> dict[str, str]:
    return {
        "secrecy": _("geheimhoudingsverklaring"),
        "vog": _("VOG"),
        "volunteer-agreement": _("vrijwilligersovereenkomst"),
        "training:gespreksvaardigheden": _("training gespreksvaardigheden"),
        "training:stress-sensitief": _("training stress-sensitief werken"),
        "training:privacy": _("training privacy"),
        "training:veilig-huisbezoek": _("training veilig huisbezoek"),
        "training:permanente-educatie": _("permanente educatie"),
    }


def _reasons() -> dict[str, str]:
    return {
        "not-active": _("niet actief op deze dag"),
        "secrecy-missing": _("geheimhouding ontbreekt"),
        "secrecy-expired": _("geheimhouding verlopen"),
        "vog-missing": _("VOG ontbreekt"),
        "vog-expired": _("VOG verlopen"),
        "volunteer-agreement-missing": _("vrijwilligersovereenkomst ontbreekt"),
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


def _verbs() -> dict[str, str]:
    return {
        "init": _("bureau gemaakt"),
        "look": _("ingezien"),
    }
