"""Small bugs for Python, found in its syntax tree."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from mutants.mutant import Mutant

_COMPARED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
_ENCODINGS = ("utf-8", "ascii")
"""Names in which Python passes over a letter that is none of ASCII."""
_UNSEEN = ("VERSION", "__all__", "__slots__")
"""Names of values that change nothing a test could see: what is kept is only made anew."""


def find_python_bugs(text: str) -> list[Mutant]:
    """All bugs that fit a module, in the order of its lines.

    Left alone are annotations, docstrings, f-strings (whose places Python does not tell), names of
    encodings, and what only a type checker sees.
    """
    tree = ast.parse(text)
    finder = _Finder(text)
    finder.visit(tree)
    return sorted(finder.found)


class _Finder(ast.NodeVisitor):
    def __init__(self, text: str) -> None:
        self.text = text
        self.found: list[Mutant] = []
        lines = text.split("\n")
        self._starts = [0]
        for line in lines:
            self._starts.append(self._starts[-1] + len(line) + 1)
        self._lines = lines

    def visit(self, node: ast.AST) -> None:
        """Notes the bugs of a node, and goes on to what is in it."""
        if isinstance(node, ast.JoinedStr | ast.Import | ast.ImportFrom):
            return
        if isinstance(node, ast.expr | ast.stmt):
            for new, kind in _list_bugs(node):
                self._note(node, new, kind)
        if isinstance(node, ast.If):
            self._note(node.test, f"(not ({ast.unparse(node.test)}))", "branch negated")
        for name, value in ast.iter_fields(node):
            if name in {"annotation", "returns", "decorator_list", "type_params", "bases"}:
                continue
            for child in value if isinstance(value, list) else [value]:
                if isinstance(child, ast.AST) and not _is_unseen(child):
                    self.visit(child)

    def _note(self, node: ast.expr | ast.stmt, new: str, kind: str) -> None:
        assert node.end_lineno is not None
        assert node.end_col_offset is not None
        start = self._place(node.lineno, node.col_offset)
        end = self._place(node.end_lineno, node.end_col_offset)
        self.found.append(Mutant(start, end, new, kind))

    def _place(self, line: int, column: int) -> int:
        """A place in the text; Python counts the bytes of a line."""
        before = self._lines[line - 1].encode()[:column].decode()
        return self._starts[line - 1] + len(before)


def _is_unseen(node: ast.AST) -> bool:
    """Docstrings, values nobody sees, and what stands there for a type checker only.

    ``zip(…, strict=True)`` is an assertion too: what it asks for is so.
    """
    if isinstance(node, ast.keyword) and node.arg == "strict":
        return True
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return True
    if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
        return True
    targets = node.targets if isinstance(node, ast.Assign) else []
    return isinstance(node, ast.Assert) or any(
        isinstance(one, ast.Name) and one.id in _UNSEEN for one in targets
    )


def _list_bugs(node: ast.expr | ast.stmt) -> Iterator[tuple[str, str]]:
    """What could stand in the place of a node, each with the kind of bug that it is."""
    match node:
        case ast.Compare(left=left, ops=[operator, *others], comparators=compared):
            other = _COMPARED[type(operator)]()
            flipped = ast.Compare(left, [other, *others], compared)
            yield f"({ast.unparse(flipped)})", "comparison flipped"
        case ast.BoolOp(op=operator, values=values):
            swapped = ast.Or() if isinstance(operator, ast.And) else ast.And()
            yield f"({ast.unparse(ast.BoolOp(swapped, values))})", "and/or exchanged"
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            yield f"({ast.unparse(operand)})", "negation dropped"
        case ast.IfExp(test=test, body=body, orelse=otherwise):
            negated = ast.IfExp(test, otherwise, body)
            yield f"({ast.unparse(negated)})", "branches exchanged"
        case ast.BinOp(left=left, op=ast.Add() | ast.Sub() as operator, right=right):
            swapped_sum = ast.Sub() if isinstance(operator, ast.Add) else ast.Add()
            yield f"({ast.unparse(ast.BinOp(left, swapped_sum, right))})", "plus/minus exchanged"
        case ast.Constant(value=bool() as value):
            yield str(not value), "constant changed"
        case ast.Constant(value=int() as value):
            yield str(value + 1), "off by one"
        case ast.Constant(value=str() as value) if value.strip() and value not in _ENCODINGS:
            yield repr(f"{value}ˣ"), "string changed"
        case ast.Return(value=ast.expr() as value) if not isinstance(value, ast.Constant):
            yield "return None", "return dropped"
        case ast.Expr(value=ast.Call()):
            yield "pass", "call dropped"
        case ast.Continue():
            yield "break", "loop ended"
