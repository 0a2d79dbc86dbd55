"""Handing a request over by keys: to whom, what goes along, where the package goes; and what is done with one later."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from desk.clock import today
from desk.handovers.keys import trusted_keys
from desk.locale import _
from desk.locale.formats import full_name, month
from desk.locale.words import word
from desk.locale.words.exchange import fields_told
from desk.requests.listing import request_file
from desk.screens.acting import Done
from desk.screens.area import AreaScreen
from desk.screens.printing import ask_path, documents_folder
from desk.store.store import Store
from desk.widgets import fields
from desk.widgets.form import FormScreen
from desk.widgets.notices import refusals, tell
from desk.widgets.pick_file import PickFile
from desk.widgets.picking import AllChoices
from schema.handing_over import State

ENDING = ".age"


def hand_over(screen: AreaScreen, subject: str, sent: Callable[[], object]) -> None:
    """Hand over a request, or the one of a case (ids): choose the organisation, see what goes along, write it.

    Of a request without a case, where the check of the register stands, the case is asked first.

    Args:
        sent: is called after it; there is nothing to undo.
    """
    from desk.handovers.sending import check_handover, request_to_hand_over, send_handover
    from desk.requests.tying import cases_to_choose, tie_to_case

    on, store = today(), screen.store
    request = request_to_hand_over(store, subject, on=on)
    known = {row["organisation"]: row["name"] for row in reversed(trusted_keys(store))}
    if not known:
        tell(
            screen, _("Er is nog geen sleutel van een ander bureau. Lees die in bij Samenwerking: 6, h, k."), "warning"
        )
        return

    def tied(case: str | None) -> None:
        if case is not None:
            with refusals(screen):
                tie_to_case(store, request, case)
                choose()

    def choose() -> None:
        screen.app.push_screen(AllChoices(_("Aan welke organisatie?"), list(known.items()), None), chosen)

    def chosen(organisation: str | None) -> None:
        if organisation is None:
            return
        with refusals(screen):
            along = check_handover(store, request, organisation, on=on)
            intro = _("Mee gaan: {fields}.\nMeer gaat er niet mee. Wat verzonden is, kunt u niet terughalen.")
            name = _("overdracht {kenmerk}").format(
                kenmerk=request_file(store, request, on=on, purpose="handover")["kenmerk"]
            )
            title = _("Overdragen aan {name}").format(name=known[organisation])
            told = intro.format(fields=fields_told(list(along)))
            ask_path(screen, title, name, lambda path: written(organisation, path), ending=ENDING, intro=told)

    def written(organisation: str, path: Path) -> None:
        with refusals(screen):
            made = send_handover(store, request, organisation, path, on=on)
            tell(screen, _("Overgedragen aan {name}. Stuur {file} op.").format(name=made["name"], file=path.name))
            sent()

    if cases := [(case["id"], _case_told(case)) for case in cases_to_choose(store, request)]:
        screen.app.push_screen(AllChoices(_("Bij welke zaak hoort deze hulpvraag?"), cases, None), tied)
    else:
        choose()


def _case_told(case: Mapping[str, Any]) -> str:
    return " · ".join((case["number"], month(case["month"]), word(case["kind"]), word(case["status"])))


def receive(screen: AreaScreen, done: Done) -> None:
    """Choose a package and open it."""
    from desk.handovers.receiving import receive_package

    def chosen(path: Path | None) -> None:
        if path is None:
            return
        with refusals(screen):
            made = receive_package(screen.store, path, on=today())
            if made["kind"] == "handover":
                told = _("Hulpvraag {kenmerk} van {name} wacht nu in Koppelen. Antwoord met a.").format(**made)
            else:
                last = word(made["steps"][-1]["step"])
                told = _("Antwoord van {name}: {what}.").format(name=made["name"], what=last)
            tell(screen, told)
            done(made["id"])

    screen.app.push_screen(PickFile(_("Open een pakket"), documents_folder(), (ENDING,)), chosen)


def answer(screen: AreaScreen, row: Mapping[str, Any], sent: Callable[[], object]) -> None:
    """Tell the other desk what became of a request: choose yes or no where that is open, and write it."""
    from desk.handovers.answering import send_feedback

    def chosen(what: str | None) -> None:
        if what is not None:
            told = [word(step) for step in row["owed"]] if what == "tell" else [word(State.DECLINED)]
            known = told or [word(row["steps"][-1]["step"])]
            intro = _("Verteld wordt: {what}. Geen namen, geen notities. Verzonden is verzonden.")
            title = _("Antwoord aan {name}").format(name=row["name"])
            file = _("antwoord {kenmerk}").format(kenmerk=row["their_reference"])
            shown = intro.format(what=", ".join(known))
            ask_path(screen, title, file, lambda path: written(what, path), ending=ENDING, intro=shown)

    def written(what: str, path: Path) -> None:
        with refusals(screen):
            made = send_feedback(screen.store, row["id"], path, decline=what == "decline", on=today())
            tell(
                screen, _("Antwoord voor {name} geschreven. Stuur {file} op.").format(name=made["name"], file=path.name)
            )
            sent()

    if row["state"] in (State.SENT, State.TAKEN_ON):
        choices = [("tell", _("wij nemen dit aan")), ("decline", _("wij nemen dit niet aan"))]
        if row["state"] == State.TAKEN_ON:
            choices = [("tell", _("vertel hoe het staat")), ("decline", _("wij geven dit terug"))]
        screen.app.push_screen(AllChoices(_("Wat vertelt u?"), choices, None), chosen)
    else:
        chosen("tell")


def take_back_form(store: Store, row: Mapping[str, Any]) -> FormScreen[str]:
    """Return the form that takes a request up again."""
    from desk.handovers.sending import take_back

    asked = [fields.text("reason", _("reden"), required=True)]
    why = {"reason": _("Later moet te zien zijn waarom de overdracht niet doorging. Noem geen namen.")}
    intro = _("{who} wacht daarna weer hier. Bij {name} staat nog een kopie: vraag die te vernietigen.")
    return FormScreen(
        _("Weer opnemen"),
        fields.because(asked, why),
        lambda values: take_back(store, row["id"], values["reason"], on=today()),
        intro=intro.format(who=full_name(row), name=row["name"]),
    )
