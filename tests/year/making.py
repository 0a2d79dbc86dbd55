"""Twelve months of invented signals: what four partners send, with everything that happens to real files."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from tests.oracle.reading import months_later
from tests.oracle.sheets import Row
from tests.year.partners import ANKER, BRON, PARTNERS, STROOM, ZEKER, Partner

FIRST = date(2025, 11, 1)
MONTHS = 12
_SURNAMES = (
    "Aalbers Bakker Bergsma Brouwer Dekker Faber Çelik Hoekstra Jansen Kaya Kok Mulder Núñez Otten Prins".split()
)
_ENDINGS = ("", "man", "stra", "sma", "ink")
_PREFIXES = ("", "", "", "van", "van der", "de")
_STREETS = ("Ankerstraat", "Beukenlaan", "Havenkade", "Torenstraat", "Vlashof")


@dataclass(frozen=True)
class Sent:
    """One row, and in which file it comes: of which partner, at the end of which month (0 is the first)."""

    month: int
    partner: Partner
    row: Row
    too_many: bool = False


class Chance:
    """Invented doors, people and references; the same seed gives the same year."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self._doors = self._people = self._references = 0

    def door(self) -> Row:
        """Return a door that nobody else has."""
        self._doors += 1
        number = self._doors
        addition = self.random.choice(("", "", "", "A", "bis"))
        letters = "ABCDEGHJKLMNPRTVWXZ"[number % 19] + "AB"[number % 2]
        return {
            "straat": _STREETS[number % len(_STREETS)],
            "postcode": f"{8400 + number // 60}{letters}",
            "huisnummer": str(number % 60 + 1),
            "toevoeging": addition,
            "plaats": "Voorbeeldstad",
        }

    def person(self) -> Row:
        """Return somebody who differs from everybody else in surname and in birth date."""
        self._people += 1
        name = _SURNAMES[self._people % 15] + _ENDINGS[self._people // 15 % 5]
        extra = self._people // 75
        return {
            "voorletters": f"{'ABCDEFGHJKLM'[self._people % 12]}.",
            "voorvoegsel": self.random.choice(_PREFIXES),
            "achternaam": name + (f"-{'abcdefghij'[extra % 10]}{extra // 10}" if extra else ""),
            "geboortedatum": date(1950, 1, 1) + timedelta(days=13 * self._people),
            "klantnummer": str(100_000 + 7 * self._people),
        }

    def signal(self, partner: Partner, month: int, cents: int, **more: object) -> Row:
        """Return what a partner says of a month: a day in it, an amount, arrears that are old enough."""
        self._references += 1
        day = months_later(FIRST, month) + timedelta(days=self.random.randrange(26))
        row: Row = {"signaaldatum": day, "bedrag": cents, "ontstaansdatum": day - timedelta(days=75)}
        if partner.start:
            row["kenmerk"] = f"{partner.start}-{self._references:05}"
        return {**row, **more}  # type: ignore[dict-item]


def the_year(seed: int, addresses: int) -> list[Sent]:
    """Return every row of the year, in no order."""
    chance = Chance(seed)
    sent: list[Sent] = []
    for number in range(addresses):
        story = STORIES[number % len(STORIES)]
        home = chance.door() | chance.person()
        partner = PARTNERS[number // len(STORIES) % 4]
        month = chance.random.randrange(MONTHS)
        sent += [Sent(one.month, one.partner, home | one.row) for one in story(chance, partner, month)]
    sent += _institution(chance)
    sent += _rejected(chance)
    return sent


def _euros(chance: Chance) -> int:
    return chance.random.randrange(6_000, 150_000)


def single(chance: Chance, partner: Partner, month: int) -> Iterator[Sent]:
    yield Sent(month, partner, chance.signal(partner, month, _euros(chance)))


def repeated(chance: Chance, partner: Partner, month: int) -> Iterator[Sent]:
    """The same arrears again, not higher: nothing new; and months later, when it is."""
    cents = _euros(chance)
    first = chance.signal(partner, month, cents)
    yield Sent(month, partner, first)
    for later, amount in ((1, cents), (3, cents - 500), (7, cents - 900)):
        if month + later < MONTHS:
            again = chance.signal(partner, month + later, amount, ontstaansdatum=first["ontstaansdatum"])
            yield Sent(month + later, partner, again)


def half_a_year(chance: Chance, partner: Partner, month: int) -> Iterator[Sent]:
    """The last day on which the same arrears are a repeat, or the day after it."""
    month %= 6
    first = chance.signal(partner, month, 30_000)
    day = first["signaaldatum"]
    assert isinstance(day, date)
    later = months_later(day, 6) + timedelta(days=chance.random.randrange(2))
    yield Sent(month, partner, first)
    told = {"signaaldatum": later, "ontstaansdatum": first["ontstaansdatum"]}
    yield Sent(month + 6, partner, chance.signal(partner, month + 6, 30_000, **told))


def raised(chance: Chance, partner: Partner, month: int) -> Iterator[Sent]:
    """Higher arrears are picked up, and so is another arrears of the same partner."""
    cents = _euros(chance)
    first = chance.signal(partner, month, cents)
    yield Sent(month, partner, first)
    if month + 1 < MONTHS:
        told = {"ontstaansdatum": first["ontstaansdatum"]}
        yield Sent(month + 1, partner, chance.signal(partner, month + 1, cents + 100, **told))
    if month + 2 < MONTHS:
        second = chance.signal(partner, month + 2, cents)
        day = second["signaaldatum"]
        assert isinstance(day, date)
        yield Sent(month + 2, partner, second | {"ontstaansdatum": day - timedelta(days=30)})


def consecutive(chance: Chance, partner: Partner, month: int) -> Iterator[Sent]:
    for back, other in enumerate(PARTNERS):
        if month + back * 2 < MONTHS:
            yield Sent(month + back * 2, other, chance.signal(other, month + back * 2, _euros(chance)))


def multiple(chance: Chance, partner: Partner, month: int) -> Iterator[Sent]:
    for other in chance.random.sample(PARTNERS, 3):
        yield Sent(month, other, chance.signal(other, month, _euros(chance)))


def too_little(chance: Chance, partner: Partner, month: int) -> Iterator[Sent]:
    yield Sent(month, partner, chance.signal(partner, month, chance.random.choice((4_999, 5_000, 1_250, 5_001))))


def too_young(chance: Chance, partner: Partner, month: int) -> Iterator[Sent]:
    row = chance.signal(partner, month, _euros(chance))
    day = row["signaaldatum"]
    assert isinstance(day, date)
    yield Sent(month, partner, row | {"ontstaansdatum": day - timedelta(days=chance.random.choice((29, 30, 3)))})


def unknown_start(chance: Chance, partner: Partner, month: int) -> Iterator[Sent]:
    yield Sent(month, partner, chance.signal(partner, month, _euros(chance), ontstaansdatum=""))


def crisis(chance: Chance, partner: Partner, month: int) -> Iterator[Sent]:
    """A crisis below the threshold, and the same again: urgent is never left."""
    yield Sent(month, partner, chance.signal(partner, month, 4_000, crisis=True))
    if month + 1 < MONTHS:
        yield Sent(month + 1, partner, chance.signal(partner, month + 1, 3_000, crisis=True))


def end_of_supply(chance: Chance, partner: Partner, month: int) -> Iterator[Sent]:
    row = chance.signal(STROOM, month, _euros(chance), eindelevering=True)
    day = row["signaaldatum"]
    assert isinstance(day, date)
    known = {"einddatum_levering": day + timedelta(days=35)} if chance.random.random() < 0.5 else {}
    yield Sent(month, STROOM, row | known)


def warm(chance: Chance, partner: Partner, month: int) -> Iterator[Sent]:
    sender = ANKER if partner is ZEKER else partner
    yield Sent(month, sender, chance.signal(sender, month, 2_000, **{"warme overdracht": True}))


def corrected(chance: Chance, partner: Partner, month: int) -> Iterator[Sent]:
    """A later file says more of a signal: from below the threshold to above it, and another customer number."""
    row = chance.signal(partner, month, 3_000)
    yield Sent(month, partner, row)
    if month + 1 < MONTHS:
        yield Sent(month + 1, partner, row | {"bedrag": 43_000, "klantnummer": str(900_000 + month)})


def late(chance: Chance, partner: Partner, month: int) -> Iterator[Sent]:
    """A signal of this month comes in the next month's file."""
    yield Sent(min(month + 1, MONTHS - 1), partner, chance.signal(partner, month, _euros(chance)))


def late_first(chance: Chance, partner: Partner, month: int) -> Iterator[Sent]:
    """The first of two comes after the second, which may have been worked on by then."""
    month %= MONTHS - 2
    first = chance.signal(partner, month, 60_000)
    yield Sent(month + 2, partner, first)
    second = chance.signal(partner, month + 1, 55_000, ontstaansdatum=first["ontstaansdatum"])
    yield Sent(month + 1, partner, second)


def late_joining(chance: Chance, partner: Partner, month: int) -> Iterator[Sent]:
    """A second partner's signal of the same month comes a month or two later: it joins the case, closed or not."""
    month %= MONTHS - 3
    other = PARTNERS[(PARTNERS.index(partner) + 1) % 4]
    yield Sent(month, partner, chance.signal(partner, month, _euros(chance)))
    yield Sent(month + chance.random.choice((1, 2)), other, chance.signal(other, month, _euros(chance)))


def two_persons(chance: Chance, partner: Partner, month: int) -> Iterator[Sent]:
    other = PARTNERS[(PARTNERS.index(partner) + 1) % 4]
    yield Sent(month, partner, chance.signal(partner, month, _euros(chance)))
    yield Sent(month, other, chance.signal(other, month, _euros(chance)) | chance.person())


STORIES = (
    *(single, repeated, half_a_year, raised, consecutive, multiple, too_little, too_young, unknown_start, crisis),
    *(end_of_supply, warm, corrected, late, late_first, late_joining, two_persons),
)


def _institution(chance: Chance) -> Iterator[Sent]:
    """Nine people on one address in a year."""
    door = chance.door()
    for month in range(9):
        partner = PARTNERS[month % 4]
        yield Sent(month, partner, chance.signal(partner, month, _euros(chance)) | chance.person() | door)


def _rejected(chance: Chance) -> Iterator[Sent]:
    """Rows of every kind that is refused, for every partner that can send it."""
    faults: tuple[Row, ...] = (
        {"bedrag": ""},
        {"signaaldatum": "31-02-2026"},
        {"postcode": "0123AB"},
        {"bedrag": 0},
        {"bedrag": 100_000_001},
        {"signaaldatum": date(2027, 5, 1)},
        {"ontstaansdatum": date(2027, 5, 1)},
        {"huisnummer": "achter"},
    )
    for number, fault in enumerate(faults * 3):
        partner, month = PARTNERS[number % 4], number % MONTHS
        row = chance.signal(partner, month, 20_000) | chance.person() | chance.door() | fault
        yield Sent(month, partner, row)
    for partner in PARTNERS:
        row = chance.signal(partner, 4, 20_000) | chance.person() | chance.door()
        yield Sent(4, partner, row, too_many=True)
    unknown = chance.signal(STROOM, 3, 20_000) | chance.person() | chance.door() | {"type": "Kabel"}
    yield Sent(3, STROOM, unknown)
    assert BRON.start == ""
