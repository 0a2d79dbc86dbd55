"""Files that come with a check-in: the answers of one side, and the questions as a municipality wants them."""

import json
from pathlib import Path

from schema.refused import Refused


def read_question_file(file: Path) -> object:
    """Return what stands in a file of questions, written as JSON or TOML.

    Raises:
        Refused: `file-unreadable`; `questions-unreadable` for a text that is neither.
    """
    import tomllib

    text = _text(file)
    for read in (json.loads, tomllib.loads):
        try:
            found: object = read(text)
        except ValueError:
            continue
        return found
    raise Refused("questions-unreadable", place=file.name, fault="questions-list")


def read_answer_file(file: Path) -> dict[str, str]:
    """Return the answers in a file by question: a JSON object, or `question=answer` on each line.

    Raises:
        Refused: `file-unreadable`, `answers-unreadable`.
    """
    text = _text(file)
    if not text.lstrip().startswith("{"):
        return dict(one_answer(line) for line in text.splitlines() if line.strip())
    try:
        found = json.loads(text)
    except ValueError:
        raise Refused("answers-unreadable", value=file.name) from None
    if any(isinstance(value, bool) or not isinstance(value, (str, int, float)) for value in found.values()):
        raise Refused("answers-unreadable", value=file.name)
    return {code: str(value) for code, value in found.items()}


def one_answer(line: str) -> tuple[str, str]:
    """Return question and answer of `question=answer`.

    Raises:
        Refused: `answers-unreadable`.
    """
    question, equals, value = line.partition("=")
    if not equals:
        raise Refused("answers-unreadable", value=line)
    return question.strip(), value.strip()


def _text(file: Path) -> str:
    try:
        return file.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise Refused("file-unreadable", path=str(file)) from None
