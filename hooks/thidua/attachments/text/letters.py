"""Normalising the letters of a file to those that a plan may contain."""

from __future__ import annotations

import re

from thidua.language.vietnamese import nfc

# Zero-width and soft signs, changes of direction, control characters: not visible on paper.
_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffd]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


def printed_letters(text: str) -> str:
    """The text in NFC without invisible characters; line breaks are kept."""
    return nfc(_CONTROL.sub(" ", _INVISIBLE.sub("", text)))
