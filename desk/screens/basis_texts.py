"""Why two people were paired, in words, as it was on the day: also when the facts have changed since."""

from collections.abc import Mapping
from typing import Any

from desk.locale import _
from desk.locale.words.choosing import choice_told, fact_words
from desk.locale.words.judging import criterion
from desk.widgets.bars import bar
from desk.widgets.detail import Line, Section


def why_sections(file: Mapping[str, Any]) -> list[Section]:
    """Return what a pairing was decided on, from its file; of one from before this was kept only the points."""
    basis = file["basis"]
    if basis is None:
        parts = [Line(criterion(name), str(points)) for name, points in file["parts"].items()]
        return [Section(parts, _("Waarom deze twee"))]
    told = fact_words(basis["facts"], basis["asked"], file["parts"])
    most = basis["weights"]
    parts = [
        Line(criterion(name), f"{points:>3} {bar(points, most[name], 6)} {told[name]}")
        for name, points in file["parts"].items()
    ]
    choice = [Line(label, text) for label, text in choice_told(file)]
    return [Section([*choice, *parts], _("Waarom deze twee"))]
