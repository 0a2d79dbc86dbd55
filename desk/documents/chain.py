"""The overview of the local debt chain as a paper."""

from datetime import date

from desk.partners.chain import chain
from desk.store.store import Store
from schema.papers import ChainPaper, Issue

SUBJECT = "chain-overview"
"""What the overview of today is about: the chain itself, of which every change makes the next version."""


def chain_overview(store: Store, day: str, issue: Issue, on: date) -> ChainPaper:
    """Make the overview of the chain on a day (ISO), or on `on` for the subject `SUBJECT`."""
    computed_on = on if day == SUBJECT else date.fromisoformat(day)
    return ChainPaper(issue, computed_on, store.setting("municipality"), tuple(chain(store, on=computed_on)))
