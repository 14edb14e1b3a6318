"""Keys that a dictionary of a PDF holds twice: one program takes the first, another the last."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet

_TOKEN = re.compile(
    rb"%[^\r\n]*|\((?:\\.|[^()\\]|\((?:\\.|[^()\\])*+\))*+\)|<<|>>|[\[\]{}]|<[^<>]*>|"
    rb"(/[^\0\t\n\f\r ()<>\[\]{}/%]*)|[^\0\t\n\f\r ()<>\[\]{}/%]+",
    re.DOTALL,
)
_ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
_OPENING, _CLOSING = (b"<<", b"["), (b">>", b"]")


def has_key_twice(body: bytes, keys: AbstractSet[str]) -> bool:
    """Whether a dictionary in the words of some objects holds one of some keys twice.

    Args:
        body: the words, without the data of a stream.
        keys: those that matter, each with its stroke.
    """
    names = [_spelled(found) for found in _TOKEN.findall(body) if found]
    if all(names.count(key) < 2 for key in keys & set(names)):  # noqa: PLR2004  # fast, and usual
        return False
    open_ones: list[set[str] | None] = []  # None for a list, which has no keys
    awaits_value: list[bool] = []
    for token in _TOKEN.finditer(body):
        word = token[0]
        if word.startswith(b"%"):
            continue
        if word in _OPENING:
            open_ones.append(set() if word == b"<<" else None)
            awaits_value.append(False)
        elif word in _CLOSING:
            if open_ones:
                open_ones.pop()
                awaits_value.pop()
            _value_ends(awaits_value)
        elif open_ones and (held := open_ones[-1]) is not None:
            if token[1] and not awaits_value[-1]:
                key = _spelled(token[1])
                if key in held and key in keys:
                    return True
                held.add(key)
                awaits_value[-1] = True
            else:  # a number or R behind the first word of a reference is passed over
                _value_ends(awaits_value)
    return False


def _value_ends(awaits_value: list[bool]) -> None:
    if awaits_value:
        awaits_value[-1] = False


def _spelled(name: bytes) -> str:
    """A name with the letters that its codes stand for."""
    return _ESCAPED.sub(lambda found: bytes([int(found[1], 16)]), name).decode("latin-1")
