"""Where a bug is: in which function, and what a test must use to notice it."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from pathlib import Path

HOME = Path(__file__).parent.parent.parent


@dataclass(frozen=True)
class Place:
    """A place in a file.

    Attributes:
        function: the outermost function around it, or nothing.
        numbers: what is noted of tests that may notice.
    """

    function: str | None
    numbers: frozenset[int]


def find_place(file: str, text: str, at: int) -> Place:
    """Where a letter of a file is."""
    from mutants.loaded import mark_of  # noqa: PLC0415  # each needs the other

    path = str(HOME / file)
    if not file.endswith(".py"):
        return Place(None, frozenset({mark_of(path, "")}))
    line, column = text.count("\n", 0, at) + 1, len(text[text.rfind("\n", 0, at) + 1 : at].encode())
    functions = dict(_list_functions(ast.parse(text), ""))
    for name, (start, end) in functions.items():
        if start <= (line, column) < end:
            return Place(name, frozenset({mark_of(path, name)}))
    # What a value is wrong in may show only where other modules use it.
    using = map(_list_marks, _list_importers(file))
    return Place(None, _list_marks(HOME / file).union(*using))


def _list_marks(path: Path) -> frozenset[int]:
    """Numbers of all functions of a module."""
    from mutants.loaded import mark_of  # noqa: PLC0415  # each needs the other

    names = dict(_list_functions(ast.parse(path.read_text("utf-8")), ""))
    return frozenset(mark_of(str(path), name) for name in names)


def _list_importers(file: str) -> list[Path]:
    """The modules that take something from one of nothing but values."""
    module = Path(file).with_suffix("").relative_to("hooks")
    package, name = ".".join(module.parts[:-1]), module.name
    listed = rf"[^\n(]*\b{name}\b|\([^)]*\b{name}\b"
    wanted = re.compile(rf"from {re.escape(package)}(?:\.{name} import| import (?:{listed}))")
    paths = sorted((HOME / "hooks").rglob("*.py"))
    return [path for path in paths if wanted.search(path.read_text("utf-8"))]


def _list_functions(
    tree: ast.AST, above: str
) -> list[tuple[str, tuple[tuple[int, int], tuple[int, int]]]]:
    """The outermost functions, with where their bodies begin and end."""
    found = []
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            first = node.body[0]
            assert node.end_lineno is not None
            assert node.end_col_offset is not None
            span = (first.lineno, first.col_offset), (node.end_lineno, node.end_col_offset)
            found.append((above + node.name, span))
        elif isinstance(node, ast.ClassDef):
            found += _list_functions(node, f"{above}{node.name}.")
        elif isinstance(node, ast.If | ast.Try | ast.With | ast.For):
            found += _list_functions(node, above)
    return found
