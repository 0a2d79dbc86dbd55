"""Sentences about rounds: who may go, which addresses may be given, and what was found."""

from desk.locale import _


def sentences() -> dict[str, str]:
    """Return the sentence of each refusal code."""
    return {
        "agenda-overlap": _(
            "{who} gaat op {date} al een andere ronde. Kies een andere dag, een dagdeel of iemand anders."
        ),
        "already-in-round": _("Deze vrijwilliger gaat al mee met deze ronde."),
        "no-rounds": _("Op {date} is er geen ronde. Geef eerst adressen aan mensen (desk outreach assign)."),
        "nobody-to-go": _("Noem wie er gaat (--to)."),
        "not-a-member": _("Deze vrijwilliger gaat niet mee met deze ronde. Kijk wie er wel gaat."),
        "not-in-round": _("Zaak {number} hoort niet bij deze ronde. Kijk welke adressen er wel bij horen."),
        "nothing-to-give": _("Noem ten minste één zaak."),
        "nothing-to-report": _("Vul van ten minste één adres in wat er gebeurde."),
        "round-held-back": _(
            "Elk adres van {date} wordt tegengehouden. Kijk bij de rondes waarom, en haal ze eruit of geef andere uit."
        ),
        "round-in-past": _("{date} is al geweest. Kies vandaag of een latere dag."),
        "round-not-yet": _("Deze ronde is pas op {date}. Leg de uitkomsten vast als de mensen terug zijn."),
        "round-refused": _("Deze ronde mag zo niet. {against}. Haal weg wat tegenhoudt, of kies iemand anders."),
        "round-reported": _("Deze ronde is al gelopen. Neem alleen de adressen terug die nog open staan."),
        "round-taken-back": _("Deze ronde is teruggenomen. Geef de adressen opnieuw uit."),
        "second-volunteer-missing": _("Op huisbezoek gaan er twee. Noem een tweede vrijwilliger die mag gaan."),
        "stop-reported": _("Van zaak {number} is de uitkomst al vastgelegd."),
    }
