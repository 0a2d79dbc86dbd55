"""Putting an issued document where a person can use it: a place of her choice, or a private copy to look at."""

import errno
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from desk.locale import language
from desk.store.platform import make_file, replace_file
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
        raise _not_written(path, error) from None


def write_over(path: Path, content: bytes) -> None:
    """Write a paper over what stands at a place, in one step: where it cannot be written, that stays.

    Raises:
        Refused: `no-space`, `file-not-written`.
    """
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(content)
        else:
            replace_file(path.resolve(), content)
    except OSError as error:
        raise _not_written(path, error) from None
    except Refused as refused:
        raise _not_written(path, refused.__cause__) from None


def _not_written(path: Path, error: BaseException | None) -> Refused:
    if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return Refused("no-space", detail=error.strerror)
    return Refused("file-not-written", path=str(path))


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
