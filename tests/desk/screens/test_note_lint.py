"""What a note had better not hold is said wherever one is typed, on every form of every screen."""

import ast
from pathlib import Path

from desk.app import DeskApp
from desk.screens.signal_file import SignalScreen
from desk.widgets import fields
from tests.desk.screens.walking import keys
from tests.desk.widgets.sample_area import shown

_SCREENS = Path(fields.__file__).parents[1] / "screens"
_SHORT = frozenset(
    "name path file month title_of starts_at ends_at time attempts places months maximum maximum_km house hours effort"
    " kvk code phone email main tint logo last key_file folder password value languages kenmerk postcode area number"
    " first_name prefix surname initials issuer reference provider place seat owner representative function"
    " contact_person present participants asked answered partner partners parties professional to referred_to receiver"
    " seen_by held_by approver decided_by employer conflicts others volunteers coordinator municipality foot how by"
    " checked_by id addition street organisation_contact fingerprint own_postcode own_number newer".split()
)
"""Lines that ask a name, a number, a place or a time: who fills them in tells nothing."""


def asked():
    """Yield file and name of every line that a form of a screen asks, where its name is written out."""
    for path in sorted(_SCREENS.glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            called = node.func if isinstance(node, ast.Call) else None
            told = getattr(called, "attr", getattr(called, "id", ""))
            if told == "text" and node.args and isinstance(node.args[0], ast.Constant):
                yield path.name, str(node.args[0].value)


def test_every_line_is_read_as_a_note_is_or_asks_something_short():
    unread = {(path, name) for path, name in asked() if fields.text(name, "").advise is None and name not in _SHORT}
    assert unread == set()


def test_no_form_takes_a_note_that_is_not_read():
    assert fields.note("note", "").advise is not None
    bare = [
        path.name
        for path in sorted(_SCREENS.glob("*.py"))
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.keyword) and node.arg == "advise" and isinstance(node.value, ast.Constant)
    ]
    assert bare == []


async def test_a_reason_is_read_while_it_is_typed_and_kept_as_it_is(cases):
    [signal] = cases.query("SELECT id FROM visible_signals WHERE kenmerk = 'S1'")
    async with DeskApp(cases).run_test(size=(80, 24), notifications=True) as pilot:
        pilot.app.push_screen(SignalScreen(cases, signal["id"]))
        await keys(pilot, "l", "tab", *"zij is depressief")
        told = " ".join(shown(pilot).split())
        assert "zegt iets over gezondheid" in told
        assert "kan nu kort praten" in told
        await keys(pilot, "ctrl+s")
    assert cases.query("SELECT reason FROM visible_signal_decisions") == [{"reason": "zij is depressief"}]
