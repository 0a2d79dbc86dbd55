"""A desk that lived through a year, made once for all that is asked of it."""

from datetime import date
from pathlib import Path

import pytest

from tests.oracle.running import Desk
from tests.oracle.sheets import Row
from tests.proving import FULL
from tests.year.living import Living, keep_columns, let_organisations_check, whole_year
from tests.year.making import the_year
from tests.year.partners import ZEKER

SEED, ADDRESSES = 7, 1_700 if FULL else 170
ORGANISATION: Row = {
    **{"kenmerk": "O1", "naam": "Stichting Naast Elkaar", "soort": "vrijwilligersorganisatie"},
    **{"taken": "eerste-contact", "samenwerking_van": "01-01-2025", "verwerking_van": "01-01-2025"},
    "machtiging_van": "01-01-2025",
}
VOLUNTEER: Row = {
    **{"kenmerk": "V1", "achternaam": "Vlinder", "postcode": "9999ZZ", "organisatie": "O1", "talen": "nl"},
    **{"steunsoorten": "praktisch", "geheimhouding_op": "01-10-2025", "vog_op": "01-10-2025"},
    **{"vrijwilligersovereenkomst_op": "01-10-2025", "training:gespreksvaardigheden": "01-10-2025"},
    **{"training:stress-sensitief": "01-10-2025", "training:privacy": "01-10-2025"},
    **{"training:veilig-huisbezoek": "01-10-2025", "training:permanente-educatie": "01-10-2025"},
}
SECOND: Row = {"kenmerk": "V2", "achternaam": "Rups"}


def write_plain(path: Path, *rows: Row) -> Path:
    """Write rows with the desk's own headings."""
    lines = [";".join(rows[0]), *(";".join(map(str, row.values())) for row in rows)]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def new_desk(folder: Path, day: date) -> Desk:
    """Return a desk with an organisation, two volunteers, and the columns of the partner with its own headings."""
    desk = Desk(folder / "home", day)
    names = ("--municipality", "Proefstad", "--code", "9999", "--coordinator", "P. Roef")
    desk.told("init", *names, "--key-file", desk.home / "key")
    desk.told("import", "organisations", write_plain(folder / "organisaties.csv", ORGANISATION))
    desk.told("import", "volunteers", write_plain(folder / "vrijwilligers.csv", VOLUNTEER, VOLUNTEER | SECOND))
    keep_columns(desk.home, ZEKER)
    let_organisations_check(desk)
    return desk


@pytest.fixture(scope="session")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Living:
    """The year, lived; every import and every feedback file was held to the recount on the way."""
    folder = tmp_path_factory.mktemp("year")
    sent = the_year(SEED, ADDRESSES)
    living = Living(new_desk(folder, date(2025, 10, 31)), folder, SEED)
    renewed = VOLUNTEER | {"training:permanente-educatie": "01-08-2026"}
    renewals = write_plain(folder / "bijscholing.csv", renewed, renewed | SECOND)
    whole_year(living, sent, renewals)
    return living
