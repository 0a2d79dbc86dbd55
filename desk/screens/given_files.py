"""Uitgegeven bestanden: what left the desk, for whom, and whether a password opens it."""

from typing import Any

from textual.app import ComposeResult
from textual.containers import Horizontal

from desk.locale import _
from desk.locale.formats import count, day
from desk.locale.words import word
from desk.privacy.given_files import given_files
from desk.screens.acting import DescribingScreen
from desk.store.store import Store
from desk.widgets.detail import Description, Detail, Line, Section
from desk.widgets.key_line import KeyLine
from desk.widgets.keys import key
from desk.widgets.list_rows import Cell, Column, Page, Row
from desk.widgets.record_list import RecordList
from desk.widgets.topbar import TopBar
from schema.exporting import Receiver
from schema.names import name_key


class GivenFilesScreen(DescribingScreen):
    """The register of files, with one of them beside the list."""

    BINDINGS = [key("back", _("Ga terug naar Privacy"))]

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self._given: dict[str, dict[str, Any]] = {}

    def compose(self) -> ComposeResult:
        """Lay out the list and one file."""
        yield TopBar(self.store)
        columns = (
            Column(_("dag"), kept=True),
            Column(_("wat")),
            Column(_("voor wie")),
            Column(_("regels"), right=True),
            Column(_("stand"), kept=True),
        )
        empty = _("Er is nog geen bestand uitgegeven. Wat u naar een bestand schrijft, komt hier te staan.")
        with Horizontal(classes="panes"):
            yield RecordList(_("Uitgegeven bestanden"), columns, self._load, empty=empty)
            yield Detail(self.describe)
        yield KeyLine()

    def _load(self, search: str, limit: int) -> Page:
        self._given = {one["id"]: one for one in given_files(self.store)}
        wanted = name_key(search)
        rows = [
            _row(one) for one in self._given.values() if wanted in name_key(f"{_what(one)} {_whom(one)} {one['who']}")
        ]
        return Page(rows[:limit], len(rows))

    def describe(self, record: str) -> Description:
        """Return what the register keeps of a file."""
        one = self._given.get(record)
        return Description("") if one is None else _described(one)

    def action_back(self) -> None:
        """Return to Privacy."""
        self.dismiss()


def _what(one: dict[str, Any]) -> str:
    return word(f"given-{one['kind']}")


def _whom(one: dict[str, Any]) -> str:
    return str(one["whom"] or word(one["receiver"]))


def _state(one: dict[str, Any]) -> tuple[str, str]:
    if one["encrypted"]:
        return _("versleuteld"), ""
    return _("open"), "" if one["receiver"] == Receiver.ANYBODY else "warning"


def _row(one: dict[str, Any]) -> Row:
    return Row(one["id"], [day(one["written_on"]), _what(one), _whom(one), count(one["records"]), Cell(*_state(one))])


def _described(one: dict[str, Any]) -> Description:
    facts = [
        Line(_("geschreven"), day(one["written_on"])),
        Line(_("door"), one["who"] or _("niet bewaard"), "" if one["who"] else "secondary"),
        Line(_("voor wie"), _whom(one)),
        Line(_("regels"), count(one["records"])),
        Line(_("stand"), *_state(one)),
    ]
    facts += [Line(_("reden"), one["reason"])] if one["reason"] else []
    facts += [Line(_("bestand"), one["file"])] if one["file"] else []
    facts.append(Line("sha256", f"{one['sha256'][:32]}\n{one['sha256'][32:]}"))
    sections = [Section(facts)]
    if one["columns"]:
        sections.append(Section([Line("", ", ".join(one["columns"]))], _("Kolommen")))
    return Description(_what(one), sections)
