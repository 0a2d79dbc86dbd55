"""How far long work is, on standard error and only where somebody looks at it."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

from desk.locale.words.importing import progress
from schema.progress import Tell

_WIDTH = 60


@contextmanager
def progress_line(told: Callable[[str, int, int], str] = progress) -> Iterator[Tell | None]:
    """Give a teller that keeps one line up to date at a terminal, and wipe the line at the end; elsewhere give None.

    Args:
        told: says the step, and how many of how many.
    """
    if not sys.stderr.isatty():
        yield None
        return

    def tell(step: str, done: int, total: int) -> None:
        click.echo(f"\r{told(step, done, total)[:_WIDTH]:{_WIDTH}}", err=True, nl=False)

    try:
        yield tell
    finally:
        click.echo(f"\r{' ' * _WIDTH}\r", err=True, nl=False)
