"""The two looks of the desk, dark and light, and the file in which a person's choice is kept."""

import json
from pathlib import Path

from textual.theme import Theme

LOOKS = ("desk-dark", "desk-light")

DARK = Theme(
    name="desk-dark",
    dark=True,
    primary="#7cc4ff",
    secondary="#a9b8c9",
    accent="#ffc46b",
    warning="#ffc46b",
    error="#ff9c9c",
    success="#86e0a4",
    foreground="#e8eef4",
    background="#10151b",
    surface="#161d25",
    panel="#1f2933",
    variables={
        "text": "#e8eef4",
        "text-muted": "#a9b8c9",
        "text-disabled": "#a9b8c9",
        "border": "#5b6d7e",
        "border-blurred": "#34424f",
        "footer-key-foreground": "#7cc4ff",
        "block-cursor-background": "#2f4d66",
        "block-cursor-foreground": "#ffffff",
        "block-cursor-blurred-background": "#26333f",
        "block-cursor-blurred-foreground": "#e8eef4",
        "block-hover-background": "#1f2933",
        "input-selection-background": "#2f4d66",
        "scrollbar": "#4a5b6b",
        "scrollbar-background": "#161d25",
    },
)

LIGHT = Theme(
    name="desk-light",
    dark=False,
    primary="#0a5a9c",
    secondary="#4a5763",
    accent="#7a4900",
    warning="#7a4900",
    error="#a8201a",
    success="#1c6b3a",
    foreground="#17202a",
    background="#f5f6f8",
    surface="#ffffff",
    panel="#e7ebf0",
    variables={
        "text": "#17202a",
        "text-muted": "#4a5763",
        "text-disabled": "#4a5763",
        "border": "#7d8c9a",
        "border-blurred": "#b9c3cd",
        "footer-key-foreground": "#0a5a9c",
        "block-cursor-background": "#c2d9ee",
        "block-cursor-foreground": "#0b1117",
        "block-cursor-blurred-background": "#dde5ec",
        "block-cursor-blurred-foreground": "#17202a",
        "block-hover-background": "#eef2f6",
        "input-selection-background": "#c2d9ee",
        "scrollbar": "#a3b0bc",
        "scrollbar-background": "#ffffff",
    },
)


def look_file() -> Path:
    """Return the file that keeps this person's look: of the person, not of the desk, so it is no store write."""
    import platformdirs

    return Path(platformdirs.user_config_dir("regiedesk", appauthor=False)) / "look.json"


def remembered_look(file: Path | None) -> str:
    """Return the look kept in the file; dark when there is none or it cannot be read."""
    if file is None:
        return LOOKS[0]
    try:
        kept = json.loads(file.read_text("utf-8"))
    except (OSError, ValueError):
        return LOOKS[0]
    chosen = kept.get("look") if isinstance(kept, dict) else None
    return chosen if chosen in LOOKS else LOOKS[0]


def remember_look(file: Path, look: str) -> None:
    """Keep the look for the next time.

    Raises:
        OSError: the file cannot be written.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps({"look": look}), "utf-8")
