"""Invented organisations, volunteers and requests with dates on and around every boundary."""

from datetime import date, timedelta
from random import Random

from tests.oracle.deployable import TERMS
from tests.oracle.invented import BAD_DAYS, SURNAMES, write_day, write_number, write_postcode, write_yes
from tests.oracle.reading import DAY_PARTS, KINDS, TASKS, months_later
from tests.oracle.sheets import Row, Sheet

FIRST = ("Ayşe", "Jan", "Łukasz", "Zoë", "Bram", "Ĳsbrand", "")
NAMES = (
    *SURNAMES,
    "Strauss",
    "Sorensen",
    "Yilmaz",
    "IJzerman",
    "OBrien",
    "Nunez",
    "Jánsen",
    "Lukaszewicz",
    "Đorđević",
    "Dordevic",
)
POSTCODES = ("1234AB", "1234AC", "1234BA", "1235AB", "1300AB", "2500CD", "9999ZZ")
SPOKEN = ("nl", "en", "pl", "ar", "tr", "uk")
AGREEMENTS = ("samenwerking", "verwerking", "machtiging")


def some(rng: Random, known: tuple[str, ...] | list[str], least: int, most: int) -> list[str]:
    """Return some of these, in no order."""
    return rng.sample(list(known), rng.randint(least, most))


def around(rng: Random, day: date) -> date:
    """Return a day on or beside this one."""
    return day + timedelta(days=rng.choice((-1, 0, 0, 1, -40, 40)))


def organisations(rng: Random, today: date, form: str) -> Sheet:
    """Return organisations with agreements that begin and end around today."""
    rows: list[Row] = []
    for index in range(7):
        row: Row = {
            "kenmerk": f"ORG{index}",
            "naam": f"Stichting {rng.choice(NAMES)} {index}",
            "soort": rng.choice(("gemeente", "vrijwilligersorganisatie", "vrijwilligersorganisatie", "anders", "")),
            "kvk": rng.choice(("12345678", "01234567", "1234", "")),
            "taken": "|".join(rng.choice((TASKS, TASKS, some(rng, TASKS, 1, 6), []))),
        }
        for name in AGREEMENTS:
            if rng.random() < 0.85:
                row[f"{name}_van"] = write_day(
                    rng, around(rng, today) if rng.random() < 0.4 else today - timedelta(400), form
                )
            if rng.random() < 0.5:
                row[f"{name}_tot"] = write_day(
                    rng, around(rng, today) if rng.random() < 0.5 else today + timedelta(400), form
                )
        rows.append(row)
    rows.append({"kenmerk": "ORGX", "naam": "Zonder taken"})
    rows += [{"kenmerk": "", "naam": "Zonder kenmerk"}, {"kenmerk": "ORGY", "naam": "", "taken": "dansen"}]
    rows += [{"kenmerk": "ORGZ", "naam": "Taak onbekend", "taken": "preventie|dansen"}]
    rng.shuffle(rows)
    names = [
        "kenmerk",
        "naam",
        "soort",
        "kvk",
        "taken",
        *(f"{name}_{end}" for name in AGREEMENTS for end in ("van", "tot")),
    ]
    return Sheet(names, rows)


def proof_day(rng: Random, proof: str, today: date) -> date:
    """Return a date on which a proof is on, before or after its last day, or not yet there."""
    months = TERMS[proof][1] or 12
    edge = months_later(today, -months)
    soon = edge + timedelta(rng.choice((60, 61, 62)))
    return rng.choice(
        (
            soon,
            today,
            today + timedelta(1),
            edge,
            edge + timedelta(1),
            edge - timedelta(1),
            *(today - timedelta(90),) * 8,
        )
    )


VOLUNTEER_FIELDS = [
    *"kenmerk voornaam voorvoegsel achternaam email telefoon postcode huisnummer toevoeging organisatie talen".split(),
    *"steunsoorten taken dagdelen maximum gebied geslacht gestart_op pauze_van pauze_tot".split(),
    *("gestopt_op", "verstrengeling"),
    *(column for column, _ in TERMS.values()),
]


