"""Splitting text into tokens: quantities, dates, comparisons, marks, and what looks like them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from thidua.figures import lexicon
from thidua.figures.lexicon import NUMBER, NUMBER_END, NUMBER_START, YEAR
from thidua.figures.lookalikes import LOOKALIKES, UNREADABLE
from thidua.figures.model import Baseline, FigureDeadline
from thidua.figures.nouns import NOUN
from thidua.figures.numerals import HALF, NUMERAL, PART
from thidua.figures.quantities import number, quantity, spelled_quantity, spelled_share
from thidua.figures.tokens import (
    Against,
    Divider,
    Due,
    Lookalike,
    ScanMark,
    Token,
    UnreadDigits,
)

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


def _spaced(pattern: str) -> str:
    """A pattern of the lexicon with its spaces escaped, for use in a ``re.VERBOSE`` pattern."""
    return pattern.replace(" ", r"\ ")


_BEFORE = _spaced(lexicon.table(lexicon.BEFORE))
_AFTER = _spaced(lexicon.table(lexicon.AFTER))

_AGAINST = rf"""so(?:\ +với)?\ +(?:
      cùng\ +kỳ(?:\ +năm\ +(?:trước|ngoái|{YEAR}))?
      |(?P<against_value>{NUMBER})\ ?(?:%|‰)?(?:\ +(?:của\ +)?(?:năm\ +)?{YEAR})
      |[^,;:.()\d]{{0,60}}?{YEAR}(?:\ ?[-–]\ ?{YEAR})?)(?![\w%])
    |so\ +với\ +(?P<against_words>[^\W\d][^,;:.()\d≥≤<>]*)"""

# ``(?=…)`` tests only the first word. That is fast, and rejects most places in a text.
_BY, _END = "đến|vào|tới|hết|trước|trong", "hết|cuối|đầu"
_DUE = rf"""(?={_BY}|{_END}|năm|ngày|tháng)(?:(?:{_BY})\ +)?(?:(?:{_END})\ +)?(?:
      năm\ +(?P<year>{YEAR})(?!\ ?[-–]\ ?{YEAR})
      |(?:ngày\ +|(?<=đến\ )|(?<=trước\ )|(?<=hết\ )|(?<=vào\ ))
        (?P<day>\d{{1,2}})[/-](?P<month>\d{{1,2}})[/-](?P<day_year>{YEAR})
      |tháng\ +(?P<only_month>\d{{1,2}})(?:[/-]|\ +năm\ +)(?P<month_year>{YEAR})
    )(?![\w/])"""

_LEVEL = r"mức\ độ|cấp\ độ|hạng"
_NOUN = _spaced(NOUN)
_QUANTITY = rf"""(?=[\d+±−-]|từ\ |{_LEVEL}|{_BEFORE})
    (?:(?<!\w)(?:
        (?P<before>{_BEFORE})(?:\ +mức)?[\ :]*(?:(?<!\w)từ\ +)?
        |(?P<from>từ\ +)
      )(?:(?<!\w)(?P<before_too>{_BEFORE})\ *)?)?
    (?:(?<!\w)(?P<level>{_LEVEL})\ +)?
    (?:(?P<sign>[−+±]|(?<=[\ :])-)(?=\d))?
    {NUMBER_START}(?P<low>{_spaced(lexicon.SPACED)}|{NUMBER}){NUMBER_END}
    (?:\ ?(?:%|‰)?\ ?(?:[-–—÷~]|đến|tới)\ ?(?P<high>{NUMBER}){NUMBER_END}(?!/)
      |/(?P<of>\d+(?:\.\d{{3}})*)(?![\d/]))?
    (?:\ ?(?P<unit>{_spaced(lexicon.UNIT)})
      |\ ?(?P<noun>{_NOUN}))?
    (?:\ +(?P<after>{_AFTER}))?"""
_SPELLED = rf"""(?:(?P<spelled_before>{_BEFORE})\ +)?
    (?P<numeral>{_spaced(NUMERAL)})\ (?P<spelled_unit>{_spaced(lexicon.ANY_UNIT)})"""
_SHARE = rf"""(?:(?P<share_before>{_BEFORE})\ +)?(?:{_spaced(HALF)}|{_spaced(PART)})
    (?=\ (?:số|tổng|các|dân)(?!\w))"""

# Inside a word only digits and marks can begin a token.
_TOKEN = rf"""(?:(?<!\w)|(?=[\d:;,()\[\].!?…]))(?:
    (?P<against>(?<!\w)(?:{_AGAINST}))
    |(?P<due>(?<!\w)(?:{_DUE}))
    |(?P<lookalike>(?<![\w.,])(?:{_spaced("|".join(LOOKALIKES))}))
    |(?P<not_read>(?<![\w.,])(?:{_spaced("|".join(UNREADABLE))}))
    |(?P<quantity>{_QUANTITY})
    |(?P<share>(?<!\w)(?:{_SHARE}))
    |(?P<spelled>(?<!\w)(?:{_SPELLED}))
    |(?P<unread>\d(?:[\d.,/]*\d)?)
    |(?P<mark>[:;,()\[\]]|(?<!\w)và(?!\w)|[.!?…](?=\s|$)))"""
_TAIL_OF_COMPARISON = re.compile(
    r"\s+(?:đạt|là|tăng|giảm|từ|có|khoảng|ít nhất|tối thiểu|trên|dưới|thêm|phấn đấu)*\s*$",
    re.IGNORECASE,
)


@cache
def _token_pattern() -> re.Pattern[str]:
    """The pattern of a token, compiled when first needed: often all lines are in the cache."""
    return re.compile(_TOKEN, re.IGNORECASE | re.VERBOSE)


def scan(text: str) -> list[Token]:
    """All tokens of a text in order; every digit of the text is in one of them.

    Args:
        text: in NFC.
    """
    return list(_tokens(text))


def _tokens(text: str) -> Iterator[Token]:
    at, pattern = 0, _token_pattern()
    while match := pattern.search(text, at):
        at = match.end()
        token = _TOKENS[match.lastgroup or "unread"](match)
        if token:
            yield token


def _unread(match: re.Match[str]) -> Token:
    return UnreadDigits(match.span())


def _lookalike(match: re.Match[str]) -> Token:
    return Lookalike(match.span())


def _mark(match: re.Match[str]) -> Divider | None:
    if match[0] not in ".!?…":
        return Divider(match.span(), _MARKS[match[0].lower()])
    rest = match.string[match.end() :].lstrip(' )”"')
    return Divider(match.span(), ScanMark.STOP) if not rest[:1].islower() else None


def _against(match: re.Match[str]) -> Against:
    text, start = match[0], match.start()
    if match["against_words"]:
        text = _TAIL_OF_COMPARISON.sub("", text)
    years = re.findall(YEAR, text)
    value = number(match["against_value"]) if match["against_value"] else None
    baseline = Baseline(text, int(years[-1]) if years else None, value)
    return Against((start, start + len(text)), baseline)


def _due(match: re.Match[str]) -> Due:
    return Due(match.span(), FigureDeadline(match[0], _date(match)))


def _date(match: re.Match[str]) -> str:
    """The date of a deadline in EDTF (ISO 8601-2)."""
    if match["year"]:
        return match["year"]
    if match["only_month"]:
        return f"{match['month_year']}-{int(match['only_month']):02}"
    return f"{match['day_year']}-{int(match['month']):02}-{int(match['day']):02}"


_TOKENS = {
    "against": _against,
    "due": _due,
    "lookalike": _lookalike,
    "not_read": _unread,
    "quantity": quantity,
    "share": spelled_share,
    "spelled": spelled_quantity,
    "unread": _unread,
    "mark": _mark,
}
"""What makes a token of each group of the pattern."""
