"""The rounds of the practice desk: last week with its results, today, next week, and one that lost a person."""

from datetime import date, timedelta

from desk.outreach.assigning import assign, judge
from desk.outreach.results import record_results
from desk.outreach.rounds import load_round
from desk.outreach.taking_back import drop_out
from desk.partners.organisations import load_organisations
from desk.store.store import Store
from desk.volunteers.loading import load_volunteers
from schema.before_contact import BrpOutcome
from schema.codes import Channel, DayPart, Task
from schema.rounds import Outcome, StopState, going_reasons
from schema.volunteers import Volunteer, is_active, offers

_STOPS = 4
_PEOPLE = 6
"""Three pairs: two rounds may fall on one day."""
_WEEK = timedelta(days=7)
_OPEN = """SELECT c.id FROM visible_cases c WHERE c.status = 'open' AND c.earliest_on <= ?
  ORDER BY EXISTS (SELECT 1 FROM visible_attempts t WHERE t.case_id = c.id AND t.made_on >= ?),
    EXISTS (SELECT 1 FROM visible_requests r WHERE r.case_id = c.id), c.month DESC, c.key LIMIT ?"""
"""First those on which nothing was done lately."""


def add_rounds(store: Store, on: date) -> None:
    """Add rounds around a day, given and reported by the same use cases as at the desk."""
    people = _people(store, on)
    days = (on, on - _WEEK, on + timedelta(days=2), on + _WEEK)
    cases = _checked(store, on - _WEEK)
    if len(people) < 2 or not cases:
        return
    shares = [cases[turn :: len(days)][:_STOPS] for turn in range(len(days))]
    pairs = [people[:2], people[:2], people[2:4] or people[:2], people[-2:]]
    given = [_give(store, share, pair, day, min(day, on)) for share, pair, day in zip(shares, pairs, days, strict=True)]
    if given[1]:
        found = (Outcome.SPOKEN, Outcome.NOT_HOME, Outcome.CARD_LEFT, Outcome.NO_CONTACT)
        stops = [stop.case for stop in load_round(store, given[1], on=on).stops if stop.state is not StopState.REPORTED]
        if stops:
            record_results(store, given[1], dict(zip(stops, found, strict=False)), on=on)
    if given[2]:
        drop_out(store, given[2], pairs[2][0], "ziek", on=on)


def _people(store: Store, on: date) -> list[str]:
    """Return volunteers who may go; where too few hold every proof, some renew theirs."""
    settings, organisations = store.settings(on), load_organisations(store)

    def held(volunteer: Volunteer) -> tuple[str, ...]:
        first, last = (
            going_reasons(volunteer, organisations[volunteer.organisation], day, settings)
            for day in (on - _WEEK, on + _WEEK)
        )
        return first + last

    able = [one for one in load_volunteers(store) if is_active(one, on) and offers(one, Task.FIRST_CONTACT)]
    proofs = ("secrecy", "vog", "training", "volunteer-agreement")
    renewing = [one for one in able if held(one) and all(reason.startswith(proofs) for reason in held(one))]
    ready = [one for one in able if not held(one)]
    short = renewing[: max(0, _PEOPLE - len(ready))]
    if short:
        obtained = {"obtained_on": on - timedelta(days=30), "issuer": None, "reference": None}
        with store.write(store.user, "practice-proofs", "desk") as tx:
            asked = settings.requirements.by_task[Task.FIRST_CONTACT]
            rows = [{"volunteer": one.id, "kind": kind, **obtained} for one in short for kind in asked]
            tx.insert("proof", rows)
    return [one.id for one in (*ready, *short)][:_PEOPLE]


def _checked(store: Store, first: date) -> list[str]:
    """Return open cases, each looked up in the BRP on the first of the days."""
    day = first.isoformat()
    chosen = [row["id"] for row in store.query(_OPEN, [day, day, _STOPS * 8])]
    check = {"checked_on": first, "checked_by": store.user.name, "outcome": BrpOutcome.LIVING_HERE}
    with store.write(store.user, "practice-checks", "desk") as tx:
        tx.insert("brp_check", [{"case_id": case, **check} for case in chosen])
    return chosen


def _give(store: Store, cases: list[str], people: list[str], day: date, on: date) -> str | None:
    """Give what may be given of some cases; None where nothing may."""
    judged = judge(store, cases, people, day, on=on, part=DayPart.EVENING, channel=Channel.HOUSE_VISIT)
    if not judged.allowed or judged.unfit or judged.busy:
        return None
    return str(assign(store, judged.allowed, people, day, on=on, part=DayPart.EVENING)["id"])
