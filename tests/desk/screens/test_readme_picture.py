"""The picture in the README is the running desk, made here; `DESK_PICTURE=1` makes it anew."""

import os
import re
from datetime import date
from pathlib import Path

from desk.app import DeskApp
from desk.home.practice.making import make_practice_desk
from desk.store.opening import open_desk
from tests.desk.screens.case_desk import settled

_FONTS_ELSEWHERE = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)
PICTURE = Path(__file__).resolve().parents[3] / "docs" / "desk.svg"


async def test_the_picture_in_the_readme_is_what_the_desk_shows(tmp_path: Path, today: date) -> None:
    make_practice_desk(tmp_path, tmp_path / "key", residents=120, volunteers=24, seed=5, on=today)
    with open_desk(tmp_path) as store:
        async with DeskApp(store, "desk-dark").run_test(size=(130, 32)) as pilot:
            await settled(pilot)
            drawn = _FONTS_ELSEWHERE.sub("", pilot.app.export_screenshot(title="Regiedesk"))
    if os.environ.get("DESK_PICTURE"):
        PICTURE.write_text(drawn, encoding="utf-8")
    same = PICTURE.read_text("utf-8") == drawn
    assert same, "the desk looks otherwise now: draw the picture anew"
