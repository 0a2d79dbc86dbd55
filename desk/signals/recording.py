"""What a coordinator records about a case: attempts, talks, checks, informing, who lives together, its end."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Any

from desk.signals.finding import find_case, helpers_on, residents_of
from desk.signals.referrals import referral_row
from desk.store.store import Store
from desk.volunteers.acting_within import refuse_outside
from desk.volunteers.loading import volunteer_id
from schema.before_contact import BrpOutcome
from schema.cases import Attempt
from schema.codes import Channel, DayPart, Result, Task
from schema.outcomes import check_result, is_accepted
from schema.referrals import REFERRING
from schema.refused import Refused

_NOTHING: Mapping[str, Mapping[str, Any]] = MappingProxyType({})


def log_contact(
    store: Store,
    case: str,
    channel: Channel,
    reached: bool,
    *,
    on: date,
    made_on: date | None = None,
    part: DayPart | None = None,
    volunteers: Sequence[str] = (),
    note: str = "",
) -> str:
    """Log one attempt to contact the residents of a case, by staff or by the volunteers named; return its id.

    Args:
        case: id, number or kenmerk, as in every function here.
        on: today; the attempt was made on `made_on`, or today.
        volunteers: ids or kenmerken. Whether they may go is for the round to judge; here it is recorded that they did.

    Raises:
        Refused: `unknown-id`, `date-in-future`, `before-first-signal`; `act-outside-role` when they are of another
            organisation that has no paper for a first contact, and none of them is paired with the resident.
    """
    people = list(dict.fromkeys(volunteer_id(store, volunteer) for volunteer in volunteers))
    helping = helpers_on(store, find_case(store, case)["id"], made_on or on) if people else frozenset()
    strangers = [person for person in people if person not in helping]
    refuse_outside(store, strangers, Task.FIRST_CONTACT, made_on or on)
    facts = {"channel": channel, "part": part, "reached": reached, "note": note.strip() or None}
    return _record(store, "log-contact", case, "attempt", "made_on", made_on or on, on, facts | {"volunteers": people})


def log_talk(store: Store, case: str, *, on: date, held_on: date | None = None) -> str:
    """Record that a talk with the resident took place, today or on `held_on`; return its id.

    Raises:
        Refused: `unknown-id`, `date-in-future`, `before-first-signal`.
    """
    return _record(store, "log-talk", case, "talk", "held_on", held_on or on, on, {})


def close_case(
    store: Store,
    case: str,
    result: Result,
    *,
    on: date,
    closed_on: date | None = None,
    referred_to: str = "",
    resident: str | None = None,
) -> str:
    """End a case with one of the sixteen national results, today or on `closed_on`; return the closing's id.

    Args:
        referred_to: who goes on with the resident: a referral where the result is one, else a warm hand-over. Where
            the result is a referral and this is empty, the case says so until it is known.
        resident: id of the one person the result speaks of, where persons on the address live apart; partners of the
            others hear no more than that their case is closed. Without it the result is everybody's.

    Raises:
        Refused: `unknown-id`, `date-in-future`, `before-first-signal`; `case-closed` with the result it has;
            `not-reached` when help was accepted by a resident whom no attempt had reached by that day;
            `brp-unchecked` when somebody is named to go on without a recent check; `value-not-in-list` for a resident
            the case does not name.
    """
    settings = store.settings(on)

    def may_end(now: Mapping[str, Any]) -> None:
        if now["status"] == "closed":
            raise Refused("case-closed", number=now["number"], result=now["result"])
        rows = store.query("SELECT made_on, reached FROM visible_attempts WHERE case_id = ?", [now["id"]])
        attempts = [Attempt(date.fromisoformat(row["made_on"]), bool(row["reached"])) for row in rows]
        _refuse_day(now, closed_on or on, on)
        check_result(result, attempts, settings, closed_on or on)

    known = find_case(store, case)
    may_end(known)
    named = [row["id"] for row in residents_of(store, known["id"])]
    if resident is not None and resident not in named:
        raise Refused("value-not-in-list", field="resident", value=resident, allowed=named)
    day, extra = closed_on or on, {}
    facts = {"result": result, "resident": resident}
    if referred_to.strip():
        warm = result not in REFERRING
        extra = {"referral": referral_row(store, known, referred_to, day, on, warm=warm)}
    return _record(store, "close-case", case, "closing", "closed_on", day, on, facts, extra, may_end)


def check_brp(store: Store, case: str, outcome: BrpOutcome, *, on: date, checked_on: date | None = None) -> str:
    """Record what the register of residents said, looked up by this user today or on `checked_on`; return its id.

    Raises:
        Refused: `unknown-id`, `date-in-future`, `before-first-signal`.
    """
    facts = {"checked_by": store.user.name, "outcome": outcome}
    return _record(store, "check-brp", case, "brp_check", "checked_on", checked_on or on, on, facts)


def inform_resident(store: Store, case: str, how: str, *, on: date, informed_on: date | None = None) -> str:
    """Record that the resident was told where their data came from (GDPR art. 14), and how; return its id.

    Raises:
        Refused: `unknown-id`, `date-in-future`, `before-first-signal`; `field-needed` when it does not say how.
    """
    if not how.strip():
        raise Refused("field-needed", field="how")
    facts = {"how": how.strip()}
    return _record(store, "inform-resident", case, "informing", "informed_on", informed_on or on, on, facts)


def _undecided(store: Store, known: Mapping[str, Any]) -> bool:
    """Say whether a case asks whether its persons are one household, and has no answer yet."""
    return _asks_household(known) and not store.query(
        "SELECT id FROM visible_households WHERE case_id = ? LIMIT 1", [known["id"]]
    )


def _asks_household(known: Mapping[str, Any]) -> bool:
    return known["persons"] > 1 or bool(known["institution"])


def lives_apart(store: Store, case: str) -> bool:
    """Say whether it was decided last that the persons of a case (id) are not one household."""
    sql = "SELECT together FROM visible_households WHERE case_id = ? ORDER BY decided_on DESC, key DESC LIMIT 1"
    return store.query(sql, [case]) == [{"together": 0}]


def awaits_household(store: Store, closing: str) -> bool:
    """Say whether partners hear no more than that a case is closed until its persons are one household, or apart.

    That is so of accepted help (`desk.exchange.feedback`).

    Args:
        closing: its id.
    """
    [row] = store.query("SELECT case_id, result, closed_on FROM visible_closings WHERE id = ?", [closing])
    settings = store.settings(date.fromisoformat(row["closed_on"]))
    return is_accepted(Result(row["result"]), settings) and _undecided(store, find_case(store, row["case_id"]))


def speaks_of_all(store: Store, closing: str) -> bool:
    """Say whether a closing (id) names nobody although the persons of its case were said to live apart."""
    [row] = store.query("SELECT case_id, resident FROM visible_closings WHERE id = ?", [closing])
    return row["resident"] is None and lives_apart(store, row["case_id"])


def decide_household(store: Store, case: str, together: bool, *, on: date) -> str:
    """Decide whether the persons of a case are one household; the last decision counts. Returns its id.

    Raises:
        Refused: `unknown-id`; `one-person` when the case speaks of a single person.
    """
    known = find_case(store, case)
    if not _asks_household(known):
        raise Refused("one-person", number=known["number"])
    return _record(store, "decide-household", case, "household", "decided_on", on, on, {"together": together})


def _record(
    store: Store,
    verb: str,
    case: str,
    table: str,
    dated: str,
    day: date,
    on: date,
    facts: Mapping[str, Any],
    extra: Mapping[str, Mapping[str, Any]] = _NOTHING,
    check: Callable[[Mapping[str, Any]], None] | None = None,
) -> str:
    """Add one dated fact to a case, with what else came of it by table, and compute what follows.

    The case is read and checked again inside the write: since it was shown another user may have changed it.
    """
    known = find_case(store, case)
    _refuse_day(known, day, on)
    settings = store.settings(on)
    with store.write(store.user, verb, known["id"]) as tx:
        if check is not None:
            check(find_case(store, known["id"]))
        [new] = tx.insert(table, [{"case_id": known["id"], dated: day, **facts}])
        for beside, row in extra.items():
            tx.insert(beside, [row])
        tx.recompute("cases", [known["address"]], settings, on)
    return new


def _refuse_day(case: Mapping[str, Any], day: date, on: date) -> None:
    if day > on:
        raise Refused("date-in-future", date=day)
    if day.isoformat() < case["earliest_on"]:
        raise Refused("before-first-signal", date=day, first=date.fromisoformat(case["earliest_on"]))
