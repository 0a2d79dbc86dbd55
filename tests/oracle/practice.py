"""A second reading of the figures of a month from the bare facts of a desk; nothing of the program's rules is used.

What was judged of a signal (its status) is taken as it is stored: `tests/oracle/signals.py` recounts that.
"""

from collections import defaultdict
from collections.abc import Callable
from datetime import date, timedelta
from statistics import median

from tests.oracle.deployable import Person, in_force, reasons
from tests.oracle.reading import months_later
from tests.oracle.review import ACCEPTED, expiring, working_day, working_days_later

Rows = list[dict]
Read = Callable[[str], Rows]
EARLY = ("resident-stops", "volunteer-stops", "no-click", "more-needed", "moved-away", "other-end")
SIDES = ("resident", "volunteer", "coordinator")
Parts = tuple[float | None, int, int]
"""Of a figure its value, and of a rate what is divided by what; of all else how much was counted, and 0."""


def day_of(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


TABLES = """signal signal_case attempt closing partner address resident request pairing pairing_result pairing_contact
  pairing_month checkin checkin_form volunteer pause proof proof_correction exemption organisation agreement
  feedback_delivery"""


class Desk:
    """The facts of a desk, each table once."""

    def __init__(self, read: Read, today: date) -> None:
        self.today = today
        self.read = {name: read(f"SELECT * FROM {name}") for name in TABLES.split()}
        self.by_id = {
            name: {row["id"]: row for row in rows} for name, rows in self.read.items() if "signal" not in name
        }
        self.inside: dict[str, Rows] = defaultdict(list)
        for row in self.read["signal"]:
            if row["status"] == "Opgepakt":
                self.inside[row["case_id"]].append(row)
        self.cases = {row["id"]: row for row in self.read["signal_case"] if self.inside[row["id"]]}
        self.months = {(row["address"], row["month"]) for row in self.cases.values()}
        self.attempts = self._apart("attempt", "case_id")
        self.results = {row["case_id"]: row for row in self.read["closing"] if not row["reopened_on"]}
        self.ends = {row["pairing"]: row["reason"] for row in self.read["pairing_result"]}

    def _apart(self, table: str, column: str) -> dict[str, Rows]:
        found: dict[str, Rows] = defaultdict(list)
        for row in self.read[table]:
            found[row[column]].append(row)
        return found

    def span(self, month: str) -> tuple[date, date]:
        first = date.fromisoformat(f"{month}-01")
        return first, min(months_later(first, 1) - timedelta(1), self.today)

    def dated(self, rows: Rows, column: str, month: str) -> Rows:
        first, last = self.span(month)
        return [row for row in rows if row[column] and str(first) <= row[column] <= str(last)]

    # Cases

    def kind(self, case: dict) -> str:
        if len(self.inside[case["id"]]) > 1:
            return "multiple"
        first = date.fromisoformat(f"{case['month']}-01")
        before = {f"{months_later(first, -back):%Y-%m}" for back in range(1, 7)}
        return "consecutive" if any((case["address"], month) in self.months for month in before) else "single"

    def due(self, case: dict) -> date:
        earliest = min(self.inside[case["id"]], key=lambda row: (row["signal_on"], row["kenmerk"] or ""))
        day = date.fromisoformat(earliest["signal_on"])
        return working_days_later(day, 3) if earliest["crisis"] else day + timedelta(28)

    def helped(self) -> set[str]:
        """Return the cases with a volunteer: at an attempt, or in a pairing of the resident that has run."""
        found = {row["case_id"] for row in self.read["attempt"] if row["volunteers"]}
        for pairing in self.read["pairing"]:
            if pairing["started_on"]:
                request = self.by_id["request"][pairing["request"]]
                found.add(request["case_id"])
                found |= {
                    case
                    for case, signals in self.inside.items()
                    if any(signal["resident"] == request["resident"] for signal in signals)
                }
        return found

    def case_figures(self, cases: Rows, attempts: dict[str, Rows] | None = None) -> dict[str, Parts]:
        """Return the figures about some cases; `attempts` narrows what was done about them."""
        made = self.attempts if attempts is None else attempts
        result = {case["id"]: self.results.get(case["id"], {}).get("result", "") for case in cases}
        kinds = [self.kind(case) for case in cases]
        picked = [case for case in cases if not result[case["id"]].startswith("Niet opgepakt")]
        tried = [case for case in picked if made.get(case["id"])]
        reached = [case for case in tried if any(row["reached"] for row in made[case["id"]])]
        in_time = [case for case in tried if min(row["made_on"] for row in made[case["id"]]) <= str(self.due(case))]
        judged = [case for case in picked if made.get(case["id"]) or self.due(case) < self.today]
        accepted = sum(result[case["id"]] in ACCEPTED for case in picked)
        return {
            "cases": counted(len(cases)),
            **{kind: counted(kinds.count(kind)) for kind in ("single", "multiple", "consecutive")},
            "picked_up": counted(len(picked)),
            "reached": counted(len(reached)),
            "reach_rate": rated(len(reached), len(picked)),
            "attempts": counted(sum(len(made[case["id"]]) for case in tried)),
            "accepted": counted(accepted),
            "acceptance_rate": rated(accepted, len(reached)),
            "first_contact_on_time": rated(len(in_time), len(judged)),
        }

    def of_month(self, month: str) -> Rows:
        return [case for case in self.cases.values() if case["month"] == month]

    # Pairings, volunteers, partners

    def paired_figures(self, month: str, pairings: Rows) -> dict[str, Parts]:
        """Return the figures about some pairings."""
        first, last = self.span(month)
        started, ended = self.dated(pairings, "started_on", month), self.dated(pairings, "ended_on", month)
        waits = [
            (day_of(row["started_on"]) - day_of(self.by_id["request"][row["request"]]["requested_on"])).days
            for row in started
        ]
        stopped = [self.ends[row["id"]] for row in ended if self.ends.get(row["id"]) in EARLY]
        refused = self.dated(pairings, "refused_on", month)
        due = [found for found in (self.checkin(row, first, last) for row in pairings) if found is not None]
        quarters = {row["id"]: self.quarters(row["id"], month) for row in pairings}
        working = {pairing: told for pairing, told in quarters.items() if told}
        return {
            "pairings_started": counted(len(started)),
            "pairings_ended": counted(len(ended)),
            "days_to_pairing": (median(waits) if waits else None, len(waits), 0),
            "pairings_stopped_early": counted(len(stopped)),
            **{f"pairings_stopped_early_{reason}": counted(stopped.count(reason)) for reason in EARLY},
            "checkins_on_time": rated(sum(due), len(due)),
            "hours": (sum(working.values()) / 4, len(working), 0),
            "refusals": counted(len(refused)),
            **{f"refusals_{side}": counted(sum(row["refused_by"] == side for row in refused)) for side in SIDES},
            "overrides": counted(sum(bool(row["overridden"]) for row in self.dated(pairings, "proposed_on", month))),
        }

    def checkin(self, pairing: dict, first: date, last: date) -> bool | None:
        """Say whether the check-in planned in some days was held in time; None where none is due yet."""
        started, ended = day_of(pairing["started_on"]), day_of(pairing["ended_on"])
        if started is None:
            return None
        before, turn = started, 0
        planned = first_planned = started + timedelta(42)
        while planned < first:
            turn, before = turn + 1, planned
            planned = months_later(first_planned, 3 * turn)
        if planned > last or (ended is not None and ended <= planned):
            return None
        held = [day_of(row["held_on"]) for row in self.read["checkin"] if row["pairing"] == pairing["id"]]
        apart: dict[str, list[date]] = defaultdict(list)
        for row in self.read["checkin_form"]:
            if row["pairing"] == pairing["id"] and (row["moment"] == "first" or row["moment"].startswith("quarter")):
                apart[row["moment"]].append(day_of(row["held_on"]))
        held += [max(days) for days in apart.values() if len(days) == 3]
        in_time = any(day <= planned and planned - day < day - before for day in held)
        return in_time if in_time or planned < self.today else None

    def quarters(self, pairing: str, month: str) -> int:
        contacts = [row for row in self.read["pairing_contact"] if row["pairing"] == pairing]
        told = sum(row["quarters"] or 0 for row in self.dated(contacts, "made_on", month))
        months = [row for row in self.read["pairing_month"] if (row["pairing"], row["month"]) == (pairing, month)]
        return told + sum(row["quarters"] for row in months)

    def asked_figures(self, month: str, requests: Rows) -> dict[str, Parts]:
        """Return the figures about some requests."""
        last = str(self.span(month)[1])
        serving: dict[str, Rows] = defaultdict(list)
        for row in self.read["pairing"]:
            over = [day for day in (row["refused_on"], row["ended_on"]) if day]
            if row["proposed_on"] <= last and not any(day <= last for day in over):
                serving[row["request"]].append(row)
        asked = [row for row in requests if row["requested_on"] <= last and (row["withdrawn_on"] or "9") > last]
        return {
            "requests": counted(len(self.dated(requests, "requested_on", month))),
            "waiting_requests": counted(sum(not serving[row["id"]] for row in asked)),
        }

    def people_figures(self, month: str, volunteers: Rows) -> dict[str, Parts]:
        """Return the figures about some volunteers."""
        on = self.span(month)[1]
        known = self.organisations(on)
        people = {row["id"]: self.person(row, on) for row in volunteers}
        able = [
            one
            for one, person in people.items()
            if any(self.able(person, one, task, on, known) for task in person.tasks)
        ]
        return {
            "volunteers_deployable": counted(len(able)),
            "proofs_expiring_60_days": counted(sum(len(expiring(person, on)) for person in people.values())),
            "volunteers_in": counted(len(self.dated(volunteers, "started_on", month))),
            "volunteers_out": counted(len(self.dated(volunteers, "stopped_on", month))),
        }

    def person(self, row: dict, on: date) -> Person:
        """Return a volunteer as the recount of section 2 knows one, with the pause of the day if there is one."""
        told = {"taken": row["tasks"].split("|") if row["tasks"] else []}
        told["organisatie"] = row["organisation"]
        for name, column in (("gestart_op", "started_on"), ("gestopt_op", "stopped_on")):
            if row[column]:
                told[name] = day_of(row[column])
        if row["interested_on"] and not row["started_on"]:
            told["gestart_op"] = date.max  # who only showed interest has not begun
        for pause in self.read["pause"]:
            if pause["volunteer"] == row["id"] and pause["starts_on"] <= str(on) <= (pause["ends_on"] or "9"):
                told |= {"pauze_van": day_of(pause["starts_on"]), "pauze_tot": day_of(pause["ends_on"]) or date.max}
        wrong = {one["proof"] for one in self.read["proof_correction"]}
        proofs: dict[str, set[date]] = defaultdict(set)
        for proof in self.read["proof"]:
            if proof["volunteer"] == row["id"] and proof["id"] not in wrong:
                proofs[proof["kind"].removeprefix("training:")].add(day_of(proof["obtained_on"]))
        return Person(told, proofs)

    def able(self, person: Person, volunteer: str, task: str, on: date, known: dict[str, dict]) -> bool:
        lifted = {
            one["kind"]
            for one in self.read["exemption"]
            if one["volunteer"] == volunteer and one["starts_on"] <= str(on) <= one["ends_on"]
        }
        held = {
            reason
            for reason in reasons(person, task, on, known)
            if not any(kind.removeprefix("training:") in reason for kind in lifted)
        }
        return not held

    def organisations(self, on: date) -> dict[str, dict]:
        """Return the organisations with the agreement of each kind that is in force on a day."""
        known = {}
        names = {"samenwerking": "collaboration", "verwerking": "processing", "machtiging": "authorisation"}
        for row in self.read["organisation"]:
            told = {"soort": row["kind"], "taken": row["tasks"].split("|") if row["tasks"] else []}
            for name, kind in names.items():
                for one in self.read["agreement"]:
                    there = one["organisation"] == row["id"] and one["kind"] == kind
                    over = one["withdrawn_on"] and one["withdrawn_on"] <= str(on)
                    if there and not over and (not one["to_sign"] or one["signed_on"]):
                        term = {f"{name}_van": day_of(one["starts_on"])}
                        if one["ends_on"]:
                            term[f"{name}_tot"] = day_of(one["ends_on"])
                        if in_force(term, name, on):
                            told |= {f"{name}_van": term[f"{name}_van"], f"{name}_tot": day_of(one["ends_on"])}
            known[row["id"]] = told
        return known

    def told_figures(self, month: str, partners: set[str]) -> dict[str, Parts]:
        """Return how many of some partners with signals in a month were told in time what became of them."""
        due = date.fromisoformat(f"{month}-01")
        due = months_later(due, 1) - timedelta(1)
        for _turn in range(5):
            due += timedelta(1)
            while not working_day(due):
                due += timedelta(1)
        sending = {row["partner"] for row in self.dated(self.read["signal"], "signal_on", month)} & partners
        in_time = late = 0
        for partner in sending:
            sent = [
                row["sent_on"]
                for row in self.read["feedback_delivery"]
                if (row["partner"], row["month"]) == (partner, month)
            ]
            if sent and min(sent) <= str(due):
                in_time += 1
            elif due < self.today:
                late += 1
        return {"feedback_on_time": rated(in_time, in_time + late)}

    def figures(self, month: str) -> dict[str, Parts]:
        """Return all figures of a month."""
        return {
            "signals": counted(len(self.dated(self.read["signal"], "signal_on", month))),
            **self.case_figures(self.of_month(month)),
            **self.paired_figures(month, self.read["pairing"]),
            **self.asked_figures(month, self.read["request"]),
            **self.people_figures(month, self.read["volunteer"]),
            **self.told_figures(month, {row["id"] for row in self.read["partner"]}),
        }


def counted(count: int) -> Parts:
    return count, count, 0


def rated(part: int, whole: int) -> Parts:
    return (part / whole if whole else None), part, whole
