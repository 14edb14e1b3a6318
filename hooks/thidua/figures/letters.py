"""Signs that look alike or mean the same become one, place by place, before a line is read."""

from __future__ import annotations

import re

_SPACES = "\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
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
_ODD = re.compile("[" + "".join(map(re.escape, map(chr, _PLAIN))) + "]")


def plain(text: str) -> str:
    """The same text, as long as before, with every sign in its plain form."""
    text = text.translate(_PLAIN) if _ODD.search(text) else text
    return _NOTE.sub(" ", text) if _NOTE.search(text) else text
