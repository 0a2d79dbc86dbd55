"""Words for rounds: how they stand, what was found at a door, and what keeps a case from one."""

from desk.locale import _


def rounds() -> dict[str, str]:
    """Return the words for rounds and their addresses."""
    return {
        "visit-list": _("bezoeklijst"),
        "today": _("vandaag"),
        "held-back": _("tegengehouden"),
        "lost": _("mensen kwijt"),
        "unreported": _("uitkomst ontbreekt"),
        "reported": _("klaar"),
        "taken-back": _("teruggenomen"),
        "given": _("uitgegeven"),
        "spoken": _("gesproken"),
        "not-home": _("niet thuis"),
        "card-left": _("kaartje achtergelaten"),
        "no-contact-wanted": _("wil geen contact"),
        "moved-or-unknown": _("verhuisd of onbekend"),
        "not-visited": _("niet bezocht"),
        "already-given": _("al aan anderen gegeven"),
        "brp-unchecked": _("BRP niet recent gecontroleerd"),
        "case-closed": _("zaak is gesloten"),
        "round-open": _("adressen zonder bezoek"),
        "round-today": _("ronde van vandaag"),
        "round-unreported": _("uitkomst van ronde ontbreekt"),
    }


def round_verbs() -> dict[str, str]:
    """Return the words for what was done to a round."""
    return {
        "assign-round": _("adressen aan een ronde gegeven"),
        "join-round": _("meegegaan met een ronde"),
        "take-back-round": _("ronde teruggenomen"),
        "take-back-stop": _("adres uit een ronde gehaald"),
        "drop-out": _("uitgevallen voor een ronde"),
        "record-round": _("uitkomsten van een ronde vastgelegd"),
    }
