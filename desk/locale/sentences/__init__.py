"""One sentence per refusal code; each says what to do next."""

from datetime import date
from enum import StrEnum

from desk.locale.formats import digits
from desk.locale.sentences import (
    absences,
    agreements,
    backups,
    cases,
    checkins,
    ddas,
    desk,
    exchange,
    exports,
    guards,
    life,
    meeting,
    papers,
    privacy,
    proofs,
    rounds,
    sharing,
    signing,
    training,
    trays,
    undoing,
    vision,
    voices,
    volunteers,
    weights,
    work,
)
from desk.locale.words import trays as tray_words
from desk.locale.words import word, words
from desk.locale.words.agreements import labels
from desk.locale.words.sharing import fields as sharing_fields
from desk.locale.words.vision import fields as vision_fields
from schema.refused import Refused
from schema.roles import Role


def sentence(refused: Refused) -> str:
    """Return the sentence for a refusal, with its values filled in.

    A day is written as one, and codes as the reader's words; values to choose from stay as they are typed. A value the
    refusal does not carry is shown as its name, so that nothing goes unseen.
    """
    told = {name: _told(name, value) for name, value in refused.values.items()}
    if refused.code == "field-needed" and "field" in told:
        known = {**sharing_fields(), **vision_fields(), **work.fields(), **life.fields(), **checkins.fields()}
        told["field"] = known.get(str(told["field"]), told["field"])
    if refused.code == "file-of-another-kind":
        told["what"] = volunteers.kind_of_list(str(told.get("kind", "")))
    if refused.code == "value-unreadable":
        told["how"] = volunteers.how_written(str(told.get("field", "")))
    if refused.code == "contents-recorded" and "field" in told:
        told["field"] = labels().get(str(told["field"]), told["field"])
    if refused.code in ("tray-range-backwards", "tray-value-unreadable"):
        told["field"] = tray_words.ranges().get(str(told.get("field")), told.get("field"))
    if refused.code == "role-may-not":
        told.setdefault("ask", word(Role.COORDINATOR))
    if refused.code == "changed-since":
        told["built"] = undoing.built_on(refused.values)
    if refused.code in checkins.sentences():
        told |= checkins.told(refused.values)
    return _sentences()[refused.code].format_map(_Values(told))


_TYPED = frozenset({"allowed", "columns", "field", "value"})


def _told(name: str, value: object) -> object:
    if isinstance(value, date):
        return digits(value)
    if name == "against" and isinstance(value, list):
        return "; ".join(f"{who}: {words(reasons)}" for who, reasons in value)
    if isinstance(value, (list, tuple)):
        return ", ".join(map(str, value)) if name in _TYPED else words(value)
    coded = name == "found" or (isinstance(value, StrEnum) and name not in _TYPED)
    return word(value) if coded else value


class _Values(dict[str, object]):
    def __missing__(self, name: str) -> str:
        return f"‹{name}›"


def _sentences() -> dict[str, str]:
    return {
        **desk.sentences(),
        **absences.sentences(),
        **cases.sentences(),
        **checkins.sentences(),
        **work.sentences(),
        **ddas.sentences(),
        **rounds.sentences(),
        **trays.sentences(),
        **proofs.sentences(),
        **agreements.sentences(),
        **volunteers.sentences(),
        **training.sentences(),
        **guards.sentences(),
        **meeting.sentences(),
        **voices.sentences(),
        **weights.sentences(),
        **life.sentences(),
        **papers.sentences(),
        **privacy.sentences(),
        **exports.sentences(),
        **undoing.sentences(),
        **signing.sentences(),
        **vision.sentences(),
        **sharing.sentences(),
        **backups.sentences(),
        **exchange.sentences(),
    }
