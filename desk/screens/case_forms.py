"""The forms of a case: a talk, its end, a BRP check, informing, the household, a request for support."""

from collections.abc import Mapping
from typing import Any

from desk.clock import today
from desk.locale import _
from desk.locale.formats import full_name
from desk.locale.words import word
from desk.locale.words.judging import urgency
from desk.requests.adding import NewRequest, add_request
from desk.signals import recording
from desk.signals.finding import residents_of
from desk.store.store import Store
from desk.widgets import fields
from desk.widgets.form import FormScreen
from schema.before_contact import BrpOutcome
from schema.codes import Result, Support, Task, Urgency
from schema.refused import Refused
from schema.values import Fault, read_languages

Case = Mapping[str, Any]
Values = dict[str, Any]


def talk_form(store: Store, case: Case) -> FormScreen[str]:
    """Ask for the day of a talk."""
    return FormScreen(
        _title(_("Gesprek"), case),
        [fields.day("held_on", _("gevoerd op"), today(), required=True)],
        lambda values: recording.log_talk(store, case["id"], on=today(), held_on=values["held_on"]),
    )


def close_form(store: Store, case: Case) -> FormScreen[str]:
    """Ask for one of the sixteen national results, and the day."""

    def save(values: Values) -> str:
        result = Result(values["result"])
        day, to = values["closed_on"], values["referred_to"]
        whose = values.get("resident") or None
        return recording.close_case(
            store, case["id"], result, on=today(), closed_on=day, referred_to=to, resident=whose
        )

    people = [(row["id"], full_name(row)) for row in residents_of(store, case["id"])]
    whose = fields.choice("resident", _("geldt voor"), [("", _("iedereen op de zaak")), *people], "")
    return FormScreen(
        _title(_("Sluit de zaak"), case),
        [
            fields.choice("result", _("resultaat"), [(one, str(one)) for one in Result], required=True),
            fields.day("closed_on", _("op"), today(), required=True),
            fields.text("referred_to", _("verwezen naar"), hint=_("bij vervolghulp, verwijzing of warme overdracht")),
            *([whose] if recording.lives_apart(store, case["id"]) else []),
        ],
        save,
        intro=_("Een van de zestien landelijke resultaten. De partner krijgt alleen de terugkoppeling die mag."),
    )


def brp_form(store: Store, case: Case) -> FormScreen[str]:
    """Ask what the register of residents said."""

    def save(values: Values) -> str:
        outcome = BrpOutcome(values["outcome"])
        return recording.check_brp(store, case["id"], outcome, on=today(), checked_on=values["checked_on"])

    return FormScreen(
        _title(_("BRP-controle"), case),
        [
            fields.choice("outcome", _("de BRP zegt"), [(one, word(one)) for one in BrpOutcome], required=True),
            fields.day("checked_on", _("gecontroleerd op"), today(), required=True),
        ],
        save,
    )


def inform_form(store: Store, case: Case) -> FormScreen[str]:
    """Ask how and when the resident was told where the data came from."""

    def save(values: Values) -> str:
        return recording.inform_resident(
            store, case["id"], values["how"], on=today(), informed_on=values["informed_on"]
        )

    return FormScreen(
        _title(_("Inwoner geïnformeerd"), case),
        [
            fields.text("how", _("hoe"), required=True, hint=_("per brief, aan de deur")),
            fields.day("informed_on", _("op"), today(), required=True),
        ],
        save,
        intro=_("De inwoner moet weten van wie de gemeente de gegevens kreeg, uiterlijk bij het eerste contact."),
    )


def household_form(store: Store, case: Case) -> FormScreen[str]:
    """Ask whether the persons of a case are one household."""
    return FormScreen(
        _title(_("Huishouden"), case),
        [fields.yes_no("together", _("één huishouden"))],
        lambda values: recording.decide_household(store, case["id"], values["together"], on=today()),
        intro=_(
            "Op dit adres staan signalen van meer personen. Elke brief noemt alleen de signalen van wie hem krijgt."
        ),
    )


def request_form(store: Store, case: Case) -> FormScreen[str]:
    """Ask what support a resident of the case wants, and when she agreed to a volunteer.

    Raises:
        Refused: `nobody-named` when no signal of the case names a resident.
    """
    people = [(row["id"], full_name(row)) for row in residents_of(store, case["id"])]
    if not people:
        raise Refused("nobody-named", number=case["number"])

    def save(values: Values) -> str:
        wanted = NewRequest(
            Task(values["task"]),
            tuple(map(Support, values["kinds"])),
            _languages(values["languages"]),
            Urgency(int(values["urgency"])),
            values["consent_on"],
        )
        return add_request(store, values["resident"], wanted, case=case["id"], on=today())

    return FormScreen(
        _title(_("Hulpvraag"), case),
        [
            fields.choice("resident", _("inwoner"), people, people[0][0] if len(people) == 1 else None, required=True),
            fields.choice("task", _("taak"), [(one, word(one)) for one in Task], required=True),
            fields.several("kinds", _("soort steun"), [(one, word(one)) for one in Support], required=True),
            fields.text("languages", _("talen"), "nl", required=True, hint="nl, tr", check=_language_fault),
            fields.choice(
                "urgency",
                _("urgentie"),
                [(str(int(one)), urgency(one)) for one in Urgency],
                str(int(Urgency.NORMAL)),
                required=True,
            ),
            fields.day("consent_on", _("toestemming op")),
        ],
        save,
        intro=_("Zonder dag van toestemming wacht de hulpvraag, maar wordt er niemand gekoppeld."),
    )


def _languages(typed: str) -> tuple[str, ...]:
    found = read_languages(typed.replace(",", "|").replace(" ", "|"))
    return () if isinstance(found, Fault) else found


def _language_fault(typed: str) -> str:
    return "" if _languages(typed) else _("Schrijf elke taal als code van twee of drie letters: nl, tr.")


def _title(what: str, case: Case) -> str:
    return f"{what} · {case['number']}"
