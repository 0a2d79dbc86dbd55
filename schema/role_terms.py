"""The Dutch words by which a note may tell of something a volunteer leaves to others, as data.

The limits are those of the collaboration agreement: decisions are the municipality's alone (article 5.2); a volunteer
handles no money, uses no codes, signs nothing and makes no arrangements in the resident's name (article 5.3).
"""

from enum import StrEnum


class Limit(StrEnum):
    """Which limit of the role a note may be past."""

    DECISION = "limit-decision"
    """Besluit, beschikking, toelaten, afwijzen."""
    ARRANGEMENT = "limit-arrangement"
    """An arrangement with a creditor."""
    ON_BEHALF = "limit-on-behalf"
    """Speaking or signing in somebody's name."""
    CODE = "limit-code"
    """DigiD, PIN, bank card."""
    MONEY = "limit-money"
    """Paying for somebody."""


ARTICLES: dict[Limit, str] = {
    Limit.DECISION: "5.2",
    Limit.ARRANGEMENT: "5.3",
    Limit.ON_BEHALF: "5.3",
    Limit.CODE: "5.3",
    Limit.MONEY: "5.3",
}
"""The article of the collaboration agreement that draws each limit."""

_REGELING = r"\w*regeling(?:en|etje)?"
_SECRET = r"(?:digid[\w-]*|pin-?codes?|pin-?pas(?:je)?|bank-?pas(?:je)?)"
_USE = (
    r"(?:gebruik\w*|ingelogd|inlog\w*|log(?:de|den|t)?\s(?:\S+\s){0,3}in|genoteerd|noteer\w*|opgeschreven|schreef|bewaar\w*|"
    r"opgeslagen|onthoud\w*|gekregen|kregen|kreeg|meegekregen|ontvangen|meegenomen|nam\s|namen\s|neem\s|geleend|leende|"
    r"gepind|pinde|opgenomen|ingetoetst|ingevuld|ingevoerd|gaf|gaven|gegeven|doorgegeven|overgenomen|beheer\w*|"
    r"bij (?:mij|ons|me)\b|ligt|staat|ken\b|weet\b)"
)
_AT_END = r"(?=\s*$|\s+(?:naar|aan|op|van|via|voor|tot)\b)"
_MADE = r"(?:opgesteld|geschreven|getekend|ondertekend|afgegeven|genomen|gemaakt|verstuurd|ingetrokken|gewijzigd)"

TERMS: tuple[tuple[Limit, str], ...] = (
    (
        Limit.DECISION,
        r"\b(?:nam|namen|neem|neemt|nemen|genomen)\b.*\b\w*besluit\w*|\b\w*besluit\w*\b.*\b(?:nam|namen|nemen|genomen)\b",
    ),
    (
        Limit.DECISION,
        rf"\bbeschikking(?:en)?\b.*\b{_MADE}\b|\b(?:schreef|stelde|tekende|teken|schrijf)\b.*\bbeschikking",
    ),
    (Limit.DECISION, r"\b(?:toegelaten|toelaat|toelaten|toeliet(?:en)?|toelating gegeven|toe te laten)\b"),
    (Limit.DECISION, rf"\b(?:laat|laten|liet|lieten)\b(?!.*\bnaar\b.*\btoe\b).*\btoe{_AT_END}"),
    (Limit.DECISION, r"\bafgewezen\b|\bafwijzen(?:de)?\b|\bafwij(?:s|st)\b|\bafwees\b|\bafwezen\b|\baf te wijzen\b"),
    (Limit.DECISION, rf"\b(?:wijs|wijst|wijzen|wees|wezen)\b.*\baf{_AT_END}|\bwijzen\b.*\baf\b"),
    (
        Limit.ARRANGEMENT,
        rf"\b{_REGELING}\b.*\b(?:getroffen|troffen|trof|tref\w*|te treffen|afgesproken|gesloten|gemaakt|geregeld)\b",
    ),
    (
        Limit.ARRANGEMENT,
        rf"\b(?:tref|treft|treffen|trof|troffen|sluit|sloot|sloten|regelde\w*|maakte\w*)\b.*\b{_REGELING}\b",
    ),
    (
        Limit.ARRANGEMENT,
        rf"\b(?:sprak|spraken|spreek|spreken)\b.*\b{_REGELING}\b.*\baf\b|\b{_REGELING}\b.*\baf te spreken\b",
    ),
    (Limit.ON_BEHALF, r"\b(?:namens|in naam van|uit naam van)\s+(?:(?:de|het|een)\s+)?\S+"),
    (Limit.CODE, rf"\b{_SECRET}.*\b{_USE}|\b{_USE}.*\b{_SECRET}"),
    (Limit.MONEY, r"\bovergemaakt\b|\bovermaak\w*|\bovermaken\b|\bover te maken\b|\bovermaakte\w*"),
    (Limit.MONEY, rf"\b(?:maak|maakt|maken|maakte|maakten)\b.*\bover{_AT_END}"),
)
"""Each limit with a pattern, in lower case, inside one clause; separable verbs in both forms."""

DECIDED = r"\b(?:beslo(?:ot|ten)|beslui(?:t|ten)|beslis(?:t|te|ten)?|goedgekeurd)\b"
"""The verb says nothing by itself: people decide to call again. It counts beside one of `STATUTORY`."""
STATUTORY = (
    r"toelat|toegelat|aanvraag|aanmelding|schuldhulp|schuldregeling|traject|in aanmerking|recht op|uitkering|bijstand|"
    r"kwijtschelding|toeslag|krediet|plan van aanpak"
)
"""What is decided by the municipality or another authority."""

HARMLESS = (
    r"\b(?:tijd|agenda|weer|gezondheid|situatie|planning)\b.*\b(?:toela\w+|toe)\b|\bgroet\w*\b.*\bnamens\b|\bnamens\b.*\bgroet"
    r"|\b(?:bedank\w*|dank)\b.*\bnamens\b|\bnamens\b.*\bbedank"
)
"""Clauses in which the words mean something else."""
