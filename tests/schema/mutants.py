"""The rules with one thing changed in their own text: a comparison turned, a reason left out."""

import ast
from collections.abc import Iterator, Mapping
from copy import deepcopy
from pathlib import Path
from types import FunctionType, ModuleType
from typing import Any, NamedTuple

from schema import deployable, organisations, pair, proofs, requests, volunteers

RULES: tuple[ModuleType, ...] = (proofs, volunteers, organisations, requests, deployable, pair)
"""In the order in which they build on each other."""
_TURNED: Mapping[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
}


class Mutant(NamedTuple):
    """One change, and the text of the rules with it."""

    told: str
    module: ModuleType
    text: str


def turned_comparisons(asked: frozenset[str]) -> Iterator[Mutant]:
    """Yield the rules with one comparison turned at its edge, in functions whose cases are all there."""
    for module, tree in _trees():
        for at, node in enumerate(_within(tree, asked)):
            if not isinstance(node, ast.Compare):
                continue
            for place, operator in enumerate(node.ops):
                if type(operator) not in _TURNED:
                    continue
                other = deepcopy(tree)
                same = _within(other, asked)[at]
                assert isinstance(same, ast.Compare)
                same.ops[place] = _TURNED[type(operator)]()
                yield Mutant(f"{module.__name__}: {ast.unparse(same)}", module, ast.unparse(other))


def left_out_reasons(reasons: frozenset[str]) -> Iterator[Mutant]:
    """Yield the rules with one reason never given."""
    for module, tree in _trees():
        found = {it.value for it in ast.walk(tree) if isinstance(it, ast.Constant) and it.value in reasons}
        for reason in sorted(found):
            text = ast.unparse(_LeftOut(reason).visit(deepcopy(tree)))
            yield Mutant(f"{module.__name__}: without {reason}", module, text)


def judging(mutant: Mutant | None) -> Any:
    """Return `pair_reasons` of fresh modules: their functions from their text, with the mutant's in its place."""
    fresh: dict[str, Any] = {}
    for module in RULES:
        space = dict(vars(module))
        text = mutant.text if mutant and mutant.module is module else Path(str(module.__file__)).read_text("utf-8")
        space.update({name: it for name, it in fresh.items() if name in space})
        functions = [node for node in ast.parse(text).body if isinstance(node, ast.FunctionDef)]
        exec(compile(ast.Module(functions, []), f"<{module.__name__}>", "exec"), space)
        fresh |= {node.name: space[node.name] for node in functions}
    judged = fresh["pair_reasons"]
    assert isinstance(judged, FunctionType)
    return judged


class _LeftOut(ast.NodeTransformer):
    """Takes a reason out of what is appended and out of what is listed."""

    def __init__(self, reason: str) -> None:
        self._reason = reason

    def visit_Expr(self, node: ast.Expr) -> ast.AST:
        call = node.value
        appended = isinstance(call, ast.Call) and any(
            isinstance(it, ast.Constant) and it.value == self._reason for it in call.args
        )
        return ast.Pass() if appended else self.generic_visit(node)

    def visit_Tuple(self, node: ast.Tuple) -> ast.AST:
        kept = [it for it in node.elts if not (isinstance(it, ast.Constant) and it.value == self._reason)]
        node.elts = kept
        return self.generic_visit(node)


def _trees() -> Iterator[tuple[ModuleType, ast.Module]]:
    for module in RULES:
        yield module, ast.parse(Path(str(module.__file__)).read_text("utf-8"))


def _within(tree: ast.Module, names: frozenset[str]) -> list[ast.AST]:
    wanted = [it for it in tree.body if isinstance(it, ast.FunctionDef) and it.name in names]
    return [node for function in wanted for node in ast.walk(function)]
