"""Where on the pages of a printed document there is room to sign."""

from typing import NamedTuple


class SignerPlace(NamedTuple):
    """The room for one signature, and for whom it is."""

    party: str
    """As the paper says it: `Namens Gemeente Voorbeeldstad`, `de vrijwilliger`."""
    name: str
    """The person, where the paper names one."""
    page: int
    """From 1."""
    box: tuple[float, float, float, float]
    """Left, bottom, right and top, in points from the lower left corner of the page."""
