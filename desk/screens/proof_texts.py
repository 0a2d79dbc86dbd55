"""A volunteer's proofs in words and as a picture: what each is worth, from when to when, and what must be renewed."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from desk.locale import _, ngettext
from desk.locale.formats import day, days_left, month_letter
from desk.locale.words.proofs import proof_word
from desk.store.store import Store
from desk.volunteers.time_line import proof_line
from desk.widgets.detail import Line, Section
from desk.widgets.list_rows import Cell, Column, Row
from schema.codes import ProofKind
from schema.proof_line import Look, Span, Stretch, picture, stretches

MONTHS = 24
"""How many months the picture shows: half of them before the day."""
_YEAR = 4
_SPACE = "\N{NO-BREAK SPACE}"
"""Between signs that must stay on one line."""
_SIGNS = {Look.VALID: "━", Look.RENEW: "!", Look.EXEMPTED: "o", Look.EXPIRED: "x", Look.MISSING: "·"}


def proof_sections(
    store: Store, file: Mapping[str, Any], on: date, renewal_days: int, *, parts: int = 1
) -> list[Section]:
    """Return the proofs of a volunteer's file as they stand on a day: in words, as a picture, and by period.

    Args:
        parts: how many signs a month of the picture gets, 1 or 2.
    """
    line = proof_line(store, file["id"])
    kinds = [ProofKind(proof["kind"]) for proof in file["proofs"]]
    states = [_state(file, proof, renewal_days) for proof in file["proofs"]]
    return [
        Section(states, _("Bewijzen")),
        Section(picture_lines(line, kinds, on, renewal_days, parts), _("Tijdlijn")),
        Section(_periods(file) or [Line("", _("nog geen: b legt een bewijs vast"), "secondary")], _("Perioden")),
    ]


def holds_back(file: Mapping[str, Any], kind: str) -> bool:
    """Say whether a kind of proof is among the reasons that hold a volunteer back from a task."""
    stem, colon, training = kind.partition(":")
    wanted = {f"{stem}-{state}{colon}{training}" for state in ("missing", "expired")}
    return any(not wanted.isdisjoint(row["reasons"]) for row in file["tasks_on_day"])


def _state(file: Mapping[str, Any], proof: Mapping[str, Any], renewal_days: int) -> Line:
    label, last = proof_word(proof["kind"]), day(proof["last_valid_on"])
    if proof["state"] == "valid":
        if not last:
            return Line(label, _("geldig sinds {day}").format(day=day(proof["obtained_on"])), "success")
        if proof["days_left"] <= renewal_days:
            told = ngettext("geldig, verloopt over {n} dag", "geldig, verloopt over {n} dagen", proof["days_left"])
            return Line(label, f"{told.format(n=proof['days_left'])} ({last})", "warning")
        left = days_left(proof["days_left"], working=False, overdue=False)
        return Line(label, _("geldig tot en met {day}, {left}").format(day=last, left=left), "success")
    state = _("ontbreekt") if proof["state"] == "missing" else _("verlopen, gold tot en met {day}").format(day=last)
    if proof["exempted"]:
        return Line(label, _("{state}; ontheffing loopt").format(state=state), "warning")
    if holds_back(file, proof["kind"]):
        return Line(label, state, "error")
    return Line(label, _("nog niet nodig") if proof["needed"] else _("niet gevraagd"), "secondary")


def picture_lines(
    line: Mapping[ProofKind, Sequence[Span]], kinds: Iterable[ProofKind], on: date, renewal_days: int, parts: int
) -> list[Line]:
    """Return the months around a day as a picture in signs, which reads without colour too."""
    shown = stretches(on, MONTHS, parts)
    place = next(place for place, one in enumerate(shown) if one.first <= on <= one.last)
    rows = [
        Line(proof_word(kind), "".join(_SIGNS[look] for look in picture(line[kind], shown, renewal_days)))
        for kind in kinds
    ]
    legend = {
        Look.RENEW: _("vernieuwen"),
        Look.EXEMPTED: _("ontheffing"),
        Look.EXPIRED: _("verlopen"),
        Look.MISSING: _("ontbreekt"),
    }
    told = "  ".join(f"{_SIGNS[look]} {text}" for look, text in legend.items())
    valid = " ".join((_SIGNS[Look.VALID], _("geldig")))
    heads = [Line("", head, "secondary") for head in _heads(shown, parts)]
    marked = Line(day(on), _SPACE * place + "▼", "primary")
    return [*heads, marked, *rows, Line(valid, told, "secondary")]


def _heads(shown: Sequence[Stretch], parts: int) -> tuple[str, str]:
    """Return the line of years, each over its January, and the line of the months' first letters."""
    months = shown[::parts]
    januaries = [place for place, one in enumerate(months) if one.first.month == 1]
    labelled = [0, *januaries] if januaries[0] * parts > _YEAR else januaries
    years = ""
    for place in labelled:
        years = years.ljust(place * parts, _SPACE) + str(months[place].first.year)
    return years, "".join(month_letter(one.first).ljust(parts, _SPACE) for one in months)


