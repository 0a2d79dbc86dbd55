"""Reading the accounts of a desk; they change in `desk.privacy`."""

from datetime import date
from typing import TYPE_CHECKING

from schema.roles import Account, Role

if TYPE_CHECKING:
    from desk.store.store import Store

_ACCOUNTS = "SELECT id, name, role, organisation, from_on, until_on, left_on FROM desk_user ORDER BY key"


def accounts(store: "Store") -> tuple[Account, ...]:
    """Return every account, in the order in which they came, those who left included."""
    return tuple(
        Account(
            row["id"],
            row["name"],
            Role(row["role"]),
            row["organisation"],
            *map(_day, (row["from_on"], row["until_on"], row["left_on"])),
        )
        for row in store.query(_ACCOUNTS)
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
