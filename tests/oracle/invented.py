"""Invented signals, dense and nasty: few addresses, ties, boundaries, and faults of every kind."""

from datetime import date, datetime, timedelta
from random import Random

from tests.oracle.reading import PARTNER_TYPES, months_later
from tests.oracle.sheets import Row, Sheet

FIELDS = [
    *"kenmerk signaaldatum partner type klantnummer voorletters voorvoegsel achternaam geboortedatum straat".split(),
    *"postcode huisnummer toevoeging plaats telefoon email bedrag ontstaansdatum crisis".split(),
    *("warme overdracht", "eindelevering", "einddatum_levering", "Opmerking"),
]
PARTNERS = (
    ("Lichtstroom B.V.", "lichtstroom bv", "LICHTSTROOM BV"),
    ("Woonstichting 'Het Anker'", "Woonstichting Het Anker", "wóónstichting het anker"),
    ("Énergie Zuid", "energie zuid", "Energie Zuid!"),
    ("Vitens-Water", "VITENSWATER", "vitenswater."),
)
POSTCODES = ("1234AB", "1234AC", "1235AB", "9999ZZ", "1000AA", "8413XZ")
SURNAMES = ("Jansen", "de Wit", "Öztürk", "Sørensen", "Strauß", "Łukaszewicz", "Yılmaz", "Ĳzerman", "O'Brien", "Núñez")
STREETS = (
    "Kerkstraat",
    "1e Oosterparkstraat",
    'Pad "achter" de dijk',
    "Markt; zuid, hoek\tplein",
    "Dorpsstraat\nachterom",
)
BAD_DAYS = ("31-02-2026", "gisteren", "2026-13-01", "29-02-2025", "00-00-0000")


def write_day(rng: Random, day: date, form: str) -> str | date:
    """Write a day in one of the ways users do."""
    if form == "xlsx" and rng.random() < 0.6:
        return datetime(day.year, day.month, day.day) if rng.random() < 0.5 else day
    return rng.choice((f"{day:%d-%m-%Y}", f"{day:%d-%m-%Y}", day.isoformat()))


def write_cents(rng: Random, cents: int, form: str) -> str | float | int:
    """Write an amount in one of the notations users know."""
    euros, rest = divmod(cents, 100)
    if rest and rest % 10 == 0 and rng.random() < 0.3:
        return f"{euros}{rng.choice('.,')}{rest // 10}"
    if form == "xlsx" and rng.random() < 0.5:
        return euros if rest == 0 and rng.random() < 0.5 else cents / 100
    dutch = f"{euros:,}".replace(",", ".")
    ways = [
        f"{dutch},{rest:02}",
        f"{euros}.{rest:02}",
        f"€ {dutch},{rest:02}",
        f"{euros},{rest:02}",
        f"€{euros},{rest:02}",
    ]
    if rest == 0:
        ways += [str(euros), dutch, f"{euros:,}", f"€ {dutch}"]
    return rng.choice(ways)


def write_yes(rng: Random, yes: bool, form: str) -> str | int | bool:
    """Write yes or no in one of the ways users do; no may be left empty."""
    if form == "xlsx" and rng.random() < 0.3:
        return rng.choice((yes, int(yes)))
    return rng.choice(
        ("ja", "j", "true", "1", "x", "JA", "J", "True", "X") if yes else ("nee", "n", "false", "0", "", "", "Nee")
    )


def write_postcode(rng: Random, postcode: str) -> str:
    """Write a postcode in one of the ways users do."""
    return rng.choice((postcode, postcode, f"{postcode[:4]} {postcode[4:]}", postcode.lower(), f" {postcode} "))


def write_number(rng: Random, number: int, addition: str, form: str) -> tuple[str | int | float, str]:
    """Write house number and addition, the addition beside or behind the number."""
    if not addition:
        whole: str | int | float = (
            rng.choice((number, float(number))) if form == "xlsx" and rng.random() < 0.5 else str(number)
        )
        return whole, ""
    if addition[0].isalpha() and rng.random() < 0.4:
        between = rng.choice(("", " ", "-"))
        return f"{number}{between}{rng.choice((addition, addition.upper()))}", ""
    return str(number), rng.choice((addition, addition.upper(), f"-{addition}", f" {addition}", f"{addition}."))


