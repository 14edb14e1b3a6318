"""Splitting text into tokens: quantities, dates, comparisons, marks, and what looks like them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from enum import Enum, auto
from functools import cache, lru_cache
from typing import NamedTuple, TypeAlias

from thidua.figures import lexicon
from thidua.figures.lexicon import NUMBER, NUMBER_END, NUMBER_START, YEAR
from thidua.figures.model import Baseline, Comparator, FigureDeadline, FigureKind, Span, Value


class ScanMark(Enum):
    """The marks that divide a line."""

    COLON = auto()
    SEMICOLON = auto()
    STOP = auto()
    COMMA = auto()
    AND = auto()
    OPEN = auto()
    CLOSE = auto()


class Quantity(NamedTuple):
    """A number with its unit and the words of comparison around it.

    Attributes:
        value: the number, or the lowest and the highest value of a range.
        of: the total, for ``10/10 xã``.
        unit: as printed.
        noun: what is counted, without ``nghìn`` and the like; empty for units of measurement.
    """

    span: Span
    value: Value
    of: Decimal | None
    unit: str | None
    noun: str
    comparator: Comparator
    kind: FigureKind | None


class Divider(NamedTuple):
    """A mark of punctuation, or *và*."""

    span: Span
    mark: ScanMark


class Against(NamedTuple):
    """Words that compare with an earlier level."""

    span: Span
    baseline: Baseline


class Due(NamedTuple):
    """Words that give a deadline."""

    span: Span
    by: FigureDeadline


class Lookalike(NamedTuple):
    """Digits that are not a figure: a date, an age, the number of a document."""

    span: Span


class UnreadDigits(NamedTuple):
    """Digits that cannot be read as a Vietnamese number."""

    span: Span


Token: TypeAlias = Quantity | Divider | Against | Due | Lookalike | UnreadDigits

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
      |ngày\ +(?P<day>\d{{1,2}})[/-](?P<month>\d{{1,2}})[/-](?P<day_year>{YEAR})
      |tháng\ +(?P<only_month>\d{{1,2}})(?:[/-]|\ +năm\ +)(?P<month_year>{YEAR})
    )(?![\w/])"""

_LEVEL = r"mức\ độ|cấp\ độ|hạng"
_QUANTITY = rf"""(?=\d|từ\ |{_LEVEL}|{_BEFORE})
    (?:(?<!\w)(?:
        (?P<before>{_BEFORE})(?:\ +mức)?[\ :]*(?:(?<!\w)từ\ +)?
        |từ\ +
      )(?:(?<!\w)(?P<before_too>{_BEFORE})\ *)?)?
    (?:(?<!\w)(?P<level>{_LEVEL})\ +)?
    {NUMBER_START}(?P<low>{NUMBER}){NUMBER_END}
    (?:\ ?(?:%|‰)?\ ?(?:[-–—÷]|đến|tới)\ ?(?P<high>{NUMBER}){NUMBER_END}(?!/)
      |/(?P<of>\d+(?:\.\d{{3}})*)(?![\d/]))?
    (?:\ ?(?P<unit>{_spaced(lexicon.UNIT)})
      |\ (?P<noun>(?!(?:{lexicon.NOT_A_NOUN})(?!\w))(?-i:[a-zđà-ỹ]+))(?!\w))?
    (?:\ +(?P<after>{_AFTER}))?"""

# Inside a word only digits and marks can begin a token.
_TOKEN = rf"""(?:(?<!\w)|(?=[\d:;,()\[\].!?…]))(?:
    (?P<against>(?<!\w)(?:{_AGAINST}))
    |(?P<due>(?<!\w)(?:{_DUE}))
    |(?P<lookalike>(?<![\w.,])(?:{_spaced("|".join(lexicon.LOOKALIKES))}))
    |(?P<in_two>{NUMBER_START}{NUMBER}\ (?:tỷ|tỉ|triệu)\ +{NUMBER}\ (?:triệu|nghìn|ngàn))
    |(?P<quantity>{_QUANTITY})
    |(?P<unread>\d(?:[\d.,/]*\d)?)
    |(?P<mark>[:;,()\[\]]|(?<!\w)và(?!\w)|[.!?…](?=\s|$)))"""
