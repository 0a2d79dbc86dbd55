"""Agreements by version: adding the next one, completing what is recorded of one, withdrawing and giving notice."""

from datetime import date, timedelta
from typing import Any, NamedTuple

from desk.partners.organisations import organisation_id
from desk.partners.versions import TERMS, contents_of, notice_of
from desk.store.store import Store, one
from schema.agreements import Contents, Notice, check_contents, end_by_notice, is_empty, told
from schema.codes import AgreementKind
from schema.refused import Refused

_EARLIER = """SELECT starts_on, starts_on <= ? AND (withdrawn_on IS NULL OR withdrawn_on > starts_on)
    AND (to_sign = 0 OR signed_on IS NOT NULL) AS begun
  FROM visible_recorded_agreements WHERE organisation = ? AND kind = ? ORDER BY starts_on"""


class NewVersion(NamedTuple):
    """A version of an agreement as it is added."""

    kind: AgreementKind
    starts_on: date
    ends_on: date | None = None
    """The last day; None is until further notice."""
    reason: str = ""
    """Why it replaces the version before it; not asked of the first."""
    contents: Contents | None = None
    """What it says; None records its dates alone, which an authorisation may not."""
    notice: Notice | None = None
    decision: str | None = None
    """The id of the decision (`action`) of an evaluation that caused it."""
    to_sign: bool = False
    """It counts only once its paper is signed by all; else its dates alone decide."""


def add_agreement(store: Store, organisation: str, new: NewVersion, *, on: date) -> str:
    """Add a version of an agreement, with what it says, and return its id.

    Raises:
        Refused: those of `check_version`; `acts-missing`, `caseload-too-small`.
    """
    known = organisation_id(store, organisation)
    with store.write(store.user, "add-agreement", known) as tx:
        check_version(store, known, new, on=on)
        check_contents(new.contents, new.kind)
        [added] = tx.insert("agreement", [_row(known, new)])
        if new.contents is not None:
            tx.insert(TERMS[new.kind], [{"agreement": added, **_stored(new.contents)}])
    return added


def check_version(store: Store, organisation: str, new: NewVersion, *, on: date) -> None:
    """Refuse a version whose dates, reason or cause cannot be.

    A version may not start before the one that has begun: it would be replaced on the day it is recorded, and would
    only change who could be deployed in the past.

    Raises:
        Refused: `unknown-id`, `ends-before-start`, `agreement-already-there`, `agreement-before-current`,
            `agreement-overlaps` with a version that follows, `reason-missing`.
    """
    known = organisation_id(store, organisation)
    if new.ends_on is not None and new.ends_on < new.starts_on:
        raise Refused("ends-before-start", starts=new.starts_on, ends=new.ends_on)
    earlier = store.query(_EARLIER, [on.isoformat(), known, new.kind])
    if new.starts_on.isoformat() in {row["starts_on"] for row in earlier}:
        raise Refused("agreement-already-there", date=new.starts_on)
    later = [row["starts_on"] for row in earlier if row["starts_on"] > new.starts_on.isoformat()]
    if later and new.ends_on is not None and new.ends_on.isoformat() >= later[0]:
        follows = date.fromisoformat(later[0])
        raise Refused("agreement-overlaps", follows=follows, last=follows - timedelta(days=1))
    begun = [row["starts_on"] for row in earlier if row["begun"]]
    if begun and new.starts_on.isoformat() < begun[-1]:
        raise Refused("agreement-before-current", date=new.starts_on, current=date.fromisoformat(begun[-1]))
    if earlier and not new.reason.strip():
        raise Refused("reason-missing")
    if new.decision is not None:
        one(store.query("SELECT id FROM visible_actions WHERE id = ?", [new.decision]), "unknown-id", id=new.decision)


def complete_agreement(store: Store, agreement: str, contents: Contents, *, notice: Notice | None = None) -> str:
    """Record what a version says, as far as it is not recorded yet, and return the version's id.

    What is recorded stays: another agreement is another version.

    Raises:
        Refused: `unknown-id`; `contents-recorded` with the field; `acts-missing`, `caseload-too-small`.
    """
    row = _version(store, agreement)
    kind = AgreementKind(row["kind"])
    with store.write(store.user, "complete-agreement", agreement) as tx:
        row = _version(store, agreement)
        check_contents(contents, kind)
        known = contents_of(store, agreement, kind)
        if known is None:
            tx.insert(TERMS[kind], [{"agreement": agreement, **_stored(contents)}])
        else:
            _refuse_changes(told(known), told(contents))
            [terms] = store.query(f"SELECT id, version FROM visible_{TERMS[kind]} WHERE agreement = ?", [agreement])
            tx.change(TERMS[kind], terms["id"], _stored(contents), terms["version"])
        if notice is not None:
            if notice_of(row) not in (None, notice):
                raise Refused("contents-recorded", field="notice")
            tx.change("agreement", agreement, _noticed(notice), row["version"])
    return agreement


