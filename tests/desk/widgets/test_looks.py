"""Both looks, on rendered screens: contrast, hostile text, and a footer that tells the truth."""

import pytest
from rich.color import ColorTriplet
from rich.segment import Segment

from desk.themes import LOOKS
from tests.desk.widgets.sample_area import HOSTILE, shown

SIZES = [(80, 24), (140, 45)]
KEYS = {
    "list": [],
    "search": ["slash"],
    "nothing-found": ["slash", "z", "z"],
    "detail": ["enter"],
    "form": ["n"],
    "choices": ["n", "enter"],
    "notice": ["e"],
    "question": ["u"],
    "help": ["question_mark"],
    "palette": ["ctrl+p"],
}


def luminance(colour: ColorTriplet) -> float:
    """Return the relative luminance (WCAG 2.2)."""
    parts = [part / 255 for part in colour]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(segment: Segment) -> float:
    style = segment.style
    assert not style.dim, segment.text
    fore, back = style.color.get_truecolor(), style.bgcolor.get_truecolor()
    high, low = sorted((luminance(fore), luminance(back)), reverse=True)
    return (high + 0.05) / (low + 0.05)


async def each_screen(pilot):
    """Open each screen in turn, and give its name."""
    for name, keys in KEYS.items():
        await pilot.press(*keys)
        await pilot.pause()
        yield name
        await pilot.press(*["escape"] * len(keys))
        await pilot.pause()


@pytest.mark.parametrize("size", SIZES, ids=["narrow", "wide"])
@pytest.mark.parametrize("look", LOOKS)
async def test_every_text_stands_out_from_its_ground(sample, look, size):
    faint = set()
    async with sample(size=size, look=look) as pilot:
        async for name in each_screen(pilot):
            strips = pilot.app.screen._compositor.render_strips()
            texts = [part for strip in strips for part in strip if any(sign.isalnum() for sign in part.text)]
            assert len(texts) > 10, name
            faint |= {(name, part.text.strip(), round(contrast(part), 2)) for part in texts if contrast(part) < 4.5}
    assert not faint


@pytest.mark.parametrize("size", SIZES, ids=["narrow", "wide"])
async def test_the_whole_footer_fits(sample, size):
    cut = set()
    async with sample(size=size) as pilot:
        async for name in each_screen(pilot):
            footer = shown(pilot).splitlines()[-1]
            labels = [
                active.binding.description
                for active in pilot.app.screen.active_bindings.values()
                if active.binding.show and active.binding.id
            ]
            assert labels, name
            cut |= {(name, label) for label in labels if label not in footer}
    assert not cut


@pytest.mark.parametrize(
    ("keys", "places"),
    [([], 1), (["enter"], 3), (["n"], 2), (["e"], 2), (["u"], 2)],
    ids=["list", "detail", "form", "notice", "question"],
)
async def test_a_hostile_name_shows_exactly_so(sample, keys, places):
    async with sample() as pilot:
        await pilot.press(*keys)
        await pilot.pause()
        assert shown(pilot).count(HOSTILE) >= places


async def test_a_hostile_name_in_a_cell_runs_nothing_when_clicked(sample):
    async with sample(size=(140, 45)) as pilot:
        await pilot.click("Rows", offset=(30, 2))
        await pilot.pause()
        assert "[/b] Jan <b>&amp; {x}" in shown(pilot)
        assert pilot.app.is_running
