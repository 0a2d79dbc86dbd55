"""The way into a desk: making the first one, or opening one by its passphrase."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.screen import Screen
from textual.widgets import Static

from desk.clock import today
from desk.locale import _
from desk.screens.way_forms import Values, open_by, way_field, way_form
from desk.store.opening import NewDesk, create_desk, open_desk
from desk.store.slots import read_slots
from desk.store.store import Store
from desk.widgets.fields import because, secret, text, typed_path
from desk.widgets.form import FormScreen
from desk.widgets.notices import refusals
from schema.refused import CannotOpen, Refused

_LAST = 4
"""Signs of the recovery code that are typed back."""

PUT_BACK: Values = {}
"""Given in place of values by whoever has a backup."""


class FirstStart(Screen[Store]):
    """Make a desk where there is none: whose it is, where its key goes, and the recovery code, once."""

    def __init__(self, home: Path) -> None:
        super().__init__()
        self._home = home

    def compose(self) -> ComposeResult:
        """Lay out what stands behind the forms."""
        yield Static(_("Regiedesk"), markup=False)

    def on_mount(self) -> None:
        """Begin with the first question."""
        self._ask()

    @work
    async def _ask(self) -> None:
        facts: Values = {}
        while (given := await self._form(_about(facts, self._home))) is not None:
            if given is PUT_BACK:
                from desk.screens.putting_back import put_back

                if (store := await put_back(self, self._home)) is not None:
                    self.dismiss(store)
                    return
                continue
            facts = given
            way = await self._form(way_form(facts["way"], self._home))
            if way is not None and (made := await self._make(facts, way)) is not None:
                await self.app.push_screen_wait(recovery_form(made.recovery_code))
                self.dismiss(open_by(self._home, way))
                return
        self.app.exit()

    async def _form(self, form: FormScreen[Values]) -> Values | None:
        return await self.app.push_screen_wait(form)

    async def _make(self, facts: Values, way: Values) -> NewDesk | None:
        """Make the desk beside the screen, for stretching a passphrase takes its time; None after a refusal."""
        known = {"municipality": facts["municipality"], "municipality-code": facts["code"]}
        key_file = typed_path(way["key_file"]) if "key_file" in way else None
        make = partial(create_desk, self._home, known, facts["coordinator"], on=today(), key_file=key_file)
        self.notify(_("Het bureau wordt gemaakt…"), markup=False)
        work = partial(_made, partial(make, ask=lambda: str(way["passphrase"])))
        outcome = await self.run_worker(work, thread=True, group="making").wait()
        with refusals(self):
            if isinstance(outcome, Refused):
                raise outcome
        return outcome if isinstance(outcome, NewDesk) else None


def _made(make: Callable[[], NewDesk]) -> NewDesk | Refused:
    """Make the desk on this thread; a refusal is handed over, for it is told on the screen's thread."""
    try:
        return make()
    except Refused as refused:
        return refused


class _NewDesk(FormScreen[Values]):
    """The first question, from which a desk can be put back in place of making one."""

    BINDINGS = [
        Binding("f2", "put_back", _("Zet terug"), id="put-back", tooltip=_("Zet een bureau terug uit een reservekopie"))
    ]

    def action_put_back(self) -> None:
        """Choose to put a desk back."""
        self.dismiss(PUT_BACK)


def _about(facts: Values, home: Path) -> FormScreen[Values]:
    fields = [
        text("municipality", _("gemeente"), facts.get("municipality", ""), required=True),
        text("code", _("gemeentecode"), facts.get("code", ""), required=True, hint="0344", check=_code_fault),
        text("coordinator", _("uw naam"), facts.get("coordinator", ""), required=True, hint="F. de Wit"),
        way_field(),
    ]
    intro = _(
        "In {home} staat nog geen bureau. Vul in van wie het wordt; daarna kunt u beginnen."
        " Hebt u een reservekopie, dan zet F2 die hier terug."
    ).format(home=home)
    reasons = {"code": _("De landelijke levering noemt de gemeente met deze code.")}
    return _NewDesk(_("Een nieuw bureau"), because(fields, reasons), dict, intro=intro)


def _code_fault(code: str) -> str:
    return "" if len(code) == 4 and code.isascii() and code.isdecimal() else _("Een gemeentecode heeft vier cijfers.")


def recovery_form(code: str, *, must: bool = True) -> FormScreen[Values]:
    """Return the form that shows a recovery code until its end is typed back: proof that it was written down.

    Args:
        must: escape does not leave it.
    """

    def fault(typed: str) -> str:
        same = typed.upper().translate(str.maketrans("OIL", "011")) == code[-_LAST:]
        return "" if same else _("Dit zijn niet de laatste vier tekens van de code.")

    intro = _(
        "Schrijf deze herstelcode op papier en bewaar hem los van deze computer. Hij wordt maar één keer getoond.\n"
        "Zonder sleutel én zonder deze code opent niemand dit bureau ooit nog.\n\n{code}\n"
    ).format(code=code)
    fields = [text("last", _("laatste vier tekens"), required=True, check=fault)]
    return FormScreen(_("De herstelcode"), fields, dict, intro=intro, must=must)


def door(home: Path, user: str | None, refused: CannotOpen) -> Screen[Store]:
    """Return the screen that helps where a desk could not be opened.

    Raises:
        CannotOpen: the same refusal, where no screen can help.
    """
    if refused.code == "no-desk":
        return FirstStart(home)
    if refused.code == "no-key" and _has_passphrase(home):
        return passphrase_form(home, user)
    raise refused


def _has_passphrase(home: Path) -> bool:
    return any(way.get("kind") == "passphrase" for way in read_slots(home)[1])


@contextmanager
def passphrase_tried() -> Iterator[None]:
    """Say of a key that does not fit what the person typed: a passphrase.

    Raises:
        Refused: `wrong-passphrase`.
    """
    try:
        yield
    except CannotOpen as refused:
        if refused.code == "wrong-key":
            raise Refused("wrong-passphrase") from refused
        raise


def passphrase_form(home: Path, user: str | None) -> FormScreen[Store]:
    """Return the form that asks for the passphrase until the desk opens or the user leaves."""

    def opened(values: Values) -> Store:
        with passphrase_tried():
            return open_desk(home, user, ask=lambda: str(values["passphrase"]), on=today())

    fields = [secret("passphrase", _("wachtzin"))]
    return FormScreen(_("Open het bureau"), fields, opened, busy=_("Het bureau wordt geopend…"))
