"""Splitting text into tokens: quantities, dates, comparisons, marks, and what looks like them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from thidua.figures import lexicon
from thidua.figures.lengths import is_measured
from thidua.figures.lexicon import NUMBER, NUMBER_END, NUMBER_START, YEAR
from thidua.figures.lookalikes import (
    AFTER_A_WORD,
    AT_A_PLACE,
    FROM_A_DIGIT,
    FROM_A_MARK,
    FROM_A_NUMERAL,
    LENGTH,
    LENGTH_AFTER_A_WORD,
    LINE_NUMBER,
    NAME_STARTS,
    PLACE_WORDS,
    STARTS,
    UNREADABLE_AFTER_A_WORD,
    UNREADABLE_FROM_A_DIGIT,
    UNREADABLE_FROM_A_NUMERAL,
)
from thidua.figures.model import Baseline, FigureDeadline
from thidua.figures.nouns import NOUN
from thidua.figures.numerals import HALF, NUMERAL, PART, number
from thidua.figures.quantities import quantity, spelled_quantity, spelled_share
from thidua.figures.tokens import (
    Against,
    Divider,
    Due,
    Lookalike,
    Quantity,
    ScanMark,
    Token,
    UnreadDigits,
)
from thidua.foundation.patterns import LatePattern, compile_late

_MARKS = {
    ":": ScanMark.COLON,
    ";": ScanMark.SEMICOLON,
    ",": ScanMark.COMMA,
    "(": ScanMark.OPEN,
    "[": ScanMark.OPEN,
    ")": ScanMark.CLOSE,
    "]": ScanMark.CLOSE,
    "và": ScanMark.AND,
}
_STOPS = frozenset(".!?…")
_PLAIN_MARKS = frozenset(":;,)].!?…")


def _spaced(pattern: str) -> str:
    """A pattern of the lexicon with its spaces escaped, for use in a ``re.VERBOSE`` pattern."""
    return pattern.replace(" ", r"\ ")


_BEFORE = _spaced(lexicon.table(lexicon.BEFORE))
_AFTER = _spaced(lexicon.table(lexicon.AFTER))

_EACH = "năm|tháng|quý|tuần|ngày|người|hộ|xã|thôn|ha|môn|lớp|chi bộ"

_AGAINST = rf"""so(?:\ +với)?\ +(?:
      cùng\ +kỳ(?:\ +năm\ +(?:trước|ngoái|{YEAR}))?
      |(?P<against_value>{NUMBER})\ ?(?:%|‰)?(?:\ +(?:của\ +)?(?:năm\ +)?{YEAR})
      |[^,;:.()\d]{{0,60}}?{YEAR}(?:\ ?[-–]\ ?{YEAR})?)(?![\w%])
    |so\ +với\ +(?P<against_words>[^\W\d][^,;:.()\d≥≤<>]*)"""

# ``(?=…)`` tests only the first word. That is fast, and rejects most places in a text.
_BY = "đến|vào|tới|hết|trước|trong|chậm\\ nhất|muộn\\ nhất|hạn\\ cuối"
_END = "hết|cuối|đầu|giữa"
_DUE = rf"""(?={_BY}|{_END}|năm|ngày|tháng|quý)(?:(?:{_BY})\ +)?(?:(?:{_END})\ +)?(?:
      (?:năm\ +(?P<year>{YEAR})(?!\ ?[-–]\ ?{YEAR})
        |(?:(?<=đến\ )|(?<=tới\ )|(?<=trước\ )|(?<=hết\ ))(?P<bare_year>{YEAR})
          (?=\ *(?:[,;:)]|$|(?:đạt|có|là|toàn|tỷ|phấn|hoàn|tăng|giảm|cơ)(?!\w))))
      |(?:ngày\ +|(?<=đến\ )|(?<=trước\ )|(?<=hết\ )|(?<=vào\ )|(?<=nhất\ )
          |(?<=hạn\ cuối\ ))
        (?P<day>\d{{1,2}})(?:[/.-]|\ +tháng\ +)(?P<month>\d{{1,2}})
        (?:[/.-]|\ +năm\ +)(?P<day_year>{YEAR})
      |tháng\ +(?P<only_month>\d{{1,2}})(?:[/-]|\ +năm\ +)(?P<month_year>{YEAR})
      |quý\ +(?P<quarter>IV|I{{1,3}}|[1-4])(?:[/-]|\ +năm\ +)(?P<quarter_year>{YEAR})
    )(?![\w/])"""

_DAY_ALONE = compile_late(r"(?:ngày|tháng) ", re.IGNORECASE)
_DOCUMENT_BEFORE = compile_late(r"(?:\d[\d/-]*[/-][A-ZĐ][\w/.-]*|(?<!\w)số:? \d+[\w/.-]*),? $")
"""Before the day of a document, which is no deadline: *Công văn số 77/VHXH ngày 3/3/2026*."""
_QUARTERS = {"I": "03", "II": "06", "III": "09", "IV": "12"}
_QUARTERS |= dict(zip("1234", list(_QUARTERS.values()), strict=True))

_LEVEL = r"mức\ độ|cấp\ độ|(?<!xếp\ )hạng"
_LARGER = rf"(?:{NUMBER}\ ?(?:tỷ|tỉ|triệu)\ +(?={NUMBER}\ ?(?:triệu|tr|nghìn|ngàn|đồng|đ)(?!\w)))+"
_TO = r"(?:đến|tới)(?:\ (?:dưới|không\ quá))?"
_DASH = r"[-–—÷~](?:\ ?(?:dưới|<))?"
"""Between the ends of a range: *5 - dưới 7*, *80 - < 90*."""
_TWICE = rf"""\ ?(?P<twice>[^\W\d][\w/²³\ ]{{0,15}}?)\ {_TO}
    \ (?={NUMBER}\ ?(?P=twice)(?!\w))"""
"""Between the ends of a range that has its unit at both: *300.000 đồng đến 500.000 đồng/suất*."""
_NUMBER = rf"""(?:(?P<sign>[−+±]|(?<=[\ :(])-)(?=\d))?
    {NUMBER_START}(?P<larger>{_LARGER})?(?P<low>{_spaced(lexicon.SPACED)}|{NUMBER}){NUMBER_END}
    (?:\ \((?P<again>{NUMERAL})\)(?=\ [^\W\d]))?
    (?:(?:\ ?(?:%|‰)?\ ?(?:{_DASH}|{_TO})\ ?|{_TWICE})(?P<high>{NUMBER}){NUMBER_END}(?!/)
      |/(?P<of>\d+(?:\.\d{{3}})*(?:,\d+)?)(?![\d/]|[.,]\d))?
    (?:\ ?(?:(?P<unit>{_spaced(lexicon.ANY_UNIT)})
        |(?P<noun>(?:(?:vạn|nghìn|ngàn)\ )?{_spaced(NOUN)}))
      (?P<shared>(?:{_spaced(lexicon.SHARED)}(?!\w))*))?
    (?:\ +(?P<after>{_AFTER})(?P<per>/(?:{_EACH})(?!\w))?)?"""
_LED = rf"""(?:(?:
        (?P<before>{_BEFORE})(?:\ +(?:mức|là|đạt))?[\ :]*(?:(?<!\w)từ\ +)?
        |(?P<from>từ\ +)
      )(?:(?<!\w)(?P<before_too>{_BEFORE})\ *)?)?
    (?:(?<!\w)(?P<level>{_LEVEL})\ +)?
    {_NUMBER}"""
_SPELLED = rf"(?P<numeral>{_spaced(NUMERAL)})\ (?P<spelled_unit>{_spaced(lexicon.UNIT)})"
_SHARE = rf"(?:{_spaced(HALF)}|{_spaced(PART)})(?=\ (?:số|tổng|các|dân)(?!\w))"

_AFTER_A_WORD = rf"""(?:
    (?P<against>{_AGAINST})
    |(?P<due>{_DUE})
    |(?P<lookalike>(?<![.,])(?:{_spaced("|".join(AFTER_A_WORD))})))"""
_AT_A_PLACE = rf"(?P<lookalike>(?<![.,])(?:{_spaced(AT_A_PLACE)}))"
_REST_AFTER_A_WORD = rf"""(?:
    (?P<length>{_spaced(LENGTH_AFTER_A_WORD)})
    |(?P<not_read>{_spaced("|".join(UNREADABLE_AFTER_A_WORD))}))"""
_FROM_A_NUMERAL = rf"""(?:
    (?P<lookalike>{_spaced("|".join(FROM_A_NUMERAL))})
    |(?P<not_read>{_spaced(UNREADABLE_FROM_A_NUMERAL)})
    |(?P<share>{_SHARE})
    |(?P<spelled>{_SPELLED}))"""
_FROM_A_DIGIT = rf"""(?:
    (?P<lookalike>(?<![\w.,])(?:{_spaced("|".join(FROM_A_DIGIT))}))
    |(?P<length>(?<![\w.,]){_spaced(LENGTH)})
    |(?P<not_read>(?<![\w.,])(?:{_spaced("|".join(UNREADABLE_FROM_A_DIGIT))})))"""
_FROM_A_MARK = rf"(?P<lookalike>{_spaced('|'.join(FROM_A_MARK))})"

# Most words of a line begin no token: only those listed here are looked at, and most of them only
# where a digit follows soon.
_ANYWHERE = frozenset({"so", "bằng"})
_NUMERAL_WORDS = "một|hai|ba|bốn|sáu|bảy|bẩy|tám|chín|mười|nửa"
_COMPARING_WORDS = (
    "chí|ngót|vào|tới|cuối|đầu|hạng|bằng|đạt|ít|tối|thấp|cao|nhiều|hơn|vượt|chưa|khoảng|ước|dự|tầm|xấp|chừng|"
    "gần|không"
)
_NUMERALS = frozenset(_NUMERAL_WORDS.split("|"))
_NEAR_A_DIGIT = STARTS | frozenset(_COMPARING_WORDS.split("|"))
_STARTING = _ANYWHERE | _NUMERALS | _NEAR_A_DIGIT | NAME_STARTS | {"và"}
_BY_WORDS = frozenset(re.findall(r"\w+", f"{_BY}|{_END}"))
_ONLY_COMPARING = _NEAR_A_DIGIT - STARTS - NAME_STARTS - _ANYWHERE - _BY_WORDS
"""Words of comparison with which nothing but a quantity begins."""
_NEAR, _NEAR_IN_NAMES = 36, 16
_TENS = compile_late(r" (?:mươi|trăm|nghìn|ngàn)(?!\w)", re.IGNORECASE)
_CANDIDATE = compile_late(
    r"[^\W\d_]+|\d|[:;,()\[\]]|[“\"≥≤<>~≈=+−±×*]|-(?=\d)|[-–](?<=% [-–])(?= [^\W\d])|[.!?…](?=\s|$)"
)
_DIGIT = compile_late(r"\d")
_TEARS = compile_late(r" ?(?:[.,]{1,2}|->|→) ?")
_CODED = compile_late(r"\d-\d+-\d")
_CODE = compile_late(r"[.-]?\d")
_LINE_NUMBER = compile_late(LINE_NUMBER)
_TAIL_OF_COMPARISON = compile_late(
    r"\s+(?:đạt|là|tăng|giảm|từ|có|khoảng|ít nhất|tối thiểu|trên|dưới|thêm|phấn đấu)*\s*$",
    re.IGNORECASE,
)


_FLAGS = re.IGNORECASE | re.VERBOSE
_QUANTITY = LatePattern(f"(?P<quantity>{_LED})", _FLAGS)
_UNREAD = LatePattern(r"(?P<unread>\d(?:[\d.,/]*\d)?)", _FLAGS)
_BEFORE_PLACES = LatePattern(_AFTER_A_WORD, _FLAGS)
_BEHIND_PLACES = LatePattern(_REST_AFTER_A_WORD, _FLAGS)

# What can begin at a place, the first that fits. The patterns stand apart because large ones take
# long to compile: that of quantities is needed by all, that of places by few texts.
_WORD = (_BEFORE_PLACES, _BEHIND_PLACES, _QUANTITY)
_PLACE = (_BEFORE_PLACES, LatePattern(_AT_A_PLACE, _FLAGS), _BEHIND_PLACES, _QUANTITY)
_NUMBER_OR_DATE = (LatePattern(_FROM_A_DIGIT, _FLAGS), _QUANTITY, _UNREAD)
_COMPARED = (_QUANTITY,)
_MARK = (LatePattern(_FROM_A_MARK, _FLAGS), _QUANTITY)
_NUMERAL = (LatePattern(_FROM_A_NUMERAL, _FLAGS),)


def scan(text: str) -> list[Token]:
    """All tokens of a text in order; every digit of the text is in one of them.

    Args:
        text: in NFC, with plain signs.
    """
    tokens = list(_tokens(text))
    if any(isinstance(token, UnreadDigits) for token in tokens):
        tokens = list(_without_torn(text, tokens))
    return tokens


def _without_torn(text: str, tokens: list[Token]) -> Iterator[Token]:
    """The tokens, with what may be the rest of an unread number unread too: ``97 ,5%``."""
    unread = 0
    for token in tokens:
        if unread and isinstance(token, Quantity):
            is_torn = _TEARS.fullmatch(text[unread : token.span[0]])
            token = UnreadDigits(token.span) if is_torn else token  # noqa: PLW2901
        if isinstance(token, UnreadDigits):  # a code such as “NPK 5-10-3” is whole
            unread = 0 if _CODED.search(text, *token.span) else token.span[1]
        yield token


def _tokens(text: str) -> Iterator[Token]:
    own = _LINE_NUMBER.match(text)
    if own:
        yield Lookalike(own.span())
    at = own.end() if own else 0
    for found in _CANDIDATE.finditer(text, at):
        sign = found[0]
        if found.start() < at or (sign.isalpha() and not _may_begin(text, sign, found.end())):
            continue
        match = _match(text, found)
        token = _token(match) if match else _divider(found)
        if match:
            at = match.end()
        if token:
            yield token


def _may_begin(text: str, word: str, end: int) -> bool:
    """Whether a token can begin with a word; most words of a line begin none."""
    if word.lower() in _STARTING:
        return True
    return word[0].isupper() and bool(_CODE.match(text, end))


def _match(text: str, found: re.Match[str]) -> re.Match[str] | None:
    """The token that begins at a place, if it is more than a mark."""
    sign, start = found[0], found.start()
    patterns: tuple[LatePattern, ...] = ()
    if sign.isdecimal():
        patterns = _NUMBER_OR_DATE
    elif sign.isalpha():
        patterns = _word_patterns(text, sign.lower(), start, found.end())
    elif sign not in _PLAIN_MARKS:
        patterns = _MARK
    for pattern in patterns:
        match = pattern.compiled.match(text, start)
        if match:
            is_length = match.lastgroup == "length"
            if is_length and is_measured(text, match):
                return _QUANTITY.compiled.match(text, start)
            return match
    return None


def _word_patterns(text: str, word: str, start: int, end: int) -> tuple[LatePattern, ...]:
    """What a token that begins with a word can be; nothing if no token can begin with it."""
    if start and text[start - 1].isalnum():
        return ()
    if word in _NUMERALS or (word == "năm" and _TENS.match(text, end)):
        return _NUMERAL
    near = _NEAR if word in _NEAR_A_DIGIT else _NEAR_IN_NAMES if word in NAME_STARTS else 0
    is_code = text[start].isupper() and _CODE.match(text, end)
    if word in _ONLY_COMPARING and not is_code:
        return _COMPARED if _DIGIT.search(text, end, end + near) else ()
    if word in _ANYWHERE or (near and _DIGIT.search(text, end, end + near)) or is_code:
        return _PLACE if word in PLACE_WORDS else _WORD
    return ()


def _divider(found: re.Match[str]) -> Divider | None:
    """The mark at a place, or *và*; None for any other sign or word."""
    sign = found[0]
    mark = _MARKS.get(sign) or _MARKS.get(sign.lower())
    if mark:
        return Divider(found.span(), mark)
    if sign in "-–" and found.string[: found.start()].endswith("% "):
        return Divider(found.span(), ScanMark.SEMICOLON)  # “nông nghiệp 30% - dịch vụ 40%”
    if sign not in _STOPS:
        return None
    rest = found.string[found.end() :].lstrip(' )”"')
    return Divider(found.span(), ScanMark.STOP) if not rest[:1].islower() else None


def _unread(match: re.Match[str]) -> Token:
    return UnreadDigits(match.span())


def _lookalike(match: re.Match[str]) -> Token:
    return Lookalike(match.span())


def _against(match: re.Match[str]) -> Against:
    text, start = match[0], match.start()
    if match["against_words"]:
        text = _TAIL_OF_COMPARISON.sub("", text)
    years = re.findall(YEAR, text)
    value = number(match["against_value"]) if match["against_value"] else None
    baseline = Baseline(text, int(years[-1]) if years else None, value)
    return Against((start, start + len(text)), baseline)


def _due(match: re.Match[str]) -> Due | Lookalike:
    if _DAY_ALONE.match(match[0]) and _DOCUMENT_BEFORE.search(match.string, 0, match.start()):
        return Lookalike(match.span())
    return Due(match.span(), FigureDeadline(match[0], _date(match)))


def _date(match: re.Match[str]) -> str:
    """The date of a deadline in EDTF (ISO 8601-2)."""
    if match["year"] or match["bare_year"]:
        return match["year"] or match["bare_year"]
    if match["quarter"]:
        return f"{match['quarter_year']}-{_QUARTERS[match['quarter'].upper()]}"
    if match["only_month"]:
        return f"{match['month_year']}-{int(match['only_month']):02}"
    return f"{match['day_year']}-{int(match['month']):02}-{int(match['day']):02}"


_MAKERS: dict[str, Callable[[re.Match[str]], Token | None]] = {
    "against": _against,
    "due": _due,
    "lookalike": _lookalike,
    "length": _lookalike,
    "not_read": _unread,
    "quantity": quantity,
    "share": spelled_share,
    "spelled": spelled_quantity,
    "unread": _unread,
}
"""What makes a token of each group of the patterns."""


def _token(match: re.Match[str]) -> Token | None:
    return _MAKERS[match.lastgroup or ""](match)
