"""Words for papers on their way: how one stands, how it went out, how somebody signed."""

from desk.locale import _, formats, ngettext
from schema.signatures import FoundSignature
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


def many_progress(step: str, done: int, total: int) -> str:
    """Return how far the printing of many papers is."""
    if step == "joining":
        return _("samenvoegen tot één PDF…")
    return _("printen: {done} van {total}").format(done=done, total=total)


def groups() -> dict[str, str]:
    """Return the words for whom a document is printed for."""
    return {
        "all": _("allemaal"),
        "lacking": _("bij wie het ontbreekt of verlopen is"),
        "session": _("een trainingsgroep"),
        "organisation": _("een organisatie"),
        "tray": _("een bakje"),
    }


def told_many(printed: int, again: int, incomplete: int, refused: int) -> list[str]:
    """Return what came of printing for many, for a reader."""
    lines = [ngettext("{n} document geprint.", "{n} documenten geprint.", printed).format(n=printed)]
    if again:
        lines.append(_("Daarvan al eerder uitgegeven en niet veranderd: {n}.").format(n=again))
    if incomplete:
        lines.append(_("Daarvan met iets om in te vullen: {n}.").format(n=incomplete))
    if refused:
        lines.append(_("Niet geprint: {n}. Open die personen om te zien wat er mist.").format(n=refused))
    return lines


def told_signature(found: FoundSignature) -> str:
    """Return in plain words what a digital signature is worth: who, when, over what, and who vouches for her."""
    when = formats.long_day(found.at.date().isoformat()) if found.at else _("onbekende dag")
    lines = [
        _("{name} tekende op {day}.").format(name=found.name, day=when),
        reaches()[found.reach] if found.intact else _("LET OP: de handtekening past niet bij dit bestand."),
        trusts()[found.trust].format(issuer=found.issuer, day=formats.long_day(found.last_day.isoformat())),
    ]
    return "\n".join(lines)


def reaches() -> dict[str, str]:
    """Return the words for how much of a file a signature vouches for."""
    return {
        "whole": _("De handtekening dekt het hele document. Er is daarna niets veranderd."),
        "then-signed": _("De handtekening dekt het hele document. Daarna kwamen er alleen handtekeningen bij."),
        "changed": _("LET OP: na deze handtekening is het document veranderd."),
    }


def trusts() -> dict[str, str]:
    """Return the words for what is known of a certificate."""
    return {
        "known-issuer": _("Het certificaat is van {issuer}, een uitgever die dit bureau vertrouwt."),
        "unknown-issuer": _(
            "Het certificaat is van {issuer}. Dit bureau kent die uitgever niet: vraag na of {issuer} klopt."
        ),
        "expired-certificate": _("Het certificaat was geldig tot en met {day} en is nu verlopen."),
    }
