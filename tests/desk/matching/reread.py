"""Rules.md sections 2 and 3 read once more, straight from the files, by nobody who knows the program's own rules."""

import csv
import unicodedata
from calendar import monthrange
from datetime import date, datetime
from pathlib import Path

TASKS = {
    "eerste-contact": "praktisch mentaal",
    "preventie": "praktisch mentaal gedrag belangen",
    "aanmelden-stimuleren": "mentaal",
    "aanvraag-ondersteunen": "praktisch mentaal gedrag belangen",
    "administratie": "praktisch mentaal gedrag belangen",
    "buddy-shv": "praktisch mentaal gedrag belangen",
    "hercontrole": "praktisch mentaal",
    "begeleiding": "praktisch mentaal gedrag",
    "nazorg": "praktisch mentaal gedrag belangen",
}


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def day(text: str) -> date | None:
    return datetime.strptime(text, "%d-%m-%Y").date() if text else None


def some(text: str) -> set[str]:
    return {part for part in text.split("|") if part}


def later(start: date, months: int) -> date:
    year, month = start.year + (start.month - 1 + months) // 12, (start.month - 1 + months) % 12 + 1
    return date(year, month, min(start.day, monthrange(year, month)[1]))


def key(name: str) -> str:
    plain = name.lower()
    for sign, other in {"ł": "l", "ı": "i", "ø": "o", "đ": "d", "ß": "ss", "ĳ": "ij", "i̇": "i"}.items():
        plain = plain.replace(sign, other)
    return "".join(sign for sign in unicodedata.normalize("NFD", plain) if sign.isalnum())


def door(row: dict[str, str]) -> tuple[str, str, str]:
    addition = "".join(sign for sign in row["toevoeging"].lower() if sign.isalnum())
    return row["postcode"].replace(" ", ""), row["huisnummer"], addition


def in_force(organisation: dict[str, str], what: str, on: date) -> bool:
    begun, ended = day(organisation[f"{what}_van"]), day(organisation[f"{what}_tot"])
    return begun is not None and begun <= on and (ended is None or on <= ended)


def task_reasons(volunteer: dict[str, str], organisations: dict[str, dict[str, str]], task: str, on: date) -> set[str]:
    """Return the reasons of section 2."""
    reasons = set()
    begun, stopped = day(volunteer["gestart_op"]), day(volunteer["gestopt_op"])
    first, last = day(volunteer["pauze_van"]), day(volunteer["pauze_tot"])
    if (begun and on < begun) or (stopped and on >= stopped) or (first and first <= on and (not last or on <= last)):
        reasons.add("not-active")

    def proof(column: str, months: int | None, missing: str, expired: str) -> None:
        held = day(volunteer[column])
        if held is None or held > on:
            reasons.add(missing)
        elif months is not None and on >= later(held, months):
            reasons.add(expired)

    proof("geheimhouding_op", 24, "secrecy-missing", "secrecy-expired")
    proof("vog_op", 36, "vog-missing", "vog-expired")
    proof("vrijwilligersovereenkomst_op", None, "volunteer-agreement-missing", "")
    trainings: dict[str, int | None] = {"gespreksvaardigheden": None, "stress-sensitief": None, "privacy": 24}
    if task not in ("preventie", "aanmelden-stimuleren"):
        trainings["veilig-huisbezoek"] = 24
    agreed = day(volunteer["vrijwilligersovereenkomst_op"])
    if agreed and on >= later(agreed, 12):
        trainings["permanente-educatie"] = 12
    for name, months in trainings.items():
        proof(f"training:{name}", months, f"training-missing:{name}", f"training-expired:{name}")
    return reasons | _organisation_reasons(volunteer, organisations, task, on)


def _organisation_reasons(
    volunteer: dict[str, str], organisations: dict[str, dict[str, str]], task: str, on: date
) -> set[str]:
    reasons = set()
    organisation = organisations.get(volunteer["organisatie"])
    if organisation is not None and organisation["soort"] != "gemeente":
        if not in_force(organisation, "samenwerking", on):
            reasons.add("collaboration-missing")
        if not in_force(organisation, "verwerking", on):
            reasons.add("processing-missing")
    if organisation is not None and task not in some(organisation["taken"]):
        reasons.add("task-not-authorised")
    needs = task in ("eerste-contact", "aanmelden-stimuleren")
    if needs and (organisation is None or not in_force(organisation, "machtiging", on)):
        reasons.add("authorisation-missing")
    if volunteer["taken"] and task not in some(volunteer["taken"]):
        reasons.add("task-not-offered")
    return reasons


def pair_reasons(
    volunteer: dict[str, str],
    organisations: dict[str, dict[str, str]],
    request: dict[str, str],
    on: date,
) -> set[str]:
    """Return the reasons of sections 2 and 3, where nobody has a pairing yet."""
    task = request["taak"]
    reasons = task_reasons(volunteer, organisations, task, on)
    if volunteer["maximum"] == "0":
        reasons.add("no-capacity")
    given, withdrawn, objected = (
        day(request[f"{name}"]) for name in ("toestemming_op", "toestemming_tot", "bezwaar_op")
    )
    gave, took = given if given and given <= on else None, withdrawn if withdrawn and withdrawn <= on else None
    if task != "eerste-contact" and (gave is None or (took is not None and took >= gave)):
        reasons.add("no-consent")
    if objected and objected <= on:
        reasons.add("objected")
    kinds = some(request["steunsoorten"])
    if not kinds <= set(TASKS[task].split()):
        reasons.add("support-not-in-matrix")
    if not kinds & some(volunteer["steunsoorten"]):
        reasons.add("support-not-offered")
    if request["tolk"] != "ja" and not some(request["talen"]) & some(volunteer["talen"]):
        reasons.add("language")
    if _conflict(volunteer, request):
        reasons.add("conflict")
    if volunteer["kenmerk"] in some(request["niet_met"]):
        reasons.add("excluded")
    if volunteer["gebied"] and not any(door(request)[0].startswith(area) for area in some(volunteer["gebied"])):
        reasons.add("outside-area")
    return reasons


def _conflict(volunteer: dict[str, str], request: dict[str, str]) -> bool:
    surname = key(request["achternaam"])
    if door(volunteer) == door(request):
        return True
    if key(volunteer["achternaam"]) == surname and door(volunteer)[0] == door(request)[0]:
        return True
    named = {key(entry) for entry in some(volunteer["verstrengeling"])}
    return bool(named & {key(door(request)[0]), surname, key(request["voornaam"] + request["achternaam"])})
