"""One sentence per refusal code; each says what to do next."""

from datetime import date
from enum import StrEnum

from desk.locale import _
from desk.locale.formats import digits
from desk.locale.words import word, words
from schema.refused import Refused


def sentence(refused: Refused) -> str:
    """Return the sentence for a refusal, with its values filled in.

    A day is written as one, and codes as the reader's words; values to choose from stay as they are typed. A value the
    refusal does not carry is shown as its name, so that nothing goes unseen.
    """
    told = {name: _told(name, value) for name, value in refused.values.items()}
    return _sentences()[refused.code].format_map(_Values(told))


_TYPED = frozenset({"allowed", "columns", "field", "value"})


def _told(name: str, value: object) -> object:
    if isinstance(value, date):
        return digits(value)
    if isinstance(value, (list, tuple)):
        return ", ".join(map(str, value)) if name in _TYPED else words(value)
    return word(value) if isinstance(value, StrEnum) and name not in _TYPED else value


class _Values(dict[str, object]):
    def __missing__(self, name: str) -> str:
        return f"‹{name}›"


def _sentences() -> dict[str, str]:
    return {
        "agreement-already-there": _("Er begint al zo’n overeenkomst op {date}. Kies een andere eerste dag."),
        "already-decided": _("Dit signaal staat al zo: {status}. Er is niets veranderd."),
        "already-done": _("Deze actie is al gedaan op {date}."),
        "approver-missing": _("Noem wie deze ontheffing goedkeurt."),
        "before-first-signal": _("{date} ligt voor het eerste signaal van deze zaak ({first}). Kies een latere dag."),
        "brp-unchecked": _("De BRP is niet of te lang geleden gecontroleerd. Controleer de BRP en leg dat vast."),
        "case-closed": _("Zaak {number} is al gesloten: {result}. Een nieuw signaal heropent de zaak."),
        "changed-since": _(
            "Dit kan niet meer ongedaan worden gemaakt: daarna is {id} gewijzigd of gebruikt. Maak dat eerst ongedaan."
        ),
        "code-unreadable": _("{value} is geen gemeentecode. Een gemeentecode heeft vier cijfers."),
        "column-missing": _(
            "In dit bestand ontbreekt een verplichte kolom: {columns}. Voeg die toe en probeer het opnieuw."
        ),
        "column-twice": _("Een kolom staat er twee keer in: {columns}. Haal er een weg."),
        "date-backwards": _("{date} ligt voor {earliest}, waar dit op volgt. Kies een dag vanaf {earliest}."),
        "date-in-future": _("{date} ligt in de toekomst. Kies een dag tot en met vandaag."),
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
        "due-in-past": _("{date} is al voorbij. Kies een dag vanaf vandaag."),
        "ends-before-start": _("De laatste dag ({ends}) ligt voor de eerste ({starts}). Verbeter een van beide."),
        "fact-already-there": _("Dit is al vastgelegd. Er is niets veranderd."),
        "field-needed": _("{field} mag niet leeg zijn. Vul het in."),
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
        "kenmerk-taken": _("Kenmerk {value} is al in gebruik. Kies een ander."),
        "key-file-open": _(
            "Anderen kunnen het sleutelbestand {path} lezen. Maak het alleen leesbaar voor uzelf (0600)."
        ),
        "key-file-unreadable": _("{path} is geen leesbaar sleutelbestand. Wijs het juiste aan met DESK_KEY_FILE."),
        "key-file-unwritable": _("Het sleutelbestand {path} kan niet worden gemaakt. Kies een andere plaats."),
        "keyring-forgets": _("De sleutelbos van het systeem bewaart de sleutel niet. Gebruik --key-file."),
        "kvk-unreadable": _("{value} is geen KvK-nummer. Een KvK-nummer heeft acht cijfers."),
        "language-unknown": _("De taal {value} is er niet. Kies uit: {known}."),
        "month-in-future": _("{month} is nog niet begonnen. Kies een maand tot en met deze."),
        "month-unreadable": _("{value} is geen maand. Schrijf een maand als 2026-10."),
        "move-not-allowed": _(
            "Dit kan nu niet: deze koppeling is {status}. Bekijk de koppeling en kies een stap die nu past."
        ),
        "name-empty": _("Een naam mag niet leeg zijn. Vul de naam van de gemeente en van de coördinator in."),
        "no-desk": _("In {home} staat geen bureau. Maak er een met: desk init."),
        "no-key": _("Er is geen sleutel gevonden om dit bureau te openen. Dit bureau kent: {ways}."),
        "no-space": _("De schijf is vol. Er is niets half opgeslagen; maak ruimte en probeer het opnieuw."),
        "no-terminal": _("Het bureau opent alleen in een terminal. Typ desk in een terminalvenster."),
        "no-viewer": _("Dit systeem heeft geen programma om {path} te openen. Vraag uw beheerder om een PDF-lezer."),
        "no-way-to-keep-key": _("Dit systeem heeft geen sleutelbos. Geef een wachtzin op, of gebruik --key-file."),
        "not-reached": _("‘{result}’ kan pas na een contactpoging die de inwoner bereikte. Leg die eerst vast."),
        "one-person": _("Zaak {number} gaat over één persoon; er is niets te beslissen."),
        "nobody-named": _(
            "Op zaak {number} is geen naam bekend, en een hulpvraag hoort bij een inwoner. Vraag de partner om de naam."
        ),
        "pair-already-open": _("Deze twee zijn al gekoppeld voor deze hulpvraag. Ga verder met die koppeling."),
        "pair-refused": _("Deze koppeling mag niet: {reasons}. Kijk bij de kandidaten wat er nodig is (--why-not)."),
        "passphrases-differ": _("De twee wachtzinnen zijn niet gelijk. Typ ze opnieuw."),
        "pause-already-there": _("Er begint al een pauze op {date}. Wijzig die."),
        "proof-already-there": _("Dit bewijs ({kind}, {date}) is al vastgelegd. Er is niets veranderd."),
        "proof-in-future": _("{date} ligt in de toekomst. Leg een bewijs vast vanaf de dag die erop staat."),
        "reason-missing": _("Geef een reden op: die blijft bij de wijziging staan."),
        "request-not-yet": _("Deze hulpvraag is pas van {date}. Koppel vanaf die dag."),
        "request-served": _(
            "Deze hulpvraag heeft al een vrijwilliger. Geef een reden op voor een tweede (--override)."
        ),
        "request-withdrawn": _("Deze hulpvraag is ingetrokken op {date}. Leg eerst een nieuwe vast."),
        "resident-authorisation-missing": _(
            "De inwoner heeft de volmacht nog niet getekend. Leg die eerst vast bij de hulpvraag."
        ),
        "scan-not-plain": _("{path} heeft een wachtwoord, een script of een bijlage. Scan het papier opnieuw."),
        "scan-unreadable": _("{path} is geen leesbare PDF, JPEG of PNG. Kies een ander bestand."),
        "setting-unknown": _("De instelling {value} is er niet."),
        "setting-unreadable": _("{value} past niet bij deze instelling."),
        "side-not-allowed": _(
            "Akkoord komt van de inwoner of de vrijwilliger zelf. Kies een van hen (--by resident of volunteer)."
        ),
        "sign-not-printable": _("Het teken {sign} kan niet worden geprint. Schrijf het anders."),
        "signed-already": _("Van dit document is al een ondertekend exemplaar vastgelegd."),
        "stale": _(
            "Iemand anders heeft dit intussen gewijzigd (u zag versie {yours}, nu is het {newest}). Open het opnieuw."
        ),
        "task-division-missing": _(
            "De taakverdeling met de professional ontbreekt. Leg die eerst vast bij de hulpvraag."
        ),
        "text-field-unknown": _("In de tekst {file}, regel {line}, staat een onbekend veld: {field}."),
        "text-insert-unknown": _("In de tekst {file}, regel {line}, staat een onbekend onderdeel: {insert}."),
        "text-missing": _("De tekst {file} is er niet. Installeer Regiedesk opnieuw."),
        "text-unreadable": _("De tekst {file} kan niet worden gelezen (regel {line})."),
        "today-unreadable": _("DESK_TODAY is {value}, en dat is geen datum. Schrijf jjjj-mm-dd."),
        "undo-not-possible": _(
            "Dit kan niet ongedaan worden gemaakt: wat is uitgegeven of vernietigd, komt niet terug."
        ),
        "unknown-id": _("{id} is hier niet bekend. Kijk in de lijst welke er zijn."),
        "user-unknown": _("{name} is geen gebruiker van dit bureau. Bekend zijn: {known}."),
        "value-not-in-list": _("{value} kan niet bij {field}. Kies uit: {allowed}."),
        "wrong-key": _(
            "Deze sleutel past niet op dit bureau, of het bestand is geen bureau. Zoek de sleutel van deze map."
        ),
    }
