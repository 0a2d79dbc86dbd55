"""The command `desk`: chooses the language, then hands over to the command line."""

import sys


def main() -> None:
    """Run the command line and leave with its exit code."""
    from desk import locale
    from desk.cli.edge import run

    asked = locale.wanted(sys.argv[1:])
    locale.install(asked if asked in locale.LANGUAGES else "nl")
    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
