"""Record text on its way to the screen: never markup, and no control characters that a terminal would obey."""

from textual.app import App
from textual.content import Content

TONES = ("error", "warning", "success", "secondary", "primary")
_CONTROLS = {code: "\N{REPLACEMENT CHARACTER}" for code in (*range(0x20), *range(0x7F, 0xA0)) if code != 0x0A}
_ON_ONE_LINE = {**_CONTROLS, 0x0A: " "}


def one_line(text: str) -> str:
    """Return a text fit for one line of the screen: line breaks as spaces, control characters made visible."""
    return text.translate(_ON_ONE_LINE)


def lines(text: str) -> str:
    """Return a text fit for the screen with its line breaks, control characters made visible."""
    return text.replace("\r\n", "\n").translate(_CONTROLS)


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
