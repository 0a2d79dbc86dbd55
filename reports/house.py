"""The house style of a municipality: its logo, two colours and the line at the foot of every page."""

from dataclasses import dataclass

MAIN, TINT = "#12405c", "#e8eff3"


@dataclass(frozen=True, slots=True)
class House:
    """How a municipality's papers look; the defaults are the program's own."""

    main: str = MAIN
    """Titles, headings and lines, as `#rrggbb`."""
    tint: str = TINT
    """Behind the heads of tables, as `#rrggbb`."""
    foot: str = ""
    """At the foot of every page: an address, or empty."""
    logo: bytes = b""
    """PNG or JPEG, at the head of every page; empty for the municipality's name alone."""
    logo_alt: str = ""
    """What the logo shows, for who cannot see it; empty is the municipality's name."""


PLAIN = House()
