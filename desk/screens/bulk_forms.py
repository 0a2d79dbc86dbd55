"""What a bulk act needs to know before it can be looked at: a day, a reason, a number of attempts."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from desk.clock import today
from desk.locale import _
from desk.locale.words import counted, word
from desk.signals import bulk, checking, planning
from desk.signals.bulk import Judged
from desk.store.store import Store
from desk.widgets import fields
from desk.widgets.form import FormScreen
from schema.before_contact import BrpOutcome
from schema.codes import Channel, Result
from schema.next_attempt import ENOUGH
from schema.refused import Refused

Values = dict[str, Any]


class BulkAct(NamedTuple):
    """One thing to do to many cases."""

    title: str
    will: str
    """What happens to the cases it fits, as the heading of that group."""
    judged: Judged
    """As it was found for the preview."""
    do: Callable[[Store], list[str]]
    """Does it to all that still fit, in one event, and returns those."""


def plan_form(store: Store, cases: Sequence[str], channel: Channel) -> FormScreen[BulkAct]:
    """Ask for the day on which a letter goes or somebody calls."""

    def ready(values: Values) -> BulkAct:
        day, reason = values["planned_on"], values["reason"]
        if day < today():
            raise Refused("due-in-past", date=day)
        return BulkAct(
            _("Plan: {channel}").format(channel=str(channel).lower()),
            _("krijgen dit gepland"),
            planning.judge_plans(store, cases, channel, day),
            lambda own: planning.plan_contacts(own, cases, channel, day, on=today(), reason=reason),
        )

    return FormScreen(
        _("Plan: {channel}").format(channel=str(channel).lower()),
        [fields.day("planned_on", _("dag"), today(), required=True), fields.text("reason", _("reden"))],
        ready,
        intro=_("Op die dag staat dit in Vandaag, tot het contact is vastgelegd. Eerst ziet u welke zaken het zijn."),
    )


def drop_act(store: Store, cases: Sequence[str]) -> BulkAct:
    """Return the act that takes plans away, which needs to know nothing more."""
    return BulkAct(
        _("Haal de planning weg"),
        _("raken hun planning kwijt"),
        planning.judge_drop(store, cases),
        lambda own: planning.drop_plans(own, cases),
    )


def sent_form(store: Store, cases: Sequence[str]) -> FormScreen[BulkAct]:
    """Ask on which day the letters went."""

    def ready(values: Values) -> BulkAct:
        day = values["made_on"]
        if day > today():
            raise Refused("date-in-future", date=day)
        return BulkAct(
            _("Brieven verzonden"),
            _("krijgen een contactpoging per brief"),
            bulk.judge_sent(store, cases, Channel.LETTER, day),
            lambda own: bulk.log_sent(own, cases, day, on=today()),
        )

    asked = [fields.day("made_on", _("verzonden op"), today(), required=True)]
    return FormScreen(_("Brieven verzonden"), asked, ready)


def brp_at_once_form(store: Store, cases: Sequence[str]) -> FormScreen[BulkAct]:
    """Ask what the register of residents said of all of these, and when."""

    def ready(values: Values) -> BulkAct:
        day, outcome = values["checked_on"], BrpOutcome(values["outcome"])
        if day > today():
            raise Refused("date-in-future", date=day)
        return BulkAct(
            _("BRP-controle: {outcome}").format(outcome=word(outcome)),
            _("krijgen deze BRP-controle"),
            checking.judge_checks(store, cases, day),
            lambda own: checking.check_brp_at_once(own, cases, outcome, day, on=today()),
        )

    outcomes = [(one, word(one)) for one in BrpOutcome]
    return FormScreen(
        _("BRP-controle"),
        [
            fields.choice("outcome", _("de BRP zegt"), outcomes, BrpOutcome.LIVING_HERE, required=True),
            fields.day("checked_on", _("gecontroleerd op"), today(), required=True),
        ],
        ready,
        intro=_("Dit komt op al deze zaken te staan. Kies eerst alleen wie dit zo in de BRP heeft."),
    )


def inform_at_once_form(store: Store, cases: Sequence[str]) -> FormScreen[BulkAct]:
    """Ask how and when the residents of all of these were told where their data came from."""

    def ready(values: Values) -> BulkAct:
        day, how = values["informed_on"], values["how"]
        if day > today():
            raise Refused("date-in-future", date=day)
        return BulkAct(
            _("Inwoners geïnformeerd"),
            _("staan als geïnformeerd"),
            checking.judge_informing(store, cases, day),
            lambda own: checking.inform_at_once(own, cases, how, day, on=today()),
        )

    return FormScreen(
        _("Inwoners geïnformeerd"),
        [
            fields.text("how", _("hoe"), required=True, hint=_("in de brief, aan de deur …")),
            fields.day("informed_on", _("op"), today(), required=True),
        ],
        ready,
    )


def unreached_form(store: Store, cases: Sequence[str]) -> FormScreen[BulkAct]:
    """Ask after how many attempts a case is given up."""

    def ready(values: Values) -> BulkAct:
        attempts = int(values["attempts"])
        return BulkAct(
            _("Sluit na {tries}").format(tries=counted.tries(attempts)),
            _("gaan dicht"),
            bulk.judge_unreached(store, cases, attempts),
            lambda own: bulk.close_unreached(own, cases, attempts, on=today()),
        )

    return FormScreen(
        _("Sluit wie niet bereikt is"),
        [fields.text("attempts", _("na pogingen"), str(ENOUGH), required=True, check=_attempts_fault)],
        ready,
        intro=_("Resultaat: {result}. Vier of meer pogingen bereiken 37 % van de mensen, een of twee 18 %.").format(
            result=Result.NOT_REACHED
        ),
    )


def _attempts_fault(typed: str) -> str:
    right = typed.isascii() and typed.isdecimal() and len(typed) <= 3 and int(typed) > 0
    return "" if right else _("Schrijf een getal van 1 of meer.")
