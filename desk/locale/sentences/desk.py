"""Sentences about the desk itself: opening it, its keys, its files, its papers, what is typed."""

from desk.locale import _


def sentences() -> dict[str, str]:
    """Return the sentence of each refusal code."""
    return {
        "anchor-unreadable": _(
            "{value} is geen anker. Schrijf het aantal gebeurtenissen, een dubbele punt en de vingerafdruk (64 tekens)."
        ),
        "argument-unreadable": _("{value} bevat tekens die geen tekst zijn. Typ het opnieuw."),
        "clock-went-back": _(
            "De klok van deze computer loopt achter: het logboek kent al iets van {last}. Zet de klok goed en begin "
            "opnieuw; tot die tijd staat bij alles het laatste moment van het logboek."
        ),
        "log-doubtful": _(
            "Het logboek is bij gebeurtenis {event} niet zoals het geschreven is. Controleer alles: v in Beheer, of "
            "desk verify. Bewaar deze map zoals zij is."
        ),
        "code-unreadable": _("{value} is geen gemeentecode. Een gemeentecode heeft vier cijfers."),
        "column-missing": _(
            "In dit bestand ontbreekt een verplichte kolom: {columns}. Voeg die toe en probeer het opnieuw."
        ),
        "column-twice": _("Een kolom staat er twee keer in: {columns}. Haal er een weg."),
        "date-unreadable": _("{value} is geen datum. Schrijf jjjj-mm-dd of dd-mm-jjjj."),
        "desk-busy": _("Een ander programma schrijft al een tijd in dit bureau. Wacht even en probeer het opnieuw."),
        "desk-damaged": _("Het bestand van dit bureau is beschadigd ({detail}). Zet de laatste reservekopie terug."),
        "desk-newer": _(
            "Dit bureau is gemaakt met een nieuwere Regiedesk (stap {version}; deze kent er {known}). Werk die bij."
        ),
        "desk-read-only": _("In dit bureau mag niet geschreven worden. Controleer de rechten op de map."),
        "desk-unreadable": _("Het bureau kan niet worden gelezen. Controleer de rechten op de map."),
        "disk-error": _("De schijf gaf een fout. Er is niets half opgeslagen; controleer de schijf."),
        "document-unknown": _("Het document {value} is er niet. Kies uit: {known}."),
        "figure-unknown": _("Het cijfer {name} is niet bekend."),
        "file-empty": _("In dit bestand staat niets. Kies een ander bestand."),
        "file-not-a-table": _("Dit bestand is geen tabel ({found}). Bewaar het als CSV of XLSX zonder wachtwoord."),
        "file-exists": _("Op {path} staat al een bestand. Kies een andere naam."),
        "file-not-written": _("{path} kan niet worden geschreven. Kies een andere plek."),
        "file-too-large": _("{path} is groter dan {megabytes} MB. Deel het op."),
        "file-unreadable": _("{path} kan niet worden gelezen. Controleer de naam en de rechten."),
        "format-not-supported": _(
            "Bestanden van de soort {format} kan dit bureau nog niet lezen. Gebruik CSV of XLSX."
        ),
        "home-no-folder": _("{home} is geen map. Kies een andere met --home."),
        "home-not-empty": _("In {home} staat al een bureau. Kies een andere map met --home."),
        "key-file-open": _(
            "Anderen kunnen het sleutelbestand {path} lezen. Maak het alleen leesbaar voor uzelf (0600)."
        ),
        "key-file-unreadable": _("{path} is geen leesbaar sleutelbestand. Wijs het juiste aan met DESK_KEY_FILE."),
        "key-file-unwritable": _("Het sleutelbestand {path} kan niet worden gemaakt. Kies een andere plaats."),
        "import-cancelled": _("Het inlezen is afgebroken. Er is niets bewaard."),
        "keyring-forgets": _("De sleutelbos van het systeem bewaart de sleutel niet. Gebruik --key-file."),
        "language-unknown": _("De taal {value} is er niet. Kies uit: {known}."),
        "name-empty": _("Een naam mag niet leeg zijn. Vul de naam van de gemeente en van de coördinator in."),
        "no-desk": _("In {home} staat geen bureau. Maak er een met: desk init."),
        "no-key": _("Er is geen sleutel gevonden om dit bureau te openen. Dit bureau kent: {ways}."),
        "no-space": _("De schijf is vol. Er is niets half opgeslagen; maak ruimte en probeer het opnieuw."),
        "no-terminal": _("Het bureau opent alleen in een terminal. Typ desk in een terminalvenster."),
        "no-viewer": _("Dit systeem heeft geen programma om {path} te openen. Vraag uw beheerder om een PDF-lezer."),
        "no-way-to-keep-key": _("Dit systeem heeft geen sleutelbos. Geef een wachtzin op, of gebruik --key-file."),
        "passphrases-differ": _("De twee wachtzinnen zijn niet gelijk. Typ ze opnieuw."),
        "scan-not-plain": _("{path} heeft een wachtwoord, een script of een bijlage. Scan het papier opnieuw."),
        "scan-unreadable": _("{path} is geen leesbare PDF, JPEG of PNG. Kies een ander bestand."),
        "setting-unknown": _("De instelling {value} is er niet."),
        "setting-unreadable": _("{value} past niet bij deze instelling."),
        "sign-not-printable": _("Het teken {sign} kan niet worden geprint. Schrijf het anders."),
        "signed-already": _("Van dit document is al een ondertekend exemplaar vastgelegd."),
        "stale": _(
            "Iemand anders heeft dit intussen gewijzigd (u zag versie {yours}, nu is het {newest}). Open het opnieuw."
        ),
        "text-field-unknown": _("In de tekst {file}, regel {line}, staat een onbekend veld: {field}."),
        "text-insert-unknown": _("In de tekst {file}, regel {line}, staat een onbekend onderdeel: {insert}."),
        "text-missing": _("De tekst {file} is er niet. Installeer Regiedesk opnieuw."),
        "text-unreadable": _("De tekst {file} kan niet worden gelezen (regel {line})."),
        "today-unreadable": _(
            "DESK_TODAY is {value}, en dat is geen dag van 2000 tot en met 2199. Schrijf jjjj-mm-dd."
        ),
        "nothing-to-undo": _("Er is niets van u dat nog ongedaan kan worden gemaakt."),
        "unknown-id": _("{id} is hier niet bekend. Kijk in de lijst welke er zijn."),
        "way-of-another": _("Deze sleutel is niet van {name}. Open het bureau met de sleutel of wachtzin van {name}."),
        "account-exists": _("{name} heeft al een account. Kies een andere naam, of wijzig dat account."),
        "account-needs-end": _("Een invaller heeft een laatste dag. Vul in tot en met wanneer {name} invalt."),
        "account-ended": _("Het account van {name} is gestopt op {date}."),
        "last-manager": _(
            "Dan beheert niemand de accounts meer. Geef eerst een ander de rol beheerder of coördinator."
        ),
        "desk-in-use": _("Het bureau is ergens anders open. Sluit het daar, en probeer het opnieuw."),
        "way-too-old": _("Deze manier van openen is van voor deze versie: {ways}. Maak die eerst opnieuw."),
        "access-over": _("Het account van {name} geldt vandaag niet. Vraag uw beheerder om toegang."),
        "role-may-not": _("Dat mag niet in de rol {role}. Vraag het uw {ask}."),
        "user-unknown": _("{name} is geen gebruiker van dit bureau. Bekend zijn: {known}."),
        "value-not-in-list": _("{value} kan niet bij {field}. Kies uit: {allowed}."),
        "wrong-passphrase": _("Deze wachtzin klopt niet. Let op hoofdletters en spaties, en typ hem nog eens."),
        "wrong-key": _(
            "Deze sleutel past niet op dit bureau, of het bestand is geen bureau. Zoek de sleutel van deze map."
        ),
    }
