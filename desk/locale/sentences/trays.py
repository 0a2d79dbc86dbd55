"""Sentences about work trays and what is done to many cases at once."""

from desk.locale import _


def sentences() -> dict[str, str]:
    """Return the sentence of each refusal code."""
    return {
        "attempts-needed": _("Noem een aantal pogingen van 1 of meer."),
        "nothing-to-do": _("Er is geen zaak waarbij dit kan. Kies andere zaken, of een andere dag."),
        "tray-name-taken": _("Er is al een werkbak die {name} heet. Kies een andere naam."),
        "tray-range-backwards": _("Bij {field} ligt het begin na het eind. Draai de twee om."),
        "tray-unreadable": _("Deze werkbak kan niet worden gelezen. Verwijder de werkbak en maak hem opnieuw."),
        "tray-value-unreadable": _("Bij {field} staat iets dat er niet bij past. Vul een ander getal of woord in."),
    }
