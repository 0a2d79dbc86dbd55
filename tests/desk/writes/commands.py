"""The commands that change something, in an order in which each does."""

from pathlib import Path

from tests.desk.documents.certificates import PASSPHRASE, Authority
from tests.desk.writes.backups import backup_commands
from tests.desk.writes.checkins import checkin_commands
from tests.desk.writes.exchange import exchange_commands
from tests.desk.writes.partners import partner_commands
from tests.desk.writes.privacy import absence_commands, privacy_commands
from tests.desk.writes.vision import vision_commands
from tests.desk.writes.volunteers import training_commands, way_commands


def commands(files: dict[str, Path]) -> list[list[str]]:
    """Return the commands that change something, in an order in which each does."""
    contact = ["contact", "S1", "--channel", "Telefoon", "--reached", "yes", "--by", "V1"]
    pairing = [["introduce"], ["agree", "--by", "resident"], ["agree", "--by", "volunteer"], ["start"]]
    october = ["--from", "2026-10-01", "--to", "2026-10-31"]
    pairing += [["contact"], ["checkin"], ["end", "--reason", "klaar"]]
    return [
        *(["import", kind, str(path)] for kind, path in files.items()),
        *partner_commands(),
        contact,
        ["talk", "S1"],
        ["close", "S1", "--result", "Vervolghulp en/of verwijzing"],
        ["pickup", "S4", "--reason", "toch"],
        ["leave", "S3", "--reason", "dubbel"],
        ["pair", "H1", "V1"],
        *(["print", name, about, "-o", str(files["signals"].with_name("p.pdf"))] for name, about in _PRINTED),
        ["print", "cover-note", "-o", str(files["signals"].with_name("vn.pdf"))],
        ["house", "set", "--main", "#8a1538", "--foot", "Raadhuisplein 1"],
        *_accounts(files["signals"].with_name("lezer")),
        *absence_commands(),
        ["pairing", "PAIRING", "card", "--answer", "yes"],
        ["pairing", "PAIRING", "reveal"],
        ["pairing", "PAIRING", *pairing[0]],
        ["pairing", "PAIRING", "introduce", "--move", "--time", "14:30"],
        *(["pairing", "PAIRING", *move] for move in pairing[1:-1]),
        *life_commands(),
        ["pairing", "PAIRING", *pairing[-1]],
        ["pairing", "PAIRING", "end", "--result", "agreed-end"],
        *checkin_commands(files["signals"].parent),
        ["goals", "PAIRING", "overzicht", "inzicht"],
        ["volunteer-stop", "V2", "--kind", "ill", "--until", "2026-11-20"],
        ["print", "collaboration-agreement", "ANKER", "-o", str(files["signals"].with_name("so.pdf"))],
        ["print", "chain-overview", "-o", str(files["signals"].with_name("sk.pdf"))],
        ["print", "secrecy-declaration", "V1", "-o", str(files["signals"].with_name("gv.pdf"))],
        ["meeting", "2026-10", "note", "--point", "agenda-waiting", "--text", "eerst bellen"],
        ["meeting", "2026-10", "held", "--present", "team"],
        ["meeting", "2026-10", "close"],
        ["voice", "add", "complaint", "--said", "te laat"],
        ["voice", "add", "team-meeting", "--asked", "3", "--answered", "3", "--mark", "roles=0,0,1,2,0"],
        ["review", "2026-10", "-o", str(files["signals"].with_name("me.pdf"))],
        ["export", "ddas", *october, "-o", str(files["signals"].with_name("levering.json"))],
        *backup_commands(files["signals"].parent),
        ["register-signed", "SO-2026-0001", str(files["signals"].with_name("so.pdf"))],
        *_underway(files["signals"].parent),
        ["proof", "add", "V1", "vog", "--on", "2026-11-01", "--reference", "nr 5"],
        ["proof", "add", "V1", "verzekering", "--scan", str(files["signals"].with_name("so.pdf"))],
        ["proof", "add", "V1", "training:privacy", "--on", "2026-11-01"],
        ["proof", "scan", "NEW", str(files["signals"].with_name("so.pdf"))],
        ["proof", "correct", "PROOF", "--reason", "verkeerd"],
        ["exemption", "add", "V1", "vog", "--until", "2026-12-31", "--reason", "aangevraagd"],
        ["requirements", "change", "buddy-shv", "verzekering", "--months", "12", "--reason", "polis"],
        ["export", "feedback", "Het Anker", "--month", "2026-10", "-o", str(files["signals"].with_name("terug.csv"))],
        *way_commands(),
        ["export", "volunteers", str(files["signals"].with_name("v.xlsx"))],
        ["export", "organisations", str(files["signals"].with_name("o.csv")), "--for", "partner"],
        *training_commands(),
        ["weights", "change", "times=150", "--reason", "minder"],
        ["match", "pin", "H2", "V1"],
        ["match", "apart", "H2", "V1"],
        ["match", "plan", "--apply"],
        *given_commands(files["signals"].parent),
        *exchange_commands(files["signals"].parent),
        *vision_commands(),
        ["vision", "print", "-o", str(files["signals"].with_name("va.pdf"))],
        *privacy_commands(),
        ["recovery", "new"],
    ]


