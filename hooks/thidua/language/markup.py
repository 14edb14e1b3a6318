"""The small Markdown of passages: paragraphs, ``- `` lists, ``*em*``, ``**strong**``. Nothing else.

Printed numbering (``2.``, ``a)``, ``#``, ``>``) must come out as printed, and no data may bring
markup of its own, so everything in Markdown that numbers, links, embeds or passes HTML is off.
"""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape
from typing import Any

from markdown import Markdown
from markdown.blockprocessors import UListProcessor
from markdown.util import Registry

_DASH = re.compile(r"^[ ]*- ", re.MULTILINE)
_TAG = re.compile(r"<[^>]+>")
_BLOCK_END = re.compile(r"</(?:p|li)>|<br>|<ul>")


def html(passage: str) -> str:
    """The passage as HTML paragraphs and lists; whatever is not in the dialect stays inert text."""
    return _rendered(passage)


@lru_cache(maxsize=4096)
def _rendered(passage: str) -> str:
    # Markdown lets entities through; here "&lt;" is four printed characters.
    return _converter().reset().convert(passage.replace("&", "&amp;"))


@lru_cache(maxsize=1)
def _converter() -> Markdown:
    converter = Markdown(output_format="html", tab_length=2)
    _keep(converter.preprocessors, {"normalize_whitespace"})
    _keep(converter.parser.blockprocessors, {"empty", "indent", "paragraph"})
    _keep(converter.inlinePatterns, {"escape", "linebreak", "em_strong"})
    _keep(converter.treeprocessors, {"inline", "unescape"})
    _keep(converter.postprocessors, set())
    # "+ LĐVP" and "_" are printed characters; only "- " makes a list, only "*" emphasis.
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


def plain(passage: str) -> str:
    """The words of a passage without its markup, for searching and comparing."""
    if not _may_have_markup(passage):
        return passage
    return unescape(_TAG.sub("", _BLOCK_END.sub("\n", html(passage))))


def _may_have_markup(passage: str) -> bool:
    if "*" in passage or "\\" in passage:
        return True
    return "- " in passage and bool(_DASH.search(passage))


def one_line(text: str) -> str:
    """Every run of white space as one space."""
    # Asking first is five times as fast as splitting, and most texts are one line already.
    spaced = "  " in text or "\n" in text or "\t" in text or text[:1] == " " or text[-1:] == " "
    return " ".join(text.split()) if spaced else text
