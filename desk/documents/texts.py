"""A desk's own texts: files in `texts/<language>/` of its home, which go before the shipped ones."""

from dataclasses import asdict
from hashlib import sha256
from pathlib import Path
from typing import Any

from desk.documents.house import house_of
from desk.store.platform import make_file
from desk.store.store import Store
from reports.house import PLAIN
from schema.refused import Refused

_FOLDER = "texts"
_SHOWN = 8
"""Signs of a digest: enough to tell one text from the next."""


def texts_folder(store: Store) -> Path:
    """Return where a lawyer's own texts lie, whether there are any or not."""
    return store.home / _FOLDER


def template(store: Store, name: str, language: str) -> str:
    """Return which composition, text and house style a document is made with: it is registered with what is issued.

    `2.1` is the shipped text; an own one and a house style have their digest behind it: `2.4+own:…+house:…`.

    Raises:
        Refused: as `Document.text`: an own text with an unknown field, with its file and line.
    """
    from reports.catalogue import DOCUMENTS

    document = DOCUMENTS[name]
    version = f"{document.template_version}.{document.text(language, texts_folder(store)).version}"
    own, house = own_text(store, name, language), house_of(store)
    if own.is_file():
        version += f"+own:{sha256(own.read_bytes()).hexdigest()[:_SHOWN]}"
    if house != PLAIN:
        version += f"+house:{sha256(repr(asdict(house)).encode()).hexdigest()[:_SHOWN]}"
    return version


def own_text(store: Store, name: str, language: str) -> Path:
    """Return where the own text of a document in a language lies, or would lie."""
    return texts_folder(store) / language / f"{name}.toml"


def copy_text(store: Store, name: str, language: str) -> Path:
    """Put the shipped text of a document where it can be edited, and return its path.

    Raises:
        Refused: `document-unknown`, `language-unknown`; `file-exists` when there is an own text already;
            `file-not-written`.
    """
    from reports.catalogue import DOCUMENTS
    from reports.texts import FOLDER, LANGUAGES

    if name not in DOCUMENTS:
        raise Refused("document-unknown", value=name, known=", ".join(sorted(DOCUMENTS)))
    if language not in LANGUAGES:
        raise Refused("language-unknown", value=language, known=", ".join(LANGUAGES))
    path = own_text(store, name, language)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        make_file(path, (FOLDER / language / f"{name}.toml").read_bytes())
    except FileExistsError:
        raise Refused("file-exists", path=str(path)) from None
    except OSError:
        raise Refused("file-not-written", path=str(path)) from None
    return path


def list_texts(store: Store) -> list[dict[str, Any]]:
    """Return every text with its version, whether it is an own one, and what is wrong with it: `fault`, or None."""
    from reports.catalogue import DOCUMENTS
    from reports.texts import LANGUAGES

    found: list[dict[str, Any]] = []
    for name, document in DOCUMENTS.items():
        for language in LANGUAGES:
            row = {"document": name, "language": language, "own": own_text(store, name, language).is_file()}
            try:
                found.append({**row, "version": document.text(language, texts_folder(store)).version, "fault": None})
            except Refused as refused:
                found.append({**row, "version": None, "fault": refused})
    return found
