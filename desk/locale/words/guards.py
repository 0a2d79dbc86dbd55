"""Words for the guards: what stands between two people, limits of the role, and what is done when somebody stops."""

from desk.locale import _


def closeness() -> dict[str, str]:
    """Return the words for what stands between a resident and a volunteer."""
    return {
        "same-address": _("wonen op hetzelfde adres"),
        "named-postcode": _("deze postcode staat op de lijst ‘niet met’"),
        "same-name-and-postcode": _("zelfde achternaam en postcode"),
        "named-person": _("deze naam staat op de lijst ‘niet met’"),
        "refused-before": _("eerdere koppeling geweigerd"),
        "kept-apart": _("uitgesloten bij een hulpvraag"),
        "employer-is-creditor": _("werkgever is schuldeiser"),
        "refused-at-door": _("wilde aan de deur geen contact"),
        "exclusion-lifted": _("eerder uitgesloten, dat is opgeheven"),
    }


def limits() -> dict[str, str]:
    """Return the words for the limits of a volunteer's role that a note may be past."""
    return {
        "limit-decision": _("een besluit"),
        "limit-arrangement": _("een regeling met een schuldeiser"),
        "limit-on-behalf": _("handelen namens een ander"),
        "limit-code": _("DigiD, pincode of pinpas"),
        "limit-money": _("geld overmaken"),
    }


def papers() -> dict[str, str]:
    """Return the words for the papers that draw the limits of the role."""
    return {
        "paper-role-matrix": _("de rolmatrix (samenwerkingsovereenkomst, artikel 5.1)"),
        "paper-collaboration": _("de samenwerkingsovereenkomst (artikel 5.1)"),
        "paper-allows-nothing": _("niets, zolang er geen afspraak van kracht is"),
        "paper-authorisation": _("de machtiging (artikel 11.1 van de samenwerkingsovereenkomst)"),
    }


def goals() -> dict[str, str]:
    """Return the words for the goals of a pairing that are no word by themselves."""
    return {
        "overzicht": _("overzicht"),
        "inzicht": _("inzicht"),
        "stabiliseren": _("stabiliseren"),
        "stimuleren-en-aanmoedigen": _("stimuleren en aanmoedigen"),
        "morele-ondersteuning": _("morele ondersteuning"),
        "houding": _("houding"),
        "financieel-administratieve-vaardigheden": _("financieel-administratieve vaardigheden"),
        "overige-vaardigheden": _("overige vaardigheden"),
        "bemiddelen-en-belangenbehartigen": _("bemiddelen en belangen behartigen"),
    }


def stopping() -> dict[str, str]:
    """Return the words for why a volunteer falls away, and what is done about it."""
    return {
        "stop": _("stopt"),
        "ill": _("valt tijdelijk uit"),
        "proof": _("verliest een bewijs"),
        "end": _("afronden"),
        "rematch": _("afronden en de volgende voorstellen"),
        "keep": _("laten staan"),
        "drop": _("valt uit"),
        "take-over": _("zelf overnemen"),
        "leave": _("niets doen"),
        "list": _("op de lijst"),
        "letter-resident": _("brief inwoner"),
        "letter-volunteer": _("bedankbrief"),
        "letter-round": _("bezoeklijst opnieuw"),
    }


def verbs() -> dict[str, str]:
    """Return the words for what was done with the guards."""
    return {
        "set-goals": _("doelen van koppeling vastgelegd"),
        "volunteer-falls-away": _("uitval van vrijwilliger geregeld"),
    }
