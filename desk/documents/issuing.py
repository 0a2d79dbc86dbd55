"""Issuing documents: an unchanged subject gives the issued one again, a changed subject the next version."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from desk.documents.drafts import drop_draft
from desk.documents.house import house_of
from desk.documents.makers import MAKERS, PREFIXES
from desk.documents.register import document_row
from desk.documents.signers import signer_rows
from desk.documents.texts import template as template_of
from desk.documents.texts import texts_folder, without_style
from desk.store.audit import canonical
from desk.store.cells import encoded
from desk.store.store import Store, one
from schema.papers import Issue, Paper
from schema.refused import Refused

if TYPE_CHECKING:
    from reports.printing import Printed

_NOT_STATE = frozenset({"issue", "anchor", "computed_on", "valid_until"})
"""What changes with the day of issue alone makes no new version."""
_NUMBERS = "SELECT number FROM visible_document_numbers UNION ALL SELECT number FROM visible_destroyed_documents"
"""A number that was given out is never given again, also when its document is gone."""


_BY_SIGNING = frozenset({"in_force_from", "consent_on"})
"""What the last signature fills in: the day from which an agreement counts, and on which it was consented to."""


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


def issue_document(store: Store, name: str, subject: str, *, on: date, language: str, anew: bool = False) -> Issued:
    """Issue a document about a subject (a record id, a month, or a day), or return the one already issued.

    It is printed before the lock; where another program took its number meanwhile, it is printed again.

    Args:
        anew: make the next version where nothing changed too.

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
        source = _source(paper, template)
        if newest and not anew and _stays(store, newest, paper, template, on):
            return _issued(newest, again=True)
        printed = _printed(store, paper, language)
        known_by = {"number": number, "kind": name, "subject": subject, "language": language, "edition": edition}
        made_of = {"state_digest": _digest(source), "issued_on": on, "template": template, "source": source}
        row = {**known_by, **made_of, **_kept(printed)}
        with store.write(store.user, "issue-document", subject) as tx:
            if not _taken(store, row):
                [new] = tx.insert("document", [row])
                tx.insert("document_signer", signer_rows(new, printed.signers))
                drop_draft(store, tx, name, subject, language)
                return _issued({**row, "id": new, "gaps": encoded(row["gaps"])}, again=False)


def _kept(printed: "Printed") -> dict[str, Any]:
    """Return what is stored of a printed paper."""
    digest = sha256(printed.pdf).hexdigest()
    told = {"sha256": digest, "pages": printed.pages, "gaps": printed.gaps, "spoken": printed.spoken}
    return {**told, "pdf": printed.pdf}


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
    if newest and _stays(store, newest, paper, template_of(store, name, language), on):
        return tuple(filter(None, str(newest["gaps"]).split("|")))
    return gaps_of(paper, language, texts=texts_folder(store))


def has_changed(store: Store, document: str, *, on: date) -> bool:
    """Say whether an issued document (id) would say something else if it were issued on a day.

    Raises:
        Refused: `unknown-id`, and what making it refuses.
    """
    sql = """SELECT id, kind, subject, language, number, edition, state_digest, template, source
      FROM visible_documents WHERE id = ?"""
    row = one(store.query(sql, [document]), "unknown-id", id=document)
    paper = MAKERS[row["kind"]](store, row["subject"], Issue(row["number"], row["edition"] + 1, on), on)
    return not _stays(store, row, paper, template_of(store, row["kind"], row["language"]), on)


def _stays(store: Store, issued: Mapping[str, Any], paper: Paper, template: str, on: date) -> bool:
    """Say whether an issued document is the one to print again: its subject is as it was, and its text is.

    Another house style makes no other document; once everybody has signed, another text does neither.
    """
    now = _source(paper, issued["template"])
    same = _digest(now) == issued["state_digest"]
    if same and without_style(issued["template"]) == without_style(template):
        return True
    if document_row(store, issued["id"], on=on)["signed_on"] is None:
        return False
    return same or _as_signed(now) == _as_signed(issued["source"] or "{}")


def _as_signed(source: str) -> dict[str, Any]:
    """Return what a paper was made from, without what its own signature filled in."""
    return {name: value for name, value in json.loads(source).items() if name not in _BY_SIGNING}


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
            "SELECT 1 FROM visible_document_numbers WHERE number = ? AND edition = ?"
            " UNION ALL"
            " SELECT 1 FROM visible_documents WHERE kind = ? AND subject = ? AND language = ? AND edition = ?",
            chosen,
        )
    )


def _digest(source: str) -> str:
    return sha256(source.encode()).hexdigest()


def _printed(store: Store, paper: Paper, language: str) -> "Printed":
    from reports.printing import render

    return render(paper, language, texts=texts_folder(store), house=house_of(store))


def make_draft(store: Store, name: str, subject: str, *, on: date, language: str) -> "Printed":
    """Print a document as a concept: a watermark on every page, no number, and nothing of it is kept.

    Raises:
        Refused: as `issue_document`.
    """
    if name not in MAKERS:
        raise Refused("document-unknown", value=name, known=", ".join(sorted(MAKERS)))
    issue = Issue(f"{PREFIXES[name]}-concept", 1, on, draft=True)
    return _printed(store, MAKERS[name](store, subject, issue, on), language)


def _issued(row: Mapping[str, Any], *, again: bool) -> Issued:
    gaps = tuple(filter(None, str(row["gaps"]).split("|")))
    facts = (row["id"], row["kind"], row["number"], row["edition"], row["sha256"], row["pages"])
    return Issued(*facts, gaps, row["pdf"], again)


def _next_number(store: Store, name: str, on: date) -> str:
    """Return the next number of a kind of document in the year, such as `SO-2026-0007`."""
    start = f"{PREFIXES[name]}-{on.year}-"
    [last] = store.query(
        f"SELECT coalesce(max(CAST(substr(number, ?) AS INTEGER)), 0) AS n FROM ({_NUMBERS}) WHERE number LIKE ?",
        [len(start) + 1, f"{start}%"],
    )
    return f"{start}{last['n'] + 1:04d}"


def _source(paper: Paper, template: str) -> str:
    """Return all a document says, the day and number of its issue apart, as text: its digest tells a change."""
    told = {name: value for name, value in asdict(paper).items() if name not in _NOT_STATE}
    return canonical({"template": template, **_plain(told)})


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(name): _plain(part) for name, part in value.items()}
    if isinstance(value, (set, frozenset)):
        return sorted(map(str, value))
    if isinstance(value, (list, tuple)):
        return [_plain(part) for part in value]
    return value if value is None or isinstance(value, (int, float, bool)) else str(value)
