"""One word or short phrase per code: what lists, panes and forms show in place of a stored code."""

from desk.locale import _


def word(code: object) -> str:
    """Return the reader's word for a code; a code that is a word already (a national status) is shown as it is."""
    text, known = str(code), _words()
    name, _mark, training = text.partition(":")
    if text not in known and name in known and training:
        return f"{known[name]} {known[f'training:{training}']}"
    return known.get(text, text)


def words(codes: object) -> str:
    """Return the words for several codes, given as a list or joined by `|`."""
    several = codes.split("|") if isinstance(codes, str) else list(codes) if isinstance(codes, (list, tuple)) else []
    return ", ".join(word(code) for code in several if code)


def _words() -> dict[str, str]:
    return {
        **_tasks(),
        **_states(),
        **_proofs(),
        **_reasons(),
        **_fixes(),
        **_dues(),
        **_faults(),
        **_verbs(),
        **_papers(),
        **_figures(),
    }


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
        "living-here": _("woont hier"),
        "moved": _("verhuisd"),
        "deceased": _("overleden"),
        "resident": _("inwoner"),
        "volunteer": _("vrijwilliger"),
        "coordinator": _("coördinator"),
        "new-signal": _("nieuw signaal"),
        "in-force": _("van kracht"),
        "planned": _("nog niet begonnen"),
        "replaced": _("vervangen"),
        "stopped": _("gestopt"),
        "not-asked": _("niet nodig"),
        "gemeente": _("gemeente"),
        "vrijwilligersorganisatie": _("vrijwilligersorganisatie"),
        "anders": _("anders"),
        "man": _("man"),
        "vrouw": _("vrouw"),
        "onbekend": _("onbekend"),
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


def _fixes() -> dict[str, str]:
    return {
        "sign-secrecy": _("geheimhouding laten tekenen"),
        "sign-volunteer-agreement": _("vrijwilligersovereenkomst laten tekenen"),
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


def _dues() -> dict[str, str]:
    return {
        "checkin-due": _("voortgangsgesprek"),
        "aftercare-due": _("nazorggesprek"),
        "silence": _("al een tijd geen contact"),
        "waiting-crisis": _("wacht, met spoed"),
        "crisis": _("crisis"),
        "pause-ends": _("incassopauze eindigt"),
        "persons": _("meer personen"),
        "action": _("actie"),
        "proof-expires": _("bewijs verloopt"),
        "proof-expires-30": _("bewijs verloopt binnen een maand"),
        "proof-expires-7": _("bewijs verloopt binnen een week"),
        "agreement-ends": _("overeenkomst loopt af"),
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


def _faults() -> dict[str, str]:
    return {
        "unreadable": _("niet leesbaar"),
        "unknown": _("onbekend"),
        "out-of-range": _("buiten de grenzen"),
        "future": _("ligt in de toekomst"),
        "after-signal-date": _("ligt na de signaaldatum"),
        "too-many-cells": _("meer cellen dan kolomkoppen"),
        "ignored-column": _("kolom niet herkend"),
    }


def _verbs() -> dict[str, str]:
    return {
        "init": _("bureau gemaakt"),
        "look": _("ingezien"),
        "import-signals": _("signalen ingelezen"),
        "log-contact": _("contactpoging vastgelegd"),
        "log-talk": _("gesprek vastgelegd"),
        "close-case": _("zaak gesloten"),
        "check-brp": _("BRP gecontroleerd"),
        "inform-resident": _("inwoner geïnformeerd"),
        "decide-household": _("huishouden beoordeeld"),
        "pick-up": _("signaal opgepakt"),
        "leave-signal": _("signaal laten liggen"),
        "add-action": _("actie afgesproken"),
        "complete-action": _("actie gedaan"),
        "import-organisations": _("organisaties ingelezen"),
        "import-volunteers": _("vrijwilligers ingelezen"),
        "import-requests": _("hulpvragen ingelezen"),
        "import-postcodes": _("postcodes ingelezen"),
        "record-proof": _("bewijs vastgelegd"),
        "add-volunteer": _("vrijwilliger toegevoegd"),
        "add-pause": _("pauze vastgelegd"),
        "grant-exemption": _("ontheffing verleend"),
        "stop-volunteer": _("vrijwilliger gestopt"),
        "change-volunteer": _("vrijwilliger gewijzigd"),
        "consent-given": _("toestemming vastgelegd"),
        "consent-withdrawn": _("toestemming ingetrokken"),
        "consent-objected": _("bezwaar vastgelegd"),
        "consent-objection-taken-back": _("bezwaar ingetrokken"),
        "exclude-volunteer": _("vrijwilliger uitgesloten"),
        "block-visits": _("op de uitsluitingslijst gezet"),
        "add-request": _("hulpvraag vastgelegd"),
        "withdraw-request": _("hulpvraag ingetrokken"),
        "record-task-division": _("taakverdeling vastgelegd"),
        "record-authorisation": _("volmacht vastgelegd"),
        "propose-pairing": _("koppeling voorgesteld"),
        "pairing-introduce": _("kennismaking vastgelegd"),
        "pairing-agree": _("akkoord vastgelegd"),
        "pairing-start": _("koppeling gestart"),
        "pairing-contact": _("contact vastgelegd"),
        "pairing-checkin": _("voortgangsgesprek vastgelegd"),
        "pairing-refuse": _("koppeling geweigerd"),
        "pairing-end": _("koppeling afgerond"),
        "add-organisation": _("organisatie toegevoegd"),
        "change-organisation": _("organisatie gewijzigd"),
        "add-agreement": _("overeenkomst vastgelegd"),
        "issue-document": _("document uitgegeven"),
        "register-signed": _("ondertekend exemplaar vastgelegd"),
        "change-facts": _("gegevens van de gemeente gewijzigd"),
        "change-setting": _("instelling gewijzigd"),
        "recovery-renewed": _("herstelcode vernieuwd"),
        "undo": _("ongedaan gemaakt"),
    }


def _papers() -> dict[str, str]:
    return {
        "collaboration-agreement": _("samenwerkingsovereenkomst"),
        "secrecy-declaration": _("geheimhoudingsverklaring"),
        "review": _("maandevaluatie"),
        "issued": _("uitgegeven"),
        "signed": _("ondertekend"),
    }


def _figures() -> dict[str, str]:
    return {
        "signals": _("signalen"),
        "cases": _("zaken"),
        "picked_up": _("opgepakte zaken"),
        "reached": _("bereikt"),
        "reach_rate": _("bereikpercentage"),
        "attempts": _("contactpogingen"),
        "accepted": _("hulp aanvaard"),
        "acceptance_rate": _("aanvaard van bereikt"),
        "first_contact_on_time": _("eerste contact op tijd"),
        "pairings_started": _("koppelingen begonnen"),
        "pairings_ended": _("koppelingen afgerond"),
        "waiting_requests": _("wachtende hulpvragen"),
        "volunteers_deployable": _("inzetbare vrijwilligers"),
        "proofs_expiring_60_days": _("bewijzen die aflopen"),
    }
