"""The tables of proofs: what a certificate, a training or an insurance is known by, and which task asks which."""

from collections.abc import Mapping, Sequence

from schema.codes import ProofKind, Task
from schema.requirements import DEFAULT_REQUIREMENTS
from schema.table_making import RECORD, making

_PROOF = f"""{RECORD}, volunteer TEXT NOT NULL REFERENCES volunteer(id), kind TEXT NOT NULL,
        obtained_on TEXT NOT NULL, issuer TEXT, reference TEXT, seen_on TEXT, seen_by TEXT"""
"""One fact may stand here twice: a wrong proof stays when it is taken back, and the right one may bear its date."""

_NEW = {
    "proof_correction": f"""{RECORD}, proof TEXT NOT NULL UNIQUE REFERENCES proof(id), corrected_on TEXT NOT NULL,
        corrected_by TEXT NOT NULL, reason TEXT NOT NULL""",
    "proof_scan": f"""{RECORD}, proof TEXT NOT NULL UNIQUE REFERENCES proof(id), sha256 TEXT NOT NULL,
        media_type TEXT NOT NULL, added_on TEXT NOT NULL, scan BLOB NOT NULL""",
    "requirement_version": f"""{RECORD}, starts_on TEXT NOT NULL, decided_on TEXT NOT NULL, approver TEXT NOT NULL,
        reason TEXT NOT NULL""",
    "requirement_change": f"""{RECORD}, requirement_version TEXT NOT NULL REFERENCES requirement_version(id),
        task TEXT NOT NULL, kind TEXT NOT NULL, asked INTEGER NOT NULL, months INTEGER,
        UNIQUE (requirement_version, task, kind)""",
}

TABLES: Mapping[str, str] = {"proof": _PROOF, **_NEW}
"""Every table of proofs; `proof` takes the place of an older one of that name."""

INDEXES: Mapping[str, Sequence[str]] = {
    "proof": ["kind, obtained_on, volunteer, id", "volunteer, kind, obtained_on, id"],
    "requirement_version": ["starts_on"],
}

_OLD_COLUMNS = "key, id, version, event, volunteer, kind, obtained_on, issuer, reference"


def _task_list() -> str:
    """Return what tasks ask by default, as a table of task and kind."""
    asked = [(task, kind) for task in Task for kind in ProofKind if kind in DEFAULT_REQUIREMENTS.by_task[task]]
    return " UNION ALL ".join(f"SELECT '{task}' AS task, '{kind}' AS kind" for task, kind in asked)


_VERSIONS = """INSERT INTO requirement_version (id, event, starts_on, decided_on, approver, reason)
  SELECT 'requirements-of-' || id, event, starts_on, starts_on, '', reason FROM setting WHERE name = 'proof_months'
  ORDER BY starts_on, key"""
_CHANGES = f"""INSERT INTO requirement_change (id, event, requirement_version, task, kind, asked, months)
  SELECT 'requirements-of-' || s.id || '-' || a.task || '-' || a.kind, s.event, 'requirements-of-' || s.id,
    a.task, a.kind, 1, m.value
  FROM setting s, json_each(s.value) m JOIN ({_task_list()}) a ON a.kind = m.key WHERE s.name = 'proof_months'"""

STATEMENTS: tuple[str, ...] = (
    "ALTER TABLE proof RENAME TO old_proof",
    "DROP INDEX proof_by_kind_obtained_on",
    *making(TABLES, INDEXES),
    f"INSERT INTO proof ({_OLD_COLUMNS}) SELECT {_OLD_COLUMNS} FROM old_proof",
    "DROP TABLE old_proof",
    _VERSIONS,
    _CHANGES,
)
"""Rows keep their ids and events. Terms that were a setting become versions of the requirements."""
