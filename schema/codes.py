"""The closed lists of the field. Values are stable codes: stored, exchanged, never translated.

Sources: the national exchange model DDAS v1.2 (partner types, channels, day parts, statuses, results) and the
VNG role matrix of 15 September 2025 (tasks, kinds of support).
"""

from collections.abc import Mapping
from enum import IntEnum, StrEnum


class PartnerType(StrEnum):
    """Kind of organisation that reports arrears (DDAS EnumSignaalpartner)."""

    TAX_OFFICE = "Belastingdienst"
    CAK_OWN_CONTRIBUTION = "CAK Eigen bijdrage"
    CAK_HEALTH = "CAK Zorgverzekeringen"
    BENEFITS_OFFICE = "Dienst Toeslagen"
    DUO = "DUO"
    ENERGY = "Energie"
    RENT = "Huur"
    MORTGAGE = "Hypotheek"
    OTHER = "Overige"
    WATER = "Water"
    HEALTH = "Zorg"


class Channel(StrEnum):
    """Kind of contact attempt (DDAS EnumContactsoort)."""

    ADMINISTRATIVE = "Administratief"
    APPOINTMENT = "Afspraak op locatie"
    LETTER = "Brief"
    HOUSE_VISIT = "Huisbezoek"
    CARD = "Kaartje"
    MAIL = "Mail"
    UNKNOWN = "Onbekend"
    OTHER = "Overige"
    MESSAGE = "SMS/Whatsapp"
    PHONE = "Telefoon"


class DayPart(StrEnum):
    """Part of a day (DDAS EnumDagdeel): to 12:00, 12 to 18, from 18:00."""

    MORNING = "Ochtend"
    AFTERNOON = "Middag"
    EVENING = "Avond"


class SignalStatus(StrEnum):
    """What became of a signal (DDAS EnumSignaalstatus)."""

    WAITING = "Nog niet opgepakt"
    PICKED_UP = "Opgepakt"
    INVALID = "Niet opgepakt: onterecht signaal"
    REPEAT = "Niet opgepakt: herhaalde melding"
    LEFT = "Niet opgepakt: andere reden"
    DECEASED = "Inwoner is overleden"
    NOT_RESIDENT = "Persoon is geen inwoner (meer) in de gemeente"
    KNOWN = "Inwoner al bekend bij schuldhulpverlening"


class Result(StrEnum):
    """How a case ended (DDAS EnumEindresultaat): the sixteen national results."""

    ADVICE_QUICK_FIX = "(Budget)advies en/of quick fix"
    FOLLOW_UP = "Vervolghulp en/of verwijzing"
    FOLLOW_UP_FINANCIAL = "Vervolghulp en/of verwijzing financieel"
    FOLLOW_UP_NON_FINANCIAL = "Vervolghulp en/of verwijzing niet financieel"
    REFERRED_WITHOUT_RESIDENT = "Verwijzing zonder tussenkomst inwoner"
    DECLINED = "Inwoner regelt het zelf/hoeft geen hulp vanuit vroegsignalering"
    PAID_OR_ARRANGED = "Inwoner heeft zelf al betaald/betalingsregeling getroffen"
    OTHER_TRACK = "Inwoner heeft al een ander lopend traject"
    KNOWN_TO_SHV = "Inwoner al bekend bij schuldhulpverlening"
    NO_REPLY_AFTER_CONTACT = "Geen reactie na eerder contact"
    NOT_REACHED = "Definitief geen contact kunnen krijgen"
    DECEASED = "Inwoner is overleden"
    NOT_RESIDENT = "Persoon is geen inwoner (meer) in de gemeente"
    INVALID_SIGNAL = "Niet opgepakt: onterecht signaal"
    REPEAT = "Niet opgepakt: herhaalde melding"
    NOT_PICKED_UP_OTHER = "Niet opgepakt: andere reden"


SHORTER_RESULTS: Mapping[str, Result] = {
    "Inwoner regelt het zelf / hoeft geen hulp": Result.DECLINED,
    "Inwoner heeft zelf al betaald / betalingsregeling": Result.PAID_OR_ARRANGED,
}
"""Two results as the national information model writes them (GGM), shorter than the exchange format does."""


class CaseKind(StrEnum):
    """Kind of a case by its picked-up signals (rules.md section 1)."""

    SINGLE = "single"
    MULTIPLE = "multiple"
    CONSECUTIVE = "consecutive"


class Task(StrEnum):
    """A row of the role matrix (rules.md section 3)."""

    FIRST_CONTACT = "eerste-contact"
    PREVENTION = "preventie"
    ENCOURAGE_APPLICATION = "aanmelden-stimuleren"
    SUPPORT_APPLICATION = "aanvraag-ondersteunen"
    ADMINISTRATION = "administratie"
    BUDDY = "buddy-shv"
    RECHECK = "hercontrole"
    SUPPORT_TRAJECTORY = "begeleiding"
    AFTERCARE = "nazorg"


class Support(StrEnum):
    """One of the four kinds of support (VNG slides; Saxion/ZonMw)."""

    PRACTICAL = "praktisch"
    MENTAL = "mentaal"
    BEHAVIOUR = "gedrag"
    ADVOCACY = "belangen"


class ProofKind(StrEnum):
    """A dated proof a volunteer holds (rules.md section 2)."""

    SECRECY = "secrecy"
    VOG = "vog"
    VOLUNTEER_AGREEMENT = "volunteer-agreement"
    CONVERSATION = "training:gespreksvaardigheden"
    STRESS_SENSITIVE = "training:stress-sensitief"
    PRIVACY = "training:privacy"
    SAFE_VISIT = "training:veilig-huisbezoek"
    REFRESHER = "training:permanente-educatie"
    INSURANCE = "verzekering"


class OrganisationKind(StrEnum):
    """Kind of organisation a volunteer belongs to."""

    MUNICIPALITY = "gemeente"
    VOLUNTEER_ORGANISATION = "vrijwilligersorganisatie"
    OTHER = "anders"


class AgreementKind(StrEnum):
    """What an organisation and the municipality agreed on paper."""

    COLLABORATION = "collaboration"
    PROCESSING = "processing"
    AUTHORISATION = "authorisation"


class Gender(StrEnum):
    """As the volunteer's file names it; a wish may ask for the first two."""

    MAN = "man"
    WOMAN = "vrouw"
    UNKNOWN = "onbekend"


class Urgency(IntEnum):
    """How urgent a request for support is; lower goes first."""

    CRISIS = 1
    HIGH = 2
    NORMAL = 3
    LOW = 4


class Side(StrEnum):
    """Who speaks in a pairing: either of the two, or the coordinator between them."""

    RESIDENT = "resident"
    VOLUNTEER = "volunteer"
    COORDINATOR = "coordinator"


TIMES: tuple[str, ...] = tuple(f"{day}-{part}" for day in ("ma", "di", "wo", "do", "vr", "za", "zo") for part in "oma")
"""The 21 parts of a week in which people can meet: day, then ochtend, middag, avond (`ma-o`)."""