def _periods(file: Mapping[str, Any]) -> list[Line]:
    """Return each spell of the time line, kind by kind, and each exemption."""
    told, before = list[Line](), ""
    for span in file["time_line"]:
        told.append(Line("" if span["kind"] == before else proof_word(span["kind"]), _period(span), _tone(span)))
        before = span["kind"]
    return told + [_exemption(row) for row in file["exemptions"]]


def _period(span: Mapping[str, Any]) -> str:
    starts, ends = day(span["starts_on"]), day(span["ends_on"])
    when = (
        _("{starts} tot en met {ends}").format(starts=starts, ends=ends)
        if ends
        else _("vanaf {day}").format(day=starts)
    )
    state = {"valid": _("geldig"), "expired": _("verlopen"), "missing": _("ontbreekt")}[span["state"]]
    told = f"{when}: {state}"
    if span["exempted"]:
        told += _(", met ontheffing")
    if span["days_left"] is not None:
        told += ", " + days_left(span["days_left"], working=False, overdue=False)
    return told


def _tone(span: Mapping[str, Any]) -> str:
    if not span["now"]:
        return "secondary"
    return "" if span["state"] == "valid" else "warning" if span["exempted"] else "error"


def _exemption(row: Mapping[str, Any]) -> Line:
    told = _("{proof}, {starts} tot en met {ends}: {reason} ({who})")
    return Line(
        _("ontheffing"),
        told.format(
            proof=proof_word(row["kind"]),
            starts=day(row["starts_on"]),
            ends=day(row["ends_on"]),
            reason=row["reason"],
            who=row["approver"],
        ),
    )


def columns() -> tuple[Column, ...]:
    """Return the columns of the list of proofs."""
    return (
        Column(_("bewijs"), kept=True),
        Column(_("datum"), kept=True),
        Column(_("scan")),
        Column(_("bijzonderheden")),
    )


def rows(file: Mapping[str, Any]) -> list[Row]:
    """Return every proof that was recorded, the newest first, those taken back among them, and every exemption."""
    proofs = [
        Row(row["id"], [proof_word(row["kind"]), day(row["obtained_on"]), _scan(row), _about(row)])
        for row in reversed(file["proof_dates"])
    ]
    lifted = [
        Row(row["id"], [_("ontheffing"), day(row["starts_on"]), "", _exemption(row).value])
        for row in reversed(file["exemptions"])
    ]
    return proofs + lifted


def _scan(row: Mapping[str, Any]) -> str:
    if row["kind"] == ProofKind.VOG:
        return _("geen kopie")
    return _("ja") if row["scan"] else "–"


def _about(row: Mapping[str, Any]) -> Cell:
    """Return what else is known of a proof; of one that was taken back, why."""
    if row["corrected_on"]:
        told = _("teruggenomen op {day}: {reason} ({who})")
        on, who = day(row["corrected_on"]), row["corrected_by"]
        return Cell(told.format(day=on, reason=row["corrected_because"], who=who), "secondary")
    seen = _("gezien op {day} door {who}").format(day=day(row["seen_on"]), who=row["seen_by"]) if row["seen_on"] else ""
    return Cell(" · ".join(filter(None, (row["issuer"], row["reference"], seen))))
