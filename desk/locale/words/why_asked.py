"""Why each field of a form is asked, by the name of the field: forms that ask for a reason of their own go before."""

from desk.locale import _


def why_asked() -> dict[str, str]:
    """Return the reason for each field that any form asks, by its name."""
    return {
        **_general(),
        **_cases(),
        **_rounds(),
        **_requests(),
        **_organisations(),
        **_agreements(),
        **_chain(),
        **_trainings(),
        **_work(),
        **_municipality(),
        **_privacy(),
    }


def _general() -> dict[str, str]:
    return {
        "reason": _("Zo begrijpt wie dit later leest wat er gebeurde, en waarom."),
        "note": _("Alleen wat een collega moet weten. Over wie het gaat, mag het lezen."),
        "name": _("Hieraan herkent u en een collega dit in elke lijst."),
        "kind": _("Hiervan hangt af wat verder gevraagd wordt en welke regels gelden."),
        "on": _("Termijnen en het verslag tellen vanaf deze dag."),
        "day": _("Alles wordt beoordeeld zoals het op deze dag is."),
        "starts_on": _("Eerste dag waarop dit geldt."),
        "ends_on": _("Laatste dag waarop dit geldt. Leeg: tot nader bericht."),
        "who": _("Wat u hier vastlegt, geldt voor wie u kiest, en voor niemand anders."),
        "approver": _("Wie hiervoor instaat, als er later naar gevraagd wordt."),
        "decided_by": _("Wie hiervoor instaat, als er later naar gevraagd wordt."),
        "value": _("Vanaf vandaag rekent het bureau hiermee; wat al besloten is, verandert niet."),
        "path": _("Waar het bestand komt te staan. Het bevat gegevens van mensen: kies een veilige plek."),
        "file": _("Waar het bestand komt te staan. Het bevat gegevens van mensen: kies een veilige plek."),
        "document": _("Van elk gekozen mens komt hiervan een eigen papier."),
        "named": _("Een ander krijgt alleen de gegevens waar die een grondslag voor heeft."),
    }


def _privacy() -> dict[str, str]:
    return {
        "held_until": _("Na deze dag gaat het dossier mee met de volgende vernietiging."),
        "erase_reason": _("Staat bij de verklaring. Schrijf geen naam: die wordt eruit gehaald."),
    }


def _cases() -> dict[str, str]:
    return {
        "channel": _("Elke weg telt apart in de cijfers, en niet iedereen mag elke weg gaan."),
        "reached": _("Een poging en een echt gesprek zijn twee dingen; de wet en het verslag kennen beide."),
        "made_on": _("De termijn van het eerste contact wordt aan deze dag gemeten."),
        "part": _("Zo kan een volgende keer op een ander dagdeel."),
        "volunteers": _("Wie ging: alleen wie een machtiging heeft, mag een eerste contact leggen."),
        "outcome": _("Zonder recente controle in de BRP gaat er niets over deze zaak naar buiten."),
        "checked_on": _("Een controle telt dertig dagen."),
        "informed_on": _("De inwoner moet weten dat u zijn gegevens hebt, uiterlijk bij het eerste contact."),
        "how": _("Waarmee u kunt laten zien dat de inwoner het weet."),
        "held_on": _("De dag van het gesprek: de termijn wordt eraan gemeten."),
        "closed_on": _("Vanaf deze dag loopt de bewaartermijn."),
        "result": _("Een van de zestien landelijke resultaten; hieruit volgt wat de partner hoort."),
        "referred_to": _("Zodat een collega kan navragen of de hulp er kwam."),
        "resident": _("Over wie het gaat: een ander op dit adres krijgt hierover niets te zien."),
        "together": _("Wie geen huishouden vormen, krijgen elk hun eigen brief en zien elkaars schulden niet."),
        "status": _("Zegt waarom dit signaal niet wordt opgepakt; de partner krijgt dat te horen."),
        "attempts": _("Alleen zaken met zoveel pogingen worden afgesloten."),
        "planned_on": _("Op deze dag staat het in Vandaag en op de lijst."),
        "to": _("Wie het overneemt, zodat de inwoner niet tussen wal en schip valt."),
        "warm": _("Bij een warme overdracht gaat u mee of belt u zelf."),
        "asked_on": _("Blijft een antwoord uit, dan staat het na enige tijd in Vandaag."),
        "answer": _("Of de ander het overneemt; zo niet, dan blijft de zaak bij u."),
        "answered_on": _("De dag waarop u het hoorde."),
    }


