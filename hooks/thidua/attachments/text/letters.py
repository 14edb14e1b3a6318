"""Letters as a plan may hold them, whatever a file has them as."""

from __future__ import annotations

import re

from thidua.language.vietnamese import nfc

# Zero-width and soft signs, turns of direction, controls: they are in files, not on paper.
_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffd]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


def printed_letters(text: str) -> str:
    """Text in NFC without what nobody sees; line breaks stay."""
    return nfc(_CONTROL.sub(" ", _INVISIBLE.sub("", text)))
