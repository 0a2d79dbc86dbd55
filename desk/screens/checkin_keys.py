"""The keys of entering a check-in: a digit answers, a letter changes who answers, how, and what was said."""

from textual.binding import Binding, BindingType

from desk.locale import _
from desk.widgets.keys import key, moving

ENTRY_KEYS: list[BindingType] = [
    Binding("1", "answer('1')", _("Antwoord"), id="answer", key_display="1–5", tooltip=_("Beantwoord deze vraag")),
    *(Binding(sign, f"answer('{sign}')", show=False) for sign in "234567890"),
    Binding("comma,full_stop", "answer(',')", show=False),
    Binding("enter", "go(1)", _("Verder"), id="next", tooltip=_("Ga naar de volgende vraag")),
    Binding("w", "side", _("Wie"), id="side", tooltip=_("Kies wie antwoordt")),
    Binding("h", "how", _("Hoe"), id="how", tooltip=_("Kies hoe het antwoord kwam, of dat er geen is")),
    Binding("t", "note", _("Toelichting"), id="note", tooltip=_("Schrijf op wat is gezegd, en op welke dag")),
    Binding("g", "talk", _("Gesprek"), id="talk", show=False, tooltip=_("Leg alleen een gesprek met notitie vast")),
    Binding("backspace,delete", "clear", _("Wis"), id="clear", show=False, tooltip=_("Wis dit antwoord")),
    key("save", _("Bewaar de antwoorden")),
    key("back", _("Ga terug zonder te bewaren")),
    moving("down", "go(1)", _("Volgende"), _("Ga naar de volgende vraag")),
    moving("up", "go(-1)", _("Vorige"), _("Ga naar de vorige vraag")),
]
