"""The words with numbers that a review leaves out of its report; rules ask what they are about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from thidua.attachments.comparison.nearest import nearest
from thidua.attachments.comparison.words import Span, Words, normal
from thidua.attachments.text.model import TextPlace
from thidua.foundation.patterns import compile_late
from thidua.language.vietnamese import fold
from thidua.model.results import Review

CELL = " | "
_SAYS = compile_late(
    r"\d|(?<!\w)(?:(?:không|chưa) (?:đạt|hoàn thành)|(?:xảy ra|phát sinh|xuất hiện) "
    r"(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười) (?:vụ|trường hợp|điểm|ca|đám|cuộc))(?!\w)",
    re.IGNORECASE,
)
_BREAK = compile_late(r"[;.](?= )")
_AHEAD = compile_late(
    r"\b(?:phuong huong|nhiem vu (?:trong tam|6 thang|3 thang|cuoi nam|nam|thoi gian)|giai phap|"
    r"chi tieu phan dau|kien nghi|de xuat|muc tieu nam|du kien)"
)
_TOLD = compile_late(r"\b(?:ket qua|danh gia|tinh hinh|han che|uu diem|dat duoc)\b")
_HEADING = compile_late(r"(?:[IVX]+|[A-D]|\d{1,2}(?:\.\d{1,2})*)[.)] ")
_YEAR = compile_late(r"\b\d+ tháng\b|\b20\d\d\b")
_LONGEST_HEADING = 120


class ReportRest(NamedTuple):
    """Words of a report that a review does not quote.

    Attributes:
        words: a piece of a sentence, or the cells of a row with bars between them.
        place: where the report prints it.
        is_cut: whether other words of the same clause are quoted.
    """

    words: str
    place: TextPlace
    is_cut: bool = False


def list_rests(review: Review, words: Words) -> tuple[ReportRest, ...]:
    """List what has a number, or denies, and is in no quote of a review, in printed order.

    What is to be done next is no result, and left out.
    """
    quoted = sorted(_list_quoted(review, words))
    found: list[ReportRest] = []
    is_ahead = False
    for at, text in enumerate(words.texts):
        if _is_heading(text):
            folded = fold(text)
            is_ahead = bool(_AHEAD.search(folded)) or (is_ahead and not _TOLD.search(folded))
        if not is_ahead and _SAYS.search(text):
            place = words.sources[at].place
            around, cells = words.span_of(at), words.sources[at].cells or _list_cells(text)
            is_quoted = any(one.start < around.end and around.start < one.end for one in quoted)
            if cells:
                pieces = [] if is_quoted else [ReportRest(CELL.join(map(normal, cells)), place)]
            else:
                pieces = list(_cut_rests(words, around, quoted, place))
            found += [piece for piece in pieces if _SAYS.search(piece.words)]
    return tuple(found)


def _list_cells(text: str) -> list[str]:
    """The cells of a row that is typed with bars; none of any other paragraph."""
    return text.split(CELL) if CELL in text else []


def _is_heading(text: str) -> bool:
    """Whether a paragraph is a heading; one with a figure is an item, which tells something."""
    if len(text) > _LONGEST_HEADING or not (text.isupper() or _HEADING.match(text)):
        return False
    return not re.search(r"\d", _YEAR.sub("", _HEADING.sub("", text)))


def _list_quoted(review: Review, words: Words) -> Iterator[Span]:
    """The places of all that a review copies, or leaves out with a reason."""
    quotes = [result.text for result in review.results]
    quotes += [unit.text for result in review.results for unit in result.units]
    quotes += [left.text for left in review.unplaced]
    quotes += [review.summary.text] if review.summary else []
    for quote in set(map(normal, quotes)):  # a report of equal rows has each at all their places
        at = words.text.find(quote)
        if at < 0 and (near := nearest(words, quote)):
            yield near.span
        while at >= 0:
            yield Span(at, at + len(quote))
            at = words.text.find(quote, at + 1)


def _cut_rests(
    words: Words, around: Span, quoted: list[Span], place: TextPlace
) -> Iterator[ReportRest]:
    """The clauses of a paragraph without what is quoted of them."""
    start = around.start
    ends = [found.end() for found in _BREAK.finditer(words.text, around.start, around.end)]
    for end in (*ends, around.end):
        at, is_cut = start, False
        pieces = []
        for span in quoted:
            if span.start < end and at < span.end:
                pieces.append(words.text[at : span.start])
                at, is_cut = span.end, True
        pieces.append(words.text[at:end])
        for piece in pieces:
            yield ReportRest(piece.strip(" ,;.|"), place, is_cut)
        start = end
