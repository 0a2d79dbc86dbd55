"""The backups of the desk in words: what there is, what happens by itself, and what trying one out found."""

from pathlib import Path

from desk.backups.drilling import Drilled
from desk.backups.listing import Backup, lies_in
from desk.locale import _
from desk.locale.formats import count, day
from desk.locale.words import backups as words
from desk.widgets.detail import Description, Line, Section
from desk.widgets.list_rows import Cell, Column, Row


def columns() -> tuple[Column, ...]:
    """Return the columns: when, which file, how large, where it is."""
    return (
        Column(_("gemaakt op"), kept=True),
        Column(_("bestand")),
        Column(_("grootte"), right=True, kept=True),
        Column(_("stand"), kept=True),
    )


def busy_title(step: str) -> str:
    """Return the title while a backup is worked on."""
    return _("Reservekopie · {step}").format(step=step)


def backup_row(backup: Backup, folder: Path | None) -> Row:
    """Return a backup as a row."""
    return Row(backup.id, [day(backup.made_on), backup.file, words.size(backup.bytes), _stand(backup, folder)])


def _stand(backup: Backup, folder: Path | None) -> str | Cell:
    if backup.removed_on is not None:
        return Cell(_("verwijderd"), "secondary")
    return _("in de map") if lies_in(folder, backup) else Cell(_("elders"), "secondary")


def describe_backup(backup: Backup, folder: Path | None) -> Description:
    """Return what is known of a backup, and the anchor by which the log must still know it."""
    drilled = day(backup.drilled_on) if backup.drilled_on else _("nog niet; c probeert haar")
    facts = [
        Line(_("gemaakt op"), day(backup.made_on)),
        Line(_("bestand"), backup.file),
        Line(_("grootte"), words.size(backup.bytes)),
        Line(_("geprobeerd op"), drilled, "" if backup.drilled_on else "secondary"),
    ]
    if backup.removed_on is not None:
        facts.append(Line(_("verwijderd"), day(backup.removed_on)))
    elif not lies_in(folder, backup):
        facts.append(Line("", _("Ligt niet in de gekozen map; c vraagt waar."), "secondary"))
    anchor = [Line(_("gebeurtenissen"), count(backup.events)), Line(_("vingerafdruk"), _in_lines(backup.head))]
    seal = [Line("SHA-256", _in_lines(backup.sha256))]
    return Description(
        _("Reservekopie van {day}").format(day=day(backup.made_on)),
        [Section(facts), Section(anchor, _("Het logboek tot daar")), Section(seal, _("Het bestand"))],
    )


def _in_lines(digest: str) -> str:
    """Return a hash in lines that fit beside the list."""
    return "\n".join(digest[place : place + 16] for place in range(0, len(digest), 16))


def describe_drill(found: Drilled) -> Description:
    """Return what trying out a backup found."""
    facts = [
        Line(_("bestand"), found.file),
        Line(_("gemaakt op"), day(found.manifest.made_on)),
        Line(_("van"), found.manifest.municipality),
        Line(_("uitkomst"), found.verdict(), "success" if found.ok else "error"),
    ]
    rows = [Line(which, told, "" if which else "secondary") for which, told in found.differences()]
    left = _("De kopie is in een eigen map geopend en daarna weer weggehaald. Dit bureau is niet veranderd.")
    sections = [Section(facts), *([Section(rows, _("Verschillen"))] if rows else [])]
    return Description(_("Reservekopie geprobeerd"), [*sections, Section([Line("", left, "secondary")])])