def volunteers(rng: Random, count: int, today: date, form: str) -> Sheet:
    """Return volunteers whose proofs, pauses, starts and stops lie around today; some rows are refused."""
    rows = [_volunteer(rng, f"V{index:03}", today, form) for index in range(count)]
    for row in rows:
        if rng.random() < 0.2:
            for name, bad in rng.sample(_volunteer_faults(rng), rng.choice((1, 1, 2))):
                row[name] = bad
    return Sheet(VOLUNTEER_FIELDS, rows)


def _volunteer_faults(rng: Random) -> list[tuple[str, str]]:
    return [
        ("achternaam", ""),
        ("talen", ""),
        ("steunsoorten", "praktisch|dansen"),
        ("taken", "preventie|dansen"),
        ("postcode", rng.choice(("1234SS", "12345", ""))),
        ("organisatie", "BESTAAT-NIET"),
        *((column, rng.choice(BAD_DAYS)) for column, _ in rng.sample(list(TERMS.values()), 3)),
        ("maximum", "veel"),
        ("huisnummer", "onbekend"),
        ("gestart_op", rng.choice(BAD_DAYS)),
        ("pauze_van", rng.choice(BAD_DAYS)),
    ]


def _volunteer(rng: Random, reference: str, today: date, form: str) -> Row:
    number, addition = write_number(rng, rng.randint(1, 12), rng.choice(("", "", "a", "bis")), form)
    row: Row = {
        "kenmerk": reference,
        "voornaam": rng.choice(FIRST),
        "achternaam": rng.choice(NAMES),
        "voorvoegsel": rng.choice(("", "van", "de")),
        "postcode": write_postcode(rng, rng.choice(POSTCODES)),
        "huisnummer": rng.choice((number, number, "")),
        "organisatie": rng.choice((*(f"ORG{index}" for index in range(7)), "ORGX", "", "", "")),
        "talen": "|".join(some(rng, SPOKEN, 1, 3)),
        "steunsoorten": "|".join(some(rng, KINDS, 1, 4)),
        "taken": "|".join(rng.choice(([], [], some(rng, TASKS, 1, 6)))),
        "dagdelen": "|".join(some(rng, DAY_PARTS[:9], 0, 8)),
        "maximum": rng.choice(("", "", "0", "1", "2", "5")),
        "gebied": "|".join(rng.choice(([], [], [], ["12"], ["1234", "25"], ["1234AB"]))),
        "geslacht": rng.choice(("man", "vrouw", "onbekend")),
        "verstrengeling": "|".join(rng.choice(([], [], _entangled(rng)))),
    }
    if row["huisnummer"] != "":
        row["toevoeging"] = addition
    for proof, (column, _) in TERMS.items():
        if rng.random() < 0.93:
            row[column] = write_day(rng, proof_day(rng, proof, today), form)
    if rng.random() < 0.4:
        return row | _ready(today, form, rng)
    if rng.random() < 0.25:
        row["gestart_op"] = write_day(rng, around(rng, today), form)
    if rng.random() < 0.2:
        row["pauze_van"] = write_day(rng, first := around(rng, today - timedelta(2)), form)
        row["pauze_tot"] = (
            write_day(rng, first + timedelta(rng.choice((0, 1, 2, 3, 50))), form) if rng.random() < 0.7 else ""
        )
    if rng.random() < 0.15:
        row["gestopt_op"] = write_day(rng, around(rng, today), form)
    return row


def _ready(today: date, form: str, rng: Random) -> Row:
    """Return what lets a volunteer of the municipality do almost every task today."""
    proofs: Row = {column: write_day(rng, today - timedelta(rng.randint(1, 300)), form) for column, _ in TERMS.values()}
    return proofs | {"organisatie": "", "taken": "", "gebied": ""}


def _entangled(rng: Random) -> list[str]:
    return [
        rng.choice((rng.choice(POSTCODES).lower(), rng.choice(NAMES), f"{rng.choice(FIRST[:-1])} {rng.choice(NAMES)}"))
        for _ in range(2)
    ]


def later_proofs(rng: Random, sheet: Sheet, today: date, form: str) -> Sheet:
    """Return a second file of the same volunteers: other proof dates, older and newer, the rest mostly left empty."""
    rows = []
    for row in sheet.rows:
        if rng.random() < 0.5:
            again = {name: row.get(name, "") for name in ("kenmerk", "achternaam", "postcode", "talen", "steunsoorten")}
            for proof, (column, _) in TERMS.items():
                if rng.random() < 0.4:
                    again[column] = write_day(rng, proof_day(rng, proof, today), form)
            rows.append(again)
    return Sheet(VOLUNTEER_FIELDS, rows)


