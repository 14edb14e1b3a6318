"""Numbers and symbols of official documents (Nghị định 30/2020/NĐ-CP, Phụ lục I và III).

State style ``21/KH-UBND``; without a type ``129/UBND-KTTH``; with the year in legal normative
documents ``60/2020/NQ-HĐND``; Party style ``46-KH/HU``. The number itself may be missing:
``/KH-UBND`` is a document whose number was stamped later; it is never guessed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from thidua.foundation.patterns import compile_late

_LETTERS = "A-ZĐÀ-Ỹa-zđà-ỹ"
_STATE = compile_late(
    rf"(?P<seq>\d+[a-z]?)?/(?:(?P<year>\d{{4}})/)?(?P<symbol>[{_LETTERS}0-9&]+(?:-[{_LETTERS}0-9&]+)*)"
)
_PARTY = compile_late(rf"(?P<seq>\d+[a-z]?)?-(?P<symbol>[{_LETTERS}]+/[{_LETTERS}0-9.&-]+)")
PRINTED_NUMBER = compile_late(
    rf"(?<![\w/])\d+[a-z]?(?:/\d{{4}})?/[{_LETTERS}]+(?:-[{_LETTERS}0-9&]+)+(?![\w/])"
    rf"|(?<![\w/])\d+[a-z]?/\d{{4}}/QH\d+(?![\w/])"
    rf"|(?<![\w/])\d+[a-z]?-[{_LETTERS}]+/[{_LETTERS}]+(?:-[{_LETTERS}]+)*(?![\w/])"
)
"""A complete number of a document within words."""
_SIGNS = compile_late(r"[\u2010-\u2015\u2212\ufe58\ufe63\uff0d\u00ad]+")
_BEFORE = compile_late(r"^\s*[Ss]ố\s*:?\s*")
_JOINT = compile_late(r"(?<=.)(?:LT|LN|PH)$")
"""Says after a type that several bodies issued it: *liên tịch*, *liên ngành*, *phối hợp*."""


@dataclass(frozen=True)
class DocumentNumber:
    """``number`` as printed; ``seq`` is None if the original has no number before the symbol."""

    number: str
    seq: str | None
    symbol: str
    year: int | None = None

    @classmethod
    def parse(cls, text: str) -> DocumentNumber:
        """Split a number into its parts.

        Raises:
            ValueError: with a Vietnamese sentence that says what to write.
        """
        match = _STATE.fullmatch(text) or _PARTY.fullmatch(text)
        if not match:
            meant = _SIGNS.sub("-", "".join(_BEFORE.sub("", text).split()))
            if meant != text and (_STATE.fullmatch(meant) or _PARTY.fullmatch(meant)):
                raise ValueError(
                    f"`{text}` có chữ thừa, dấu cách, hoặc dấu gạch không phải `-`, thường do chép "
                    f"từ Word. Viết `{meant}`."
                )
            raise ValueError(
                f"`{text}` không giống số và ký hiệu văn bản. Viết như `21/KH-UBND`, `46-KH/HU`, "
                "hoặc `/KH-UBND` nếu bản gốc để trống số."
            )
        groups = match.groupdict()
        year = groups.get("year")
        return cls(text, groups["seq"], groups["symbol"], int(year) if year else None)

    @property
    def type_code(self) -> str:
        """The abbreviation of the document type, such as ``KH``; empty for a công văn."""
        return re.split(r"[-/]", self.symbol)[0]

    @property
    def own_type_code(self) -> str:
        """The abbreviation without what says that several bodies issued it: ``KH`` of ``KHLT``."""
        return _JOINT.sub("", self.type_code)

    def __str__(self) -> str:
        return self.number


def printed_numbers(text: str) -> list[str]:
    """Every complete document number printed in a text, in order of appearance."""
    if "/" not in text:
        return []
    # Only words with a slash can be one; trying every place of a text would be slow.
    candidates = (word for word in text.split() if "/" in word)
    return [match.group() for word in candidates for match in PRINTED_NUMBER.finditer(word)]
