"""What is done to a document in Documenten: sending, ending, renewing it, and reading its text."""

from typing import Any

from desk.clock import today
from desk.documents.drafts import note_draft
from desk.documents.issuing import has_changed, issue_document, make_draft
from desk.documents.register import document_row, document_text
from desk.documents.underway import end_document, send_document
from desk.locale import _
from desk.locale.words import word
from desk.screens.acting import Done
from desk.screens.area import AreaScreen
from desk.store.store import Store
from desk.widgets import fields
from desk.widgets.background import in_background
from desk.widgets.detail import Description, DetailScreen, Line, Section
from desk.widgets.form import FormScreen
from desk.widgets.notices import tell
from schema.signing import Sending


def send(screen: AreaScreen, document: str, done: Done) -> None:
    """Record that a document went out."""
    ways = [(way.value, word(way)) for way in Sending]
    asked = [
        fields.choice("how", _("hoe"), ways, Sending.POST.value, required=True),
        fields.day("sent_on", _("verzonden op"), today(), required=True),
        fields.text("receiver", _("aan wie"), hint=_("alleen als het niet vanzelf spreekt")),
    ]

    why = {
        "how": _("Zo is later na te gaan hoe het de ander bereikte."),
        "sent_on": _("Vanaf deze dag mag u een antwoord verwachten."),
        "receiver": _("Alleen de naam van wie het kreeg, als dat een ander is dan over wie het gaat."),
    }

    def save(values: dict[str, Any]) -> str:
        told = {"sent_on": values["sent_on"], "receiver": values["receiver"]}
        return send_document(screen.store, document, Sending(values["how"]), on=today(), **told)

    screen.app.push_screen(FormScreen(_("Document verzonden"), fields.because(asked, why), save), done)


def end(screen: AreaScreen, document: str, done: Done) -> None:
    """Record from which day a document counts no more."""
    asked = [
        fields.text("reason", _("reden"), required=True, hint=_("blijft bij het document staan")),
        fields.day("ended_on", _("geldt niet meer vanaf"), today(), required=True),
    ]

    why = {
        "reason": _(
            "Wie het document later vindt, leest hier waarom het niet meer geldt. Schrijf niets over een inwoner."
        ),
        "ended_on": _("Tot deze dag gold het document."),
    }

    def save(values: dict[str, Any]) -> str:
        return end_document(screen.store, document, values["reason"], ended_on=values["ended_on"], on=today())

    intro = _("Het document blijft in het register. Een bewijs of overeenkomst die eruit volgde, beëindigt u apart.")
    screen.app.push_screen(FormScreen(_("Document beëindigen"), fields.because(asked, why), save, intro=intro), done)


def renew(screen: AreaScreen, document: str, done: Done) -> None:
    """Issue a document again, as a new version where its subject changed; or first as a concept to look at."""
    row = document_row(screen.store, document, on=today())
    told = (row["kind"], row["subject"])

    def save(values: dict[str, Any]) -> str:
        return str(values["how"])

    def given(how: str | None) -> None:
        if how in ("issue", "anew"):
            asked = {"on": today(), "language": row["language"], "anew": how == "anew"}
            work = lambda own: issue_document(own, *told, **asked)  # noqa: E731
            in_background(screen, screen.store, work, issued)
        elif how == "concept":
            in_background(screen, screen.store, drafted, lambda _id: screen.on_screen_resume())

    def drafted(own: Store) -> str:
        make_draft(own, *told, on=today(), language=row["language"])
        return note_draft(own, *told, on=today(), language=row["language"])

    def issued(paper: Any) -> None:
        same = _("Er is niets veranderd: {number} versie {version} geldt nog.")
        new = _("Uitgegeven: {number} versie {version}.")
        tell(screen, (same if paper.again else new).format(number=paper.number, version=paper.version))
        screen.on_screen_resume()

    def ask(changed: bool) -> None:
        ways = [("issue", _("meteen uitgeven")), ("concept", _("eerst als concept"))]
        if not row["number"]:
            ways = ways[:1]
        elif not changed:
            ways = [("issue", _("hetzelfde document")), ("anew", _("toch een nieuwe versie")), ways[1]]
        why = {
            "how": _(
                "Een concept heeft een watermerk en geen nummer: om eerst te laten lezen. "
                "Een nieuwe versie krijgt de huisstijl van nu; wie al tekende, tekent opnieuw."
            )
        }
        asked = fields.because([fields.choice("how", _("hoe"), ways, "issue", required=True)], why)
        told = _("Er is iets veranderd: er komt een nieuwe versie naast de oude.")
        intro = told if changed else _("Er is niets veranderd. U krijgt hetzelfde document, met hetzelfde nummer.")
        screen.app.push_screen(FormScreen(word(row["kind"]), asked, save, intro=intro), given)

    if row["number"]:
        in_background(screen, screen.store, lambda own: has_changed(own, document, on=today()), ask)
    else:
        ask(True)


def read(screen: AreaScreen, document: str, done: Done) -> None:
    """Show the text of a document in the terminal; of a concept as it would be now."""
    row = document_row(screen.store, document, on=today())

    def text(own: Store) -> str:
        if row["number"]:
            own.look(document, "text", on=today())
            return document_text(own, document)
        return make_draft(own, row["kind"], row["subject"], on=today(), language=row["language"]).spoken

    def shown(whole: str) -> None:
        title = row["number"] or _("CONCEPT")
        parts = [Section([Line("", part)]) for part in whole.split("\n\n")]
        screen.app.push_screen(DetailScreen(screen.store, lambda _id: Description(title, parts), document))

    in_background(screen, screen.store, text, shown)
