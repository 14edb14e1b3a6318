"""A report as a whole HTML page: readable as it is, with no style, no script, no address."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from thidua.changes.blocks import Block, Bullets, Heading, Item, Line, Style
from thidua.changes.layout import TITLE, lay_out
from thidua.changes.report import Report
from thidua.language.plain_words import visible

_TAGS = {Style.STRONG: "strong", Style.CODE: "code", Style.OLD: "del", Style.NEW: "ins"}
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


def as_html(report: Report) -> str:
    """The report as a page; everything in it is escaped."""
    return f"{_HEAD}{''.join(map(_block, lay_out(report)))}</main>\n</body>\n</html>\n"


def _block(block: Block) -> str:
    if isinstance(block, Heading):
        anchor = escape(block.anchor)
        return f'<h{block.level} id="{anchor}">{_line(block.line)}</h{block.level}>\n'
    if isinstance(block, Bullets):
        return _bullets(block.items)
    return f"<p>{_line(block.line)}</p>\n"


def _bullets(items: Iterable[Item]) -> str:
    rows = "".join(
        f"<li>{_line(item.line)}{_bullets(item.below) if item.below else ''}</li>\n"
        for item in items
    )
    return f"<ul>\n{rows}</ul>\n"


def _line(line: Line) -> str:
    return "".join(_span(text, style) for text, style in line)


def _span(text: str, style: Style) -> str:
    edges = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    inner = escape(visible(" ".join(text.split())))
    if style in _TAGS:
        return f"<{_TAGS[style]}>{inner}</{_TAGS[style]}>"
    return f"{edges[0][:1]}{inner}{edges[1][:1]}" if inner else edges[0][:1]
