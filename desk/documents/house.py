"""The house style of the municipality, as settings, and a page to see it on."""

import base64
import json
from datetime import date
from io import BytesIO
from pathlib import Path

from desk.documents.parties import municipality_party
from desk.store.store import Store
from reports.house import House
from schema.contrast import check_colours
from schema.papers import Issue, SecrecyPaper
from schema.refused import Refused

LARGEST = 1_000_000
"""Bytes of a logo: much more than print needs."""
_NAMES = {"main": "house-main", "tint": "house-tint", "foot": "house-foot", "logo": "house-logo"}


def house_of(store: Store) -> House:
    """Return the house style as it is set; what is not set is the program's own."""
    plain, known = House(), {name: store.setting(setting) for name, setting in _NAMES.items()}
    return House(
        known["main"] or plain.main,
        known["tint"] or plain.tint,
        known["foot"],
        base64.b64decode(known["logo"]),
    )


def change_house(
    store: Store,
    *,
    main: str | None = None,
    tint: str | None = None,
    foot: str | None = None,
    logo: Path | None = None,
    without_logo: bool = False,
    on: date,
) -> None:
    """Change what is given of the house style, after checking that it can be read and printed.

    Raises:
        Refused: `colour-unreadable`, `colour-too-pale`, `logo-unreadable`, `logo-too-large`, `file-unreadable`.
    """
    now = house_of(store)
    colours = [(given or kept).strip().lower() for given, kept in ((main, now.main), (tint, now.tint))]
    check_colours(*colours)
    content = b"" if without_logo else read_logo(logo) if logo is not None else now.logo
    wanted = {
        "main": colours[0],
        "tint": colours[1],
        "foot": now.foot if foot is None else foot.strip(),
        "logo": base64.b64encode(content).decode(),
    }
    before = {"main": now.main, "tint": now.tint, "foot": now.foot, "logo": base64.b64encode(now.logo).decode()}
    rows = [
        {"name": _NAMES[name], "value": json.dumps(value, ensure_ascii=False), "starts_on": on, "reason": ""}
        for name, value in wanted.items()
        if value != before[name]
    ]
    with store.write(store.user, "change-house-style", "desk") as tx:
        tx.insert("setting", rows)


def read_logo(path: Path) -> bytes:
    """Return the bytes of a logo, when it is a PNG or JPEG that can be drawn.

    Raises:
        Refused: `file-unreadable`, `logo-too-large`, `logo-unreadable`.
    """
    from PIL import Image, UnidentifiedImageError

    try:
        content = path.read_bytes()
    except OSError:
        raise Refused("file-unreadable", path=str(path)) from None
    if len(content) > LARGEST:
        raise Refused("logo-too-large", most=LARGEST // 1_000)
    try:
        with Image.open(BytesIO(content), formats=("PNG", "JPEG")) as image:
            image.load()
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError):
        raise Refused("logo-unreadable", path=str(path)) from None
    return content


def preview(store: Store, *, on: date, language: str, house: House | None = None) -> bytes:
    """Return a sample page in the house style, marked as a draft; nothing is issued."""
    from desk.documents.texts import texts_folder
    from reports.printing import render

    municipality = municipality_party(store)
    paper = SecrecyPaper(
        Issue("GV-0000-0000", 1, on, draft=True),
        municipality.name,
        "A. Voorbeeld",
        municipality.name,
        municipality.contact or store.user.name,
        municipality.phone,
    )
    return render(paper, language, texts=texts_folder(store), house=house or house_of(store)).pdf
