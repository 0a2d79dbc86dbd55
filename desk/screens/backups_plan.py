"""What happens to backups by itself, and when the last good one was made, in words."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from desk.backups.due import backup_folder
from desk.backups.listing import Backup, last_good, last_restoration
from desk.clock import today
from desk.locale import _
from desk.locale.formats import day
from desk.locale.words import counted
from desk.store.store import Store
from desk.widgets.detail import Description, Line, Section
from desk.widgets.list_rows import Cell, Row
from desk.widgets.offered import is_offered

SCHEDULE = "schedule"
"""The row of what happens by itself, among those of the backups."""


class Plan(NamedTuple):
    """What happens by itself."""

    folder: Path | None
    every: int
    """Days; 0 is never."""
    kept: int
    """Days."""
    last: Backup | None
    restored: Mapping[str, Any] | None
    """From which backup this desk was put back."""


def plan_of(store: Store) -> Plan:
    """Return what happens by itself on this desk."""
    numbers = store.settings(today())
    every, kept = numbers.backup_every_days, numbers.backup_days
    return Plan(backup_folder(store), every, kept, last_good(store), last_restoration(store))


def title(plan: Plan) -> str:
    """Return the title of the list: when the last good one was made."""
    told = _("Reservekopie · laatste goede: {day}")
    return told.format(day=day(plan.last.made_on) if plan.last else _("nog geen"))


def schedule_row(plan: Plan) -> Row:
    """Return what happens by itself as a row."""
    if plan.folder is None or not plan.every:
        return Row(SCHEDULE, [_("vanzelf"), Cell(_("staat uit; m kiest een map"), "warning"), "", _("uit")])
    return Row(SCHEDULE, [_("vanzelf"), str(plan.folder), "", _every(plan.every)])


def _every(days: int) -> str:
    return _("elke dag") if days == 1 else _("elke {days}").format(days=counted.days(days))


def describe_schedule(plan: Plan) -> Description:
    """Return what happens by itself, and what to do where nothing does."""
    last = day(plan.last.made_on) if plan.last else _("nog geen; n maakt er een")
    facts = [Line(_("laatste goede"), last, "" if plan.last else "warning")]
    if plan.folder is None:
        facts.append(Line(_("map"), _("geen; m kiest er een, liefst op een andere schijf"), "warning"))
    else:
        facts += [
            Line(_("map"), str(plan.folder)),
            Line(_("hoe vaak"), _every(plan.every) if plan.every else _("nooit")),
            Line(_("bewaard"), counted.days(plan.kept)),
        ]
    how = _("Bij het openen van het bureau. Hoe vaak en hoe lang bewaard wijzigt u in Beheer, bij de instellingen.")
    opens = _("Een kopie gaat open met de herstelcode, of met de sleutel van dit bureau. Terugzetten: desk restore.")
    sections = [Section(facts), Section([Line("", how, "secondary"), Line("", opens, "secondary")])]
    if plan.restored is not None:
        when = _("op {day}, van de kopie van {made}").format(
            day=day(plan.restored["restored_on"]), made=day(plan.restored["made_on"])
        )
        sections.append(Section([Line(_("teruggezet"), when), Line(_("bestand"), plan.restored["file"])]))
    return Description(_("Reservekopieën vanzelf"), sections)


def office_rows(store: Store) -> list[Row]:
    """Return the last good backup as a row among the settings, for whoever may see it there."""
    if not is_offered(store.user.role, "OfficeArea", "backups"):
        return []
    last = last_good(store)
    told = Cell(_("nog geen"), "warning") if last is None else day(last.made_on)
    return [Row(SCHEDULE, [_("laatste goede reservekopie"), told, ""])]
