"""What the coordinator is warned of: between two people, and beyond what an organisation agreed."""

from collections.abc import Iterable

from desk.locale import _
from desk.locale.words.findings import beyond_told, caseload_told, finding_told
from desk.matching.suggesting import Candidate
from desk.widgets.detail import Line
from schema.conflict_guard import Finding
from schema.role_acts import Outside


def between_lines(found: Iterable[Finding]) -> list[Line]:
    """Return what stands between two people, a line each: what was decided is no warning any more."""
    return [
        Line(_("ertussen"), finding_told(finding.as_json()), "warning" if finding.is_open else "secondary")
        for finding in found
    ]


def agreed_lines(candidate: Candidate) -> list[Line]:
    """Return that one more pairing of a candidate goes beyond the caseload agreed with her organisation, if it does."""
    return [] if candidate.agreed is None else [Line(_("afspraak"), caseload_told(candidate.agreed), "warning")]


def beyond_lines(beyond: Iterable[Outside]) -> list[Line]:
    """Return the acts of a round that stand in no authorisation of who goes, a line each."""
    return [Line(_("let op"), beyond_told(it.as_json()), "warning") for it in beyond]
