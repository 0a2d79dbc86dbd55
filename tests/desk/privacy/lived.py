"""A desk on which much was done for one resident and one volunteer, and a look into every byte of its folder."""

import json
import zipfile
from contextlib import redirect_stderr, redirect_stdout
from datetime import date
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from desk.cli.edge import run
from desk.store.store import DATABASE
from tests.desk.volunteers.invented import ANKER, BOS, LINDEN, write_rows

TODAY = date(2026, 11, 3)
GONE = ("qvantelaar", "0999-771188", "zwaantje@example.invalid", "9371xq 97", "kwelderpad 97")
"""Traces of the resident, in small letters: her surname, telephone, e-mail and door."""
LEFT = ("drufkemans", "0999-445566", "wobke@example.invalid")
"""Traces of the volunteer."""
_HEADINGS = (
    *("kenmerk", "signaaldatum", "partner", "type", "klantnummer", "voorletters", "achternaam", "geboortedatum"),
    *("straat", "postcode", "nr", "plaats", "telefoon", "email", "bedrag"),
)
_HERS = (
    "Z.",
    "Qvantelaar",
    "21-09-1975",
    "Kwelderpad",
    "9371XQ",
    "97",
    "Oord",
    "0999-771188",
    "zwaantje@example.invalid",
)
_OTHERS = ("C.", "Mol", "", "Vlashof", "1234AD", "7", "Oord", "", "")
_ROWS = (
    _HEADINGS,
    ("S1", "02-10-2025", "Lichtstroom", "Energie", "K1", *_HERS, "450,00"),
    ("S2", "12-10-2025", "Het Anker", "Huur", "K2", *_HERS, "1450,00"),
    ("S3", "20-09-2025", "Het Anker", "Huur", "K3", *_OTHERS, "300,00"),
)
_SIGNALS = "".join(f"{';'.join(row)}\n" for row in _ROWS)
_VOLUNTEER = BOS | {
    "achternaam": "Drufkemans",
    "voornaam": "Wobke",
    "email": "wobke@example.invalid",
    "telefoon": "0999-445566",
    "gestart_op": "2024-01-01",
    "organisatie": "ANKER",
}
_ASKS = LINDEN | {
    "voornaam": "Zwaantje",
    "voorvoegsel": "",
    "achternaam": "Qvantelaar",
    "postcode": "9371XQ",
    "huisnummer": "97",
    "toevoeging": "",
    "zaak": "S1",
    "aangevraagd_op": "2025-10-20",
    "toestemming_op": "2025-10-20",
}
_PROOFS = ("geheimhouding_op", "vog_op", "vrijwilligersovereenkomst_op")
_DATED = dict.fromkeys((*_PROOFS, *(name for name in BOS if name.startswith("training:"))), "2025-01-01")


class Desk:
    """A desk by its commands."""

    def __init__(self, home: Path, folder: Path, patch: pytest.MonkeyPatch) -> None:
        self.home, self.folder, self.patch = home, folder, patch

    def __call__(self, *command: str, on: date = TODAY, code: int = 0) -> Any:
        """Run a command on a day and return what it answers."""
        self.patch.setenv("DESK_TODAY", on.isoformat())
        with redirect_stdout(StringIO()) as out, redirect_stderr(StringIO()):
            ended = run(["--home", str(self.home), *command, "--json"])
        told = out.getvalue()
        assert ended == code, (command, told)
        return json.loads(told)

    def resident(self, name: str) -> str:
        """Return the id of the resident with a surname."""
        [row] = [row for row in self("list", "residents") if name in json.dumps(row)]
        return str(row["id"])


