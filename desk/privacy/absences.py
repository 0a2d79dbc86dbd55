"""Going away from the desk, letting another stand in for that time, coming back, and having seen what changed."""

from dataclasses import replace
from datetime import date

from desk.privacy.accounts import find_account
from desk.store.absences import absences
from desk.store.accounts import accounts
from desk.store.store import Store
from schema.absences import Absence, away_on, check_absence
from schema.refused import Refused
from schema.roles import Account, Role, role_on, stand_ins

_VERSION = "SELECT version FROM visible_absences WHERE id = ?"


def go_away(
    store: Store, *, until_on: date, stand_in: str | None, from_on: date | None = None, note: str = "", on: date
) -> str:
    """Record that the user is away, with who has access in her place on those days, and return the absence's id.

    Args:
        stand_in: an account (id or name); None where nobody stands in.
        from_on: her first day away; without it the day itself.

    Raises:
        Refused: `role-may-not` for all but a coordinator, `unknown-id`, `account-ended`, `stand-in-guards` where the
            role of the account does not work in files, and what `schema.absences.check_absence` refuses.
    """
    _coordinating(store, on)
    chosen = None if stand_in is None else _able(store, stand_in, on)
    wanted = Absence("", store.user.id, chosen, from_on or on, until_on, note.strip())
    check_absence(wanted, absences(store), on)
    row = {"away": wanted.away, "stand_in": chosen, "from_on": wanted.from_on, "until_on": until_on}
    with store.write(store.user, "go-away", wanted.away) as tx:
        [new] = tx.insert("absence", [row | {"note": wanted.note}])
    return new


def extend_absence(store: Store, until_on: date, *, on: date) -> Absence:
    """Move the last day of the user's absence that runs or is to come, and return it as it is now.

    Raises:
        Refused: `not-away`, and what `schema.absences.check_absence` refuses.
    """
    before = _own(store, on)
    after = replace(before, until_on=until_on)
    check_absence(after, absences(store), on)
    _change(store, "extend-absence", before, {"until_on": until_on})
    return after


def come_back(store: Store, *, on: date) -> Absence:
    """End the user's absence today, or take back one that is still to come; whoever stood in has no more access by it.

    Raises:
        Refused: `not-away`.
    """
    before = _own(store, on)
    back = max(on, before.from_on)
    _change(store, "come-back", before, {"back_on": back})
    return replace(before, back_on=back)


def see_changes(store: Store, *, on: date) -> str:
    """Record that the user has seen what changed while she was away, and return the absence's id.

    Raises:
        Refused: `nothing-to-see` where she was not away, or has seen it.
    """
    past = unseen(store, on=on)
    if past is None:
        raise Refused("nothing-to-see")
    _change(store, "see-changes", past, {"seen_on": on})
    return past.id


def unseen(store: Store, *, on: date) -> Absence | None:
    """Return the user's last absence that is over, whose changes she has not yet seen; None without one."""
    own = [each for each in absences(store) if each.away == store.user.id]
    over = [each for each in own if each.from_on <= each.last_on < on]
    return over[-1] if over and over[-1].seen_on is None else None


def able_stand_ins(store: Store, on: date) -> tuple[Account, ...]:
    """Return who may stand in for the user: who works in files, has not left, and is not away herself on the day."""
    own = find_account(store, store.user.id)
    gone = {each.away for each in away_on(absences(store), on)}
    return tuple(each for each in stand_ins(own, accounts(store), on) if each.id not in gone)


def may_go_away(store: Store, on: date) -> bool:
    """Say whether the user may leave the desk to another: a coordinator in her own right."""
    return role_on(find_account(store, store.user.id), on) is Role.COORDINATOR


def own_absence(store: Store, on: date) -> Absence | None:
    """Return the user's absence that runs on a day, else her next one; None without one."""
    ahead = [each for each in absences(store) if each.away == store.user.id and each.from_on <= each.last_on >= on]
    return ahead[0] if ahead else None


def _own(store: Store, on: date) -> Absence:
    found = own_absence(store, on)
    if found is None:
        raise Refused("not-away")
    return found


def _coordinating(store: Store, on: date) -> None:
    if not may_go_away(store, on):
        raise Refused("role-may-not", role=store.user.role)


def _able(store: Store, named: str, on: date) -> str:
    """Return the id of an account that may stand in for the user."""
    chosen, own = find_account(store, named), find_account(store, store.user.id)
    if chosen.left_on is not None and chosen.left_on <= on:
        raise Refused("account-ended", name=chosen.name, date=chosen.left_on)
    if chosen.id != own.id and chosen not in stand_ins(own, accounts(store), on):
        raise Refused("stand-in-guards", name=chosen.name, role=chosen.role)
    return chosen.id


def _change(store: Store, verb: str, absence: Absence, fields: dict[str, date]) -> None:
    [row] = store.query(_VERSION, [absence.id])
    with store.write(store.user, verb, absence.away) as tx:
        tx.change("absence", absence.id, fields, row["version"])
