"""Showing foreign text literally: on a terminal, and in the Markdown of GitHub and GitLab.

Characters with a meaning in CommonMark are escaped. What GitHub and GitLab turn into links or
pictures (people, issues, commits, addresses, names of emoji) gets an invisible character inside.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

_UNSEEN = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"})
_LINE_ENDS = re.compile(r"[\r\n\t\x0b\x0c\x1c-\x1f\x85\u2028\u2029]+")
_SHORTEST_FENCE = 3
_JOINER = "\u2060"
_MARKUP = re.compile(r"[\\`*_\[\]<>|~&{}#!]")
_LINKED = re.compile(
    r"@(?=\w)|#(?=\w)|!(?=\w)|~(?=[\w\"])|%(?=[\w\"])|&(?=\w)|\bGH-(?=\d)|:(?=//|\w+:)"
    r"|\bwww(?=\.)|\bmailto(?=:)|\bxmpp(?=:)|\{(?=[+-])|\[(?=[+-])|\b[0-9a-f]{4}(?=[0-9a-f]{3,}\b)",
    re.IGNORECASE,
)
_MATHEMATICS = "<span>$</span>"  # as GitHub's own guide says


def visible(text: str) -> str:
    """The text on one line, with every invisible character replaced by its code: ``⟨U+202E⟩``.

    Invisible characters, and those that change the direction of writing, could make readers see
    something else than what is really there.
    """
    line = _LINE_ENDS.sub(" ", text)
    if line.isprintable():  # no letter of Unicode's groups C and Z but the space: nearly always so
        return line
    return "".join(
        f"⟨U+{ord(char):04X}⟩" if unicodedata.category(char) in _UNSEEN else char for char in line
    )


def markdown_words(text: str) -> str:
    """Markdown that shows this text on one line, without any markup from the text."""
    broken = _LINKED.sub(lambda match: match.group() + _JOINER, visible(text))
    escaped = _MARKUP.sub(lambda match: f"\\{match.group()}", broken)
    return escaped.replace("$", _MATHEMATICS)


def markdown_block(lines: Sequence[str], language: str) -> str:
    """Write lines as a block of code in Markdown; nothing in them ends the block."""
    longest = max((len(run) for line in lines for run in re.findall("`+", line)), default=0)
    fence = "`" * max(_SHORTEST_FENCE, longest + 1)
    return "\n".join([f"{fence}{language}", *map(visible, lines), fence, ""])


def markdown_code(text: str) -> str:
    """Markdown that shows this text on one line as code.

    The fence has more backticks than any run of them in the text.
    """
    line = visible(text)
    longest = max((len(run) for run in re.findall("`+", line)), default=0)
    fence = "`" * (longest + 1)
    padding = " " if line.startswith("`") or line.endswith("`") else ""
    return f"{fence}{padding}{line}{padding}{fence}"