def live(desk: Desk) -> dict[str, str]:
    """Let much be done for a resident and by a volunteer in the autumn of 2025; the help ends in May 2026."""
    made = desk.folder
    (made / "s.csv").write_text(_SIGNALS, "utf-8")
    then = date(2025, 10, 21)
    desk("import", "signals", str(made / "s.csv"), on=date(2025, 10, 13))
    desk(
        "import", "organisations", str(write_rows(made / "o.csv", ANKER | {"samenwerking_van": "2024-01-01"})), on=then
    )
    desk("import", "volunteers", str(write_rows(made / "v.csv", _VOLUNTEER | _DATED)), on=then)
    desk("import", "requests", str(write_rows(made / "r.csv", _ASKS)), on=then)
    said = "Mw. Qvantelaar belde terug vanaf 0999-771188, Kwelderpad 97."
    contact = ["--channel", "Telefoon", "--reached", "yes"]
    desk("contact", "S1", *contact, "--note", said, "--by", "V1", on=then)
    desk("contact", "S3", *contact, "--note", "Buurvrouw Zwaantje Qvantelaar deed open; Wobke Drufkemans ook.", on=then)
    desk("undo", on=then)
    desk("contact", "S3", *contact, "--note", "De buurvrouw, z. qvantelaar, deed open.", on=then)
    desk("brp", "S1", "--outcome", "living-here", on=then)
    desk("inform", "S1", "--how", "brief", on=then)
    desk("referral", "S1", "--to", "wijkteam", on=then)
    pairing = desk("pair", "H1", "V1", on=then)["id"]
    for step in (["introduce"], ["agree", "--by", "resident"], ["agree", "--by", "volunteer"], ["start"]):
        desk("pairing", pairing, *step, on=then)
    desk("pairing", pairing, "contact", on=date(2025, 11, 3))
    desk("print", "pairing-agreement", pairing, "-o", str(made / "ko.pdf"), on=then)
    desk("print", "secrecy-declaration", "V1", "-o", str(made / "gv.pdf"), on=then)
    desk("print", "resident-letter", "S1", "-o", str(made / "br.pdf"), on=then)
    desk("register-signed", "KO-2025-0001", str(made / "ko.pdf"), on=then)
    desk("pairing", pairing, "end", "--reason", "klaar, aldus mw. Qvantelaar", on=date(2026, 5, 4))
    desk("close", "S1", "--result", "Vervolghulp en/of verwijzing", on=date(2026, 5, 4))
    desk("meeting", "2026-05", "note", "--point", "agenda-waiting", "--text", "mw. Qvantelaar is klaar", on=TODAY)
    desk("export", "feedback", "Lichtstroom", "--month", "2026-05", "-o", str(made / "f.csv"), on=date(2026, 6, 2))
    resident = desk.resident("Qvantelaar")
    desk("privacy", "access", resident, "-o", str(desk.home / "inzage.pdf"), on=then)
    desk("privacy", "access", resident, "-o", str(desk.home / "inzage.json"), on=then)
    desk("export", "volunteers", str(desk.home / "lijst.xlsx"), on=then)
    desk("show", "resident", resident)
    return {"resident": resident, "pairing": pairing}


def every_byte(home: Path, key: bytes) -> bytes:
    """Return all that stands in a desk's folder, decrypted page by page, free pages and the file beside it too."""
    parts = []
    for path in sorted(home.rglob("*")):
        if not path.is_file():
            continue
        content = path.read_bytes()
        if path.name == DATABASE:
            content = _pages(content, key, 0)
        elif path.name == f"{DATABASE}-wal":
            content = _pages(content[32:], key, 24)
        elif content.startswith(b"PK"):
            with zipfile.ZipFile(BytesIO(content)) as packed:
                content = b"".join(packed.read(name) for name in packed.namelist())
        parts.append(f"\n{path.name}\n".encode() + content)
    return b"".join(parts)


def found(home: Path, key: bytes, traces: tuple[str, ...]) -> list[str]:
    """Return the traces that stand anywhere in a desk's folder, in any case of letters."""
    whole = every_byte(home, key).lower()
    return [trace for trace in traces if trace.encode() in whole or trace.encode("utf-16-le") in whole]


def _pages(content: bytes, key: bytes, frame: int) -> bytes:
    """Decrypt pages of 4096 bytes: AES-256-CBC, the vector in the 80 bytes at the end; a salt opens the first."""
    plain = []
    for place in range(0, len(content), 4096 + frame):
        head, page = content[place : place + frame], content[place + frame : place + frame + 4096]
        first = page_number(head, place) == 1
        body, vector = page[16 if first else 0 : -80], page[-80:-64]
        opened = Cipher(algorithms.AES(key), modes.CBC(vector)).decryptor()
        plain.append(opened.update(body) + opened.finalize())
    return b"".join(plain)


def page_number(head: bytes, place: int) -> int:
    """Return the number of a page: in a frame it stands at its head, in the file it follows from its place."""
    return int.from_bytes(head[:4], "big") if head else place // 4096 + 1
