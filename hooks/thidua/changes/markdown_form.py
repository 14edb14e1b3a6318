"""Writing a report as Markdown for reviews on GitHub, GitLab and Forgejo."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from thidua.changes.blocks import (
    Block,
    CodeBlock,
    HeadingBlock,
    ListBlock,
    ListItem,
    StyledLine,
    TextStyle,
)
from thidua.changes.layout import lay_out
from thidua.changes.report import Report
from thidua.language.plain_words import markdown_block, markdown_code, markdown_words

_FRAMES = {
    TextStyle.PLAIN: "{}",
    TextStyle.STRONG: "**{}**",
    TextStyle.OLD: "**\\[{}\\]**",
    TextStyle.NEW: "**\\[{}\\]**",
}


def write_markdown(report: Report) -> str:
    """Write the report as Markdown; data in it cannot create markup, links or mentions."""
    return "\n".join(map(_block, lay_out(report)))


def _block(block: Block) -> str:
    if isinstance(block, HeadingBlock):
        return f"{'#' * block.level} {_line(block.line)}\n"
    if isinstance(block, ListBlock):
        return "\n".join(_bullets(block.items, "")) + "\n"
    if isinstance(block, CodeBlock):
        return markdown_block(block.lines, "yaml")
    return f"{_line(block.line)}\n"


def _bullets(items: Iterable[ListItem], indent: str) -> Iterator[str]:
    for item in items:
        yield f"{indent}- {_line(item.line)}"
        yield from _bullets(item.below, f"{indent}  ")


def _line(line: StyledLine) -> str:
    return "".join(_span(text, style) for text, style in line).strip()


def _span(text: str, style: TextStyle) -> str:
    words = " ".join(text.split())
    if not words:
        return text[:1]
    if style is TextStyle.CODE:
        return markdown_code(words)
    before, after = (" " if edge.isspace() else "" for edge in (text[0], text[-1]))
    return f"{before}{_FRAMES[style].format(markdown_words(words))}{after}"