_COUNTED = re.compile(rf"(?:{lexicon.COUNTED})(?!\w)", re.IGNORECASE)
_SCALE = re.compile(lexicon.SCALE, re.IGNORECASE)
_TAIL_OF_COMPARISON = re.compile(
    r"\s+(?:đạt|là|tăng|giảm|từ|có|khoảng|ít nhất|tối thiểu|trên|dưới|thêm|phấn đấu)*\s*$",
    re.IGNORECASE,
)
_THOUSANDTHS = 3
_MOST_DAYS, _MOST_MONTHS = 31, 12


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
        if match.lastgroup == "quantity":
            yield _quantity(match)
        elif match.lastgroup == "mark":
            mark = _mark(text, match)
            if mark:
                yield Divider(match.span(), mark)
        elif match.lastgroup == "against":
            yield _against(match)
        elif match.lastgroup == "due":
            yield Due(match.span(), FigureDeadline(match[0], _date(match)))
        elif match.lastgroup == "lookalike":
            yield Lookalike(match.span())
        else:
            yield UnreadDigits(match.span())


def _mark(text: str, match: re.Match[str]) -> ScanMark | None:
    if match[0] not in ".!?…":
        return _MARKS[match[0].lower()]
    rest = text[match.end() :].lstrip(' )”"')
    return ScanMark.STOP if not rest[:1].islower() else None


def _quantity(match: re.Match[str]) -> Token:
    low, of = number(match["low"]), match["of"]
    high = number(match["high"]) if match["high"] else None
    unit = match["unit"] or match["noun"]
    counted = _counted(unit or "", match["noun"] is not None)
    is_date = of and not unit and low <= _MOST_DAYS and number(of) <= _MOST_MONTHS
    if is_date or (match["level"] and unit):
        return Lookalike(match.span())
    if (high is not None and high <= low) or (counted is not None and _is_doubtful(match["low"])):
        return UnreadDigits(match.span())
    return Quantity(
        span=match.span(),
        value=low if high is None else (low, high),
        of=number(of) if of else None,
        unit=match["level"] or (unit.strip() if unit else None),
        noun=counted or "",
        comparator=_comparator(match, high),
        kind=_kind(match, unit),
    )


@lru_cache(maxsize=1024)
def _counted(unit: str, is_noun: bool) -> str | None:
    """The noun in a unit, without ``nghìn`` and the like; None for a unit of measurement."""
    scale = _SCALE.match(unit)
    start = scale.end() if scale else 0
    return unit[start:].strip() if is_noun or _COUNTED.match(unit, start) else None


def _is_doubtful(printed: str) -> bool:
    """Whether the comma in a number of things may be an English one: ``1,400 người``."""
    return len(printed.partition(",")[2]) == _THOUSANDTHS


def _comparator(match: re.Match[str], high: Decimal | None) -> Comparator:
    if match["after"]:
        found = lexicon.lookup(lexicon.AFTER, match["after"])
    elif high is not None:
        found = Comparator.RANGE
    else:
        words = match["before_too"] or match["before"]
        found = lexicon.lookup(lexicon.BEFORE, words.strip()) if words else None
    return found or Comparator.EQ


def _kind(match: re.Match[str], unit: str | None) -> FigureKind | None:
    if match["level"]:
        return FigureKind.LEVEL
    if match["of"]:
        return FigureKind.RATIO
    return FigureKind.MULTIPLE if unit and unit.lower() == "lần" else None


def _against(match: re.Match[str]) -> Against:
    text, start = match[0], match.start()
    if match["against_words"]:
        text = _TAIL_OF_COMPARISON.sub("", text)
    years = re.findall(YEAR, text)
    value = number(match["against_value"]) if match["against_value"] else None
    baseline = Baseline(text, int(years[-1]) if years else None, value)
    return Against((start, start + len(text)), baseline)


def _date(match: re.Match[str]) -> str:
    """The date of a deadline in EDTF (ISO 8601-2)."""
    if match["year"]:
        return match["year"]
    if match["only_month"]:
        return f"{match['month_year']}-{int(match['only_month']):02}"
    return f"{match['day_year']}-{int(match['month']):02}-{int(match['day']):02}"


def number(printed: str) -> Decimal:
    """The value of a Vietnamese number: dots between thousands, comma before decimals; 02 is 2."""
    return Decimal(printed.replace(".", "").replace(",", "."))
