"""Record text on its way to the screen: never markup, and no signs that a terminal would obey or that turn the text."""

from textual.app import App
from textual.content import Content

from schema.signs import SHOWN_INSTEAD

TONES = ("error", "warning", "success", "secondary", "primary")
_ON_ONE_LINE = {**SHOWN_INSTEAD, 0x0A: " "}


def one_line(text: str) -> str:
    """Return a text fit for one line of the screen: line breaks as spaces, control and turning signs made visible."""
    return text.translate(_ON_ONE_LINE)


def lines(text: str) -> str:
    """Return a text fit for the screen with its line breaks, control and turning signs made visible."""
    return text.replace("\r\n", "\n").translate(SHOWN_INSTEAD)


def plain(text: str) -> Content:
    """Return a text as content in which nothing is markup, for titles, prompts and options."""
    return Content(one_line(text))


def colour(app: App[object], tone: str) -> str:
    """Return the colour of a tone in the look worn now; "" for a text without a tone.

    Raises:
        ValueError: the tone is none of `TONES`.
    """
    if not tone:
        return ""
    if tone not in TONES:
        raise ValueError(f"{tone} is no tone")
    return app.theme_variables[tone]
