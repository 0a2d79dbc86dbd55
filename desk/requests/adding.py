"""Adding a request by hand: what a resident asks for, and the day she agreed to a volunteer."""

from dataclasses import dataclass
from datetime import date

from desk.requests.matrix import load_matrix
from desk.store.store import Store, one
from desk.store.transaction import Tx
from schema.codes import Support, Task, Urgency
from schema.refused import Refused
from schema.requests import ConsentKind
from schema.role_acts import support_outside

_NEWEST = """SELECT kenmerk FROM visible_requests WHERE kenmerk LIKE ? || '%'
  ORDER BY length(kenmerk) DESC, kenmerk DESC LIMIT 1"""

_ASKED_AGAIN = ("resident", "case_id", "task", "kinds", "languages", "interpreter", "times", "urgency", "gender_wish")


@dataclass(frozen=True, slots=True)
class NewRequest:
    """What a resident asks for; the rest of a request can be added later."""

    task: Task
    """A row of the role matrix."""
    kinds: tuple[Support, ...]
    """Kinds of support asked for; at least one."""
    languages: tuple[str, ...]
    """ISO codes, the one preferred first; at least one."""
    urgency: Urgency = Urgency.NORMAL
    """Lower goes first."""
    consent_on: date | None = None
    """The day she agreed to a volunteer; without it nobody is paired with her."""


def add_request(store: Store, resident: str, wanted: NewRequest, *, case: str | None, on: date) -> str:
    """Add a request made today by a resident (id), in a case (id) or none, and return its id.

    It gets a kenmerk of this desk: `D`, the year and a number (`D2026-0001`).

    Raises:
        Refused: `unknown-id`, `field-needed` without kinds or languages, `date-in-future` for the consent;
            `act-outside-role` for a kind of support that the role matrix leaves open for the task.
    """
    one(store.query("SELECT id FROM visible_residents WHERE id = ?", [resident]), "unknown-id", id=resident)
    for name, given in (("steunsoorten", wanted.kinds), ("talen", wanted.languages)):
        if not given:
            raise Refused("field-needed", field=name)
    if outside := support_outside(load_matrix(store, on), wanted.task, wanted.kinds):
        raise outside.refusal()
    if wanted.consent_on is not None and wanted.consent_on > on:
        raise Refused("date-in-future", date=wanted.consent_on)
    with store.write(store.user, "add-request", resident) as tx:
        facts = {
            "kenmerk": _next_kenmerk(store, on.year),
            "resident": resident,
            "case_id": case,
            "task": wanted.task,
            "kinds": wanted.kinds,
            "languages": wanted.languages,
            "urgency": wanted.urgency,
            "requested_on": on,
        }
        [new] = tx.insert("request", [facts])
        if wanted.consent_on is not None:
            tx.insert("consent", [{"request": new, "kind": ConsentKind.GIVEN, "given_on": wanted.consent_on}])
    return new


def copy_within(tx: Tx, store: Store, request: str, consent_on: date, on: date) -> str:
    """Ask inside a write anew for what a request (id) asked, with a new consent, and return the new request's id."""
    [row] = store.query(f"SELECT {', '.join(_ASKED_AGAIN)} FROM visible_requests WHERE id = ?", [request])
    [new] = tx.insert("request", [{**row, "kenmerk": _next_kenmerk(store, on.year), "requested_on": on}])
    tx.insert("consent", [{"request": new, "kind": ConsentKind.GIVEN, "given_on": consent_on}])
    return new


def _next_kenmerk(store: Store, year: int) -> str:
    start = f"D{year}-"
    known = [row["kenmerk"].removeprefix(start) for row in store.query(_NEWEST, [start])]
    number = int(known[0]) + 1 if known and known[0].isdecimal() else 1
    return f"{start}{number:04d}"
