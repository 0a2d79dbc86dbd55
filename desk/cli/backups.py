"""`desk backup` and `desk restore`: an encrypted, verified copy of the whole desk, and putting it back."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from desk.cli.edge import (
    DONE,
    REFUSED,
    Here,
    answer,
    ask_new_passphrase,
    ask_passphrase,
    here,
    json_option,
    nothing,
    say,
    table,
)
from desk.cli.progress import progress_line
from desk.cli.setup import KEY_FILE_OPTION
from desk.clock import today
from desk.locale import _
from desk.locale.formats import day
from desk.locale.words import backups as words
from desk.locale.words import counted, word
from schema.refused import Refused

if TYPE_CHECKING:
    from desk.backups.restoring import Restored
    from desk.store.ways import Ask

_FILE = click.Path(path_type=Path, dir_okay=False)


@click.command("backup", help=_("Maak een versleutelde reservekopie, en open die opnieuw om te zien of zij heel is."))
@click.argument("file", type=click.Path(path_type=Path), required=False)
@click.option(
    "--folder",
    type=click.Path(path_type=Path, file_okay=False),
    help=_("maak reservekopieën voortaan vanzelf, in deze map"),
)
@click.option("--no-folder", is_flag=True, help=_("maak reservekopieën niet meer vanzelf"))
@click.option("--list", "listed", is_flag=True, help=_("toon de reservekopieën van dit bureau"))
@json_option
@here
def backup_command(
    at: Here, file: Path | None, folder: Path | None, no_folder: bool, listed: bool, as_json: bool
) -> None:
    """Make a backup; without a file in the folder that is chosen for them, where old ones are removed."""
    if folder is not None or no_folder:
        _choose_folder(at, folder, as_json)
    elif listed:
        _show(at, as_json)
    else:
        _make(at, file, as_json)


def _choose_folder(at: Here, folder: Path | None, as_json: bool) -> None:
    from desk.backups.due import backup_folder
    from desk.backups.scheduling import set_backup_folder

    with at.open() as store:
        new = set_backup_folder(store, folder, on=today())
        chosen = backup_folder(store)
    told = _("Reservekopieën komen voortaan vanzelf in {folder}.").format(folder=chosen)
    off = _("Reservekopieën worden niet meer vanzelf gemaakt.")
    answer({"id": new, "folder": str(chosen) if chosen else None}, as_json, [told if chosen else off])


def _show(at: Here, as_json: bool) -> None:
    from desk.backups.listing import list_backups

    with at.open() as store:
        found = list_backups(store)
        empty = nothing(
            store, "visible_backups", _("Er is nog geen reservekopie. Maak er een met: desk backup BESTAND")
        )
    heads = {"made": _("gemaakt op"), "file": _("bestand"), "size": _("grootte"), "drilled": _("geprobeerd op")}
    rows = [
        {
            "made": day(each.made_on),
            "file": each.file,
            "size": words.size(each.bytes) if each.removed_on is None else _("verwijderd"),
            "drilled": day(each.drilled_on),
        }
        for each in found
    ]
    answer([each.as_json() for each in found], as_json, table(rows, heads) if rows else empty)


def _make(at: Here, file: Path | None, as_json: bool) -> None:
    from desk.backups.making import back_up
    from desk.backups.scheduling import Kept, back_up_here

    with at.open() as store, progress_line(words.progress) as tell:
        kept = (
            Kept(back_up(store, file, on=today(), tell=tell), [])
            if file is not None
            else back_up_here(store, on=today(), tell=tell)
        )
    made = kept.backup
    told = _("Gemaakt en gecontroleerd: {file} ({size}).").format(file=made.made.path, size=words.size(made.made.bytes))
    gone = [_("Verwijderd, want te oud: {file}").format(file=name) for name in kept.removed]
    answer({**made.as_json(), "removed": kept.removed}, as_json, [told, *gone])
    if not as_json:
        say(_("Bewaar de kopie op een andere schijf, en de herstelcode op papier."))


@click.command("restore", help=_("Zet een bureau terug uit een reservekopie, in een map waar geen bureau staat."))
@click.argument("file", type=_FILE)
@click.option(
    "--recovery-code-file",
    "code_files",
    type=_FILE,
    multiple=True,
    help=_("bestand met de herstelcode (mag vaker: een nieuwere opent de latere kopieën ernaast)"),
)
@click.option(
    "--old-home",
    type=click.Path(path_type=Path, file_okay=False),
    help=_("open de kopie met de sleutel van het oude bureau in deze map"),
)
@click.option(
    "--destroyed",
    "others",
    type=_FILE,
    multiple=True,
    help=_("vernietig opnieuw wat volgens deze latere reservekopie weg is (mag vaker); anders alle naast het bestand"),
)
@click.option("--drill", is_flag=True, help=_("probeer de kopie alleen, en vergelijk haar met dit bureau"))
@KEY_FILE_OPTION
@json_option
@here
def restore_command(
    at: Here,
    file: Path,
    code_files: tuple[Path, ...],
    old_home: Path | None,
    others: tuple[Path, ...],
    drill: bool,
    key_file: Path | None,
    as_json: bool,
) -> int:
    """Put a desk back, or only try whether that would go well."""
    if drill:
        return _drill(at, file, code_files, as_json)
    from desk.backups.restoring import refuse_taken, restore

    refuse_taken(at.home)
    identities = _identities(code_files, old_home)
    ask = _asked(file, identities, key_file)
    with progress_line(words.progress) as tell:
        done = restore(
            at.home, file, identities, others=others or None, key_file=key_file, ask=ask, on=today(), tell=tell
        )
    answer(done.as_json(), as_json, _restored_lines(done))
    return DONE


def _restored_lines(done: "Restored") -> list[str]:
    told = done.manifest
    lines = [
        _("Teruggezet in {home}: {municipality}, zoals het was op {day}.").format(
            home=done.home, municipality=told.municipality, day=day(told.made_on)
        ),
        _("Opent nu met: {way}. De herstelcode blijft gelden.").format(way=word(done.way)),
        words.colleagues(),
        words.one_of_two(),
    ]
    if done.destroyed:
        lines.append(
            _("Later vernietigd volgens de andere kopieën, en hier nu ook: {records}.").format(
                records=counted.records(done.destroyed)
            )
        )
    if done.unopened:
        lines.append(words.unopened(done.unopened))
    return lines


def _identities(code_files: tuple[Path, ...], old_home: Path | None) -> list[str]:
    """Return who may open the backup: whoever has the recovery code, or the key of the old desk."""
    from desk.store.age_keys import code_identity, desk_identity
    from desk.store.ways import find_key

    codes = [*map(_code_in, code_files)]
    if old_home is not None:
        found = find_key(old_home, None, ask_passphrase if sys.stdin.isatty() else None)
        return [*(desk_identity(key) for key in (found.key, found.coming) if key is not None), *codes]
    return codes or [code_identity(str(click.prompt(_("Herstelcode"), err=True)))]


def _code_in(file: Path) -> str:
    """Return who opens the backups of the recovery code in a file."""
    from desk.store.age_keys import code_identity

    try:
        return code_identity(file.read_text("utf-8", "replace"))
    except OSError:
        raise Refused("file-unreadable", path=str(file)) from None


def _asked(file: Path, identities: list[str], key_file: Path | None) -> "Ask | None":
    """Ask for a passphrase where the key needs one, once it is sure that the backup opens and before the long work."""
    from desk.store.keyrings import keyring_fits
    from desk.store.reopening import read_lists

    read_lists(file, identities)
    if key_file is not None or not sys.stdin.isatty() or keyring_fits():
        return None
    typed = ask_new_passphrase()
    return lambda: typed


def _drill(at: Here, file: Path, code_files: tuple[Path, ...], as_json: bool) -> int:
    from desk.backups.drilling import drill

    identities = [*map(_code_in, code_files)]
    with at.open() as store, progress_line(words.progress) as tell:
        found = drill(store, file, identities, on=today(), tell=tell)
    answer(found.as_json(), as_json, _drilled_lines(found))
    return DONE if found.ok else REFUSED


def _drilled_lines(found: Any) -> list[str]:
    return [
        _("{file}, gemaakt op {day}: {verdict}").format(
            file=found.file, day=day(found.manifest.made_on), verdict=found.verdict()
        ),
        *(f"  {which}: {told}" if which else f"  {told}" for which, told in found.differences()),
    ]
