"""Writing a string so that every YAML parser reads exactly the same string."""

from __future__ import annotations

import re
from typing import Any

import yaml

from thidua.datafiles.yamltree import has_odd_quotes
from thidua.foundation.patterns import compile_late

_RESOLVER: Any = (
    yaml.resolver.Resolver()
)  # of YAML 1.1; most editors follow YAML 1.2, whose numbers are:
_NUMBER = compile_late(
    r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|0o[0-7]+|0x[0-9a-fA-F]+"
)
_STRING, _NULL = "tag:yaml.org,2002:str", "tag:yaml.org,2002:null"

# Not to be written literally: control characters, and what some parsers take for a line end.
_UNWRITABLE = "\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff"
_UNWRITABLES = compile_late(f"[{_UNWRITABLE}]")
_ESCAPED = compile_late(f'[{_UNWRITABLE}\t\n\\\\"]')
_SHORT_ESCAPES = {"\t": "\\t", "\n": "\\n", "\\": "\\\\", '"': '\\"'}
_NEVER_FIRST = frozenset(",[]{}#&*!|>'\"%@`?:")
_NOT_IN_FLOW = compile_late(r"[,\[\]{}:?#]|^-")
_BREAKS_OFF = compile_late(r": |:$| #|^-(?: |$)")


def line(text: str, *, formed: bool = False, in_list: bool = False) -> str:
    """Write a string on one line: without quotes if that is safe, else in double quotes.

    Args:
        text: the string that parsers must read.
        formed: whether it is a date, a count, yes or no. These are written without quotes,
            although YAML parsers may take them for dates, numbers and booleans.
        in_list: whether it stands in a list in brackets.
    """
    return text if _is_plain(text, formed, in_list) else quoted(text)


def quoted(text: str) -> str:
    """A string in double quotes."""
    return f'"{_ESCAPED.sub(_escape, text)}"'


def readable(text: str) -> str:
    """The text of a comment without characters that cannot be written; comments have no escapes."""
    return _UNWRITABLES.sub(" ", text)


def _escape(match: re.Match[str]) -> str:
    char = match.group()
    return _SHORT_ESCAPES.get(char) or f"\\u{ord(char):04x}"


def _is_plain(text: str, formed: bool, in_list: bool) -> bool:
    if not text or text != text.strip() or text[0] in _NEVER_FIRST:
        return False
    # Nothing that can be printed is unwritable; asking for that is faster than searching.
    if not text.isprintable() and ("\n" in text or "\t" in text or _UNWRITABLES.search(text)):
        return False
    may_break_off = ":" in text or "#" in text or text[0] == "-"
    if (may_break_off and _BREAKS_OFF.search(text)) or has_odd_quotes(text):
        return False
    if in_list and _NOT_IN_FLOW.search(text):
        return False
    meant: str = _RESOLVER.resolve(yaml.ScalarNode, text, (True, False))
    if formed:
        return meant != _NULL
    return meant == _STRING and not _NUMBER.fullmatch(text)


def passage(text: str, indent: int) -> tuple[str, list[str]] | None:
    """Write paragraphs as a ``|`` block.

    Line breaks at the beginning and the end have no meaning; the block ends with exactly one.

    Args:
        text: the paragraphs.
        indent: of the lines of the block, in spaces.

    Returns:
        The mark and the lines of the block; None if the text cannot be written as a block.
    """
    text = text.strip("\n").rstrip()
    if not text or _UNWRITABLES.search(text):
        return None
    mark = "|2" if text[0] in " \t" else "|"
    margin = " " * indent
    return mark, [margin + row if row else "" for row in text.split("\n")]
