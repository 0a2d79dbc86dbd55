"""The keys of Evaluatie: another month, a figure's story, and what is done about it."""

from dataclasses import replace

from textual.binding import Binding, BindingType

from desk.locale import _
from desk.widgets.keys import key

EVALUATION_KEYS: list[BindingType] = [
    Binding(
        "left,left_square_bracket",
        "month(-1)",
        _("Maand"),
        id="earlier",
        key_display="←→",
        tooltip=_("Ga een maand terug; → gaat een maand verder"),
        priority=True,
    ),
    Binding(
        "right,right_square_bracket",
        "month(1)",
        _("Later"),
        id="later",
        show=False,
        tooltip=_("Ga een maand verder"),
        priority=True,
    ),
    Binding("m", "pick", _("Maand…"), id="pick", show=False, tooltip=_("Kies een maand uit alle maanden")),
    Binding("i", "describe", _("Uitleg"), id="describe", show=False, tooltip=_("Toon wat dit cijfer betekent")),
    Binding("v", "course", _("Verloop"), id="course", tooltip=_("Toon dit cijfer over 24 maanden")),
    Binding("b", "breakdown", _("Per…"), id="breakdown", tooltip=_("Splits de cijfers uit: per partner, kanaal…")),
    replace(key("print", _("Print het verslag van deze maand")), show=False),
    Binding(
        "a",
        "actions",
        _("Acties"),
        id="actions",
        show=False,
        tooltip=_("Toon wat is afgesproken en wat nog open staat"),
    ),
    Binding("o", "meeting", _("Overleg"), id="meeting", tooltip=_("Loop de agenda van deze maand door")),
    Binding("s", "voices", _("Stemmen"), id="voices", show=False, tooltip=_("Toon wat men van het werk zegt")),
    Binding(
        "t",
        "vision",
        _("Visie"),
        id="vision",
        show=False,
        tooltip=_("Volg het traject naar een gedeelde visie en een plan"),
    ),
    Binding("d", "share", _("Delen"), id="share", show=False, tooltip=_("Deel een aanpak met andere gemeenten")),
    Binding(
        "k",
        "checkins",
        _("Voortgang"),
        id="checkins",
        show=False,
        tooltip=_("Toon wie van koppelingen te horen is"),
    ),
    Binding("n", "new", _("Nieuwe actie"), id="new", show=False, tooltip=_("Leg een actie vast bij deze maand")),
]
