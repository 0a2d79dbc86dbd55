"""A trial: use cases done for real, looked at, and taken back, so that what they would give need not be foretold."""

from collections.abc import Iterator
from contextlib import contextmanager

from desk.store import audit, permits
from desk.store.cipher import plain_errors
from desk.store.platform import only_one
from desk.store.store import LOCK, Store
from desk.store.transaction import Tx
from schema.roles import Role


class _Trial(Store):
    """A desk whose writes all join the one transaction that is taken back."""

    @contextmanager
    def _transaction(self, role: str = Role.NOBODY, patience: float | None = None) -> Iterator[Tx]:
        permit = permits.for_role(self._connection, role)
        tx = Tx(self._connection, audit.head(self._connection), self.ids(), self._columns, permit)
        try:
            yield tx
        finally:
            tx.over = True


@contextmanager
def trial(store: Store) -> Iterator[Store]:
    """Give the same desk for the same user, in which whatever is done is seen and nothing stays; others wait to write.

    Raises:
        Refused: as `Store.write`, or what is refused inside.
    """
    with (
        _Trial(store.home, store.file_key, store.user, store._patience) as tried,
        plain_errors(),
        only_one(store.home / LOCK, store._patience),
    ):
        tried._connection.execute("BEGIN IMMEDIATE")
        try:
            yield tried
        finally:
            if tried._connection.in_transaction:
                tried._connection.execute("ROLLBACK")
