"""Words for agreements by version and the local debt chain: their contents, acts, phases, and what was done."""

from desk.locale import _


def contents() -> dict[str, str]:
    """Return the words for the codes in the contents of an agreement."""
    return {
        "brief-bezorgen": _("brief of kaart bezorgen"),
        "bellen": _("bellen of een bericht sturen"),
        "huisbezoek": _("huisbezoek, met zijn tweeën"),
        "informeren": _("algemene informatie geven"),
        "gesprek-aanbieden": _("het eerste gesprek aanbieden"),
        "uitkomst-vastleggen": _("de uitkomst vastleggen"),
        "meegaan-gesprek": _("meegaan naar het eerste gesprek"),
        "stukken-verzamelen": _("stukken helpen verzamelen"),
        "verwerker": _("verwerker"),
        "gezamenlijk": _("gezamenlijk verantwoordelijk"),
        "zelfstandig": _("zelfstandig verantwoordelijk"),
        "overzicht-verwerkingen": _("overzicht van verwerkingen"),
        "beveiliging": _("beveiligingsmaatregelen"),
        "datalekken": _("afspraken bij een datalek"),
        "agreement-notice": _("opzegtermijn eindigt"),
        "chain-overview": _("overzicht van de schuldenketen"),
        "dpia-sheet": _("startblad DPIA"),
    }


def phases() -> dict[str, str]:
    """Return the words for the phases of the chain."""
    return {
        "vroegsignalering": _("vroegsignalering"),
        "voor en tijdens aanmelding": _("voor en tijdens aanmelding"),
        "tijdens schuldhulpverlening": _("tijdens schuldhulpverlening"),
        "tijdens begeleidingstraject": _("tijdens begeleidingstraject"),
    }


def verbs() -> dict[str, str]:
    """Return the words for what was done to an agreement or a party of the chain."""
    return {
        "complete-agreement": _("inhoud van een overeenkomst vastgelegd"),
        "withdraw-authorisation": _("machtiging ingetrokken"),
        "request-agreement": _("verlenging van een overeenkomst aangevraagd"),
        "give-notice": _("overeenkomst opgezegd"),
        "add-chain-party": _("ketenpartij toegevoegd"),
        "change-chain-party": _("ketenpartij gewijzigd"),
        "end-chain-party": _("ketenpartij beëindigd"),
    }


def labels() -> dict[str, str]:
    """Return the reader's name for each fact of an agreement."""
    return {
        "starts_on": _("van"),
        "ends_on": _("tot en met"),
        "notice_months": _("opzegtermijn (maanden)"),
        "notice_days": _("opzegtermijn (dagen)"),
        "notice": _("opzegtermijn"),
        "tasks": _("taken"),
        "target_groups": _("doelgroepen"),
        "intensity": _("intensiteit"),
        "caseload": _("koppelingen tegelijk"),
        "finance": _("financiën"),
        "handover": _("overdracht"),
        "feedback": _("terugkoppeling"),
        "municipality_contact": _("contact gemeente"),
        "municipality_phone": _("nummer gemeente"),
        "organisation_contact": _("contact organisatie"),
        "organisation_phone": _("nummer organisatie"),
        "role": _("rol (AVG)"),
        "annexes": _("bijlagen"),
        "retention": _("bewaartermijn"),
        "breach_contact": _("datalek melden"),
        "breach_phone": _("nummer datalek"),
        "acts": _("handelingen"),
        "consent_on": _("instemming getekend"),
    }


def chain_labels() -> dict[str, str]:
    """Return the reader's name for each fact of a party of the chain."""
    return {
        "name": _("naam"),
        "offers": _("aanbod"),
        "target_groups": _("voor wie"),
        "phases": _("fasen"),
        "kinds": _("steunsoorten"),
        "intensity": _("intensiteit"),
        "contact": _("contact"),
        "phone": _("telefoon"),
        "costs": _("kosten"),
        "waiting": _("wachttijd"),
        "reason": _("reden"),
        "starts_on": _("van"),
        "ends_on": _("tot en met"),
    }
