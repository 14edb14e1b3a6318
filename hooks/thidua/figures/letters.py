"""Signs that look alike or mean the same become one, place by place, before a line is read."""

from __future__ import annotations

import re

_SPACES = "\t\u00a0\u1680\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
_SAME = {
    " ": _SPACES,
    "-": "\u2010\u2011\u00ad",
    "−": "\u2212\ufe63\uff0d",
    "≥": "⩾≧≽⪰",
    "≤": "⩽≦≼⪯",
    ">": "＞﹥",
    "<": "＜﹤",
    "=": "＝",
    "+": "＋",
    "±": "\u00b1",
    "~": "∼～˜",
    "≈": "≃≅",
    "%": "％﹪",
    ":": "：",
    ";": "；",
    ",": "，",
    "(": "（",
    ")": "）",
    "/": "∕⁄／",
    "°": "º˚",
    "Đ": "\u00d0\u0189",
    "đ": "\u00f0\u0256",
}
_PLAIN = {ord(sign): plain for plain, signs in _SAME.items() for sign in signs}
_PLAIN |= {ord("０") + digit: str(digit) for digit in range(10)}


_NOTE = re.compile("[¹⁰⁴-⁹]|(?<![mM])[²³]")
_ODD = re.compile("[" + "".join(map(re.escape, map(chr, _PLAIN))) + "¹²³⁰⁴-⁹]")


def plain(text: str) -> str:
    """The same text, as long as before, with every sign in its plain form."""
    return _NOTE.sub(" ", text.translate(_PLAIN)) if _ODD.search(text) else text
