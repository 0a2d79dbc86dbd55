"""Figures in the shape of the command line's contract."""

from collections.abc import Mapping
from typing import Any

from desk.evaluation.definitions import definition
from schema.figures import Figure


def told(figures: Mapping[str, Figure]) -> dict[str, dict[str, Any]]:
    """Return each figure with its value, its parts and its definition; what is no number says in what it is told."""
    return {
        name: {
            "value": figure.value,
            "numerator": figure.numerator,
            "denominator": figure.denominator,
            "measure": str(figure.measure),
            "definition": definition(name),
        }
        for name, figure in figures.items()
    }
