"""The columns of each kind of file, in the order of the contract, and how each is read."""

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from schema import values
from schema.codes import OrganisationKind, PartnerType, ProofKind, Support, Task
from schema.volunteer_course import Limit, StopReason


class Column(NamedTuple):
    """A column: its name and how its filled cells are read."""

    name: str
    read: Callable[[str], object]
    empty: object = None
    """What an empty cell, or a cell left out with a warning, stands for."""
    needed: bool = False
    unless: str = ""
    """A column which, where it is filled, makes that this one may be empty."""
    refuses: bool = False
    """A cell that cannot be read refuses the row, although the cell may be empty."""


def _text(name: str, *, needed: bool = False) -> Column:
    return Column(name, values.read_text, "", needed)


def _date(name: str, *, needed: bool = False) -> Column:
    return Column(name, values.read_date, None, needed)


def _yes_no(name: str) -> Column:
    return Column(name, values.read_yes_no)


def _listed(name: str, read: Callable[[str], object], *, needed: bool = False) -> Column:
    """Codes of closed lists, and lists of postcodes: one that is not known refuses the row."""
    return Column(name, read, (), needed, refuses=True)


_POSTCODE = Column("postcode", values.read_postcode, "", needed=True)
_TASKS = _listed("taken", partial(values.read_codes, codes=Task))
_KINDS = _listed("steunsoorten", partial(values.read_codes, codes=Support), needed=True)
_LANGUAGES = _listed("talen", values.read_languages, needed=True)
_SLOTS = _listed("dagdelen", values.read_slots)


def _door(*, needed: bool) -> tuple[Column, Column, Column]:
    """The house number and the two columns that may hold its addition; read as one, so they stand together."""
    return Column("huisnummer", values.read_house_number, None, needed), _text("huisletter"), _text("toevoeging")


SIGNALS = (
    _text("kenmerk"),
    _date("signaaldatum", needed=True),
    _text("partner"),
    Column("type", partial(values.read_code, codes=PartnerType), None, needed=True, refuses=True),
    _text("klantnummer"),
    _text("voorletters"),
    _text("voorvoegsel"),
    _text("achternaam"),
    _date("geboortedatum"),
    _text("straat"),
    _POSTCODE,
    *_door(needed=True),
    _text("plaats"),
    _text("telefoon"),
    _text("email"),
    Column("bedrag", values.read_signal_amount, None, needed=True),
    _date("ontstaansdatum"),
    _yes_no("crisis"),
    _yes_no("warme overdracht"),
    _yes_no("eindelevering"),
    _date("einddatum_levering"),
)

ORGANISATIONS = (
    _text("kenmerk", needed=True),
    _text("naam", needed=True),
    Column("soort", partial(values.read_code, codes=OrganisationKind), None, refuses=True),
    Column("kvk", values.read_chamber_number, ""),
    _text("contactpersoon"),
    _text("telefoon"),
    _text("email"),
    _date("samenwerking_van"),
    _date("samenwerking_tot"),
    _date("verwerking_van"),
    _date("verwerking_tot"),
    _date("machtiging_van"),
    _date("machtiging_tot"),
    _TASKS,
)

PROOF_COLUMNS = {
    "geheimhouding_op": ProofKind.SECRECY,
    "vog_op": ProofKind.VOG,
    "vrijwilligersovereenkomst_op": ProofKind.VOLUNTEER_AGREEMENT,
    "training:gespreksvaardigheden": ProofKind.CONVERSATION,
    "training:stress-sensitief": ProofKind.STRESS_SENSITIVE,
    "training:privacy": ProofKind.PRIVACY,
    "training:veilig-huisbezoek": ProofKind.SAFE_VISIT,
    "training:permanente-educatie": ProofKind.REFRESHER,
    "verzekering_op": ProofKind.INSURANCE,
}
"""Which proof the date in a column is of."""

_INTEREST = "belangstelling_op"
"""Who shows interest is asked at the intake what she speaks and offers."""

VOLUNTEERS = (
    _text("kenmerk", needed=True),
    _text("voornaam"),
    _text("voorvoegsel"),
    _text("achternaam", needed=True),
    _text("email"),
    _text("telefoon"),
    _POSTCODE,
    *_door(needed=False),
    Column("organisatie", values.read_text, "", refuses=True),
    _LANGUAGES._replace(unless=_INTEREST),
    _KINDS._replace(unless=_INTEREST),
    _TASKS,
    _SLOTS,
    Column("maximum", values.read_whole),
    _listed("gebied", values.read_area),
    Column("geslacht", values.read_gender, None, refuses=True),
    _date("gestart_op"),
    _date("pauze_van"),
    _date("pauze_tot"),
    _date("gestopt_op"),
    _listed("verstrengeling", values.read_conflicts),
    *(_date(name) for name in PROOF_COLUMNS),
    _date(_INTEREST),
    Column("wensen", values.read_note, ""),
    _listed("liever_niet", partial(values.read_codes, codes=Limit)),
    Column("reden_stop", partial(values.read_code, codes=StopReason), None, refuses=True),
    _text("werkgever"),
    Column("maximum_km", values.read_whole),
)

REQUESTS = (
    _text("kenmerk", needed=True),
    _text("zaak"),
    _text("voornaam"),
    _text("voorvoegsel"),
    _text("achternaam", needed=True),
    _POSTCODE,
    *_door(needed=True),
    Column("taak", partial(values.read_code, codes=Task), None, needed=True),
    _KINDS,
    _LANGUAGES,
    _yes_no("tolk"),
    _SLOTS,
    Column("urgentie", values.read_urgency, None, refuses=True),
    _date("aangevraagd_op", needed=True),
    _date("toestemming_op"),
    _date("toestemming_tot"),
    _date("bezwaar_op"),
    _date("taakverdeling_op"),
    Column("voorkeur_geslacht", values.read_gender_wish, None, refuses=True),
    _text("vaste_koppeling"),
    _listed("niet_met", values.split_list),
)

POSTCODES = (
    Column("postcode", values.read_postcode_or_area, "", needed=True),
    Column("lat", partial(values.read_degrees, least=50, most=54), None, needed=True),
    Column("lon", partial(values.read_degrees, least=3, most=8), None, needed=True),
)
