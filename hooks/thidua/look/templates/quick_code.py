"""The programs that templates become: they ask for attributes without a call into Jinja.

A page asks for thousands of attributes, nearly all of which are there.
"""

from __future__ import annotations

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame


class QuickCode(CodeGenerator):
    """Writes the program of a template."""

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802  # Jinja's name
        """Ask for an attribute; where there is none, Jinja looks for an item, or tells of it."""
        self.write("(_found if (_found := getattr((_held := ")
        self.visit(node.node, frame)
        self.write(f"), {node.attr!r}, missing)) is not missing")
        self.write(f" else environment.getattr(_held, {node.attr!r}))")
