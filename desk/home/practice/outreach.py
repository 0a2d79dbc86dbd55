"""The signals and the outreach of the practice desk: 24 months, half of the residents in the last six."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

from desk.home.practice.names import PARTNERS, person, place
from desk.store.store import Store
from schema.codes import Channel, DayPart, Result
from schema.dates import add_months, month_days, month_of
from schema.names import name_key
from schema.referrals import REFERRING, Answer, ReferralKind

MONTHS = 24
_AT_ONCE = 20_000
_REACHED_RESULTS = (
    *(Result.ADVICE_QUICK_FIX, Result.FOLLOW_UP_FINANCIAL, Result.FOLLOW_UP, Result.FOLLOW_UP_NON_FINANCIAL),
    *(Result.DECLINED, Result.PAID_OR_ARRANGED, Result.NO_REPLY_AFTER_CONTACT, Result.OTHER_TRACK),
)
_OTHER_RESULTS = tuple(result for result in Result if result not in _REACHED_RESULTS)
_PARTIES = ("wijkteam", "kredietbank", "maatschappelijk werk", "bewindvoerder")
_CHANNELS = (Channel.LETTER, Channel.PHONE, Channel.PHONE, Channel.HOUSE_VISIT, Channel.MESSAGE, Channel.CARD)


def add_signals(store: Store, residents: int, on: date, chance: Random) -> None:
    """Add residents at their doors with the signals about them, and bundle these into cases."""
    partners = dict.fromkeys(name for name, _type, _start in PARTNERS)
    with store.write(store.user, "practice-partners", "desk") as tx:
        ids = tx.insert("partner", [{"name": name, "name_key": name_key(name)} for name in partners])
    partner_ids = dict(zip(partners, ids, strict=True))
    settings = store.settings(on)
    for start in range(0, residents, _AT_ONCE):
        numbers = range(start, min(start + _AT_ONCE, residents))
        doors = [place(chance, number) for number in numbers]
        people = [person(chance) for _number in numbers]
        with store.write(store.user, "practice-signals", "desk") as tx:
            addresses = tx.insert(
                "address", [{**door._asdict(), "addition": door.addition, "place": "Voorbeeldstad"} for door in doors]
            )
            rows = [_resident(who, address, chance) for who, address in zip(people, addresses, strict=True)]
            people_ids = tx.insert("resident", rows)
            signals = [
                {**signal, **_about(row), "address": address, "resident": resident}
                for number, address, row, resident in zip(numbers, addresses, rows, people_ids, strict=True)
                for signal in _signals(number, residents, partner_ids, on, chance)
            ]
            tx.insert("signal", signals)
            tx.recompute("cases", addresses, settings, on)


def _resident(who: Any, address: str, chance: Random) -> dict[str, Any]:
    return {
        "address": address,
        "first_name": who.first_name,
        "initials": f"{who.first_name[0]}.",
        "prefix": who.prefix or None,
        "surname": who.surname,
        "surname_key": name_key(who.surname),
        "birth_date": date(1946, 1, 1) + timedelta(days=chance.randint(0, 22_000)),
        "phone": f"06-888{chance.randint(0, 99999):05d}",
        "email": None,
    }


def _about(resident: dict[str, Any]) -> dict[str, Any]:
    """Return what a partner knows of a resident."""
    fields = ("initials", "prefix", "surname", "surname_key", "birth_date", "phone", "email")
    return {field: resident[field] for field in fields}


def _signals(
    number: int, residents: int, partners: dict[str, str], on: date, chance: Random
) -> Iterator[dict[str, Any]]:
    """Yield the signals about one resident: one month of them at least, sometimes an earlier month as well."""
    newest = chance.randint(0, 5) if number % 2 == 0 else chance.randint(6, MONTHS - 1)
    months = {newest}
    if number < MONTHS:
        months |= set(range(number, MONTHS, residents))
    if chance.random() < 0.25:
        months.add(min(newest + chance.randint(1, 5), MONTHS - 1))
    for back in sorted(months, reverse=True):
        first, last = month_days(month_of(add_months(on.replace(day=1), -back)))
        last = min(last, on)
        for which in range(chance.choice((1, 1, 1, 2, 3))):
            name, kind, start = chance.choice(PARTNERS)
            signal_on = first + timedelta(days=chance.randint(0, (last - first).days))
            rising = 60_000 + (MONTHS - back) * 4_000
            amount = rising - chance.randint(1_000, 59_000) if which else rising
            small = which > 0 and chance.random() < 0.15
            supply = kind == "Energie" and chance.random() < 0.2
            yield {
                "kenmerk": f"{start}-{number:06d}-{back}{which}",
                "partner": partners[name],
                "type": kind,
                "customer_number": f"{chance.randint(1_000_000, 9_999_999)}",
                "amount_cents": chance.randint(1_000, 4_900) if small else amount,
                "signal_on": signal_on,
                "arrears_since": signal_on - timedelta(days=chance.randint(31, 95)),
                "crisis": chance.random() < 0.03,
                "warm_handover": chance.random() < 0.05,
                "end_of_supply": supply,
                "supply_ends_on": signal_on + timedelta(days=chance.randint(29, 60)) if supply else None,
                "received_on": signal_on,
            }


def add_outreach(store: Store, on: date, chance: Random) -> None:
    """Log attempts by staff and by volunteers on the cases, and close the older ones with all sixteen results."""
    cases = store.query("SELECT id, address, month, earliest_on FROM visible_cases ORDER BY month, number")
    volunteers = [row["id"] for row in store.query("SELECT id FROM visible_volunteers ORDER BY key LIMIT 12")]
    settings = store.settings(on)
    closed, month = 0, ""
    for start in range(0, len(cases), _AT_ONCE):
        attempts: list[dict[str, Any]] = []
        closings: list[dict[str, Any]] = []
        checks: list[dict[str, Any]] = []
        talks: list[dict[str, Any]] = []
        referrals: list[dict[str, Any]] = []
        some = cases[start : start + _AT_ONCE]
        for number, case in enumerate(some, start):
            earliest = date.fromisoformat(case["earliest_on"])
            age = (on - earliest).days
            first = case["month"] != month
            month = case["month"]
            if not first and (age < 3 or (age < 12 and chance.random() < 0.6)):
                continue
            checked = min(on, earliest + timedelta(days=1))
            checks.append(
                {"case_id": case["id"], "checked_on": checked, "checked_by": "F. de Wit", "outcome": "living-here"}
            )
            if first:
                by = tuple(volunteers[:2])
                attempts += [_attempt(case["id"], Channel.LETTER, earliest, (), False, chance)]
                attempts += [_attempt(case["id"], Channel.HOUSE_VISIT, earliest, by, False, chance)]
            reached_on = _attempts(attempts, case["id"], earliest, on, number, volunteers, chance)
            if reached_on and chance.random() < 0.7:
                talks.append({"case_id": case["id"], "held_on": min(on, reached_on + timedelta(days=4))})
            if age > 75 or (age > 40 and chance.random() < 0.5):
                result = _result(closed, reached_on is not None, chance)
                closed += 1
                closed_on = min(on, max(reached_on or earliest, earliest + timedelta(days=chance.randint(20, 70))))
                closings.append({"case_id": case["id"], "result": result, "closed_on": closed_on})
                referrals += _referral(case["id"], result, closed_on, on, closed)
        with store.write(store.user, "practice-outreach", "desk") as tx:
            tx.insert("brp_check", checks)
            tx.insert("attempt", attempts)
            tx.insert("talk", talks)
            tx.insert("closing", closings)
            tx.insert("referral", referrals)
            tx.recompute("cases", [case["address"] for case in some], settings, on)


def _attempts(
    into: list[dict[str, Any]],
    case: str,
    earliest: date,
    on: date,
    number: int,
    volunteers: list[str],
    chance: Random,
) -> date | None:
    """Add one to four attempts to a case; return the day on which the resident was first reached."""
    day, reached_on = earliest + timedelta(days=chance.randint(1, 22 if number % 9 else 34)), None
    for _turn in range(chance.randint(1, 4)):
        if day > on:
            break
        channel = chance.choice(_CHANNELS)
        by = chance.sample(volunteers, min(2, len(volunteers))) if volunteers and number % 3 == 0 else []
        likely = {Channel.PHONE: 0.5, Channel.HOUSE_VISIT: 0.45}.get(channel, 0.08) + (0.15 if by else 0)
        reached = chance.random() < likely
        into.append(_attempt(case, channel, day, tuple(by), reached, chance))
        if reached and reached_on is None:
            reached_on = day
        day += timedelta(days=chance.randint(2, 12))
    return reached_on


def _attempt(
    case: str, channel: Channel, day: date, by: tuple[str, ...], reached: bool, chance: Random
) -> dict[str, Any]:
    return {
        "case_id": case,
        "channel": channel,
        "made_on": day,
        "part": chance.choice(tuple(DayPart)),
        "reached": reached,
        "note": None,
        "volunteers": by,
    }


def _referral(case: str, result: Result, closed_on: date, on: date, closed: int) -> list[dict[str, Any]]:
    """Return who goes on after a result that is a referral: most answered within two weeks, one in nine not known."""
    if result not in REFERRING or closed % 9 == 0:
        return []
    answered_on = closed_on + timedelta(days=3 + closed % 12)
    answered = answered_on <= on
    return [
        {
            "case_id": case,
            "kind": ReferralKind.REFERRAL if closed % 3 else ReferralKind.WARM_HANDOVER,
            "party": _PARTIES[closed % len(_PARTIES)],
            "asked_on": closed_on,
            "answer": (Answer.ACCEPTED if closed % 5 else Answer.REFUSED) if answered else None,
            "answered_on": answered_on if answered else None,
        }
    ]


def _result(closed: int, reached: bool, chance: Random) -> Result:
    """Return a result that fits; the first closings of each sort go through all of theirs."""
    fitting = _REACHED_RESULTS if reached else _OTHER_RESULTS
    return fitting[closed % len(fitting)] if closed < 64 else chance.choice(fitting)
