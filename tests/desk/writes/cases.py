"""What is done to signals and cases, in an order in which each act changes something."""

from collections.abc import Callable
from datetime import date

from desk.files.headers import ColumnMapping
from desk.signals.blocking import block_case, lift_case_block
from desk.signals.bulk import close_unreached, log_sent, open_cases
from desk.signals.checking import check_brp_at_once, inform_at_once
from desk.signals.finding import find_case
from desk.signals.likely import decide_different, decide_later
from desk.signals.likely_merging import decide_same
from desk.signals.mappings import forget_mapping, save_mapping
from desk.signals.planning import drop_plans, plan_contacts
from desk.signals.recording import check_brp, inform_resident
from desk.signals.referrals import answer_referral, refer
from desk.signals.trays import NewTray, add_ready_trays, find_tray, remove_tray, save_tray
from desk.store.store import Store
from desk.store.undo import last_own_event, undo
from schema.before_contact import BrpOutcome
from schema.codes import Channel
from schema.referrals import Answer
from schema.trays import ORDER, Filter, Holds

TODAY = date(2026, 11, 3)


def case_acts() -> list[Callable[[Store], object]]:
    """Return what is done to one case."""
    return [
        lambda s: check_brp(s, _case(s), BrpOutcome.LIVING_HERE, on=TODAY),
        lambda s: inform_resident(s, _case(s), "brief", on=TODAY),
        lambda s: block_case(s, "S1", "agressie", on=TODAY),
        lambda s: lift_case_block(s, "S1", "afgesproken", on=TODAY),
        lambda s: refer(s, "S1", "wijkteam", on=TODAY),
        lambda s: answer_referral(s, "S1", Answer.ACCEPTED, on=TODAY),
    ]


def likeness_acts() -> list[Callable[[Store], object]]:
    """Return the answers to whether two residents are one."""
    return [
        lambda s: decide_later(s, _question(s), on=TODAY),
        lambda s: decide_same(s, _question(s), on=TODAY),
        lambda s: undo(s, newest(s), TODAY),
        lambda s: decide_different(s, _question(s), on=TODAY),
    ]


def work_acts() -> list[Callable[[Store], object]]:
    """Return what is done to many cases at once, to trays and to what is kept of headings."""
    return [
        lambda s: save_mapping(s, ["Te betalen"], ColumnMapping({"bedrag": "Te betalen"}), partner="Lichtstroom"),
        lambda s: save_mapping(s, ["Te betalen"], ColumnMapping(ignored=("Te betalen",))),
        lambda s: forget_mapping(s, ["te betalen"]),
        lambda s: save_tray(s, NewTray("Noord", Holds.CASES, Filter(area=("10",)), ORDER)),
        lambda s: remove_tray(s, find_tray(s, "Crisis").id),
        add_ready_trays,
        lambda s: plan_contacts(s, open_cases(s), Channel.LETTER, TODAY, on=TODAY),
        lambda s: drop_plans(s, open_cases(s)),
        lambda s: log_sent(s, open_cases(s), TODAY, on=TODAY),
        lambda s: check_brp_at_once(s, open_cases(s), BrpOutcome.LIVING_HERE, TODAY, on=TODAY),
        lambda s: inform_at_once(s, open_cases(s), "in de brief", TODAY, on=TODAY),
        lambda s: close_unreached(s, open_cases(s), 1, on=TODAY),
        lambda s: undo(s, newest(s), TODAY),
    ]


def newest(store: Store) -> int:
    newest = last_own_event(store)
    assert newest is not None
    return newest


def _case(store: Store) -> str:
    return str(find_case(store, "S1")["id"])


def _question(store: Store) -> str:
    return str(store.query("SELECT id FROM visible_likenesses")[0]["id"])
