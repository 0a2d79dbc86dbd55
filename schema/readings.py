"""Odd reading: files opened in a way that asks for a question. It says what is odd, never that it was wrong.

GDPR art. 32 and the BIO ask that whoever reads personal data can be told and is looked at (domain.md 1.4); no source
gives numbers, so each is a setting of the desk.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from enum import StrEnum
from statistics import median
from typing import NamedTuple

from schema.settings import Settings

USUAL_DAYS = 28
"""Calendar days before a day whose readings say what is usual for her."""


class Oddity(StrEnum):
    """Why reading is odd."""

    MANY_A_DAY = "many-in-a-day"
    """Far more files in a day than she usually opens."""
    MANY_AN_HOUR = "many-in-an-hour"
    """Far more files in sixty minutes than she usually opens."""
    OWN_ADDRESS = "own-address"
    """The file of somebody at her own door."""
    OWN_NAME = "own-surname"
    """The file of somebody with her surname."""
    RETURNING = "returns-without-work"
    """The same file on many days, on which she does nothing."""
    AT_NIGHT = "at-night"
    """Files between the hours of the night."""


class Verdict(StrEnum):
    """What came of a look at it."""

    ORDINARY = "ordinary"
    """It belongs to her work; about this file it is not asked again."""
    ASKED = "asked"
    """She was asked, and told why."""
    FOLLOWED_UP = "followed-up"
    """It was not in order, and something was done."""


class Reading(NamedTuple):
    """One file opened by one account."""

    reader: str
    at: datetime
    """On the clock of the desk."""
    person: str
    """Resident or volunteer (id) whose file it is."""


class Person(NamedTuple):
    """What of a person is compared with a reader."""

    surname: str
    """As `schema.names.name_key` writes it."""
    postcode: str | None = None
    number: int | None = None


class Reader(NamedTuple):
    """What of an account is compared with whom she reads of."""

    surnames: frozenset[str]
    home: tuple[str, int] | None = None
    """Postcode and house number, where the account gave them."""


class Odd(NamedTuple):
    """Reading that is odd."""

    oddity: Oddity
    reader: str
    on: date
    """The day of it; of several the last."""
    files: int
    """How many files on that day; where it is about one file, on how many days."""
    subject: str = ""
    """The person (id) whose file it is, where it is about one."""
    usual: float = 0.0
    """How many files are usual for her."""

    @property
    def key(self) -> str:
        """The name by which it is settled."""
        return ":".join((self.oddity, self.reader, self.subject or self.on.isoformat()))


class Decided(NamedTuple):
    """What was decided about an odd reading."""

    key: str
    files: int
    verdict: Verdict
    decided_on: date


def odd_readings(
    readings: Iterable[Reading],
    readers: Mapping[str, Reader],
    people: Mapping[str, Person],
    worked_on: Collection[tuple[str, str]],
    first: date,
    on: date,
    settings: Settings,
) -> list[Odd]:
    """Return what is odd in the reading from a first day to a day, the latest first.

    Args:
        readings: also those of `USUAL_DAYS` before the first day.
        worked_on: reader and person of every act that was more than reading.
    """
    of_reader: defaultdict[str, list[Reading]] = defaultdict(list)
    for each in sorted(readings, key=lambda each: each.at):
        if each.at.date() <= on:
            of_reader[each.reader].append(each)
    found: list[Odd] = []
    for reader, own in of_reader.items():
        found += _much(reader, own, first, settings)
        found += _of_one_file(own, readers.get(reader, Reader(frozenset())), people, worked_on, first, settings)
    return sorted(found, key=lambda odd: (odd.on, odd.key), reverse=True)


def is_settled(odd: Odd, decided: Iterable[Decided]) -> bool:
    """Say whether a decision covers an odd reading: not where she opened more that day, or read on after it.

    What was found ordinary about one file stays so.
    """
    own = [each for each in decided if each.key == odd.key]
    if odd.subject:
        return any(each.verdict is Verdict.ORDINARY or odd.on <= each.decided_on for each in own)
    return any(odd.files <= each.files for each in own)


def _much(reader: str, own: Sequence[Reading], first: date, settings: Settings) -> Iterable[Odd]:
    """Find the days on which many files were opened, in all or in an hour, and those with files at night."""
    days: defaultdict[date, list[Reading]] = defaultdict(list)
    for each in own:
        days[each.at.date()].append(each)
    count = {day: len({each.person for each in some}) for day, some in days.items()}
    busiest = {day: _in_an_hour(some) for day, some in days.items()}
    for day, some in days.items():
        if day < first:
            continue
        usual, usual_hour = _usual(count, day), _usual(busiest, day)
        if count[day] >= max(settings.reading_day_files, settings.reading_times_usual * usual):
            yield Odd(Oddity.MANY_A_DAY, reader, day, count[day], usual=usual)
        elif busiest[day] >= max(settings.reading_hour_files, settings.reading_times_usual * usual_hour):
            yield Odd(Oddity.MANY_AN_HOUR, reader, day, busiest[day], usual=usual_hour)
        if night := {each.person for each in some if _at_night(each.at, settings)}:
            yield Odd(Oddity.AT_NIGHT, reader, day, len(night))


def _usual(count: Mapping[date, int], day: date) -> float:
    before = [number for other, number in count.items() if day - timedelta(days=USUAL_DAYS) <= other < day]
    return float(median(before)) if before else 0.0


def _in_an_hour(some: Sequence[Reading]) -> int:
    """Return how many files were opened in the fullest sixty minutes of a day."""
    most, start, inside = 0, 0, defaultdict[str, int](int)
    for each in some:
        inside[each.person] += 1
        while each.at - some[start].at >= timedelta(hours=1):
            gone = some[start].person
            inside[gone] -= 1
            if not inside[gone]:
                del inside[gone]
            start += 1
        most = max(most, len(inside))
    return most


def _at_night(at: datetime, settings: Settings) -> bool:
    """Say whether a moment lies in the night of the desk, which may go past midnight; equal hours are no night."""
    start, end = settings.reading_night_from_hour, settings.reading_night_until_hour
    return start <= at.hour < end if start <= end else at.hour >= start or at.hour < end


def _of_one_file(
    own: Sequence[Reading],
    reader: Reader,
    people: Mapping[str, Person],
    worked_on: Collection[tuple[str, str]],
    first: date,
    settings: Settings,
) -> Iterable[Odd]:
    """Find the files of her own door or name, and those to which she returns without doing anything."""
    days: defaultdict[str, set[date]] = defaultdict(set)
    for each in own:
        days[each.person].add(each.at.date())
    for person, read in days.items():
        known, last = people.get(person), max(read)
        if known is None or last < first:
            continue
        lately = {day for day in read if day > last - timedelta(days=USUAL_DAYS)}
        oddity = None
        if reader.home is not None and (known.postcode, known.number) == reader.home:
            oddity = Oddity.OWN_ADDRESS
        elif known.surname in reader.surnames:
            oddity = Oddity.OWN_NAME
        elif len(lately) >= settings.reading_return_days and (own[0].reader, person) not in worked_on:
            oddity = Oddity.RETURNING
        if oddity is not None:
            yield Odd(oddity, own[0].reader, last, len(lately), person)