_PRINTED = (
    ("volunteer-agreement", "V1"),
    ("pairing-agreement", "PAIRING"),
    ("resident-authorisation", "PAIRING"),
    ("case-card", "H1"),
    ("authorisation", "ANKER"),
    ("processing-annexes", "ANKER"),
    ("resident-letter", "S2"),
)
"""Documents about one record that nothing else here prints."""


def _underway(folder: Path) -> list[list[str]]:
    """Return what becomes of a printed declaration, from its concept to its end."""
    authority = Authority()
    own, secret = authority.give(folder / "wit.p12", "F. de Wit"), folder / "secret"
    secret.write_text(PASSPHRASE)
    return [
        ["print", "secrecy-declaration", "V2", "--draft", "-o", str(folder / "concept.pdf")],
        ["print-many", "secrecy-declaration", "V2", "-o", str(folder / "many"), "--one", str(folder / "one.pdf")],
        ["document", "sent", "GV-2026-0001", "--how", "post"],
        ["document", "signed", "GV-2026-0001", "vrijwilliger"],
        ["sign", "GV-2026-0001", "--certificate", str(own), "--passphrase-file", str(secret)],
        ["document", "trust", str(authority.pem(folder / "issuer.pem"))],
        ["document", "end", "GV-2026-0001", "--reason", "fout"],
    ]


def life_commands() -> list[list[str]]:
    """Return what is recorded in a pairing that runs, in an order in which each changes something."""
    told = [
        ["second", "V2"],
        ["second", "--leave"],
        ["authorise", "--party", "Het Anker", "--about", "huur"],
        ["authorise", "--withdraw"],
        ["divide", "--professional", "mw. Kuiper", "--ours", "post", "--theirs", "regelingen"],
        ["rhythm", "elke week een uur", "--until", "2027-03-01"],
        ["step", "--goal", "overzicht", "--what", "map aanleggen"],
        ["step", "--settle", "STEP"],
        ["promise", "--what", "formulier", "--due", "2026-11-10"],
        ["promise", "--settle", "PROMISE"],
        ["hours", "--effort", "2 10km"],
    ]
    return [["pairing", "PAIRING", *step] for step in told]


NAMED = {
    "PAIRING": (["pair"], "id"),
    "NEW": (["proof"], "id"),
    "PROOF": (["proof"], "proof"),
    "AGREEMENT": (["agreement", "add"], "id"),
    "SESSION": (["training", "session"], "id"),
    "HOLD": (["privacy", "hold"], "id"),
    "STEP": (["pairing"], "id"),
    "PROMISE": (["pairing"], "id"),
    "VISION_NOTE": (["vision", "note"], "id"),
    "ACTION": (["vision", "action"], "id"),
    "CHECKIN": (["pairing", "PAIRING", "checkin", "--side", "resident"], "checkin"),
}
"""What later commands call the record that a command with this beginning answers with, and in which field."""


def begins(command: list[str], begin: list[str], field: str, told: object) -> bool:
    return command[: len(begin)] == begin and isinstance(told, dict) and field in told


def given_commands(folder: Path) -> list[list[str]]:
    """Return what writes a file for a reader, which is registered."""
    return [
        ["list", "cases", "--csv", str(folder / "zaken.csv")],
        ["list", "volunteers", "--csv", str(folder / "v.zip")],
        ["action", "list", "--csv", str(folder / "acties.csv")],
        ["review", "2026-10", "-o", str(folder / "cijfers.csv")],
    ]


def _accounts(key_file: Path) -> list[list[str]]:
    return [
        ["account", "add", "B. Lezer", "--role", "reviewer", "--key-file", str(key_file)],
        ["account", "change", "B. Lezer", "--role", "privacy-officer"],
        ["account", "end", "B. Lezer"],
    ]