REQUEST_FIELDS = [
    *"kenmerk zaak voornaam voorvoegsel achternaam postcode huisnummer toevoeging taak steunsoorten talen tolk".split(),
    *"dagdelen urgentie aangevraagd_op toestemming_op toestemming_tot bezwaar_op".split(),
    *"taakverdeling_op voorkeur_geslacht vaste_koppeling niet_met".split(),
]


def requests(rng: Random, count: int, today: date, form: str, volunteers_known: list[str]) -> Sheet:
    """Return requests with consents and objections around today; every resident lives on an address of her own."""
    rows = []
    homes = [
        (postcode, number, addition)
        for postcode in POSTCODES
        for number in range(1, 13)
        for addition in ("", "a", "bis")
    ]
    for index, where in enumerate(rng.sample(homes, count)):
        row = _request(rng, f"H{index:03}", where, today, form, volunteers_known)
        if rng.random() < 0.15:
            for name, bad in rng.sample(
                (
                    *(
                        ("achternaam", ""),
                        ("postcode", "1234SD"),
                        ("huisnummer", "nvt"),
                        ("taak", "dansen"),
                        ("taak", ""),
                    ),
                    *(("steunsoorten", "praktisch|dansen"), ("talen", ""), ("aangevraagd_op", "31-02-2026")),
                    *(("toestemming_op", "gisteren"), ("bezwaar_op", "gisteren"), ("tolk", "soms")),
                ),
                rng.choice((1, 1, 2)),
            ):
                row[name] = bad
        rows.append(row)
    return Sheet(REQUEST_FIELDS, rows)


def _request(rng: Random, reference: str, where: tuple, today: date, form: str, volunteers_known: list[str]) -> Row:
    number, addition = write_number(rng, where[1], where[2], form)
    asked_on = today - timedelta(days=rng.choice((0, 1, 30, 31, 60, 90)))
    row: Row = {
        "kenmerk": reference,
        "voornaam": rng.choice(FIRST),
        "voorvoegsel": rng.choice(("", "van", "de")),
        "achternaam": rng.choice(NAMES),
        "postcode": write_postcode(rng, where[0]),
        "huisnummer": number,
        "toevoeging": addition,
        "taak": rng.choice(TASKS),
        "steunsoorten": "|".join(some(rng, KINDS, 1, 3)),
        "talen": "|".join(some(rng, SPOKEN, 1, 3)),
        "tolk": write_yes(rng, rng.random() < 0.2, form),
        "dagdelen": "|".join(some(rng, DAY_PARTS[:9], 0, 6)),
        "urgentie": rng.choice(("", "1", "2", "3", "4")),
        "aangevraagd_op": write_day(rng, asked_on, form),
        "voorkeur_geslacht": rng.choice(("", "", "man", "vrouw")),
        "niet_met": "|".join(some(rng, volunteers_known, 0, 2)),
    }
    if rng.random() < 0.4:
        eager: Row = {
            "toestemming_op": write_day(rng, asked_on, form),
            "taak": rng.choice(("preventie", "nazorg", "buddy-shv")),
        }
        return row | eager
    if rng.random() < 0.85:
        row["toestemming_op"] = write_day(rng, given := rng.choice((today - timedelta(20), around(rng, today))), form)
        if rng.random() < 0.3:
            row["toestemming_tot"] = write_day(
                rng, rng.choice((given, around(rng, given), today, today + timedelta(1))), form
            )
    if rng.random() < 0.1:
        row["bezwaar_op"] = write_day(rng, around(rng, today), form)
    return row


def later_consents(rng: Random, sheet: Sheet, today: date, form: str) -> Sheet:
    """Return a second file of the same requests: other dates of consent and withdrawal, the rest left empty."""
    needed = "kenmerk achternaam postcode huisnummer toevoeging taak steunsoorten talen aangevraagd_op".split()
    rows = []
    for row in sheet.rows:
        if rng.random() < 0.3:
            again = {name: row.get(name, "") for name in needed}
            again[rng.choice(("toestemming_op", "toestemming_tot"))] = write_day(
                rng, around(rng, today - timedelta(1)), form
            )
            rows.append(again)
    return Sheet(REQUEST_FIELDS, rows)
