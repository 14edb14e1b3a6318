"""Signs that look alike or mean the same become one, place by place, before a line is read."""

from __future__ import annotations

import re

from thidua.language.alike_signs import ODD_SIGNS, use_plain_signs

_NOTE = re.compile("[¹⁰⁴-⁹]|(?<![mM])[²³]")
_ODD = re.compile(f"[{re.escape(ODD_SIGNS)}¹²³⁰⁴-⁹]")


def plain(text: str) -> str:
    """The same text, as long as before, with every sign in its plain form."""
    return _NOTE.sub(" ", use_plain_signs(text)) if _ODD.search(text) else text
