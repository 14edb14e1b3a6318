"""Python-Markdown, reduced to what :mod:`thidua.language.markup` allows in passages."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from markdown import Markdown
from markdown.blockprocessors import UListProcessor
from markdown.util import Registry


def convert(passage: str) -> str:
    """A passage as HTML."""
    # Markdown keeps entities, but here "&lt;" stands for these four printed characters.
    return _converter().reset().convert(passage.replace("&", "&amp;"))


@cache
def _converter() -> Markdown:
    converter = Markdown(output_format="html", tab_length=2)
    _keep(converter.preprocessors, {"normalize_whitespace"})
    _keep(converter.parser.blockprocessors, {"empty", "indent", "paragraph"})
    _keep(converter.inlinePatterns, {"escape", "linebreak", "em_strong"})
    _keep(converter.treeprocessors, {"inline", "unescape"})
    _keep(converter.postprocessors, set())
    # "+" and "_" are printed characters; only "- " makes a list, and only "*" emphasis.
    assert converter.delimiters is not None  # set by the processor kept as em_strong
    converter.delimiters.remove("_")
    dashes = UListProcessor(converter.parser)
    dashes.RE = re.compile(r"^ ?-[ ]+(.*)")
    dashes.CHILD_RE = re.compile(r"^ ?((-))[ ]+(.*)")
    dashes.INDENT_RE = re.compile(r"^ {2,3}((-))[ ]+.*")
    converter.parser.blockprocessors.register(dashes, "dashes", 30)
    return converter


def _keep(registry: Registry[Any], names: set[str]) -> None:
    # The registry has no public way to list the names in it.
    for name in [item.name for item in registry._priority]:  # type: ignore[attr-defined]
        if name not in names:
            registry.deregister(name)
