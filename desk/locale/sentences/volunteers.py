"""Sentences about a volunteer's way, about lists that leave the desk, and about values of a command."""

from desk.locale import _


def sentences() -> dict[str, str]:
    """Return the sentence of each refusal code."""
    return {
        "export-field-no-ground": _(
            "Voor {fields} heeft deze ontvanger ({receiver}) geen grond. Laat dat weg; wel mag: {allowed}."
        ),
        "export-format-unknown": _("Aan {path} is niet te zien welk bestand u wilt. Eindig op .csv of .xlsx."),
        "file-of-another-kind": _("Dit lijkt een bestand met {what}. Lees het zo in: desk import {kind}."),
        "hours-missing": _("Vul uren of een bedrag in; van deze maand was nog niets bekend."),
        "mentor-herself": _("Een vrijwilliger is niet haar eigen mentor. Kies een ander."),
        "mentor-not-active": _("Deze mentor is op {date} niet actief. Kies een ander of een andere eerste dag."),
        "no-pause": _("Er is geen pauze die bij {date} past. Leg eerst een pauze vast."),
        "nothing-to-change": _("Noem ten minste één gegeven dat verandert."),
        "value-unreadable": _("{value} kan niet bij {field}. {how}"),
    }


def kind_of_list(kind: str) -> str:
    """Return what a list holds, by the kind that a command names."""
    told = {
        "signals": _("signalen"),
        "requests": _("hulpvragen"),
        "volunteers": _("vrijwilligers"),
        "organisations": _("organisaties"),
    }
    return told.get(kind, kind)


def how_written(field: str) -> str:
    """Return how the value of an option is written, such as that of `--hours`."""
    told = {
        "--hours": _("Schrijf uren in kwartieren, als 6,25 of 6:15."),
        "--euros": _("Schrijf een bedrag als 12,50."),
        "--postcode": _("Schrijf een postcode als 1234AB."),
        "--area": _("Schrijf het begin van postcodes, als 12|1234."),
        "--languages": _("Schrijf codes van talen, als nl|ar."),
        "--times": _("Schrijf dagdelen als ma-o|di-m|wo-a."),
        "--house": _("Schrijf een huisnummer als 12 of 12A."),
        "--maximum": _("Schrijf een heel getal, als 3."),
    }
    return told.get(field, _("Kijk met --help wat er kan."))
