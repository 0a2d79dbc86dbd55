"""Who signed a document, by keys: filing the scan, noting a signature, signing with a certificate, checking."""

from pathlib import Path
from typing import Any

from desk.clock import today
from desk.documents.digital import check_signatures, sign_document
from desk.documents.register import document_row
from desk.documents.signers import signers_of
from desk.documents.signing import note_signature, register_signed
from desk.files.certificates import CERTIFICATE_SUFFIXES
from desk.files.scans import SCAN_SUFFIXES
from desk.locale import _
from desk.locale.sentences import sentence
from desk.locale.words.signing import told_signature
from desk.screens.acting import Done
from desk.screens.area import AreaScreen
from desk.screens.printing import documents_folder
from desk.store.store import Store
from desk.widgets import fields
from desk.widgets.background import in_background
from desk.widgets.detail import Description, DetailScreen, Line, Section
from desk.widgets.form import FormScreen
from desk.widgets.notices import tell
from desk.widgets.pick_file import PickFile
from schema.refused import Refused


def register(screen: AreaScreen, document: str, done: Done) -> None:
    """Choose the scan, say who signed on it and when, and file it."""
    row, left = document_row(screen.store, document, on=today()), _left(screen.store, document)

    def chosen(scan: Path | None) -> None:
        if scan is not None:
            screen.app.push_screen(FormScreen(title, asked, lambda values: (scan, values), intro=intro), given)

    def given(answer: tuple[Path, dict[str, Any]] | None) -> None:
        if answer is not None:
            scan, values = answer
            day, by = values["signed_on"], values.get("by", ())
            work = lambda own: register_signed(own, document, scan, on=today(), signed_on=day, by=by)  # noqa: E731
            in_background(screen, screen.store, work, filed)

    def filed(copy: str) -> None:
        after = document_row(screen.store, document, on=today())
        still = after["signers"] - after["signatures"]
        tell(screen, _still(still) if still else _("Het ondertekende exemplaar is vastgelegd."))
        done(copy)
        screen.on_screen_resume()

    title = _("Het ondertekende exemplaar van {number}").format(number=row["number"])
    intro = _("De scan blijft zoals hij is, versleuteld in dit bureau. Pas als allen tekenden, telt het document.")
    asked = [fields.day("signed_on", _("getekend op"), today(), required=True)]
    if left:
        names = tuple(code for code, _word in left)
        asked.append(fields.several("by", _("wie tekende"), left, names, required=True))
    why = {
        "signed_on": _("Vanaf deze dag telt het bewijs of de overeenkomst."),
        "by": _("Wie er nog moet tekenen, blijft in de ronde staan."),
    }
    asked = fields.because(asked, why)
    screen.app.push_screen(PickFile(title, documents_folder(), SCAN_SUFFIXES), chosen)


def note(screen: AreaScreen, document: str, done: Done) -> None:
    """Note that one of them signed in ink; the paper is still to come."""
    left = _left(screen.store, document)
    asked = [
        fields.choice("signer", _("wie tekende"), left, left[0][0] if left else None, required=True),
        fields.day("signed_on", _("getekend op"), today(), required=True),
    ]

    why = {
        "signer": _("Alleen wie nog niet tekende."),
        "signed_on": _("Vanaf de laatste van deze dagen telt het bewijs of de overeenkomst."),
    }

    def save(values: dict[str, Any]) -> str:
        return note_signature(screen.store, document, values["signer"], signed_on=values["signed_on"], on=today())

    intro = _("Noteer wie tekende. Het document telt pas als ook het papier is vastgelegd.")
    screen.app.push_screen(FormScreen(_("Handtekening noteren"), fields.because(asked, why), save, intro=intro), done)


def sign(screen: AreaScreen, document: str, done: Done) -> None:
    """Choose a certificate, ask its passphrase and for whom, and sign digitally beside the screen."""
    left = _left(screen.store, document)

    def chosen(certificate: Path | None) -> None:
        if certificate is not None:
            asked = [
                fields.secret("passphrase", _("wachtzin")),
                fields.choice("by", _("voor wie"), left, left[0][0] if left else None, required=True),
            ]
            why = {
                "passphrase": _("Opent uw sleutel voor deze ene handtekening. Het bureau bewaart hem niet."),
                "by": _("Uw handtekening komt op de plek van deze partij."),
            }
            form = FormScreen(
                _("Digitaal ondertekenen"), fields.because(asked, why), lambda values: (certificate, values)
            )
            screen.app.push_screen(form, given)

    def given(answer: tuple[Path, dict[str, Any]] | None) -> None:
        if answer is not None:
            certificate, values = answer
            secret, by = values["passphrase"], values["by"]
            in_background(screen, screen.store, lambda own: sign_as(own, certificate, secret, by), signed)

    def sign_as(own: Store, certificate: Path, secret: str, by: str) -> Any:
        try:
            return sign_document(own, document, certificate, secret, on=today(), by=by)
        except Refused as refused:
            if refused.code != "certificate-password":
                raise
            screen.app.call_from_thread(again, certificate, refused)
            return None

    def again(certificate: Path, refused: Refused) -> None:
        """Ask the passphrase once more, of the same certificate."""
        chosen(certificate)
        tell(screen, sentence(refused), "warning")

    def signed(answer: Any) -> None:
        if answer is None:
            return
        said = _("Ondertekend: {party}. Het certificaat is van {name}.")
        tell(screen, said.format(party=answer.party, name=answer.name))
        done(answer)
        screen.on_screen_resume()

    screen.app.push_screen(PickFile(_("Uw certificaat"), documents_folder(), CERTIFICATE_SUFFIXES), chosen)


def check(screen: AreaScreen, document: str, done: Done) -> None:
    """Say what the digital signatures under a document are worth."""

    def found(signatures: list[Any]) -> None:
        lines = [Section([Line(str(place), told_signature(it))]) for place, it in enumerate(signatures, 1)]
        none = [Section([Line("", _("Onder dit bestand staat geen digitale handtekening."))])]
        title = _("Handtekeningen onder {number}").format(number=row["number"])
        screen.app.push_screen(DetailScreen(screen.store, lambda _id: Description(title, lines or none), document))

    row = document_row(screen.store, document, on=today())
    in_background(screen, screen.store, lambda own: check_signatures(own, document, on=today()), found)


def _left(store: Store, document: str) -> list[tuple[str, str]]:
    """Return who must still sign, as choices."""
    return [(str(it.position), it.called) for it in signers_of(store, document) if it.signature is None]


def _still(left: int) -> str:
    if left == 1:
        return _("Vastgelegd. Er moet nog één partij tekenen.")
    return _("Vastgelegd. Er moeten nog {left} partijen tekenen.").format(left=left)
