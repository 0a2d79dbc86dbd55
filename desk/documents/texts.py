"""A desk's own texts, whole or some clauses: files in `texts/<language>/` of its home, before the shipped ones."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desk.documents.house import house_of
from desk.store.platform import make_file, replace_file
from desk.store.store import Store
from reports.house import PLAIN
from schema.refused import Refused

if TYPE_CHECKING:
    from reports.texts import Text

_FOLDER = "texts"
_STYLE = "+house:"
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
        version += f"{_STYLE}{sha256(repr(asdict(house)).encode()).hexdigest()[:_SHOWN]}"
    return version


def without_style(template: str) -> str:
    """Return what a template says of composition and text: another house style makes no other document."""
    return template.partition(_STYLE)[0]


def own_text(store: Store, name: str, language: str) -> Path:
    """Return where the own text of a document in a language lies, or would lie."""
    return texts_folder(store) / language / f"{name}.toml"


def copy_text(store: Store, name: str, language: str) -> Path:
    """Put the shipped text of a document where it can be edited, and return its path.

    Raises:
        Refused: `document-unknown`, `language-unknown`; `file-exists` when there is an own text already;
            `file-not-written`.
    """
    from reports.texts import FOLDER

    shipped = _shipped(name, language)
    content = (FOLDER / language / f"{name}.toml").read_text("utf-8")
    version = f"text_version = {shipped.version}\n"
    content = content.replace(version, f"{version}made_from = {shipped.version}\n", 1)
    return _written(own_text(store, name, language), content)


def copy_clauses(store: Store, name: str, language: str, clauses: Sequence[str]) -> Path:
    """Put some clauses of the shipped text where they can be edited, beside those already there; the rest follows it.

    Args:
        clauses: by their place in the shipped text, such as `5.2`, `5` (a heading), `intro` or `annexes.1`.

    Raises:
        Refused: `document-unknown`, `language-unknown`, `clause-unknown`, `clause-own-already`; `file-exists` when the
            whole text is an own one; `file-not-written`; as `Document.text` where what is there cannot be read.
    """
    from reports.own_clauses import clauses_of, holds_clauses, named_in
    from reports.texts import read_text

    shipped, path = _shipped(name, language), own_text(store, name, language)
    known, own, before = clauses_of(shipped), frozenset[str](), ""
    if path.is_file():
        if not holds_clauses(path):
            raise Refused("file-exists", path=str(path))
        own, before = named_in(path), read_text(path)[0].rstrip("\n") + "\n\n"
    for clause in clauses:
        if clause not in known:
            raise Refused("clause-unknown", value=clause, document=name)
        if clause in own:
            raise Refused("clause-own-already", value=clause, path=str(path))
    made = "\n".join(_block(clause, known[clause], shipped.version) for clause in dict.fromkeys(clauses))
    return _written(path, before + made, over=bool(before))


def _block(clause: str, text: str, version: int) -> str:
    """Return a clause as it stands in a file of one's own: a TOML string is written as a JSON string is."""
    told = json.dumps(text, ensure_ascii=False)
    return f'[clauses."{clause}"]\nmade_from = {version}\nwas = {told}\ntext = {told}\n'


def _shipped(name: str, language: str) -> "Text":
    from reports.catalogue import DOCUMENTS
    from reports.texts import LANGUAGES

    if name not in DOCUMENTS:
        raise Refused("document-unknown", value=name, known=", ".join(sorted(DOCUMENTS)))
    if language not in LANGUAGES:
        raise Refused("language-unknown", value=language, known=", ".join(LANGUAGES))
    return DOCUMENTS[name].text(language)


def _written(path: Path, content: str, *, over: bool = False) -> Path:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        (replace_file if over else make_file)(path, content.encode())
    except FileExistsError:
        raise Refused("file-exists", path=str(path)) from None
    except OSError:
        raise Refused("file-not-written", path=str(path)) from None
    return path


def text_clauses(store: Store, name: str, language: str) -> list[dict[str, Any]]:
    """Return every clause of a document's text by its name, in order: `clause`, `text`, and whether it is an `own` one.

    Raises:
        Refused: `document-unknown`, `language-unknown`, and as `Document.text`.
    """
    from reports.catalogue import DOCUMENTS
    from reports.own_clauses import clauses_of

    shipped = clauses_of(_shipped(name, language))
    now = clauses_of(DOCUMENTS[name].text(language, texts_folder(store)))
    return [{"clause": clause, "text": text, "own": text != shipped.get(clause)} for clause, text in now.items()]


def list_texts(store: Store) -> list[dict[str, Any]]:
    """Return every text with its version, whether it is an `own` one, and what is wrong with it: `fault`, or None.

    `clauses` names those that an own text holds, none where it is whole; `outdated` what was made from a shipped text
    that has changed since, each with its `clause` (empty for the whole text) and the version it was `made_from`.
    """
    from reports.catalogue import DOCUMENTS
    from reports.texts import LANGUAGES

    return [_listed(store, name, language) for name in DOCUMENTS for language in LANGUAGES]


def _listed(store: Store, name: str, language: str) -> dict[str, Any]:
    from reports.catalogue import DOCUMENTS
    from reports.own_clauses import holds_clauses, named_in, outdated

    path = own_text(store, name, language)
    row = {"document": name, "language": language, "own": path.is_file(), "version": None, "fault": None}
    found: dict[str, Any] = {"clauses": [], "outdated": []}
    try:
        row["version"] = DOCUMENTS[name].text(language, texts_folder(store)).version
        if row["own"]:
            found["clauses"] = sorted(named_in(path)) if holds_clauses(path) else []
            found["outdated"] = [each._asdict() for each in outdated(DOCUMENTS[name].text(language), path)]
    except Refused as refused:
        row["fault"] = refused
    return {**row, **found}
