"""The command `desk`: chooses the language, then hands over to the command line."""

import signal
import sys


def main() -> None:
    """Run the command line and leave with its exit code; ctrl+c is a sentence, from the first moment to the last."""
    try:
        code = _run()
    except KeyboardInterrupt:
        from desk.cli.edge import REFUSED, say
        from desk.locale import _

        say(_("Gestopt."))
        code = REFUSED
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    sys.exit(code)


def _run() -> int:
    from desk import locale
    from desk.cli.edge import run

    asked = locale.wanted(sys.argv[1:])
    locale.install(asked if asked in locale.LANGUAGES else "nl")
    return run(sys.argv[1:])


if __name__ == "__main__":
    main()