def _rounds() -> dict[str, str]:
    return {
        "first": _("Alleen wie inzetbaar is, gaat. De adressen komen op deze naam op de bezoeklijst."),
        "second": _("Op huisbezoek gaan twee mensen, voor ieders veiligheid."),
        "rest": _("Ja: wat tegengehouden wordt, blijft liggen en de rest gaat door."),
        "what": _("Van een hele ronde staan alle adressen weer in Vandaag."),
        "cause": _("Wie stopt laat alles los; wie terugkomt houdt wat loopt."),
        "until": _("Vanaf de dag erna is zij weer inzetbaar. Leeg: tot nader bericht."),
    }


def _requests() -> dict[str, str]:
    return {
        "task": _("De taak bepaalt welke bewijzen een vrijwilliger moet hebben."),
        "kinds": _("Welke van de vier soorten steun; daarop wordt gezocht."),
        "languages": _("Zij moeten elkaar verstaan. Schrijf taalcodes, zoals nl, ar."),
        "urgency": _("Wie dringender is, gaat in het plan voor."),
        "consent_on": _("Zonder toestemming wordt er niemand gekoppeld."),
        "by": _("Elk van beiden stemt zelf in; de ander kan dat niet doen."),
        "goals": _("Hieraan ziet u later samen of het hielp."),
    }


def _organisations() -> dict[str, str]:
    return {
        "kvk": _("Staat in de overeenkomst, en in de landelijke levering."),
        "seat": _("Staat in de overeenkomst."),
        "representative": _("Wie mag tekenen; de naam staat onder de overeenkomst."),
        "function": _("Staat onder de naam van wie tekent."),
        "contact_person": _("Wie u belt over een vrijwilliger."),
        "phone": _("Rechtstreeks, zodat u iemand krijgt als het haast heeft."),
        "email": _("Voor wat op papier moet; zet er geen gegevens van inwoners in."),
        "tasks": _("Alleen voor deze taken geldt wat u hier vastlegt."),
    }


def _agreements() -> dict[str, str]:
    return {
        "target_groups": _("Voor wie de hulp is; het staat in de overeenkomst of in het overzicht."),
        "intensity": _("Zodat u niet meer belooft dan er is."),
        "caseload": _("Bij een koppeling boven dit getal krijgt u een waarschuwing."),
        "finance": _("Wie betaalt wat; het staat in de overeenkomst."),
        "handover": _("Wanneer een inwoner overgaat en wie dat doet, zodat niemand zoekraakt."),
        "feedback": _("Wat u elkaar vertelt, en binnen hoeveel dagen; meer delen mag niet."),
        "municipality_contact": _("Wie zij bij de gemeente bellen; de naam staat op papier."),
        "municipality_phone": _("Rechtstreeks, zodat zij iemand krijgen als het haast heeft."),
        "organisation_contact": _("Wie u bij de organisatie belt; de naam staat op papier."),
        "organisation_phone": _("Rechtstreeks, zodat u iemand krijgt als het haast heeft."),
        "role": _("De AVG vraagt wie waarvoor instaat: verwerker, samen of ieder voor zich."),
        "annexes": _("Zonder deze bijlagen is de verwerkersovereenkomst niet af."),
        "retention": _("Na deze tijd moeten zij de gegevens wissen."),
        "breach_contact": _("Een datalek moet binnen 72 uur gemeld worden: dan moet u weten wie u belt."),
        "breach_phone": _("Ook buiten kantoortijd: een datalek wacht niet."),
        "acts": _("Alleen wat u hier aankruist, mogen zij namens de gemeente doen."),
        "notice_months": _("Hiermee waarschuwt het bureau op tijd voor de laatste dag om op te zeggen."),
        "notice_days": _("Hiermee waarschuwt het bureau op tijd voor de laatste dag om op te zeggen."),
        "to_sign": _("Ja: de afspraak geldt pas als iedereen heeft getekend."),
        "decision": _("Zo is te zien uit welke evaluatie deze versie komt."),
        "given_on": _("De opzegtermijn loopt vanaf deze dag."),
        "withdrawn_on": _("Vanaf deze dag mag niemand van de organisatie deze handelingen meer doen."),
    }


