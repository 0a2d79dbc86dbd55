"""The versions of every agreement for a reader: the register by what comes first, and one version with its contents."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from desk.store.store import Store, one
from schema.agreements import (
    CONTENTS,
    Annex,
    Collaboration,
    Contents,
    DataRole,
    FactualAct,
    Notice,
    differences,
    last_notice_day,
    told,
)
from schema.codes import AgreementKind, Task
from schema.refused import Refused

AGREEMENT_STATUSES = ("in-force", "planned", "to-sign", "ended", "replaced", "withdrawn")
"""On the day: in force, not yet begun, not yet signed, past its last day, replaced by a version that started later,
withdrawn."""

TERMS = {
    AgreementKind.COLLABORATION: "collaboration_terms",
    AgreementKind.PROCESSING: "processing_terms",
    AgreementKind.AUTHORISATION: "authorisation_terms",
}
"""The table that holds the contents of each kind."""

_NEVER = "(n.withdrawn_on IS NOT NULL AND n.withdrawn_on <= n.starts_on)"
_LIST = f"""SELECT a.id, NULL AS kenmerk, a.organisation, o.name, a.kind, a.starts_on, a.ends_on, a.notice_months,
    a.notice_days, a.notice_given_on, a.withdrawn_on, a.withdrawal_reason, a.reason, a.decision,
    a.signed_on,
    CASE WHEN a.withdrawn_on <= ? THEN 'withdrawn'
         WHEN a.to_sign = 1 AND a.signed_on IS NULL THEN 'to-sign'
         WHEN a.starts_on > ? THEN 'planned'
         WHEN EXISTS (SELECT 1 FROM visible_agreements n WHERE n.organisation = a.organisation AND n.kind = a.kind
                      AND n.starts_on > a.starts_on AND n.starts_on <= ? AND NOT {_NEVER}) THEN 'replaced'
         WHEN a.ends_on < ? THEN 'ended' ELSE 'in-force' END AS status
  FROM visible_recorded_agreements a JOIN visible_organisations o ON o.id = a.organisation"""
_DECIDED = """SELECT a.id, a.decision, o.name, a.kind, a.starts_on,
    1 + (SELECT count(*) FROM visible_recorded_agreements e
    WHERE e.organisation = a.organisation AND e.kind = a.kind AND e.starts_on < a.starts_on) AS number
  FROM visible_recorded_agreements a JOIN visible_organisations o ON o.id = a.organisation
  WHERE a.decision IS NOT NULL ORDER BY a.starts_on, a.key"""
_DECISION = "SELECT title, source, subject, owner, made_on FROM visible_actions WHERE id = ?"
_ANY_DAY = _LIST.count("?")
_RUNS = frozenset({"in-force", "planned"})
_TO_COME = frozenset({"planned", "to-sign"})
_READ = {"tasks": Task, "annexes": Annex, "acts": FactualAct}


def list_agreements(
    store: Store, *, search: str = "", status: str | None = None, limit: int | None = None, on: date
) -> list[dict[str, Any]]:
    """Return every version of every agreement with its status on a day, what comes first at the top.

    `notice_by` is the last day to give notice, `next_on` the next day on which a version asks for something: its
    first day, that of its notice, or its last. Versions that are over come last, by organisation, kind and first day.

    Raises:
        Refused: `value-not-in-list` when the status is none of `AGREEMENT_STATUSES`.
    """
    if status is not None and status not in AGREEMENT_STATUSES:
        raise Refused("value-not-in-list", field="status", value=status, allowed=list(AGREEMENT_STATUSES))
    told_on, words = store.found("organisation", search)
    found = told_on.replace("key IN", "o.key IN", 1)
    sql = f"{_LIST} WHERE {found} ORDER BY o.name, a.kind, a.starts_on, a.id"
    rows = [_with_notice(row, on) for row in store.query(sql, [*[on.isoformat()] * _ANY_DAY, *words])]
    kept = [row for row in rows if status in (None, row["status"])]
    kept.sort(key=lambda row: (row["status"] not in _RUNS | _TO_COME, row["next_on"] or "9999"))
    return kept if limit is None else kept[:limit]


def agreements_of(store: Store, organisation: str, *, on: date) -> list[dict[str, Any]]:
    """Return every version of the agreements of one organisation with its status on a day, by kind and first day."""
    sql = f"{_LIST} WHERE a.organisation = ? ORDER BY a.kind, a.starts_on, a.id"
    return [_with_notice(row, on) for row in store.query(sql, [*[on.isoformat()] * _ANY_DAY, organisation])]


def agreement_version(store: Store, agreement: str, *, on: date) -> dict[str, Any]:
    """Return one version whole: its facts, its contents, `changed` since the version before it, and the decision.

    `decision_from` says where the decision was made (`source`, and the month or the record as `subject`), when, and who
    sees to it.

    Raises:
        Refused: `unknown-id`.
    """
    every = agreements_of(store, organisation_of(store, agreement), on=on)
    found = one([it for it in every if it["id"] == agreement], "unknown-id", id=agreement)
    earlier = [it for it in every if it["kind"] == found["kind"] and it["starts_on"] < found["starts_on"]]
    now = _facts(store, found)
    changed = differences(_facts(store, earlier[-1]), now) if earlier else ()
    decided = next(iter(store.query(_DECISION, [found["decision"]])), None)
    contents = contents_of(store, found["id"], AgreementKind(found["kind"]))
    return {
        **found,
        "number": len(earlier) + 1,
        "before": earlier[-1]["id"] if earlier else None,
        "decision_title": decided["title"] if decided else None,
        "decision_from": {name: decided[name] for name in ("source", "subject", "owner", "made_on")}
        if decided
        else None,
        "recorded": contents is not None,
        **{name: _plain(value) for name, value in now.items() if name not in found},
        "changed": [{"field": it.field, "before": _plain(it.before), "after": _plain(it.after)} for it in changed],
    }


def versions_decided(store: Store) -> dict[str, list[dict[str, Any]]]:
    """Return per decision (id of an action) the versions of agreements that it led to, the earliest first."""
    found: dict[str, list[dict[str, Any]]] = {}
    for row in store.query(_DECIDED):
        found.setdefault(row.pop("decision"), []).append(row)
    return found


def agreement_file(store: Store, agreement: str, *, on: date, purpose: str) -> dict[str, Any]:
    """Open one version of an agreement, which is logged, and return it whole (`agreement_version`).

    Raises:
        Refused: `unknown-id`.
    """
    found = agreement_version(store, agreement, on=on)
    store.look(agreement, purpose, on=on)
    return found


def organisation_of(store: Store, agreement: str) -> str:
    """Return the id of the organisation an agreement is with.

    Raises:
        Refused: `unknown-id`.
    """
    rows = store.query("SELECT organisation FROM visible_recorded_agreements WHERE id = ?", [agreement])
    return str(one(rows, "unknown-id", id=agreement)["organisation"])


def contents_of(store: Store, agreement: str, kind: AgreementKind) -> Contents | None:
    """Return what a version says, or None when nothing of it is recorded."""
    rows = store.query(f"SELECT * FROM visible_{TERMS[kind]} WHERE agreement = ?", [agreement])
    return _contents(kind, rows[0]) if rows else None


def last_contents(store: Store, organisation: str, kind: AgreementKind) -> Contents | None:
    """Return what the version of a kind that starts last says, which the next one starts as a copy of."""
    rows = store.query(
        f"SELECT t.* FROM visible_{TERMS[kind]} t JOIN visible_recorded_agreements a ON a.id = t.agreement"
        " WHERE a.organisation = ? AND a.kind = ? ORDER BY a.starts_on DESC LIMIT 1",
        [organisation, kind],
    )
    return _contents(kind, rows[0]) if rows else None


def proposed_contents(store: Store, organisation: str, kind: AgreementKind) -> Contents:
    """Return what the next version starts with: what the last one says, else what the desk already knows."""
    last = last_contents(store, organisation, kind)
    if last is not None or kind is not AgreementKind.COLLABORATION:
        return last or CONTENTS[kind]()
    sql = "SELECT tasks, contact_person, phone FROM visible_organisations WHERE id = ?"
    row = one(store.query(sql, [organisation]), "unknown-id", id=organisation)
    contact, phone = store.setting("municipality-contact"), store.setting("municipality-phone")
    return Collaboration(
        tasks=_read("tasks", row["tasks"]),
        municipality_contact=contact,
        municipality_phone=phone,
        organisation_contact=row["contact_person"] or "",
        organisation_phone=row["phone"] or "",
    )


def last_notice(store: Store, organisation: str, kind: AgreementKind) -> Notice | None:
    """Return the term of notice of the version of a kind that starts last."""
    rows = store.query(
        "SELECT notice_months, notice_days FROM visible_recorded_agreements WHERE organisation = ? AND kind = ?"
        " ORDER BY starts_on DESC LIMIT 1",
        [organisation, kind],
    )
    return notice_of(rows[0]) if rows else None


def notice_of(row: Mapping[str, Any]) -> Notice | None:
    """Return the term of notice of a version, or None when none is recorded."""
    if row["notice_months"] is None and row["notice_days"] is None:
        return None
    return Notice(row["notice_months"] or 0, row["notice_days"] or 0)


def _facts(store: Store, row: Mapping[str, Any]) -> dict[str, Any]:
    """Return what may differ between versions: the end, the notice, the contents."""
    kind = AgreementKind(row["kind"])
    contents = contents_of(store, row["id"], kind) or CONTENTS[kind]()
    return {name: row[name] for name in ("ends_on", "notice_months", "notice_days")} | told(contents)


def _contents(kind: AgreementKind, row: Mapping[str, Any]) -> Contents:
    values = {name: _read(name, row[name]) for name in CONTENTS[kind].__slots__}
    return CONTENTS[kind](**values)


def _read(name: str, value: Any) -> Any:
    """Return a stored fact as the model holds it."""
    if name in _READ:
        return tuple(_READ[name](code) for code in (value or "").split("|") if code)
    if name == "role":
        return DataRole(value) if value else None
    if name == "consent_on":
        return date.fromisoformat(value) if value else None
    return value if name == "caseload" else value or ""


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def _with_notice(row: dict[str, Any], on: date) -> dict[str, Any]:
    ends_on = date.fromisoformat(row["ends_on"]) if row["ends_on"] else None
    waits = row["status"] in _RUNS and row["notice_given_on"] is None
    notice_by = last_notice_day(ends_on, notice_of(row)) if waits else None
    ahead = [day.isoformat() for day in (notice_by, ends_on) if day is not None and day >= on]
    first = row["starts_on"] if row["status"] in _TO_COME else None
    asks = min(filter(None, (first, *ahead)), default=None) if row["status"] in _RUNS | _TO_COME else None
    return {**row, "notice_by": notice_by.isoformat() if notice_by else None, "next_on": asks}
