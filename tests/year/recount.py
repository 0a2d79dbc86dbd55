"""A second reading of a whole year: what the files and the work mean by rules.md alone, step by step as they come."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from tests.oracle import review, signals
from tests.oracle.reading import Read
from tests.oracle.signals import PICKED_UP, Address, Told

Key = tuple
"""What tells a signal apart: its partner and reference, or its partner, address and day."""
CaseKey = tuple[Address, str]
Line = tuple[str, str, str, str, str]
"""One line of a feedback file."""

PAUSE = timedelta(days=30)
WHOLE_NAMES = {
    "Niet opgepakt: onterecht signaal": "onterecht signaal",
    "Niet opgepakt: herhaalde melding": "herhaalde melding",
    "Niet opgepakt: andere reden": "niet opgepakt",
    "Persoon is geen inwoner (meer) in de gemeente": "geen inwoner",
    **dict.fromkeys(review.ACCEPTED, "hulp aanvaard"),
}


@dataclass
class Year:
    """All that is known at a moment of the year."""

    kept: dict[Key, dict] = field(default_factory=dict)
    """The last word on every field of every signal."""
    received: dict[Key, date] = field(default_factory=dict)
    """The day on which a signal first came."""
    decided: dict[Key, tuple[str, date]] = field(default_factory=dict)
    status: dict[Key, str] = field(default_factory=dict)
    attempts: dict[CaseKey, list[tuple[date, bool, bool]]] = field(default_factory=lambda: defaultdict(list))
    """Per case the day, whether the resident was reached, and whether volunteers went."""
    closed: dict[CaseKey, tuple[str, date]] = field(default_factory=dict)
    told: dict[Key, tuple[str, str, str]] = field(default_factory=dict)
    """What the partner of a signal was told last: code, day, pause."""

    def bring(self, rows: Iterable[Read], today: date) -> dict[str, int]:
        """Take in a file, in the order of its rows; return how many were new, updated and unchanged."""
        good = [row for row in rows if not row.fault]
        counts = {"new": 0, "updated": 0, "unchanged": 0, "rejected": 0}
        for row in good:
            key = signals.key_of(row.values)
            before = self.kept.get(key)
            after = {**(before or {}), **row.values}
            counts["new" if before is None else "unchanged" if before == after else "updated"] += 1
            self.kept[key] = after
            self.received.setdefault(key, today)
        self._judge({signals.where_of(row.values) for row in good})
        return counts

    def decide(self, key: Key, status: str, today: date) -> None:
        """Take in that a coordinator overruled the rules."""
        self.decided[key] = (status, today)
        self._judge({signals.where_of(self.kept[key])})

    def _judge(self, doors: set[Address]) -> None:
        """Judge the signals of some addresses anew; a closed case that one of them joins is open again."""
        by_door: dict[Address, dict[Key, Told]] = defaultdict(dict)
        for key, values in self.kept.items():
            where = signals.where_of(values)
            if where in doors:
                by_door[where][key] = signals.told(values)
        for there in by_door.values():
            held = [one for key, one in there.items() if self.in_case(key) and self.attempts.get(case_of(one))]
            decided = {one: self.decided[key][0] for key, one in there.items() if key in self.decided}
            judged = signals.judge(there.values(), held, decided)
            for key, one in there.items():
                if judged[one] == PICKED_UP and not self.in_case(key):
                    self.closed.pop(case_of(one), None)
                self.status[key] = judged[one]

    def in_case(self, key: Key) -> bool:
        """Say whether a signal is picked up now."""
        return self.status.get(key) == PICKED_UP

    def judged(self) -> dict[Told, str]:
        """Return the status of every signal."""
        return {signals.told(values): self.status[key] for key, values in self.kept.items()}

    def cases(self) -> dict[CaseKey, tuple[str, list[Told]]]:
        """Return kind and picked-up signals of every case."""
        return signals.cases(self.judged())

    def done(self) -> dict[CaseKey, review.Done]:
        """Return what was done about every case."""
        return {
            key: review.Done(list(self.attempts.get(key, ())), self.closed.get(key, (None,))[0]) for key in self.cases()
        }

    def persons(self, key: CaseKey) -> int:
        """Count the people whom the signals of a case name; everybody invented differs in surname and birth date."""
        return len(
            {
                (values["achternaam"], values["geboortedatum"])
                for one, values in self.kept.items()
                if self.in_case(one) and case_of(signals.told(values)) == key
            }
        )

    def may_know(self, key: Key) -> tuple[str, str, str]:
        """Return what a partner may know of a signal: code, day, pause until."""
        ended = self.status[key], self.decided[key][1] if key in self.decided else self.received[key]
        if ended[0] == PICKED_UP:
            case = case_of(signals.told(self.kept[key]))
            if case not in self.closed:
                return "in behandeling", "", ""
            ended = self.closed[case]
        result, day = ended
        code = WHOLE_NAMES.get(result, "afgesloten")
        return code, day.isoformat(), (day + PAUSE).isoformat() if code == "hulp aanvaard" else ""

    def tell(self, partner: str, month: str) -> tuple[list[Line], int]:
        """Return the lines of a partner's file for a month, in no order, and how many say otherwise than before."""
        mine = {key: f"{values['signaaldatum']:%Y-%m}" for key, values in self.kept.items() if key[0] == partner}
        otherwise = {key for key in mine if key in self.told and self.told[key] != self.may_know(key)}
        going = [key for key, of in mine.items() if of == month]
        before = [key for key in otherwise if mine[key] < month]
        changed = len(before) + len(otherwise.intersection(going))
        lines = []
        for key in (*going, *before):
            self.told[key] = self.may_know(key)
            values = self.kept[key]
            lines.append((str(values.get("kenmerk", "")), str(values.get("klantnummer", "")), *self.told[key]))
        return lines, changed

    def delivery(self, first: date, last: date) -> tuple[Counter, Counter]:
        """Return the signals dated in a period, and the cases with one of them: each by what others may see of it."""
        facts = {key: _seen(values) for key, values in self.kept.items()}
        dated = {key for key, values in self.kept.items() if first <= values["signaaldatum"] <= last}
        inside: dict[CaseKey, list[Key]] = defaultdict(list)
        for key in self.kept:
            if self.in_case(key):
                inside[case_of(signals.told(self.kept[key]))].append(key)
        results = {case: result for case, (result, _day) in self.closed.items()}
        cases = [
            (
                results.get(case),
                tuple(sorted(facts[key] for key in keys)),
                tuple(sorted((day.isoformat(), hit) for day, hit, _by in self.attempts.get(case, ()))),
            )
            for case, keys in inside.items()
            if dated.intersection(keys)
        ]
        return Counter((*facts[key], self.status[key]) for key in dated), Counter(cases)

    def figures(self, month: str, today: date, volunteered: bool | None = None) -> dict[str, int]:
        """Return the figures of a month."""
        return review.case_figures(month, self.judged(), self.cases(), self.done(), today, volunteered)


def _seen(values: dict) -> tuple[str, str, str, int]:
    """Return day, type of partner, postcode and house number of a signal."""
    return values["signaaldatum"].isoformat(), values["type"], values["postcode"], values["huisnummer"][0]


def case_of(one: Told) -> CaseKey:
    """Return the address and month that make the case of a picked-up signal."""
    return one.where, f"{one.day:%Y-%m}"
