"""What stands ready in a new desk besides its first user: work trays, which she may change or remove."""

from typing import Any

from desk.locale.words import word
from schema.trays import READY, written


def ready_trays() -> list[dict[str, Any]]:
    """Return the rows of the trays that stand ready, named in the language spoken now."""
    return [
        {
            "name": word(tray.code),
            "holds": tray.holds,
            "filter": written(tray.filter),
            "ordering": "|".join(tray.order),
        }
        for tray in READY
    ]
