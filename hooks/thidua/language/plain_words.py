"""Words of somebody else, shown as they are: on a terminal, and in the Markdown of forges.

Data are words, never markup: beside what CommonMark gives a meaning, what the forges make links of
(people, issues, commits, addresses, pictures by name) is broken by a sign that nobody sees.
"""

from __future__ import annotations

import re
import unicodedata

_UNSEEN = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"})
_LINE_ENDS = re.compile(r"[\r\n\t\x0b\x0c\x1c-\x1f\x85\u2028\u2029]+")
_JOINER = "\u2060"
_MARKUP = re.compile(r"[\\`*_\[\]<>|~&{}#!]")
_LINKED = re.compile(
    r"@(?=\w)|#(?=\w)|!(?=\w)|~(?=[\w\"])|%(?=[\w\"])|&(?=\w)|\bGH-(?=\d)|:(?=//|\w+:)"
    r"|\bwww(?=\.)|\bmailto(?=:)|\bxmpp(?=:)|\{(?=[+-])|\[(?=[+-])|\b[0-9a-f]{4}(?=[0-9a-f]{3,}\b)",
    re.IGNORECASE,
)
_MATHEMATICS = "<span>$</span>"  # as GitHub's own guide says


def visible(text: str) -> str:
    """Words on one line, with a sign for every character that would not be seen.

    Letters that no eye sees, and those that turn the direction of others, could make somebody read
    something else than what stands there: ``⟨U+202E⟩``.
    """
    line = _LINE_ENDS.sub(" ", text)
    if line.isprintable():  # no letter of Unicode's groups C and Z but the space: nearly always so
        return line
    return "".join(
        f"⟨U+{ord(char):04X}⟩" if unicodedata.category(char) in _UNSEEN else char for char in line
    )


def markdown_words(text: str) -> str:
    """Markdown that shows these words on one line, and is nothing but words."""
    broken = _LINKED.sub(lambda match: match.group() + _JOINER, visible(text))
    escaped = _MARKUP.sub(lambda match: f"\\{match.group()}", broken)
    return escaped.replace("$", _MATHEMATICS)


def markdown_code(text: str) -> str:
    """Markdown that shows these words on one line as code.

    The fence is longer than any run of backticks in them.
    """
    line = visible(text)
    longest = max((len(run) for run in re.findall("`+", line)), default=0)
    fence = "`" * (longest + 1)
    padding = " " if line.startswith("`") or line.endswith("`") else ""
    return f"{fence}{padding}{line}{padding}{fence}"
