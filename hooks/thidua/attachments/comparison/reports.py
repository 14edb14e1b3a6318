"""Comparing the results that staff recorded with the report that tells them.

A report is quoted in pieces, so no order is demanded; but what is quoted is whole: neither a
number nor its comparison is cut, nor a word of the same clause that turns its meaning round.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from thidua.attachments.comparison.days import forms_of
from thidua.attachments.comparison.differing import owned
from thidua.attachments.comparison.model import Miss, Outcome, read_miss
from thidua.attachments.comparison.nearest import Near, nearest
from thidua.attachments.comparison.quoted import QuotedWords
from thidua.attachments.comparison.report_heads import list_unprinted
from thidua.attachments.comparison.report_rests import ReportRest, list_rests
from thidua.attachments.comparison.verdicts import miss_of
from thidua.attachments.comparison.words import Span, Words, bare, normal
from thidua.attachments.text.model import TextPlace
from thidua.foundation.patterns import compile_late
from thidua.model.field_path import FieldPath
from thidua.model.results import Result, Review

_CLAUSE_START = compile_late(r"\A.*[.;:,()](?= )", re.DOTALL)
_CLAUSE_END = compile_late(r"[.;:,()](?= |$)")
_TURNS_BEFORE = compile_late(
    r"(?<!\w)(?:không|chưa|chẳng|chỉ(?! (?:tiêu|số|thị|đạo))|mới|ước|dự kiến|phấn đấu|"
    r"kế hoạch|cùng kỳ|năm trước|đầu năm|ngoài|trừ)(?!\w)",
    re.IGNORECASE,
)
_TURNS_AFTER = compile_late(r"(?<!\w)(?:không|chưa)(?!\w)", re.IGNORECASE)


_SIGNS = compile_late(r"[\W_]+")
_OF_YEAR = compile_late(r"\b[Nn]ăm (20\d\d)[^.;:()]{0,30}, ?$")
_OF_UNIT = compile_late(
    r"(?:^|[.;,] ?)(?:Thôn|Xóm|Bản|Ấp|Buôn|Làng|Tổ dân phố|Khu phố|Xã|Phường|Thị trấn|Huyện|Trường|"
    r"Chi bộ|Khối|Cụm|Đơn vị) [^.;:,]{1,40}: ?$"
)
_DENIES = compile_late(r"[,:]? ?(?:nhưng |song )?(?:không|chưa) (?:đạt|hoàn thành)(?!\w)")
_ONE_UNIT_AFTER_ANOTHER = compile_late(r"^[^.;]*: ?[^.;]*$|^[^.;:]{0,60}$")


class QuotedResult(NamedTuple):
    """Words that staff copied from a report, with the note that may own a difference.

    Attributes:
        unit: the unit of which they tell; empty if they tell of the whole.
        others: the names of the other units of the same result.
        is_name: whether they are a name, whose meaning no word beside it turns round.
        year: of the review.
        is_result: whether they are the result of a target as a whole.
    """

    quote: QuotedWords
    note: str
    unit: str = ""
    others: tuple[str, ...] = ()
    is_name: bool = False
    year: int = 0
    is_result: bool = False


@dataclass(frozen=True)
class ReportFidelity:
    """The verdict on what staff copied from one report.

    Attributes:
        file: the report; empty where none is attached.
        compared: whether its words could be read and compared.
        unreadable: whether it is of a kind that has words, and yet cannot be read.
        quotes: how many passages were compared.
        noted: how many of them differ and have a note that says so.
        misses: those that the report does not print.
        rests: what the report says with a number and the review does not quote.
    """

    file: str = ""
    compared: bool = False
    unreadable: bool = False
    quotes: int = 0
    noted: int = 0
    misses: tuple[Miss, ...] = ()
    rests: tuple[ReportRest, ...] = ()


def compare_with_report(at: int, review: Review, words: Words) -> ReportFidelity:
    """Look for everything that a review quotes in the report that it names.

    Args:
        at: the place of the review among all reviews, from 0.
        review: with its results.
        words: of the report.
    """
    quoted = list(_list_quotes(at, review))
    path: FieldPath = ("reviews", at, "source", "text")
    misses: list[Miss] = [
        miss_of(QuotedWords(path, "Tên báo cáo", name), None, words)
        for name in [*list_unprinted(review.source.text, words.texts)][:1]
    ]
    noted = 0
    for one in quoted:
        found = _find(one, words)
        if isinstance(found, Miss):
            misses.append(found)
        elif found is Outcome.NOTED:
            noted += 1
    misses += _list_invented(at, review, words)
    return ReportFidelity(
        words.file,
        compared=True,
        quotes=len(quoted),
        noted=noted,
        misses=tuple(misses),
        rests=list_rests(review, words),
    )


def _list_quotes(at: int, review: Review) -> Iterator[QuotedResult]:
    path: FieldPath = ("reviews", at)
    day, *others = forms_of(review.date)
    said = QuotedWords((*path, "date"), "Ngày báo cáo", day, forms=tuple(others))
    yield QuotedResult(said, review.note or "")
    number = review.source.number
    if number:
        said = QuotedWords((*path, "source", "number"), "Số báo cáo", str(number), squeezed=True)
        yield QuotedResult(said, review.note or "")
    if review.summary:
        said = _quote((*path, "summary", "text"), "Câu báo cáo tự đếm", review.summary.text)
        yield QuotedResult(said, review.summary.note or "")
    for place, result in enumerate(review.results):
        for one in _list_of_result((*path, "results", place), result):
            yield one._replace(year=review.date.year)


def _list_invented(at: int, review: Review, words: Words) -> Iterator[Miss]:
    """What a review says to have left out of its report, and the report does not print."""
    printed = ""
    for place, left in enumerate(review.unplaced):
        printed = printed or _SIGNS.sub("", words.text)
        if _SIGNS.sub("", normal(left.text)) not in printed:
            path: FieldPath = ("reviews", at, "unplaced", place, "text")
            said = _quote(path, "Chữ để ngoài", left.text)
            yield miss_of(said, _nearest(words, said.words), words)


def _list_of_result(path: FieldPath, result: Result) -> Iterator[QuotedResult]:
    about = f"chỉ tiêu {result.target}" if result.target else "mục tiêu trong lời văn"
    said = _quote((*path, "text"), f"Kết quả của {about}", result.text)
    yield QuotedResult(said, result.note or "", is_result=True)
    names = [normal(one.unit) for one in result.units]
    for place, one in enumerate(result.units):
        here, note, name = (*path, "units", place), one.note or "", names[place]
        yield QuotedResult(_quote((*here, "unit"), "Tên đơn vị", one.unit), note, is_name=True)
        told = _quote((*here, "text"), f"Kết quả của {one.unit}", one.text)
        others = tuple(other for other in names if other not in name)
        yield QuotedResult(told, note, unit=name, others=others)


def _quote(path: FieldPath, title: str, text: str) -> QuotedWords:
    return QuotedWords(path, title, normal(text))


def _find(quoted: QuotedResult, words: Words) -> Outcome | Miss:
    quote, note = quoted.quote, quoted.note
    if quote.squeezed:
        is_there = next(words.find_squeezed(quote.words), None) is not None
        return Outcome.FOUND if is_there else miss_of(quote, None, words)
    forms = (quote.words, *quote.forms)
    spans = [span for form in forms for span in words.find_all(form, target=True)]
    whole = [span for span in spans if quoted.is_name or not _is_turned(words, span, quoted)]
    if any(not _is_of_another(quoted, words, span) for span in whole):
        return Outcome.FOUND
    if whole:
        both = quote._replace(words=f"{quoted.unit} {quote.words}")
        near = _nearest(words, both.words)
        return Outcome.NOTED if owned(both.words, near, note) else miss_of(both, near, words)
    cut = spans or list(_find_anywhere(words, quote.words))
    near = Near(Span(0, 0), cut[0], (), 1.0) if cut else _nearest(words, quote.words)
    if not cut and owned(quote.words, near, note):
        return Outcome.NOTED
    return miss_of(quote, near, words)


def _is_of_another(quoted: QuotedResult, words: Words, span: Span) -> bool:
    """Whether a paragraph names other units of the result, and not the one that is said here."""
    around = words.paragraph_around(span)
    line = words.text[around.start : around.end]
    if not quoted.unit:
        return False
    before = words.text[around.start : span.start]
    own = before.rfind(quoted.unit)
    nearest_other = max((before.rfind(other) for other in quoted.others), default=-1)
    if own < 0 <= nearest_other or nearest_other > own >= 0:
        return bool(_ONE_UNIT_AFTER_ANOTHER.search(before[max(own, nearest_other) :]))
    return quoted.unit not in line and any(other in line for other in quoted.others)


def _nearest(words: Words, quote: str) -> Near | None:
    """The words most like a quote; the stop behind them makes no difference."""
    near = nearest(words, quote)
    real = [one for one in near.differences if bare(one.original) != bare(one.ours)] if near else []
    return replace(near, differences=tuple(real)) if near and real else near


def _find_anywhere(words: Words, quote: str) -> Iterator[Span]:
    """Places of a quote where something of a number or of its meaning is cut off."""
    at = words.text.find(quote)
    if at >= 0:
        yield Span(at, at + len(quote))


def _is_turned(words: Words, span: Span, quoted: QuotedResult) -> bool:
    """Whether what is left out says the contrary, another year or unit, or that it is planned."""
    around = words.paragraph_around(span)
    sentence = re.split(r"[.;](?= )", words.text[around.start : span.start])[-1]
    year = _OF_YEAR.search(sentence)
    if year and quoted.year and int(year[1]) != quoted.year:
        return True
    if quoted.is_result and (_OF_UNIT.search(sentence) or _DENIES.match(words.text, span.end)):
        return True
    before = _CLAUSE_START.sub("", words.text[around.start : span.start])
    after = words.text[span.end : around.end]
    end = _CLAUSE_END.search(after)
    after = after[: end.start()] if end else after
    return _TURNS_BEFORE.search(before) is not None or _TURNS_AFTER.search(after) is not None


def encode_reports(found: Sequence[ReportFidelity]) -> bytes:
    """Encode verdicts as bytes, which are kept from build to build."""
    plain = [
        [one.file, one.compared, one.unreadable, one.quotes, one.noted,
         [miss._replace(outcome=miss.outcome.value) for miss in one.misses],  # type: ignore[arg-type]
         one.rests]
        for one in found
    ]  # fmt: skip
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode()


def decode_reports(kept: bytes) -> tuple[ReportFidelity, ...]:
    """Decode the bytes from :func:`encode_reports`."""
    return tuple(
        ReportFidelity(
            file,
            compared,
            unreadable,
            quotes,
            noted,
            tuple(map(read_miss, misses)),
            tuple(ReportRest(words, TextPlace(*place), cut) for words, place, cut in rests),
        )
        for file, compared, unreadable, quotes, noted, misses, rests in json.loads(kept)
    )
