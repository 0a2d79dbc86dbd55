"""A file as partners send it: households, families, namesakes, and now and then somebody written differently."""

from datetime import date, timedelta
from itertools import pairwise
from random import Random

import pytest

from desk.signals.likely import list_questions
from desk.signals.likely_finding import ROWS_PER_QUESTION
from tests.conftest import TODAY
from tests.desk.signals.invented import read_in, signal

_SURNAMES = (
    "Jansen Bakker Visser Smit Meijer Mulder Groot Bos Vos Peters Hendriks Dijkstra Vries Jong Berg Dijk Kaya Yılmaz "
    "Demir Öztürk Ali Mohamed Kowalski Nguyen Haddad Hassan Willems Kuiper Postma Veenstra Brouwer Dekker Prins Linden"
).split()
_PREFIXES = ("", "", "", "", "van", "de", "van der", "van den")
_LETTERS = "AABCDEFGHJJJKLMMNPRSTW"
_PARTNERS = (("Het Anker", "Huur"), ("Lichtstroom", "Energie"), ("De Bron", "Water"), ("Zorgzeker", "Zorg"))
_DOORS = 1_500
_MISWRITTEN = 0.01


def _miswritten(person, chance):
    """Write somebody as another partner might."""
    initials, surname = person["voorletters"], person["achternaam"]
    ways = [
        {"achternaam": surname.replace("ij", "y") if "ij" in surname else f"{surname[:-2]}{surname[-1]}{surname[-2]}"},
        {"achternaam": f"{surname}-{_SURNAMES[chance.randrange(len(_SURNAMES))]}"},
        {"achternaam": " ".join(filter(None, [person["voorvoegsel"] or "van", surname])), "voorvoegsel": ""},
    ]
    if initials.count(".") == 2 and initials[0] != initials[2]:
        ways.append({"voorletters": f"{initials[2]}.{initials[0]}."})
    if person["geboortedatum"]:
        born = person["geboortedatum"]
        ways.append({"geboortedatum": f"{born[:8]}{(int(born[8:]) % 27) + 1:02d}" if born[8] == "0" else born})
    return person | ways[chance.randrange(len(ways))]


def _born(chance, first=1940, last=2005):
    if chance.random() < 0.3:
        return ""
    return (date(first, 1, 2) + timedelta(days=chance.randrange((last - first) * 365))).isoformat()


def _initials(chance):
    return "".join(f"{chance.choice(_LETTERS)}." for _ in range(chance.choice((1, 1, 2))))


def _household(chance, door):
    """Return the people behind a door: alone, with a partner, or with grown children of one surname."""
    surname, prefix = chance.choice(_SURNAMES), chance.choice(_PREFIXES)
    sort = chance.random()
    people = [(surname, prefix, 1940)]
    if 0.5 < sort < 0.75:
        people.append((chance.choice(_SURNAMES), chance.choice(_PREFIXES), 1940))
    elif sort >= 0.75:
        people += [(surname, prefix, 1940), (surname, prefix, 1980)][: chance.randint(1, 2)]
    letters: set[str] = set()
    for name, before, first in people:
        initials = _initials(chance)
        while initials[0] in letters:
            initials = _initials(chance)
        letters.add(initials[0])
        born = _born(chance, first)
        yield {"achternaam": name, "voorvoegsel": before, "voorletters": initials, "geboortedatum": born, **door}


@pytest.fixture(scope="module")
def rows():
    """Return the rows of the file, each with the number of the person it is about."""
    chance, found, person = Random(7), [], 0
    for number in range(_DOORS):
        street = {"postcode": f"{1000 + number // 40}AB", "huisnummer": str(1 + number % 40), "telefoon": ""}
        for who in _household(chance, street):
            person += 1
            for turn in range(chance.choice((1, 1, 2, 3))):
                partner, kind = _PARTNERS[(number + turn) % len(_PARTNERS)]
                written = _miswritten(who, chance) if turn and chance.random() < 2 * _MISWRITTEN else who
                kenmerk = f"P{person}-{turn}"
                found.append((person, signal(kenmerk, partner=partner, type=kind, **written)))
    return found


def test_a_realistic_file_asks_little_and_what_it_asks_is_right(store, tmp_path, rows):
    read_in(store, tmp_path, *(row for _person, row in rows))
    person_of = {row["kenmerk"]: person for person, row in rows}
    about: dict[str, list[int]] = {}
    for row in store.query("SELECT kenmerk, resident FROM visible_signals ORDER BY kenmerk"):
        about.setdefault(row["resident"], []).append(person_of[row["kenmerk"]])
    records: dict[int, set[str]] = {}
    for resident, people in about.items():
        records.setdefault(people[0], set()).add(resident)
    twice = {frozenset(pair) for several in records.values() for pair in pairwise(sorted(several))}
    asked = [frozenset((question.one, question.other)) for question in list_questions(store, on=TODAY, quiet=True)]
    right = [pair for pair in asked if len({about[resident][0] for resident in pair}) == 1]
    assert len(asked) <= len(rows) / ROWS_PER_QUESTION
    assert len(twice) >= 10
    assert len(right) / len(asked) >= 0.95
    assert len(right) / len(twice) >= 0.9
