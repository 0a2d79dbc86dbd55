"""The edge of the command line: where refusals become sentences, exit codes and JSON errors."""

import json
import os
import signal
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from desk.clock import today
from desk.locale import _
from schema.refused import CannotOpen, Refused

if TYPE_CHECKING:
    from desk.store.store import Store
from schema.signs import SHOWN_INSTEAD
from schema.values import Fault, read_date

Command = TypeVar("Command", bound=Callable[..., Any])
DONE, REFUSED, MISUSED, REJECTED, NOT_OPENED = range(5)


@dataclass(frozen=True, slots=True)
class Here:
    """What every command knows: where the desk is."""

    home: Path
    given: bool = False
    """Whether the user named the folder, with `--home` or `DESK_HOME`."""

    def open(self) -> "Store":
        """Open the desk, asking for the passphrase when that is its only way in and somebody can answer."""
        from desk.store.opening import open_desk

        ask = ask_passphrase if sys.stdin.isatty() else None
        store = open_desk(self.home, os.environ.get("DESK_USER") or None, ask=ask, on=today())
        if store.doubts:
            from desk.locale.sentences import sentence

            for doubt in store.doubts:
                say(sentence(doubt))
        return store


here = click.make_pass_decorator(Here)


def work_at(home: Path) -> None:
    """Open the desk on the screen, and say what became of it afterwards."""
    from desk.app import open_app

    if open_app(home):
        say(_("Het bureau heeft een nieuwe sleutel. Wie gestopt is, kan er niet meer in."))


def at_terminal() -> bool:
    """Say whether somebody can see the desk and type in it."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def ask_passphrase() -> str:
    """Ask for the desk's passphrase without showing it."""
    return str(click.prompt(_("Wachtzin"), hide_input=True, err=True))


def ask_new_passphrase() -> str:
    """Ask twice for a new passphrase of at least twelve signs."""
    while True:
        given = str(click.prompt(_("Nieuwe wachtzin"), hide_input=True, confirmation_prompt=True, err=True))
        if len(given) >= 12:
            return given
        say(_("Kies een wachtzin van ten minste twaalf tekens."))


def json_option(command: Command) -> Command:
    """Give a command the option `--json`, as the argument `as_json`."""
    return click.option("--json", "as_json", is_flag=True, help=_("antwoord als JSON"))(command)


def choice(field: str, value: str, allowed: Iterable[str]) -> str:
    """Return a value that stands in a named list, as the list spells it.

    Raises:
        Refused: `value-not-in-list` with the values that are allowed.
    """
    several = [str(each) for each in allowed]
    if value not in several:
        raise Refused("value-not-in-list", field=field, value=value, allowed=several)
    return value


def chosen_day(value: str | None) -> date:
    """Return the day a user typed, in any way a file may write one; today when she typed none.

    Raises:
        Refused: `date-unreadable`, `today-unreadable`.
    """
    if value is None:
        return today()
    day = read_date(value.strip())
    if isinstance(day, Fault):
        raise Refused("date-unreadable", value=value)
    return day


def say(text: str) -> None:
    """Say something to the person, on standard error: standard output is for answers."""
    click.echo(text.translate(SHOWN_INSTEAD), err=True)


def answer(value: Any, as_json: bool, lines: Iterable[str] = ()) -> None:
    """Print an answer: the value as JSON, or its lines for a reader, in which a terminal finds nothing to obey.

    Raises:
        click.exceptions.Exit: with 0 where the reader has seen enough, as `head` does; with 1 where nothing can be
            written.
    """
    try:
        if as_json:
            click.echo(json.dumps(value, ensure_ascii=False, indent=1, default=str))
        else:
            for line in lines:
                click.echo(line.translate(SHOWN_INSTEAD))
    except BrokenPipeError:
        _drop_output()
        raise click.exceptions.Exit(DONE) from None
    except OSError:
        from desk.locale.sentences import sentence

        _drop_output()
        say(sentence(Refused("file-not-written", path="stdout")))
        raise click.exceptions.Exit(REFUSED) from None


def _drop_output() -> None:
    """Let what is still to be written go nowhere, or Python complains about it when it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def table(rows: Sequence[Mapping[str, Any]], columns: Mapping[str, str]) -> list[str]:
    """Return rows as aligned lines under headings; `columns` is name to heading."""
    cells = [list(columns.values())]
    cells += [["" if row.get(name) is None else str(row[name]) for name in columns] for row in rows]
    widths = [max(len(line[place]) for line in cells) for place in range(len(columns))]
    return ["  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in cells]


def nothing(store: "Store", view: str, told: str) -> list[str]:
    """Return what an empty list says: to a role that sees no row of its view (a name), that this is why."""
    from desk.store.seeing import limits

    seen = limits(store.user.role, store.user.organisation, [view], store.user.id)
    return [told if view in seen else _("In uw rol is hier niets te zien.")]


def yes_or_no(value: bool) -> str:
    """Return the reader's word for a yes or a no."""
    return _("ja") if value else _("nee")


def hear_no_stop() -> None:
    """Leave ctrl+c unheard until the command ends: what is stored is told, and never called stopped."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def run(arguments: Sequence[str]) -> int:
    """Run the command line and return its exit code: 0 done, 1 refused, 2 misused, 3 rejected rows, 4 not opened."""
    heard = signal.getsignal(signal.SIGINT)
    try:
        return _run(arguments)
    except click.exceptions.Exit as stopped:
        return stopped.exit_code
    except UnicodeEncodeError:
        unreadable = [each for each in arguments if any("\ud800" <= sign <= "\udfff" for sign in each)]
        if not unreadable:
            raise
        return _unreadable(unreadable[0], "--json" in arguments)
    finally:
        if signal.getsignal(signal.SIGINT) is not heard:
            signal.signal(signal.SIGINT, heard)


def _run(arguments: Sequence[str]) -> int:
    from desk.cli.main import desk

    as_json = "--json" in arguments
    try:
        code = desk.main(list(arguments), prog_name="desk", standalone_mode=False)
    except Refused as refused:
        from desk.locale.sentences import sentence

        return _failed(
            refused.code, sentence(refused), as_json, NOT_OPENED if isinstance(refused, CannotOpen) else REFUSED
        )
    except click.exceptions.NoArgsIsHelpError as error:
        return _failed("usage", error.format_message(), as_json, MISUSED)
    except click.UsageError as error:
        hint = f"\n{error.ctx.get_usage()}" if error.ctx else ""
        return _failed("usage", error.format_message() + ("" if as_json else hint), as_json, MISUSED)
    except click.ClickException as error:
        return _failed("refused", error.format_message(), as_json, REFUSED)
    except (click.Abort, KeyboardInterrupt):
        return _failed("stopped", _("Gestopt."), as_json, REFUSED)
    return code if isinstance(code, int) else DONE


def _unreadable(argument: str, as_json: bool) -> int:
    """Refuse an argument with bytes that are no text: only the name of a file may hold such."""
    from desk.locale.sentences import sentence

    refused = Refused("argument-unreadable", value=argument.encode("utf-8", "replace").decode())
    return _failed(refused.code, sentence(refused), as_json, REFUSED)


def _failed(code: str, message: str, as_json: bool, exit_code: int) -> int:
    if as_json:
        answer({"error": {"code": code, "message": message}}, as_json)
    else:
        say(message)
    return exit_code
