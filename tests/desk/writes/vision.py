"""What is done in the vision track and to actions by command, in an order in which each act changes something."""


def vision_commands() -> list[list[str]]:
    """Return the commands; VISION_NOTE and ACTION are the ones that were just made."""
    vision = [
        ["round"],
        ["owner", "take-stock", "F. de Wit"],
        ["step", "gather-ideas", "--participants", "de keten", "--due", "2026-12-01", "--route-role", "Professional"],
        ["note", "gather-ideas", "--text", "bel eerder", "--source", "from-volunteer"],
        ["note", "gather-ideas", "--id", "VISION_NOTE", "--text", "bel eerder en vaker"],
        ["done", "take-stock", "--result", "in beeld"],
        ["reopen", "take-stock", "--reason", "nieuwe partij"],
        ["done", "take-stock", "--result", "weer in beeld"],
        ["round", "--reason", "een jaar later"],
    ]
    return [
        *(["vision", *each] for each in vision),
        ["vision", "action", "spreekuur beginnen", "--owner", "wijkteam", "--due", "2026-12-01"],
        ["share", "add", "--title", "Samen bellen", "--what", "met twee", "--for-whom", "wie wacht"],
        ["share", "change", "Samen bellen", "--month", "2026-10", "--figure", "cases", "--with", "with-volunteers"],
        ["action", "done", "ACTION", "--outcome", "elke dinsdag"],
        ["action", "reopen", "ACTION", "--reason", "te weinig mensen"],
        ["action", "add", "bellen", "--owner", "F. de Wit", "--due", "2026-12-01", "--month", "2026-10"],
    ]
