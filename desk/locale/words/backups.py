"""Words about backups: what was done, what is due, how far it is, and what trying one out found."""

from collections.abc import Mapping, Sequence

from desk.locale import _, ngettext
from desk.locale.formats import count, decimal


def verbs() -> dict[str, str]:
    """Return what was done, as the log tells it."""
    return {
        "back-up": _("reservekopie gemaakt"),
        "remove-backups": _("oude reservekopieën verwijderd"),
        "drill-backup": _("reservekopie geprobeerd"),
        "change-backup-folder": _("map voor reservekopieën gekozen"),
        "restored": _("teruggezet van een reservekopie"),
    }


def dues() -> dict[str, str]:
    """Return what is put before whoever sees to the backups."""
    return {
        "backup-late": _("geen goede reservekopie"),
        "backup-place-missing": _("de map voor reservekopieën is er niet"),
    }


def progress(step: str, _done: int, _total: int) -> str:
    """Return what the desk is doing."""
    return {
        "backup-copying": _("kopiëren…"),
        "backup-sealing": _("versleutelen…"),
        "backup-checking": _("opnieuw openen en controleren…"),
        "backup-opening": _("openen en controleren…"),
        "backup-putting-back": _("terugzetten…"),
    }[step]


def size(number: int) -> str:
    """Return a number of bytes for a reader: `1,8 MB`."""
    for unit, least in (("GB", 10**9), ("MB", 10**6)):
        if number >= least:
            return f"{decimal(number / least)} {unit}"
    return f"{count(max(1, number // 1000))} kB"


def removed(number: int) -> str:
    """Return that old backups were removed."""
    return ngettext("{n} oude reservekopie is verwijderd.", "{n} oude reservekopieën zijn verwijderd.", number).format(
        n=number
    )


def lists() -> Mapping[str, str]:
    """Return the words for what is counted when a backup is held against the desk; the rest is counted together."""
    return {
        "signal": _("signalen"),
        "signal_case": _("zaken"),
        "attempt": _("contactpogingen"),
        "resident": _("inwoners"),
        "request": _("hulpvragen"),
        "pairing": _("koppelingen"),
        "volunteer": _("vrijwilligers"),
        "proof": _("bewijzen"),
        "organisation": _("organisaties"),
        "agreement": _("overeenkomsten"),
        "document": _("documenten"),
    }


def verdict(*, ok: bool, same_desk: bool, in_chain: bool, older: bool, since: int) -> str:
    """Return in one sentence what trying out a backup found."""
    if not same_desk:
        return _("De kopie is heel, maar van een ander bureau.")
    if older:
        return _("De kopie is heel, maar ouder dan het logboek van dit bureau: of zij ervan is, zegt het niet meer.")
    if not in_chain:
        return _(
            "De kopie is heel, maar haar laatste gebeurtenis staat niet in het logboek van dit bureau. Een van de twee"
            " is een eigen weg gegaan; vraag uw beheerder welke klopt."
        )
    if not ok:
        return _("De kopie is heel, maar verschilt van dit bureau zonder dat het logboek zegt waarom.")
    if not since:
        return _("De kopie is heel en gelijk aan dit bureau.")
    return ngettext(
        "De kopie is heel. Sindsdien kwam er in dit bureau {n} gebeurtenis bij.",
        "De kopie is heel. Sindsdien kwamen er in dit bureau {n} gebeurtenissen bij.",
        since,
    ).format(n=count(since))


def unopened(files: Sequence[str]) -> str:
    """Return which files beside a backup did not open, and what may have come back by that."""
    return ngettext(
        "{files} ligt ernaast en gaat met deze code niet open. Is het een latere kopie van dit bureau, dan kan hier"
        " staan wat later is vernietigd. Zet dan opnieuw terug in een lege map, en geef ook de nieuwere code.",
        "{files} liggen ernaast en gaan met deze code niet open. Is er een latere kopie van dit bureau bij, dan kan"
        " hier staan wat later is vernietigd. Zet dan opnieuw terug in een lege map, en geef ook de nieuwere code.",
        len(files),
    ).format(files=", ".join(files))


def colleagues() -> str:
    """Return what to do for colleagues, whose ways in do not come back."""
    return _(
        "Gaven anderen hun account een eigen wachtzin? Die geldt hier niet meer. Geef een nieuwe: desk account way."
    )


def one_of_two() -> str:
    """Return what to do where the old desk is still there."""
    return _(
        "Is het oude bureau er ook nog? Werk dan in één van de twee: ze weten niets van elkaar, en een pakket van een"
        " ander bureau gaat in allebei open."
    )


def difference(then: int, now: int) -> str:
    """Return how many there were and how many there are."""
    return _("{then} in de kopie, {now} nu").format(then=count(then), now=count(now))


def other_lists(number: int) -> str:
    """Return that other lists differ too."""
    return ngettext("{n} andere lijst verschilt ook", "{n} andere lijsten verschillen ook", number).format(n=number)
