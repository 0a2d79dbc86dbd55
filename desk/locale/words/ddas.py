"""Words for the national exchange format: what a field should be, what could not be taken over, what is missing."""

from desk.locale import _


def expectations() -> dict[str, str]:
    """Return what a field of a file should have been."""
    return {
        "ddas-no-field": _("dit veld is er niet in v1.2"),
        "ddas-needed": _("dit veld is verplicht en ontbreekt"),
        "ddas-once": _("dit veld staat er twee keer"),
        "ddas-object": _("hier hoort een object, tussen accolades"),
        "ddas-list": _("hier hoort een lijst, tussen blokhaken"),
        "ddas-filled-list": _("hier hoort een lijst met ten minste één onderdeel"),
        "ddas-text": _("hier hoort tekst"),
        "ddas-whole": _("hier hoort een heel getal"),
        "ddas-day": _("hier hoort een datum als 2026-10-31"),
        "ddas-moment": _("hier hoort een tijdstip als 2026-10-31T12:00:00Z"),
        "ddas-one-identity": _("een inwoner staat er met een burgerservicenummer of met een adres, niet met allebei"),
    }


def leftovers() -> dict[str, str]:
    """Return why something of a case in a delivery was not taken over."""
    return {
        "case-unknown": _("zaak zonder opgepakt signaal"),
        "case-spread": _("zaak over meer maanden of adressen"),
        "case-reopened": _("zaak is hier heropend"),
        "not-reached": _("hulp aanvaard zonder dat iemand is bereikt"),
        "before-first-signal": _("poging voor het eerste signaal"),
    }
