"""Style sheets, parsed once for all apps of a process: each app reads the same fifty, and never changes a rule."""

from typing import Any

from textual.css.stylesheet import Stylesheet

_parse = Stylesheet._parse_rules
_parsed: dict[tuple[Any, ...], Any] = {}


def parse_once() -> None:
    """Let a sheet that was parsed with the same colours be taken over; a tenth of the work of a screen's tests."""

    def parsed(self, css, read_from, is_default_rules=False, tie_breaker=0, scope=""):
        told = (css, read_from, is_default_rules, tie_breaker, scope, tuple(self._variables.items()))
        if told not in _parsed:
            _parsed[told] = _parse(self, css, read_from, is_default_rules, tie_breaker, scope)
        return _parsed[told]

    Stylesheet._parse_rules = parsed
