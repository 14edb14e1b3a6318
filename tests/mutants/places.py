"""Where a bug is: in which function, and what a test must use to notice it."""

from __future__ import annotations

import ast
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from mutants.mutant import Mutant

HOME = Path(__file__).parent.parent.parent


@dataclass(frozen=True)
class Place:
    """A place in a file.

    Attributes:
        function: the outermost function around it, or nothing.
        numbers: what is noted of tests that may notice.
        lines: the lines of the statement, each with the number under which its use is noted.
    """

    function: str | None
    numbers: frozenset[int]
    lines: Mapping[int, int] = field(default_factory=dict)


def find_place(file: str, text: str, at: int) -> Place:
    """Where a letter of a file is."""
    from mutants.loaded import mark_of, number_of  # noqa: PLC0415  # each needs the other

    path = str(HOME / file)
    if not file.endswith(".py"):
        return Place(None, frozenset({mark_of(path, "")}))
    tree = ast.parse(text)
    if name := _find_function(tree, text, at):
        lines = {line: number_of(f"{file}:{line}") for line in _list_lines(tree, text, at)}
        return Place(name, frozenset({mark_of(path, name)}), lines)
    # What a value is wrong in may show only where other modules use it.
    using = map(_list_marks, _list_importers(file))
    return Place(None, _list_marks(HOME / file).union(*using))


def list_places(file: str) -> list[Place]:
    """All places in the functions of a module, so that what tests come to serves every sample."""
    from mutants.loaded import mark_of, number_of  # noqa: PLC0415  # each needs the other

    tree = (
        ast.parse((HOME / file).read_text("utf-8")) if file.endswith(".py") else ast.Module([], [])
    )
    return [
        Place(
            name,
            frozenset({mark_of(str(HOME / file), name)}),
            {line: number_of(f"{file}:{line}") for line in range(start[0], end[0] + 1)},
        )
        for name, (start, end) in _list_functions(tree, "")
    ]


def name_bug(file: str, text: str, bug: Mutant) -> str:
    """A bug by its function, its line and what it changes: a name that other lines do not spoil."""
    start = text.rfind("\n", 0, bug.start) + 1
    line = " ".join(text[start : text.find("\n", bug.start)].split())
    return " | ".join((file, _name_function(file, text, bug.start), line, bug.tell(text)))


def _name_function(file: str, text: str, at: int) -> str:
    if file.endswith(".py"):
        return _find_function(ast.parse(text), text, at) or "-"
    begun = r"\bfunction (\w+)" if file.endswith(".js") else r"{%-? (?:macro|block) (\w+)"
    return next((found[1] for found in reversed(list(re.finditer(begun, text[:at])))), "-")


def _find_function(tree: ast.AST, text: str, at: int) -> str | None:
    """The outermost function that has a letter in its body."""
    found = (
        name
        for name, (start, end) in _list_functions(tree, "")
        if start <= _tell_place(text, at) < end
    )
    return next(found, None)


def _tell_place(text: str, at: int) -> tuple[int, int]:
    """The line and the column of a letter, as Python counts them: in bytes."""
    return text.count("\n", 0, at) + 1, len(text[text.rfind("\n", 0, at) + 1 : at].encode())


def _list_lines(tree: ast.AST, text: str, at: int) -> range:
    """The lines of the innermost statement around a place; of one with others in it, its head."""
    found = range(0)
    for node in ast.walk(tree):  # what is within comes later
        if isinstance(node, ast.stmt) and node.end_lineno and node.end_col_offset:
            end = (node.end_lineno, node.end_col_offset)
            if (node.lineno, node.col_offset) <= _tell_place(text, at) < end:
                inside = getattr(node, "body", None)
                last = inside[0].lineno if inside else node.end_lineno + 1
                found = range(node.lineno, max(last, node.lineno + 1))
    return found


def _list_marks(path: Path) -> frozenset[int]:
    """Numbers of all functions of a module."""
    from mutants.loaded import mark_of  # noqa: PLC0415  # each needs the other

    names = dict(_list_functions(ast.parse(path.read_text("utf-8")), ""))
    return frozenset(mark_of(str(path), name) for name in names)


def _list_importers(file: str) -> list[Path]:
    """The modules that take something from one of nothing but values."""
    wanted, paths = find_imports_of(file), sorted((HOME / "hooks").rglob("*.py"))
    return [path for path in paths if wanted.search(path.read_text("utf-8"))]


def find_imports_of(file: str) -> re.Pattern[str]:
    """How a module of the engine, or one of its folders, is imported."""
    module = Path(file).with_suffix("").relative_to("hooks")
    if module.name == "__init__":
        module = module.parent
    package, name = ".".join(module.parts[:-1]), module.name
    whole = re.escape(".".join(module.parts))
    listed = rf"[^\n(]*\b{name}\b|\([^)]*\b{name}\b"
    return re.compile(
        rf"(?:from|import) {whole}(?![\w.])|from {re.escape(package)} import (?:{listed})"
    )


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