def signals(rng: Random, count: int, today: date, form: str) -> Sheet:
    """Return `count` signals on few addresses, in no order, some refused or warned of; then some of them again."""
    addresses = [
        (rng.choice(POSTCODES), rng.choice((1, 11, 2)), rng.choice(("", "", "a", "bis", "1a", "2hg"))) for _ in range(7)
    ]
    rows: list[Row] = []
    past: list[tuple[tuple[str, int, str], date, int, int]] = []
    taken: set[tuple] = set()
    while len(rows) < count:
        known = rng.choice(past) if past and rng.random() < 0.7 else None
        where = known[0] if known else rng.choice(addresses)
        who = known[2] if known and rng.random() < 0.8 else rng.randrange(len(PARTNERS))
        day = (
            _day_after(rng, known[1], today)
            if known
            else today - timedelta(days=rng.choice((28, 29, *range(0, 500, 7))))
        )
        cents = _cents_beside(rng, known[3] if known else None)
        reference = rng.choice(("", f"{len(rows):04}", f"A{len(rows)}", f"a{len(rows)}", f"{rng.randrange(40)}"))
        key = (who, reference) if reference else (who, where, day)
        if key in taken:
            continue
        taken.add(key)
        past.append((where, day, who, cents))
        rows.append(_signal(rng, where, day, who, cents, reference, known[1] if known else None, form))
    good = list(rows)
    for row in rows:
        if rng.random() < 0.18:
            _spoil(rng, row, today, form)
    beyond = {index: rng.choice(("iets", "", " ")) for index in range(count) if rng.random() < 0.03}
    again = [dict(row) for row in good if rng.random() < 0.05]
    for row in again:
        _change(rng, row)
    sheet = Sheet(FIELDS, rows + again, beyond)
    sheet.blank_before = {index for index in range(1, len(rows)) if rng.random() < 0.03}
    return sheet


def _signal(
    rng: Random,
    where: tuple[str, int, str],
    day: date,
    who: int,
    cents: int,
    reference: str,
    before: date | None,
    form: str,
) -> Row:
    number, addition = write_number(rng, where[1], where[2], form)
    start = _start(rng, day, before)
    row: Row = {
        "kenmerk": reference,
        "signaaldatum": write_day(rng, day, form),
        "partner": rng.choice(PARTNERS[who]),
        "type": rng.choice((str.lower, str.upper, str))(PARTNER_TYPES[(who * 3) % len(PARTNER_TYPES)]),
        "voorletters": rng.choice("ABCDE") + ".",
        "achternaam": rng.choice(SURNAMES),
        "geboortedatum": write_day(
            rng, date(1950 + rng.randrange(50), 1 + rng.randrange(12), 1 + rng.randrange(28)), form
        ),
        "straat": rng.choice(STREETS),
        "postcode": write_postcode(rng, where[0]),
        "huisnummer": number,
        "toevoeging": addition,
        "plaats": "Proefstad",
        "Opmerking": rng.choice(("", "", "bellen na 17:00")),
        "bedrag": write_cents(rng, cents, form),
        "ontstaansdatum": write_day(rng, start, form) if start else "",
    }
    for name, share in (("crisis", 0.06), ("warme overdracht", 0.05), ("eindelevering", 0.05)):
        row[name] = write_yes(rng, rng.random() < share, form)
    if rng.random() < 0.04:
        row["einddatum_levering"] = write_day(rng, day + timedelta(days=rng.randrange(0, 60)), form)
    return row