def _chain() -> dict[str, str]:
    return {
        "offers": _("Wat een inwoner daar krijgt, zodat u goed verwijst."),
        "phases": _("In het overzicht ziet u per fase wie er is, en waar niemand is."),
        "contact": _("Wie u belt om te verwijzen."),
        "costs": _("Of de inwoner iets betaalt: dat moet hij vooraf weten."),
        "waiting": _("Om de inwoner niets verkeerds te beloven."),
    }


def _trainings() -> dict[str, str]:
    return {
        "obtained_on": _("Vanaf deze dag loopt de geldigheid."),
        "issuer": _("Bij wie u het weer kunt opvragen."),
        "reference": _("Zodat een collega het papier terugvindt."),
        "seen_on": _("Alleen bij een VOG: de dag waarop die getoond is."),
        "seen_by": _("Alleen bij een VOG: wie die gezien heeft, want er is geen kopie."),
        "requested_on": _("Zo staat het niet elke dag opnieuw in de lijst."),
        "months": _("Na zoveel maanden telt het bewijs niet meer. Leeg: het telt voorgoed."),
        "module": _("Hiervan hangt af welk bewijs de deelnemers krijgen."),
        "provider": _("Wie de training geeft, en het certificaat tekent."),
        "places": _("Meer mensen dan plaatsen worden niet uitgenodigd."),
        "place": _("Staat in de uitnodiging."),
        "starts_at": _("Staat in de uitnodiging."),
        "ends_at": _("Staat in de uitnodiging."),
        "due": _("Wie bovenaan staat, maakt met deze training de meeste inwoners vrij."),
        "others": _("Iemand die niet aan de beurt is, mag ook mee."),
        "present": _("Alleen wie er was, krijgt het certificaat."),
        "dated": _("Vanaf deze dag telt het certificaat."),
        "session": _("Zo krijgt zij daar een plaats en staat zij niet meer op de lijst."),
        "retired_on": _("Vanaf deze dag wordt de module niet meer gepland; wat behaald is, blijft."),
    }


def _work() -> dict[str, str]:
    return {
        "order": _("Hierop volgt wat even dringend is elkaar op."),
        "title": _("Wat er gedaan moet worden, zodat een collega het kan overnemen."),
        "owner": _("Wie het doet: een actie zonder naam blijft liggen."),
        "due_on": _("Is het dan niet klaar, dan staat het in Vandaag."),
        "starts": _("De levering bevat de signalen vanaf deze dag."),
        "ends": _("De levering bevat de signalen tot en met deze dag."),
        "code": _("Wat de partner mag weten: nooit welke hulp iemand krijgt."),
        "partner": _("Van wie het bestand komt; zonder naam in het bestand geldt deze."),
        "type": _("De landelijke cijfers worden per soort partner geteld."),
        "with_cases": _("Ja: ook de zaken en pogingen van een andere gemeente of van een ander systeem."),
    }


def _municipality() -> dict[str, str]:
    return {
        "municipality": _("Staat boven elk papier, en in de landelijke levering."),
        "coordinator": _("Bij alles wat u doet, staat uw naam in het logboek."),
        "way": _("Zonder de sleutel kan niemand het bureau openen, ook u niet."),
        "key_file": _("Bewaar de sleutel niet naast het bureau: wie beide heeft, kan alles lezen."),
        "passphrase": _("Alleen hiermee gaat het bureau open. Niemand kan hem voor u opzoeken."),
        "again": _("Zo weet u zeker dat u typte wat u bedoelde."),
        "last": _("Zo weet u zeker dat u de herstelcode hebt opgeschreven."),
    }
