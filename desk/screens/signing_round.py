"""The signing round of one document: who must still sign, who did, and what was filed."""

from collections.abc import Mapping
from typing import ClassVar

from textual.binding import Binding

from desk.clock import today
from desk.documents.register import document_row
from desk.documents.signers import signers_of
from desk.locale import _
from desk.screens import papers_signing as acts
from desk.screens import papers_texts as texts
from desk.screens.acting import Act, RecordScreen
from desk.store.store import Store
from desk.widgets.detail import Description


class RoundScreen(RecordScreen):
    """One document with its signers; each signature is noted, filed or set here."""

    BINDINGS = [
        Binding("n", "act('note')", _("Noteer"), id="note", tooltip=_("Noteer dat iemand met inkt tekende")),
        Binding("r", "act('register')", _("Scan"), id="register", tooltip=_("Leg het ondertekende exemplaar vast")),
        Binding("h", "act('sign')", _("Teken"), id="sign", tooltip=_("Onderteken met een certificaat")),
        Binding("c", "act('check')", _("Controleer"), id="check", tooltip=_("Controleer de digitale handtekeningen")),
    ]
    ACTS: ClassVar[Mapping[str, Act]] = {
        "note": acts.note,
        "register": acts.register,
        "sign": acts.sign,
        "check": acts.check,
    }

    def __init__(self, store: Store, document: str) -> None:
        super().__init__(store, self.told, document)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to sign only while somebody must, and to check only what was signed digitally."""
        if action != "act" or self.record is None:
            return super().check_action(action, parameters)
        if parameters == ("check",):
            return any(it.how == "digital" for it in signers_of(self.store, self.record))
        return texts.allows(document_row(self.store, self.record, on=today()), str(parameters[0]))

    def told(self, document: str) -> Description:
        """Describe the round."""
        return texts.round_of(document_row(self.store, document, on=today()), signers_of(self.store, document))
