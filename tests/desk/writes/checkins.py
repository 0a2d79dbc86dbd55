"""What is recorded of check-ins of a pairing that has ended."""

import json
from pathlib import Path

from desk.checkins.asking import shipped


def checkin_commands(folder: Path) -> list[list[str]]:
    """Return the commands about check-ins, in an order in which each changes something."""
    questions = folder / "vragen.json"
    questions.write_text(json.dumps([question.as_json() for question in shipped("nl")[:-1]]), "utf-8")
    side = ["pairing", "PAIRING", "checkin", "--side"]
    given = [part for it in ("goal-overzicht=4", "safety=1", "verdict=continue") for part in ("--answer", it)]
    return [
        [*side, "resident", *given],
        [*side, "professional", "--how", "not-given"],
        ["check-in", "settle", "CHECKIN", "--text", "gebeld"],
        ["check-in", "action", "CHECKIN", "--title", "andere plek", "--due", "2026-11-20"],
        ["check-in", "questions", "--change", str(questions), "--reason", "korter"],
    ]
