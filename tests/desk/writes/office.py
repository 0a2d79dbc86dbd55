"""What the office decides for itself, in an order in which each act changes something."""

from collections.abc import Callable
from datetime import date

from desk.evaluation.actions import add_action, complete_action, list_actions
from desk.exchange.feedback_register import set_partner_feedback
from desk.home.settings import change_facts, change_setting
from desk.store.store import Store
from schema.codes import Result
from schema.outcomes import FeedbackCode

TODAY = date(2026, 11, 3)


def office_acts() -> list[Callable[[Store], object]]:
    """Return what is done to facts, settings and actions."""
    return [
        lambda s: change_facts(s, {"municipality-kvk": "90000000"}, on=TODAY),
        lambda s: set_partner_feedback(s, "Het Anker", Result.DECEASED, FeedbackCode.NOT_RESIDENT, "proef", on=TODAY),
        lambda s: change_setting(s, "maximum", "2", "proef", on=TODAY),
        lambda s: add_action(s, "bellen", "F. de Wit", TODAY, on=TODAY),
        lambda s: complete_action(s, list_actions(s, on=TODAY)[0]["id"], on=TODAY),
    ]
