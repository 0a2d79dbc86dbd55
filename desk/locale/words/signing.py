"""Words for papers on their way: how one stands, how it went out, how somebody signed."""

from desk.locale import _
from schema.signing import Means, Sending, Standing


def standings() -> dict[str, str]:
    """Return the words for how a document stands, how it was sent, and how it was signed."""
    return {
        Standing.CONCEPT: _("concept"),
        Standing.SENT: _("verzonden"),
        "to-sign": _("nog te tekenen"),
        Means.INK: _("met inkt"),
        Means.DIGITAL: _("digitaal"),
        Sending.POST: _("met de post"),
        Sending.EMAIL: _("met beveiligde e-mail"),
        Sending.BY_HAND: _("met de hand gebracht"),
    }


def verbs() -> dict[str, str]:
    """Return the words for what was done."""
    return {
        "draft-document": _("concept geprint"),
        "note-signature": _("handtekening genoteerd"),
        "send-document": _("document verzonden"),
        "end-document": _("document beëindigd"),
        "sign-document": _("digitaal ondertekend"),
        "trust-issuer": _("uitgever vertrouwd"),
    }
