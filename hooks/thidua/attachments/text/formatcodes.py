"""Reading number format codes of workbooks: ``#,##0.0;[Red]-0%;"không"``.

Source of the language: ECMA-376, part 1, 18.8.31, and what Excel does where that is silent.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

_TOKEN = re.compile(
    r'(?P<general>General)|"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|_(?P<skipped>.)|\*(?P<fill>.)'
    r"|\[(?P<bracket>[^\]]{0,255})\]|(?P<half>AM/PM|A/P)|(?P<exponent>E[+-])"
    r"|(?P<date>y+|m+|d+|h+|s+|e+|b+|g+)|(?P<digit>[0#?])|(?P<point>\.)|(?P<comma>,)"
    r"|(?P<percent>%)|(?P<slash>/)|(?P<text>@)|(?P<break>;)|(?P<literal>.)",
    re.IGNORECASE | re.DOTALL,
)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)")
_ELAPSED = re.compile(r"h+|m+|s+", re.IGNORECASE)
_MONEY = re.compile(r"\$([^-]*)(?:-([0-9A-F]+))?", re.IGNORECASE)
_COMPARE: dict[str, Callable[[Decimal, Decimal], bool]] = {
    "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge,
    "=": operator.eq, "<>": operator.ne,
}  # fmt: skip
_MOST_SECTIONS = 4
_SIGNED_SECTIONS = 3
"""A fourth section is for text."""


class CodePart(Enum):
    """What one sign of a format code stands for."""

    LITERAL = "words shown as they are"
    DIGIT = "a digit, or what is shown in its place"
    POINT = "the sign before decimals"
    COMMA = "separators of thousands, or a division by 1000"
    PERCENT = "percent sign"
    EXPONENT = "power of ten"
    SLASH = "bar of a fraction, or between parts of a date"
    DATE = "part of a date or of a time of day"
    ELAPSED = "hours, minutes or seconds in all"
    HALF = "half of a day: AM or PM"
    TEXT = "the text of the cell"
    GENERAL = "the number in its plain form"


class CodeToken(NamedTuple):
    """One sign of a format code; ``text`` is the literal words, or the sign as written."""

    part: CodePart
    text: str


class CodeCondition(NamedTuple):
    """A condition such as ``[<100]``."""

    sign: str
    limit: Decimal

    def holds(self, value: Decimal) -> bool:
        """Whether a value meets the condition."""
        return _COMPARE[self.sign](value, self.limit)

    @property
    def is_negative(self) -> bool:
        """Whether only negative values meet it; their section has its own minus sign."""
        if self.sign == "<":
            return self.limit <= 0
        return self.sign in ("<=", "=") and self.limit < 0


class CodeSection(NamedTuple):
    """One of the sections of a format code, which are separated by semicolons.

    Attributes:
        language: the Windows code of the language of names of months, in capitals; may be empty.
    """

    tokens: tuple[CodeToken, ...]
    condition: CodeCondition | None = None
    language: str = ""

    def has(self, *parts: CodePart) -> bool:
        """Whether any token is one of these parts."""
        return any(token.part in parts for token in self.tokens)

    @property
    def is_date(self) -> bool:
        """Whether it shows dates or times."""
        return self.has(CodePart.DATE, CodePart.ELAPSED, CodePart.HALF)


class ChosenSection(NamedTuple):
    """The section for a number, and whether its minus sign must be written before it."""

    section: CodeSection
    has_minus: bool


_DIRECT = {
    "digit": CodePart.DIGIT, "point": CodePart.POINT, "comma": CodePart.COMMA,
    "percent": CodePart.PERCENT, "exponent": CodePart.EXPONENT, "slash": CodePart.SLASH,
    "date": CodePart.DATE, "half": CodePart.HALF, "text": CodePart.TEXT,
    "general": CodePart.GENERAL,
}  # fmt: skip


@lru_cache(maxsize=512)  # a workbook repeats a few codes in each of its cells
def read_code(code: str) -> tuple[CodeSection, ...]:
    """Read a format code as its sections."""
    runs: list[list[re.Match[str]]] = [[]]
    for match in _TOKEN.finditer(code):
        if match.lastgroup == "break":
            runs.append([])
        else:
            runs[-1].append(match)
    return tuple(_read_section(run) for run in runs[:_MOST_SECTIONS])


def _read_section(run: Sequence[re.Match[str]]) -> CodeSection:
    condition, language = None, ""
    tokens: list[CodeToken] = []
    for match in run:
        if match.lastgroup != "bracket":
            tokens.append(_read_token(match, tokens))
            continue
        inside = match["bracket"]
        if found := _CONDITION.fullmatch(inside):
            condition = CodeCondition(found[1], Decimal(found[2]))
        elif found := _MONEY.fullmatch(inside):
            language = (found[2] or "").upper() or language
            tokens.append(CodeToken(CodePart.LITERAL, found[1]))
        elif _ELAPSED.fullmatch(inside):
            tokens.append(CodeToken(CodePart.ELAPSED, inside.lower()))
        # Others are colours and forms of digits: they add no words.
    return CodeSection(tuple(tokens), condition, language)


def _read_token(match: re.Match[str], before: Sequence[CodeToken]) -> CodeToken:
    kind = match.lastgroup or "literal"
    if kind in _DIRECT:
        return CodeToken(_DIRECT[kind], match[0].lower() if kind == "date" else match[0])
    if kind == "skipped":  # a gap as wide as the letter
        return CodeToken(CodePart.LITERAL, " ")
    if kind == "fill":  # the letter fills the cell; behind a minus sign it is no gap in the number
        follows_word = bool(before) and before[-1].text[-1:].isalnum()
        return CodeToken(CodePart.LITERAL, " " if follows_word else "")
    return CodeToken(CodePart.LITERAL, match[kind])


def choose_section(sections: Sequence[CodeSection], value: Decimal) -> ChosenSection | None:
    """Choose the section that shows a number; None if no section is for it."""
    numeric = list(sections[:_SIGNED_SECTIONS])
    if len(numeric) > 1 and len(sections) < _MOST_SECTIONS and numeric[-1].has(CodePart.TEXT):
        numeric.pop()  # the last section is for text if it has ``@``
    if not numeric:
        return None
    conditions = list(_list_conditions(numeric))
    for section, condition in zip(numeric, conditions, strict=True):
        if condition is None or condition.holds(value):
            own = condition is not None and condition.is_negative
            own = own or _is_rest_negative(section, conditions, condition)
            return ChosenSection(section, value < 0 and not own)
    return None


def _list_conditions(numeric: Sequence[CodeSection]) -> Iterator[CodeCondition | None]:
    """List the condition of each section, written or not; None takes all the rest.

    If only the first section has a condition, the second one takes the rest.
    """
    zero = Decimal(0)
    for index, section in enumerate(numeric):
        takes_rest = index == len(numeric) - 1 or (index == 1 and numeric[0].condition is not None)
        if section.condition:
            yield section.condition
        elif takes_rest:
            yield None
        elif index == 0:
            yield CodeCondition(">" if len(numeric) == _SIGNED_SECTIONS else ">=", zero)
        else:
            yield CodeCondition("<", zero)


def _is_rest_negative(
    section: CodeSection,
    conditions: Sequence[CodeCondition | None],
    condition: CodeCondition | None,
) -> bool:
    """Tell whether the last section gets negative values only, as in ``0;(0)``."""
    if condition is not None or len(conditions) < 2:  # noqa: PLR2004
        return False
    first = conditions[0]
    return (
        first is not None
        and first.sign in (">=", ">")
        and first.limit <= 0
        and (
            len(conditions) == 2  # noqa: PLR2004
        )
    )


def choose_text_section(sections: Sequence[CodeSection]) -> CodeSection | None:
    """Choose the section that shows a text; None if a text is shown as it is."""
    if len(sections) == _MOST_SECTIONS:
        return sections[-1]
    last = sections[-1]
    return last if last.has(CodePart.TEXT) else None
