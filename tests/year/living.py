"""Living the year at the command line: what comes is read, worked on and told, and held to a recount at each step."""

import csv
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

from desk.files.headers import ColumnMapping
from desk.home.settings import change_setting
from desk.signals.mappings import save_mapping
from desk.store.opening import open_desk
from schema.codes import PartnerType
from tests.oracle import review, signals
from tests.oracle.comparing import refusals
from tests.oracle.reading import months_later, plain, plain_partner, read
from tests.oracle.running import Desk
from tests.year.making import FIRST, MONTHS, Sent
from tests.year.partners import PARTNERS, ZEKER, Partner
from tests.year.recount import CaseKey, Key, Year

OTHER_RESULTS = (
    "Inwoner regelt het zelf/hoeft geen hulp vanuit vroegsignalering",
    "Inwoner heeft zelf al betaald/betalingsregeling getroffen",
    "Verwijzing zonder tussenkomst inwoner",
    "Inwoner heeft al een ander lopend traject",
    "Inwoner al bekend bij schuldhulpverlening",
    "Geen reactie na eerder contact",
    "Definitief geen contact kunnen krijgen",
    "Inwoner is overleden",
    "Persoon is geen inwoner (meer) in de gemeente",
    "Niet opgepakt: onterecht signaal",
    "Niet opgepakt: herhaalde melding",
    "Niet opgepakt: andere reden",
)
LEFT_AS = ("Niet opgepakt: andere reden", "Inwoner is overleden", "Persoon is geen inwoner (meer) in de gemeente")
CHANNELS = ("Telefoon", "Huisbezoek", "Brief", "Mail", "Kaartje", "SMS/Whatsapp", "Afspraak op locatie")
REACHED_BY_CODE = {"0": None, "1": True, "2": False, "3": False, "4": True, "5": False}
"""Per code on the visit list whether the resident was reached; 0 is an address where nobody went."""
PARTS = ("Ochtend", "Middag", "Avond")


def month_name(month: int) -> str:
    """Return how a month of the year is written."""
    return f"{months_later(FIRST, month):%Y-%m}"


def month_end(month: int) -> date:
    """Return the last day of a month of the year."""
    return months_later(FIRST, month + 1) - timedelta(1)


def let_organisations_check(desk: Desk) -> None:
    """Leave it to the organisation to look residents up before a visit."""
    with open_desk(desk.home) as store:
        change_setting(store, "brp_checked_here", "nee", "de organisatie controleert", on=desk.today)


def keep_columns(home: Path, partner: Partner) -> None:
    """Say once what a partner's own headings hold."""
    with open_desk(home) as store:
        told = ColumnMapping(partner.headings)
        save_mapping(store, list(partner.headings.values()), told, partner=partner.name, type=PartnerType(partner.type))


