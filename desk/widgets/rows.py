"""The rows of a list of records, with keys that say what they do."""

from rich.text import Text
from textual.widgets import DataTable

from desk.locale import _
from desk.widgets.keys import key, moving


class Rows(DataTable[Text]):
    """The table inside the list, with keys that say what they do."""

    BINDINGS = [
        key("open", action="select_cursor"),
        moving("up", "cursor_up", _("Omhoog"), _("Ga een regel omhoog")),
        moving("down", "cursor_down", _("Omlaag"), _("Ga een regel omlaag")),
        moving("pageup", "page_up", _("Blad op"), _("Ga een scherm omhoog")),
        moving("pagedown", "page_down", _("Blad neer"), _("Ga een scherm omlaag")),
        moving("home", "scroll_top", _("Begin"), _("Ga naar de eerste regel")),
        moving("end", "scroll_bottom", _("Eind"), _("Ga naar de laatste regel")),
    ]
    opens = True
    """Whether the row under the cursor opens."""

    def offer(self, opens: bool) -> None:
        """Offer to open the row under the cursor, or not."""
        if self.opens is not opens:
            self.opens = opens
            self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to open only what opens."""
        return action != "select_cursor" or self.opens
