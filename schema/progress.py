"""Telling how far long work is, and stopping it: the work asks its teller, and the teller may refuse to go on."""

from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from typing import TypeVar

Item = TypeVar("Item")
Tell = Callable[[str, int, int], None]
"""Told the step, how much of it is done and how much there is (0 when that is not known).

To stop the work it raises `Refused`: all of an import happens in one transaction, so that nothing of it is stored then.
"""
_EVERY = 1_000


class Step(StrEnum):
    """What an import is doing."""

    READING = "reading"
    MATCHING = "matching"
    JUDGING = "judging"
    WRITING = "writing"
    BUNDLING = "bundling"


class PlanStep(StrEnum):
    """What the making of a plan is doing."""

    READING = "plan-reading"
    JUDGING = "plan-judging"
    SOLVING = "plan-solving"
    EXPLAINING = "plan-explaining"
    CHANGING = "plan-changing"
    """Trying one change after another."""


class BackupStep(StrEnum):
    """What the making, trying out or putting back of a backup is doing."""

    COPYING = "backup-copying"
    SEALING = "backup-sealing"
    CHECKING = "backup-checking"
    OPENING = "backup-opening"
    PUTTING_BACK = "backup-putting-back"


class CheckStep(StrEnum):
    """What the checking of a desk is doing."""

    PAGES = "check-pages"
    TABLES = "check-tables"
    PAPERS = "check-papers"
    CHAIN = "check-chain"


def counted(items: Iterable[Item], tell: Tell | None, step: Step, total: int = 0) -> Iterator[Item]:
    """Return items, telling at the first and after every thousand how many went by.

    Raises:
        Refused: `import-cancelled` when the teller says so.
    """
    return iter(items) if tell is None else _telling(items, tell, step, total)


def _telling(items: Iterable[Item], tell: Tell, step: Step, total: int) -> Iterator[Item]:
    tell(step, 0, total)
    for number, item in enumerate(items, 1):
        yield item
        if number % _EVERY == 0:
            tell(step, number, total)
