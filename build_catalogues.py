"""Compile the gettext catalogues (`.po` to `.mo`): a step of building the wheel, also `python build_catalogues.py`."""

import os
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LOCALES = Path(__file__).parent / "desk" / "locale"


def compile_catalogues() -> list[Path]:
    """Write a `.mo` beside each `.po` and return what was written.

    A catalogue takes its place at once: a program that starts meanwhile reads the old one or the new one, whole.
    """
    written = []
    for source in sorted(LOCALES.glob("*/LC_MESSAGES/*.po")):
        with source.open("rb") as text:
            catalogue = read_po(text)
        target = source.with_suffix(".mo")
        unfinished = target.with_name(f"{target.name}.{os.getpid()}")
        with unfinished.open("wb") as out:
            write_mo(out, catalogue)
        unfinished.replace(target)
        written.append(target)
    return written


try:
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface
except ImportError:
    pass
else:

    class CatalogueHook(BuildHookInterface[Any]):
        """Hatchling's way to run a step before a wheel is built."""

        def initialize(self, version: str, build_data: dict[str, Any]) -> None:
            """Compile the catalogues into the tree that is packed."""
            compile_catalogues()


if __name__ == "__main__":
    for path in compile_catalogues():
        print(path.relative_to(LOCALES.parent.parent))
