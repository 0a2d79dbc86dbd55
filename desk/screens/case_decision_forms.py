"""The forms for what is decided around a case: the exclusion list, and to whom a resident is referred."""

from collections.abc import Mapping
from typing import Any

from desk.clock import today
from desk.locale import _
from desk.locale.formats import full_name
from desk.locale.words import cases
from desk.outreach.holding import rounds_touched, told_touched
from desk.screens.case_next_texts import block_told
from desk.signals.blocking import block_case, blocks_on, lift_case_block
from desk.signals.finding import residents_of
from desk.signals.referrals import answer_referral, refer, referrals_of
from desk.store.store import Store
from desk.widgets import fields
from desk.widgets.form import FormScreen
from schema.referrals import Answer

Case = Mapping[str, Any]
Values = dict[str, Any]
_WHOLE = "address"


def block_form(store: Store, case: Case) -> FormScreen[str]:
    """Ask why nobody may go to the door, who decided and until when; where that holds already, why it is lifted."""
    holding = [block for block in blocks_on(store, case["id"], on=today()) if block["holds"]]
    if holding:
        return _lift_form(store, case, [block_told(block) for block in holding])

    def save(values: Values) -> str:
        return block_case(
            store,
            case["id"],
            values["reason"],
            on=today(),
            resident=None if values["who"] == _WHOLE else values["who"],
            decided_by=values["decided_by"],
            ends_on=values["ends_on"],
        )

    people = [(row["id"], full_name(row)) for row in residents_of(store, case["id"])]
    told = _("Zolang dit geldt gaat niemand naar de deur. Zonder laatste dag geldt het tot nader bericht.")
    return FormScreen(
        _("Uitsluitingslijst · {number}").format(number=case["number"]),
        [
            fields.choice("who", _("wie"), [(_WHOLE, _("het hele adres")), *people], _WHOLE, required=True),
            fields.text("reason", _("reden"), required=True),
            fields.text("decided_by", _("besloten door"), store.user.name, required=True),
            fields.day("ends_on", _("tot en met")),
        ],
        save,
        intro="\n".join([told, *map(told_touched, rounds_touched(store, case["id"], on=today()))]),
    )


def _lift_form(store: Store, case: Case, told: list[str]) -> FormScreen[str]:
    def save(values: Values) -> str:
        return lift_case_block(store, case["id"], values["reason"], on=today())[0]

    return FormScreen(
        _("Van de uitsluitingslijst · {number}").format(number=case["number"]),
        [fields.text("reason", _("reden"), required=True)],
        save,
        intro=_("Nu geldt: {blocks}.\nVanaf vandaag mag er weer iemand naar de deur.").format(blocks="; ".join(told)),
    )


def referral_form(store: Store, case: Case) -> FormScreen[str]:
    """Ask to whom the resident was referred; where a referral waits for its answer, ask that."""
    waiting = [row for row in referrals_of(store, case["id"]) if row["answer"] is None]
    if waiting:
        return _answer_form(store, case, waiting[0]["party"])
    return hand_over_form(store, case, "", warm=False)


def hand_over_form(store: Store, case: Case, party: str, *, warm: bool = True) -> FormScreen[str]:
    """Ask to whom the resident is handed over, with what is proposed filled in."""

    def save(values: Values) -> str:
        return refer(store, case["id"], values["to"], on=today(), asked_on=values["asked_on"], warm=values["warm"])

    return FormScreen(
        _("Verwijzing · {number}").format(number=case["number"]),
        [
            fields.text("to", _("naar wie"), party, required=True, hint=_("wijkteam, kredietbank")),
            fields.yes_no("warm", _("warme overdracht"), warm),
            fields.day("asked_on", _("op"), today(), required=True),
        ],
        save,
    )


def _answer_form(store: Store, case: Case, party: str) -> FormScreen[str]:
    def save(values: Values) -> str:
        answer = Answer(values["answer"])
        return answer_referral(store, case["id"], answer, on=today(), answered_on=values["answered_on"])

    return FormScreen(
        _("Antwoord op verwijzing · {number}").format(number=case["number"]),
        [
            fields.choice("answer", _("antwoord"), list(cases.answers().items()), required=True),
            fields.day("answered_on", _("op"), today(), required=True),
        ],
        save,
        intro=_("Verwezen naar {party}.").format(party=party),
    )
