"""What a screen shows when it has written a file under a password of the desk's own."""

import re

from textual.pilot import Pilot

from desk.screens.giving import PasswordShown
from tests.desk.widgets.sample_area import shown


async def noted(pilot: Pilot[None]) -> str:
    """Return the password that is shown, and go on."""
    assert isinstance(pilot.app.screen, PasswordShown)
    [password] = re.findall(r"(?:[0-9A-Z]{4}-){4}[0-9A-Z]{4}", shown(pilot))
    await pilot.press("g")
    await pilot.pause()
    return str(password)
