"""Words of comparison around a number: which of them there are, and what they mean."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from thidua.figures import lexicon
from thidua.figures.model import Comparator, Direction, SaidWords, Span
from thidua.foundation.patterns import compile_late

_BOUND = compile_late(
    r"(?=[ ,])(?P<words>[^\d;.:()]{1,40}?)(?P<bound> trở (?:lên|xuống))(?!\w)(?P<last> ?(?:$|"
    r"[.;,]))?",
    re.IGNORECASE,
)  # fmt: skip
_RANKS = compile_late(
    r"(?<!\w)(?:hoàn thành|đạt|loại|khá|giỏi|tốt|xuất sắc|trung bình|mức|độ|tuổi|sao|cấp|là|có|"
    r"trình độ|đại học|cao đẳng|thạc s[ĩỹ]|hạng|bậc)(?!\w)", re.IGNORECASE,
)  # fmt: skip
_ALL_KINDS = compile_late(r"(?<!\w)(?:các|mọi) loại(?!\w)", re.IGNORECASE)
_LEAST = compile_late(
    r"(?<!\w)(?:mức(?: \w+){0,2}|trị giá|giá trị|thu nhập|đạt|bình quân) $", re.IGNORECASE
)
_CHANGES = compile_late(r"[^;.]*(?<!\w)(?:lên|xuống|còn|sang|thành|đến|tới)(?!\w)", re.IGNORECASE)
_WITH_NEXT = compile_late(
    r"[^\d;.:(),]{0,30} và [\d.]+[^\d;.:(),]{1,30} trở lên(?!\w)|"
    r"[^\d;.:()]{1,40} từ [\d.,]+[^\d;.:(),]{1,30} trở lên(?!\w)", re.IGNORECASE
)  # fmt: skip
_NOT_OVER = compile_late(r"(?<!\w)không(?: [^\W\d]+){1,5} quá $", re.IGNORECASE)
_EACH_AT_LEAST = compile_late(
    r"(?<!\w)(?:ít nhất|tối thiểu|chí ít) (?:mỗi|từng)(?: [^\W\d]+){1,6} $", re.IGNORECASE
)
_LET_NOTHING = compile_late(r"(?<!\w)không (?:để|cho|có)(?: [^\W\d]+){1,12} $", re.IGNORECASE)
_NEGATION = compile_late(r"không(?: (?:để|cho|có)(?!\w))?", re.IGNORECASE)
_JOINT = compile_late(
    r"(?:đến|tới)(?: (?:dưới|không quá))?(?= )|[-–—÷~] ?(?:dưới|<)", re.IGNORECASE
)
_OVER = frozenset({"vượt quá", "vượt", "vượt mức", "cao hơn", "nhiều hơn", "lớn hơn"})
_FEW = 3
_BOUND_WITHIN = 60
_OVER_HALF = "quá|già"
_COMPARING = compile_late(
    rf"(?<!\w)(?P<words>{lexicon.table(lexicon.BEFORE)}|{_OVER_HALF})(?: mức)? +$", re.IGNORECASE
)


@lru_cache(maxsize=256)
def meaning_before(words: str) -> Comparator | None:
    """The meaning of words before a number."""
    over_half = Comparator.GT if words.lower() in _OVER_HALF.split("|") else None
    return over_half or lexicon.lookup(lexicon.BEFORE, words)


@lru_cache(maxsize=64)
def _after_meaning(words: str) -> Comparator | None:
    return lexicon.lookup(lexicon.AFTER, words)


def is_bounded_with_next(match: re.Match[str]) -> bool:
    """Whether *trở lên* behind the next value is meant here too: *từ 3 chi bộ và 5 đảng viên*."""
    return bool(match["from"]) and bool(_WITH_NEXT.match(match.string, match.end()))


def find_bound(match: re.Match[str], end: int) -> Span | None:
    """Where *trở lên* stands, in *từ 05 đảng viên mới trở lên*."""
    if match["after"] or match["high"] or " trở " not in match.string[end : end + _BOUND_WITHIN]:
        return None
    found = _BOUND.match(match.string, end)
    if not found or _RANKS.search(_ALL_KINDS.sub("", found["words"])):
        return None
    is_near = match["from"] or (found["last"] is not None and found["words"].count(" ") <= _FEW)
    return found.span("bound") if is_near else None


def bounded_by(match: re.Match[str], bound: Span) -> Comparator:
    """The comparison that *trở lên* at a place tells."""
    words = match.string[bound[0] : bound[1]].strip()
    return _after_meaning(words) or Comparator.EQ


def comparator_of(
    match: re.Match[str], high: Decimal | None, change: Direction | None
) -> Comparator:
    """The comparison that the words around a number tell."""
    if high is not None:
        return Comparator.RANGE
    if match["after"]:
        found: Comparator | None = _after_meaning(match["after"])
    elif is_bounded_with_next(match):
        found = Comparator.GE
    else:
        words = match["before_too"] or match["before"]
        if change is Direction.INCREASE and not match["sign"]:  # “vượt tối thiểu 8% dự toán”
            words = match["before"] if _is_over(match["before_too"]) else match["before_too"]
            words = None if _is_over(words) else words
        if (
            words
            and words.strip().lower() in _OVER
            and _LET_NOTHING.search(match.string, 0, match.start())
        ):
            return Comparator.LE  # “không để số ca mắc vượt quá 120 ca”
        found = meaning_before(words.strip()) if words else _meaning_without_words(match)
    return found or Comparator.EQ


def _is_over(words: str | None) -> bool:
    return (words or "").strip().lower() == "vượt"


def is_over(match: re.Match[str]) -> bool:
    """Whether *vượt* stands before a number, beside another word of comparison or alone."""
    return _is_over(match["before"]) or _is_over(match["before_too"])


def _meaning_without_words(match: re.Match[str]) -> Comparator | None:
    """The meaning of words that stand apart: *ít nhất mỗi chi bộ có 01 mô hình*."""
    before = match.string[: match.start()].lower()
    if "quá " in before and _NOT_OVER.search(match.string, 0, match.start()):
        return Comparator.LE
    is_each = "mỗi " in before or "từng " in before
    if is_each and _EACH_AT_LEAST.search(match.string, 0, match.start()):
        return Comparator.GE
    return _meaning_of_from(match)


def _meaning_of_from(match: re.Match[str]) -> Comparator | None:
    """The meaning of *từ* without an end: ``mức quà từ 500.000 đồng/suất`` is at least that."""
    if not match["from"] or not _LEAST.search(match.string, 0, match.start()):
        return None
    return None if _CHANGES.match(match.string, match.end()) else Comparator.GE


def said_around(match: re.Match[str], comparator: Comparator, bound: Span | None) -> SaidWords:
    """The words of comparison that are printed around a number, which readers see as they are."""
    text, first = match.string, match.start("low" if match["larger"] is None else "larger")
    before = " ".join(text[match.start() : first].replace(":", " ").split())
    before = before.rstrip("+-−").rstrip() + ("+" if match["sign"] == "+" else "")
    after = text[bound[0] : bound[1]].strip() if bound else match["after"] or ""
    if comparator is Comparator.EQ and not match["level"]:
        before = before.removeprefix("từ").strip()  # in “huy động từ 45 hộ” it compares nothing
    joint = ""
    if match["high"]:
        between = _JOINT.search(text, match.end("low"), match.start("high"))
        joint = between.group() if between else ""
    elif comparator is Comparator.GE and not after and is_bounded_with_next(match):
        after = "trở lên"
    elif meaning_before(before) is not comparator:
        before = _said_apart(match, comparator, before)
    return SaidWords(before=before, joint=joint, after=after)


def _said_apart(match: re.Match[str], comparator: Comparator, before: str) -> str:
    """The words before a number, with those farther before it that turn what they say.

    Of *không để số ca mắc vượt quá 120 ca*, “không để … vượt quá”; of *không để tăng quá 1%*, all.
    """
    text, start = match.string, match.start()
    if comparator is Comparator.LE:
        found = _LET_NOTHING.search(text, 0, start) or _NOT_OVER.search(text, 0, start)
        negation = _NEGATION.match(text, found.start()) if found else None
        if negation:
            between = text[negation.end() : start].removesuffix("quá ").split()
            said = ["…"] if len(between) > 1 else between
            return " ".join([negation.group(), *said, before or "quá"])
    elif comparator is Comparator.GE and not before:
        found = _EACH_AT_LEAST.search(text, 0, start)
        return " ".join(found.group().split()[:2]) if found else before
    return before


def words_before(match: re.Match[str]) -> tuple[Span, str]:
    """The words of comparison before a number in words, and the place of both."""
    found = _COMPARING.search(match.string, max(0, match.start() - 30), match.start())
    if not found:
        return match.span(), ""
    return (found.start(), match.end()), found["words"]
