"""Invented people and places; any likeness to a real person is chance."""

from random import Random
from typing import NamedTuple

from schema.codes import PartnerType

_FIRST = (
    "Ada Ahmed Anneke Ayşe Bram Chloé Daan Derya Emine Esra Fatima Femke Gijs Hanna Henk Ilse Imane Jamal Joris Kees "
    "Khadija Lars Lieke Loïs Lotte Łukasz Maryam Mehmet Mohammed Naïma Noor Olga Pieter Ria Rosa Ruben Saïd Sanne "
    "Selma Sietske Teun Truus Umut Vera Wiebe Wil Yara Youssef Zeynep Zoë"
).split()
_PREFIXES = ("", "", "", "", "", "van", "van den", "de", "van der", "el", "ten", "'t")
_SURNAMES = (
    "Aalbers Bakker Berg Bergsma Boer Bos Brouwer Çelik Dekker Dijk Dijkstra Doorn Ebbers Faber Groot Haan Hendriks "
    "Hoekstra Ĳzerman Jansen Kaya Kok Kowalski Kuiper Lange Linden Meer Mulder Mijnsma Nguyễn Núñez Otten Öztürk "
    "Peters Postma Prins Quist Rooij Şahin Schouten Smit Steen Tuin Uyl Veenstra Vos Vries Wit Yılmaz Zand"
).split()
_STREETS = (
    "Ankerstraat Beukenlaan Bloemhof Dorpsstraat Eikenplein Havenkade IJsbaanpad Kerkstraat Lindelaan Molenweg "
    "Noorderplantsoen Oostervaart Plein Rietkraag Schoolstraat Torenstraat Vlashof Weidepad Westerdijk Zonneweg"
).split()
_LETTERS = ("AB", "AC", "BD", "CE", "DG", "EK", "GH", "HJ", "KL", "LM", "NP", "PR", "RS", "TV", "XZ")
_ADDITIONS = ("", "", "", "", "", "", "A", "B", "BIS", "2")

PARTNERS = (
    ("Woonstichting Het Anker", PartnerType.RENT, "ANK"),
    ("Stichting 'Thuis'", PartnerType.RENT, "THU"),
    ("Lichtstroom", PartnerType.ENERGY, "LIC"),
    ("De Warme Golf", PartnerType.ENERGY, "WGO"),
    ("Waterbedrijf De Bron", PartnerType.WATER, "BRO"),
    ("Zorgzeker", PartnerType.HEALTH, "ZOR"),
    ("Zorgzeker", PartnerType.HEALTH, "ZOR"),
)
"""Partner, type and the beginning of its references; health insurers send the most (Divosa monitor 2023)."""

ORGANISATIONS = (
    ("ORG01", "Stichting Naast Elkaar", "Vera Otten"),
    ("ORG02", "Vereniging Thuisadministratie Voorbeeldstad", "Youssef el Berg"),
    ("ORG03", "Stichting Maatje aan Zet", "Sietske Postma"),
    ("ORG04", "Buurthuis De Rietkraag", "Teun van der Meer"),
)
"""Kenmerk, name and contact person of the practice organisations."""


class Person(NamedTuple):
    """An invented person."""

    first_name: str
    prefix: str
    surname: str


class Place(NamedTuple):
    """An invented door."""

    street: str
    postcode: str
    number: int
    addition: str


def person(chance: Random) -> Person:
    """Return an invented person."""
    return Person(chance.choice(_FIRST), chance.choice(_PREFIXES), chance.choice(_SURNAMES))


def place(chance: Random, number: int) -> Place:
    """Return the `number`-th invented door: every number gives another."""
    street = number % len(_STREETS)
    block = number // len(_STREETS)
    area = 8400 + (street * 7 + block) % 60
    return Place(_STREETS[street], f"{area}{_LETTERS[block % len(_LETTERS)]}", 1 + block, chance.choice(_ADDITIONS))
