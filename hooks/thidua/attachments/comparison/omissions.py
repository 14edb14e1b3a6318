"""What of an original no line of the plan has: words left out, and what is no part of the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from thidua.attachments.comparison.words import Span, Words
from thidua.foundation.patterns import compile_late

LAYOUT = (
    r"(?:[-–] ?)?\d{1,3}(?: ?[-–])?",  # the number of a page
    r"(?:trang|tr\.) ?(?:số ?)?\d{1,3}(?: ?(?:/|trên) ?\d{1,3})?",
)
"""Paragraphs that come with pages, in lower case."""

STAMPS = (
    r"\(?(?:đã ký|đã ký và đóng dấu|ký tên,? (?:và )?đóng dấu|ký,? (?:ghi rõ họ tên|đóng dấu))\)?",
    r"(?:người ký|ký bởi|ký số bởi|được ký bởi|cơ quan ký|thời gian ký|ngày ký|email):? .{1,120}",
    r"(?:bản|ký) (?:điện tử|số) (?:đã )?(?:được )?xác thực.{0,80}",
)
"""What stands beside a signature, in lower case: a paragraph or a part of one."""

_STAMP = compile_late("|".join(f"(?:{one})" for one in STAMPS), re.IGNORECASE)
_FURNITURE = compile_late("|".join(f"(?:{one})" for one in (*LAYOUT, *STAMPS)), re.IGNORECASE)
_MEANS = compile_late(r"[^\W_]|[≥≤><≈±%‰°−=+×&@#]")


class LeftOver(NamedTuple):
    """A run of words of one paragraph that no line has.

    Attributes:
        span: of the words.
        whole: whether the paragraph has no other words.
        furniture: whether it is no part of the text, such as the number of a page.
    """

    span: Span
    whole: bool
    furniture: bool


def is_furniture(said: str, *, whole: bool) -> bool:
    """Tell whether words come with pages or a signature, and are no part of the text.

    Args:
        said: the words.
        whole: whether they are a whole paragraph.
    """
    return (_FURNITURE if whole else _STAMP).fullmatch(said.strip()) is not None


def left_over(words: Words, covered: Sequence[Span]) -> Iterator[LeftOver]:
    """All runs of words that no covered span has; signs of punctuation alone are no words.

    Args:
        words: of the original.
        covered: spans in any order; they may overlap.
    """
    ordered = sorted(covered)
    at, end = 0, 0  # the next span, and the end of all earlier ones
    for index in range(len(words.texts)):
        paragraph = words.span_of(index)
        gaps: list[Span] = []
        start = max(paragraph.start, end)
        while at < len(ordered) and ordered[at].start < paragraph.end:
            if ordered[at].start > start:
                gaps.append(Span(start, ordered[at].start))
            end = max(end, ordered[at].end)
            start = max(start, end)
            at += 1
        if start < paragraph.end:
            gaps.append(Span(start, paragraph.end))
        for gap in gaps:
            said = words.text[gap.start : gap.end]
            if _MEANS.search(said):
                is_whole = gap == paragraph
                yield LeftOver(gap, is_whole, is_furniture(said, whole=is_whole))
            elif gap == paragraph:
                yield LeftOver(gap, whole=True, furniture=True)
