"""How a decision of an evaluation and the version of an agreement that it led to are named at each other."""

from collections.abc import Mapping
from typing import Any

from desk.locale import _
from desk.locale.formats import day, month
from desk.locale.words import word
from desk.locale.words.vision import action_source


def version_told(version: Mapping[str, Any]) -> str:
    """Return a version that a decision led to (`led_to` of an action)."""
    return _("{name}, {kind}, versie {number} vanaf {day}").format(
        name=version["name"], kind=word(version["kind"]), number=version["number"], day=day(version["starts_on"])
    )


def decision_told(version: Mapping[str, Any]) -> str:
    """Return the decision that a version (`agreement_version`) comes from, with where and when it was made."""
    made = version["decision_from"]
    of_month = month(made["subject"]) if len(made["subject"]) == len("2026-10") else ""
    where = " ".join(filter(None, [action_source(made["source"]), of_month]))
    return _("{title} ({where}, besloten op {day}, {owner})").format(
        title=version["decision_title"], where=where, day=day(made["made_on"]), owner=made["owner"]
    )
