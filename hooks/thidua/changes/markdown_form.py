"""A report as Markdown for reviews on GitHub, GitLab and Forgejo.

Data are words, never markup: beside what CommonMark gives a meaning, what the forges make links of
(people, issues, commits, addresses, pictures by name) is broken by a sign that nobody sees.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from thidua.changes.blocks import Block, Bullets, Heading, Item, Line, Style, make_visible
from thidua.changes.layout import lay_out
from thidua.changes.report import Report

_JOINER = "\u2060"
_MARKUP = re.compile(r"[\\`*_\[\]<>|~&{}#!]")
_BROKEN = re.compile(
    r"@(?=\w)|#(?=\w)|!(?=\w)|~(?=[\w\"])|%(?=[\w\"])|&(?=\w)|\bGH-(?=\d)|:(?=//|\w+:)"
    r"|\bwww(?=\.)|\bmailto(?=:)|\bxmpp(?=:)|\{(?=[+-])|\[(?=[+-])|\b[0-9a-f]{4}(?=[0-9a-f]{3,}\b)",
    re.IGNORECASE,
)
_FRAMES = {
    Style.PLAIN: "{}",
    Style.STRONG: "**{}**",
    Style.OLD: "**\\[{}\\]**",
    Style.NEW: "**\\[{}\\]**",
}


def as_markdown(report: Report) -> str:
    """The report as Markdown; no data can bring markup, links or mentions into it."""
    return "\n".join(map(_block, lay_out(report)))


def _block(block: Block) -> str:
    if isinstance(block, Heading):
        return f"{'#' * block.level} {_line(block.line)}\n"
    if isinstance(block, Bullets):
        return "\n".join(_bullets(block.items, "")) + "\n"
    return f"{_line(block.line)}\n"


def _bullets(items: Iterable[Item], indent: str) -> Iterator[str]:
    for item in items:
        yield f"{indent}- {_line(item.line)}"
        yield from _bullets(item.below, f"{indent}  ")


def _line(line: Line) -> str:
    return "".join(_span(text, style) for text, style in line).strip()


def _span(text: str, style: Style) -> str:
    visible = make_visible(text)
    if not visible:
        return text[:1]
    if style is Style.CODE:
        return _code(visible)
    before, after = (" " if edge.isspace() else "" for edge in (text[0], text[-1]))
    return f"{before}{_FRAMES[style].format(_escape(visible))}{after}"


def _escape(text: str) -> str:
    broken = _BROKEN.sub(lambda match: match.group() + _JOINER, text)
    escaped = _MARKUP.sub(lambda match: f"\\{match.group()}", broken)
    return escaped.replace("$", "<span>$</span>")  # GitHub would set mathematics


def _code(text: str) -> str:
    """A code span, whose fence is longer than any run of backticks in it."""
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * (longest + 1)
    padding = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{padding}{text}{padding}{fence}"
