"""The Dutch word stems by which a note may tell of somebody's health, and words that only look like them, as data.

A volunteer and a desk need no diagnosis (GDPR art. 9; domain.md 1.4): what it means for an appointment is enough.
"""

HEALTH: tuple[str, ...] = (
    *("ziek", "kanker", "tumor", "chemo", "depress", "depri", "verslaa", "verslav", "alcoholis", "alcoholprobl"),
    *("drugs", "psych", "schizo", "bipolair", "borderline", "autis", "adhd", "burn-out", "burnout", "overspannen"),
    *("angststoornis", "stoornis", "trauma", "ptss", "suïcid", "suicid", "zelfmoord", "medicij", "medicatie", "pillen"),
    *("diagnos", "therap", "ggz", "opname", "ziekenhuis", "operatie", "geopereerd", "huisarts", "specialist"),
    *("diabet", "suikerziek", "epilep", "dement", "alzheimer", "parkinson", "hartinfarct", "hartaanval", "beroerte"),
    *("herseninfarct", "hersenletsel", "reuma", "astma", "copd", "dialyse", "hiv", "zwanger", "miskraam", "abortus"),
    *("gehandicapt", "rolstoel", "scootmobiel", "invalide", "lichamelijke beperking", "verstandelijk", "lvb"),
    *("afgekeurd", "arbeidsongeschikt", "revalid", "mantelzorg", "corona", "covid", "long covid", "chronisch"),
)
"""Each is the beginning of a word."""
NOT_HEALTH: tuple[str, ...] = (
    *("ziektekosten", "ziekenfonds", "operationeel", "operatief", "specialistisch"),
    *("zorgtoeslag", "zorgverzeker", "opname van de meter", "meteropname"),
)
"""Beginnings of words that are about money or work, and are left alone."""
KIN: tuple[str, ...] = (
    *("zoon", "zoontje", "dochter", "dochtertje", "kind", "moeder", "vader", "zus", "zusje", "broer", "broertje"),
    *("partner", "man", "vrouw", "echtgenoot", "echtgenote", "ex", "ex-man", "ex-vrouw", "vriend", "vriendin"),
    *("buurman", "buurvrouw", "buur", "oom", "tante", "nicht", "neef", "opa", "oma", "collega", "huisgenoot"),
    *("schoonmoeder", "schoonvader", "schoonzus", "zwager", "kleinzoon", "kleindochter", "stiefzoon", "stiefdochter"),
)
"""After one of these a word with a capital is somebody's name."""
TITLES: tuple[str, ...] = ("mevrouw", "meneer", "mijnheer", "mevr.", "mw.", "dhr.", "fam.", "familie")
"""Before a surname."""
NO_NAMES: frozenset[str] = frozenset(
    {"de", "het", "een", "en", "of", "is", "was", "heeft", "had", "zegt", "zei", "wil", "kan", "moet", "mag", "gaat"}
    | {"komt", "belde", "belt", "helpt", "woont", "ik", "wij", "zij", "hij", "maandag", "dinsdag", "woensdag"}
    | {"donderdag", "vrijdag", "zaterdag", "zondag", "nederlands", "engels", "turks", "arabisch", "pools", "bsn"}
)
"""Words that may have a capital and are no names."""