class Living:
    """A desk, a day in its year, and the recount beside it."""

    def __init__(self, desk: Desk, folder: Path, seed: int) -> None:
        self.desk, self.folder, self.year = desk, folder, Year()
        self.rng = Random(seed)
        self.lines = self.corrections = self.reopened = self.visits = 0
        self._closed = 0

    def go_to(self, day: date) -> None:
        """Let it be another day."""
        self.desk = replace(self.desk, today=day)

    def bring(self, month: int, sent: Iterable[Sent]) -> None:
        """Import the files of a month, each after a dry run that must say the same."""
        for partner in PARTNERS:
            rows = [(one.row, one.too_many) for one in sent if one.month == month and one.partner is partner]
            if rows:
                self.rng.shuffle(rows)
                self._import(partner, self.folder / f"{partner.type}-{month}.csv", [*rows, rows[0]])

    def _import(self, partner: Partner, path: Path, rows: list[tuple[Any, bool]]) -> None:
        brought = partner.write(path, rows)
        named = () if partner is ZEKER else ("--partner", partner.name, "--type", partner.type)
        meant = read("signals", brought.rows, self.desk.today, set())
        first = self.desk.ask("import", "signals", path, *named, "--dry-run")
        code, answer = self.desk.ask("import", "signals", path, *named)
        assert code == first[0] == (3 if any(row.fault for row in meant) else 0), answer
        assert refusals(meant, answer, brought) == []
        closed = len(self.year.closed)
        counts = self.year.bring(meant, self.desk.today)
        self.reopened += closed - len(self.year.closed)
        counts["rejected"] = sum(row.fault is not None for row in meant)
        for name, count in counts.items():
            assert answer[name] == first[1][name] == count, (name, answer)

    def overrule(self, many: int) -> None:
        """Pick up some signals that the rules left, and leave some that nobody worked on."""
        listed = self._signals()
        left = [key for key, status in self.year.status.items() if status in (signals.INVALID, signals.REPEAT)]
        free = [
            key for key, status in self.year.status.items() if status == signals.PICKED_UP and key not in self.year.told
        ]
        for key in self.rng.sample(left, min(many, len(left))):
            self.desk.told("pickup", listed[key]["id"], "--reason", "toch zorgen")
            self.year.decide(key, signals.PICKED_UP, self.desk.today)
        for key in self.rng.sample(free, min(many, len(free))):
            status = self.rng.choice(LEFT_AS)
            self.desk.told("leave", listed[key]["id"], "--reason", "bleek al bekend", "--status", status)
            self.year.decide(key, status, self.desk.today)

    def _signals(self) -> dict[Key, dict[str, Any]]:
        """Return what is listed of every signal, by what tells it apart."""
        found: dict[Key, dict[str, Any]] = {}
        for row in self.desk.told("list", "signals"):
            partner, where = plain_partner(row["partner"]), where_of(row)
            day = date.fromisoformat(row["signal_on"])
            found[(partner, row["kenmerk"]) if row["kenmerk"] else (partner, where, day)] = row
        return found

    def cases(self) -> dict[CaseKey, dict[str, Any]]:
        """Return what is listed of every case, by its address and month."""
        return {(where_of(row), row["month"]): row for row in self.desk.told("list", "cases")}

    def work(self, trying: float, closing: float) -> None:
        """Try to reach the residents of open cases, by staff and by volunteers, and end some of the cases."""
        known = self.year.cases()
        for key, row in sorted(self.cases().items()):
            if key in self.year.closed:
                continue
            first = min(one.day for one in known[key][1])
            if self.rng.random() < trying:
                self._try(key, row["id"], first)
            if self.year.attempts.get(key) and self.rng.random() < closing:
                self._close(key, row)

    def _try(self, key: CaseKey, case: str, first: date) -> None:
        span = (self.desk.today - first).days
        day = first + timedelta(self.rng.randint(min(span, 8), span))
        reached, by = self.rng.random() < 0.6, self.rng.random() < 0.4
        told = ["--channel", self.rng.choice(CHANNELS), "--reached", "yes" if reached else "no", "--on", day]
        told += ["--part", self.rng.choice(PARTS)] + (["--by", "V1,V2"] if by else [])
        self.desk.told("contact", case, *told)
        self.year.attempts[key].append((day, reached, by))
        if reached and self.rng.random() < 0.3:
            self.desk.told("talk", case, "--on", day)

    def _close(self, key: CaseKey, row: dict[str, Any]) -> None:
        case = row["id"]
        if row["persons"] > 1 or row["institution"]:
            self.desk.told("household", case, "--together", "yes")
        reached = any(hit for _day, hit, _by in self.year.attempts[key])
        self._closed += 1
        results = review.ACCEPTED if self._closed % 2 and reached else OTHER_RESULTS
        result = results[self._closed // 2 % len(results)]
        if not reached:
            code, refused = self.desk.ask("close", case, "--result", review.ACCEPTED[self._closed % 4])
            assert (code, refused["error"]["code"]) == (1, "not-reached")
        self.desk.told("close", case, "--result", result)
        self.year.closed[key] = (result, self.desk.today)

    def go_round(self, most: int) -> None:
        """Give some open cases to two volunteers for tomorrow, go there, and enter what they found by its code."""
        open_ones = {key: row for key, row in sorted(self.cases().items()) if key not in self.year.closed}
        wanted = self.rng.sample(sorted(open_ones), min(most, len(open_ones)))
        if not wanted:
            return
        day = self.desk.today + timedelta(1)
        cases = {key: open_ones[key]["id"] for key in wanted}
        given = self.desk.told("outreach", "assign", *cases.values(), "--to", "V1,V2", "--on", day)
        self.go_to(day)
        found = {key: self.rng.choice(list(REACHED_BY_CODE)) for key in wanted}
        self.desk.told("outreach", "results", given["id"], *(f"{cases[key]}={code}" for key, code in found.items()))
        for key, code in found.items():
            if REACHED_BY_CODE[code] is not None:
                self.year.attempts[key].append((day, bool(REACHED_BY_CODE[code]), True))
                self.visits += 1

    def tell_partners(self, months: Iterable[str]) -> None:
        """Write the feedback files of some months for every partner, line by line as recounted."""
        for month in months:
            for partner in PARTNERS:
                path = self.folder / f"terug-{partner.type}-{month}.csv"
                answer = self.desk.told("export", "feedback", partner.name, "--month", month, "-o", path)
                lines, corrections = self.year.tell(plain_partner(partner.name), month)
                assert read_lines(path) == sorted(lines), (partner.name, month)
                assert (answer["lines"], answer["corrections"]) == (len(lines), corrections), (partner.name, month)
                self.lines += len(lines)
                self.corrections += corrections

    def untold(self) -> set[str]:
        """Return the months of which some signal was never told."""
        return {
            f"{values['signaaldatum']:%Y-%m}" for key, values in self.year.kept.items() if key not in self.year.told
        }


def where_of(row: dict[str, Any]) -> signals.Address:
    """Return the address of a listed record as the recount compares it."""
    return row["postcode"], row["house_number"], plain(row["addition"] or "")


def read_lines(path: Path) -> list[tuple[str, ...]]:
    """Return the lines of a feedback file, in no order."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        headings, *lines = csv.reader(file, delimiter=";")
    assert headings == ["kenmerk", "klantnummer", "terugkoppeling", "datum", "pauze_tot"]
    return sorted(map(tuple, lines))


def whole_year(living: Living, sent: list[Sent], renewals: Path) -> None:
    """Live through the twelve months and the one after; the volunteers renew a training before it lapses."""
    for month in range(MONTHS):
        living.go_to(month_end(month))
        living.bring(month, sent)
        if month_name(month) == "2026-09":
            living.desk.told("import", "volunteers", renewals)
        living.go_to(month_end(month) + timedelta(12))
        living.overrule(2)
        living.go_round(4)
        living.work(trying=0.85, closing=0.1)
        living.go_to(month_end(month) + timedelta(25))
        living.work(trying=0.3, closing=0.8)
        living.tell_partners(sorted({*living.untold(), month_name(month)}))
