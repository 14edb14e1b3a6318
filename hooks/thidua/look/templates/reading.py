"""Templates read without filling them: what each one calls, defines and needs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from jinja2 import Environment, TemplateSyntaxError, meta, nodes

from thidua.look.templates.environment import ENGINE

_LENT = frozenset({"caller", "kwargs", "loop", "self", "super", "varargs"})
"""Names that Jinja itself defines in some places, such as ``loop`` inside a loop."""
_GUARDS = frozenset({"defined", "undefined"})
_DEFAULTS = frozenset({"d", "default"})
Calling = nodes.Extends | nodes.Include | nodes.Import | nodes.FromImport
Read = TypeVar("Read", nodes.Name, nodes.Getattr)
_CALLING = (nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport)

_TOO_DEEP = "too deep"
"""What a syntax error says of parts within parts without end, as ``sentences`` knows it."""
_DEEPEST = 80
"""Parts within parts of a template; the deepest of the engine has thirteen."""


@dataclass(frozen=True)
class Template:
    """One template.

    Attributes:
        name: by which other templates call it.
        text: the whole file.
        tree: the syntax tree that Jinja made of it.
        environment: the Jinja environment that parsed it.
    """

    name: str
    text: str
    tree: nodes.Template
    environment: Environment

    @cached_property
    def parent(self) -> str:
        """The name in its ``extends``; empty if it has none, or the name is computed."""
        found = self.tree.find(nodes.Extends)
        return _constant(found.template) if found else ""

    @cached_property
    def calls(self) -> tuple[tuple[Calling, tuple[str, ...]], ...]:
        """The nodes that call another template, each with the name; without it if computed."""
        found = self.tree.find_all(_CALLING)
        calling = [node for node in found if isinstance(node, _CALLING)]
        return tuple((node, tuple(_names_called(node))) for node in calling)

    @cached_property
    def asks_for(self) -> frozenset[str]:
        """Names that it uses and does not define: they must be passed to it.

        Raises:
            TemplateSyntaxError: for errors that Jinja does not find when it parses.
        """
        return frozenset(meta.find_undeclared_variables(self.tree)) - _LENT

    @cached_property
    def sets(self) -> frozenset[str]:
        """Names that it defines anywhere; templates that it includes can use them."""
        found = self.tree.find_all(nodes.Name)
        macros = self.tree.find_all(nodes.Macro)
        return frozenset(
            [name.name for name in found if name.ctx != "load"]
            + [macro.name for macro in macros]
            + [alias for node in self.tree.find_all(nodes.FromImport) for alias in _aliases(node)]
            + [node.target for node in self.tree.find_all(nodes.Import)]
        )

    @cached_property
    def macros(self) -> frozenset[str]:
        """Names of macros that other templates can import."""
        return frozenset(node.name for node in self.tree.body if isinstance(node, nodes.Macro))

    @cached_property
    def gives(self) -> frozenset[str] | None:
        """All names that other templates can import from it; None if it extends another one."""
        if self.tree.find(nodes.Extends):
            return None
        given = set(self.macros)
        for node in self.tree.body:
            if isinstance(node, nodes.FromImport):
                given.update(_aliases(node))
            elif isinstance(node, nodes.Import):
                given.add(node.target)
            else:
                names = node.find_all(nodes.Name)
                given.update(name.name for name in names if name.ctx == "store")
        return frozenset(given)

    @cached_property
    def blocks(self) -> frozenset[str]:
        """Names of blocks that a template which extends it can replace."""
        return frozenset(block.name for block in self.tree.find_all(nodes.Block))

    def place_of(self, node: nodes.Node, word: str) -> tuple[int, int]:
        """Line and column, from 1, of a word in the line of ``node``; column 1 if not there."""
        line = self.text.split("\n")[node.lineno - 1]
        found = re.search(rf"(?<!\w){re.escape(word)}(?!\w)", line)
        return node.lineno, found.start() + 1 if found else 1

    def unguarded(self, kind: type[Read]) -> Iterator[Read]:
        """Nodes that read a value without asking anywhere whether it is defined."""
        asked = [
            node.node
            for node in self.tree.find_all((nodes.Test, nodes.Filter))
            if node.name in (_GUARDS if isinstance(node, nodes.Test) else _DEFAULTS) and node.node
        ]
        names = {node.name for node in asked if isinstance(node, nodes.Name)}
        guarded = {id(node) for node in asked}
        for node in self.tree.find_all(kind):
            is_asked = isinstance(node, nodes.Name) and node.name in names
            if node.ctx == "load" and not is_asked and id(node) not in guarded:
                yield node


class Templates:
    """The templates of a portal: its own and the engine's.

    Args:
        folders: the folders of templates, the portal's own first, the engine's last.
        environment: parses them.
    """

    def __init__(self, folders: Sequence[Path], environment: Environment) -> None:
        self.environment = environment
        self._own, self._shipped = folders[0], folders[-1]
        self._read: dict[str, Template | None] = {}

    @cached_property
    def own_names(self) -> tuple[str, ...]:
        """Names of the portal's own templates."""
        return _named(self._own)

    @cached_property
    def shipped_names(self) -> tuple[str, ...]:
        """Names of the engine's templates."""
        return _named(self._shipped)

    def is_there(self, name: str) -> bool:
        """Whether a template of this name can be called."""
        _, is_shipped, below = name.partition(f"{ENGINE}/")
        known = not name.startswith(f"{ENGINE}/") and name in self.own_names
        return known or (below if is_shipped else name) in self.shipped_names

    @cached_property
    def callable_names(self) -> tuple[str, ...]:
        """Every name that can be called."""
        shipped = self.shipped_names
        return (*self.own_names, *shipped, *(f"{ENGINE}/{name}" for name in shipped))

    def find(self, name: str) -> Template | None:
        """The template that is called by this name; None if it does not exist or is broken."""
        if name not in self._read:
            self._read[name] = self._found(name)
        return self._read[name]

    def shipped(self, name: str) -> Template | None:
        """The engine's template of this name; None if it has none."""
        return self.find(f"{ENGINE}/{name}") if name in self.shipped_names else None

    def text_of_shipped(self, name: str) -> str:
        """The text of the engine's template ``name``, which must exist."""
        return (self._shipped / name).read_text("utf-8")

    def parse(self, name: str, text: str) -> Template:
        """Parse the text of a template.

        Raises:
            TemplateSyntaxError: with the line where the syntax is wrong.
        """
        try:
            tree = self.environment.parse(text, name)
        except RecursionError:
            raise TemplateSyntaxError(_TOO_DEEP, 1, name) from None
        if (deep := _find_too_deep(tree)) is not None:
            raise TemplateSyntaxError(_TOO_DEEP, deep.lineno, name)
        return Template(name, text, tree, self.environment)

    def _found(self, name: str) -> Template | None:
        if not self.is_there(name):
            return None
        is_own = name in self.own_names
        path = self._own / name if is_own else self._shipped / name.removeprefix(f"{ENGINE}/")
        try:
            return self.parse(name, path.read_bytes().decode("utf-8-sig"))
        except (OSError, UnicodeDecodeError, TemplateSyntaxError):
            return None

    def line_of(self, name: str) -> Iterator[Template]:
        """The template ``name``, the one it extends, the one that extends, and so on; each once."""
        seen: set[str] = set()
        template = self.find(name)
        while template and template.name not in seen:
            seen.add(template.name)
            yield template
            template = self.find(template.parent)

    def together(self, name: str) -> frozenset[str]:
        """Names that the engine's template ``name`` and all templates called from it need.

        If one of them computes the name of what it calls, that could be any template, and the
        result is :attr:`all_names`.
        """
        found = self._reached_from([name])
        if any(not names for template in found for _, names in template.calls):
            return self.all_names
        return frozenset(word for template in found for word in template.asks_for)

    def _reached_from(self, names: Iterable[str]) -> list[Template]:
        """The engine's templates of these names, and all that are called from them by name."""
        seen: dict[str, Template] = {}
        waiting = list(names)
        while waiting:
            template = self.shipped(waiting.pop().removeprefix(f"{ENGINE}/"))
            if template and template.name not in seen:
                seen[template.name] = template
                waiting += [below for _, called in template.calls for below in called]
        return list(seen.values())

    def names_below(self, folder: str, callers: Sequence[str]) -> frozenset[str]:
        """Names that templates in a folder may use, and those that call them.

        They are what any of the engine's needs, what the callers define, and what any of the
        portal's own defines.

        Args:
            folder: of templates that are called by names that are computed.
            callers: the templates that call them.
        """
        inside = [name for name in self.shipped_names if name.startswith(folder)]
        shipped = self._reached_from([*inside, *callers])
        defining = [*map(self.shipped, callers), *map(self.find, self.own_names)]
        asked = frozenset(word for found in shipped for word in found.asks_for)
        return asked | {word for found in defining if found for word in found.sets}

    @cached_property
    def all_names(self) -> frozenset[str]:
        """Names that any template of the engine needs, or any template defines."""
        read = [self.shipped(name) for name in self.shipped_names]
        asked = (word for found in read if found for word in (*found.asks_for, *found.sets))
        own = [self.find(name) for name in self.own_names]
        return frozenset(asked) | {word for found in own if found for word in found.sets}


def _named(folder: Path) -> tuple[str, ...]:
    files = (path for path in folder.rglob("*.html") if path.is_file())
    return tuple(sorted(path.relative_to(folder).as_posix() for path in files))


def _find_too_deep(tree: nodes.Node) -> nodes.Node | None:
    """The first part of a template that stands in more others than Jinja can go through."""
    level: list[nodes.Node] = [tree]
    for _ in range(_DEEPEST):
        level = [child for node in level for child in node.iter_child_nodes()]
        if not level:
            return None
    return level[0]


def _constant(node: nodes.Expr) -> str:
    return node.value if isinstance(node, nodes.Const) and isinstance(node.value, str) else ""


def _names_called(node: Calling) -> Iterator[str]:
    target = node.template
    if isinstance(node, nodes.Include) and node.ignore_missing:
        return
    if name := _constant(target):
        yield name


def _aliases(node: nodes.FromImport) -> list[str]:
    return [name if isinstance(name, str) else name[1] for name in node.names]
