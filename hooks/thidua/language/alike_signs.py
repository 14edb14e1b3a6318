"""Signs that look alike or mean the same: one table for whoever reads, speaks or paints them."""

from __future__ import annotations

import re

_SPACES = "\t\u00a0\u1680\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
_ALIKE = {
    " ": _SPACES,
    "-": "\u2010\u2011\u2012\u2015\u2043\u00ad\ufe58\ufe63\uff0d",
    "−": "\u02d7",
    "–": "—",
    "≥": "⩾≧≽⪰",
    "≤": "⩽≦≼⪯",
    ">": "＞﹥",
    "<": "＜﹤",
    "=": "＝",
    "+": "＋",
    "~": "∼～˜",
    "≈": "≃≅",
    "%": "％﹪",
    "$": "＄",
    ":": "：",
    ";": "；",
    ",": "，",
    "(": "（",
    ")": "）",
    "/": "∕⁄／",
    "→": "⇒➔➜➝➞⟶⟹⇨",
    "←": "⇐⟵",
    "•": "●▪◦‣∙",
    "×": "✕✖∗",
    "°": "º˚",
    "“": "„«",
    "”": "»",
    "Đ": "\u00d0\u0189",
    "đ": "\u00f0\u0256",
}
_PLAIN = {ord(sign): plain for plain, signs in _ALIKE.items() for sign in signs}
_PLAIN |= {ord("０") + digit: str(digit) for digit in range(10)}
ODD_SIGNS = "".join(map(chr, _PLAIN))
"""Every sign that has a plainer form."""
_ODD = re.compile(f"[{re.escape(ODD_SIGNS)}]")


def use_plain_signs(text: str) -> str:
    """The same text, as long as before, with every sign in its plain form."""
    return text.translate(_PLAIN) if _ODD.search(text) else text
