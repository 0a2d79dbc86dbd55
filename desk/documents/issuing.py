"""Issuing documents: an unchanged subject gives the issued one again, a changed subject the next version."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from hashlib import sha256
from typing import Any

from desk.documents.house import house_of
from desk.documents.makers import MAKERS, PREFIXES
from desk.documents.texts import template as template_of
from desk.documents.texts import texts_folder
from desk.store.audit import canonical
from desk.store.store import Store
from desk.store.transaction import encoded
from schema.papers import Issue, Paper
from schema.refused import Refused

_NOT_STATE = frozenset({"issue", "anchor", "computed_on", "valid_until"})
"""What changes with the day of issue alone makes no new version."""


@dataclass(frozen=True, slots=True)
class Issued:
    """An issued document as the register holds it."""

    id: str
    document: str
    number: str
    version: int
    sha256: str
    pages: int
    gaps: tuple[str, ...]
    pdf: bytes
    again: bool
    """Whether it had been issued before, unchanged."""

    def as_json(self) -> dict[str, Any]:
        """Return what the command line answers."""
        return {
            "document": self.document,
            "document_id": self.id,
            "number": self.number,
            "version": self.version,
            "sha256": self.sha256,
            "pages": self.pages,
            "gaps": list(self.gaps),
        }


def issue_document(store: Store, name: str, subject: str, *, on: date, language: str) -> Issued:
    """Issue a document about a subject (a record id, a month, or a day), or return the one already issued.

    It is printed before the lock; where another program took its number meanwhile, it is printed again.

    Raises:
        Refused: `document-unknown`, `unknown-id`, and what printing refuses (`sign-not-printable`, …).
    """
    if name not in MAKERS:
        raise Refused("document-unknown", value=name, known=", ".join(sorted(MAKERS)))
    while True:
        newest = _newest(store, name, subject, language)
        edition = newest["edition"] + 1 if newest else 1
        number = newest["number"] if newest else _next_number(store, name, on)
        paper = MAKERS[name](store, subject, Issue(number, edition, on), on)
        template = template_of(store, name, language)
        state = _state(paper, template)
        if newest and newest["state_digest"] == state:
            return _issued(newest, again=True)
        row = {
            "number": number,
            "kind": name,
            "subject": subject,
            "language": language,
            "edition": edition,
            "state_digest": state,
            "issued_on": on,
            "template": template,
            **_printed(store, paper, language),
        }
        with store.write(store.user, "issue-document", subject) as tx:
            if not _taken(store, row):
                [new] = tx.insert("document", [row])
                return _issued({**row, "id": new, "gaps": encoded(row["gaps"])}, again=False)


def gaps_ahead(store: Store, name: str, subject: str, *, on: date, language: str) -> tuple[str, ...]:
    """Return the names of what a document would lack if it were issued now; nothing is issued.

    Raises:
        Refused: as `issue_document`.
    """
    from reports.printing import gaps_of

    if name not in MAKERS:
        raise Refused("document-unknown", value=name, known=", ".join(sorted(MAKERS)))
    newest = _newest(store, name, subject, language)
    edition = newest["edition"] + 1 if newest else 1
    paper = MAKERS[name](store, subject, Issue(newest["number"] if newest else "", edition, on), on)
    if newest and newest["state_digest"] == _state(paper, template_of(store, name, language)):
        return tuple(filter(None, str(newest["gaps"]).split("|")))
    return gaps_of(paper, language, texts=texts_folder(store))


def _newest(store: Store, name: str, subject: str, language: str) -> dict[str, Any] | None:
    rows = store.query(
        "SELECT * FROM visible_documents WHERE kind = ? AND subject = ? AND language = ? ORDER BY edition DESC LIMIT 1",
        [name, subject, language],
    )
    return rows[0] if rows else None


def _taken(store: Store, row: Mapping[str, Any]) -> bool:
    """Say whether the number or the version was given out since it was chosen."""
    chosen = [row[column] for column in ("number", "edition", "kind", "subject", "language", "edition")]
    return bool(
        store.query(
            "SELECT 1 FROM visible_documents WHERE (number = ? AND edition = ?)"
            " OR (kind = ? AND subject = ? AND language = ? AND edition = ?)",
            chosen,
        )
    )


def _printed(store: Store, paper: Paper, language: str) -> dict[str, Any]:
    from reports.printing import render

    printed = render(paper, language, texts=texts_folder(store), house=house_of(store))
    digest = sha256(printed.pdf).hexdigest()
    return {"sha256": digest, "pages": printed.pages, "gaps": printed.gaps, "pdf": printed.pdf}


def _issued(row: Mapping[str, Any], *, again: bool) -> Issued:
    gaps = tuple(filter(None, str(row["gaps"]).split("|")))
    facts = (row["id"], row["kind"], row["number"], row["edition"], row["sha256"], row["pages"])
    return Issued(*facts, gaps, row["pdf"], again)


def _next_number(store: Store, name: str, on: date) -> str:
    """Return the next number of a kind of document in the year, such as `SO-2026-0007`."""
    start = f"{PREFIXES[name]}-{on.year}-"
    [last] = store.query(
        "SELECT coalesce(max(CAST(substr(number, ?) AS INTEGER)), 0) AS n FROM visible_documents WHERE number LIKE ?",
        [len(start) + 1, f"{start}%"],
    )
    return f"{start}{last['n'] + 1:04d}"


def _state(paper: Paper, template: str) -> str:
    """Return the digest of all a document says, the day and number of its issue apart."""
    told = {name: value for name, value in asdict(paper).items() if name not in _NOT_STATE}
    return sha256(canonical({"template": template, **_plain(told)}).encode()).hexdigest()


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(name): _plain(part) for name, part in value.items()}
    if isinstance(value, (set, frozenset)):
        return sorted(map(str, value))
    if isinstance(value, (list, tuple)):
        return [_plain(part) for part in value]
    return value if value is None or isinstance(value, (int, float, bool)) else str(value)
