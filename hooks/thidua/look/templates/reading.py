"""Templates read without filling them: what each one calls, gives and asks for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from jinja2 import Environment, TemplateSyntaxError, meta, nodes

from thidua.look.templates.environment import ENGINE

_LENT = frozenset({"caller", "kwargs", "loop", "self", "super", "varargs"})
"""Names that Jinja itself gives in some places."""
_GUARDS = frozenset({"defined", "undefined"})
_DEFAULTS = frozenset({"d", "default"})
Calling = nodes.Extends | nodes.Include | nodes.Import | nodes.FromImport
Read = TypeVar("Read", nodes.Name, nodes.Getattr)
_CALLING = (nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport)


@dataclass(frozen=True)
class Template:
    """One template.

    Attributes:
        name: what others call it.
        text: the whole file.
        tree: what Jinja reads in it.
        environment: what it was read with.
    """

    name: str
    text: str
    tree: nodes.Template
    environment: Environment

    @cached_property
    def parent(self) -> str:
        """The template that it builds on; empty where there is none, or nobody can tell."""
        found = self.tree.find(nodes.Extends)
        return _constant(found.template) if found else ""

    @cached_property
    def calls(self) -> tuple[tuple[Calling, tuple[str, ...]], ...]:
        """What calls another template, and the names it goes through; none where it computes."""
        found = self.tree.find_all(_CALLING)
        calling = [node for node in found if isinstance(node, _CALLING)]
        return tuple((node, tuple(_names_called(node))) for node in calling)

    @cached_property
    def asks_for(self) -> frozenset[str]:
        """Names that must be given to it.

        Raises:
            TemplateSyntaxError: where Jinja can read it, but not use it.
        """
        return frozenset(meta.find_undeclared_variables(self.tree)) - _LENT

    @cached_property
    def sets(self) -> frozenset[str]:
        """Names that it gives a value, which templates that it includes may use."""
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
        """Macros that others may call."""
        return frozenset(node.name for node in self.tree.body if isinstance(node, nodes.Macro))

    @cached_property
    def gives(self) -> frozenset[str] | None:
        """Everything that others may import from it; None where it builds on another."""
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
        """Blocks that a template which builds on it may replace."""
        return frozenset(block.name for block in self.tree.find_all(nodes.Block))

    def place_of(self, node: nodes.Node, word: str) -> tuple[int, int]:
        """Line and column of a word that ``node`` uses."""
        line = self.text.split("\n")[node.lineno - 1]
        found = re.search(rf"(?<!\w){re.escape(word)}(?!\w)", line)
        return node.lineno, found.start() + 1 if found else 1

    def unguarded(self, kind: type[Read]) -> Iterator[Read]:
        """Values that it reads and does not ask first whether they are there."""
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
        folders: where they are, the portal's own first, the engine's last.
        environment: what reads them.
    """

    def __init__(self, folders: Sequence[Path], environment: Environment) -> None:
        self.environment = environment
        self._own, self._shipped = folders[0], folders[-1]
        self._read: dict[str, Template | None] = {}

    @cached_property
    def own_names(self) -> tuple[str, ...]:
        """Names of the portal's own."""
        return _named(self._own)

    @cached_property
    def shipped_names(self) -> tuple[str, ...]:
        """Names of the engine's."""
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
        """The template that is called so; None where there is none, or it cannot be read."""
        if name not in self._read:
            self._read[name] = self._found(name)
        return self._read[name]

    def shipped(self, name: str) -> Template | None:
        """The engine's template of this name."""
        return self.find(f"{ENGINE}/{name}") if name in self.shipped_names else None

    def text_of_shipped(self, name: str) -> str:
        """The text of the engine's template ``name``, which must be there."""
        return (self._shipped / name).read_text("utf-8")

    def parse(self, name: str, text: str) -> Template:
        """A template from its text.

        Raises:
            TemplateSyntaxError: with its line, where it is none.
        """
        return Template(name, text, self.environment.parse(text, name), self.environment)

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
        """The template ``name``, what it builds on, and so on; each once."""
        seen: set[str] = set()
        template = self.find(name)
        while template and template.name not in seen:
            seen.add(template.name)
            yield template
            template = self.find(template.parent)

    def together(self, name: str) -> frozenset[str]:
        """Names that the engine's template ``name`` and all that it calls ask for.

        Where it computes what it calls, that may be any template.
        """
        seen: dict[str, Template] = {}
        computed: list[bool] = []

        def gather(called: str) -> None:
            template = self.shipped(called.removeprefix(f"{ENGINE}/"))
            if template and template.name not in seen:
                seen[template.name] = template
                for _, names in template.calls:
                    computed.append(not names)
                    for below in names:
                        gather(below)

        gather(name)
        if any(computed):
            return self.all_names
        return frozenset(word for found in seen.values() for word in found.asks_for)

    @cached_property
    def all_names(self) -> frozenset[str]:
        """Names that some template asks for or sets."""
        read = [self.shipped(name) for name in self.shipped_names]
        asked = (word for found in read if found for word in (*found.asks_for, *found.sets))
        own = [self.find(name) for name in self.own_names]
        return frozenset(asked) | {word for found in own if found for word in found.sets}


def _named(folder: Path) -> tuple[str, ...]:
    files = (path for path in folder.rglob("*.html") if path.is_file())
    return tuple(sorted(path.relative_to(folder).as_posix() for path in files))


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
