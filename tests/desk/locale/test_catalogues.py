"""Every text has its English: what stands in the code in Dutch is in the catalogue, and nothing else is."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from desk import locale
from desk.locale.sentences import sentence
from schema.refused import Refused

ROOT = Path(__file__).resolve().parents[3]
CATALOGUE = ROOT / "desk" / "locale" / "en" / "LC_MESSAGES" / "desk.po"
_FIELDS = re.compile(r"\{[^}]*\}")


def texts_in_code() -> set[str]:
    found = extract_from_dir(ROOT / "desk", [("**.py", "python")])
    return {message if isinstance(message, str) else message[0] for _file, _line, message, *_rest in found}


def catalogue():
    with CATALOGUE.open("rb") as source:
        return {message.id if isinstance(message.id, str) else message.id[0]: message for message in read_po(source)}


def test_every_text_has_an_english_translation() -> None:
    known = catalogue()
    missing = sorted(text for text in texts_in_code() if text not in known or not _full(known[text].string))
    assert missing == []


def _full(translation: str | tuple[str, ...]) -> bool:
    return all(translation) if isinstance(translation, tuple) else bool(translation)


def test_no_text_hides_inside_a_formatted_string() -> None:
    """Before Python 3.12 a text inside the braces of an f-string is not found by the extraction."""
    hidden = re.compile(r"""f(["']).*\{_\(""")
    found = [path.name for path in (ROOT / "desk").rglob("*.py") if hidden.search(path.read_text("utf-8"))]
    assert found == []


def test_no_translation_is_left_behind() -> None:
    assert sorted(set(catalogue()) - texts_in_code() - {""}) == []


def test_no_translation_is_unsure() -> None:
    assert [str(message.id) for message in catalogue().values() if message.id and message.fuzzy] == []


def test_a_translation_has_the_same_fields_as_its_text() -> None:
    for text, message in catalogue().items():
        forms, strings = (each if isinstance(each, tuple) else (each,) for each in (message.id, message.string))
        for form, string in zip(forms, strings, strict=True):
            assert not text or sorted(_FIELDS.findall(string)) == sorted(_FIELDS.findall(form)), text


def test_every_refusal_in_the_code_has_a_sentence() -> None:
    wanted = set()
    for path in [*(ROOT / "desk").rglob("*.py"), *(ROOT / "schema").rglob("*.py"), *(ROOT / "reports").rglob("*.py")]:
        wanted |= set(re.findall(r"(?:Refused|CannotOpen)\(\s*\"([a-z0-9-]+)\"", path.read_text("utf-8")))
    without = []
    for code in sorted(wanted):
        try:
            sentence(Refused(code))
        except KeyError:
            without.append(code)
    assert without == []


@pytest.mark.parametrize(
    ("arguments", "environment", "spoken"),
    [
        (["--lang", "en"], {"LANG": "nl_NL.UTF-8"}, "en"),
        (["list", "--lang=en"], {}, "en"),
        ([], {"LANG": "en_GB.UTF-8"}, "en"),
        ([], {"LC_ALL": "nl_BE", "LANG": "en_GB"}, "nl"),
        ([], {"LANG": "de_DE.UTF-8"}, "nl"),
        ([], {"LANG": "C"}, "nl"),
    ],
)
def test_the_language_is_the_one_asked_for_else_the_locale_else_dutch(
    arguments: list[str], environment: dict[str, str], spoken: str
) -> None:
    assert locale.wanted(arguments, environment) == spoken


def test_the_installed_wheel_speaks_english(tmp_path: Path) -> None:
    """Build the wheel as a user gets it, unpack it away from the source, and ask it for help in English."""
    dist = tmp_path / "dist"
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(dist), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True)
    [wheel] = dist.glob("*.whl")
    site = tmp_path / "site"
    install = [sys.executable, "-m", "pip", "install", "--no-deps", "--no-index", "--target", str(site), str(wheel)]
    subprocess.run(install, check=True, capture_output=True)
    environment = {**os.environ, "PYTHONPATH": str(site), "LANG": "nl_NL.UTF-8"}
    command = [sys.executable, "-m", "desk", "--lang", "en", "init", "--help"]
    told = subprocess.run(command, check=True, capture_output=True, text=True, env=environment, cwd=tmp_path)
    assert "Make an encrypted desk." in told.stdout
