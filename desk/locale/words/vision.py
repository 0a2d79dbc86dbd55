"""Words for the vision track: its steps, what each asks and lacks, where notes come from, and what was done."""

from desk.locale import _
from schema.coverage import Cell, CellState


def steps() -> dict[str, str]:
    """Return the words for the steps, their states and what they lack."""
    return {
        "take-stock": _("de keten in beeld brengen"),
        "share-vision": _("de visie delen"),
        "gather-ideas": _("expertise en ideeën ophalen"),
        "vision-two": _("visie 2.0 vaststellen"),
        "make-concrete": _("de visie concreet maken"),
        "action-plan": _("actieplan maken"),
        "step-to-do": _("nog niet begonnen"),
        "step-underway": _("bezig"),
        "step-done": _("klaar"),
        "step-owner": _("een eigenaar"),
        "step-parties": _("partijen in de schuldenketen"),
        "step-participants": _("wie eraan meededen"),
        "step-notes": _("ten minste één aantekening"),
        "how-now": _("hoe doen we het nu"),
        "what-wanted": _("wat willen we"),
        "what-better": _("wat kan beter"),
        "step-actions": _("ten minste één actie"),
    }


def sources() -> dict[str, str]:
    """Return the words for where a note comes from, and for the roles of the municipality."""
    return {
        "from-resident": _("inwoner"),
        "from-professional": _("professional"),
        "from-volunteer": _("vrijwilliger"),
        "from-internal": _("eigen gemeente"),
        "from-national": _("landelijk"),
        "from-municipalities": _("andere gemeenten"),
        "initiator": _("initiator of aanjager"),
        "director": _("regisseur"),
        "facilitator": _("facilitator"),
    }


def places() -> dict[str, str]:
    """Return where each source is found, as the guide names it."""
    return {
        "from-resident": _("cliëntenraad, klankbordgroep, tevredenheidsonderzoek (KTO)"),
        "from-professional": _("werkoverleg"),
        "from-volunteer": _("evaluatie van de samenwerking, gids Effectief Partnerschap"),
        "from-internal": _("nota’s en beleidsplannen, werkafspraken, plannen van aanpak"),
        "from-national": _("VNG-handreiking, Routekaart Financiële Zorgen, onderzoeken"),
        "from-municipalities": _("VNG Forum, buurgemeenten, vergelijkbare gemeenten"),
    }


def tasks() -> dict[str, str]:
    """Return what is to be done in each step."""
    return {
        "take-stock": _(
            "Wie helpt inwoners met geldzorgen, in welke fase en met welke steun? De toets k toont de matrix."
        ),
        "share-vision": _(
            "Hoe kijken we naar inwoners met schulden, wat willen we ze bieden, en welke rol neemt de gemeente? "
            "Deel het met de keten, in een vorm die past."
        ),
        "gather-ideas": _("Vraag de keten, inwoners en vrijwilligers naar expertise, ideeën en ervaringen."),
        "vision-two": _("Vul de visie aan met wat de keten inbracht, en spreek af dat dit de gezamenlijke visie is."),
        "make-concrete": _("Beantwoord samen: hoe doen we het nu, wat willen we, en wat kan beter?"),
        "action-plan": _("Wie doen er mee, en welke stappen zet u? Elke regel is een actie in de lijst met acties."),
    }


def criteria() -> dict[str, str]:
    """Return when a step is done, where the desk has not written down something of its own."""
    return {
        "take-stock": _("Van elke partij staat in de keten wat zij doet; de gaten zijn benoemd."),
        "share-vision": _("Elke partij in de keten kent de visie van de gemeente."),
        "gather-ideas": _("Inwoners, professionals en vrijwilligers zijn gehoord."),
        "vision-two": _("De partijen staan achter de aangevulde visie."),
        "make-concrete": _("Op de drie vragen is een antwoord dat iedereen deelt."),
        "action-plan": _("Elke actie heeft een eigenaar en een datum."),
    }


def cells() -> dict[str, str]:
    """Return the words for how it stands with a kind of support in a phase."""
    return {
        "cell-covered": _("vrijwilligers"),
        "cell-offered": _("alleen keten"),
        "cell-unready": _("papier ontbreekt"),
        "cell-open": _("niemand; rolmatrix staat open"),
        "cell-gap": _("NIEMAND"),
    }


def cell_told(cell: Cell) -> str:
    """Return in words how it stands with a kind of support in a phase, with who gives it."""
    names = {CellState.COVERED: (*cell.covered, *cell.offered), CellState.OFFERED: cell.offered}.get(
        cell.state, cell.unready
    )
    return ": ".join(filter(None, (cells()[cell.state], ", ".join(names))))


def verbs() -> dict[str, str]:
    """Return the words for what was done in the track and to actions."""
    return {
        "begin-vision-round": _("ronde van het visietraject begonnen"),
        "arrange-vision-step": _("stap van het visietraject geregeld"),
        "add-vision-note": _("aantekening in het visietraject"),
        "change-vision-note": _("aantekening in het visietraject gewijzigd"),
        "finish-vision-step": _("stap van het visietraject afgerond"),
        "reopen-vision-step": _("stap van het visietraject heropend"),
        "reopen-action": _("actie heropend"),
        "vision-plan": _("visie en actieplan"),
        "vision": _("visie"),
        "vision-step": _("stap van het visietraject"),
    }


def action_source(code: str) -> str:
    """Return where an action was decided; a source that is not known is shown as it is."""
    return {
        "review": _("maandevaluatie"),
        "checkin": _("voortgangsgesprek"),
        "collaboration": _("samenwerking"),
        "falling-away": _("uitval"),
        "incident": _("incident"),
        "vision": _("visie"),
    }.get(code, code)


def fields() -> dict[str, str]:
    """Return the reader's word for each field of the track that may not be left empty."""
    return {"result": _("resultaat"), "note": _("aantekening"), "reason": _("reden")}
