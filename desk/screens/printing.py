"""Printing a document from any area: where the PDF goes, issuing it beside the screen, and opening it."""

import re
from collections.abc import Callable
from pathlib import Path

from desk.clock import today
from desk.documents.issuing import Issued, gaps_ahead, issue_document
from desk.documents.writing import gap_words, write_new
from desk.locale import _, language
from desk.locale.sentences import sentence
from desk.locale.words import word
from desk.screens.area import AreaScreen
from desk.store.platform import open_viewer
from desk.store.store import Store
from desk.widgets.background import in_background
from desk.widgets.confirm import Confirm
from desk.widgets.fields import text, typed_path
from desk.widgets.form import FormScreen
from desk.widgets.notices import refusals
from schema.names import name_key
from schema.refused import Refused

_COUNTED = frozenset({"review"})
"""What is counted from the whole desk first: what it lacks is said when it has been printed."""
_LONGEST = 60
"""Signs of a proposed name: every disk takes it, also where each sign takes four bytes."""


def print_document(screen: AreaScreen, document: str, subject: str, about: str) -> None:
    """Say what the document about a subject lacks, ask where the PDF goes, issue it, and offer to open it.

    Args:
        about: how the file's proposed name speaks of the subject.
    """
    kind = word(document)

    def chosen(path: Path) -> None:
        in_background(screen, screen.store, lambda own: _issue(own, document, subject, path), done)

    def done(printed: tuple[Issued, Path]) -> None:
        screen.on_screen_resume()
        offer_to_open(screen, *printed)

    with refusals(screen):
        intro = _lacking(screen.store, document, subject)
        ask_path(screen, _("Print: {document}").format(document=kind), f"{kind} {about}", chosen, intro=intro)


def ask_path(
    screen: AreaScreen,
    title: str,
    name: str,
    then: Callable[[Path], None],
    *,
    ending: str = ".pdf",
    intro: str = "",
) -> None:
    """Ask in one field where a file goes, and go on with a path at which nothing stands yet."""
    fields = [text("path", _("bewaar als"), str(proposed_path(name, ending)), required=True, check=path_fault)]
    form = FormScreen(title, fields, lambda values: typed_path(values["path"]), intro=intro)
    screen.app.push_screen(form, lambda path: None if path is None else then(path))


def proposed_path(name: str, ending: str) -> Path:
    """Return a path for a file of that name in the folder of documents, at which nothing stands yet."""
    plain = "-".join(filter(None, map(name_key, re.split(r"[\W_]+", name))))
    return free_path(documents_folder() / f"{plain[:_LONGEST]}{ending}")


def offer_to_open(screen: AreaScreen, issued: Issued, path: Path) -> None:
    """Say what was printed, and what it still lacks, and open it after a yes."""
    state = _("al eerder uitgegeven; er is niets veranderd") if issued.again else _("uitgegeven")
    said = [
        _("{number} versie {version}: {state}.").format(number=issued.number, version=issued.version, state=state),
        str(path),
    ]
    if issued.gaps:
        said += ["", _("Nog in te vullen: {gaps}.").format(gaps=", ".join(gap_words(issued.gaps)))]
    question = "\n".join([*said, "", _("Wilt u het nu openen?")])

    def answered(yes: bool | None) -> None:
        if yes:
            with refusals(screen):
                open_viewer(path)

    screen.app.push_screen(Confirm(question, title=word(issued.document)), answered)


def documents_folder() -> Path:
    """Return the folder in which this person keeps documents, else the home folder."""
    import platformdirs

    documents = platformdirs.user_documents_path()
    return documents if documents.is_dir() else Path.home()


def free_path(path: Path) -> Path:
    """Return the path, or the first with a number behind its name at which nothing stands yet."""
    numbered, count = path, 1
    while numbered.exists():
        count += 1
        numbered = path.with_stem(f"{path.stem}-{count}")
    return numbered


def path_fault(typed: str) -> str:
    """Return what is wrong with a typed path of a file that is to be new, or nothing."""
    path = typed_path(typed)
    try:
        if not path.parent.is_dir():
            return _("Deze map is er niet. Kies een map die er is.")
        return _("Hier staat al iets. Kies een andere naam.") if path.exists() else ""
    except OSError:
        return sentence(Refused("file-not-written", path=typed))


def _lacking(store: Store, document: str, subject: str) -> str:
    """Return in words what a document would lack if it were printed now; "" when nothing."""
    if document in _COUNTED:
        return ""
    gaps = gaps_ahead(store, document, subject, on=today(), language=language())
    return _("Nog in te vullen: {gaps}.").format(gaps=", ".join(gap_words(gaps))) if gaps else ""


def _issue(store: Store, document: str, subject: str, path: Path) -> tuple[Issued, Path]:
    issued = issue_document(store, document, subject, on=today(), language=language())
    write_new(path, issued.pdf)
    return issued, path