def withdraw_authorisation(store: Store, agreement: str, reason: str, *, withdrawn_on: date) -> int:
    """Withdraw an authorisation: from that day on it counts no more. Return the new version of its record.

    Raises:
        Refused: `unknown-id`, `only-authorisation`, `reason-missing`, `already-withdrawn`, `date-backwards` before its
            first day, `agreement-over` after its last.
    """
    if not reason.strip():
        raise Refused("reason-missing")
    with store.write(store.user, "withdraw-authorisation", agreement) as tx:
        row = _version(store, agreement)
        if row["kind"] != AgreementKind.AUTHORISATION:
            raise Refused("only-authorisation", found=row["kind"])
        if row["withdrawn_on"] is not None:
            raise Refused("already-withdrawn", date=date.fromisoformat(row["withdrawn_on"]))
        _refuse_outside(row, withdrawn_on)
        return tx.change(
            "agreement", agreement, {"withdrawn_on": withdrawn_on, "withdrawal_reason": reason.strip()}, row["version"]
        )


def give_notice(store: Store, agreement: str, *, given_on: date, on: date, ends_on: date | None = None) -> int:
    """Record that notice was given; a version without an end ends when its term is over. Return its record's version.

    Args:
        ends_on: its last day, where another was agreed than the one recorded or computed.

    Raises:
        Refused: `unknown-id`, `date-in-future`, `notice-already-given`, `date-backwards`, `agreement-over`;
            `end-needed` where neither an end nor a term of notice is recorded.
    """
    if given_on > on:
        raise Refused("date-in-future", date=given_on)
    with store.write(store.user, "give-notice", agreement) as tx:
        row = _version(store, agreement)
        if row["notice_given_on"] is not None:
            raise Refused("notice-already-given", date=date.fromisoformat(row["notice_given_on"]))
        _refuse_outside(row, given_on)
        last, notice = ends_on or _day(row["ends_on"]), notice_of(row)
        if last is None and notice is None:
            raise Refused("end-needed")
        last = last or end_by_notice(given_on, notice or Notice())
        if last < given_on:
            raise Refused("date-backwards", date=last, earliest=given_on)
        return tx.change("agreement", agreement, {"notice_given_on": given_on, "ends_on": last}, row["version"])


def _refuse_outside(row: dict[str, Any], day: date) -> None:
    starts_on, ends_on = date.fromisoformat(row["starts_on"]), _day(row["ends_on"])
    if day < starts_on:
        raise Refused("date-backwards", date=day, earliest=starts_on)
    if ends_on is not None and day > ends_on:
        raise Refused("agreement-over", date=ends_on)


def _refuse_changes(known: dict[str, Any], wanted: dict[str, Any]) -> None:
    for name, value in known.items():
        if not is_empty(value) and wanted[name] != value:
            raise Refused("contents-recorded", field=name)


def _version(store: Store, agreement: str) -> dict[str, Any]:
    return one(
        store.query("SELECT * FROM visible_recorded_agreements WHERE id = ?", [agreement]), "unknown-id", id=agreement
    )


def _row(organisation: str, new: NewVersion) -> dict[str, Any]:
    facts = {"organisation": organisation, "kind": new.kind, "starts_on": new.starts_on, "ends_on": new.ends_on}
    return {
        **facts,
        "reason": new.reason.strip() or None,
        "decision": new.decision,
        "to_sign": new.to_sign,
        **_noticed(new.notice),
    }


def _noticed(notice: Notice | None) -> dict[str, int | None]:
    return {"notice_months": notice.months if notice else None, "notice_days": notice.days if notice else None}


def _stored(contents: Contents) -> dict[str, Any]:
    """Return contents as the table keeps them: a text that is empty is no text."""
    return {name: None if value == "" else value for name, value in told(contents).items()}


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
