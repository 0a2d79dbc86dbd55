"""Two real desks that know each other's key: a municipality with a request, and an organisation with a volunteer."""

from contextlib import contextmanager
from pathlib import Path
from shutil import copytree
from typing import NamedTuple

from desk.cli.edge import run
from desk.handovers.keys import make_key, own_key, read_key_file, trust_key, write_key
from desk.pairings.ending import Ending, end_pairing
from desk.pairings.proposing import propose_pairing
from desk.partners.recording import NewOrganisation, add_organisation
from desk.signals.importing import import_signals
from desk.signals.recording import check_brp
from desk.store.opening import create_desk, open_desk
from desk.store.slots import KEY_FILE
from schema.before_contact import BrpOutcome
from schema.codes import OrganisationKind
from schema.pairing_life import EndReason, Onward
from tests.desk.pairings.living import runs
from tests.desk.screens.case_desk import HOSTILE, SIGNALS
from tests.desk.volunteers.invented import ANKER, BOS, LINDEN, ON, write_rows

REQUESTS = (
    LINDEN | {"zaak": "S1"},
    LINDEN | {"kenmerk": "H2", "zaak": "S3", "achternaam": HOSTILE, "voornaam": "=1+1"},
)

DOOR = ("postcode", "huisnummer", "toevoeging")


class TwoDesks(NamedTuple):
    """The homes of the two, and a folder for what passes between them."""

    ours: Path
    theirs: Path
    between: Path

    @contextmanager
    def both(self):
        """Open the two."""
        with open_desk(self.ours) as ours, open_desk(self.theirs) as theirs:
            yield ours, theirs

    def copied(self, to: Path) -> "TwoDesks":
        """Return the same two desks in another place."""
        return TwoDesks(*(Path(copytree(each, to / each.name)) for each in self))


def make_two(place: Path) -> TwoDesks:
    """Make the two desks; each has checked the key of the other."""
    two = TwoDesks(place / "ours", place / "theirs", place / "between")
    two.between.mkdir()
    for home, name in ((two.ours, "Gemeente Voorbeeldstad"), (two.theirs, "Stichting Anker")):
        facts = {"municipality": name, "municipality-code": "9999"}
        create_desk(home, facts, "F. de Wit", on=ON, key_file=home / KEY_FILE)
    (two.between / "signals.csv").write_text(SIGNALS, "utf-8")
    for home, kind, file in (
        (two.ours, "signals", two.between / "signals.csv"),
        (two.ours, "organisations", write_rows(two.between / "organisations.csv", ANKER)),
        (two.ours, "requests", write_rows(two.between / "requests.csv", *REQUESTS)),
        (two.theirs, "volunteers", write_rows(two.between / "volunteers.csv", BOS)),
    ):
        assert run(["--home", str(home), "import", kind, str(file)]) == 0
    with two.both() as (ours, theirs):
        for case in ("S1", "S3"):
            check_brp(ours, case, BrpOutcome.LIVING_HERE, on=ON)
        kind = OrganisationKind.OTHER
        add_organisation(theirs, NewOrganisation(name="Gemeente Voorbeeldstad", kind=kind))
        for store in (ours, theirs):
            write_key(store, two.between / f"{store.home.name}.txt", make_key(store, on=ON))
        trust(ours, "ANKER", theirs, two.between / "theirs.txt")
        trust(theirs, sender(theirs), ours, two.between / "ours.txt")
    return two


def case_at_home(ours, file):
    """Read in a signal from the door of the first request, check the register, and return the id of its case."""
    told = {"kenmerk": "S9", "signaaldatum": "01-10-2026", "type": "Water", "bedrag": "150", "achternaam": "Linden"}
    import_signals(ours, write_rows(file, told | {name: LINDEN[name] for name in DOOR}), on=ON)
    check_brp(ours, "S9", BrpOutcome.LIVING_HERE, on=ON)
    return ours.query("SELECT case_id FROM visible_signals WHERE kenmerk = 'S9'")[0]["case_id"]


def trust(store, organisation, other, file):
    """Check the key of another desk by the fingerprint that is read aloud there."""
    trust_key(store, organisation, read_key_file(file), told=own_key(other).fingerprint, on=ON)


def sender(theirs):
    """Return the id of the municipality in the register of the other desk."""
    [row] = theirs.query("SELECT id FROM visible_organisations WHERE kind = 'anders'")
    return row["id"]


def helped(theirs, request, until=EndReason.GOALS_REACHED):
    """Pair a request at the other desk, and end the help."""
    pairing = runs(theirs, propose_pairing(theirs, request, "V1", on=ON)["id"])
    if until is not None:
        end_pairing(theirs, pairing, Ending(until, Onward.ALONE), ended_on=ON, on=ON)
    return pairing
