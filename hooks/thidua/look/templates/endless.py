"""Work in a template that would take hours, or more memory than there is, by its numbers alone.

Numbers are only estimated: to compute one would take as long as the work.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import inf

from jinja2 import nodes

MOST = 1_000_000
"""Rounds of loops, or copies of a text. No page has room for so many."""
MOST_ROUNDS = 100_000
"""Rounds of one loop, of which Jinja's sandbox allows as many."""
_WORKING = (nodes.Call, nodes.Filter, nodes.Mod, nodes.Mul, nodes.Pow)
_WIDE = re.compile(r"(?:%[-+ #0.]*|:[^{}]*?)\d{7}")
"""In what says how a value is written: more than a million spaces before it."""


class TooLongError(ValueError):
    """A loop of a template would go on for too long."""


def make_range(*ends: int) -> range:
    """What templates get for ``range``."""
    numbers = range(*ends)
    if numbers and abs(numbers[-1] - numbers[0]) >= MOST_ROUNDS * abs(numbers.step):
        raise TooLongError
    return numbers


def find_endless(tree: nodes.Template) -> Iterator[nodes.Node]:
    """The places of a template where a number is too large for what is done with it."""
    for node in tree.find_all(_WORKING):
        is_endless = isinstance(node, nodes.Pow) and _size(node) == inf
        if (
            is_endless
            or _is_wide_format(node)
            or any(_size(operand) > MOST for operand in _operands(node))
        ):
            yield node
    yield from _long_loops(tree, 1)


def _is_wide_format(node: nodes.Expr) -> bool:
    """Whether a value is to be written in more letters than a page has room for."""
    if isinstance(node, nodes.Call):
        form = node.node.node if isinstance(node.node, nodes.Getattr) else None
    else:
        form = node.left if isinstance(node, nodes.BinExpr) else getattr(node, "node", None)
    written = form.value if isinstance(form, nodes.Const) else None
    return isinstance(written, str) and _WIDE.search(written) is not None


def _operands(node: nodes.Expr) -> Iterator[nodes.Expr]:
    if isinstance(node, nodes.Mul):
        yield from (node.left, node.right)
    elif isinstance(node, nodes.Call | nodes.Filter):
        yield from node.args
        yield from (named.value for named in node.kwargs)


def _long_loops(node: nodes.Node, rounds: float) -> Iterator[nodes.Node]:
    """Loops within loops that together have too many rounds; the outermost of them."""
    for child in node.iter_child_nodes():
        within = rounds
        if isinstance(child, nodes.For) and isinstance(child.iter, nodes.Call):
            own = _size_of_range(child.iter)
            within = rounds * max(own, 1)
            if own <= MOST and (own > MOST_ROUNDS or within > MOST):
                yield child
                continue
        yield from _long_loops(child, within)


def _size_of_range(call: nodes.Call) -> float:
    is_range = getattr(call.node, "name", "") == "range"
    return max(map(_size, call.args), default=0) if is_range else 0


def _size(node: nodes.Expr) -> float:
    """How large the number is that stands here at most; nothing where none is written."""
    if isinstance(node, nodes.Const):
        return abs(node.value) if isinstance(node.value, int | float) else 0
    if isinstance(node, nodes.Neg | nodes.Pos):
        return _size(node.node)
    return _size_of_result(node) if isinstance(node, nodes.BinExpr) else 0


def _size_of_result(node: nodes.BinExpr) -> float:
    left, right = float(_size(node.left)), _size(node.right)
    try:
        if isinstance(node, nodes.Pow):
            return float(left**right) if left and right else 0
        if isinstance(node, nodes.Mul):
            return left * right
        return max(left, right) if isinstance(node, nodes.Div | nodes.FloorDiv) else left + right
    except OverflowError:
        return inf
