"""Which keys of which screen are offered to a role that does not see all; no other key of a screen works for it.

A screen that is not named offers it nothing but reading and going back, so that a new key is closed until somebody
opens it here. What a role may change is guarded by the store itself (`desk.store.permits`), whatever is offered.
"""

from collections.abc import Iterable, Mapping

from textual.dom import DOMNode

from desk.store.store import Store
from schema.roles import Role

_READING = frozenset({"search", "back", "filter", "describe", "turn", "next", "undo", "day", "focus_next", "as_it_was"})
"""What changes nothing, and taking back what she did herself."""


def _acts(names: str) -> frozenset[str]:
    return frozenset(f"act('{name}')" for name in names.split())


_ON_A_VOLUNTEER = _acts("proof line edit pause stop print intake mentor talk peer hours return")
_IN_A_PAIRING = _acts(
    "introduce meeting agree start contact checkin worry goals refuse print end result card again second hours rhythm"
    " step promise settle"
)
_TO_RENEWALS = frozenset({"renewals('warnings')", "renewals('training')", "renewals('forecast')"})
_ON_A_SIGNING = _acts("note register sign check")
_ACCOUNTS = frozenset({"new", "edit", "way", "end", "renew"})
"""The screen itself offers each to whom it may."""
_OFFICE = frozenset({"verify", "requirements", "about", "accounts", "app.look"})
_OWN_FILES = {"OfficeArea": _OFFICE, "AccountsScreen": _ACCOUNTS}
_OFFERED: Mapping[str, Mapping[str, Iterable[str]]] = {
    Role.ORGANISATION: _OWN_FILES
    | {
        "TodayArea": _acts("proof pairing-contact checkin worry settle card") | {"renewals('warnings')", "away"},
        "VolunteersArea": _ON_A_VOLUNTEER | _TO_RENEWALS | {"export"},
        "VolunteerScreen": _ON_A_VOLUNTEER,
        "ProofsScreen": {"of_her('proof')", "scan", "correct"},
        "PairingArea": _IN_A_PAIRING,
        "PairingScreen": _IN_A_PAIRING,
        "CaseCardScreen": _acts("yes no reveal"),
        "PapersArea": _acts("read register send sign check renew end") | {"print", "round", "save", "copy", "many"},
        "RoundScreen": _ON_A_SIGNING,
        "WarningsScreen": _acts("request enrol proof print file"),
        "DueScreen": _acts("request enrol proof print file"),
        "TrainingScreen": _acts("enrol attend certify withdraw") | {"due", "modules"},
    },
    Role.REVIEWER: _OWN_FILES | {"EvaluationArea": {"month(-1)", "month(1)", "pick", "course", "breakdown"}},
    Role.PRIVACY: {
        "TodayArea": {"away"},
        "ResidentsArea": _acts("readers history"),
        "CaseScreen": _acts("readers history"),
        "ReadersScreen": {"hold", "release", "erase"},
        "VolunteersArea": _acts("line"),
        "VolunteerScreen": _acts("line"),
        "OfficeArea": _OFFICE | {"privacy"},
        "AccountsScreen": _ACCOUNTS,
        "PrivacyScreen": _acts("hold release") | {"propose", "destroy", "past", "print", "readings", "given"},
        "DestroyedScreen": {"print"},
        "ReadingsScreen": {"settle"},
    },
    Role.ADMINISTRATOR: {
        "OfficeArea": _OFFICE | {"edit", "recovery", "house", "backups"},
        "AccountsScreen": _ACCOUNTS,
        "BackupsScreen": {"new", "drill", "folder"},
    },
}


def is_offered(role: str, screen: str, action: str) -> bool:
    """Say whether a role is offered an action of a screen, by the names of both.

    Args:
        action: as the binding writes it, such as `act('contact')`.
    """
    if role in (Role.COORDINATOR, Role.STAND_IN) or action in _READING:
        return True
    return action in _OFFERED.get(role, {}).get(screen, ())


def is_closed(store: Store | None, node: DOMNode | None, action: object) -> bool:
    """Say whether an action is that of a key of a screen (node) that is not offered to the user of a desk."""
    if (
        store is None
        or store.user.sees_all
        or node is None
        or not getattr(node, "OFFERS_BY_ROLE", False)
        or not isinstance(action, str)
    ):
        return False
    keys = (binding.action for several in node._bindings.key_to_bindings.values() for binding in several)
    return action in keys and not is_offered(store.user.role, type(node).__name__, action)
