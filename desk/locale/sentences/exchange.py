"""Sentences for refusals about handing a request over to another desk."""

from desk.locale import _


def sentences() -> dict[str, str]:
    """Return a sentence per code."""
    held = _("Deze hulpvraag mag niet naar deze organisatie: {reasons}. Regel dat eerst.")
    return {
        **dict.fromkeys(_HELD, held),
        "already-opened": _(
            "Dit pakket is al geopend op {date}. Een pakket gaat één keer open; er is niets veranderd."
        ),
        "case-with-requests": _("Zaak {number} heeft meer dan één hulpvraag. Noem het kenmerk van de hulpvraag."),
        "case-without-request": _("Zaak {number} heeft geen hulpvraag. Leg die eerst vast bij de zaak (v)."),
        "fingerprint-differs": _(
            "De vingerafdruk hoort niet bij deze sleutel. Vertrouw hem niet en bel een nummer van hen dat u al kent."
        ),
        "handover-over": _("Deze overdracht is al afgelopen. Er is niets veranderd."),
        "handover-to-self": _("Dit is uw eigen bureau. Kies een andere organisatie."),
        "key-is-own": _("Dit is de sleutel van uw eigen bureau. Vraag de andere organisatie om die van haar."),
        "key-of-another": _("Deze sleutel is al van {organisation}. Vraag welke de goede is."),
        "key-missing": _(
            "Van deze organisatie is er nog geen sleutel. Vraag die op en lees hem in (6, h, k, of exchange trust)."
        ),
        "key-unchecked": _(
            "De sleutel van {organisation} is nog niet gecontroleerd. Vergelijk de vingerafdruk per telefoon."
        ),
        "key-unreadable": _("Hierin staat geen sleutel van een bureau. Vraag de organisatie het bestand opnieuw."),
        "package-about-unknown": _(
            "Dit pakket gaat over een overdracht die dit bureau niet aan die organisatie deed. Er is niets veranderd."
        ),
        "package-damaged": _("Dit pakket is beschadigd of veranderd. Vraag de organisatie het opnieuw te maken."),
        "package-dates": _("In dit pakket staan dagen die niet kunnen. Vraag de organisatie het opnieuw te maken."),
        "package-field-not-agreed": _(
            "In dit pakket staat meer dan is afgesproken ({field}). Het is niet ingelezen; vraag om een nieuw pakket."
        ),
        "package-from-stranger": _(
            "Dit pakket is van een bureau dat u niet kent (vingerafdruk {fingerprint}). Lees eerst die sleutel in."
        ),
        "package-newer": _("Dit pakket is gemaakt met een nieuwere Regiedesk. Werk dit bureau eerst bij."),
        "package-not-ours": _("Dit pakket is niet voor dit bureau. Stuur het terug naar wie het maakte."),
        "package-row-refused": _(
            "De hulpvraag in dit pakket is niet te lezen: {field}, {found}. Vraag om een nieuw pakket."
        ),
        "package-too-large": _("Dit bestand is te groot voor een pakket (meer dan {kilobytes} kB). Kies het goede."),
        "package-unreadable": _("Dit is geen pakket van een ander bureau. Kies het bestand dat u kreeg (.age)."),
        "receiver-is-creditor": _(
            "{organisation} heeft zelf een vordering op deze inwoner. Kies een andere organisatie."
        ),
        "request-handed-over": _(
            "Deze hulpvraag is overgedragen aan {organisation}. Neem hem eerst weer op (6, h, t)."
        ),
        "request-paired": _("Voor deze hulpvraag loopt hier een koppeling. Beëindig die eerst."),
        "request-without-case": _(
            "Deze hulpvraag hoort bij geen zaak, en daar staat de BRP-controle. Noem zijn zaak met desk match case, of"
            " lees eerst een signaal van dit adres in."
        ),
        "case-of-others": _(
            "Zaak {number} is niet op het adres van deze inwoner, en geen signaal ervan gaat over haar of hem. Kies een"
            " andere zaak."
        ),
    }


_HELD = (
    *("collaboration-missing", "processing-missing", "task-not-authorised", "authorisation-missing"),
    *("no-consent", "objected", "safety-block", "support-not-in-matrix"),
)
"""What holds a request back by the rules of pairing, in the reader's words from `desk.locale.words.judging`."""
