"""Putting an issued document where a person can use it: a place of her choice, or a private copy to look at."""

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from desk.locale import language
from desk.store.handing_out import not_written
from desk.store.platform import make_file
from schema.refused import Refused

_OWNER_ONLY = 0o600


def write_new(path: Path, content: bytes) -> None:
    """Write a paper, for its owner alone, to a place where nothing stands yet; what cannot be written whole is none.

    Raises:
        Refused: `file-exists`, `no-space`, `file-not-written`.
    """
    try:
        make_file(path, content, _OWNER_ONLY)
    except FileExistsError:
        raise Refused("file-exists", path=str(path)) from None
    except OSError as error:
        with suppress(OSError):
            path.unlink(missing_ok=True)
        raise not_written(path, error) from None


def private_copy(folder: Path, name: str, content: bytes, ending: str = ".pdf") -> Path:
    """Write a paper into a private folder, once, and return its path."""
    path = folder / f"{name}{ending}"
    if not path.exists():
        write_new(path, content)
    return path


def gap_words(gaps: Sequence[str]) -> list[str]:
    """Return what a document still lacks in the words that stand in the document itself."""
    from reports.texts import load_words

    words = load_words(language())
    return [words.of("fields", gap) for gap in gaps]
