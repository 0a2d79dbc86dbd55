"""What of a person may stand in somebody else's text: her names as people write them, her numbers, her door."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

MARK = "[vernietigd]"
"""What stands where a trace of somebody stood who is gone."""
_WORD = re.compile(r"\w+")
_SHORTEST = 3
"""Signs of the shortest surname that is looked for alone: `Vis` is one, `Li` stands in too many words."""


class Traces:
    """The traces of several people, to find and to take out of texts; compared without case, whole words alone."""

    def __init__(self, forms: Iterable[str]) -> None:
        """Take forms as people write them: each a name, a number, an address."""
        self._by_word: dict[str, set[str]] = defaultdict(set)
        for form in forms:
            words = _WORD.findall(form.casefold())
            if words:
                self._by_word[max(words, key=len)].add(form.strip())
        self._patterns: dict[str, re.Pattern[str]] = {}

    def __bool__(self) -> bool:
        return bool(self._by_word)

    def found_in(self, text: str) -> bool:
        """Say whether a text holds one of them."""
        return any(pattern.search(text) for pattern in self._near(text))

    def taken_out(self, text: str) -> str:
        """Return a text with `MARK` in place of each, the longest first."""
        for pattern in sorted(self._near(text), key=lambda each: -len(each.pattern)):
            text = pattern.sub(MARK, text)
        return text

    def _near(self, text: str) -> Iterator[re.Pattern[str]]:
        """Yield the patterns of those whose longest word stands in a text."""
        for word in set(_WORD.findall(text.casefold())) & self._by_word.keys():
            for form in self._by_word[word]:
                if form not in self._patterns:
                    spaced = r"\s+".join(map(re.escape, form.split()))
                    self._patterns[form] = re.compile(rf"(?<!\w){spaced}(?!\w)", re.IGNORECASE)
                yield self._patterns[form]


def forms_of(person: Mapping[str, Any], *, alone: bool) -> Iterator[str]:
    """Yield how somebody's name, telephone and e-mail may stand in a text.

    Args:
        person: has `surname`, and may have `first_name`, `initials`, `prefix`, `phone` and `email`.
        alone: nobody else on the desk bears the surname, so that it speaks of her also where it stands by itself.
    """
    surname = (person.get("surname") or "").strip()
    with_prefix = " ".join(filter(None, (person.get("prefix"), surname)))
    if surname:
        for given in filter(None, (person.get("first_name"), person.get("initials"))):
            yield f"{given} {with_prefix}"
            yield f"{given} {surname}"
        if alone and len(surname) >= _SHORTEST:
            yield surname
            yield with_prefix
    yield from filter(None, (person.get("phone"), person.get("email")))


def forms_of_door(address: Mapping[str, Any]) -> Iterator[str]:
    """Yield how a door may stand in a text: by postcode and by street, with and without its addition."""
    postcode, addition = address["postcode"], address["addition"]
    numbers = {f"{address['number']}", *(f"{address['number']}{gap}{addition}" for gap in ("", " ", "-") if addition)}
    for number in numbers:
        yield f"{postcode} {number}"
        yield f"{postcode[:4]} {postcode[4:]} {number}"
        if address["street"]:
            yield f"{address['street']} {number}"
