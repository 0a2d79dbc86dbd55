"""Every role walks the whole desk: each area, each key that is offered there, each screen and form behind it.

Nothing falls over, nobody is named whom the role may not see, and no key that is offered is refused to the role.
"""

import shutil
from collections.abc import Iterator
from datetime import date
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Any

import pytest
from textual.binding import Binding
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Input

import desk.screens
from desk.app import DeskApp
from desk.home.practice.making import make_practice_desk
from desk.privacy.accounts import add_account
from desk.store.opening import open_desk
from desk.widgets.confirm import Confirm
from desk.widgets.keys import WorkingKey, working_keys
from desk.widgets.offered import _OFFERED, is_offered
from desk.widgets.topbar import areas_of
from schema.roles import Role
from tests.conftest import TODAY
from tests.desk.privacy.test_roles import marks
from tests.desk.screens.case_desk import settled
from tests.desk.widgets.sample_area import shown
from tests.proving import FULL

ORGANISATION = "ORG01"
ROLES = (Role.REVIEWER, Role.PRIVACY, Role.ORGANISATION, Role.ADMINISTRATOR, Role.STAND_IN)
LEAVING = frozenset({"quit", "lock", "back", "leave", "clear_search", "help", "palette", "look", "app.look"})
"""What leads nowhere, or out of the desk; their own tests press them."""
EACH = {Role.PRIVACY: 3, Role.ORGANISATION: 4, Role.ADMINISTRATOR: 3, Role.STAND_IN: 16}
"""Of a role's keys every so many is pressed here, and each of them in the whole walk."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A practice desk with an account and a key file for every role."""
    folder = tmp_path_factory.mktemp("roles")
    make_practice_desk(folder / "home", folder / "key", residents=30, volunteers=12, seed=3, on=TODAY)
    with open_desk(folder / "home", key_file=folder / "key") as store:
        more = {Role.ORGANISATION: {"organisation": ORGANISATION}, Role.STAND_IN: {"until_on": TODAY}}
        for role in (*(each for each in ROLES if each is not Role.ADMINISTRATOR), Role.ADMINISTRATOR):
            add_account(store, f"A. {role}", role, key_file=folder / role, on=TODAY, **more.get(role, {}))
    return folder


def hidden_from(made: Path, role: Role) -> set[str]:
    """Return by what the people are known whom a role does not see."""
    people = "SELECT * FROM visible_volunteers", "SELECT * FROM visible_residents"
    with open_desk(made / "home", key_file=made / "key", on=TODAY) as store:
        everybody = [row for sql in people for row in store.query(sql)]
    with open_desk(made / "home", key_file=made / role, on=TODAY) as store:
        seen = {row["id"] for sql in people for row in store.query(sql)}
    return marks(row for row in everybody if row["id"] not in seen) - marks(
        row for row in everybody if row["id"] in seen
    )


class Walk:
    """One walk, on one screen of the app after the other."""

    def __init__(self, pilot: Pilot[None], hidden: set[str], each: int) -> None:
        self.pilot, self.hidden, self.each = pilot, hidden, each
        self.pressed = 0
        self.been: set[tuple[str, str]] = set()

    def look(self, told: object) -> None:
        seen = shown(self.pilot)
        assert not [mark for mark in self.hidden if mark in seen], (told, seen)
        assert "Dat mag niet in de rol" not in seen, (told, seen)

    def keys(self) -> Iterator[WorkingKey]:
        screen = self.pilot.app.screen
        for found in working_keys(screen):
            place = type(screen).__name__, found.action
            if found.moves or found.action.partition("(")[0] in {*LEAVING, "area"} or place in self.been:
                continue
            self.been.add(place)
            if len(self.been) % self.each == 0:
                yield found

    async def press(self, key: WorkingKey) -> None:
        await self.pilot.app.run_action(key.action, key.node)
        await settled(self.pilot)
        self.pressed += 1

    async def through(self, depth: int, place: tuple[str, ...]) -> None:
        """Press each key that is offered here, and go on where one leads; come back each time."""
        below = self.pilot.app.screen
        self.look(place)
        for key in list(self.keys()):
            if not self.is_open(below):
                return
            await self.press(key)
            self.look((*place, key.action))
            if self.pilot.app.screen is not below and self.is_open(below) and depth:
                await self.through(depth - 1, (*place, key.action))
            await self.back_to(below)

    def is_open(self, screen: Screen[Any]) -> bool:
        """Say whether a screen is still there: a form that was saved, or a file that was left, is not."""
        return screen.is_attached and any(screen in stack for stack in self.pilot.app._screen_stacks.values())

    async def back_to(self, below: Screen[Any]) -> None:
        """Go back to a screen by escape, and from another area by its key."""
        app = self.pilot.app
        if app.screen is below and isinstance(app.focused, Input):
            await self.pilot.press("escape")
            await settled(self.pilot)
        for pressed in ("escape", "j", "escape", "escape", "escape"):
            if app.screen is below or not self.is_open(below):
                return
            if below not in app.screen_stack:
                mode = next(mode for mode, stack in app._screen_stacks.items() if below in stack)
                await app.switch_mode(mode)
            elif isinstance(app.screen, Confirm):
                await self.pilot.press("n" if pressed != "j" else "j")
            else:
                await self.pilot.press("escape" if pressed == "j" else pressed)
            await settled(self.pilot)
        while self.is_open(below) and self.pilot.app.screen is not below:
            self.pilot.app.pop_screen()
            await settled(self.pilot)


