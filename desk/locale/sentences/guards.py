"""Sentences of the guards: a warning before a proposal, an act outside the role, a volunteer who falls away."""

from desk.locale import _


def sentences() -> dict[str, str]:
    """Return the sentence of each refusal code."""
    return {
        "pair-warned": _(
            "Tussen deze twee is iets om eerst over na te denken: {against}. "
            "Wilt u hen toch voorstellen, geef dan een reden (--override)."
        ),
        "round-warned": _(
            "Tussen de mensen en een adres is iets om eerst over na te denken: {against}. "
            "Wilt u hen toch sturen, vul dan de reden in."
        ),
        "act-outside-role": _(
            "Dit valt buiten de rol: {act}. Dat bepaalt {paper}. Wel mogelijk: {possible}. "
            "Draag het warm over aan een professional (bij de zaak met r, of desk referral --warm)."
        ),
        "already-stopped": _(
            "{who} is al gestopt op {date}; er is niets veranderd. Een andere dag legt u vast met desk volunteer stop."
        ),
        "conflict-not-clearable": _(
            "Tussen deze twee is geen naamgenoot die u kunt vrijgeven. Kijk bij de kandidaten wat hen tegenhoudt."
        ),
    }