def _day_after(rng: Random, day: date, today: date) -> date:
    half_year = months_later(day, 6)
    ways = [day, day, half_year, half_year + timedelta(days=1), half_year - timedelta(days=1), day + timedelta(days=1)]
    ways += [
        day + timedelta(days=rng.randrange(1, 240)),
        months_later(day, 1),
        months_later(day, 7),
        months_later(day, 5),
    ]
    ways += [months_later(day.replace(day=1), 1) - timedelta(days=1), day.replace(day=1)]
    return min(rng.choice(ways), today)


def _cents_beside(rng: Random, before: int | None) -> int:
    if before is None:
        return rng.choice((4990, 4999, 5000, 5001, 100, 1, 125_000, 100_000_000, rng.randrange(1, 300_000)))
    return min(max(1, before + rng.choice((0, 0, 0, -1, 1, -5000, 5000))), 100_000_000)


def _start(rng: Random, day: date, before: date | None) -> date | None:
    ways = [None, None, day - timedelta(days=30), day - timedelta(days=29), day - timedelta(days=31), day]
    ways += [day - timedelta(days=rng.randrange(60, 300))]
    if before and before <= day:
        ways += [before, before, min(before + timedelta(days=1), day), before - timedelta(days=1)]
    return rng.choice(ways)


def _spoil(rng: Random, row: Row, today: date, form: str) -> None:
    late = write_day(rng, today + timedelta(days=rng.choice((1, 40))), form)
    for name, bad in rng.sample(
        (
            ("signaaldatum", ""),
            ("type", "  "),
            ("postcode", ""),
            ("huisnummer", ""),
            ("bedrag", ""),
            ("signaaldatum", rng.choice(BAD_DAYS)),
            (
                "postcode",
                rng.choice(("0999AB", "1234SA", "1234SD", "1234ss", "123AB", "1234A", "1234 A1", "Proefstad")),
            ),
            ("huisnummer", rng.choice(("onbekend", "A12", "-"))),
            ("bedrag", rng.choice(("onbekend", "12a4", "-"))),
            ("type", rng.choice(("Gas", "Huren", "Telefoon"))),
            ("bedrag", rng.choice(("0", "0,00", "-20", "1.000.000,01", "1.000.001", "2,000,000"))),
            ("signaaldatum", late),
            ("ontstaansdatum", write_day(rng, today, form)),
            ("ontstaansdatum", rng.choice(BAD_DAYS)),
            ("geboortedatum", rng.choice(BAD_DAYS)),
            ("einddatum_levering", "binnenkort"),
            ("crisis", "misschien"),
            ("warme overdracht", "??"),
        ),
        rng.choice((1, 1, 2, 3)),
    ):
        row[name] = bad


def _change(rng: Random, row: Row) -> None:
    """Bring the same signal again: some cells left empty, which changes nothing, and one more told."""
    for name in ("ontstaansdatum", "geboortedatum", "crisis", "einddatum_levering", "warme overdracht"):
        if rng.random() < 0.5:
            row[name] = ""
    row["klantnummer"] = rng.choice(("", "K-1", "0042"))


def corrected(rng: Random, values: dict, today: date, form: str) -> Row:
    """Return a row that brings a stored signal again with another day, amount, number, start or urgency."""
    day = min(values["signaaldatum"] + timedelta(days=rng.choice((0, 0, 0, 1, 31, 180))), today)
    row: Row = {
        "kenmerk": values["kenmerk"],
        "signaaldatum": write_day(rng, day, form),
        "partner": values["partner"],
        "type": values["type"],
        "postcode": values["postcode"],
        "huisnummer": str(rng.choice((values["huisnummer"][0], values["huisnummer"][0], 1))),
        "toevoeging": str(values.get("toevoeging", "")) or values["huisnummer"][1],
        "bedrag": write_cents(rng, _cents_beside(rng, values["bedrag"]), form),
    }
    if rng.random() < 0.3:
        row["ontstaansdatum"] = write_day(rng, day - timedelta(days=rng.choice((0, 29, 30, 200))), form)
    for name in ("crisis", "warme overdracht"):
        if rng.random() < 0.2:
            row[name] = write_yes(rng, rng.random() < 0.5, form)
    return row
