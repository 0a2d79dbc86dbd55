"""One volunteer or two: what is told of both, and what each answer does."""

from collections.abc import Callable, Iterator
from datetime import date

from rich.table import Table
from textual.app import App

from desk.locale import _
from desk.locale.formats import day, full_name
from desk.locale.words import word, words
from desk.locale.words.proofs import proof_word
from desk.pairings.involved import pairings_of_volunteer
from desk.screens.likely import Asking, LikelyScreen
from desk.screens.likely_texts import File, Side, both_sides, drawn_pair, why_asked
from desk.store.store import Store
from desk.volunteers.likely import Question, both_files, count_questions, decide_different, decide_later, list_questions
from desk.volunteers.likely_merging import decide_same


def likely_volunteers(store: Store) -> LikelyScreen:
    """Return the screen with the questions about volunteers."""
    answers = {"same": decide_same, "different": decide_different, "later": decide_later}
    nothing = _("Er wacht geen vraag of twee vrijwilligers één persoon zijn.")
    asking = Asking(list_questions, count_questions, _tell, answers, _("Zelfde vrijwilliger?"), nothing)
    return LikelyScreen(store, asking)


def _tell(app: App[object], store: Store, question: Question, on: date) -> tuple[str, Table]:
    files = both_files(store, question, on=on)
    for file in (files.one, files.other):
        file["pairings"] = pairings_of_volunteer(store, file["id"], on=on)
    return why_asked(files.likeness), drawn_pair(app, _rows(files.one, files.other), files.differing)


def _rows(one: File, other: File) -> Iterator[Side]:
    told: tuple[tuple[str, str, Callable[[File], str]], ...] = (
        (_("kenmerk"), "", lambda file: str(file["kenmerk"])),
        (_("voornaam"), "first_name", lambda file: str(file["first_name"] or "")),
        (_("achternaam"), "surname", lambda file: full_name({"prefix": file["prefix"], "surname": file["surname"]})),
        (_("adres"), "door", _door),
        (_("telefoon"), "phone", lambda file: str(file["phone"] or "")),
        (_("e-mail"), "email", lambda file: str(file["email"] or "")),
        (_("organisatie"), "organisation_name", lambda file: str(file["organisation_name"])),
        (_("status"), "", lambda file: word(file["stage"])),
        (_("begonnen"), "", lambda file: day(file["started_on"])),
        (_("talen"), "", lambda file: str(file["languages"]).replace("|", ", ")),
        (_("steun"), "", lambda file: words(file["kinds"])),
        (_("bewijzen"), "", _proofs),
        (_("koppelingen"), "", lambda file: ", ".join(word(row["task"]) for row in file["pairings"])),
    )
    return both_sides(told, one, other)


def _door(file: File) -> str:
    return " ".join(str(part) for part in (file["postcode"], file["number"], file["addition"]) if part)


def _proofs(file: File) -> str:
    return "\n".join(f"{proof_word(row['kind'])} {day(row['obtained_on'])}" for row in file["proof_dates"])
