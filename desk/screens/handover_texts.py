"""Hand-overs in words: one line each, and what is known of one, of a key, and of a receipt."""

from collections.abc import Mapping, Sequence
from typing import Any

from desk.handovers.keys import OwnKey
from desk.locale import _
from desk.locale.formats import day, full_name, hours
from desk.locale.words import word
from desk.locale.words.exchange import content_told, fields_told, hash_told, standing_told
from desk.widgets.detail import Description, Line, Section
from desk.widgets.list_rows import Cell, Column, Row
from schema.handing_over import State

_TONES = {State.DECLINED: "warning", State.PAIRED: "success", State.ENDED: "success"}


def columns() -> list[Column]:
    """Return the columns of the hand-overs."""
    return [
        Column(_("richting"), kept=True),
        Column(_("inwoner")),
        Column(_("bureau")),
        Column(_("dag"), kept=True),
        Column(_("stand"), kept=True),
    ]


def row_of(row: Mapping[str, Any]) -> Row:
    """Return one hand-over as a row."""
    way = word(row["direction"])
    return Row(
        row["id"], [way, full_name(row), row["name"], day(row["handed_on"]), Cell(standing_told(row), _tone(row))]
    )


def _tone(row: Mapping[str, Any]) -> str:
    return "warning" if row["late"] or row["owed"] else _TONES.get(State(row["state"]), "")


def describe(row: Mapping[str, Any]) -> Description:
    """Return what is known of one hand-over."""
    out = row["direction"] == "sent"
    facts = [
        Line(_("aan") if out else _("van"), row["name"]),
        Line(_("taak"), word(row["task"])),
        Line(_("kenmerk"), row["kenmerk"]),
        *([] if out else [Line(_("hun kenmerk"), row["their_reference"])]),
        *([Line(_("zaak"), row["case_number"])] if row["case_number"] else []),
        Line(_("verzonden") if out else _("geopend"), day(row["handed_on"])),
        Line(_("stand"), standing_told(row), _tone(row)),
    ]
    if row["state"] == State.SENT:
        facts.append(Line(_("antwoord tot"), day(row["answer_by"])))
    if row["back_on"]:
        told = ", ".join(filter(None, (day(row["back_on"]), row["back_reason"])))
        facts.append(Line(_("weer hier"), told))
    package = [
        Line(_("mee ging"), fields_told(row["content_fields"])),
        Line(_("pakket"), row["package"]),
        Line("sha256", hash_told(row["sha256"])),
    ]
    steps = [Line(day(it["on"]), _step(it)) for it in row["steps"]] or [Line("", _("nog niets verteld"), "secondary")]
    return Description(
        full_name(row), [Section(facts), Section(steps, _("Verteld")), Section(package, _("Het pakket"))]
    )


def _step(step: Mapping[str, Any]) -> str:
    spent = _("{hours} uur").format(hours=hours(step["quarters"])) if step["quarters"] else ""
    return ", ".join(filter(None, (word(step["step"]), word(step["outcome"] or ""), spent)))


def receipt_row(row: Mapping[str, Any]) -> Row:
    """Return one receipt as a row."""
    way = word(row["direction"])
    return Row(
        row["id"], [way, content_told(row["content_kind"]), row["name"], day(row["passed_on"]), row["package"][:12]]
    )


def describe_receipt(row: Mapping[str, Any]) -> Description:
    """Return what a receipt says; it names nobody."""
    fed_back = row["content_kind"] == "feedback"
    along = ", ".join(map(word, row["content_fields"])) if fed_back else fields_told(row["content_fields"])
    facts = [
        Line(_("wat"), f"{word(row['content_kind'])}, {word(row['direction'])}"),
        Line(_("bureau"), row["name"]),
        Line(_("gemaakt"), day(row["made_on"])),
        Line(_("verzonden") if row["direction"] == "sent" else _("geopend"), day(row["passed_on"])),
        Line(_("inhoud"), along),
        Line(_("pakket"), row["package"]),
        Line("sha256", hash_told(row["sha256"])),
        Line(_("hun sleutel"), row["fingerprint"]),
    ]
    return Description(_("Ontvangstbewijs"), [Section(facts)])


def key_row(row: Mapping[str, Any]) -> Row:
    """Return the key of another desk as a row."""
    checked = day(row["checked_on"]) if row["checked_on"] else _("nog niet")
    return Row(row["id"], [row["name"], day(row["received_on"]), Cell(checked, "" if row["checked_on"] else "warning")])


def describe_key(row: Mapping[str, Any], newest: bool) -> Description:
    """Return what is known of the key of another desk."""
    facts = [
        Line(_("noemt zich"), row["desk_name"]),
        Line(_("vingerafdruk"), row["fingerprint"]),
        Line(_("ontvangen"), day(row["received_on"])),
    ]
    if row["checked_on"]:
        facts.append(Line(_("gecontroleerd"), f"{day(row['checked_on'])}, {row['checked_by']}", "success"))
    else:
        told = _("nog niet: bel hen, laat hen de vingerafdruk voorlezen, en druk op c")
        facts.append(Line(_("gecontroleerd"), told, "warning"))
    if not newest:
        facts.append(Line("", _("vervangen door een nieuwere sleutel"), "secondary"))
    return Description(row["name"], [Section(facts)])


def own_lines(own: OwnKey | None) -> str:
    """Return this desk's own fingerprint, or how it gets one."""
    if own is None:
        return _("Dit bureau heeft nog geen sleutel. Druk op s en schrijf hem naar een bestand.")
    return _("Eigen vingerafdruk: {digits}").format(digits=own.fingerprint)


def shown_rows(rows: Sequence[Mapping[str, Any]], wanted: str, fold: Any) -> list[Mapping[str, Any]]:
    """Return the rows in whose name what is typed is found."""
    return [row for row in rows if wanted in fold(f"{row['name']} {full_name(row) if 'surname' in row else ''}")]
