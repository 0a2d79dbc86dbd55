"""The record of the latest destruction as a paper."""

from datetime import date

from desk.store.store import Store
from schema.papers import Issue
from schema.papers_desk import DestructionPaper
from schema.refused import Refused


def destruction_record(store: Store, day: str, issue: Issue, on: date) -> DestructionPaper:
    """Make the record of the latest destruction.

    Raises:
        Refused: `nothing-destroyed` while this desk destroyed nothing.
    """
    raise Refused("nothing-destroyed")
