"""Asking for an initiative to share: first of which month its figures are, then what is told of it."""

from typing import Any

from desk.clock import today
from desk.evaluation.shared_text import figure_told
from desk.evaluation.sharing import Version, add_initiative, change_initiative, figures_to_share
from desk.locale import _
from desk.locale.formats import month as month_name
from desk.locale.words import word
from desk.screens.acting import Done
from desk.screens.area import AreaScreen
from desk.widgets.fields import Field, because, note, several, text, yes_no
from desk.widgets.form import FormScreen
from desk.widgets.notices import refusals
from desk.widgets.picking import AllChoices
from schema.dates import add_months
from schema.sharing import Initiative, Partner, SharedFigure

_MONTHS = 12


def ask_initiative(screen: AreaScreen, known: Version | None, done: Done) -> None:
    """Ask for a new initiative, or for the next version of a known one."""
    first = today().replace(day=1)
    months = [f"{add_months(first, -back):%Y-%m}" for back in range(1, _MONTHS + 1)]
    if known is not None and known.month and known.month not in months:
        months.append(known.month)
    choices = [*((month, month_name(month)) for month in months), ("", _("zonder cijfers"))]

    def chosen(month: str | None) -> None:
        if month is not None:
            with refusals(screen):
                screen.app.push_screen(_form(screen, known, month), done)

    at_first = (known.month or "") if known else months[0]
    screen.app.push_screen(AllChoices(_("Cijfers van welke maand?"), choices, at_first), chosen)


def _form(screen: AreaScreen, known: Version | None, month: str) -> FormScreen[str]:
    store = screen.store
    figures = figures_to_share(store, month, on=today()) if month else {}

    def save(values: dict[str, Any]) -> str:
        partners = tuple(Partner(code) for code in values["with_whom"])
        told = Initiative(values["title"], values["what"], values["for_whom"], partners, values["otherwise"])
        beside: dict[str, Any] = {
            "month": month or None,
            "figures": values.get("figures", ()),
            "sure": bool(values["sure"]),
        }
        if known is None:
            return add_initiative(store, told, **beside, on=today())
        return change_initiative(store, known.id, told, **beside, on=today())

    title = _("Nieuw initiatief") if known is None else _("Nieuwe versie")
    intro = _("Dit gaat het bureau uit: schrijf geen namen, adressen of nummers.")
    return FormScreen(title, _fields(known, month, figures), save, intro=intro)


def _fields(known: Version | None, month: str, figures: dict[str, SharedFigure]) -> list[Field]:
    was = known.initiative if known else Initiative("", "", "")
    partners = [(kind.value, word(kind)) for kind in Partner]
    asked = [
        text("title", _("titel"), was.title, required=True),
        note("what", _("wat wij doen"), was.what, required=True),
        text("for_whom", _("voor wie"), was.for_whom, required=True),
        several("with_whom", _("met wie"), partners, [kind.value for kind in was.with_whom]),
    ]
    if month:
        choices = [(name, f"{word(name)}: {figure_told(figure)}") for name, figure in figures.items()]
        before = [figure.name for figure in known.figures] if known else []
        asked.append(several("figures", _("cijfers"), choices, before))
    asked += [
        note("otherwise", _("anders doen"), was.otherwise),
        yes_no("sure", _("geen naam"), required=False),
    ]
    why = {
        "title": _("Zo vindt een andere gemeente het terug."),
        "what": _("In een paar zinnen: wat doet u, hoe vaak, en wie doet wat."),
        "for_whom": _("Welke inwoners u ermee wilt bereiken; geen buurt waarin maar een paar mensen wonen."),
        "with_whom": _("Alleen het soort organisatie: geen namen."),
        "figures": _("Wat het opleverde. Aantallen onder de 5 gaan niet mee, ook niet als ze uit andere volgen."),
        "otherwise": _("Wat een ander van u kan leren."),
        "sure": _("Alleen als het bureau een woord voor een achternaam aanziet: ja, ik keek het na."),
    }
    return because(asked, why)
