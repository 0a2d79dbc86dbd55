"""What stands around a case in words: the next attempt, the exclusion list, referrals, the address before."""

from collections.abc import Iterator, Mapping
from typing import Any

from desk.locale import _
from desk.locale.formats import day, month, weekday
from desk.locale.words import cases, counted, word
from desk.widgets.detail import Line


def block_lines(file: Mapping[str, Any]) -> Iterator[Line]:
    """Yield who decided until when that nobody goes to the door, for each block that holds."""
    for block in file["blocks"]:
        if block["holds"]:
            yield Line(_("uitsluiting"), block_told(block), "error")
            yield Line("", block["reason"])


def block_told(block: Mapping[str, Any]) -> str:
    """Return a safety block in one line: whom it is about, who decided, until when."""
    whole = _("niet naar dit adres") if block["address"] else _("niet naar deze inwoner")
    until = _("tot en met {day}").format(day=day(block["ends_on"])) if block["ends_on"] else _("tot nader bericht")
    return _("{whole}: {who}, {until} (x)").format(whole=whole, who=block["decided_by"], until=until)


def next_lines(file: Mapping[str, Any]) -> Iterator[Line]:
    """Yield the attempt to make next, and why."""
    found = file["next_attempt"]
    if found is None:
        return
    yield Line(_("volgende poging"), attempt_told(found), "primary")
    told = cases.attempt_reasons()
    for reason in found["reasons"]:
        yield Line("", told[reason["code"]].format(figure=reason["figure"]), "secondary")
    if found["may_close"]:
        yield Line("", _("sluiten als niet bereikt mag nu (s)"), "warning")


def attempt_told(found: Mapping[str, Any]) -> str:
    """Return a suggested attempt in one line: how, in which part of the day, from when, until when."""
    told = [found["channel"]]
    told += [_("met twee personen")] if found["people"] > 1 else []
    told += [found["part"].lower()] if found["part"] else []
    if found["last_day"] == found["not_before"]:
        told += [_("op {day}").format(day=weekday(found["last_day"]))]
    else:
        told += [_("vanaf {day}").format(day=weekday(found["not_before"]))]
        told += [_("uiterlijk {day}").format(day=weekday(found["last_day"]))] if found["last_day"] else []
    return ", ".join(told)


def referral_lines(file: Mapping[str, Any]) -> Iterator[Line]:
    """Yield to whom the resident was referred and what came of it; loudly where that is not known."""
    kinds, answers = cases.referrals(), cases.answers()
    for row in file["referrals"]:
        answer = answers[row["answer"]] if row["answer"] else _("nog geen antwoord (r)")
        told = f"{row['party']}, {day(row['asked_on'])}: {answer}"
        yield Line(kinds[row["kind"]], told, "" if row["answer"] else "warning")
    if file["referral_gap"] == "referral-missing":
        yield Line(_("verwijzing"), _("nog niet vastgelegd naar wie (r)"), "error")


def history_lines(file: Mapping[str, Any]) -> Iterator[Line]:
    """Yield the other cases on the address, the newest month first."""
    for row in file["address_cases"]:
        yield Line(month(row["month"]), history_told(row))
    if not file["address_cases"]:
        yield Line("", _("geen andere zaken"), "secondary")


def history_told(row: Mapping[str, Any]) -> str:
    """Return another case on the address in one line: its kind, how it ended, what was tried."""
    tried = counted.tries(row["attempts"])
    reached = [_("bereikt")] if row["first_reached_on"] else []
    return ", ".join([row["number"], word(row["kind"]), row["result"] or word(row["status"]), tried, *reached])
