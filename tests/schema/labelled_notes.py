"""Sixty invented sentences as they stand in notes about a resident: half of them are beyond a volunteer's role.

`APART` was written before the rules were, and is only counted: nothing is tuned to it.
"""

BEYOND = (
    "Ik heb namens haar een regeling getroffen met het energiebedrijf.",
    "Heb gisteren met haar DigiD ingelogd en de toeslag aangevraagd.",
    "Namens de gemeente gebeld en gezegd dat de aanvraag is goedgekeurd.",
    "Ik maakte 45 euro over naar de woningcorporatie, zij betaalt het me volgende week terug.",
    "Wees zijn aanvraag af omdat hij nog een auto heeft.",
    "Mevrouw gaf mij haar pincode zodat ik geld voor de huur kan opnemen.",
    "De vrijwilliger heeft besloten dat meneer niet in aanmerking komt voor schuldhulp.",
    "Pinpas van meneer meegenomen om boodschappen te doen.",
    "Trof een betalingsregeling van 25 euro per maand met de zorgverzekeraar.",
    "We hebben hem toegelaten tot het traject, hij was er erg blij mee.",
    "Ik heb de beschikking voor haar opgesteld en in de bus gedaan.",
    "Wachtwoord van DigiD opgeschreven in mijn boekje, dan hoeft ze het niet te onthouden.",
    "Huur van november overgemaakt via haar telefoon omdat zij niet lekker was.",
    "Ik zal namens meneer bezwaar maken bij de belastingdienst.",
    "Omdat de tijd drong, sprak ik zelf een afbetalingsregeling af met Waterbedrijf De Bron.",
    "Zijn verzoek om kwijtschelding heb ik meteen afgewezen.",
    "Jo heeft namens het college toegezegd dat ze wordt toegelaten tot schuldhulpverlening.",
    "Met de pinpas van mevrouw gepind, bonnetje zit in de map.",
    "Morgen maak ik het bedrag alvast over, dan loopt de achterstand niet op.",
    "We namen het besluit dat het gezin eerst de auto verkoopt voordat er hulp komt.",
)
WITHIN = (
    "Ze heeft zelf een regeling getroffen met de verhuurder.",
    "Meneer logde zelf in met zijn DigiD terwijl ik meekeek naar de brieven.",
    "De gemeente heeft de aanvraag afgewezen; brief samen gelezen.",
    "Beschikking ontvangen op 3 november, gaat over de bijstand. Map bijgewerkt.",
    "Uitgelegd dat ik geen besluit mag nemen over de aanvraag.",
    "Mevrouw maakt zich zorgen over de huur van volgende maand.",
    "Zij heeft de huur vanmorgen zelf overgemaakt.",
    "Ik heb hem gezegd dat hij zijn pincode nooit aan iemand moet geven, ook niet aan mij.",
    "Het energiebedrijf wil een regeling treffen als meneer voor vrijdag belt.",
    "Kredietbank besluit volgende week of zij wordt toegelaten.",
    "Ik besloot om volgende week nog een keer langs te gaan.",
    "Haar bewindvoerder maakt elke maandag leefgeld over.",
    "Brievenbus geleegd, post op datum gelegd en een overzicht gemaakt.",
    "Hij heeft nog geen DigiD; we hebben opgezocht hoe hij die zelf aanvraagt.",
    "Groeten namens de hele groep, de koffie was gezellig.",
    "Meneer wees mijn aanbod om mee te gaan af.",
    "Zodra de tijd het toelaat plannen we een wandeling.",
    "Ik heb haar gevraagd of ze al een regeling heeft getroffen met Vitens.",
    "De consulent nam namens de gemeente contact op over de intake.",
    "Zij is haar pinpas kwijt en belt morgen zelf de bank.",
)
BEYOND_APART = (
    "Ik heb haar DigiD gebruikt om het inkomensformulier in te vullen.",
    "Namens mevrouw de incasso stopgezet bij de sportschool en een regeling afgesproken.",
    "Maakte vandaag voor hem de premie over.",
    "Met de deurwaarder heb ik een regeling kunnen treffen van tien euro per week.",
    "Het leek me beter haar niet toe te laten tot het budgetbeheer, dat heb ik haar gezegd.",
    "Wij wijzen de aanvraag af zolang de papieren niet compleet zijn, heb ik verteld.",
    "Zijn pinpas ligt nu bij mij thuis, dan geeft hij minder uit.",
    "Ik regelde het in naam van het gezin en tekende namens hen de overeenkomst.",
    "Pincode staat bij mij in de telefoon, meneer vergeet hem steeds.",
    "De vrijwilliger nam het besluit de uitkering te laten stoppen.",
)
WITHIN_APART = (
    "Meneer trof vorige week een betalingsregeling met de zorgverzekeraar, knap gedaan.",
    "De schuldhulpverlener besluit na het gesprek; ik ga mee als steun.",
    "Zoon maakte de achterstand over naar de woningcorporatie.",
    "We hebben samen gekeken hoe je een bezwaar schrijft tegen het besluit van de gemeente.",
    "Ik mag niet met haar pinpas naar de winkel, dat hebben we besproken.",
    "Inwoner belde namens haar moeder met de verhuurder.",
    "Ze liet ons binnen en we zijn naar de keuken toe gelopen.",
    "De aanvraag is door de consulent afgewezen, ze was verdrietig.",
    "Geoefend met bellen; zij wil zelf een regeling treffen.",
    "Ze typte haar DigiD-wachtwoord in terwijl ik de andere kant op keek.",
)
TUNED = (BEYOND, WITHIN)
APART = (BEYOND_APART, WITHIN_APART)
