"""The command `desk` and its commands, each imported only when it is called."""

from importlib import import_module
from pathlib import Path
from typing import Any

import click

from desk import __version__
from desk.cli.edge import Here, at_terminal, work_at
from desk.locale import LANGUAGES, _
from schema.refused import CannotOpen

COMMANDS = {
    "init": "desk.cli.setup",
    "demo": "desk.cli.setup",
    "account": "desk.cli.accounts",
    "away": "desk.cli.away",
    "verify": "desk.cli.safety",
    "recovery": "desk.cli.safety",
    "backup": "desk.cli.backups",
    "restore": "desk.cli.backups",
    "import": "desk.cli.imports",
    "export": "desk.cli.exports",
    "list": "desk.cli.records",
    "show": "desk.cli.records",
    "today": "desk.cli.records",
    "contact": "desk.cli.cases",
    "talk": "desk.cli.cases",
    "close": "desk.cli.cases",
    "referral": "desk.cli.cases",
    "brp": "desk.cli.case_facts",
    "inform": "desk.cli.case_facts",
    "household": "desk.cli.case_facts",
    "block": "desk.cli.case_facts",
    "pickup": "desk.cli.cases",
    "leave": "desk.cli.cases",
    "outreach": "desk.cli.outreach",
    "organisation": "desk.cli.organisations",
    "agreement": "desk.cli.agreements",
    "cover": "desk.cli.agreements",
    "chain": "desk.cli.chain",
    "volunteer": "desk.cli.volunteers",
    "deployable": "desk.cli.matching",
    "proof": "desk.cli.proofs",
    "exemption": "desk.cli.proofs",
    "requirements": "desk.cli.requirements",
    "match": "desk.cli.matching",
    "weights": "desk.cli.weights",
    "pair": "desk.cli.matching",
    "pairing": "desk.cli.pairing",
    "check-in": "desk.cli.checkins",
    "training": "desk.cli.training",
    "warnings": "desk.cli.renewals",
    "renewal": "desk.cli.renewals",
    "forecast": "desk.cli.renewals",
    "goals": "desk.cli.guards",
    "clear-conflict": "desk.cli.guards",
    "volunteer-stop": "desk.cli.guards",
    "undo": "desk.cli.undoing",
    "print": "desk.cli.papers",
    "print-many": "desk.cli.printing_many",
    "register-signed": "desk.cli.signing",
    "document": "desk.cli.signing",
    "sign": "desk.cli.signing",
    "house": "desk.cli.house",
    "texts": "desk.cli.house",
    "review": "desk.cli.review",
    "meeting": "desk.cli.meeting",
    "privacy": "desk.cli.privacy",
    "voice": "desk.cli.voices",
    "vision": "desk.cli.vision",
    "action": "desk.cli.actions",
    "share": "desk.cli.sharing",
    "exchange": "desk.cli.exchange",
}
"""Each command and the module that holds it, as `<name>_command`."""


class _Commands(click.Group):
    """A group that imports a command's module only when that command is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        found: Any = getattr(import_module(COMMANDS[cmd_name]), f"{cmd_name.replace('-', '_')}_command")
        return found if isinstance(found, click.Command) else None


@click.group(cls=_Commands, invoke_without_command=True, help=_("Regiedesk: het bureau van de coördinator."))
@click.option("--home", type=click.Path(path_type=Path), envvar="DESK_HOME", help=_("map van het bureau (DESK_HOME)"))
@click.option("--lang", type=click.Choice(LANGUAGES), help=_("taal"))
@click.version_option(__version__, prog_name="desk", message="%(prog)s %(version)s")
@click.pass_context
def desk(ctx: click.Context, home: Path | None, lang: str | None) -> None:
    """Open the desk, or run one command on it."""
    ctx.obj = Here(home or _default_home(), given=home is not None)
    if ctx.invoked_subcommand is None:
        if not at_terminal():
            raise CannotOpen("no-terminal")
        work_at(ctx.obj.home)


def _default_home() -> Path:
    import platformdirs

    return Path(platformdirs.user_data_dir("regiedesk", appauthor=False))
