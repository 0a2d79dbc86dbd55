"""Words for the file of a case: its line of time, its referrals, and why an attempt is suggested."""

from desk.locale import _


def verbs() -> dict[str, str]:
    """Return the words for what is written about a case beside its attempts."""
    return {
        "lift-block": _("van de uitsluitingslijst gehaald"),
        "refer": _("verwijzing vastgelegd"),
        "answer-referral": _("antwoord op verwijzing vastgelegd"),
    }


def dues() -> dict[str, str]:
    """Return the words for facts that are asked for and not there."""
    return {
        "inform-due": _("inwoner informeren"),
        "likely-same": _("zelfde inwoner?"),
        "brp-due": _("BRP-controle nodig"),
        "referral-open": _("verwijzing open"),
        "referral-missing": _("nog niet vastgelegd naar wie"),
        "referral-unanswered": _("nog geen antwoord"),
    }


def marks() -> dict[str, tuple[str, str]]:
    """Return a letter and a word for each mark on the line of time; no letter twice."""
    return {
        "signal": (_("S"), _("signaal")),
        "planned-contact": (_("p"), _("gepland contact")),
        "attempt": (_("C"), _("contactpoging")),
        "reached-attempt": (_("B"), _("bereikt")),
        "talk": (_("G"), _("gesprek")),
        "result": (_("R"), _("resultaat")),
        "reopened": (_("H"), _("heropend")),
        "referral": (_("V"), _("verwezen")),
        "handed-over": (_("O"), _("ander bureau")),
        "term": (_("T"), _("termijn eindigt")),
    }


def referrals() -> dict[str, str]:
    """Return the words for how somebody was referred."""
    return {"referral": _("verwijzing"), "warm-handover": _("warme overdracht")}


def answers() -> dict[str, str]:
    """Return the words for what came of a referral."""
    return {"accepted": _("aanvaard"), "refused": _("geweigerd")}


def attempt_reasons() -> dict[str, str]:
    """Return why an attempt is suggested, with where the figure comes from."""
    return {
        "phone-reaches": _("bellen bereikt {figure} % van de zaken (Divosa-monitor 2022-2023)"),
        "visit-reaches": _("een huisbezoek bereikt {figure} % van de zaken (Divosa-monitor 2022-2023)"),
        "written-reaches": _("alleen schrijven bereikt {figure} % (Divosa-monitor 2022-2023)"),
        "no-phone": _("er is geen telefoonnummer bekend"),
        "phone-failed": _("twee keer of vaker bellen had geen effect"),
        "no-visit": _("niet naar de deur: op de uitsluitingslijst"),
        "card-after-visit": _("bij het huisbezoek was niemand thuis"),
        "other-part": _("een ander dagdeel dan eerder"),
        "evening": _("’s avonds zijn meer mensen thuis"),
        "in-crisis": _("crisis: vandaag nog"),
        "enough-tried": _(
            "genoeg geprobeerd: vier of meer pogingen bereiken {figure} %, een of twee 18 % (Divosa-monitor 2023)"
        ),
    }


def awaiting_household() -> str:
    """Return what is to be decided before partners hear that help was accepted."""
    return _(
        "Beslis nog of de personen één huishouden zijn of apart wonen (h bij de zaak, of household): tot dan horen "
        "partners alleen dat de zaak dicht is."
    )
