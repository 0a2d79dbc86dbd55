"""Sentences about papers on their way: concepts, signing rounds, certificates, and many papers at once."""

from desk.locale import _


def sentences() -> dict[str, str]:
    """Return the sentence of each refusal code."""
    return {
        "certificate-expired": _(
            "Dit certificaat was geldig tot en met {date}. Vraag een nieuw certificaat aan, of onderteken met inkt."
        ),
        "certificate-not-yet": _("Dit certificaat geldt pas vanaf {date}. Onderteken vanaf die dag, of met inkt."),
        "certificate-password": _("De wachtzin past niet bij dit certificaat. Typ hem opnieuw. Er is niets getekend."),
        "certificate-unreadable": _(
            "{path} is geen leesbaar certificaat met sleutel. Kies een bestand dat eindigt op .p12 of .pfx."
        ),
        "code-mistyped": _(
            "De code {value} klopt niet: er staat een letter of cijfer verkeerd. Lees hem nog eens over."
        ),
        "copy-not-there": _("Van dit document is nog geen ondertekend exemplaar vastgelegd. Leg dat eerst vast."),
        "document-is-concept": _("Dit is nog een concept, en niemand tekent dat. Geef het document eerst uit."),
        "document-over": _("Dit document is beëindigd op {date}. Geef zo nodig een nieuwe versie uit."),
        "issuer-unreadable": _("{path} is geen leesbaar certificaat van een uitgever. Kies een bestand in PEM of DER."),
        "many-cancelled": _("Het printen is afgebroken. Wat al geprint is, staat in het register en in de map."),
        "no-signing": _(
            "Digitaal ondertekenen is hier niet geïnstalleerd. Vraag uw beheerder om de toevoeging ‘sign’, "
            "of onderteken met inkt."
        ),
        "no-subjects": _("Er is niemand om dit document voor te printen. Kies eerst wie het krijgt."),
        "no-token": _(
            "De sleutelkaart, of het certificaat erop, is niet gevonden. Steek de kaart in en controleer --label, of "
            "kies een certificaat uit een bestand."
        ),
        "scan-too-long": _("Deze PDF telt te veel bladzijden ({pages}; ten hoogste {most}). Deel hem op."),
        "signer-unknown": _("‘{value}’ tekent dit document niet, of past bij meer dan één. Kies uit: {known}."),
        "signing-failed": _("Het ondertekenen is niet gelukt ({detail}). Er is niets veranderd; onderteken met inkt."),
        "token-pin": _("De pincode past niet bij deze sleutelkaart, of de kaart is geblokkeerd. Er is niets getekend."),
        "text-not-kept": _("Van dit document is geen tekst bewaard. Open de PDF, met enter."),
    }
