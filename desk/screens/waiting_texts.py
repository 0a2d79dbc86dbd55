"""A request in words: the line of who waits, what is asked, and who fits best."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from desk.locale import _, ngettext
from desk.locale.formats import full_name
from desk.locale.short import supports
from desk.locale.words import word, words
from desk.locale.words.choosing import times_word
from desk.locale.words.exchange import handed_told
from desk.locale.words.judging import urgency as urgency_name
from desk.matching.explaining import weigh
from desk.matching.pool import Pool
from desk.requests.listing import request_file
from desk.screens.candidates_texts import nobody
from desk.store.store import Store
from desk.widgets.detail import Description, Line, Section
from desk.widgets.list_rows import Cell, Row
from schema.codes import TIMES, Urgency


def waiting_row(row: Mapping[str, Any], on: date) -> Row:
    """Return the line of a waiting request."""
    urgency = Urgency(row["urgency"])
    return Row(
        row["id"],
        [
            Cell(urgency_name(urgency), "error" if urgency is Urgency.CRISIS else ""),
            full_name(row),
            word(row["task"]),
            supports(row["kinds"].split("|")),
            row["languages"].replace("|", " "),
            waited(row, on),
        ],
    )


def waited(row: Mapping[str, Any], on: date) -> str:
    """Return how long a request has waited."""
    days = (on - date.fromisoformat(row["requested_on"])).days
    return ngettext("{n} dag", "{n} dagen", days).format(n=days) if days else _("sinds vandaag")


def asked_for(file: Mapping[str, Any]) -> str:
    """Return what a request asks for, on one line."""
    able = set(file["times"].split("|"))
    spoken = file["languages"].replace("|", ", ") + (" " + _("of met tolk") if file["interpreter"] else "")
    wish = _("liefst een {gender}").format(gender=word(file["gender_wish"])) if file["gender_wish"] else ""
    told = (words(file["kinds"]), spoken, times_word([part for part in TIMES if part in able], len(TIMES)), wish)
    return " · ".join(part for part in told if part)


def describe_request(store: Store, request: str, pool: Pool, *, on: date) -> Description:
    """Open a request, which is logged, and return it in words with who fits best.

    Raises:
        Refused: `unknown-id`.
    """
    file, weighing = request_file(store, request, on=on, purpose="pairing"), weigh(store, request, on=on, pool=pool)
    found = weighing.suggestion
    facts = [
        Line(_("taak"), word(file["task"])),
        Line(_("vraagt"), asked_for(file)),
        Line(_("spoed"), urgency_name(file["urgency"])),
        Line(_("wacht"), waited(file, on)),
        Line(_("kenmerk"), file["kenmerk"]),
        *(Line(_("overdracht"), handed_told(step)) for step in file["handed"][-1:]),
    ]
    best = [Line(str(it.points.total), it.name, "success") for it in found.candidates[:5]]
    able = len(found.candidates)
    heading = ngettext("{n} kan, {held} nu niet", "{n} kunnen, {held} nu niet", able)
    heading = heading.format(n=able, held=len(found.refused))
    return Description(
        full_name(file), [Section(facts), Section(best or [Line("", nobody(weighing), "warning")], heading)]
    )
