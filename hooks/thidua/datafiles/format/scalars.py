"""How a string is written so that every reader of YAML reads the very same string."""

from __future__ import annotations

import re
from typing import Any

import yaml

_RESOLVER: Any = (
    yaml.resolver.Resolver()
)  # of YAML 1.1; editors follow 1.2, whose numbers are these:
_NUMBER = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|0o[0-7]+|0x[0-9a-fA-F]+")
_STRING, _NULL = "tag:yaml.org,2002:str", "tag:yaml.org,2002:null"

# What no reader takes as it is: controls, and what some take for the end of a line.
_UNWRITABLE = "\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff"
_UNWRITABLES = re.compile(f"[{_UNWRITABLE}]")
_ESCAPED = re.compile(f'[{_UNWRITABLE}\t\n\\\\"]')
_SHORT_ESCAPES = {"\t": "\\t", "\n": "\\n", "\\": "\\\\", '"': '\\"'}
_NEVER_FIRST = frozenset(",[]{}#&*!|>'\"%@`?:")
_NOT_IN_FLOW = re.compile(r"[,\[\]{}:?#]|^-")
_BREAKS_OFF = re.compile(r": |:$| #|^-(?: |$)")


def line(text: str, *, formed: bool = False, in_list: bool = False) -> str:
    """A string on one line: plain where that is safe, else in double quotes.

    Args:
        text: what is to be read back.
        formed: whether it is a date or a count, which stays plain although YAML knows such.
        in_list: whether it stands between the brackets of a list.
    """
    return text if _is_plain(text, formed, in_list) else quoted(text)


def quoted(text: str) -> str:
    """A string in double quotes."""
    return f'"{_ESCAPED.sub(_escape, text)}"'


def readable(text: str) -> str:
    """Words of a comment, which has no way to escape what no reader takes."""
    return _UNWRITABLES.sub(" ", text)


def _escape(match: re.Match[str]) -> str:
    char = match.group()
    return _SHORT_ESCAPES.get(char) or f"\\u{ord(char):04x}"


def _is_plain(text: str, formed: bool, in_list: bool) -> bool:
    if not text or text != text.strip() or text[0] in _NEVER_FIRST:
        return False
    if _UNWRITABLES.search(text) or "\n" in text or "\t" in text or _BREAKS_OFF.search(text):
        return False
    if in_list and _NOT_IN_FLOW.search(text):
        return False
    meant: str = _RESOLVER.resolve(yaml.ScalarNode, text, (True, False))
    if formed:
        return meant != _NULL
    return meant == _STRING and not _NUMBER.fullmatch(text)


def passage(text: str, indent: int) -> tuple[str, list[str]] | None:
    """Paragraphs as a block: its mark, and its lines; None where no block can hold them.

    Line breaks around a passage mean nothing, so that it always ends with exactly one.
    """
    text = text.strip("\n").rstrip()
    if not text or _UNWRITABLES.search(text):
        return None
    mark = "|2" if text[0] in " \t" else "|"
    margin = " " * indent
    return mark, [margin + row if row else "" for row in text.split("\n")]
