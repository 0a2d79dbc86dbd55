"""Turns codes into sentences. Dutch stands in the code; English comes from the catalogue beside this file."""

import gettext
import locale
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from schema.refused import Refused

LANGUAGES = ("nl", "en")
_FOLDER = Path(__file__).parent
_chosen: dict[str, gettext.NullTranslations] = {"nl": gettext.NullTranslations()}
_current = "nl"


def install(language: str) -> None:
    """Speak a language from here on, the command line library's own texts included.

    Texts made earlier stay as they were made.

    Raises:
        Refused: `language-unknown` with the languages that are known.
    """
    global _current
    if language not in LANGUAGES:
        raise Refused("language-unknown", value=language, known=", ".join(LANGUAGES))
    if language not in _chosen:
        _chosen[language] = gettext.translation("desk", _FOLDER, [language], fallback=True)
    _current = language
    gettext.bindtextdomain("messages", str(_FOLDER))
    os.environ["LANGUAGE"] = language


def language() -> str:
    """Return the language spoken now: `nl` or `en`."""
    return _current


def _(text: str) -> str:
    """Return a Dutch text in the language spoken now."""
    return _chosen[_current].gettext(text)


def ngettext(one: str, many: str, count: int) -> str:
    """Return the Dutch text for one or for many in the language spoken now."""
    return _chosen[_current].ngettext(one, many, count)


def wanted(arguments: Sequence[str], environment: Mapping[str, str] = os.environ) -> str:
    """Return the language asked for: `--lang`, else the first known one of the user's locale, else Dutch."""
    for position, argument in enumerate(arguments):
        if argument.startswith("--lang="):
            return argument.removeprefix("--lang=")
        if argument == "--lang" and position + 1 < len(arguments):
            return arguments[position + 1]
    named = ":".join(environment.get(name, "") for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"))
    if sys.platform == "win32" and not named.strip(":"):
        named = {"Dutch": "nl", "English": "en"}.get((locale.getlocale()[0] or "").partition("_")[0], "")
    return next((name[:2] for name in named.split(":") if name[:2] in LANGUAGES), "nl")
