"""Where a delivery in the exchange format comes from: not from this desk, and made for the same municipality."""

from hashlib import sha256

from desk.files.ddas import DdasFile, is_ddas, read_ddas
from desk.files.reading import Warned
from desk.store.chunks import query_in
from desk.store.ids import is_id
from desk.store.store import Store
from schema.refused import Refused

OTHER_MUNICIPALITY = "other-municipality"
"""The reason of a warning; its field is the code of the municipality that the file names."""


def check_origin(store: Store, content: bytes, file: DdasFile | None = None) -> list[Warned]:
    """Look where a file of signals comes from before anything of it is stored; a table may come from anywhere.

    The format names no desk, but a signal keeps the `ID` that its desk gave it (docs/exchange.md), and every file that
    went out is registered by its hash: so a delivery of this desk is known when it comes back, also when only a part of
    it does, or when its signals are here no more.

    Args:
        file: what the content was read as, where that was done already.

    Returns:
        A warning per delivery that was made for another municipality, at the line of its first signal. Nothing is said
        where the file or this desk names none.

    Raises:
        Refused: `own-delivery`; what makes a delivery unreadable (`desk.files.ddas.read_ddas`).
    """
    if file is None:
        if not is_ddas(content):
            return []
        file = read_ddas(content)
    if _has_own_signals(store, file) or _was_delivered(store, content):
        raise Refused("own-delivery")
    return _of_others(store, file)


def _has_own_signals(store: Store, file: DdasFile) -> bool:
    ids = {signal["ID"] for signal in file.signals if is_id(signal["ID"])}
    return bool(query_in(store, "SELECT id FROM visible_signals WHERE id IN ({marks})", ids))


def _was_delivered(store: Store, content: bytes) -> bool:
    sql = "SELECT 1 FROM visible_exchange_deliveries WHERE sha256 = ? LIMIT 1"
    return bool(store.query(sql, [sha256(content).hexdigest()]))


def _of_others(store: Store, file: DdasFile) -> list[Warned]:
    ours = _compared(store.setting("municipality-code"))
    return [
        Warned(first + 1, OTHER_MUNICIPALITY, code)
        for first, code in zip(file.starts, file.municipalities, strict=True)
        if ours and _compared(code) not in ("", ours)
    ]


def _compared(code: str) -> str:
    """Return a code as compared: Statistics Netherlands writes `GM0363` where others write `0363` or `363`."""
    return code.strip().casefold().removeprefix("gm").lstrip("0")
