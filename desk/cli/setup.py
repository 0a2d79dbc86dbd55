"""Making a desk: `init` for work, `demo` for practice."""

import sys
import tempfile
from pathlib import Path

import click

from desk.cli.edge import Here, answer, ask_new_passphrase, at_terminal, here, json_option, say, work_at
from desk.clock import today
from desk.locale import _
from desk.store.slots import KEY_FILE
from schema.refused import Refused

KEY_FILE_OPTION = click.option(
    "--key-file",
    type=click.Path(path_type=Path, dir_okay=False),
    envvar="DESK_KEY_FILE",
    help=_("sleutelbestand, alleen leesbaar voor de eigenaar (DESK_KEY_FILE)"),
)


@click.command("init", help=_("Maak een versleuteld bureau."))
@click.option("--municipality", required=True, help=_("naam van de gemeente"))
@click.option("--code", required=True, help=_("gemeentecode van vier cijfers"))
@click.option("--coordinator", required=True, help=_("naam van de coördinator"))
@KEY_FILE_OPTION
@json_option
@here
def init_command(
    at: Here, municipality: str, code: str, coordinator: str, key_file: Path | None, as_json: bool
) -> None:
    """Make an encrypted desk and show its recovery code once."""
    from desk.store.opening import create_desk

    if not (code.isascii() and code.isdigit() and len(code) == 4):
        raise Refused("code-unreadable", value=code)
    if not municipality.strip() or not coordinator.strip():
        raise Refused("name-empty")
    facts = {"municipality": municipality.strip(), "municipality-code": code}
    ask = ask_new_passphrase if sys.stdin.isatty() else None
    made = create_desk(at.home, facts, coordinator.strip(), on=today(), key_file=key_file, ask=ask)
    answer({"home": str(made.home), "recovery_code": made.recovery_code}, as_json)
    if not as_json:
        say(_("Er staat een bureau in {home}.").format(home=made.home))
        hand_over_code(made.recovery_code)


def hand_over_code(code: str) -> None:
    """Show a recovery code; at a terminal until its last four signs are typed back."""
    say(_("Herstelcode: {code}").format(code=code))
    say(_("Schrijf deze code op papier en bewaar die buiten deze computer. Hij wordt maar één keer getoond."))
    while sys.stdin.isatty():
        typed = click.prompt(_("Typ de laatste vier tekens over"), err=True)
        if str(typed).strip().upper() == code[-4:]:
            return
        say(_("Dat zijn niet de laatste vier tekens. De code is {code}.").format(code=code))


@click.command("demo", help=_("Maak een oefenbureau met verzonnen mensen en open het."))
@click.option("--residents", type=click.IntRange(1, 1_000_000), default=600, show_default=True, help=_("inwoners"))
@click.option("--volunteers", type=click.IntRange(1, 100_000), default=60, show_default=True, help=_("vrijwilligers"))
@click.option("--seed", type=int, default=1, show_default=True, help=_("hetzelfde getal geeft hetzelfde bureau"))
@click.option("--no-open", is_flag=True, help=_("open het bureau niet"))
@KEY_FILE_OPTION
@json_option
@here
def demo_command(
    at: Here, residents: int, volunteers: int, seed: int, no_open: bool, key_file: Path | None, as_json: bool
) -> None:
    """Make a practice desk, in `--home` or else in a temporary folder, and open it at a terminal."""
    from desk.home.practice.making import make_practice_desk

    home = at.home if at.given else Path(tempfile.mkdtemp(prefix="regiedesk-"))
    if home.exists() and any(home.iterdir()):
        raise Refused("home-not-empty", home=str(home))
    if residents > 20_000:
        say(
            _("{residents} inwoners: dit duurt ongeveer {seconds} seconden.").format(
                residents=residents, seconds=residents // 1500
            )
        )
    key = key_file or home / KEY_FILE
    made = make_practice_desk(home, key, residents=residents, volunteers=volunteers, seed=seed, on=today())
    counted = {"residents": residents, "volunteers": volunteers, "seed": seed}
    answer({"home": str(home), "key_file": str(key), "recovery_code": made.recovery_code, **counted}, as_json)
    if not as_json:
        say(_("Het oefenbureau staat in {home}. Open het met: desk --home {home}").format(home=home))
    if not (no_open or as_json) and at_terminal():
        work_at(home)
