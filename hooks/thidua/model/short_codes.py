"""Codes for short addresses, made from what they stand for."""

from __future__ import annotations

from hashlib import blake2b

_LETTERS = "23456789bcdfghjkmnpqrstvwxyz"
"""None looks like another, and without vowels they make no words."""
_LENGTH = 7


def make_short_code(text: str) -> str:
    """The code of a text: the same for ever, and rarely that of another text."""
    digest = int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big")
    code = ""
    for _ in range(_LENGTH):
        digest, place = divmod(digest, len(_LETTERS))
        code += _LETTERS[place]
    return code
