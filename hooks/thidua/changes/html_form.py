"""Writing a report as one HTML page, without styles, scripts or links to other files."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from thidua.changes.blocks import (
    Block,
    CodeBlock,
    HeadingBlock,
    ListBlock,
    ListItem,
    StyledLine,
    TextStyle,
)
from thidua.changes.layout import TITLE, lay_out
from thidua.changes.report import Report
from thidua.language.plain_words import visible

_TAGS = {
    TextStyle.STRONG: "strong",
    TextStyle.CODE: "code",
    TextStyle.OLD: "del",
    TextStyle.NEW: "ins",
}
_HEAD = f"""\
<!DOCTYPE html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>{TITLE}</title>
</head>
<body>
<main>
"""


def write_html(report: Report) -> str:
    """Write the report as a page; everything in it is escaped."""
    return f"{_HEAD}{''.join(map(_block, lay_out(report)))}</main>\n</body>\n</html>\n"


def write_html_part(report: Report, below: int) -> str:
    """Write the report as a part of a page of the desk, without its title and without codes.

    Everything in it is escaped.

    Args:
        report: that is written.
        below: the level of the heading under which it stands.
    """
    _, *blocks = lay_out(report, with_codes=False)
    return "".join(_block(block, below - 1) for block in blocks)


def _block(block: Block, deeper: int = 0) -> str:
    if isinstance(block, HeadingBlock):
        anchor, level = escape(block.anchor), block.level + deeper
        return f'<h{level} id="{anchor}">{_line(block.line)}</h{level}>\n'
    if isinstance(block, ListBlock):
        return _bullets(block.items)
    if isinstance(block, CodeBlock):
        inner = "\n".join(escape(visible(line)) for line in block.lines)
        return f"<pre><code>{inner}\n</code></pre>\n"
    return f"<p>{_line(block.line)}</p>\n"


def _bullets(items: Iterable[ListItem]) -> str:
    rows = "".join(
        f"<li>{_line(item.line)}{_bullets(item.below) if item.below else ''}</li>\n"
        for item in items
    )
    return f"<ul>\n{rows}</ul>\n"


def _line(line: StyledLine) -> str:
    return "".join(_span(text, style) for text, style in line)


def _span(text: str, style: TextStyle) -> str:
    edges = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    inner = escape(visible(" ".join(text.split())))
    if style in _TAGS:
        return f"<{_TAGS[style]}>{inner}</{_TAGS[style]}>"
    return f"{edges[0][:1]}{inner}{edges[1][:1]}" if inner else edges[0][:1]