async def walks(made: Path, home: Path, role: Role, each: int, depth: int) -> None:
    shutil.copytree(made / "home", home)
    with open_desk(home, key_file=made / role, on=TODAY) as store:
        async with DeskApp(store, "desk-dark").run_test(size=(140, 45), notifications=True) as pilot:
            await settled(pilot)
            walk = Walk(pilot, hidden_from(made, role), each)
            for area in areas_of(role):
                await pilot.press(str(area.number))
                await settled(pilot)
                await walk.through(depth, (area.mode,))
            assert walk.pressed > 3
            assert pilot.app.is_running


@pytest.mark.parametrize("role", ROLES)
async def test_each_role_walks_the_desk(made: Path, tmp_path: Path, today: date, role: Role) -> None:
    await walks(made, tmp_path / "home", role, EACH.get(role, 1), 1)


@pytest.mark.proof
@pytest.mark.skipif(not FULL, reason="the whole walk takes minutes: make proof")
@pytest.mark.parametrize("role", ROLES)
async def test_each_role_walks_the_whole_desk(made: Path, tmp_path: Path, today: date, role: Role) -> None:
    await walks(made, tmp_path / "home", role, 1, 3)


@pytest.mark.parametrize(
    ("role", "area", "said", "never"),
    [
        (Role.PRIVACY, "1", "opvallend lezen: beoordeel het", "crisis"),
        (Role.PRIVACY, "3", "z wie zag dit", "€ 0"),
        (Role.PRIVACY, "4", "Vrijwilligers · actief", "w waarschuwingen"),
        (Role.ORGANISATION, "5", "lopende koppelingen", "Niemand wacht"),
        (Role.REVIEWER, "8", "vastgesteld op", "nog niet afgesloten"),
        (Role.REVIEWER, "9", "drempelbedrag", "laatste goede reservekopie"),
    ],
)
async def test_what_a_role_sees_first_is_for_her_and_tells_of_no_key_she_has_not(
    made: Path, today: date, role: Role, area: str, said: str, never: str
) -> None:
    with open_desk(made / "home", key_file=made / role, on=TODAY) as store:
        async with DeskApp(store).run_test(size=(80, 24)) as pilot:
            await pilot.press(area)
            await settled(pilot)
            assert said in shown(pilot)
            assert never not in shown(pilot)


@pytest.mark.parametrize("role", [role for role in ROLES if role is not Role.STAND_IN])
async def test_a_key_that_is_not_offered_to_a_role_does_nothing_when_it_is_pressed(
    made: Path, today: date, role: Role
) -> None:
    with open_desk(made / "home", key_file=made / role, on=TODAY) as store:
        async with DeskApp(store).run_test(size=(80, 24)) as pilot:
            await pilot.press("9")
            await settled(pilot)
            office = pilot.app.screen
            keys = office._bindings.key_to_bindings.items()
            acts = {pressed: [one.action for one in several] for pressed, several in keys}
            closed = [
                key
                for key, several in acts.items()
                if not any(is_offered(role, "OfficeArea", each) for each in several)
            ]
            assert closed
            for pressed in closed:
                await pilot.press(pressed)
                assert pilot.app.screen is office, pressed


def screens() -> dict[str, set[str]]:
    """Return the actions of every screen of the desk, by its name, with those it has from the screens it is made of."""
    found = {}
    for module in iter_modules(desk.screens.__path__):
        for name, made in vars(import_module(f"desk.screens.{module.name}")).items():
            if isinstance(made, type) and made.__module__.startswith("desk.screens"):
                several = [one for kind in made.__mro__ for one in vars(kind).get("BINDINGS", ())]
                found[name] = {one.action for one in several if isinstance(one, Binding)}
    return found


def test_what_is_offered_to_a_role_is_a_key_of_that_screen() -> None:
    known = screens()
    offered = {(name, action) for several in _OFFERED.values() for name, acts in several.items() for action in acts}
    assert {(name, action) for name, action in offered if action not in known.get(name, ())} == set()
