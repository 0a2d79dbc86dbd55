"""One sentence per refusal code; each says what to do next."""

from desk.locale import _
from schema.refused import Refused


def sentence(refused: Refused) -> str:
    """Return the sentence for a refusal, with its values filled in.

    A value the refusal does not carry is shown as its name, so that nothing goes unseen.
    """
    return _sentences()[refused.code].format_map(_Values(refused.values))


class _Values(dict[str, object]):
    def __missing__(self, name: str) -> str:
        return f"‹{name}›"


def _sentences() -> dict[str, str]:
    return {
        "code-unreadable": _("{value} is geen gemeentecode. Een gemeentecode heeft vier cijfers."),
        "column-missing": _(
            "In dit bestand ontbreekt een nodige kolom: {columns}. Voeg die toe en probeer het opnieuw."
        ),
        "column-twice": _("Een kolom staat er twee keer in: {columns}. Haal er een weg."),
        "desk-busy": _("Een ander programma schrijft al een tijd in dit bureau. Wacht even en probeer het opnieuw."),
        "desk-damaged": _("Het bestand van dit bureau is beschadigd ({detail}). Zet de laatste reservekopie terug."),
        "desk-newer": _(
            "Dit bureau is gemaakt met een nieuwere Regiedesk (stap {version}; deze kent er {known}). Werk die bij."
        ),
        "desk-read-only": _("In dit bureau mag niet geschreven worden. Controleer de rechten op de map."),
        "desk-unreadable": _("Het bureau kan niet worden gelezen. Controleer de rechten op de map."),
        "disk-error": _("De schijf gaf een fout. Er is niets half opgeslagen; controleer de schijf."),
        "document-unknown": _("Het document {value} is er niet. Kies uit: {known}."),
        "file-empty": _("In dit bestand staat niets."),
        "file-not-a-table": _("Dit bestand is geen tabel ({found}). Bewaar het als CSV of XLSX zonder wachtwoord."),
        "file-not-written": _("{path} kan niet worden geschreven. Kies een andere plek."),
        "file-too-large": _("{path} is groter dan {megabytes} MB. Deel het op."),
        "file-unreadable": _("{path} kan niet worden gelezen. Controleer de naam en de rechten."),
        "format-not-supported": _(
            "Bestanden van de soort {format} kan dit bureau nog niet lezen. Gebruik CSV of XLSX."
        ),
        "home-not-empty": _("In {home} staat al een bureau. Kies een andere map met --home."),
        "key-file-open": _(
            "Anderen kunnen het sleutelbestand {path} lezen. Maak het alleen leesbaar voor uzelf (0600)."
        ),
        "key-file-unreadable": _("{path} is geen leesbaar sleutelbestand. Wijs het juiste aan met DESK_KEY_FILE."),
        "keyring-forgets": _("De sleutelbos van het systeem bewaart de sleutel niet. Gebruik --key-file."),
        "language-unknown": _("De taal {value} is er niet. Kies uit: {known}."),
        "month-unreadable": _("{value} is geen maand. Schrijf een maand als 2026-10."),
        "name-empty": _("Een naam mag niet leeg zijn. Vul de naam van de gemeente en van de coördinator in."),
        "no-desk": _("In {home} staat geen bureau. Maak er een met: desk init."),
        "no-key": _("Er is geen sleutel gevonden om dit bureau te openen. Dit bureau kent: {ways}."),
        "no-space": _("De schijf is vol. Er is niets half opgeslagen; maak ruimte en probeer het opnieuw."),
        "no-viewer": _("Dit systeem heeft geen programma om {path} te openen."),
        "no-way-to-keep-key": _("Dit systeem heeft geen sleutelbos. Geef een wachtzin op, of gebruik --key-file."),
        "passphrases-differ": _("De twee wachtzinnen zijn niet gelijk. Typ ze opnieuw."),
        "scan-not-plain": _("{path} heeft een wachtwoord, een script of een bijlage. Scan het papier opnieuw."),
        "scan-unreadable": _("{path} is geen leesbare PDF, JPEG of PNG."),
        "sign-not-printable": _("Het teken {sign} kan niet worden afgedrukt. Schrijf het anders."),
        "signed-already": _("Van dit document is al een ondertekend exemplaar vastgelegd."),
        "stale": _(
            "Iemand anders heeft dit intussen gewijzigd (u zag versie {yours}, nu is het {newest}). Open het opnieuw."
        ),
        "today-unreadable": _("DESK_TODAY is {value}, en dat is geen datum. Schrijf jjjj-mm-dd."),
        "unknown-id": _("{id} is hier niet bekend. Kijk in de lijst welke er zijn."),
        "user-unknown": _("{name} is geen gebruiker van dit bureau. Bekend zijn: {known}."),
        "wrong-key": _("Deze sleutel past niet op dit bureau, of het bestand is geen bureau."),
    }
