"""The vision and the plan of action on one page: what is agreed, where the track stands, who covers and does what."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from reports.blocks import Block, Grid, Heading, Line, Paragraph, Run, Sheet, Tone, plain, strong
from reports.documents.frame import sheet, text_of
from reports.filling import fill, gap, gaps_line
from reports.texts import Text, Words, load_words
from schema.codes import Support
from schema.coverage import Cell, CellState, Coverage
from schema.papers_review import ReviewAction
from schema.papers_vision import PaperStep, VisionPaper
from schema.vision import Step

FIELDS = frozenset({"municipality", "day", "round", "parties"})
_STEP_SHARES = (36, 23, 36, 40)
_CELL_SHARES = (33, 25, 25, 25, 25)
_ACTION_SHARES = (64, 30, 16, 12)


def compose(paper: VisionPaper, text: Text, language: str) -> Sheet:
    """Return the vision and the plan as blocks."""
    words, content, gaps = load_words(language), text.content, paper.gaps()
    numbers = _numbers(paper.coverage)
    values = {
        "municipality": paper.municipality,
        "day": words.day(paper.computed_on),
        "round": str(paper.number),
        "parties": "; ".join(f"{number} {name}" for name, number in numbers.items()) or content["nobody"],
    }
    title = text_of(fill(text.title, values, words))
    blocks: tuple[Block, ...] = (
        Heading(fill(text.title, values, words), 1),
        Paragraph(fill(content["intro" if paper.number else "intro_none"], values, words), small=True),
        Heading(plain(content["vision_agreed" if paper.agreed else "vision"])),
        Paragraph(plain(paper.vision) if paper.vision.strip() else (gap("shared_vision", words),)),
        *_answers(paper, content),
        *_steps(paper.steps, content),
        *_results(paper.steps, content),
        Heading(plain(content["matrix"])),
        _matrix(paper.coverage, numbers, content, words),
        Paragraph(fill(content["legend"], values, words), small=True),
        Heading(plain(content["actions"])),
        _actions(paper.actions, content, words),
        *gaps_line(gaps, words),
    )
    return replace(sheet(title, paper.municipality, paper.issue, blocks, gaps, words), one_page=True)


def _answers(paper: VisionPaper, content: Mapping[str, Any]) -> tuple[Block, ...]:
    """Return the three questions with what was noted, once one of them has an answer."""
    if not any(notes for _question, notes in paper.answers):
        return ()
    return tuple(
        _labelled(content["questions"][question], "; ".join(notes) or content["no_answer"])
        for question, notes in paper.answers
    )


def _steps(steps: Sequence[PaperStep], content: Mapping[str, Any]) -> tuple[Block, ...]:
    if not steps:
        return ()
    rows = tuple(
        (
            strong(f"{place}. {content['steps'][each.step]}"),
            plain(content["states"][each.status]),
            plain(each.owner or content["nobody_yet"]),
            plain(_part_of(each, content)),
        )
        for place, each in enumerate(steps, 1)
    )
    return (Heading(plain(content["track"])), Grid(tuple(content["track_head"]), rows, _STEP_SHARES, dense=True))


def _results(steps: Sequence[PaperStep], content: Mapping[str, Any]) -> tuple[Block, ...]:
    """Return what the steps brought, besides the vision that stands above."""
    told = [each for each in steps if each.result.strip() and each.step not in (Step.SHARE, Step.AGREE)]
    return tuple(_labelled(content["steps"][each.step], each.result) for each in told)


def _labelled(label: str, said: str) -> Paragraph:
    return Paragraph((Run(f"{label}: ", Tone.STRONG), Run(said)))


def _part_of(each: PaperStep, content: Mapping[str, Any]) -> str:
    """Return the role the municipality takes in a step, and its place in the national route."""
    role = content["roles"][each.role] if each.role else ""
    return " · ".join(filter(None, (role, *each.route))) or "–"


def _numbers(coverage: Coverage) -> dict[str, str]:
    """Return a number for each organisation that stands in the matrix, in the order of its cells."""
    names = [
        name
        for kinds in coverage.values()
        for cell in kinds.values()
        for name in (*cell.covered, *cell.offered, *cell.unready)
    ]
    return {name: str(number) for number, name in enumerate(dict.fromkeys(names), 1)}


def _matrix(coverage: Coverage, numbers: Mapping[str, str], content: Mapping[str, Any], words: Words) -> Grid:
    head = (content["phase"], *(words.of("supports", kind) for kind in Support))
    rows = tuple(
        (strong(words.of("phases", phase)), *(_cell(cell, numbers, content) for cell in kinds.values()))
        for phase, kinds in coverage.items()
    )
    return Grid(head, rows, _CELL_SHARES, dense=True)


def _cell(cell: Cell, numbers: Mapping[str, str], content: Mapping[str, Any]) -> Line:
    """Return who gives a kind of support in a phase: volunteers, others in the chain, or in words that nobody does."""
    told = [
        f"{content['cells'][name]} {', '.join(sorted((numbers[each] for each in names), key=int))}"
        for name, names in (("covered", cell.covered), ("offered", cell.offered), ("unready", cell.unready))
        if names
    ]
    if cell.state is CellState.OPEN:
        return plain(content["cells"]["open"])
    if cell.state is CellState.GAP:
        return (Run(content["cells"]["gap"], Tone.GAP),)
    return plain("; ".join(told))


def _actions(actions: Sequence[ReviewAction], content: Mapping[str, Any], words: Words) -> Grid | Paragraph:
    if not actions:
        return Paragraph((gap("vision_actions", words),))
    rows = tuple(
        (
            plain(each.text),
            plain(each.owner),
            plain(words.short_day(each.due_on) if each.due_on else ""),
            plain(content["done"] if each.done else content["open"]),
        )
        for each in actions
    )
    return Grid(tuple(content["actions_head"]), rows, _ACTION_SHARES, dense=True)
