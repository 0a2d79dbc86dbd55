"""Hearing the sides of a pairing by keys, and what comes of it: an action, a step of the plan, a worry dealt with."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from desk.checkins.listing import forms_of, named
from desk.checkins.recording import settle_worry
from desk.clock import today
from desk.evaluation.actions import add_action
from desk.locale import _
from desk.locale.words import word, words
from desk.locale.words.checkins import moment_told
from desk.pairings.loading import case_of, load_pairing
from desk.screens.acting import Act, Done
from desk.screens.area import AreaScreen
from desk.screens.checkin_entry import CheckinEntry, Entered
from desk.screens.note_advice import advise_volunteer_note, offer_hand_over
from desk.screens.pairing_forms import ask
from desk.screens.pairing_term_acts import plan_step
from desk.widgets import fields
from desk.widgets.form import FormScreen
from desk.widgets.notices import tell
from desk.widgets.picking import AllChoices
from schema.checkin_answers import Verdict, is_worrying
from schema.checkins import check_talk, current
from schema.pairings import OPEN, status
from schema.refused import Refused

_SOON = timedelta(days=14)


def hear(screen: AreaScreen, pairing: str, done: Done, talk: Act) -> None:
    """Fill in a check-in of the moment that is open; where none is, or it is only wanted, record a talk.

    Raises:
        Refused: `checkin-after-term` for a pairing that ended so long ago that neither can be held today.
    """
    known, settings = load_pairing(screen.store, pairing), screen.store.settings(today())
    if current(known, today(), settings) is None:
        check_talk(known, today(), settings)
        talk(screen, pairing, done)
        return
    [row] = named(screen.store, [{"pairing": pairing}])
    who = _("{resident} en {volunteer}").format(resident=row["who"], volunteer=row["volunteer"])

    def entered(told: Entered | None) -> None:
        if told is None:
            done(None)
        elif "talk" in told:
            talk(screen, pairing, done)
        else:
            _follow(screen, pairing, told, done)

    screen.app.push_screen(CheckinEntry(screen.store, pairing, who), entered)


def _follow(screen: AreaScreen, pairing: str, told: Mapping[str, Any], done: Done) -> None:
    """Say who is still to be heard, and offer what an answer asks for: an action or a step, or a warm hand-over."""
    missing = words(told["missing"]) or _("niemand")
    said = _("Vastgelegd: {moment}. Nog te horen: {who}.").format(moment=moment_told(told["moment"]), who=missing)
    if told["worry"]:
        worry = _("De zorg over veiligheid staat boven aan Vandaag.")
        tell(screen, f"{said} {worry}", "warning")
    else:
        tell(screen, said)
    if told["verdict"] in (Verdict.ADJUST, Verdict.STOP):
        done(told)
        _offer_change(screen, pairing, done)
    else:
        offer_hand_over(screen, case_of(screen.store, pairing), told["note"], done, told)


def _offer_change(screen: AreaScreen, pairing: str, done: Done) -> None:
    choices = [("action", _("een actie: wie doet wat en wanneer"))]
    if status(load_pairing(screen.store, pairing), today()) in OPEN:
        choices.append(("step", _("een stap in het plan van aanpak")))

    def chosen(what: str | None) -> None:
        if what is not None:
            _CHANGES[what](screen, pairing, done)

    screen.app.push_screen(AllChoices(_("Wat gaat er veranderen?"), choices, None), chosen)


def change_action(screen: AreaScreen, pairing: str, done: Done) -> None:
    """Record an action that follows from a check-in of a pairing."""

    def save(values: dict[str, Any]) -> str:
        title, owner, due_on = (values[name] for name in ("title", "owner", "due_on"))
        return add_action(screen.store, title, owner, due_on, on=today(), source="checkin", subject=pairing)

    asked = [
        fields.text("title", _("wat"), required=True),
        fields.text("owner", _("wie"), screen.store.user.name, required=True),
        fields.day("due_on", _("voor"), today() + _SOON, required=True),
    ]
    form = FormScreen(_("Actie na een check-in"), fields.because(asked, _why_action()), save)
    screen.app.push_screen(form, done)


def _why_action() -> Mapping[str, str]:
    return {
        "title": _("Wat er verandert, zonder namen: de actie komt ook in het overleg van de maand."),
        "owner": _("Zodat duidelijk is wie het doet; een actie zonder eigenaar blijft liggen."),
        "due_on": _("Op deze dag staat de actie in Vandaag, tot zij gedaan is."),
    }


def settle(screen: AreaScreen, pairing: str, done: Done) -> None:
    """Record what was done about the worry of a pairing that was told first.

    Raises:
        Refused: `nothing-to-worry` where there is none.
    """
    open_now = [it for it in forms_of(screen.store, pairing) if is_worrying(it["safety"]) and not it["settled_on"]]
    if not open_now:
        raise Refused("nothing-to-worry")
    settle_form(screen, open_now[0], done)


def settle_form(screen: AreaScreen, form: Mapping[str, Any], done: Done) -> None:
    """Ask what was done about a worry."""

    def save(values: dict[str, Any]) -> str:
        return settle_worry(screen.store, form["id"], values["settled"], on=today())

    asked = [fields.note("settled", _("gedaan"), required=True, advise=advise_volunteer_note)]
    why = {"settled": _("Zodat u later ziet dat er iets is gedaan. Hierna gaat de zorg uit Vandaag.")}
    intro = _("De {side} gaf over veiligheid een {mark} van 5.").format(side=word(form["side"]), mark=form["safety"])
    told = "\n".join(filter(None, [intro, form["note"]]))
    ask(screen, _("Zorg over veiligheid"), fields.because(asked, why), save, done, told)


_CHANGES: Mapping[str, Act] = {"action": change_action, "step": plan_step}
