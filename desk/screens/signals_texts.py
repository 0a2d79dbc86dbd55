"""A signal in words: its row in the list and its description."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from desk.locale import _
from desk.locale.formats import day, euros, whole_euros
from desk.screens.case_texts import marks
from desk.screens.residents_texts import place, term_tone, whole_place
from desk.signals.attention import waits_until
from desk.signals.files import signal_file
from desk.signals.tray_words import why_in_words
from desk.store.store import Store
from desk.widgets.detail import Description, Line, Section
from desk.widgets.list_rows import Cell, Column, Row
from schema.codes import SignalStatus


def signal_columns(wide: bool, *, tray: bool = False) -> list[Column]:
    """Return the columns of the list of signals; where room is scarce without the address."""
    where = [Column(_("adres"))] if wide and not tray else []
    why = [Column(_("waarom hier"))] if tray else []
    return [
        Column(_("datum"), kept=True),
        Column(_("partner")),
        Column(_("wie")),
        *where,
        Column(_("bedrag"), right=True, kept=True),
        Column(_("status"), kept=True),
        *why,
    ]


def signal_row(signal: Mapping[str, Any], wide: bool, *, tray: bool = False) -> Row:
    """Return a signal as a row: when, from whom, about whom, how much, and what became of it."""
    where = [place(signal)] if wide and not tray else []
    why = [why_in_words(signal["why"])] if tray else []
    amount = whole_euros(signal["amount_cents"])
    return Row(
        signal["id"],
        [day(signal["signal_on"]), signal["partner"], named(signal), *where, amount, status_cell(signal), *why],
    )


def status_cell(signal: Mapping[str, Any]) -> Cell:
    """Return what became of a signal in a word or two."""
    if signal["status"] == SignalStatus.PICKED_UP and signal["crisis"]:
        return Cell(_("opgepakt, crisis"), "error")
    tone = "" if signal["status"] == SignalStatus.PICKED_UP else "warning"
    return Cell(status_word(signal["status"]), tone)


def status_word(status: str) -> str:
    """Return a short word for a national status."""
    return {
        SignalStatus.WAITING: _("nog niet opgepakt"),
        SignalStatus.PICKED_UP: _("opgepakt"),
        SignalStatus.INVALID: _("onder de drempel"),
        SignalStatus.REPEAT: _("herhaling"),
        SignalStatus.LEFT: _("laten liggen"),
        SignalStatus.DECEASED: _("overleden"),
        SignalStatus.NOT_RESIDENT: _("geen inwoner"),
        SignalStatus.KNOWN: _("al bekend"),
    }[SignalStatus(status)]


def named(signal: Mapping[str, Any]) -> str:
    """Return the name a signal bears, with initials."""
    return " ".join(part for part in (signal["initials"], signal["prefix"], signal["surname"]) if part)


def describe_signal(store: Store, signal: str, on: date) -> Description:
    """Open a signal's file, which is logged, and describe it."""
    file = signal_file(store, signal, on=on, purpose="signal-check")
    address = file["address"]
    door = whole_place(address)
    told = [
        Line(_("status"), file["status"], "success" if file["status"] == SignalStatus.PICKED_UP else "warning"),
        Line(_("zaak"), file["case_number"] or _("geen")),
    ]
    if file["case"] and (waits := waits_until(store, file["case"], on)):
        told.append(Line(_("termijn"), waits[0], term_tone(waits[1].days, waits[1].overdue)))
    if urgent := list(marks(file)):
        told.append(Line(_("let op"), ", ".join(urgent), "error" if file["crisis"] else "warning"))
    asked = [
        Line(_("bedrag"), euros(file["amount_cents"])),
        Line(_("soort"), file["type"]),
        Line(_("partner"), file["partner"]),
        Line(_("kenmerk"), file["kenmerk"] or _("geen")),
        Line(_("klantnummer"), file["customer_number"] or _("geen")),
        Line(_("signaaldatum"), day(file["signal_on"])),
        Line(_("achter sinds"), day(file["arrears_since"]) or _("onbekend")),
        Line(_("ontvangen"), day(file["received_on"])),
    ]
    person = [Line(_("naam"), named(file) or _("onbekend")), Line(_("adres"), door)]
    for label, value in ((_("geboren"), day(file["birth_date"])), (_("telefoon"), file["phone"])):
        person += [Line(label, value)] if value else []
    person += [Line(_("e-mail"), file["email"])] if file["email"] else []
    decided = [Line(day(one["decided_on"]), f"{one['status']}: {one['reason']}") for one in file["decisions"]]
    sections = [Section(told), Section(asked), Section(person)]
    return Description(
        " · ".join(filter(None, [named(file), file["partner"]])),
        [*sections, Section(decided, _("Beslist"))] if decided else sections,
    )
